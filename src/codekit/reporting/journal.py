"""Notes to read one after another, as Markdown or as a Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.reporting.markdown import block, inline
from codekit.reporting.word import QUIET, bookmark, link, new, run, runs_left, save, set_left

if TYPE_CHECKING:
    from docx.document import Document

DISCUSS, LINKED = "To discuss.", "What the notes link to"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a note; with `to` a link to the target of that name."""

    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: what it is about and whose it is, its words, and the words of the interview that it is about."""

    head: str
    words: tuple[Words, ...]
    quote: str = ""
    discuss: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a link in a note leads to, as it stands at the end: a passage with its words, a code with its meaning."""

    name: str
    title: str
    words: str = ""


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
    targets: tuple[Target, ...] = ()


def markdown(journal: Journal, links: Mapping[str, str] | None = None) -> str:
    """The notes as Markdown; with `links` what leads to a target, by its name, in the place of the targets' list.

    In such a link `{}` stands for what it is called.
    """
    return "\n".join(_lines(journal, links)) + "\n"


def _lines(journal: Journal, links: Mapping[str, str] | None) -> Iterator[str]:
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
                yield "".join(_marked(n, words, links) for n, words in enumerate(paragraph))
    if journal.targets and links is None:
        yield ""
        yield f"## {LINKED}"
        for target in journal.targets:
            yield ""
            yield f'<a id="{target.name}"></a>**{inline(target.title)}**'
            yield from (line for part in target.words.split("\n") if part.strip() for line in ("", f"> {inline(part)}"))


def _marked(nth: int, words: Words, links: Mapping[str, str] | None) -> str:
    """Words as Markdown; their white space at the edges stays."""
    bare = words.text.strip()
    if not bare:
        return words.text
    left, right = words.text.partition(bare)[::2]
    shown = inline(bare) if nth or left else block(bare)
    if words.to:
        shown = f"[{shown}](#{words.to})" if links is None else links.get(words.to, "{}").replace("{}", shown)
    return f"{left if nth else ''}{shown}{right}"


def _paragraphs(entry: Entry) -> list[list[Words]]:
    """The lines of a note, each with its links."""
    lines: list[list[Words]] = [[]]
    for words in entry.words:
        first, *more = words.text.split("\n")
        lines[-1].append(Words(first, words.to))
        lines += [[Words(line, words.to)] for line in more]
    kept = [line for line in lines if any(words.text.strip() for words in line)]
    return [*kept, *([[Words(DISCUSS)]] if entry.discuss else [])]


def write_word(journal: Journal, path: Path, day: dt.date) -> None:
    """Write the notes as a Word file, whole or not at all."""
    document = new(journal.title, journal.subtitle, day)
    for section in journal.sections:
        document.add_heading(section.title, 1)
        for entry in section.entries:
            head = document.add_paragraph()
            head.paragraph_format.keep_with_next = True
            run(head, entry.head, bold=True)
            if entry.quote:
                _quote(document, entry.quote)
            for line in _paragraphs(entry):
                paragraph = document.add_paragraph()
                if runs_left("".join(words.text for words in line)):
                    set_left(paragraph)
                for words in line:
                    link(paragraph, words.text, words.to) if words.to else run(paragraph, words.text)
    if journal.targets:
        document.add_heading(LINKED, 1)
    for number, target in enumerate(journal.targets):
        head = document.add_paragraph()
        head.paragraph_format.keep_with_next = bool(target.words)
        bookmark(head, target.name, number)
        run(head, target.title, bold=True)
        if target.words:
            _quote(document, target.words)
    save(document, path, day)


def _quote(document: Document, words: str) -> None:
    paragraph = document.add_paragraph(style="Quote")
    if runs_left(words):
        set_left(paragraph)
    run(paragraph, words, colour=QUIET)
