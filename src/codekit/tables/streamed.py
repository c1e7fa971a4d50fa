"""Rows that go into a sheet one by one and are not kept, so that a long table takes little time and memory.

What a sheet has beside them (head, widths, panes, filter, rules, page) is openpyxl's, as on every other sheet. The
rows are written as openpyxl would write them, and `tables.write.save` puts them into their sheet's place in the file.
"""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary, proxy

from codekit.errors import CodekitError
from codekit.tables.style import FONT, Style, dress
from codekit.tables.text import fitting

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_ROWS = 1_048_576  # of a sheet in Excel
MOST_LINKS = 60_000  # Excel gives up at 65,530 in a sheet
_IN_MEMORY = 4 << 20  # bytes of rows; more of them wait in a nameless temporary file
_SHORT = 60  # characters: words that come again and again
_KEPT = 8192  # of them
_AT_ONCE = 500  # rows
_EDGES = frozenset(" \n\t")

_ROWS: WeakKeyDictionary[Worksheet, Rows] = WeakKeyDictionary()


class Link(NamedTuple):
    """A text that leads to a cell of another sheet."""

    text: str
    sheet: str
    to: str

    def __str__(self) -> str:
        """The text alone."""
        return self.text


class Parts(NamedTuple):
    """A text in parts, each bold or not."""

    parts: Sequence[tuple[str, bool]]

    def __str__(self) -> str:
        """The whole text."""
        return "".join(text for text, _ in self.parts)


Worn = str  # a style as the file names it
BARE: Worn = ""  # none, for cells that nobody sees


class Rows:
    """The rows of one sheet from `first` on, below those that openpyxl has; a sheet has one such block."""

    def __init__(self, sheet: Worksheet, first: int, *, most: int = MAX_ROWS) -> None:
        """`most` is the last row that there may be."""
        self.sheet = proxy(sheet)  # so that it is freed, rows and all, when its workbook is
        self.first, self.last, self._most = first, first - 1, most
        self.links: list[str] = []
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (read when saved)
        self._waiting: list[str] = []  # rows that are not in the file yet
        self._names: list[str] = []
        _ROWS[sheet] = self

    def wear(self, style: Style) -> Worn:
        """A style for `add`: found out once, and given to as many cells as wanted."""
        from openpyxl.cell.cell import Cell

        return f' s="{dress(Cell(self.sheet, row=1, column=1), style).style_id}"'

    def add(self, values: Sequence[Any], worn: Sequence[Worn], height: float | None = None) -> None:
        """Write the next row, from column A on: text as text, nothing, "" and what is no number as an empty cell.

        Raises CodekitError where the sheet is full.
        """
        if self.last >= self._most:
            raise CodekitError(
                f"sheet {self.sheet.title}: more than the {self._most:,} rows that a sheet can hold",
                hint="the same as --json or CSV has no such limit; or ask for less at a time",
            )
        self.last += 1
        row = str(self.last)
        inline = _INLINE
        cells = [
            # The most frequent ones, of hundreds of thousands, are made right here.
            f'<c r="{name}{row}"{look}{inline[value]}'
            if (kind := type(value)) is str
            else f'<c r="{name}{row}"{look}><v>{value}</v></c>'
            if kind is int
            else self._cell(f'<c r="{name}{row}"{look}', name + row, value)
            for name, look, value in zip(self._letters(len(values)), worn, values, strict=True)
            if look or not (value is None or value == "")
        ]
        high = "" if height is None else f' ht="{height:g}" customHeight="1"'
        self._waiting.append(f'<row r="{row}"{high}>{"".join(cells)}</row>')
        if len(self._waiting) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._file.write("".join(self._waiting).encode())
        self._waiting.clear()

    def _letters(self, count: int) -> list[str]:
        if len(self._names) != count:
            from openpyxl.utils import get_column_letter

            self._names = [get_column_letter(number) for number in range(1, count + 1)]
        return self._names

    def _cell(self, head: str, place: str, value: Any) -> str:
        if value is None:
            return f"{head}/>"
        if isinstance(value, str):
            return head + _INLINE[str(value)]
        if isinstance(value, Link):
            return self._linked(head, place, value)
        if isinstance(value, Parts):
            return f'{head} t="inlineStr"><is>{_rich(value.parts)}</is></c>'
        return f"{head}><v>{value}</v></c>" if math.isfinite(value) else f"{head}/>"

    def _linked(self, head: str, place: str, link: Link) -> str:
        """A cell that leads elsewhere; where a sheet has many links, by a formula that shows its text."""
        to = f"'{link.sheet}'!{link.to}"
        if len(self.links) < MOST_LINKS:
            self.links.append(f'<hyperlink ref="{place}" location="{_quoted(to)}" display="{_quoted(link.text)}"/>')
            return self._cell(head, place, link.text)
        text = link.text.replace('"', '""')
        formula = _escaped(f'HYPERLINK("#{to}","{text}")')
        return f'{head} t="str"><f>{formula}</f><v>{_escaped(link.text)}</v></c>'

    @property
    def size(self) -> int:
        """Bytes of what was written."""
        self._flush()
        return self._file.tell()

    def chunks(self) -> Iterator[bytes]:
        """What was written, in pieces."""
        self._flush()
        self._file.seek(0)
        while chunk := self._file.read(1 << 20):
            yield chunk


