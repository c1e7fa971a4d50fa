"""Tables of coded passages as other tools write them. All but Dedoose's and NVivo's report are built from manuals."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest
from docx import Document
from openpyxl import Workbook

from codekit.formats.excerpt_tables.columns import FIELDS, NAMES
from codekit.formats.excerpt_tables.excerpt import Excerpt, ExcerptTable
from codekit.formats.excerpt_tables.read import read
from codekit.segmenting.placing import CHARACTER, PARAGRAPH
from codekit.tables.read import column_name

MAXQDA = [
    "Document group",
    "Document name",
    "Code",
    "Beginning",
    "End",
    "Weight score",
    "Segment",
    "Created by",
    "Area",
]
MAXQDA_DE = ["Farbe", "Kommentar", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Gewicht", "Segment",
             "Bearbeitet von", "Bearbeitet", "Erstellt von", "Erstellt", "Fläche", "Abdeckungsgrad %"]  # fmt: skip
ATLAS = [
    "ID",
    "Document",
    "Quotation Name",
    "Quotation Content",
    "Comment",
    "Codes",
    "Reference",
    "Density",
    "Created by",
]
ATLAS_DE = ["ID", "Dokument", "Zitatname", "Zitatinhalt", "Kommentar", "Codes", "Referenz", "Dichte", "Erstellt von"]
DEDOOSE = ["Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Excerpt Copy", "Resource Creator",
           "Resource Date", "Codes Applied Combined", "Code: Money Applied", "Code: Relationship\\Sending Applied",
           "Code: Money Range", "Code: Money Weight"]  # fmt: skip


def excel(path: Path, *rows: Sequence[object], sheet: str = "Report") -> Path:
    """A workbook with these rows in its first sheet."""
    book = Workbook()
    book.worksheets[0].title = sheet
    for row in rows:
        book.worksheets[0].append([*row])
    book.save(path)
    return path


def table(path: Path, *rows: Sequence[object], delimiter: str = ",") -> Path:
    """A table in CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def word(path: Path, lines: list[str], rows: list[list[str]]) -> Path:
    """A Word file with paragraphs and, after them, a table."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        made = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for number, cell in enumerate(row):
                made.cell(at, number).text = cell
    document.save(str(path))
    return path


def _read(path: Path, mapped: Mapping[str, str] = MappingProxyType({})) -> ExcerptTable:
    found = read(path, mapped=mapped)
    assert found is not None
    return found


def test_maxqda_in_english_and_german(tmp_path: Path) -> None:
    """Documents, code paths, coders, comments and paragraph numbers; who changed a coding did not make it."""
    english = excel(tmp_path / "a.xlsx", MAXQDA, ["P", "T01", "Money > Grants", 7, 7, 0, "A grant pays.", "ana", 13])
    german = table(
        tmp_path / "b.csv",
        MAXQDA_DE,
        ["●", "siehe oben", "P", "T01", "Money > Grants", 7, 7, 0, "A grant pays.", "ben", "", "ana", "", 13, 2],
        delimiter=";",
    )

    assert (Excerpt(2, "T01", "A grant pays.", ("Money > Grants",), "ana", "", 7),) == _read(english).excerpts
    assert (Excerpt(2, "T01", "A grant pays.", ("Money > Grants",), "ana", "siehe oben", 7),) == _read(german).excerpts
    assert () == _read(english).problems == _read(german).problems


@pytest.mark.parametrize("head", [ATLAS, ATLAS_DE])
def test_atlas_ti_below_a_few_lines_about_the_project(tmp_path: Path, head: list[str]) -> None:
    """The quotation's content, not its short name; codes one below the other; Excel's returns are line ends."""
    path = excel(
        tmp_path / "q.xlsx",
        ["ATLAS.ti - Quotation report"],
        ["Project: Food", "", "2024-05-01"],
        head,
        [
            "1:3",
            "T01",
            "A gr…",
            "A grant pays._x000D_\nIt ends in June.",
            "",
            "Money\nSending",
            "¶ 7 in T01",
            2,
            "Ana B.",
        ],
        ["1:4", "T01", "Yes", "", "", "Money", "¶ 8 in T01", 1, "Ana B."],
    )
    found = _read(path)

    said = "A grant pays.\nIt ends in June."
    assert (Excerpt(4, "T01", said, ("Money\nSending",), "Ana B.", "", 7, PARAGRAPH),) == found.excerpts
    assert [(5, "no words", "warning")] == [(each.line, each.message, each.level) for each in found.problems]


def test_dedoose_has_a_column_for_each_code(tmp_path: Path) -> None:
    """Names of codes may hold commas, so the columns count, not the list that joins them."""
    path = excel(
        tmp_path / "d.xlsx",
        DEDOOSE,
        [
            "T01.docx",
            "152-165",
            "ana",
            "5/1/24",
            "A grant pays.",
            "lee",
            "5/1/24",
            "Money, Sending",
            "True",
            "True",
            "",
            "",
        ],
        ["T01.docx", "1-9", "ana", "5/1/24", "Nothing", "lee", "5/1/24", "", "False", "False", "", ""],
    )
    found = _read(path)

    codes = ("Money", "Relationship\\Sending")
    assert (Excerpt(2, "T01.docx", "A grant pays.", codes, "ana", "", 152, CHARACTER),) == found.excerpts
    assert ["no code"] == [problem.message for problem in found.problems]
    assert "2 columns = codes" in found.understood


def test_a_table_in_word(tmp_path: Path) -> None:
    """A report as Word writes it; text around the table is passed over."""
    path = word(
        tmp_path / "m.docx", ["Coded segments"], [["Document", "Code", "Segment"], ["T01", "Money", "A grant pays."]]
    )

    assert (Excerpt(2, "T01", "A grant pays.", ("Money",)),) == _read(path).excerpts


REPORT = [
    "Name: Nodes\\\\Barriers\\\\Money",
    "",
    "<Files\\\\round 1\\\\T01> - § 2 references coded  [ 1.02% Coverage]",
    "",
    "Reference 1 - 0.50% Coverage",
    "",
    "A grant pays.",
    "It ends in June.",
    "",
    "Reference 2 - 0.52% Coverage",
    "",
    "Nobody has said.",
    "",
    "Files\\\\round 1\\\\T02 - § 1 reference coded [3.46% Coverage]",
    "Reference 1 - 3.46% Coverage",
    "The county helped us.",
]


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_nvivos_report_of_a_node(tmp_path: Path, ending: str) -> None:
    """Each reference with its file, its lines kept, the node named in it."""
    path = tmp_path / f"Money.{ending}"
    if ending == "docx":
        word(path, REPORT, [])
    else:
        path.write_text("\n".join(REPORT), "utf-8")
    found = _read(path)

    assert found.of_one_code
    assert [
        Excerpt(5, "Files\\\\round 1\\\\T01", "A grant pays.\nIt ends in June.", ("Barriers\\\\Money",)),
        Excerpt(10, "Files\\\\round 1\\\\T01", "Nobody has said.", ("Barriers\\\\Money",)),
        Excerpt(15, "Files\\\\round 1\\\\T02", "The county helped us.", ("Barriers\\\\Money",)),
    ] == list(found.excerpts)


def test_a_report_without_its_nodes_name_is_called_as_its_file(tmp_path: Path) -> None:
    """Reports in German, saved one a node: the file's name says the code."""
    path = tmp_path / "Geld.txt"
    path.write_text(
        "<Dateien\\\\T01> - § 1 Referenz kodiert [0,50% Abdeckung]\nReferenz 1 - 0,50% Abdeckung\nEin Zuschuss.\n",
        "utf-8",
    )

    assert (Excerpt(2, "Dateien\\\\T01", "Ein Zuschuss.", ("Geld",)),) == _read(path).excerpts


