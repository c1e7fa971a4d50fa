"""Who may see whose work: a coder, whoever names nobody, and everybody after the comparison."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from codekit.errors import BlindRoundError, UnknownNameError
from codekit.model.rounds import COMPLETE, OPEN, Round
from codekit.workflow.coding import export
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.visibility import LEAD, Sight
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, folder_of, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Ana and ben have finished the blind r1, ana and lee are at work in the open p1, ben has finished p2."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    start(made, "p1", kind="initial", coders=["ana", "lee"], transcripts=["T01"])
    code(made, segments([("T01", 3, "MONEY", "ana"), ("T01", 1, "REL", "lee")]), round_id="p1", partial=True)
    start(made, "p2", kind="initial", coders=["ben"], transcripts=["T02"])
    code(made, segments([("T02", 1, "BOX.OWN", "ben")]), round_id="p2")
    return made


def exported(study: Study, viewer: str) -> set[tuple[str, str]]:
    """Whose codings of which round a viewer is given."""
    path = folder_of(study).parent / "all.csv"
    export.export_codings(study, path, coder=viewer)
    with path.open(encoding="utf-8-sig") as rows:
        return {(row["round"], row["coder"]) for row in csv.DictReader(rows)}


@pytest.mark.parametrize(
    ("viewer", "expected"),
    [
        ("ana", {("r1", "ana"), ("p1", "ana")}),  # blind in r1: nothing of anybody else, anywhere
        ("ben", {("r1", "ben"), ("p2", "ben")}),
        ("lee", {("p1", "lee"), ("p2", "ben")}),  # p1 is open, p2 complete
        (LEAD, {("p1", "ana"), ("p1", "lee"), ("p2", "ben")}),
    ],
)
def test_each_viewer_is_given_what_the_window_would_show(
    study: Study, viewer: str, expected: set[tuple[str, str]]
) -> None:
    """A coder what that coder sees in the window; whoever names nobody all that is in no blind round."""
    assert expected == exported(study, viewer)


def test_what_was_compared_everybody_sees(study: Study) -> None:
    """And who is blind nowhere any more sees complete rounds of others."""
    agree(study, "r1")

    both = {("r1", "ana"), ("r1", "ben")}
    assert {*both, ("p1", "ana"), ("p2", "ben")} == exported(study, "ana")
    assert both <= exported(study, "lee")


def test_an_unknown_viewer_is_an_error(study: Study) -> None:
    """Nobody is taken for somebody else."""
    with pytest.raises(UnknownNameError, match="no coder 'anna'"):
        exported(study, "anna")


def test_a_blind_coder_is_not_told_of_rounds_of_others() -> None:
    """The refusal names the coder's own blind round, never one that the coder does not know of."""
    hidden = Round("a0", "double", ("T01",), ("ben", "lee"), "food@1.0", blind=True)
    mine = Round("r1", "double", ("T01",), ("ana", "ben"), "food@1.0", blind=True)
    plain = Round("p1", "initial", ("T01",), ("ana",), "food@1.1")
    sight = Sight("ana", (hidden, mine, plain))

    with pytest.raises(BlindRoundError, match="round r1 is blind"):
        sight.refuse_others(plain, COMPLETE)
    assert [mine, plain] == sight.shown
    assert (True, False) == (sight.knows_version("food@1.0"), sight.knows_version("food@1.2"))
    assert Sight("cy", (hidden, mine, plain)).knows_version("food@1.2")


def test_the_matrix_counts_nothing_of_a_round_that_was_made_blind(tmp_path: Path) -> None:
    """An initial round started with --blind stays so until it is closed."""
    study = build(tmp_path)
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T03"], blind=True)
    code(study, segments([("T03", 1, "REL", "lee")]))

    found = tabulate.matrix(study, "food")

    assert not any(found.layers.values())
    assert "round p1 is blind, so nothing of it counts before it is closed" in map(str, found.warnings)


def test_nobody_learns_who_has_begun(study: Study) -> None:
    """Begun and not begun are shown alike while the round is blind."""
    round_ = study.round("r1")

    assert ["not finished", "not finished", "finished"] == [
        visibility.state_shown(round_, state) for state in ("todo", "started", "finished")
    ]
    assert "started" == visibility.state_shown(study.round("p1"), "started")


def test_alone_in_an_open_round_there_is_nothing_to_hide() -> None:
    """Whoever is the only coder waits for nobody; with another coder, or blind somewhere, the rule holds."""
    alone = Round("p1", "initial", ("T01",), ("ana",), "food@1.1")
    together = Round("p2", "initial", ("T01",), ("ana", "ben"), "food@1.1")
    blind = Round("r1", "double", ("T01",), ("ana", "ben"), "food@1.0", blind=True)
    free, held = Sight("ana", (alone, together)), Sight("ana", (alone, together, blind))

    assert [True, False] == [free.sees_others(one, OPEN) for one in (alone, together)]
    assert [False, False] == [held.sees_others(one, OPEN) for one in (alone, together)]
    assert not Sight("lee", (alone, together)).sees_others(alone, OPEN)
    assert free.hidden(alone, OPEN) is None
    assert "when everybody has finished" in str(free.hidden(together, OPEN))
    assert "round r1 is blind" in str(held.hidden(alone, OPEN))
