"""The report of a round: what it gathers from a study, in each form, and what it keeps to itself."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import docx
import pytest

from codekit.errors import CodekitError
from codekit.model.events import Coding, MemoAdd, stamp
from codekit.reporting.agreement.benchmarks import scale
from codekit.workflow.comparing.compare import Options
from codekit.workflow.deciding import decisions
from codekit.workflow.deciding.outcomes import Wish
from codekit.workflow.reports import agreement_report
from codekit.workflow.reports.agreement_report import findings
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, start, write

WORDS = re.compile(r"pantry|shelf|flood|Volunteers|church|grant|June", re.IGNORECASE)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete, with a memo of ana on a turn."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    turn = made.transcript("T01").turns[3]
    memo = MemoAdd(
        **stamp("ana"), round="r1", coder="ana", transcript="T01", text="who pays?", start=turn.start, end=turn.end
    )
    made.store.append([memo])
    return made


def report_of(study: Study, **options: Any) -> Any:
    """What is gathered for a report."""
    wanted = Options(**options)
    return findings(study, agree(study, "r1", wanted), wanted)


def test_the_setting_is_what_was_recorded(study: Study) -> None:
    """Round, codebook, codes with what is below them, share of transcripts, versions, the day of the comparison."""
    found = report_of(study, level="top").setting

    assert ("r1", "double", True, 3) == (found.round, found.kind, found.blind, found.n_transcripts_of_study)
    assert "food@1.0" == found.codebook
    assert [("REL", ("REL.SEND", "REL.DEAL")), ("MONEY", ()), ("BOX.OWN", ())] == [
        (entry.code, entry.below) for entry in found.codes
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.compared_on)
    assert any(version.startswith("codekit ") for version in found.versions)
    assert any(version.startswith("NumPy ") for version in found.versions)
    assert not found.still_blind


def test_disagreements_carry_words_notes_and_the_state_of_their_cluster(study: Study) -> None:
    """As `codekit disagreements` lists them, each in a cluster that is open until it is decided."""
    found = report_of(study).differences

    assert found
    assert {(d.transcript, d.unit, d.code, d.type) for d in found} == {
        (row.transcript, row.unit, row.code, row.type) for row in agreement_report.disagreement_rows(study, "r1")
    }
    assert {"open"} == {d.state for d in found}
    assert all(d.cluster.startswith(d.transcript) for d in found)
    money = next(d for d in found if (d.transcript, d.unit, d.code) == ("T01", 3, "MONEY"))
    assert "A grant pays. It ends in June." == money.text
    assert {"ana": "who pays?"} == dict(money.notes)


def test_a_decision_stands_beside_its_disagreement(study: Study) -> None:
    """With the choice, what the consensus has by it, who took it and why."""
    cluster = next(d.cluster for d in report_of(study).differences if d.code == "MONEY" and d.transcript == "T03")

    decisions.decide(study, "r1", cluster, Wish(choice="neither", reason="a contract is not money"), by="ben")

    decided = [d for d in report_of(study).differences if d.cluster == cluster]
    assert decided
    assert {"decided"} == {d.state for d in decided}
    assert {"a contract is not money"} == {d.reason for d in decided}
    assert all(d.decision.startswith("neither") and d.decision.endswith("by ben") for d in decided)


def test_the_diagnosis_covers_every_turn_and_says_why_not(study: Study) -> None:
    """Seven turns of respondents are used, six of the interviewer are not."""
    found = report_of(study, level="top").units

    assert 13 == len(found)
    assert 7 == sum(not record.why_not for record in found)
    assert {"outside roles: speech of the interviewer"} == {r.why_not for r in found if r.why_not}
    first = next(r for r in found if (r.transcript, r.unit) == ("T01", 1))
    assert {"ana": frozenset({"REL"}), "ben": frozenset({"REL"})} == dict(first.given)


@pytest.mark.parametrize("unit", ["turn", "paragraph", "sentence", "character"])
def test_the_diagnosis_adds_up_to_the_cells(study: Study, unit: str, tmp_path: Path) -> None:
    """Counted from the CSV file alone, every code has the cells of the report, on every unit."""
    found = report_of(study, unit=unit)
    agreement_report.write_diagnosis(found, tmp_path / "d.csv")
    rows = list(csv.DictReader((tmp_path / "d.csv").open(encoding="utf-8")))

    for result in found.report.codes:
        used = [row for row in rows if row["code"] == result.code and row["used"] == "yes"]
        size = [int(row["end"]) - int(row["start"]) if unit == "character" else 1 for row in used]
        pairs = [(row["ana"], row["ben"]) for row in used]
        wanted = [("1", "1"), ("1", "0"), ("0", "1"), ("0", "0")]
        cells = [sum(n for n, pair in zip(size, pairs, strict=True) if pair == one) for one in wanted]
        assert result.cells
        assert [result.cells.a, result.cells.b, result.cells.c, result.cells.d] == cells


def test_everybodys_speech_is_used_when_asked(study: Study) -> None:
    """Then nothing is outside of the roles."""
    assert {""} == {record.why_not for record in report_of(study, roles="all").units}


def test_codings_that_count_for_nothing_are_named(tmp_path: Path) -> None:
    """One that lies on a speaker's label, and in a group the parent itself, which is none of its sub-codes."""
    study = build(tmp_path, memory=True)
    start(study)
    transcript = study.transcript("T01")
    label = Coding(
        **stamp("ana"), round="r1", coder="ana", transcript="T01", code="MONEY", start=0, end=11,
        text_sha=transcript.sha256[:16], quote=transcript.text[:11], codebook="food@1.0",
    )  # fmt: skip
    study.store.append([label])
    code(study, BOTH)

    assert [(None, "on no unit", {"ana": frozenset({"MONEY"})})] == strays(report_of(study))
    assert {("T01", "ben"), ("T03", "ana")} == {
        (record.transcript, *record.given) for record in report_of(study, exclusive="REL").units if record.unit is None
    }