def test_what_is_not_used_is_named(tmp_path: Path) -> None:
    """A column that means nothing here is told, and may be given a meaning."""
    path = table(tmp_path / "x.csv", ["Interview", "Code", "Was gesagt wurde", "Zitat"], ["T01", "Money", "a", "b"])
    (problem,) = _read(path).problems

    assert "x.csv:1: columns that are not used: Was gesagt wurde (name one with --map)" == str(problem)
    assert "a" == _read(path, mapped={"was gesagt wurde": "quote"}).excerpts[0].quote


def test_other_tables_are_none(tmp_path: Path) -> None:
    """A codebook, a register of cases and plain text are no passages."""
    assert read(table(tmp_path / "a.csv", ["code", "definition"], ["Money", "Who pays."])) is None
    assert read(table(tmp_path / "b.csv", ["transcript", "case"], ["T01", "O1"])) is None
    (tmp_path / "c.txt").write_text("Interviewer: Files\\\\a - nothing\n", "utf-8")
    assert read(tmp_path / "c.txt") is None


def test_names_of_columns_are_compared_as_headers_are() -> None:
    """Every name in the list can be met by a header, and means one field."""
    names = [name for field in FIELDS for name in NAMES[field]]

    assert names == [column_name(name) for name in names]
    assert len({*names}) == len(names)
