"""Codebooks in Excel and CSV: nothing is lost, and a team's own table is understood."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment

from codekit.errors import CodebookError, CodekitError
from codekit.formats.codebook import tables as codebook_tables
from codekit.formats.codebook import yaml_file as codebook_yaml
from codekit.formats.codebook.cells import join, split
from codekit.model.codebook import Code, Codebook
from formats.codebook.books import LISTS, TEXTS, codebooks

BOOKS = Path(__file__).parents[3] / "codebooks"
WRITERS = {".xlsx": codebook_tables.write_xlsx, ".csv": codebook_tables.write_csv}


def table(path: Path, *rows: Sequence[str]) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def tree(codebook: Codebook) -> list[tuple[str, str, str]]:
    """Id, name and parent of each code."""
    return [(code.id, code.name, code.parent) for code in codebook.codes]


def problems(path: Path) -> list[tuple[int | None, str]]:
    """Row and message of every problem of a table."""
    with pytest.raises(CodebookError) as refused:
        codebook_tables.read(path)
    return [(problem.line, problem.message) for problem in refused.value.problems]


@pytest.mark.parametrize("suffix", WRITERS)
@given(codebook=codebooks())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_what_is_written_reads_back_equal(tmp_path: Path, suffix: str, codebook: Codebook) -> None:
    """Every field of every code and of the header survives Excel and CSV."""
    path = tmp_path / f"book{suffix}"
    WRITERS[suffix](codebook, path)

    assert codebook == codebook_tables.read(path)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["social-care-domains", "cbo-relationships", "rfi-frames"])
def test_the_three_codebooks_survive(tmp_path: Path, suffix: str, name: str) -> None:
    """The codebooks that come with codekit go out to a team and come back."""
    codebook, _ = codebook_yaml.load((BOOKS / f"{name}.yaml").read_text("utf-8"), name)
    WRITERS[suffix](codebook, tmp_path / f"x{suffix}")

    assert codebook == codebook_tables.read(tmp_path / f"x{suffix}")


@given(texts=LISTS)
def test_a_list_in_one_cell_comes_apart_again(texts: tuple[str, ...]) -> None:
    """Even where an example holds line ends, dashes or bars itself."""
    assert texts == split(join(texts))


@given(text=TEXTS)
def test_one_text_in_a_cell_is_one_text(text: str) -> None:
    """A single example stays one."""
    texts = (text,) if text else ()

    assert texts == split(join(texts))


def test_lists_as_teams_write_them() -> None:
    """Lines, bars, dashes and bullets."""
    assert ("one", "two") == split("one\ntwo") == split("one | two") == split("- one\n- two") == split("• one\n• two")


def test_the_workbook_is_made_for_reading_and_printing(tmp_path: Path) -> None:
    """A header that stays, a filter, the tree as indentation, text format, drop-downs, landscape."""
    codebook = Codebook("try", "1.10", (Code("A", "First", "One."), Code("B", "=2+2", "Two.", parent="A")), title="T")
    codebook_tables.write_xlsx(codebook, tmp_path / "x.xlsx")

    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book["Codes"]
    assert ["Codes", "Codebook"] == book.sheetnames
    assert ("C2", "A1:Q3", "landscape", "$1:$1") == (
        sheet.freeze_panes,
        sheet.auto_filter.ref,
        sheet.page_setup.orientation,
        sheet.print_title_rows,
    )
    assert [0, 1] == [sheet.cell(row, 2).alignment.indent for row in (2, 3)]
    assert ("=2+2", "s", "@") == (sheet["B3"].value, sheet["B3"].data_type, sheet["B3"].number_format)
    offered = {'"yes,no"', '"supporting,contrary"', '"ordinal,interval"'}
    assert offered == {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert "1.10" == book["Codebook"]["B2"].value


def test_a_teams_own_headings_are_understood(tmp_path: Path) -> None:
    """Code, Label, Description, Inclusion criteria ...: the id is the column called Code."""
    path = table(
        tmp_path / "our codes.csv",
        ["Code", "Label", "Description", "Inclusion criteria", "Exclusion Criteria", "Example(s)", "Parent", "Used"],
        ["FOOD", "Food access", "Talk of food.", "Pantries", "Recipes", "We eat.\nWe share.", "", "12"],
        ["FOOD 2", "Food boxes", "Talk of boxes.", "", "-", "", "food access", "3"],
    )

    codebook = codebook_tables.read(path)

    assert ("our-codes", "1.0") == (codebook.id, codebook.version)
    assert [("FOOD", "Food access", ""), ("FOOD-2", "Food boxes", "FOOD")] == tree(codebook)
    first, second = codebook.codes
    assert ("Pantries", "Recipes", ("We eat.", "We share.")) == (first.include, first.exclude, first.examples)
    assert "" == second.exclude


def test_ids_are_made_from_names(tmp_path: Path) -> None:
    """A table with names only is a codebook too."""
    path = table(tmp_path / "x.csv", ["Tag", "Meaning"], ["Simple export", "One."], ["Positive comment!", "Two."])

    assert [("Simple-export", "Simple export", ""), ("Positive-comment-", "Positive comment!", "")] == (
        tree(codebook_tables.read(path))
    )


def test_an_id_made_from_a_name_in_any_script_can_be_used(tmp_path: Path) -> None:
    """A vowel sign belongs to its letter, and a bracket before the name does not begin the id."""
    path = table(tmp_path / "x.csv", ["Tag", "Meaning"], ["हिन्दी भाषा", "One."], ["(old) Rides", "Two."])

    assert ["हिन्दी-भाषा", "old-Rides"] == [code.id for code in codebook_tables.read(path).codes]


@pytest.mark.parametrize("mark", [" > ", "\\", "\\\\", " :: "])
def test_paths_in_names_give_the_tree(tmp_path: Path, mark: str) -> None:
    """As exported by other programs; what stands only in a path becomes a container."""
    rows = [["Name", "Description"], ["Barriers", "B."], [f"Barriers{mark}Cost", "C."], [f"Help{mark}Staff", "S."]]

    codebook = codebook_tables.read(table(tmp_path / "x.csv", *rows))

    assert [
        ("Barriers", "Barriers", ""),
        ("Barriers.Cost", "Cost", "Barriers"),
        ("Help", "Help", ""),
        ("Help.Staff", "Staff", "Help"),
    ] == tree(codebook)
    assert [True, True, False, True] == [code.assignable for code in codebook.codes]


def test_a_column_of_levels_gives_the_tree(tmp_path: Path) -> None:
    """1, 2, 3, 2: each code below the last one that is less deep."""
    rows = [["Level", "Code", "Definition"], *([n, c, c] for n, c in zip("12321", "ABCDE", strict=True))]

    assert ["", "A", "B", "A", ""] == [c.parent for c in codebook_tables.read(table(tmp_path / "x.csv", *rows)).codes]


def test_a_level_that_is_no_number_is_named(tmp_path: Path) -> None:
    """With its row."""
    path = table(tmp_path / "x.csv", ["Level", "Code", "Definition"], ["1", "A", "a"], ["two", "B", "b"])

    assert [(3, "code 'B': level is 'two'")] == problems(path)


def test_indented_names_give_the_tree(tmp_path: Path) -> None:
    """Leading spaces, in CSV; Excel's own indentation, in a workbook."""
    table(
        tmp_path / "x.csv", ["Name", "Definition"], ["A", "a"], ["  B", "b"], ["    C", "c"], ["  D", "d"], ["E", "e"]
    )
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, (name, indent) in enumerate([("Name", 0), ("A", 0), ("B", 1), ("C", 2), ("D", 1), ("E", 0)], start=1):
        sheet.cell(row, 1, name).alignment = Alignment(indent=indent)
        sheet.cell(row, 2, "Definition" if row == 1 else name.lower())
    book.save(tmp_path / "x.xlsx")

    for suffix in WRITERS:
        assert ["", "A", "B", "A", ""] == [c.parent for c in codebook_tables.read(tmp_path / f"x{suffix}").codes]


