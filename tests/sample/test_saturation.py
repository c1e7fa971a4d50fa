"""codekit saturation on the sample study: its workbook, its curve, its order, and what it refuses."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.workflow.study.study import Study
from sample_study import BOOK, Codekit, table, write_table
from studies import folder_of


def test_the_workbook_holds_what_the_command_says(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """New codes, codes so far and runs, from the file alone; and the sentence."""
    out = tmp_path / "saturation.xlsx"
    document = codekit(study, "saturation", BOOK, "-o", out, "--json").json

    book: Any = openpyxl.load_workbook(out)
    sheet = book["Saturation"]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "interview")
    table_rows = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    assert sheet["A2"].value == document["sentence"]
    assert [row["transcript"] for row in document["interviews"]] == [row["transcript"] for row in table_rows]
    so_far = 0
    for row in table_rows:
        so_far += row["new codes"]
        assert so_far == row["so far"]
        assert row["new codes"] == len([code for code in (row["which"] or "").split(", ") if code])
    base = sum(row["new codes"] for row in table_rows[:4])
    ratios = [row["base 4\nrun 2"] for row in table_rows[5:]]
    pairs = itertools.pairwise(table_rows[4:])
    assert ratios == pytest.approx([(one["new codes"] + next_["new codes"]) / base for one, next_ in pairs])
    assert 1 == len(book["Curve"]._images)


def test_the_curve_is_the_same_each_time(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """Two runs, the same bytes."""
    for name in ("a", "b"):
        assert codekit(study, "saturation", BOOK, "--figure", tmp_path / name).exit_code == 0

    for ending in ("png", "svg"):
        name = f"saturation-{BOOK}.{ending}"
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_another_setting_is_told_beside_the_usual_ones(study: Study, codekit: Codekit) -> None:
    """The sentence is about what was asked for; the table has all."""
    document = codekit(study, "saturation", BOOK, "--base", 8, "--run", 3, "--new", 10, "--json").json

    assert {"<=10%": "8+3"} == document["settings"]["base 8, run 3"]
    assert 7 == len(document["settings"])
    assert "base 8, run 3, new codes at most 10%" in document["sentence"]


def test_the_order_of_coding_is_another_one(study: Study, codekit: Codekit) -> None:
    """The same interviews and codes, as they were finished."""
    held, coded = (codekit(study, "saturation", BOOK, "--order", o, "--json").json for o in ("interview", "coding"))

    assert held["n_found"] == coded["n_found"]
    assert {i["transcript"] for i in held["interviews"]} == {i["transcript"] for i in coded["interviews"]}


def test_without_order_and_date_it_is_refused(copy: Study, codekit: Codekit) -> None:
    """File names are no order; the line says what to fill in, and the matrix leaves its sheet out."""
    path = folder_of(copy) / "interviews.csv"
    write_table(path, [row | {"order": "", "date": ""} for row in table(path)])

    refused = codekit(copy, "saturation", BOOK)

    assert (1, "") == (refused.exit_code, refused.out)
    assert "interviews.csv: neither order nor date of " in refused.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--level", "leave"], "no level 'leave'"),
        (["--order", "codng"], "no order 'codng'"),
        (["--codes", "GOAL.REV"], "no code 'GOAL.REV'"),
        (["-o", "table.csv"], "the table is an Excel file"),
    ],
)
def test_what_is_not_understood_is_one_line(study: Study, codekit: Codekit, args: list[str], said: str) -> None:
    """With the nearest match where there is one."""
    refused = codekit(study, "saturation", BOOK, *args)

    assert refused.exit_code == 1
    assert said in refused.err
