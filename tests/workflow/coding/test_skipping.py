"""Skipped units: entered by command, table or sheet, taken back, carried out again, and never coded as well."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from codekit.errors import CodekitError, ProblemsError, RoundStateError
from codekit.formats import coding_table
from codekit.reporting.agreement import build as build_report
from codekit.workflow.coding import export, files
from codekit.workflow.coding.skipping import skip
from codekit.workflow.comparing.compare import Options
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.reports import agreement_report
from codekit.workflow.rounds import counted
from codekit.workflow.rounds.assignments import finish
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews and a double round in which nothing is coded."""
    made = build(tmp_path, memory=True)
    start(made)
    return made


def skipped(study: Study, coder: str = "ana", transcript: str = "T01") -> list[str]:
    """The words that a coder skipped."""
    text = study.transcript(transcript).text
    layer = study.layers(study.round("r1")).get(coder, transcript)
    return [text[event.start : event.end] for event in layer.skipped]


def without(table: str, *starts: str) -> str:
    """A table without the rows that begin so."""
    return "\n".join(line for line in table.splitlines() if not line.startswith(starts)) + "\n"


TURN_4 = "Nobody has said what comes then."


def test_segments_are_skipped_by_their_numbers_and_taken_back(study: Study) -> None:
    """Twice is once; the assignment is not finished by it; taking back names what is there."""
    first = skip(study, "T01", "3-4", coder="ana", reason="inaudible")
    again = skip(study, "T01", "4", coder="ana")

    assert (2, 0, 1) == (first.skipped, again.skipped, again.unchanged)
    assert ["A grant pays. It ends in June.", TURN_4] == skipped(study)
    assert "started" == study.layers(study.round("r1")).get("ana", "T01").state
    assert 1 == skip(study, "T01", "3", coder="ana", back=True).removed
    assert [TURN_4] == skipped(study)
    with pytest.raises(ProblemsError, match="mend") as told:
        skip(study, "T01", "3", coder="ana", back=True)
    assert "is not skipped" in told.value.problems[0].message


@pytest.mark.parametrize(("numbers", "message"), [("9", "no segment 9"), ("4-3", "no list"), ("x", "no list")])
def test_what_is_no_list_of_segments_is_refused(study: Study, numbers: str, message: str) -> None:
    """With the numbers that there are."""
    with pytest.raises(CodekitError, match=message):
        skip(study, "T01", numbers, coder="ana")


def test_a_finished_or_compared_transcript_takes_no_skip(study: Study) -> None:
    """As it takes no coding."""
    finish(study, "T01", coder="ana")
    with pytest.raises(RoundStateError, match="1 skipped"):
        skip(study, "T01", "3", coder="ana")


def test_a_unit_is_coded_or_skipped_never_both(study: Study) -> None:
    """In one file, over what stands, either way round; nothing is written then."""
    table = "transcript,segment,code,coder,skipped\nT01,3,MONEY,ana,\nT01,3,,ana,yes\n"
    with pytest.raises(ProblemsError) as at_once:
        code(study, table, partial=True)
    assert [2, 3] == [problem.line for problem in at_once.value.problems]
    assert [] == skipped(study)

    code(study, segments([("T01", 3, "MONEY", "ana")]), partial=True)
    with pytest.raises(ProblemsError) as coded:
        skip(study, "T01", "3", coder="ana")
    assert "is coded MONEY" in coded.value.problems[0].message

    skip(study, "T01", "4", coder="ana")
    with pytest.raises(ProblemsError) as later:
        code(study, "transcript,start,end,code,coder\nT01,190,200,MONEY,ana\n", partial=True)
    assert "is skipped" in later.value.problems[0].message
    code(study, segments([("T01", 4, "MONEY", "ben")]), partial=True)  # another coder's skip is no matter


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("T01,3,MONEY,ana,yes,", "coded or skipped, not both"),
        ("T01,,,ana,yes,", "without a place"),
        ("T01,3,,ana,perhaps,", "write yes"),
        ("T01,3,,ana,yes,confirm", "about no coding of the layer below"),
        ("T01,3,,consensus,yes,", "consensus"),
    ],
)
def test_rows_that_make_no_sense_are_refused(study: Study, row: str, message: str) -> None:
    """Each with what is wrong."""
    with pytest.raises((ProblemsError, CodekitError)) as told:
        code(study, f"transcript,segment,code,coder,skipped,action\n{row}\n")

    said = [f"{problem.message} {problem.remedy}" for problem in getattr(told.value, "problems", ())]
    assert any(message in words for words in [*said, str(told.value)])


