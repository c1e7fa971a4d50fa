"""A coded transcript as a Word file: it looks like a transcript, and every coding is a comment by its coder."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.model.transcript import RESPONDENT
from codekit.reporting.coded.content import CODING, CodedText, Line, Remark
from codekit.reporting.word import QUIET, new, run, runs_left, save, set_left
from codekit.tables.text import safe_text

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run


def write(coded: CodedText, path: Path, day: dt.date) -> None:
    """Write the file, whole or not at all; the same transcript and codings give the same bytes."""
    document = new(coded.id, coded.subtitle, day)
    _Comments(document, day).add(coded, [run for line in coded.lines for run in _line(document, coded, line)])
    _codes(document, coded)
    save(document, path, day)


def _line(document: Document, coded: CodedText, line: Line) -> list[Run]:
    """A line of the text as a paragraph: its label bold, and what respondents do not say in grey."""
    paragraph = document.add_paragraph()
    text = coded.transcript.text
    if runs_left(text[line.pieces[0].start : line.pieces[-1].end]):
        set_left(paragraph)
    quiet = QUIET if line.role != RESPONDENT else ""
    return [
        run(paragraph, text[p.start : p.end], bold=p.is_label, italic=line.role == "", colour=quiet)
        for p in line.pieces
    ]


class _Comments:
    """The comments of a document, in the order of the text.

    They are written as XML, each with the next number: python-docx looks through all of them for every new one.
    """

    def __init__(self, document: Document, day: dt.date) -> None:
        self.day, self.count = day, 0
        self.title = document.paragraphs[0].runs[0]
        self.element: Any = document.comments._comments_elm  # noqa: SLF001

    def add(self, coded: CodedText, runs: list[Run]) -> None:
        for remark in coded.about:
            self._mark(remark, self.title, self.title)
        for remark in coded.remarks:
            first, last = coded.ends(remark) if runs else (0, 0)
            self._mark(remark, *((runs[first], runs[last]) if runs else (self.title, self.title)))

    def _mark(self, remark: Remark, first: Run, last: Run) -> None:
        from docx.oxml.parser import parse_xml

        self.element.append(parse_xml(self._xml(remark)))
        first.mark_comment_range(last, self.count)
        self.count += 1

    def _xml(self, remark: Remark) -> str:
        author = _attribute(remark.who)
        code = f"  {remark.code}" if remark.code and remark.code != remark.title else ""
        head = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        head += _run(remark.title, "<w:b/>") + (_run(code, f'<w:color w:val="{QUIET}"/>') if code else "")
        lines = [head, *map(_run, said_of(remark))]
        return (
            f'<w:comment xmlns:w="{_WORD}" w:id="{self.count}" w:author="{author}" w:date="{self._moment(remark.at)}" '
            f'w:initials="{_attribute(remark.who[:3])}">{"".join(map(_paragraph, lines))}</w:comment>'
        )

    def _moment(self, at: str) -> str:
        try:
            moment = dt.datetime.fromisoformat(at).astimezone(dt.UTC)
        except (ValueError, OverflowError):
            moment = dt.datetime(self.day.year, self.day.month, self.day.day, tzinfo=dt.UTC)
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _attribute(text: str) -> str:
    return escape(safe_text(text).replace("\n", " "))


def _paragraph(runs: str) -> str:
    side = "<w:bidi/>" if "<w:rtl/>" in runs else ""
    return f'<w:p><w:pPr><w:pStyle w:val="CommentText"/>{side}</w:pPr>{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    side = "<w:rtl/>" if runs_left(text) else ""
    return f'<w:r><w:rPr>{look}{side}</w:rPr><w:t xml:space="preserve">{escape(safe_text(text))}</w:t></w:r>'


def said_of(remark: Remark) -> list[str]:
    """What a reader is told of a remark below its title, line by line."""
    where = " · ".join(part for part in (remark.path, f"round {remark.round}" if remark.round else "") if part)
    return [line for part in (where, *remark.details) if part for line in part.split("\n") if line.strip()]


def _codes(document: Document, coded: CodedText) -> None:
    """The codes in this transcript and how often they were given, for whoever prints it without comments."""
    found = [remark for remark in (*coded.remarks, *coded.about) if remark.kind == CODING]
    if not found:
        return
    document.add_heading("Codes in this transcript", 1)
    counts = Counter((remark.title, remark.code, remark.path) for remark in found)
    for (title, code, path), n in sorted(counts.items(), key=lambda item: (item[0][2], item[0][0], item[0][1])):
        paragraph = document.add_paragraph(style="List Bullet")
        run(paragraph, title, bold=True)
        run(paragraph, f"  {code}" + (f"  ({path})" if path else ""), colour=QUIET)
        run(paragraph, f": {n} coding{'s' if n != 1 else ''}")