def waiting(sheet: Worksheet) -> int:
    """Bytes of the rows that wait for a sheet."""
    rows = _ROWS.get(sheet)
    return rows.size if rows else 0


def into(frame: bytes, sheet: Worksheet) -> Iterator[bytes]:
    """A sheet's XML as openpyxl wrote it, with its rows in their place, in pieces; without such rows as it is."""
    rows = _ROWS.get(sheet)
    if rows is None or rows.last < rows.first:
        yield frame
        return
    head, tail = _parted(_dimension(frame, rows.last), rows.first)
    yield head
    yield from rows.chunks()
    yield _linking(tail, rows.links)


def _dimension(frame: bytes, last: int) -> bytes:
    """The size of the sheet, by which other programs know how far to read."""

    def longer(found: re.Match[bytes]) -> bytes:
        return b"%s%d" % (found[1], max(last, int(found[2])))

    return re.sub(rb'(<dimension ref="A1:[A-Z]+)(\d+)', longer, frame, count=1)


def _parted(frame: bytes, first: int) -> tuple[bytes, bytes]:
    """What stands before row `first`, and what after."""
    for row in re.finditer(rb'<row r="(\d+)"', frame):
        if int(row[1]) >= first:
            return frame[: row.start()], frame[row.start() :]
    end = frame.index(b"</sheetData>")
    return frame[:end], frame[end:]


def _linking(tail: bytes, links: Sequence[str]) -> bytes:
    """The tail with more links, where the order of a sheet's parts wants them."""
    if not links:
        return tail
    listed = "".join(links).encode()
    if b"</hyperlinks>" in tail:
        return tail.replace(b"</hyperlinks>", listed + b"</hyperlinks>", 1)
    place = min(at for part in (b"<printOptions", b"<pageMargins") if (at := tail.find(part)) >= 0)
    return tail[:place] + b"<hyperlinks>" + listed + b"</hyperlinks>" + tail[place:]


def _text(value: str) -> str:
    safe = fitting(value)
    keep = ' xml:space="preserve"' if safe[0] in _EDGES or safe[-1] in _EDGES else ""
    return f"<t{keep}>{_escaped(safe)}</t>"


class _Inline(dict[str, str]):
    """The rest of a cell by its text; of short texts, which come again and again, each is made once."""

    def __missing__(self, value: str) -> str:
        made = f' t="inlineStr"><is>{_text(value)}</is></c>' if value else "/>"
        if len(value) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[value] = made
        return made


_INLINE = _Inline()


def _rich(parts: Sequence[tuple[str, bool]]) -> str:
    look = {bold: f'<rPr><rFont val="{FONT}"/>{"<b/>" * bold}<sz val="11"/></rPr>' for bold in (False, True)}
    return "".join(
        f'<r>{look[bold]}<t xml:space="preserve">{_escaped(fitting(text))}</t></r>' for text, bold in parts if text
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#10;")