def test_categories_become_containers(tmp_path: Path) -> None:
    """A category that is a code is the parent; another one becomes a container with an id of its own."""
    rows = [["Category", "Code", "Definition"], ["Food", "Boxes", "x"], ["Food", "Food", "y"], ["Rides", "Van", "z"]]

    codebook = codebook_tables.read(table(tmp_path / "x.csv", *rows))

    assert [("Boxes", "Boxes", "Food"), ("Food", "Food", ""), ("Rides", "Rides", ""), ("Van", "Van", "Rides")] == (
        tree(codebook)
    )
    assert ["Rides"] == [code.id for code in codebook.codes if not code.assignable]


def test_every_problem_is_named_with_its_row(tmp_path: Path) -> None:
    """Nothing is taken over by halves."""
    path = table(
        tmp_path / "x.csv",
        ["id", "name", "definition", "parent", "assignable", "rolls_up_as", "polarity"],
        ["A", "First", "", "", "", "", "contary"],
        ["A", "Second", "Two.", "", "perhaps", "", ""],
        ["B B", "Third", "Three.", "AA", "", "contarry", ""],
        ["", "!!!", "Four.", "", "", "", ""],
        ["", "", "Five.", "", "", "", ""],
    )

    assert [
        (None, "polarity cannot be 'contary'"),
        (2, "code 'A': definition is empty"),
        (3, "code 'A': assignable cannot be 'perhaps'"),
        (3, "id 'A' is used twice (first in line 2)"),
        (4, "code 'B B': rolls_up_as cannot be 'contarry'"),
        (4, "id 'B B' holds a space"),
        (4, "code 'B B': parent 'AA' does not exist"),
        (5, "no letter or digit in '!!!' to make an id of"),
        (6, "a definition without a name"),
    ] == problems(path)


