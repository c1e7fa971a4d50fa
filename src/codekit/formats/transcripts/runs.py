"""Lines of text with their appearance, as Word, OpenDocument and web pages have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from codekit.errors import ImportRefusedError
from codekit.model.source import Source
from codekit.model.span import Span

WHITE = re.compile(r"[ \t\r\n]+")  # what a file's own lines may be broken with
KEPT_SPACE = "\0"  # stands for a space that counts, until `collapsed`


class Look(NamedTuple):
    """How letters look."""

    bold: bool = False
    italic: bool = False


PLAIN = Look()


class Run(NamedTuple):
    """Text of one look; `said` is when in the recording what begins here is said, from and to, in seconds."""

    text: str
    look: Look = PLAIN
    said: tuple[float, float] | None = None


Line = Sequence[Run]


def joined(lines: Iterable[Line]) -> str:
    """The text of lines, one line feed between two."""
    return "\n".join("".join(run.text for run in line) for line in lines)


def source(kind: str, lines: Sequence[Line], name: str, notes: Iterable[str] = ()) -> Source:
    """The lines of a document with their looks as a source. Raises ImportRefusedError where they hold no text."""
    text = joined(lines)
    if not text.strip():
        raise ImportRefusedError("the document holds no text", where=name, hint="is the transcript a picture in it?")
    return Source(kind, "", text, bold=bold_spans(lines), italic=italic_spans(lines), notes=tuple(notes))


def table_row(cells: Iterable[Sequence[Line]]) -> Line:
    """One line of a row's cells, a tab between two.

    Only the last cell keeps its line breaks, so that a turn's later paragraphs stay with it.
    """
    held = list(cells)
    line: list[Run] = []
    for number, cell in enumerate(held):
        between = "\n" if number == len(held) - 1 else " "
        line += [Run("\t")] if number else []
        for place, paragraph in enumerate(cell):
            line += [Run(between)] if place else []
            line += [Run(run.text if between == "\n" else run.text.replace("\n", " "), run.look) for run in paragraph]
    return line


def note_line(kind: str, number: int, paragraphs: Iterable[Line]) -> Line:
    """A foot- or endnote on one line, as `[Footnote 1] ...`."""
    text = " ".join(" ".join(joined([line]).strip() for line in paragraphs).split("\n")).strip()
    return [Run(f"[{kind} {number}] {text}")]


def bold_spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The bold beginning of each line, white space counting as neither."""
    return tuple(_beginnings(lines, lambda look: look.bold))


def italic_spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The beginning of each line in italics, white space counting as neither."""
    return tuple(_beginnings(lines, lambda look: look.italic))


def _beginnings(lines: Sequence[Line], is_so: Callable[[Look], bool]) -> Iterator[Span]:
    position = 0
    for line in lines:
        at, start, end = position, -1, -1
        for run in line:
            if run.text.strip():
                if not is_so(run.look):
                    break
                start = at + len(run.text) - len(run.text.lstrip()) if start < 0 else start
                end = at + len(run.text.rstrip())
            at += len(run.text)
        if 0 <= start < end:
            yield Span(start, end)
        position += sum(len(run.text) for run in line) + 1


def collapsed(runs: Iterable[Run]) -> Line:
    """White space of the file is one space, and none at the beginning or after another; kept spaces stay."""
    line: list[Run] = []
    after_space = True
    for run in runs:
        text = run.text[1:] if after_space and run.text.startswith(" ") else run.text
        if text:
            after_space = text.endswith((" ", "\n"))
            line.append(Run(text.replace(KEPT_SPACE, " "), run.look, run.said))
    return line


def cues(lines: Sequence[Line]) -> Iterator[tuple[int, float, float]]:
    """Where in the text of lines something begins whose time is known: offset, from, to."""
    position = 0
    for line in lines:
        at = position
        for run in line:
            if run.said and run.text.strip():
                yield at + len(run.text) - len(run.text.lstrip()), *run.said
            at += len(run.text)
        position = at + 1
