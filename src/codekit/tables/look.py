"""How sheets look and print: widths, row heights, headings, lists to choose from, links, the page."""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from codekit.tables.streamed import MOST_LINKS
from codekit.tables.style import BOLD, FORM_HEAD, HEAD, PLAIN, TITLE, Style, dress
from codekit.tables.text import safe_text
from codekit.tables.write import put

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LINE_POINTS = 15.0  # of a line at 11 points
MAX_ROW_POINTS = 409.0
A4, A3 = 9, 8
_EDGE_POINTS = 3.0  # above and below the text
_LETTERS = 1.05  # of prose in the room of a digit: rather one line too many than one hidden
_WIDE = "\u1100"  # no character before it is as wide as two digits
_NUMBERS = (int, float)  # made once: a row's height is asked for with each of its cells
_REMEMBERED, _MOST_REMEMBERED = 200, 4096  # characters of a text whose lines are remembered, and texts of a column
_FOOT = 60  # characters below a page, beside its number
_FILTER = 2.5  # of a heading's width is taken by the button of its filter

_LINKS: WeakKeyDictionary[Worksheet, int] = WeakKeyDictionary()  # how many each sheet has


def show(cell: Any, value: Any, style: Style = PLAIN) -> Any:
    """Write a value, text as text, and give it its style."""
    if value is not None and value != "":
        put(cell, value)
    return dress(cell, style)


