"""A report as a Word file: an outline, tables whose head comes again, figures inside, nothing lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import docx
import pytest

from codekit.reporting import word_report
from codekit.reporting.content import COUNT, DECIMAL, LONG, Column, Content, Figure, Inner, Part, Table, shown
from codekit.tables.text import safe_text
from reporting.agreement.test_forms import Saved

DAY = dt.date(2024, 5, 6)
NARROW = (Column("code", width=14), Column("units", COUNT, 8), Column("kappa", DECIMAL, 8))
ROWS = (("REFER", 12, 0.5), (Inner("REFER.LIST", 1), 3, float("nan")), ("a < b & c", None, -0.0001))


def made(tmp_path: Path, *parts: Part) -> Any:
    """A report with these parts, opened again."""
    word_report.write(tmp_path / "r.docx", Content("Report", "Study", parts), stamp=DAY)
    return docx.Document(str(tmp_path / "r.docx"))


def table(rows: tuple[tuple[Any, ...], ...] = ROWS, **options: Any) -> Table:
    """A small table."""
    return Table("Each code", NARROW, rows, **options)


def test_every_word_is_there_and_parts_are_an_outline(tmp_path: Path) -> None:
    """Headings are real ones; each cell is as every other form shows it, with undefined figures in words."""
    opened = made(tmp_path, Part("a", "First", ("Some words.",), ("An item.",), (table(note="The note."),)))

    assert ["First"] == [p.text for p in opened.paragraphs if p.style.name == "Heading 1"]
    assert [
        ["code", "units", "kappa"],
        *([shown(v, c.kind) for v, c in zip(row, NARROW, strict=True)] for row in ROWS),
    ] == [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    texts = [p.text for p in opened.paragraphs]
    assert {"Some words.", "An item.", "Table 1. Each code", "The note."} <= set(texts)


def test_a_head_comes_again_on_each_page_and_no_row_is_cut(tmp_path: Path) -> None:
    """Word repeats the first row alone, and keeps every row whole."""
    opened = made(tmp_path, Part("a", "First", tables=(table(),)))
    rows = opened.tables[0]._tbl.xpath("./w:tr")

    assert 1 + len(ROWS) == len(rows)
    assert [True, False, False, False] == [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_figures_are_inside_with_their_words(tmp_path: Path) -> None:
    """Each has a numbered caption, and says in words what it shows to those who cannot see it."""
    figure = Figure("f", "Kappa by code.", "Kappa of three codes", Saved())
    opened = made(tmp_path, Part("a", "First", figures=(figure, figure)))

    assert 2 == len(opened.inline_shapes)
    assert ["Kappa of three codes"] * 2 == [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    captions = [p.text for p in opened.paragraphs if p.style.name == "Caption"]
    assert ["Figure 1. Kappa by code.", "Figure 2. Kappa by code."] == captions


def test_a_wide_table_lies_on_its_side_and_fits_the_page(tmp_path: Path) -> None:
    """Only the pages of its part are turned; no table is wider than the words of its page."""
    columns = tuple(Column(f"column {n}", COUNT, 9) for n in range(14))
    wide = Table("Wide", columns, (tuple(range(14)),))
    opened = made(tmp_path, Part("a", "A", tables=(table(),)), Part("b", "B", tables=(wide,)), Part("c", "C", ("x",)))

    sides = [section.page_width > section.page_height for section in opened.sections]
    assert [False, True, False] == sides
    for section, one in zip(opened.sections, opened.tables, strict=False):
        room = (section.page_width - section.left_margin - section.right_margin) // 635
        assert sum(int(column.get("{*}w", 0) or column.values()[0]) for column in one._tbl.tblGrid) <= room


def test_a_first_part_that_is_wide_leaves_no_empty_page(tmp_path: Path) -> None:
    """The title stands on the page of the table."""
    wide = Table("Wide", (Column("text", width=120), Column("more", width=120)), (("a", "b"),))
    assert 1 == len(made(tmp_path, Part("a", "A", tables=(wide,))).sections)


def test_what_nobody_reads_on_paper_stands_elsewhere(tmp_path: Path) -> None:
    """A table that is longer than anybody reads says how many rows it has and where they are."""
    rows = tuple(("x", n, 0.1) for n in range(word_report.MOST_ROWS + 1))
    opened = made(tmp_path, Part("a", "A", tables=(table(rows, sheet="Long"), table(ROWS, sheet="U", only_excel=True))))

    assert [] == opened.tables
    texts = [p.text for p in opened.paragraphs]
    assert "Each code: 501 rows, on the sheet Long of the Excel report." in texts
    assert any(text.startswith("Each code: 3 rows, on the sheet U") and "--diagnosis" in text for text in texts)


@pytest.mark.parametrize("words", ["a\x00b", "=1+1", "عربي", "\ud800", "two\nlines"])
def test_any_words_can_be_written(tmp_path: Path, words: str) -> None:
    """What XML cannot hold is shown as a sign; nothing is a formula; every line stands on its own."""
    columns = (Column("words", LONG, 40), Column("head"))
    opened = made(tmp_path, Part("a", words, (words,), (words,), (Table(words, columns, ((words, words),)),)))
    assert [safe_text(words)] * 2 == [cell.text for cell in opened.tables[0].rows[1].cells]
    assert [safe_text(words)] * 3 == [p.text for p in opened.paragraphs if p.style.name != "Title"][1:4]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever it is written."""
    part = Part("a", "First", ("Some words.",), ("An item.",), (table(),))
    for name in ("a.docx", "b.docx"):
        word_report.write(tmp_path / name, Content("Report", "Study", (part,)), stamp=DAY)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_table_that_fills_its_page_leaves_no_empty_one_behind(tmp_path: Path) -> None:
    """Where the page turns, one paragraph of no height stands between the table and the next section."""
    wide = tuple(Column(f"c{i}") for i in range(9))
    parts = [Part(name, name, tables=(Table("Wide", wide, (("x",) * 9,)),)) for name in ("a", "c")]
    opened = made(tmp_path, parts[0], Part("b", "Second", ("Words.",)), parts[1])
    (end,) = opened.element.body.xpath("./w:tbl[1]/following-sibling::*[1]")
    assert end.xpath("./w:pPr/w:sectPr")
    assert "20" == end.xpath("./w:pPr/w:spacing/@w:line")[0]