def test_an_export_is_read_again_as_it_was(study: Study, tmp_path: Path) -> None:
    """Codings and skipped places with their reasons, as CSV and Excel; without a skip the columns are the old ones."""
    code(study, without(BOTH, "T01,3"))
    for name in ("before.csv", "before.xlsx"):
        export.export_codings(study, tmp_path / name, coder="ana")
    skip_free = (tmp_path / "before.csv").read_text("utf-8-sig").splitlines()[0]
    assert ",".join(coding_table.EXPORTED) == skip_free

    other = build(tmp_path / "b", memory=True)
    start(other)
    skip(other, "T01", "3", coder="ana", reason="music")
    code(other, without(BOTH, "T01,3"))
    for name in ("out.csv", "out.xlsx"):
        export.export_codings(other, tmp_path / name, coder="ana")
        third = build(tmp_path / f"of {name}", memory=True)
        start(third)
        files.read_one(third, tmp_path / name)
        kept = third.layers(third.round("r1")).get("ana", "T01")
        assert [("A grant pays. It ends in June.", "music")] == [
            (third.transcript("T01").text[e.start : e.end], e.reason) for e in kept.skipped
        ]
        assert 0 == files.read_one(third, tmp_path / name).skipped


def test_a_coding_sheet_takes_skip_in_place_of_a_code(study: Study, tmp_path: Path) -> None:
    """Written, filled in, read, written again with it, cleared, read: the skip comes and goes."""
    path = tmp_path / "sheets" / "T01.xlsx"

    def fill(value: str | None, *, again: bool) -> None:
        if again:
            path.unlink()
        for other in (tmp_path / "sheets").glob("*.xlsx"):
            other.unlink()
        files.write_sheets(study, path.parent, coder="ana", round_id="r1", scheme="turn")
        book = openpyxl.load_workbook(path)
        cell = book["Coding"].cell(5, 4)
        filled.append(cell.value)
        cell.value = value
        book.save(path)
        files.read_one(study, path, partial=True)

    filled: list[object] = []
    fill("Skip", again=False)
    assert ["A grant pays. It ends in June."] == skipped(study)
    fill("MONEY", again=True)
    assert [None, "(skip)"] == filled
    assert [] == skipped(study)
    assert ["MONEY"] == [c.code for c in study.layers(study.round("r1")).get("ana", "T01").codings]


def test_a_skipped_unit_is_missing_in_every_figure(study: Study) -> None:
    """It is no unit of the pair, no disagreement, no question to decide; what the other coded there is taken over."""
    skip(study, "T01", "4", coder="ana", reason="inaudible")
    code(study, BOTH)
    comparison = agree(study, "r1")
    money = next(c for c in comparison.report.codes if c.code == "MONEY")

    assert {6} == {c.n_units for c in comparison.report.codes}
    assert {"ana": 1, "ben": 0} == comparison.report.to_json()["skipped"]
    assert money.cells
    assert (0, 1, 1, 4) == (money.cells.a, money.cells.b, money.cells.c, money.cells.d)
    assert "1 by ana" in comparison.facts["skipped units"]
    rows = agreement_report.disagreement_rows(study, "r1")
    assert TURN_4 not in {row.text for row in rows}
    settled = adjudication(study, "r1")
    alone = [cluster for cluster in settled.agreed if cluster.coders == ("ben",)]
    assert [("MONEY", TURN_4)] == [(c.codings[0].code, c.codings[0].quote) for c in alone]
    assert len(rows) == sum(len(cluster.disagreements) for cluster in settled.clusters)
    characters = agree(study, "r1", Options(unit="character")).report
    assert len(TURN_4) == characters.skipped["ana"]


def test_the_report_and_the_diagnosis_say_what_was_skipped(study: Study) -> None:
    """In the head, the paragraph for a paper, and unit by unit."""
    skip(study, "T01", "4", coder="ana")
    code(study, BOTH)
    comparison = agree(study, "r1")
    found = agreement_report.findings(study, comparison)
    parts = {part.key: part for part in build_report(found).parts}

    facts = {row[0]: row[1] for row in parts["compared"].tables[0].rows}
    assert "units skipped by ana: 1" in str(facts["missing data"])
    assert "a coder could not code were missing too (1 by ana)" in parts["methods"].paragraphs[0]
    (record,) = [record for record in found.units if "skipped" in record.missing.values()]
    assert ("T01", 4, "only ben did not skip it") == (record.transcript, record.unit, record.why_not)
    assert "ana" not in record.given


def test_a_transcript_with_skipped_units_counts_in_the_matrix_and_says_how_many_words(study: Study) -> None:
    """Where nobody coded them; a unit that one of two coders skipped was looked at."""
    start(study, "p", kind="initial", coders=["lee"])
    skip(study, "T01", "3-4", coder="lee", round_id="p")
    for id_ in study.transcript_ids():
        finish(study, id_, coder="lee", round_id="p")

    chosen = counted.Chooser(study, study.codebook("food")).choose(study.transcript_ids())
    assert "MONEY" in chosen.by_transcript["T01"].coded
    assert any("T01: 13 words were skipped in p (initial)" in warning for warning in chosen.warnings)


def test_a_blind_round_tells_nobody_what_another_coder_skipped(study: Study) -> None:
    """Neither in the diagnosis of an incomplete round nor in an export."""
    skip(study, "T01", "4", coder="ana")
    code(study, without(BOTH, "T03"))
    comparison = agree(study, "r1", Options(incomplete=True))
    found = agreement_report.findings(study, comparison, Options(incomplete=True))

    assert len(found.units) > 10
    assert not any("skip" in f"{record.missing}{record.why_not}" for record in found.units)
