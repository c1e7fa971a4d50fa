"""Codebook tables as teams and other tools have them: every column is understood, kept or named."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import openpyxl
import pytest
from docx import Document
from docx.shared import Cm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.formats.codebook import tables as codebook_tables
from codekit.formats.codebook.cells import COLUMNS
from codekit.formats.codebook.columns import FIELDS
from codekit.formats.codebook.synonyms import SYNONYMS
from codekit.formats.codebook.tables_read import TableRead, understand
from codekit.tables.read import column_name

Rows = Sequence[Sequence[str]]


def table(path: Path, *rows: Sequence[str]) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def word(path: Path, *tables: Rows, indents: Mapping[str, float] = MappingProxyType({})) -> Path:
    """A Word file with these tables, a title above each; cells with these words are indented so many centimetres."""
    document = Document()
    for rows in tables:
        document.add_heading("Codebook", 1)
        made = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for number, cell in enumerate(row):
                made.cell(at, number).text = cell
                made.cell(at, number).paragraphs[0].paragraph_format.left_indent = Cm(indents.get(cell, 0))
    document.save(str(path))
    return path


def tree(read: TableRead) -> list[tuple[str, str]]:
    """Name and the parent's name of each code."""
    names = {code.id: code.name for code in read.codebook.codes} | {"": ""}
    return [(code.name, names[code.parent]) for code in read.codebook.codes]


MAYRING = ["Kategorie", "Definition", "Ankerbeispiel", "Kodierregeln"]
HEADS = {
    "english": ["Code", "What it means", "Use when", "Do not use when", "Example quote", "Belongs under"],
    "german": ["Code", "Beschreibung", "Verwenden, wenn", "Abgrenzung", "Ankerbeispiel", "Übergeordneter Code"],
    "french": ["Nom du code", "Définition", "Utiliser quand", "Ne pas utiliser quand", "Exemple", "Code parent"],
    "spanish": ["Código", "Descripción", "Usar cuando", "No usar cuando", "Ejemplo", "Código padre"],
}


@pytest.mark.parametrize("language", HEADS)
def test_columns_in_four_languages(tmp_path: Path, language: str) -> None:
    """Name, definition, rules, an example and the parent; nothing is left out."""
    path = table(
        tmp_path / "x.csv",
        HEADS[language],
        ["Money", "Who pays.", "Grants", "Time", "A grant pays.", ""],
        ["Grants", "A grant pays.", "", "", "", "money"],
    )
    read = understand(path)
    first = read.codebook.codes[0]

    assert [("Money", ""), ("Grants", "Money")] == tree(read)
    said = (first.definition, first.include, first.exclude, first.examples)
    assert ("Who pays.", "Grants", "Time", ("A grant pays.",)) == said
    assert () == read.left_out
    assert f"{HEADS[language][4]} = examples" in read.understood


def test_mayrings_table(tmp_path: Path) -> None:
    """Each category stands once, so categories are the codes; rows of merged cells go on with the code above."""
    path = table(
        tmp_path / "leitfaden.csv",
        MAYRING,
        ["K1: hohes Selbstvertrauen", "Gewissheit, es zu schaffen.", "„Klar schaffe ich das.“", "Alle drei Aspekte"],
        ["", "", "„Kein Problem.“", "sonst K2"],
        ["K2: mittleres Selbstvertrauen", "Nur teilweise.", "„Mal sehen.“", ""],
        ["", "", "", ""],
    )
    read = understand(path)
    first, second = read.codebook.codes

    assert ("K1: hohes Selbstvertrauen", "K2: mittleres Selbstvertrauen") == (first.name, second.name)
    assert ("„Klar schaffe ich das.“", "„Kein Problem.“") == first.examples
    assert "Alle drei Aspekte\nsonst K2" == first.include
    assert ["goes on with code 'K1-hohes-Selbstvertrauen'"] == [problem.message for problem in read.left_out]