def strays(found: Any) -> list[tuple[Any, ...]]:
    """The codings of a diagnosis that lie on no unit or are of no compared code."""
    return [(r.unit, r.why_not, dict(r.given)) for r in found.units if r.unit is None]


def test_codings_that_are_not_what_they_should_be_are_warned_of(tmp_path: Path) -> None:
    """One without a character, one beyond the text, one on the words of another one, one of another text."""
    study = build(tmp_path, memory=True)
    start(study)
    transcript = study.transcript("T01")
    first, end, right = transcript.turns[1], len(transcript.text), transcript.sha256[:16]
    shas = (right, "0" * 16, right)
    spans = [(first.start, first.start), (end - 2, end + 5), (first.start, first.start + 4)]
    wrong = [
        Coding(
            **stamp("ana"), round="r1", coder="ana", transcript="T01", code=code_, start=start_, end=end_,
            text_sha=sha, quote="", codebook="food@1.0",
        )
        for (start_, end_), code_, sha in zip(spans, ("MONEY", "MONEY", "REL.SEND"), shas, strict=True)
    ]  # fmt: skip
    code(study, BOTH)
    study.store.append(wrong)

    warnings = report_of(study).warnings

    assert [
        "1 coding going beyond the end of the text: T01 (ana)",
        "1 coding lying on another one of the same coder and code, where the words count once: T01 (ana)",
        "1 coding made on another text than the transcript has now: T01 (ana)",
    ] == [words for words in warnings if "(ana)" in words]
    assert any("has no characters, left out" in words for words in warnings)


def test_a_coder_who_was_not_assigned_is_missing_with_that_reason(tmp_path: Path) -> None:
    """Rotating pairs: lee codes T03 only."""
    study = build(tmp_path, memory=True)
    start(
        study,
        coders=["ana", "ben", "lee"],
        assignments={"T01": ["ana", "ben"], "T02": ["ana", "ben"], "T03": ["ana", "lee"]},
    )
    code(study, BOTH.replace("T03,3,REL.DEAL,ben", "T03,3,REL.DEAL,lee").replace("T03,3,MONEY,ben", "T03,3,MONEY,lee"))

    found = report_of(study)

    assert {"not assigned"} == {r.missing["lee"] for r in found.units if r.transcript == "T01"}
    assert {"ben": "not assigned"} == dict(next(r for r in found.units if r.transcript == "T03").missing)
    assert {"ana": 3, "ben": 2, "lee": 1} == {
        coder: sum(coder in one.coders for one in found.measured.transcripts) for coder in found.report.coders
    }


