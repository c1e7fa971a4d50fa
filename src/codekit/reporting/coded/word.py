"""A coded transcript as a Word file: it looks like a transcript, and every coding is a comment by its coder."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.model.transcript import RESPONDENT
from codekit.reporting.coded.content import CODING, CodedText, Line, Remark
from codekit.reporting.word import QUIET, new, run, runs_left, save, set_left
from codekit.tables.text import safe_text

if TYPE_CHECKING:
    from docx.comments import Comments
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
    """The comments of a document, in the order of the text."""

    def __init__(self, document: Document, day: dt.date) -> None:
        self.document, self.day = document, day
        self.comments: Comments = document.comments

    def add(self, coded: CodedText, runs: list[Run]) -> None:
        title = self.document.paragraphs[0].runs[0]
        for remark in coded.about:
            self._mark(remark, title, title)
        for remark in coded.remarks:
            first, last = coded.ends(remark) if runs else (0, 0)
            self._mark(remark, *((runs[first], runs[last]) if runs else (title, title)))

    def _mark(self, remark: Remark, first: Run, last: Run) -> None:
        author = safe_text(remark.who)
        comment = self.comments.add_comment(author=author, initials=author[:3])
        element: Any = comment._comment_elm  # noqa: SLF001  (python-docx sets the present time)
        element.date = self._moment(remark.at)
        head = comment.paragraphs[0]
        run(head, remark.title, bold=True)
        if remark.code and remark.code != remark.title:
            run(head, f"  {remark.code}", colour=QUIET)
        for words in said_of(remark):
            run(comment.add_paragraph(), words)
        first.mark_comment_range(last, comment.comment_id)

    def _moment(self, at: str) -> dt.datetime:
        try:
            return dt.datetime.fromisoformat(at).astimezone(dt.UTC)
        except ValueError:
            return dt.datetime(self.day.year, self.day.month, self.day.day, tzinfo=dt.UTC)


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