def test_a_table_that_is_none_of_codes_is_refused(tmp_path: Path) -> None:
    """With the columns that were found."""
    path = table(tmp_path / "x.csv", ["transcript", "text"], ["T1", "hello"])

    assert [(1, "no column for the codes' names (found: transcript, text)")] == problems(path)
    assert [(None, "the table has a header and no codes")] == problems(
        table(tmp_path / "y.csv", ["name", "definition"])
    )


def test_a_sheet_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """Sheets are chosen by name."""
    codebook_tables.write_xlsx(Codebook("try", "1", (Code("A", "A", "a"),)), tmp_path / "x.xlsx")

    with pytest.raises(CodekitError) as refused:
        codebook_tables.read(tmp_path / "x.xlsx", sheet="Cods")

    assert ("x.xlsx: no sheet 'Cods'", "did you mean 'Codes'?") == (refused.value.message, refused.value.hint)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("sheet", "codes", "containers", "sample"),
    [
        ("Codes Quality Factors", 34, 10, ("orientation", "Relevancy")),
        ("Codes Context Factors", 13, 4, ("Novelty", "Product")),
    ],
)
def test_a_published_workbook_is_read(
    shared: Path, sheet: str, codes: int, containers: int, sample: tuple[str, str]
) -> None:
    """Real codebook sheets with a column of types, totals below, and formulas beside."""
    codebook = codebook_tables.read(shared / "corpus/coded/rqi-relf/interview-data.xlsx", sheet=sheet)

    assert (codes, containers) == (len(codebook.codes), sum(not code.assignable for code in codebook.codes))
    assert sample in [(code.id, code.parent) for code in codebook.codes]


@pytest.mark.corpus
def test_what_a_published_workbook_lacks_is_named(shared: Path) -> None:
    """One real sheet leaves a code without a definition, and has a row of totals; both rows are told."""
    with pytest.raises(CodebookError) as refused:
        codebook_tables.read(shared / "corpus/coded/rqi-relf/interview-data.xlsx", sheet="Codes Activities")

    assert [(5, "code 'Translating': definition is empty"), (14, "code 'Total': definition is empty")] == [
        (problem.line, problem.message) for problem in refused.value.problems
    ]


@pytest.mark.corpus
def test_real_exports_of_tags_are_read_or_every_gap_is_named(shared: Path) -> None:
    """Six versions of one project's tags: the rows without a description are the problems, and nothing else."""
    paths = sorted((shared / "corpus/coded/serdif/codebooks").glob("*.csv"))
    assert 6 == len(paths)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        bare = sum(not row["description"].strip() for row in rows)
        if bare:
            assert bare == len(problems(path))
        else:
            assert len(rows) == len(codebook_tables.read(path).codes)


NAMES = st.text(st.sampled_from("ab .é1_-ÄΩ²½(’/!\u0301نß2"), min_size=1, max_size=8)


@given(names=st.lists(NAMES, min_size=1, max_size=5, unique_by=lambda name: " ".join(name.casefold().split())))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_the_ids_that_are_made_are_accepted(tmp_path: Path, names: list[str]) -> None:
    """Spaces, dots, accents, leading digits, names that differ in a sign: the ids are usable, distinct, and come back.

    A parent may be named as the column of codes names it.
    """
    usable = [name for name in names if any(char.isalnum() for char in name)]
    distinct = {" ".join(unicodedata.normalize("NFC", name).casefold().split()): name.strip() for name in usable}
    assume(distinct and len(distinct) == len(usable))
    rows = [[name, f"Name {at}", f"Words {at}.", usable[0] if at else ""] for at, name in enumerate(usable)]
    book = codebook_tables.read(table(tmp_path / "team.csv", ["code", "name", "definition", "parent"], *rows))

    assert [book.codes[0].id] * (len(usable) - 1) == [code.parent for code in book.codes[1:]]
    codebook_tables.write_csv(book, tmp_path / "team-2.csv")
    assert book.codes == codebook_tables.read(tmp_path / "team-2.csv").codes
    assert book.codes == codebook_yaml.load(codebook_yaml.dump(book), "x")[0].codes


def test_a_table_that_cannot_name_its_codebook_says_so(tmp_path: Path) -> None:
    """The file's name, and a version that no file could bear."""
    head = ["name", "definition", "codebook", "version"]

    assert [(None, "codebook: no letter or digit in '???' to make an id of")] == problems(
        table(tmp_path / "???.csv", head[:2], ["Cost", "Money."])
    )
    assert [(None, "version '1.0 (new)' cannot be part of a file name")] == problems(
        table(tmp_path / "care.csv", head, ["Cost", "Money.", "care", "1.0 (new)"])
    )
