"""The words of any file that people may be given, line by line: a report, a table, a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from codekit.errors import CodekitError
from codekit.formats.transcripts import registry
from codekit.refusals import reading
from codekit.tables import limits
from codekit.tables.read import read_sheets

TABLES = frozenset({".csv", ".tsv", ".xlsx"})
PLAIN = frozenset({".json", ".jsonl", ".svg", ".xml", ".yaml", ".yml", ".r", ".qde", ".ipynb", ".log"})
WRITTEN = frozenset({".docx", ".odt", ".fodt", ".rtf", ".html", ".htm", ".md", ".txt", ".pdf"})


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line, or row of a table, with where it stands: "12", "Excerpts:7".

    Raises CodekitError for a file that is not looked into, or that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in TABLES:
        for sheet in read_sheets(path):
            yield from (
                (f"{sheet.name}:{number}" if sheet.name else str(number), "\t".join(cells))
                for number, cells in sheet.rows
            )
    elif suffix in PLAIN:
        yield from _numbered(_text(path))
    elif suffix in WRITTEN:
        for source in registry.read_file(path):
            yield from _numbered(source.whole or source.text)
    else:
        raise CodekitError(
            f"{path.name}: not looked into", hint="pictures and packed files hold no words that are read"
        )


def _text(path: Path) -> str:
    with reading(path):
        return limits.contents(path).decode("utf-8", "replace")


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    return ((str(number), line) for number, line in enumerate(text.split("\n"), 1))