def blind(folder: Path, more: str = "") -> Study:
    """A round in which ben has not finished T03: it is still blind."""
    study = build(folder, memory=True)
    start(study)
    code(study, "\n".join(line for line in BOTH.splitlines() if "T03" not in line or "ben" not in line) + "\n" + more)
    return study


@pytest.fixture
def unfinished(tmp_path: Path) -> Study:
    """A round that is still blind."""
    return blind(tmp_path)


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.html", "r.md"])
def test_a_blind_round_is_reported_without_words_or_decisions(unfinished: Study, tmp_path: Path, name: str) -> None:
    """Figures of what is finished, and why units are missing; no disagreement, no coder's decision, no word."""
    options = Options(incomplete=True)
    found = agree(unfinished, "r1", options)

    agreement_report.write(unfinished, found, tmp_path / name, options)

    text = words_of(tmp_path / name)
    assert "T03 (ben)" in text
    assert "still blind" in text
    assert not WORDS.search(text)
    assert "boundary" not in text
    assert unfinished.round("r1").compared is None


def test_the_diagnosis_of_a_blind_round_tells_only_what_is_missing(unfinished: Study, tmp_path: Path) -> None:
    """The columns of the coders are empty; another coder's decisions change no byte of it."""
    (tmp_path / "other").mkdir()
    other = blind(tmp_path / "other", more="T01,1,MONEY,ben\nT02,3,REL,ben\n")
    options = Options(incomplete=True)
    for study, name in ((unfinished, "one.csv"), (other, "other.csv")):
        collected = findings(study, agree(study, "r1", options), options)
        agreement_report.write_diagnosis(collected, tmp_path / name)

    rows = list(csv.DictReader((tmp_path / "one.csv").open(encoding="utf-8")))
    assert {""} == {row["ana"] for row in rows} | {row["ben"] for row in rows}
    assert any(row["why_not"] == "only ana finished the transcript" for row in rows)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def words_of(path: Path) -> str:
    """Every word of a report, whatever its form."""
    if path.suffix == ".docx":
        return "\n".join(docx.Document(str(path)).element.itertext())
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    from openpyxl import load_workbook

    cells = [v for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for v in row]
    return "\n".join(str(value) for value in cells if value is not None)


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.html", "r.md"])
def test_every_form_has_the_disagreements_with_their_words(study: Study, tmp_path: Path, name: str) -> None:
    """After the comparison."""
    agreement_report.write(study, agree(study, "r1"), tmp_path / "new" / name)

    assert "A grant pays. It ends in June." in words_of(tmp_path / "new" / name)


def test_figures_hold_no_words_of_an_interview(study: Study, tmp_path: Path) -> None:
    """Neither in what is drawn nor in their captions and descriptions."""
    found = report_of(study)

    figures = agreement_report.draw(found)
    agreement_report.write_figures(figures.values(), tmp_path)

    assert {"codes"} == set(figures)
    assert ["codes.png", "codes.svg"] == sorted(path.name for path in tmp_path.glob("codes.*"))
    for figure in figures.values():
        assert not WORDS.search(figure.caption + figure.words + figure.svg.decode("utf-8"))


