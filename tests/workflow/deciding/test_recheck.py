"""A changed definition lists the codings that need another look, until somebody confirms them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.workflow.deciding import decisions, recheck
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.deciding.recheck import Needed
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, CODEBOOK, agree, build, code, folder_of, segments, start, write

CHANGED = (
    CODEBOOK.replace('"1.0"', '"1.1"')
    .replace("exclude: Time.", "exclude: Time and loans.")
    .replace("name: Containers", "name: Boxes")
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared double round under version 1.0; in 1.1 MONEY excludes more, and a label is new."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    write(folder_of(made) / "codebooks" / "food.yaml", CHANGED)
    return open_study(folder_of(made))


def listed(study: Study, **more: str) -> list[tuple[str, str, str]]:
    """Transcript, coder and code of what needs another look."""
    found = recheck.recheck(study, "food", "1.0", "1.1", **more)
    return [(n.coding.transcript, n.coding.coder, n.coding.code) for n in found]


def some(study: Study) -> list[Needed]:
    """The codings as they are listed."""
    return recheck.recheck(study, "food", "1.0", "1.1")


def test_only_codings_of_codes_that_changed_in_meaning_are_listed(study: Study) -> None:
    """A new label changes nothing; the field that changed is named."""
    assert [("T01", "ana", "MONEY"), ("T01", "ben", "MONEY"), ("T03", "ben", "MONEY")] == listed(study)
    assert {("exclude",)} == {needed.changes for needed in some(study)}


def test_confirmed_codings_are_off_the_list(study: Study) -> None:
    """By one event for each round; an id may be shortened, "all" means all."""
    needed = some(study)
    first = recheck.chosen(needed, [needed[0].coding.id[:8]])

    assert 1 == recheck.confirm(study, first, codebook="food@1.1", by="lee", reason="no loan")
    assert 2 == len(listed(study))
    assert 2 == recheck.confirm(study, recheck.chosen(some(study), ["all"]), codebook="food@1.1", by="lee")
    assert [] == listed(study)
    with pytest.raises(CodekitError, match="0 codings that need a check begin with 'zz'"):
        recheck.chosen(needed, ["zz"])


def test_a_confirmation_holds_for_that_version(study: Study) -> None:
    """The next change asks again."""
    recheck.confirm(study, some(study), codebook="food@1.1", by="lee")
    write(
        folder_of(study) / "codebooks" / "food.yaml", CHANGED.replace('"1.1"', '"1.2"').replace("Who pays.", "Payers.")
    )

    assert 3 == len(recheck.recheck(open_study(folder_of(study)), "food", "1.0", "1.2"))


def test_a_second_pass_under_the_new_version_counts_as_another_look(tmp_path: Path) -> None:
    """Confirmed or replaced there, a coding is off the list; what it only left alone stays on it."""
    made = build(tmp_path)
    start(made, "p1", kind="initial", coders=["ana"], transcripts=["T01"])
    code(made, segments([("T01", 3, "MONEY", "ana"), ("T01", 4, "MONEY", "ana")]), round_id="p1")
    write(folder_of(made) / "codebooks" / "food.yaml", CHANGED)
    made = open_study(folder_of(made))
    assert 2 == len(listed(made))
    start(made, "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
    head = "transcript,start,end,code,coder,action\n"
    code(made, head + "T01,152,182,MONEY,lee,confirm\n", round_id="p2")

    assert [("T01", "ana", "MONEY")] == listed(made)


def test_a_blind_round_shows_a_viewer_only_their_own(tmp_path: Path) -> None:
    """Before the comparison."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    write(folder_of(made) / "codebooks" / "food.yaml", CHANGED)
    made = open_study(folder_of(made))

    assert [] == listed(made)
    assert [("T01", "ben", "MONEY"), ("T03", "ben", "MONEY")] == listed(made, viewer="ben")


def test_an_unknown_version_is_an_error_with_the_nearest(study: Study) -> None:
    """Frozen versions and the working copy are known."""
    with pytest.raises(UnknownNameError, match=r"no version '1\.3'"):
        recheck.recheck(study, "food", "1.0", "1.3")


def test_a_problem_is_dealt_with_when_a_later_version_changes_one_of_its_codes(study: Study) -> None:
    """The list says in which."""
    decisions.decide(study, "r1", "T01:2", Wish("both", problem="are loans money?"), by="lee")
    decisions.decide(study, "r1", "T01:1", Wish("both", problem="is a list sending?"), by="lee")

    assert {"are loans money?": "changed in 1.1", "is a list sending?": "open"} == {
        problem.problem: problem.status for problem in recheck.problems(study, "food")
    }