def widths(sheet: Worksheet, sizes: Sequence[float]) -> None:
    """Set the widths of the columns from A on, in digits of 11 points."""
    from openpyxl.utils import get_column_letter

    for number, size in enumerate(sizes, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = size


def lines_shown(text: str, width: float) -> int:
    """Lines that wrapped text takes where so many characters fit into one."""
    room = max(width, 1)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    if len(line) <= room and (line.isascii() or max(line) < _WIDE):
        return 1
    if "  " in line or not (line.isascii() or max(line) < _WIDE):
        return _by_word(line, room)
    # Line by line, since word by word takes five times as long: words of one digit's width, with one space between.
    lines, start, most = 1, 0, int(room)
    while len(line) - start > room:
        space = line.rfind(" ", start + 1, start + most + 1)
        if space < 0:
            return _by_word(line, room)  # a word longer than a line
        lines, start = lines + 1, space + 1
    return lines


def _by_word(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        size = len(word)
        if not word.isascii():
            size += sum(unicodedata.east_asian_width(char) in "WF" for char in word)
        if used and used + size > room:
            lines, used = lines + 1, 0.0
        if size > room:
            lines += int(size // room)
            size = int(size % room)
        used += size + 1
    return lines


def row_height(values: Iterable[Any], sizes: Iterable[float], *, size: float = 11, least: int = 1) -> float:
    """How high a row must be, in points, for wrapped texts of this size in points; no program but Excel works it out.

    `sizes` are the widths that the texts have: less than the columns' where text is indented, more where cells are
    merged. `least` is the lowest number of lines.
    """
    lines, scale = least, _LETTERS * 11 / size
    for value, width in zip(values, sizes, strict=True):
        if value and not isinstance(value, _NUMBERS):  # numbers are never broken
            lines = max(lines, _lines(value, width * scale))
    return _points(lines, size)


@cache  # asked for with each row, and there are few answers
def _points(lines: int, size: float) -> float:
    return min(math.ceil(lines * LINE_POINTS * size / 11 + _EDGE_POINTS), MAX_ROW_POINTS)


def _lines(value: Any, room: float) -> int:
    text = value if isinstance(value, str) else str(value)
    if "\r" in text:
        text = safe_text(text)  # as the cell will have it: the other signs change no width
    return lines_shown(text, room) if len(text) > room or not text.isascii() or "\n" in text else 1


class _Lines(dict[Any, int]):
    """Lines that texts take in one column; what is short comes again and again, and is counted once."""

    def __init__(self, room: float) -> None:
        super().__init__()
        self._room = room

    def __missing__(self, text: str) -> int:
        lines = _lines(text, self._room) if text else 1
        if len(text) <= _REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[text] = lines
        return lines


class Heights:
    """What `row_height` says of each row of a long table, whose columns have these widths."""

    def __init__(self, sizes: Sequence[float], *, size: float = 11, least: int = 1) -> None:
        """The same as `row_height` wants."""
        self._columns = [_Lines(width * _LETTERS * 11 / size) for width in sizes]
        self._size, self._least = size, least

    def of(self, values: Sequence[Any]) -> float:
        """How high a row must be, in points."""
        lines = self._least
        for value, known in zip(values, self._columns, strict=True):
            if (kind := type(value)) is str or (value and not isinstance(value, _NUMBERS)):
                own = known[value if kind is str else str(value)]
                if own > lines:  # noqa: PLR1730  (`max` takes longer, for hundreds of thousands of cells)
                    lines = own
        return _points(lines, self._size)


def fit_row(
    sheet: Worksheet, row: int, sizes: Sequence[float], *, column: int = 1, size: float = 11, least: int = 1
) -> None:
    """Make a row of openpyxl's as high as `row_height` says; `sizes` are those of its cells from `column` on."""
    values = [sheet.cell(row, number).value for number in range(column, column + len(sizes))]
    sheet.row_dimensions[row].height = row_height(values, sizes, size=size, least=least)


def heading(
    sheet: Worksheet,
    names: Sequence[str],
    sizes: Sequence[float],
    *,
    row: int = 1,
    column: int = 1,
    style: Style = HEAD,
) -> None:
    """A header row as high as its longest name needs; `sizes` are the widths of its columns."""
    for number, name in enumerate(names, start=column):
        show(sheet.cell(row, number), name, style)
    room = [max(width - _FILTER, 1) for width in sizes]
    fit_row(sheet, row, room, column=column, size=style.size)


def form_heading(sheet: Worksheet, names: Sequence[str], sizes: Sequence[float]) -> None:
    """The header row of a sheet that people fill in, and the widths of its columns."""
    heading(sheet, names, sizes, style=FORM_HEAD)
    widths(sheet, sizes)


def titles(sheet: Worksheet, title: str, below: str, style: Style) -> None:
    """A sheet's title in its first row, and a line under it."""
    show(sheet.cell(1, 1), title, TITLE)
    sheet.row_dimensions[1].height = 26
    if below:
        show(sheet.cell(2, 1), below, style)


def text_page(sheet: Worksheet, lines: Sequence[str]) -> None:
    """A short page of text, the first line of which is its title."""
    widths(sheet, [86])  # so that it fits a page in any font: a column by itself is not made smaller
    for number, line in enumerate(lines, start=1):
        show(sheet.cell(number, 1), line, BOLD.but(size=12) if number == 1 else PLAIN)
        fit_row(sheet, number, [78])
    page(sheet, head=0, orientation="portrait")


def page(
    sheet: Worksheet,
    *,
    head: int = 1,
    freeze: str = "",
    last: str = "",
    foot: str = "",
    orientation: Literal["landscape", "portrait"] = "landscape",
    paper: int = A4,
    pages_wide: int = 1,
    left: str = "",
) -> None:
    """A page fitted in width, header rows on every page, page numbers below; panes and filter on the screen.

    Args:
        sheet: The sheet.
        head: The last header row, or 0 for none.
        freeze: The first cell that scrolls.
        last: The last cell of the table that can be filtered; "" for no filter.
        foot: What stands below every page, left of the sheet's name and the page's number.
        orientation: landscape or portrait.
        paper: A4 or A3.
        pages_wide: How many pages side by side.
        left: Columns repeated on every page, such as "A:A".
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.scaleWithDoc = False
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.3, 0.3
    if sheet.oddFooter is not None:
        left_of_it = textwrap.shorten(foot, _FOOT, placeholder="…")  # or it would lie over the page's number
        sheet.oddFooter.left.text = left_of_it.replace("&", "&&") or None
        sheet.oddFooter.right.text = "&A, page &P of &N"
    if head:
        sheet.print_title_rows = f"{head}:{head}"
    if left:
        sheet.print_title_cols = left
    if freeze:
        sheet.freeze_panes = freeze
    if last:
        sheet.auto_filter.ref = f"A{max(head, 1)}:{last}"


def merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Make one of some cells of a row, of which none but the first has a text or a look.

    openpyxl's own way makes a cell of each, and compares the range with all that are merged already.
    """
    from openpyxl.worksheet.cell_range import CellRange

    sheet.merged_cells.ranges.add(CellRange(min_col=first, max_col=last, min_row=row, max_row=row))


def protect(sheet: Worksheet) -> None:
    """Protect a sheet against slips of the hand, without a password; people may still sort, filter and format."""
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False  # allowed
    sheet.protection.autoFilter = sheet.protection.insertColumns = sheet.protection.sort = False


def name_cells(book: Workbook, name: str, sheet: str, column: int, count: int) -> None:
    """Call the first cells of a column by a name: a list within a rule holds only 255 characters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook.defined_name import DefinedName

    letter = get_column_letter(column)
    book.defined_names[name] = DefinedName(name, attr_text=f"{sheet}!${letter}$1:${letter}${max(1, count)}")


def offer(
    sheet: Worksheet, columns: Iterable[int], last: int, formula: str, error: tuple[str, str], *, first: int = 2
) -> None:
    """Let people choose from a list in these columns, in the rows from `first` down to `last`.

    `error` is a title and what to do.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = error
    for column in columns:
        letter = get_column_letter(column)
        rule.add(f"{letter}{first}:{letter}{max(last, first)}")
    sheet.add_data_validation(rule)


def link(cell: Any, sheet: str, to: str, text: str) -> None:
    """Make a cell lead to another; its text stays, or becomes a formula that shows it where a sheet has many links."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    _LINKS[cell.parent] = _LINKS.get(cell.parent, 0) + 1
    if _LINKS[cell.parent] <= MOST_LINKS:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{to}", display=text)
        return
    quoted = text.replace('"', '""')
    cell.value = f'=HYPERLINK("#\'{sheet}\'!{to}","{quoted}")'
    cell.data_type = "f"
