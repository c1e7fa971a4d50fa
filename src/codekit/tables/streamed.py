"""Rows that go into a sheet one by one and are not kept, so that a long table takes little time and memory.

What a sheet has beside them (head, widths, panes, filter, rules, page) is openpyxl's, as on every other sheet. The
rows are written as openpyxl would write them, and `tables.write.save` puts them into their sheet's place in the file.
"""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
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

_PLAIN = frozenset({str, int, type(None)})  # of just these types: True is no number, NaN no value
_ROWS: WeakKeyDictionary[Worksheet, Rows] = WeakKeyDictionary()


def plain(values: Iterable[Any]) -> bool:
    """Whether a row is of texts, whole numbers and nothing, of which long tables have hundreds of thousands."""
    return _PLAIN.issuperset(map(type, values))


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
_ROW = "\0"  # no sheet has it


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
        self._forms: dict[tuple[Worn | None, ...], str] = {}
        _ROWS[sheet] = self

    def wear(self, style: Style) -> Worn:
        """A style for `add`: found out once, and given to as many cells as wanted."""
        from openpyxl.cell.cell import Cell

        return f' s="{dress(Cell(self.sheet, row=1, column=1), style).style_id}"'

    def add(self, values: Sequence[Any], worn: Sequence[Worn], height: float | None = None) -> None:
        """Write the next row, from column A on: text as text, nothing, "" and what is no number as an empty cell.

        Raises CodekitError where the sheet is full.
        """
        row = self._next()
        if BARE in worn:  # of which an empty one is no cell
            shown = [
                look or None if value is None or value == "" else look for look, value in zip(worn, values, strict=True)
            ]
            values = [value for look, value in zip(shown, values, strict=True) if look is not None]
            form = self._form(tuple(shown))
        else:
            form = self._form(tuple(worn))
        high = "" if height is None else f' ht="{height:g}" customHeight="1"'
        self._keep(form.replace(_ROW, row) % (high, *self._filled(values, row)))

    def _form(self, worn: tuple[Worn | None, ...]) -> str:
        """A row with places for its number, its height and what is in its cells: found out once for all like it."""
        if worn not in self._forms:
            places = zip(self._letters(len(worn)), worn, strict=True)
            cells = [f'<c r="{name}{_ROW}"{look}%s' for name, look in places if look is not None]
            self._forms[worn] = f'<row r="{_ROW}"%s>{"".join(cells)}</row>'
        return self._forms[worn]

    def _filled(self, values: Sequence[Any], row: str) -> Iterable[str]:
        """The rest of each cell."""
        if plain(values):  # nearly always, for hundreds of thousands of cells
            return map(_INLINE.__getitem__, values)
        return [
            _INLINE[value] if type(value) is str else self._rest(name, row, value)
            for name, value in zip(self._letters(len(values)), values, strict=True)
        ]

    def _next(self) -> str:
        if self.last >= self._most:
            raise CodekitError(
                f"sheet {self.sheet.title}: more than the {self._most:,} rows that a sheet can hold",
                hint="the same as --json or CSV has no such limit; or ask for less at a time",
            )
        self.last += 1
        return str(self.last)

    def _keep(self, row: str) -> None:
        self._waiting.append(row)
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

    def _rest(self, name: str, row: str, value: Any) -> str:
        if value is None or isinstance(value, str):
            return _INLINE[value if value is None else str(value)]
        if isinstance(value, Link):
            return self._linked(name + row, value)
        if isinstance(value, Parts):
            return f' t="inlineStr"><is>{_rich(value.parts)}</is></c>'
        return f"><v>{value}</v></c>" if math.isfinite(value) else "/>"

    def _linked(self, place: str, link: Link) -> str:
        """A cell that leads elsewhere; where a sheet has many links, by a formula that shows its text."""
        to = f"'{link.sheet}'!{link.to}"
        if len(self.links) < MOST_LINKS:
            self.links.append(f'<hyperlink ref="{place}" location="{_quoted(to)}" display="{_quoted(link.text)}"/>')
            return _INLINE[link.text]
        text = link.text.replace('"', '""')
        formula = _escaped(f'HYPERLINK("#{to}","{text}")')
        return f' t="str"><f>{formula}</f><v>{_escaped(link.text)}</v></c>'

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


class _Inline(dict[str | int | None, str]):
    """The rest of a cell by its text or number; of short ones, which come again and again, each is made once."""

    def __missing__(self, value: str | int | None) -> str:
        if not isinstance(value, str):
            return "/>" if value is None else f"><v>{value}</v></c>"  # not kept: 1 would be True's, too
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
