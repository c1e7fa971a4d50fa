"""Notes to read one after another, as Markdown or as a Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codekit.reporting.markdown import block, inline
from codekit.reporting.word import QUIET, new, run, runs_left, save, set_left

DISCUSS = "To discuss."


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: what it is about and whose it is, its words, and the words of the interview that it is about."""

    head: str
    words: str
    quote: str = ""
    discuss: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The notes on one kind of thing."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """All notes."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def markdown(journal: Journal) -> str:
    """The notes as Markdown."""
    return "\n".join(_lines(journal)) + "\n"


def _lines(journal: Journal) -> Iterator[str]:
    yield f"# {inline(journal.title)}"
    yield ""
    yield inline(journal.subtitle)
    for section in journal.sections:
        yield ""
        yield f"## {inline(section.title)}"
        for entry in section.entries:
            yield ""
            yield f"**{inline(entry.head)}**"
            if entry.quote:
                yield ""
                yield from (f"> {inline(line)}  " for line in entry.quote.split("\n") if line.strip())
            for paragraph in _paragraphs(entry):
                yield ""
                yield block(paragraph)


def _paragraphs(entry: Entry) -> list[str]:
    lines = [line for line in entry.words.split("\n") if line.strip()]
    return [*lines, *([DISCUSS] if entry.discuss else [])]


def write_word(journal: Journal, path: Path, day: dt.date) -> None:
    """Write the notes as a Word file, whole or not at all."""
    document = new(journal.title, journal.subtitle, day)
    for section in journal.sections:
        document.add_heading(section.title, 1)
        for entry in section.entries:
            head = document.add_paragraph()
            head.paragraph_format.keep_with_next = True
            run(head, entry.head, bold=True)
            for words, is_quote in [(entry.quote, True), *((part, False) for part in _paragraphs(entry))]:
                if not words:
                    continue
                paragraph = document.add_paragraph(style="Quote" if is_quote else None)
                if runs_left(words):
                    set_left(paragraph)
                run(paragraph, words, colour=QUIET if is_quote else "")
    save(document, path, day)
