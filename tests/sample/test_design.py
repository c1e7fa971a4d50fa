"""The figures that were planted in the sample study, as its design has them, number by number in what commands say.

They are read from the page of the design, and so are no copy of what codekit or the checker of the truth computes.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from codekit.matrix.crosstab import crosstab, overlaps
from codekit.workflow.results import tabulate
from sample_study import totals

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study
    from sample_study import Codekit

BOOK = "cbo-relationships"
SUMMED, SHORT = "summed table", {"GOAL.REF": "REF", "GOAL.DISC": "DISC", "GOAL.COMM": "COMM"}
COLUMNS = ("% agr.", "pos. agr.", "kappa", "alpha")
KEYS = ("percent_agreement", "positive_agreement", "cohen_kappa", "krippendorff_alpha")
Row = list[str]


@pytest.fixture(scope="module")
def page(shared: Path) -> str:
    """The page of the design."""
    path = shared / "design" / "sample_study.md"
    if not path.exists():
        pytest.skip("needs the design of the sample study")
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def planted(page: str) -> dict[str, Any]:
    """The block of expected values."""
    block = page.partition("### 5.5")[2].partition("```json")[2].partition("```")[0]
    found: dict[str, Any] = json.loads(block)
    return found


@pytest.fixture(scope="module")
def double(page: str) -> list[Row]:
    """The table of double coding: a row for each code, both rounds beside each other."""
    section = page.partition("### 5.6")[2].partition("###")[0]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in section.splitlines() if line[:2] == "| "]
    found = [row for row in rows if len(row) == 13 and row[0] != "Code"]
    assert len(found) == 12
    return found


def side(row: Row, nth: int) -> tuple[str, list[int], list[str]]:
    """Cells by transcript, their sums, and the four figures of a round."""
    cells, sums, *figures = row[1 + 6 * nth : 7 + 6 * nth]
    return cells, [int(n) for n in sums.split(",")], figures


def shown(value: float | None, wanted: str) -> str:
    """A figure with as many digits as the page has."""
    return "not estimable" if value is None else f"{value:.{len(wanted.partition('.')[2])}f}"


@pytest.mark.parametrize(("nth", "round_id"), [(0, "r1"), (1, "r2")])
def test_every_figure_of_double_coding(
    study: Study, codekit: Codekit, double: list[Row], page: str, tmp_path: Path, nth: int, round_id: str
) -> None:
    """Cells of each transcript, their sums, four coefficients of eleven codes, the summed table, the means."""
    units, report = tmp_path / "units.csv", tmp_path / "report.xlsx"
    asked = ("--level", "top", "--summed-table", "--diagnosis", str(units), "--report", str(report), "--json")
    document = codekit(study, "agree", round_id, *asked).json
    codes = {code["code"]: code for code in document["codes"]}
    by_transcript = counted(units)
    for row in double:
        cells, sums, figures = side(row, nth)
        if row[0].startswith(SUMMED):
            total = [sum(code["cells"][cell] for code in codes.values()) for cell in "abcd"]
            assert sums == total
            a, b, c, d = total
            assert figures[:2] == [f"{(a + d) / sum(total):.2%}".rstrip("%"), f"{2 * a / (2 * a + b + c):.4f}"]
            assert figures[2] == f"{summed_kappa(report):.4f}"
            continue
        found = codes[row[0]]
        assert sums == [found["cells"][cell] for cell in "abcd"], row[0]
        triples = re.findall(r"\((\d+),(\d+),(\d+)\)", cells)
        assert [tuple(map(int, triple)) for triple in triples] == by_transcript[row[0]], row[0]
        values = [100 * found[KEYS[0]], *(found[key] for key in KEYS[1:])]
        assert figures == [shown(value, wanted) for value, wanted in zip(values, figures, strict=True)], row[0]
    means = re.search(
        r"round 1 ([\d.]+), round 2 ([\d.]+)\. Mean kappa over estimable codes: round 1 ([\d.]+) .*?round 2 ([\d.]+)",
        page,
    )
    assert means is not None
    for at, key in ((1, "pooled_kappa"), (3, "mean_kappa")):  # the page's mean is of rounded kappas
        assert float(means[at + nth]) == pytest.approx(document["summary"][key], abs=1e-4)


def counted(units: Path) -> dict[str, list[tuple[int, int, int]]]:
    """By code, for each transcript: how many units both coded, only the first, only the second."""
    found: dict[str, dict[str, Counter[str]]] = {}
    with units.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts = found.setdefault(row["code"], {}).setdefault(row["transcript"], Counter())
            counts[row["A"] + row["B"]] += row["used"] == "yes"
    return {code: [(n["11"], n["10"], n["01"]) for n in by.values()] for code, by in found.items()}


def summed_kappa(report: Path) -> float:
    """The kappa of the summed table, as the report has it."""
    sheet = openpyxl.load_workbook(report)["About"]
    (value,) = (row[1] for row in sheet.iter_rows(values_only=True) if row[0] == "kappa of the summed table")
    assert isinstance(value, float)
    return value


def test_every_k_of_n_and_state(study: Study, codekit: Codekit, planted: dict[str, Any]) -> None:
    """Of all eight themes; none of the wrong answers."""
    document = totals(codekit(study, "matrix", BOOK, "--json").json)
    assert len(planted["themes"]) == 8
    for code, wanted in planted["themes"].items():
        found = document[code]
        assert wanted["present_of_determinate"] == f"{found['k']} of {found['n']}"
        assert wanted["states"] == {state: n for state, n in found["states"].items() if n}
    relation = document["CBO_REL"]
    wrong = " ".join(planted["wrong_answers_that_must_not_appear_for_CBO_REL"].values())
    assert f"{relation['k']} of {relation['n']}" not in wrong


def test_every_figure_of_groups_overlap_and_the_26(study: Study, codekit: Codekit, planted: dict[str, Any]) -> None:
    """By structure, safety net and source; which goals go together; the goals among those with a relationship."""
    matrix = tabulate.matrix(study, BOOK)
    rows = crosstab(matrix, themes=tuple(planted["themes"]))
    found = {(row.attribute, row.value, row.theme): (row.k, len(row.cases)) for row in rows}
    n = 0
    for attribute, groups in planted["crosstab_present"].items():
        for value, counts in groups.items():
            for theme in planted["themes"]:
                assert found[attribute, value, theme] == (counts[theme], counts["n"])
                n += 1
    assert n == 64
    names = {0: "none", 3: "all three"}
    goals = {
        tuple(SHORT[theme] for theme in row.themes): len(row.cases) for row in overlaps(matrix) if row.parent == "GOAL"
    }
    told = {
        names.get(len(key), "+".join(key) + (" only" if len(key) == 1 else "")): count for key, count in goals.items()
    }
    assert told == planted["goal_overlap"]
    among = codekit(study, "matrix", BOOK, "--among", "CBO_REL", "--json").json["among"]
    of = {theme["code"]: f"{theme['k']} of {among['n']}" for theme in among["themes"]}
    assert planted["themes_of_26_with_relationship"] == {code: of[code] for code in SHORT}


def test_every_figure_of_saturation(study: Study, codekit: Codekit, planted: dict[str, Any], page: str) -> None:
    """All six settings at both thresholds, and which codes came first in which interview."""
    document = codekit(study, "saturation", BOOK, "--json").json
    assert planted["saturation_leaf_codes"] == document["settings"]
    table = re.findall(r"^\| (O\d\d-\d) \((\d+)\) \| ([A-Z., ]+) \|$", page, re.MULTILINE)
    wanted = {id_: sorted(codes.split(", ")) for id_, _, codes in table}
    found = {row["transcript"]: sorted(row["new"]) for row in document["interviews"]}
    assert len(wanted) == 10
    assert {id_: new for id_, new in found.items() if new} == wanted
    order = list(found)
    assert {id_: int(nth) for id_, nth, _ in table} == {id_: order.index(id_) + 1 for id_ in wanted}


def test_every_figure_of_the_design_is_in_the_methods(study: Study, codekit: Codekit, planted: dict[str, Any]) -> None:
    """Contacted, took part, in percent, by source; interviews and who had two."""
    design, said = planted["design"], codekit(study, "report", "methods").out
    said = " ".join(said.split())
    took, asked, percent = (design[name] for name in ("participating", "contacted", "participation_percent"))
    assert f"{asked['total']} contacts were recorded, of which {took['total']} ({percent['total']} %) took part" in said
    for source in ("NSHOS", "web"):
        assert f"{source} {took[source]} of {asked[source]} ({percent[source]:.1f} %)" in said
        assert design["not_participating"][source] == asked[source] - took[source]
    assert f"{design['interviews']} interviews with {design['organizations']} cases" in said
    assert f"({', '.join(design['second_interviews'])})" in said
    others = [int(n) for n in re.findall(r"\((\d+)\)", said.partition("The others:")[2].partition(".")[0])]
    assert sum(others) == design["not_participating"]["total"]
