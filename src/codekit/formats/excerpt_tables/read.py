"""Files of coded passages read: which kind each is, its header, its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from codekit.errors import Problem
from codekit.formats import word_tables
from codekit.formats.excerpt_tables import node_report
from codekit.formats.excerpt_tables.columns import BEGIN, CODE, CODER, DOCUMENT, MEMO, QUOTE, Columns, find
from codekit.formats.excerpt_tables.excerpt import Excerpt, ExcerptTable
from codekit.tables import limits
from codekit.tables.decoding import decode
from codekit.tables.header import brief
from codekit.tables.read import column_name, read_sheets
from codekit.tables.rows import Sheet

WORD, TEXTS = ".docx", (".txt", ".md")
_FIRST_ROWS = 20  # reports have a few lines about the project above their table
_CHARACTERS = frozenset({"excerpt range", "start position"})
_PARAGRAPHS = frozenset({"paragraph", "paragraph number", "absatz", "absatznummer"})
_TRUE = frozenset({"true", "wahr", "1", "1.0", "yes", "x", "ja", "verdadero", "vrai"})
_RETURN = re.compile(r"_x000D_\n?|\r\n?")  # how Excel writes the line ends of other programs

Nothing: Mapping[str, str] = MappingProxyType({})


def read(
    path: Path, *, mapped: Mapping[str, str] = Nothing, sheets: Sequence[Sheet] | None = None
) -> ExcerptTable | None:
    """The coded passages of a file; None where it is no table of such.

    `mapped` says what columns hold (one of `FIELDS`), by their names; what else it holds is left alone. `sheets` are
    those of the file where they were read already. Raises CodekitError for a file that cannot be read.
    """
    lines, tables = _contents(path) if sheets is None else ((), sheets)
    if node_report.is_one(lines):
        return node_report.read(lines, path.name, path.stem)
    whole = [(sheet, at, columns) for sheet in tables for at, columns in _headers(sheet, mapped) if columns.whole]
    if not whole:
        return None
    parts = [_table(sheet, at, columns, path.name) for sheet, at, columns in _first_of_each(whole)]
    return ExcerptTable(
        tuple(each for part in parts for each in part.excerpts),
        tuple(dict.fromkeys(name for part in parts for name in part.head)),
        tuple(dict.fromkeys(said for part in parts for said in part.understood)),
        tuple(problem for part in parts for problem in part.problems),
    )


def lacking(sheets: Iterable[Sheet]) -> tuple[Columns, list[str]] | None:
    """The header that comes nearest to one of coded passages, and the fields that it lacks; None where none does."""
    known = [columns for sheet in sheets for _, columns in _headers(sheet, Nothing) if len(columns.places) > 1]
    if not known:
        return None
    best = max(known, key=lambda columns: len(columns.places))
    return best, [field for field in (DOCUMENT, QUOTE, CODE) if field not in best.places]


def _first_of_each(whole: Sequence[tuple[Sheet, int, Columns]]) -> list[tuple[Sheet, int, Columns]]:
    """One header of each sheet: the first of those that know most columns."""
    best: dict[int, tuple[Sheet, int, Columns]] = {}
    for sheet, at, columns in whole:
        before = best.get(id(sheet))
        if before is None or len(columns.places) > len(before[2].places):
            best[id(sheet)] = (sheet, at, columns)
    return list(best.values())


def _contents(path: Path) -> tuple[Sequence[str], list[Sheet]]:
    """The lines and the tables of a file."""
    ending = path.suffix.lower()
    if ending == WORD:
        return word_tables.contents(path)
    if ending in TEXTS:
        return decode(limits.contents(path), path.name).text.split("\n"), []
    return (), read_sheets(path)


def _headers(sheet: Sheet, mapped: Mapping[str, str]) -> Iterator[tuple[int, Columns]]:
    for at, (_, cells) in enumerate(sheet.rows[:_FIRST_ROWS]):
        yield at, find(cells, mapped)


def _table(sheet: Sheet, at: int, columns: Columns, name: str) -> ExcerptTable:
    line, head = sheet.rows[at]
    problems = [Problem(name, None, note, "save as UTF-8", "warning") for note in sheet.notes]
    if columns.left:
        listed = ", ".join(map(brief, columns.left))
        problems.append(Problem(name, line, f"columns that are not used: {listed}", "name one with --map", "warning"))
    rows = [_excerpt(number, cells, head, columns) for number, cells in sheet.rows[at + 1 :]]
    for each in rows:
        problems += [Problem(name, each.row, *wrong) for wrong in _wrong(each)]
    used = tuple(each for each in rows if each.quote and each.document and any(each.codes))
    if not rows:
        problems.append(Problem(name, line, "the table has a header and no rows", "one row for each passage"))
    return ExcerptTable(used, tuple(filter(None, head)), columns.said(head), tuple(problems))


def _wrong(each: Excerpt) -> Iterator[tuple[str, str, str]]:
    """What keeps a row from being used; one without words is passed over, which is told."""
    if not each.document and not each.quote:
        return  # a total or a note below the table
    if not each.quote:
        yield "no words", "was a picture coded?", "warning"
    elif not each.document:
        yield "no document", "name the document in every row", "error"
    elif not any(each.codes):
        yield "no code", "the row is left out", "warning"


def _excerpt(number: int, cells: Sequence[str], head: Sequence[str], columns: Columns) -> Excerpt:
    def cell(field: str) -> str:
        at = columns.places.get(field)
        return _RETURN.sub("\n", cells[at]).strip() if at is not None and at < len(cells) else ""

    if columns.applied:
        codes = [code for at, code in columns.applied.items() if at < len(cells) and cells[at].casefold() in _TRUE]
    else:
        codes = [cell(CODE)]
    begin = re.match(r"\D{0,3}(\d{1,9})(?![\d:])", cell(BEGIN))
    counts = _counts(column_name(head[columns.places[BEGIN]]), cell(BEGIN)) if begin else ""
    return Excerpt(
        number, cell(DOCUMENT), cell(QUOTE), tuple(filter(None, codes)), cell(CODER), cell(MEMO),
        int(begin[1]) if begin else None, counts,
    )  # fmt: skip


def _counts(header: str, cell: str) -> str:
    """What a position counts, where its column or cell says so."""
    if header in _CHARACTERS:
        return "character"
    return "paragraph" if header in _PARAGRAPHS or "¶" in cell else ""
