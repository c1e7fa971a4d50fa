"""A round with rotating pairs: everybody sees only what is theirs, and missing stays missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.model.events import Coding, stamp
from codekit.workflow.coding import files as coding_files
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.rounds import counted, rounds
from codekit.workflow.study.study import Study
from studies import agree, build, code, segments, start

PAIRS = {"T01": ["ana", "ben"], "T02": ["ana", "lee"], "T03": ["ben", "lee"]}
CODED = segments(
    [
        ("T01", 1, "REL", "ana"),
        ("T01", 1, "REL", "ben"),
        ("T02", 1, "BOX.OWN", "ana"),
        ("T02", 3, "REL", "lee"),
        ("T03", 1, "REL", "ben"),
        ("T03", 3, "REL.DEAL", "lee"),
    ]
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three transcripts, three coders, each transcript coded by two of them."""
    made = build(tmp_path, memory=True)
    start(made, coders=["ana", "ben", "lee"], assignments=PAIRS)
    return made


def test_progress_counts_what_is_assigned(study: Study) -> None:
    """Two transcripts each; the round is complete when the six assignments are finished."""
    found = rounds.progress(study, study.round("r1"))
    assert ([(0, 2)] * 3, 6, "open") == (
        [found.count(c) for c in found.round.coders],
        len(found.assignments),
        found.state,
    )

    code(study, CODED)

    found = rounds.progress(study, study.round("r1"))
    assert ([(2, 2)] * 3, "complete") == ([found.count(c) for c in found.round.coders], found.state)


def test_sheets_are_written_for_assigned_transcripts_only(study: Study, tmp_path: Path) -> None:
    """And codings of another transcript are refused, by name."""
    paths = coding_files.write_sheets(study, tmp_path / "sheets", coder="ben", round_id="r1", scheme="turn")
    assert ["T01.xlsx", "T03.xlsx"] == [path.name for path in paths]

    with pytest.raises(CodekitError, match="T02 is not assigned to ben"):
        code(study, segments([("T02", 1, "REL", "ben")]), round_id="r1")
    with pytest.raises(CodekitError, match="no open round has coder ben and transcript T02"):
        code(study, segments([("T02", 1, "REL", "ben")]))


def test_missing_stays_missing_in_agreement(study: Study) -> None:
    """Each pair is compared on the transcript that both coded: 3, 2 and 2 units."""
    code(study, CODED)
    report = agree(study, "r1").report

    pairs = {pair.coders: pair.n_units for pair in report.pairs if pair.code == "REL"}
    assert {("ana", "ben"): 3, ("ana", "lee"): 2, ("ben", "lee"): 2} == pairs
    assert 7 == report.codes[0].n_units


def test_a_ledger_of_somebody_who_was_not_assigned_does_not_count(study: Study) -> None:
    """It may come in by a merge; it is no coder of this transcript."""
    code(study, CODED)
    before = agree(study, "r1").report.to_json()
    text = study.transcript("T03")
    stray = Coding(
        **stamp("ana"), round="r1", coder="ana", transcript="T03", code="MONEY", start=51, end=60,
        text_sha=text.sha256[:16], quote=text.text[51:60], codebook="food@1.0",
    )  # fmt: skip
    study.store.append([stray])

    assert before == agree(study, "r1").report.to_json()


def test_clusters_and_consensus_are_of_those_who_coded(study: Study) -> None:
    """Agreed means: by both coders of the transcript; nobody else can be accepted there."""
    code(study, CODED)
    agree(study, "r1")
    found = decisions.adjudication(study, "r1")
    assert (["T01:a1"], ("ben", "lee")) == ([c.id for c in found.agreed], found.coders_of("T03"))
    with pytest.raises(CodekitError, match="no coder 'ben'"):
        decisions.decide(study, "r1", found.clusters[0].id, Wish("accept", coder="ben"), by="ana")

    for cluster in found.clusters:
        decisions.decide(study, "r1", cluster.id, Wish("both"), by="ana")
    for coder in ("ana", "ben", "lee"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")

    counts = counted.Chooser(study, study.codebook("food")).choose(["T01", "T02", "T03"]).by_transcript
    assert [1, 2, 2] == [len(counts[id_].codings) for id_ in ("T01", "T02", "T03")]
    assert {"T01", "T03"} == {fate.cluster.partition(":")[0] for fate in consensus.fates(study, "r1", "ben")}


@pytest.mark.parametrize(
    ("assignments", "message"),
    [
        ({"T09": ["ana", "ben"]}, "no transcript 'T09'"),
        ({"T01": ["ana", "bne"]}, "no coder 'bne'"),
        ({"T01": ["ana"]}, "T01 is assigned to 1 coder"),
        ({id_: ["ana", "ben"] for id_ in PAIRS}, "no transcript is assigned to lee"),
    ],
)
def test_assignments_that_do_not_fit_are_refused(
    tmp_path: Path, assignments: dict[str, list[str]], message: str
) -> None:
    """And no round exists afterwards."""
    made = build(tmp_path, memory=True)

    with pytest.raises(CodekitError, match=message):
        start(made, coders=["ana", "ben", "lee"], assignments=assignments)

    assert [] == made.rounds()


def test_assignments_as_people_write_them() -> None:
    """Spaces do no harm; anything else is one error."""
    assert {"T01": ["ana", "ben"]} == rounds.parse_assignments(["T01 = ana + ben"])
    for wrong in ("T01", "T01=", "=ana+ben"):
        with pytest.raises(CodekitError, match="is no assignment"):
            rounds.parse_assignments([wrong])
