"""Judgements of the sample study: what an independent checker finds at odds is flagged, altered quotations too."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl

from codekit.formats.judgement_sheets import COLUMNS, FIT, FRAMEWORK, MEMORY, QUOTES, theme_id
from codekit.workflow.study.study import Study
from sample_study import SAMPLE, Codekit, table

BOOK = "cbo-relationships"
HEAD = 3


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by column."""
    names = [cell.value for cell in sheet[HEAD]]
    return [dict(zip(names, values, strict=True)) for values in sheet.iter_rows(min_row=HEAD + 1, values_only=True)]


def test_judgements_at_odds_are_those_that_were_planted(study: Study, codekit: Codekit, expected: Any) -> None:
    """Three cells, with the state that the checker computes; every other judgement is in no contradiction."""
    document = json.loads(codekit(study, "judge", BOOK, "--json").out)

    fits = [cell for cell in document["cells"] if cell["fit"]]
    assert expected["fit"]["rows"] == len(fits)
    assert expected["fit"]["by_fit"] == dict(Counter(cell["fit"][0]["text"] for cell in fits))
    odd = [
        {"case": cell["case"], "theme": cell["code"], "state": cell["state"], "fit": cell["fit"][0]["text"]}
        for cell in document["cells"]
        if cell["at_odds"]
    ]
    assert expected["fit"]["odd"] == sorted(odd, key=lambda cell: (cell["case"], cell["theme"]))


def test_the_sheets_flag_what_was_planted(study: Study, codekit: Codekit, expected: Any, tmp_path: Path) -> None:
    """Fit: the three cells at odds. Quotes: the four altered ones are to be mended, the other sixteen are faithful."""
    codekit(study, "matrix", BOOK, "-o", tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")

    odd = {(row["organization"], theme_id(row["theme"])) for row in rows(book[FIT]) if row["to look at"]}
    assert {(cell["case"], cell["theme"]) for cell in expected["fit"]["odd"]} == odd
    planted = table(SAMPLE / "truth" / "quotes.csv")
    wrong = {row["quote as printed"] for row in rows(book[QUOTES]) if row["to mend"]}
    assert {row["quote"] for row in planted if row["id"] in expected["quotes"]["altered"]} == wrong
    assert len(planted) == len(rows(book[QUOTES]))


def test_every_cell_of_the_sheets_says_what_the_matrix_says(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """A row for each organization and theme, the number of excerpts as in the document; keys and memory are hidden."""
    shown = codekit(study, "matrix", BOOK, "-o", tmp_path / "m.xlsx", "--json")
    document = json.loads(shown.out)
    counted = {(cell["case"], cell["code"]): cell["excerpts"] for cell in document["cells"]}
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")

    fit = rows(book[FIT])
    assert 29 * len({row["theme"] for row in fit}) == len(fit) == len(rows(book[FRAMEWORK]))
    for row in fit:
        assert counted[row["organization"], theme_id(row["theme"])] == row["excerpts"]
    assert "veryHidden" == book[MEMORY].sheet_state
    for name, columns in COLUMNS.items():
        letter = openpyxl.utils.get_column_letter(len(columns))
        assert book[name].column_dimensions[letter].hidden
        assert "key" == book[name][f"{letter}{HEAD}"].value


def test_disconfirming_evidence_is_all_there(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """The contrary and hypothetical excerpts of every theme shown, as the Counts say, and nothing else."""
    codekit(study, "matrix", BOOK, "-o", tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    listed = Counter((theme_id(row["theme"]), row["evidence"]) for row in rows(book["Disconfirming"]))

    assert 1 == listed["GOAL.DISC", "contrary"]  # O08 ended a contract
    assert 1 == listed["REC.EARLY", "contrary"] == listed["REC.LEAD", "contrary"]  # O12, O17
    assert {"contrary", "hypothetical"} == {evidence for _, evidence in listed}
    states = {row["organization"]: row["state of the cell"] for row in rows(book["Disconfirming"])}
    assert "present (mixed)" == states["O17"]


def test_coverage_lists_what_was_asked(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """A row for each interview; O22 was not asked for recommendations, of O14 nobody knows about the lead."""
    codekit(study, "matrix", BOOK, "-o", tmp_path / "m.xlsx")
    found = rows(openpyxl.load_workbook(tmp_path / "m.xlsx")["Coverage"])
    by_interview = {row["interview"]: row for row in found}

    assert 33 == len(found)
    lead = next(name for name in found[0] if name.endswith("(REC.LEAD)"))
    assert ("no", "unknown") == (by_interview["O22-1"][lead], by_interview["O14-1"][lead])


def test_the_round_trip_on_the_sample(copy: Study, codekit: Codekit, tmp_path: Path) -> None:
    """Untouched: nothing. One cell typed: one event, and the next workbook shows it."""
    path = tmp_path / "m.xlsx"
    codekit(copy, "matrix", BOOK, "-o", path)
    assert "nothing was typed\n" == codekit(copy, "matrix", BOOK, "--from", path, "--coder", "lead").out

    book = openpyxl.load_workbook(path)
    sheet = book[FIT]
    at = next(n for n in range(HEAD + 1, sheet.max_row) if sheet.cell(n, len(COLUMNS[FIT])).value == "O15|GOAL.DISC")
    sheet.cell(at, 5).value = "none"
    book.save(path)
    assert "m.xlsx: 1 judgements written by B\n" == codekit(copy, "matrix", BOOK, "--from", path, "--coder", "B").out

    codekit(copy, "matrix", BOOK, "-o", path)
    row = openpyxl.load_workbook(path)[FIT][at]
    assert ("none", None, "B") == (row[4].value, row[7].value, row[8].value.partition(",")[0])