LEVELS = {
    "numbered": ["Level 1", "Level 2", "Level 3", "Definition"],
    "german": ["Hauptkategorie", "Subkategorie", "Sub-Subkategorie", "Definition"],
    "themes": ["Theme", "Sub-theme", "Sub-subtheme", "Description"],
    "ebenen": ["Ebene 1", "Ebene 2", "Ebene 3", "Definition"],
    "codes last": ["Theme", "Sub-theme", "Code", "Definition"],
    "códigos": ["Categoría", "Subcategoría", "Código", "Definición"],
}


@pytest.mark.parametrize("names", LEVELS)
@pytest.mark.parametrize("filled", [True, False])
def test_a_column_for_each_level(tmp_path: Path, names: str, *, filled: bool) -> None:
    """Whether the upper levels are repeated in each row or stand once, as in merged cells."""
    rows = [("A", "", "", "a"), ("A", "B", "", "b"), ("A", "B", "C", "c"), ("D", "E", "", "e")]
    if not filled:
        rows = [("A", "", "", "a"), ("", "B", "", "b"), ("", "", "C", "c"), ("D", "E", "", "e")]
    read = understand(table(tmp_path / "x.csv", LEVELS[names], *rows))

    assert [("A", ""), ("B", "A"), ("C", "B"), ("D", ""), ("E", "D")] == tree(read)
    assert ["D"] == [code.name for code in read.codebook.codes if not code.assignable]
    assert any("levels of the tree" in said for said in read.understood)


def test_codes_beside_levels_are_ids_where_they_are_no_names(tmp_path: Path) -> None:
    """`T1` is what a category is called in short."""
    head = ["Categoría", "Subcategoría", "Código", "Definición"]
    read = understand(table(tmp_path / "x.csv", head, ["Trabajo", "Tiempo", "T1", "a"], ["Trabajo", "Pago", "T2", "b"]))

    assert [("Trabajo", ""), ("Tiempo", "Trabajo"), ("Pago", "Trabajo")] == tree(read)
    assert ["T1", "T2"] == [code.id for code in read.codebook.codes if code.assignable]
    assert () == read.left_out


@pytest.mark.parametrize("theme", ["Theme", "Thema", "Thème", "Tema"])
def test_a_theme_beside_codes_is_a_category(tmp_path: Path, theme: str) -> None:
    """As merged cells have it; alone it is what the codes are called."""
    once = [[theme, "Code", "Definition"], ["Food", "Boxes", "x"], ["", "Pantry", "y"], ["Rides", "Van", "z"]]
    assert [("Food", ""), ("Boxes", "Food"), ("Pantry", "Food"), ("Rides", ""), ("Van", "Rides")] == tree(
        understand(table(tmp_path / "x.csv", *once))
    )
    alone = [[theme, "Definition"], ["Food", "x"], ["Rides", "y"]]
    assert [("Food", ""), ("Rides", "")] == tree(understand(table(tmp_path / "y.csv", *alone)))


def test_a_category_that_stands_once_holds_for_the_rows_below(tmp_path: Path) -> None:
    """Merged cells of a workbook; where categories repeat, an empty one is none."""
    once = [["Category", "Code", "Definition"], ["Food", "Boxes", "x"], ["", "Pantry", "y"], ["Rides", "Van", "z"]]
    read = understand(table(tmp_path / "x.csv", *once))

    assert [("Food", ""), ("Boxes", "Food"), ("Pantry", "Food"), ("Rides", ""), ("Van", "Rides")] == tree(read)
    assert "empty cells of Category are as the one above" in read.understood
    again = [*once, ["Food", "Bread", "w"]]
    assert ("Pantry", "") in tree(understand(table(tmp_path / "y.csv", *again)))


