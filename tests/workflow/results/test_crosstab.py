"""Codes across what interviews have: as an unhurried recount has them, with bases, and in every form."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.matrix.tally import COUNTS, Crosstab
from codekit.workflow.results import cooccurrence, crosstab_files, tabulate
from codekit.workflow.results.across import across, without_gaps
from codekit.workflow.results.crosstab import ALL, Wish, crosstab
from codekit.workflow.results.retrieval import Asked, retrieve
from codekit.workflow.study.study import Study
from studies import build, code, segments, start

CODED = [
    ("T01", 1, "REL.SEND", "lee"),
    ("T01", 1, "MONEY", "lee"),
    ("T01", 3, "MONEY", "lee"),
    ("T02", 3, "MONEY", "lee"),
]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A first coding by lee of two of three interviews, of two organizations."""
    made = build(tmp_path_factory.mktemp("crosstab"), memory=True)
    start(made, "p1", kind="initial", coders=["lee"], transcripts=["T01", "T02"])
    code(made, segments(CODED), round_id="p1")
    return made


def cells(found: Crosstab) -> dict[tuple[str, str], int]:
    """Counts by code and column, where there are any."""
    listed = [(row, at) for row in range(len(found.codes)) for at in range(len(found.columns))]
    return {(found.codes[r], found.columns[at].id): int(found.n[r, at]) for r, at in listed if found.n[r, at]}


def test_codings_are_those_that_retrieval_finds(study: Study) -> None:
    """Each number is how many excerpts there are of the code with those below it, in the interviews of the column."""
    found = crosstab(study, "food", Wish(across="interview"))

    assert cells(found)
    for row, one in enumerate(found.codes):
        for at, column in enumerate(found.columns):
            there = retrieve(study, "food", Asked(codes=(one,), transcripts=column.transcripts)).codings
            assert len(there) == found.n[row, at]


def test_every_coding_stands_in_one_column(study: Study) -> None:
    """Whatever stands across, a code has the same total, and so have the bases."""
    whole = crosstab(study, "food")
    ways = [name for name in across(study) if name != "total"]

    assert {"case", "interview", "month", "region"} <= set(ways)
    for name in ways:
        other = crosstab(study, "food", Wish(across=name))
        assert (whole.codes, whole.total.tolist()) == (other.codes, other.total.tolist()), name
        assert whole.whole.tolist() == other.whole.tolist(), name


def test_cases_are_those_of_the_matrix(study: Study) -> None:
    """Of all interviews k of n is the matrix's, and nobody divides a case."""
    found, matrix = crosstab(study, "food", Wish(counted="cases")), tabulate.matrix(study, "food")

    assert found.codes
    for row, one in enumerate(found.codes):
        assert str(matrix.totals[one]) == f"{found.n[row, 0]} of {found.base[row, 0]}"
    with pytest.raises(CodekitError, match="cannot be counted across month"):
        crosstab(study, "food", Wish("month", "cases"))


def test_what_does_not_count_yet_is_named(study: Study) -> None:
    """An interview that nobody has finished stands in no column."""
    found = crosstab(study, "food", Wish(across="interview"))

    assert [("T01",), ("T02",)] == [column.transcripts for column in found.columns]
    assert "T03" in "".join(found.warnings)


def test_a_distance_on_the_chart_is_a_time() -> None:
    """Months, quarters and years without an interview are columns too; not where there would be very many."""
    assert ["2023-11", "2023-12", "2024-01"] == without_gaps(["2023-11", "2024-01"], "month")
    assert ["2023-Q4", "2024-Q1", "2024-Q2"] == without_gaps(["2023-Q4", "2024-Q2"], "quarter")
    assert ["2022", "2023", "2024"] == without_gaps(["2022", "2024"], "year")
    assert ["1900-01", "2024-01"] == without_gaps(["1900-01", "2024-01"], "month")
    assert [] == without_gaps([], "year")


def test_most_first(study: Study) -> None:
    """The order of the codes is that of their totals, and nothing is set in any more."""
    found = crosstab(study, "food", Wish(order="most"))

    assert found.total.tolist() == sorted(found.total.tolist(), reverse=True)
    assert {0} == {found.depth(one) for one in found.codes}


@pytest.mark.parametrize(
    "wish", [Wish("nothing"), Wish(counted="words"), Wish(polarity="no"), Wish(level="deep"), Wish(codes=("NONE",))]
)
def test_a_name_that_is_not_known_is_refused(study: Study, wish: Wish) -> None:
    """With the names that are."""
    with pytest.raises(UnknownNameError):
        crosstab(study, "food", wish)


def test_who_is_blind_gets_nothing(tmp_path: Path) -> None:
    """As for the matrix."""
    made = build(tmp_path, memory=True)
    start(made)

    with pytest.raises(BlindRoundError):
        crosstab(made, "food", viewer="ana")


@pytest.mark.parametrize("counted", COUNTS)
def test_every_form_holds_the_same_counts(study: Study, tmp_path: Path, counted: str) -> None:
    """Rows, workbook and document say what the value says, the base beside each figure."""
    found = crosstab(study, "food", Wish("region", counted, ALL))
    for ending in ("csv", "xlsx", "md"):
        crosstab_files.write(study, found, tmp_path / f"out.{ending}")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))

    assert cells(found) == {(r["code"], r["column"]): int(r["n"]) for r in rows if r["n"] not in {"", "0"}}
    assert [int(r["base"]) for r in rows] == found.base.flatten().tolist()
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert {"Counts", "Columns", "Codes", "List"} <= set(book.sheetnames)
    assert all(one in (tmp_path / "out.md").read_text("utf-8") for one in found.codes)


def test_pictures_are_the_same_bytes_twice(study: Study, tmp_path: Path) -> None:
    """Bars, tiles and strips, and the map of codes together."""
    for name in ("total", "interview"):
        found = crosstab(study, "food", Wish(name))
        for nth in (1, 2):
            crosstab_files.write(study, found, tmp_path / f"{name}{nth}.svg")
        assert (tmp_path / f"{name}1.svg").read_bytes() == (tmp_path / f"{name}2.svg").read_bytes()
    together = cooccurrence.cooccur(study, "food")
    for ending in ("svg", "csv", "md"):
        cooccurrence.write(study, together, tmp_path / f"map.{ending}")
    assert "REL.SEND" in (tmp_path / "map.csv").read_text("utf-8-sig")
    with pytest.raises(CodekitError, match="is not written so"):
        cooccurrence.write(study, together, tmp_path / "map.foo")
