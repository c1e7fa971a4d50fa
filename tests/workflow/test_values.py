"""A code with values, from the codebook over codings and a second pass to agreement, decisions and the matrix."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import studies
from codekit.errors import CodekitError, ProblemsError
from codekit.formats import coding_table
from codekit.formats.codebook import tables, yaml_file
from codekit.formats.coding_sheet import read as sheet_read
from codekit.model.codebook_diff import diff, to_note
from codekit.model.names import CONSENSUS
from codekit.workflow.coding import export as exporting
from codekit.workflow.coding import files as coding_files
from codekit.workflow.deciding import consensus, decisions
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.reports import agreement_report
from codekit.workflow.results import tabulate
from codekit.workflow.results.analysis import Analysis
from codekit.workflow.rounds.lower import revisions
from codekit.workflow.study.study import Study

BOOK = studies.CODEBOOK.replace(
    "  definition: Who pays.\n", "  definition: Who pays.\n  values: [0, 1, {value: 2, label: severe}]\n"
)
HEAD = "transcript,segment,code,coder,value\n"
TWO = (
    HEAD
    + "T01,3,MONEY,ana,1\nT01,3,MONEY,ben,Severe\nT02,1,MONEY,ana,2.0\nT02,1,MONEY,ben,2\nT03,3,,ana,\nT03,3,,ben,\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """The small study with values on one code."""
    made = studies.build(tmp_path)
    made.store.write_all({"codebooks/food.yaml": BOOK})
    return made


def problems(study: Study, table: str) -> list[tuple[str, str]]:
    """What is wrong with codings that are refused."""
    with pytest.raises(ProblemsError) as error:
        studies.code(study, HEAD + table, round_id="r1")
    return [(problem.message, problem.remedy) for problem in error.value.problems]


def test_a_codebook_with_values_goes_through_every_form(tmp_path: Path) -> None:
    """YAML, Excel and CSV give back the same values; another value is a change of meaning."""
    book, _ = yaml_file.load(BOOK, "food.yaml")
    assert ["0", "1", "2 = severe"] == [str(value) for value in book["MONEY"].values]
    assert book == yaml_file.load(yaml_file.dump(book), "again.yaml")[0]
    for name, write in (("x.csv", tables.write_csv), ("x.xlsx", tables.write_xlsx)):
        write(book, tmp_path / name)
        assert book["MONEY"].values == tables.read(tmp_path / name)["MONEY"].values
    other, _ = yaml_file.load(BOOK.replace("severe", "grave"), "food.yaml")
    (change,) = diff(book, other)
    assert change.meaning
    assert "MONEY: values changed: 0 | 1 | 2 = severe -> 0 | 1 | 2 = grave" == str(change)


def test_other_values_alone_are_no_reason_to_read_again() -> None:
    """What was found is still found; with another definition the code may mean more."""
    book, _ = yaml_file.load(BOOK, "food.yaml")
    other = BOOK.replace("severe", "grave")
    assert ["{code: MONEY, kind: reworded, again: false, reason: }  # values changed"] == to_note(
        book, yaml_file.load(other, "food.yaml")[0]
    )
    (entry,) = to_note(book, yaml_file.load(other.replace("Who pays.", "Who pays or lends."), "food.yaml")[0])
    assert "kind: widened, again: true" in entry
    assert "# definition, values changed" in entry


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("[1]", "code 'MONEY': one value says nothing"),
        ("[2, 1]", "code 'MONEY': values are not in ascending order, each once"),
        ("[1, 1.0]", "code 'MONEY': values are not in ascending order, each once"),
        ("[low, 1]", "code 'MONEY': value 'low' is no number"),
        ("3", "code 'MONEY': values must be a list, not a number"),
        ("[{value: 1, label: a}, {value: 2, label: A}]", "code 'MONEY': two values have one label"),
        ("[1, 2]\n  scale: nominal", "code 'MONEY': scale cannot be 'nominal'"),
    ],
)
def test_values_that_mean_nothing_are_refused(values: str, message: str) -> None:
    """Each with one clear line."""
    with pytest.raises(ProblemsError) as error:
        yaml_file.load(BOOK.replace("[0, 1, {value: 2, label: severe}]", values), "food.yaml")
    assert message in [problem.message for problem in error.value.problems]


def test_a_coding_may_have_one_of_the_values_of_its_code(study: Study) -> None:
    """By number or label, kept as the number; another one, or one on a code without values, is refused by name."""
    studies.start(study)
    assert [("'MONEY' cannot have the value '7'", "one of: 0, 1, 2 = severe")] == problems(study, "T01,3,MONEY,ana,7\n")
    ((message, remedy),) = problems(study, "T01,3,MONEY,ana,sever\n")
    assert "cannot have the value 'sever'" in message
    assert "did you mean 'severe'?" in remedy
    ((message, _),) = problems(study, "T01,3,REL,ana,1\n")
    assert "'REL' has no values in food@1.0" == message
    studies.code(study, TWO, round_id="r1")
    layers = study.layers(study.round("r1"))
    assert ["2"] == [coding.value for coding in layers.get("ben", "T01").codings]
    before = study.layers(study.round("r1")).get("ben", "T01")
    studies.code(study, TWO, round_id="r1")
    assert before == study.layers(study.round("r1")).get("ben", "T01")


def test_export_and_import_keep_values(study: Study, tmp_path: Path) -> None:
    """What is exported can be read back with the same values."""
    studies.start(study)
    studies.code(study, TWO, round_id="r1")
    studies.agree(study, "r1")
    exporting.export_codings(study, tmp_path / "all.csv")
    rows, wrong = coding_table.read(tmp_path / "all.csv")
    assert not wrong
    said = sorted((row.transcript, row.coder, row.value) for row in rows)
    assert [("T01", "ana", "1"), ("T01", "ben", "2"), ("T02", "ana", "2"), ("T02", "ben", "2")] == said


def test_agreement_is_told_for_the_code_with_values_only(study: Study) -> None:
    """The figures of the values stand beside the code; other codes have none."""
    studies.start(study)
    studies.code(study, TWO, round_id="r1")
    report = studies.agree(study, "r1").report
    by_code = {code["code"]: code["values"] for code in report.to_json()["codes"]}
    assert {"MONEY"} == {code for code, values in by_code.items() if values}
    assert (2, 2, 0.5, -0.5) == tuple(
        by_code["MONEY"][key] for key in ("n_given", "n_units", "percent_exact", "mean_difference")
    )
    assert [[0, 0, 0], [0, 0, 1], [0, 0, 1]] == by_code["MONEY"]["table"]


def test_the_report_has_the_figures_and_each_pair_of_values(study: Study, tmp_path: Path) -> None:
    """In Excel on sheets of their own, in Markdown in the part on codes; a round without values has neither."""
    studies.start(study)
    studies.code(study, TWO, round_id="r1")
    comparison = studies.agree(study, "r1")
    collected = agreement_report.findings(study, comparison)
    for name in ("r.xlsx", "r.md"):
        agreement_report.write_findings(collected, tmp_path / name)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = {row[:4] for row in book["Values by value"].iter_rows(values_only=True)}
    assert {("MONEY", "1", "2", 1), ("MONEY", "2", "2", 1)} <= cells
    (row,) = [row for row in book["Values"].iter_rows(values_only=True) if row[0] == "MONEY"]
    assert ("MONEY", "ordinal", 2, 2, 2, 0.5) == row[:6]
    assert "Agreement on the values of codes" in (tmp_path / "r.md").read_text("utf-8")


def test_analysis_writes_values_as_columns(study: Study) -> None:
    """The CSV files hold what the JSON documents hold, an object as columns."""
    studies.start(study)
    studies.code(study, TWO, round_id="r1")
    studies.agree(study, "r1")
    for step in (run := Analysis(study)).steps():
        step.run()
    rows = {row["code"]: row for row in csv.DictReader((run.folder / "agreement-r1.csv").open(encoding="utf-8-sig"))}
    assert ("ordinal", "0.5", "[[0, 0, 0], [0, 0, 1], [0, 0, 1]]", "1.5") == tuple(
        rows["MONEY"][f"values.{key}"] for key in ("scale", "percent_exact", "table", "means.ana")
    )
    assert "" == rows["REL"]["values.scale"]
    assert "values" not in rows["REL"]


def decide(study: Study, **wish: Any) -> list[str]:
    """Decide about the cluster in which only the value differs; the values of the consensus."""
    (cluster,) = adjudication(study, "r1").clusters
    decisions.decide(study, "r1", cluster.id, decisions.Wish(**wish), by="ana")
    consensus.finalise(study, "r1", by="ana")
    return [coding.value for coding in study.layers(study.round("r1")).get(CONSENSUS, "T01").codings]


def test_a_difference_in_value_is_decided_and_the_consensus_keeps_it(study: Study) -> None:
    """Codings that differ in value alone are a cluster of that type; joining them needs a value."""
    studies.start(study)
    studies.code(study, TWO, round_id="r1")
    studies.agree(study, "r1")
    (cluster,) = adjudication(study, "r1").clusters
    assert "value" == cluster.type
    with pytest.raises(CodekitError, match="differ in value: 1, 2"):
        decide(study, choice="union")
    with pytest.raises(CodekitError, match="cannot have the value '9'"):
        decide(study, choice="union", value="9")
    assert ["1"] == decide(study, choice="accept", coder="ana")
    assert ["0"] == decide(study, choice="union", value="0.0")
    assert ["2"] == decide(study, choice="union", value="severe")
    fates = {fate.coding.transcript: fate.what for fate in consensus.fates(study, "r1", "ana") if fate.coding}
    assert {"T01": "other value", "T02": "kept"} == fates


def test_a_second_pass_changes_a_value(study: Study) -> None:
    """A row that keeps code, span and polarity and gives another value is counted as revalued, and counts."""
    studies.start(study, "r0", kind="initial", coders=["ana"])
    studies.code(study, HEAD + "T01,3,MONEY,ana,1\nT02,1,,ana,\nT03,3,,ana,\n", round_id="r0")
    (coding,) = study.layers(study.round("r0")).get("ana", "T01").codings
    studies.start(study, "r2", kind="second-pass", coders=["ben"], over="r0")
    span = f"{coding.start},{coding.end},MONEY"
    studies.code(
        study,
        "transcript,start,end,code,coder,value,replaces_start,replaces_end,replaces_code\n"
        f"T01,{span},ben,2,{span}\nT02,,,,ben,,,,\nT03,,,,ben,,,,\n",
        round_id="r2",
    )
    made = revisions(study, study.round("r2"))
    assert (1, 0, 0) == (made.revalued, made.repolarised, made.added)
    table = tabulate.matrix(study, "food")
    cells = {(cell["case"], cell["code"]): cell["values"] for cell in table.to_json()["cells"]}
    assert {"2": 1} == cells["O1", "MONEY"]
    assert {} == cells["O2", "MONEY"]
    (excerpt,) = table.excerpts("O1", "MONEY")
    assert ("2",) == excerpt.values


def test_a_value_stays_where_a_second_pass_says_none(study: Study) -> None:
    """Other borders for a coding take nothing from it; another code has values of its own."""
    studies.start(study, "r0", kind="initial", coders=["ana"])
    studies.code(study, HEAD + "T01,3,MONEY,ana,1\nT02,1,MONEY,ana,2\nT03,3,,ana,\n", round_id="r0")
    studies.start(study, "r2", kind="second-pass", coders=["ben"], over="r0")
    ((one,), (two,)) = (study.layers(study.round("r0")).get("ana", id_).codings for id_ in ("T01", "T02"))
    studies.code(
        study,
        "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code\n"
        f"T01,{one.start},{one.end - 1},MONEY,ben,{one.start},{one.end},MONEY\n"
        f"T02,{two.start},{two.end},REL,ben,{two.start},{two.end},MONEY\nT03,,,,ben,,,\n",
        round_id="r2",
    )
    layers = study.layers(study.round("r2"))
    assert [("MONEY", "1")] == [(c.code, c.value) for c in layers.get("ben", "T01").codings]
    assert [("REL", "")] == [(c.code, c.value) for c in layers.get("ben", "T02").codings]


def test_a_coding_sheet_has_places_for_values(study: Study, tmp_path: Path) -> None:
    """Only where a code has values; what is filled in comes back."""
    studies.start(study)
    coding_files.write_sheets(study, tmp_path / "sheets", coder="ana", round_id="r1", scheme="turn")
    path = tmp_path / "sheets" / "T01.xlsx"
    book = openpyxl.load_workbook(path)
    head = [cell.value for cell in book["Coding"][1]]
    assert ["code 1", "polarity 1", "value 1"] == head[3:6]
    row = next(row for row in book["Coding"].iter_rows(min_row=2) if row[0].value == 3)
    row[3].value, row[5].value = "MONEY", 2
    book.save(path)
    _, rows, wrong = sheet_read.read(path)
    assert not wrong
    assert [("MONEY", "2")] == [(row.code, row.value) for row in rows if row.code]
    coding_files.read_one(study, path)
    assert ["2"] == [c.value for c in study.layers(study.round("r1")).get("ana", "T01").codings]


def test_a_codebook_without_values_has_sheets_as_before(tmp_path: Path) -> None:
    """No column is added where nothing can be said in it."""
    plain = studies.build(tmp_path)
    studies.start(plain)
    coding_files.write_sheets(plain, tmp_path / "sheets", coder="ana", round_id="r1", scheme="turn")
    head = [cell.value for cell in openpyxl.load_workbook(tmp_path / "sheets" / "T01.xlsx")["Coding"][1]]
    assert not [title for title in head if str(title).startswith("value")]


def test_a_row_that_replaces_a_coding_keeps_both_its_polarity_and_its_value(study: Study) -> None:
    """Where it says neither; with another code the polarity stays, and the value of the other code goes."""
    studies.start(study, "p1", kind="initial", coders=["ana"], transcripts=["T01"])
    studies.code(
        study, "transcript,segment,code,coder,polarity,value\nT01,3,MONEY,ana,contrary,severe\n", round_id="p1"
    )
    turn = study.transcript("T01").turns[3]
    head = "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code\n"
    for number, (code, value) in enumerate([("MONEY", "2"), ("REL", "")]):
        studies.start(study, f"s{number}", kind="second-pass", coders=["lee"], over="p1", transcripts=["T01"])
        row = f"T01,{turn.start},{turn.end - 1},{code},lee,{turn.start},{turn.end},MONEY\n"
        studies.code(study, head + row, round_id=f"s{number}")
        (coding,) = study.layers(study.round(f"s{number}")).get("lee", "T01").codings
        assert (code, "contrary", value) == (coding.code, coding.polarity, coding.value)


@pytest.mark.parametrize(("about", "columns"), [("REL", 0), ("MONEY", 4)])
def test_the_sheet_of_a_second_pass_has_values_where_a_code_of_the_round_below_has(
    study: Study, tmp_path: Path, about: str, columns: int
) -> None:
    """The codes offered are those of the round that it goes over, and so are the values."""
    studies.start(study, "p1", kind="initial", coders=["ana"], codes=[about], transcripts=["T01"])
    studies.code(study, HEAD + "T01,1,,ana,\n", round_id="p1")
    studies.start(study, "p2", kind="second-pass", coders=["lee"], over="p1", transcripts=["T01"])
    (path,) = coding_files.write_sheets(study, tmp_path, coder="lee", round_id="p2", scheme="turn")
    rows = openpyxl.load_workbook(path)["Second pass"].iter_rows(max_row=4, values_only=True)
    assert bool(columns) == any("new value" in row for row in rows)