def test_no_column_is_dropped_in_silence(tmp_path: Path) -> None:
    """What a codebook has no place for is named with its header, and how much stands in it."""
    path = table(
        tmp_path / "x.csv",
        ["Name", "Description", "Files", "Atypical example", "", "Empty"],
        ["Money", "Who pays.", "3", "We paid.", "look again", ""],
        ["Time", "Hours.", "1", "", "", ""],
    )

    assert [
        "x.csv:1: column 'Files' is not kept (2 cells) (if it should be kept: --map 'COLUMN=FIELD')",
        "x.csv:1: column 'Atypical example' is not kept (1 cell) (if it should be kept: --map 'COLUMN=FIELD')",
        "x.csv:1: column '5 (without a header)' is not kept (1 cell) (if it should be kept: --map 'COLUMN=FIELD')",
    ] == [str(problem) for problem in understand(path).left_out]


def test_rows_below_the_table_are_named(tmp_path: Path) -> None:
    """A total or a note is no code, and is told."""
    path = table(tmp_path / "x.csv", ["Name", "Description", "Files"], ["Money", "Who pays.", "3"], ["", "", "3"])

    assert (3, "a row without a code is left out") in [(p.line, p.message) for p in understand(path).left_out]


def test_columns_are_mapped(tmp_path: Path) -> None:
    """By the header in any capitals; it goes before what the column would be taken for."""
    path = table(tmp_path / "x.csv", ["Short", "Long", "Definition"], ["Money", "Who pays.", "see Mayring"])
    read = understand(path, mapped={"short": "name", "Long": "definition", "Definition": "source"})

    assert [("Money", "Who pays.", "see Mayring")] == [(c.name, c.definition, c.source) for c in read.codebook.codes]
    assert ("Short = name", "Long = definition", "Definition = source") == read.understood


@pytest.mark.parametrize(
    ("mapped", "message", "hint"),
    [
        ({"Long": "defintion"}, "--map: column 'Long' cannot be 'defintion'", "did you mean 'definition'?"),
        ({"Lnog": "definition"}, "--map: no column 'Lnog' in x.csv", "did you mean 'Long'?"),
    ],
)
def test_wrong_names_get_a_remedy(tmp_path: Path, mapped: dict[str, str], message: str, hint: str) -> None:
    """A field that there is not, a column that there is not."""
    path = table(tmp_path / "x.csv", ["Short", "Long"], ["Money", "Who pays."])
    with pytest.raises(CodekitError) as refused:
        understand(path, mapped=mapped)

    assert (message, hint) == (refused.value.message, refused.value.hint)


def test_a_title_may_stand_above_the_table(tmp_path: Path) -> None:
    """The header is looked for among the first rows; rows keep their numbers."""
    path = table(
        tmp_path / "x.csv",
        ["Codebook of the study"],
        ["as of May"],
        ["Code", "Definition", "n"],
        ["Money", "Who.", "3"],
    )
    read = understand(path)

    assert [("Money", "")] == tree(read)
    assert [3] == [problem.line for problem in read.left_out]


EXPORTS = {
    "nvivo": (["Name", "Description", "Files", "References"], ["Money", "Who pays.", "3", "12"], 2),
    "atlas.ti": (["Code", "Comment", "Grounded", "Density", "Code Groups"], ["Money", "Who pays.", "3", "0", "G"], 3),
    "maxqda": (["Code", "Code memo", "Frequency", "Colour"], ["Money", "Who pays.", "12", "#ff0000"], 1),
    "maxqda german": (["Code", "Code-Memo", "Häufigkeit", "Farbe"], ["Money", "Who pays.", "12", "#ff0000"], 1),
    "dedoose": (
        ["Id", "Parent Id", "Depth", "Title", "Description", "Weighted"],
        ["1", "", "0", "Money", "Who pays.", "False"],
        1,
    ),
    "taguette": (["tag", "description", "number of highlights"], ["Money", "Who pays.", "12"], 1),
}  # fmt: skip


@pytest.mark.parametrize("tool", EXPORTS)
def test_exports_of_other_tools(tmp_path: Path, tool: str) -> None:
    """Name and definition are found, counts are named; all but Taguette's are built from manuals."""
    head, row, left = EXPORTS[tool]
    read = understand(table(tmp_path / "x.csv", head, row))

    assert [("Money", "Who pays.")] == [(code.name, code.definition) for code in read.codebook.codes]
    assert left == len(read.left_out)


