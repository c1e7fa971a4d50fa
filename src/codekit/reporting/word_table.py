"""A table of a report for a Word file: its head again on each page, no row cut, widths that fit the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from codekit.reporting.content import LONG, NUMBERS, Column, Table, Value, depth_of, shown
from codekit.reporting.word import INK, QUIET, runs_left
from codekit.tables.text import safe_text

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINE, _WASH = "B9C0C8", "F1F3F5"
_SIZES = ((7, 18), (11, 16), (99, 14))  # up to so many columns, half points
_STEP = 170  # twentieths of a point that a row is set in by, for each step
_MARGINS, _LETTER = 190, 6.3  # of a cell; of a letter for each half point, with room for bold ones
_CAPITAL = 0.3  # by how much a capital is wider than another letter
_LOOKED_AT, _LONGEST_WORD = 200, 22  # rows; letters
_LONGEST = 60.0  # Excel's characters that a column counts for at most: what is longer wraps


def element(table: Table, room: int) -> Any:
    """The table as an element of the document; `room` is the width of the page's text in twentieths of a point."""
    from docx.oxml import parse_xml

    return parse_xml("".join(_lines(table, room)))


def _lines(table: Table, room: int) -> Iterator[str]:
    size = next(size for most, size in _SIZES if len(table.columns) <= most or most == _SIZES[-1][0])
    widths = widths_of(table, room, size)
    yield f"<w:tbl {_SPACE}><w:tblPr><w:tblW w:w={quoteattr(str(sum(widths)))} w:type='dxa'/>"
    yield _borders()
    yield "<w:tblLayout w:type='fixed'/><w:tblCellMar><w:left w:w='90' w:type='dxa'/><w:right w:w='90' w:type='dxa'/>"
    yield "</w:tblCellMar>"
    if table.title:
        yield f"<w:tblCaption w:val={quoteattr(safe_text(table.title))}/>"
    yield "</w:tblPr><w:tblGrid>"
    yield from (f"<w:gridCol w:w='{width}'/>" for width in widths)
    yield "</w:tblGrid>"
    if any(column.title for column in table.columns):
        yield from _head(table.columns, widths, size)
    for row in table.rows:
        yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for index, (value, column, width) in enumerate(zip(row, table.columns, widths, strict=True)):
            yield _cell(value, column, width, size=size, head=index < table.heads)
        yield "</w:tr>"
    yield "</w:tbl>"


def widths_of(table: Table, room: int, size: int) -> list[int]:
    """The columns' widths: room for the longest word of each, what is left in proportion to what they ask for."""
    least = [_least(table, index, size) for index in range(len(table.columns))]
    if (needed := sum(least)) >= room:
        return [width * room // needed for width in least]
    asked = [min(column.width, _LONGEST) for column in table.columns]
    wanted = [max(0.0, room * width / sum(asked) - here) for width, here in zip(asked, least, strict=True)]
    share = (room - needed) / (sum(wanted) or 1)
    return [here + int(more * share) for here, more in zip(least, wanted, strict=True)]


def _least(table: Table, index: int, size: int) -> int:
    """The width of the longest word of a column, as far as it can be told without the letters' own widths."""
    column = table.columns[index]
    texts = [column.title, *(shown(row[index], column.kind) for row in table.rows[:_LOOKED_AT])]
    steps = max((depth_of(row[index]) for row in table.rows[:_LOOKED_AT]), default=0)
    longest = max((_length(word) for text in texts for word in text.split()), default=0.0)
    return int(min(longest, _LONGEST_WORD) * size * _LETTER) + _MARGINS + _STEP * steps


def _length(word: str) -> float:
    """The letters of a word, capitals counted for the room that they take."""
    return len(word) + _CAPITAL * sum(map(str.isupper, word))


def _borders() -> str:
    sides = "".join(f"<w:{side} w:val='single' w:sz='4' w:color='{_LINE}'/>" for side in ("top", "bottom", "insideH"))
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def _head(columns: Sequence[Column], widths: Sequence[int], size: int) -> Iterator[str]:
    yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for column, width in zip(columns, widths, strict=True):
        side = "right" if column.kind in NUMBERS else "left"
        shade = f"<w:shd w:val='clear' w:color='auto' w:fill='{_WASH}'/><w:vAlign w:val='bottom'/>"
        words = _paragraph(column.title, size=size, bold=True, side=side, keep=True)
        yield f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/>{shade}</w:tcPr>{words}</w:tc>"
    yield "</w:tr>"


def _cell(value: Value, column: Column, width: int, *, size: int, head: bool) -> str:
    undefined = isinstance(value, float) and math.isnan(value)
    # A line of its own for each line, so that a cell of several passages can be read.
    lines = shown(value, column.kind).split("\n") if column.kind == LONG else [shown(value, column.kind)]
    made = "".join(
        _paragraph(
            words,
            size=size,
            bold=head,
            side="right" if column.kind in NUMBERS else "left",
            colour=QUIET if undefined else INK,
            indent=_STEP * depth_of(value),
        )
        for words in lines
    )
    return f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr>{made}</w:tc>"


def _paragraph(
    text: str, *, size: int, side: str, bold: bool = False, colour: str = INK, indent: int = 0, keep: bool = False
) -> str:
    safe = safe_text(text)
    leftwards = runs_left(safe)
    looks = "<w:keepNext/>" * keep + "<w:bidi/>" * leftwards
    looks += "<w:spacing w:before='20' w:after='20' w:line='240' w:lineRule='auto'/>"
    looks += f"<w:ind w:start='{indent}'/>" * bool(indent) + f"<w:jc w:val='{side}'/>" * (side != "left")
    font = "<w:b/>" * bold + f"<w:color w:val='{colour}'/><w:sz w:val='{size}'/>" + "<w:rtl/>" * leftwards
    pieces = "<w:br/>".join(f"<w:t xml:space='preserve'>{escape(line)}</w:t>" for line in safe.split("\n"))
    return f"<w:p><w:pPr>{looks}</w:pPr><w:r><w:rPr>{font}</w:rPr>{pieces}</w:r></w:p>"