def test_the_excel_report_is_the_same_again(study: Study, tmp_path: Path) -> None:
    """Byte for byte, when written on the same day."""
    for name in ("a", "b"):
        agreement_report.write(study, agree(study, "r1"), tmp_path / f"{name}.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_trend_follows_the_compared_rounds_of_the_codebook(study: Study, tmp_path: Path) -> None:
    """A second round gives two points, and figures of the first do not change by it."""
    first = report_of(study).trend
    start(study, "r2", transcripts=["T01", "T02"])
    code(study, "\n".join(line for line in BOTH.splitlines() if "T03" not in line) + "\n", round_id="r2")
    assert ["r1"] == [point.round for point in report_of(study).trend]
    agree(study, "r2")

    points = report_of(study).trend

    assert ["r1", "r2"] == [point.round for point in points]
    assert first == points[:1]
    assert 2 == points[1].n_transcripts
    written = agreement_report.write(study, agree(study, "r2"), tmp_path / "r.md")
    assert "trend.png" in {path.name for path in written}


def test_an_exclusive_group_is_reported(study: Study, tmp_path: Path) -> None:
    """Units without any sub-code are not used, and say so."""
    found = report_of(study, exclusive="REL")

    assert "no coder used a sub-code of REL" in {record.why_not for record in found.units}
    assert 2 == sum(not record.why_not for record in found.units)
    assert () == found.trend
    agreement_report.write_findings(found, tmp_path / "r.html")
    assert "which sub-code directly below REL" in words_of(tmp_path / "r.html")


def six(folder: Path) -> Study:
    """A complete round of six transcripts, the three interviews twice; MONEY occurs in each."""
    study = build(folder)
    copies = [(folder_of(study) / "transcripts" / f"T0{n}.txt", f"T0{n + 3}") for n in (1, 2, 3)]
    paths = [write(folder / "again" / f"{id_}.txt", path.read_text("utf-8") + "\n") for path, id_ in copies]
    importer = importing.Importer(study, interviewers=("Interviewer",))
    assert {"imported"} == {one.outcome for one in importer.run([(path, True) for path in paths])}
    study = open_study(folder_of(study))
    start(study)
    head, body = BOTH.split("\n", 1)
    body += "T02,1,MONEY,ana\n"
    again = body
    for n in (1, 2, 3):
        again = again.replace(f"T0{n},", f"T0{n + 3},")
    code(study, f"{head}\n{body}{again}")
    return study


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("fisher", "Fisher's z with the delete-one-transcript jackknife error"),
        ("linearised", "linearised standard error clustered by transcript"),
        ("jackknife", "delete-one-transcript jackknife"),
        ("bootstrap", "percentiles of 2,000 resamples of whole transcripts"),
    ],
)
def test_the_kind_of_interval_is_stated(tmp_path: Path, interval: str, words: str) -> None:
    """In the head and in the methods paragraph; a bootstrap over few transcripts is warned of."""
    options = Options(interval=interval, cluster="transcript")
    study = six(tmp_path)
    found = agree(study, "r1", options)

    agreement_report.write(study, found, tmp_path / "r.md", options, scale=scale("mchugh"))

    text = (tmp_path / "r.md").read_text("utf-8")
    assert 2 == text.count(words)
    assert ("bootstrap over transcripts is too short" in text) == (interval == "bootstrap")
    assert "P(strong)" in text


def test_an_unknown_interval_ends_no_blindness(study: Study) -> None:
    """Nor does one that an exclusive group cannot have."""
    for options in (Options(interval="plain"), Options(interval="jackknife", exclusive="REL")):
        with pytest.raises(CodekitError, match="interval"):
            agree(study, "r1", options)

    assert study.round("r1").compared is None


@pytest.mark.parametrize(
    ("report", "diagnosis", "name", "message"),
    [
        ("r.rtf", None, "", "r.rtf: a report is an Excel file, a Word file, an HTML page or Markdown"),
        (None, "d.xlsx", "", "d.xlsx: the diagnosis is a CSV file"),
        (None, None, "mchugh", "words of a scale stand in the report only"),
        ("r.html", None, "mchuge", "no scale 'mchuge'"),
    ],
)
def test_what_cannot_be_written_is_refused_beforehand(
    report: str | None, diagnosis: str | None, name: str, message: str
) -> None:
    """Before anything is compared, since the first comparison ends blindness."""
    with pytest.raises(CodekitError, match=re.escape(message)):
        agreement_report.checked(Path(report) if report else None, Path(diagnosis) if diagnosis else None, name)


def test_a_round_of_three_coders_has_pairs_and_their_heat_map(tmp_path: Path) -> None:
    """Each pair with its shared units."""
    study = build(tmp_path, memory=True)
    start(study, coders=["ana", "ben", "lee"])
    code(study, BOTH + BOTH.split("\n", 1)[1].replace(",ben", ",lee").replace(",ana", ",lee"))
    assert rounds.progress(study, study.round("r1")).state == "complete"

    written = agreement_report.write(study, agree(study, "r1"), tmp_path / "r.md")

    assert {"codes.png", "pairs.png"} <= {path.name for path in written}
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "| ana | · |" in text
    assert "![Heat map of kappa by pair of coders: ana and ben " in text