def test_a_table_in_word_with_indented_names(tmp_path: Path) -> None:
    """As NVivo writes a codebook; a table that goes on under a second heading is the same table."""
    head = ["Name", "Description", "Files"]
    path = word(
        tmp_path / "book.docx",
        [head, ["Barriers", "What hinders.", "3"], ["Cost", "Money.", "2"]],
        [head, ["Help", "What helps.", "1"]],
        indents={"Cost": 0.5},
    )
    read = understand(path)

    assert [("Barriers", ""), ("Cost", "Barriers"), ("Help", "")] == tree(read)
    assert "the tree is taken from the indentation of names" in read.understood


def test_a_table_in_word_for_each_code(tmp_path: Path) -> None:
    """Fields in the first column, one small table a code."""
    path = word(
        tmp_path / "book.docx",
        [["Code", "Money"], ["Definition", "Who pays."], ["Use when", "Grants"]],
        [["Code", "Time"], ["Definition", "Hours."], ["Use when", ""]],
    )
    codes = understand(path).codebook.codes

    assert [("Money", "Who pays.", "Grants"), ("Time", "Hours.", "")] == [
        (code.name, code.definition, code.include) for code in codes
    ]


def test_a_word_file_without_a_table_is_refused(tmp_path: Path) -> None:
    """In one line."""
    document = Document()
    document.add_paragraph("Money: who pays.")
    document.save(str(tmp_path / "x.docx"))
    with pytest.raises(CodekitError, match="there is no table in it"):
        understand(tmp_path / "x.docx")


def test_every_synonym_can_be_met_and_means_one_field() -> None:
    """Headers are compared in this form; two fields may share none."""
    names = [name for synonyms in SYNONYMS.values() for name in synonyms]

    assert names == [column_name(name) for name in names]
    assert [] == sorted({name for name in names if names.count(name) > 1})
    assert set(SYNONYMS) <= set(FIELDS)


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_columns_are_called_nothing_is_lost(tmp_path: Path, data: st.DataObject) -> None:
    """Of any header in any order each cell is in the codebook, or its column is named."""
    fields = data.draw(st.lists(st.sampled_from(["include", "exclude", "examples", "aliases"]), unique=True))
    known = {data.draw(st.sampled_from(SYNONYMS[field])): field for field in ("name", "definition", *fields)}
    others = data.draw(st.lists(st.sampled_from(["Files", "n", "Stand", "who", "Notes"]), unique=True))
    head = data.draw(st.permutations([*known, *others]))
    rows = [[f"{name} {number}" for name in head] for number in (1, 2)]
    read = understand(table(tmp_path / "x.csv", head, *rows))
    left = {problem.message.split("'")[1] for problem in read.left_out}

    assert left == set(others)
    for number, code in enumerate(read.codebook.codes, 1):
        for name, field in known.items():
            value = getattr(code, field)
            assert f"{name} {number}" in (value if isinstance(value, str) else "\n".join(value))


def test_what_is_exported_is_understood_as_it_is(tmp_path: Path) -> None:
    """The way out and back leaves nothing to tell, in both forms."""
    book = understand(table(tmp_path / "x.csv", HEADS["german"], ["Geld", "Wer zahlt.", "a", "b", "c", ""])).codebook
    codebook_tables.write_csv(book, tmp_path / "y.csv")
    codebook_tables.write_xlsx(book, tmp_path / "y.xlsx")

    for path in (tmp_path / "y.csv", tmp_path / "y.xlsx"):
        again = understand(path)
        assert (book, (), ()) == (again.codebook, again.understood, again.left_out)
    assert list(COLUMNS) == [cell.value for cell in openpyxl.load_workbook(tmp_path / "y.xlsx")["Codes"][1]]
