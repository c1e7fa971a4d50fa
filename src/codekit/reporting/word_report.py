"""A report as a Word file: headings that make an outline, numbered captions, tables and figures within the text."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.reporting import word_table
from codekit.reporting.content import LONG, Content, Figure, Part, Table, elsewhere
from codekit.reporting.word import QUIET, field, new, run, runs_left, save, set_left

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

MOST_ROWS = 500  # nobody reads a longer table on paper; it stands in the Excel report
_COLUMNS, _WIDTH = 6, 105.0  # what a page on its height can show: columns, Excel's characters
_LONG = 40.0  # what a column of sentences counts for: these wrap
_FIGURE_CM = 16.0


def write(path: Path, content: Content, *, stamp: dt.date | None = None) -> None:
    """Write the file; the same content with the same `stamp` (today by default) gives the same bytes."""
    day = stamp or dt.date.today()  # noqa: DTZ011  (the researcher's own day)
    document = new(content.title, content.subtitle, day)
    writer = _Writer(document)
    for part in content.parts:
        writer.part(part)
    save(document, path, day)


class _Writer:
    """A document that is filled from top to bottom."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = {"Table": 0, "Figure": 0}
        self.wide = False

    def part(self, part: Part) -> None:
        """A part under its heading; one with wide tables lies on its side."""
        self._turn(any(_is_wide(table) for table in part.tables if _is_shown(table)))
        run(self.document.add_heading(level=1), part.title)
        for words in part.paragraphs:
            self._words(words)
        for item in part.items:
            self._words(item, "List Bullet")
        for figure in part.figures:
            self._figure(figure)
        for table in part.tables:
            self._table(table)

    def _turn(self, wide: bool) -> None:  # noqa: FBT001  (one private caller)
        if wide == self.wide:
            return
        from docx.enum.section import WD_ORIENT, WD_SECTION

        old = self.document.sections[-1]
        # What nothing was written on yet is turned, so that no empty page is left.
        section = self._next(WD_SECTION.NEW_PAGE) if self._begun else old
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        width, height = old.page_width, old.page_height
        section.page_width, section.page_height = height, width
        self.wide = wide

    def _next(self, kind: Any) -> Section:
        """A further section; the paragraph that ends the one before takes no room, or it would be a page of its own."""
        last = self.document.paragraphs[-1]
        section: Section = self.document.add_section(kind)
        if not last.text and not last.runs:
            self.document.element.body.remove(last._p)  # noqa: SLF001  (python-docx cannot remove a paragraph)
        end = self.document.paragraphs[-1]
        end.paragraph_format.space_after, end.paragraph_format.line_spacing = _points(0), _points(1)
        return section

    @property
    def _begun(self) -> bool:
        return any(p.style is not None and p.style.name == "Heading 1" for p in self.document.paragraphs)

    def _words(self, words: str, style: str | None = None, *, colour: str = "") -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        if runs_left(words):
            set_left(paragraph)
        run(paragraph, words, colour=colour)
        return paragraph

    def _caption(self, kind: str, words: str) -> Paragraph:
        """A caption such as "Table 3. ...", numbered by a field, so that Word can list tables and refer to them."""
        self.numbers[kind] += 1
        paragraph = self.document.add_paragraph(style="Caption")
        run(paragraph, f"{kind} ")
        field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        run(paragraph, f". {words}")
        return paragraph

    def _table(self, table: Table) -> None:
        if not _is_shown(table):
            words, command = elsewhere(table)
            told = f"{words} {command}." if table.only_excel else f"{words.rpartition(', and as')[0]}."
            self._words(told)
            return
        if table.title:
            self._caption("Table", table.title).paragraph_format.keep_with_next = True
        section = self.document.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        made = word_table.element(table, int(room) // 635)
        self.document.element.body.insert_element_before(made, "w:sectPr")
        note = self._words(table.note, colour=QUIET) if table.note else self.document.add_paragraph()
        for piece in note.runs:
            piece.font.size = _points(9)

    def _figure(self, figure: Figure) -> None:
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(figure.png), width=Cm(_FIGURE_CM))
        shape._inline.docPr.set("descr", figure.words)  # noqa: SLF001  (python-docx has no such setting)
        self._caption("Figure", figure.caption)


def _is_shown(table: Table) -> bool:
    return not table.only_excel and not (table.sheet and len(table.rows) > MOST_ROWS)


def _is_wide(table: Table) -> bool:
    asked = sum(min(column.width, _LONG) if column.kind == LONG else column.width for column in table.columns)
    return len(table.columns) > _COLUMNS or asked > _WIDTH


def _points(size: int) -> Any:
    from docx.shared import Pt

    return Pt(size)
