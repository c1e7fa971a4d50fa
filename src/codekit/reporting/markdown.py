"""The report as Markdown, with figures in files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from codekit.reporting.content import NUMBERS, Column, Content, Part, Table, Value, depth_of, elsewhere, shown

_STEP = "\u2003"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


def render(content: Content, *, images: Mapping[str, str] | None = None) -> str:
    """The report as Markdown; `images` maps the name of a figure to the path to link to."""
    return "\n".join(_lines(content, images or {})) + "\n"


def _lines(content: Content, images: Mapping[str, str]) -> Iterator[str]:
    yield f"# {inline(content.title)}"
    yield ""
    yield inline(content.subtitle)
    for part in content.parts:
        yield from _part(part, images)


def _part(part: Part, images: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield f"## {inline(part.title)}"
    for words in part.paragraphs:
        yield ""
        yield ("> " if part.key == "methods" else "") + inline(words)
    if part.items:
        yield ""
        yield from (f"* {inline(item)}" for item in part.items)
    for figure in part.figures:
        if figure.name in images:
            yield ""
            yield f"![{inline(figure.words)}]({images[figure.name]})"
            yield ""
            yield f"*{inline(figure.caption)}*"
    for table in part.tables:
        yield from _elsewhere(table) if table.only_excel else _table(table)


def _elsewhere(table: Table) -> Iterator[str]:
    words, command = elsewhere(table)
    yield ""
    yield f"{inline(words)} `{command}`."


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield ""
        yield f"### {inline(table.title)}"
    yield ""
    yield _row([inline(column.title) for column in table.columns])
    yield _row(["---:" if column.kind in NUMBERS else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_cell(value, column) for value, column in zip(row, table.columns, strict=True)])
    if table.note:
        yield ""
        yield inline(table.note)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(value: Value, column: Column) -> str:
    return _STEP * depth_of(value) + inline(shown(value, column.kind))


def inline(text: str) -> str:
    """Text that no reader of Markdown takes for a mark, on one line; a line break in a cell is `<br>`."""
    escaped = _SPECIAL.sub(r"\\\1", text.strip())
    return re.sub(r"\s*\n\s*", "<br>", escaped)


def block(text: str) -> str:
    """Text as a paragraph of its own: as `inline`, and not taken for an item of a list."""
    return re.sub(r"\A(\d{1,9})([.)])|\A([-+=])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", inline(text))
