"""How a team's table was understood, and what of it a codebook has no place for, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codekit.errors import Problem
from codekit.formats.codebook.columns import Columns, find_columns, from_header
from codekit.formats.codebook.tree import PATH, categories
from codekit.tables.header import brief
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, what it is taken for ("" for nothing), how much is in it, its first cells."""

    title: str
    field: str
    filled: int
    sample: tuple[str, ...]


def taken_for(sheet: Sheet, columns: Columns) -> Iterator[Column]:
    """Every column with a header or something in it."""
    head, rows = sheet.rows[0][1], sheet.rows[1:]
    fields = {at: field for field, at in (*columns.header.items(), *columns.places.items())}
    fields |= dict.fromkeys(columns.levels, "level")
    for at in range(max((len(cells) for _, cells in sheet.rows), default=0)):
        cells = [row[at] for _, row in rows if at < len(row) and row[at]]
        title = head[at] if at < len(head) else ""
        if title or cells:
            yield Column(title, fields.get(at, ""), len(cells), tuple(map(brief, cells[:_SAMPLE])))


_SAMPLE = 2  # cells of a column that are shown


def said(sheet: Sheet, columns: Columns) -> tuple[str, ...]:
    """What each column was taken for, as `Ankerbeispiel = examples`, and where the tree comes from.

    Nothing is said of a column that is called as the field is.
    """
    head = sheet.rows[0][1]
    others = {f: at for f, at in columns.places.items() if at not in columns.levels and column_name(head[at]) != f}
    fields = [f"{head[at]} = {field}" for field, at in others.items()]
    levels = [f"{' > '.join(head[at] for at in columns.levels)} = levels of the tree"] if columns.levels else []
    tree = "" if columns.levels else _tree(sheet, columns)
    return (*levels, *fields, *filter(None, [tree]))


def _tree(sheet: Sheet, columns: Columns) -> str:
    if "category" in columns.places and "parent" not in columns.places:
        at, filled = columns.places["category"], categories(sheet, columns)
        title = sheet.rows[0][1][at]
        as_above = any(filled[line] and not (at < len(cells) and cells[at]) for line, cells in sheet.rows[1:])
        return f"empty cells of {title} are as the one above" if as_above else ""
    if "parent" in columns.places:
        return ""
    at = columns.places.get("name", columns.places.get("id", 0))
    if any(PATH.search(cells[at]) for _, cells in sheet.rows[1:] if at < len(cells)):
        return "the tree is taken from paths in the names"
    if "level" not in columns.places and len({sheet.indents.get((line, at), 0) for line, _ in sheet.rows[1:]}) > 1:
        return "the tree is taken from the indentation of names"
    return ""


def not_kept(sheet: Sheet, columns: Columns, name: str) -> Iterator[Problem]:
    """The columns that a codebook has no place for, each by its header."""
    line, head = sheet.rows[0]
    for at in columns.left:
        title = head[at] if at < len(head) and head[at] else f"{at + 1} (without a header)"
        filled = sum(bool(at < len(cells) and cells[at]) for _, cells in sheet.rows[1:])
        if filled:
            remedy = "if it should be kept: --map 'COLUMN=FIELD'"
            shown = title if len(title) <= _SHOWN else brief(title)
            held = "1 cell" if filled == 1 else f"{filled} cells"
            yield Problem(name, line, f"column '{shown}' is not kept ({held})", remedy, "warning")


_SHOWN = 60  # characters of a header in a message


def joined(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Tables of one document as one where they have the same header, as a page or a chapter parts them.

    A table whose first column names the fields, one table for each code, is turned first.
    """
    parts: dict[tuple[str, ...], Sheet] = {}
    for sheet in map(_upright, sheets):
        rows = from_header(sheet).rows
        head = tuple(map(column_name, rows[0][1])) if rows else ()
        before = parts.get(head)
        parts[head] = sheet if before is None else Sheet(
            before.name, [*before.rows, *rows[1:]], {**before.indents, **sheet.indents}, before.notes
        )  # fmt: skip
    return list(parts.values())


def _upright(sheet: Sheet) -> Sheet:
    if len(sheet.rows) < 2 or max(len(cells) for _, cells in sheet.rows) != 2:
        return sheet
    first = sheet.rows[0][0]
    turned = [(first + at, [(cells[at] if at < len(cells) else "") for _, cells in sheet.rows]) for at in range(2)]
    other = sheet._replace(rows=turned, indents={})
    as_it_is, on_its_side = find_columns(from_header(sheet)), find_columns(other)
    return other if on_its_side.named and on_its_side.score > as_it_is.score else sheet
