"""How a decision sheet looks, and which of its cells can be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet.look import FIELD
from codekit.tables.look import A3, Heights, form_heading, offer, page, protect
from codekit.tables.streamed import Parts, Rows
from codekit.tables.style import FORM_HEAD, QUIET, TEXT_FORM, Style, dress, edges

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "cluster": 10.0,
    "type": 12.0,
    "before": 24.0,
    "text": 58.0,
    "decision": 15.0,
    "code": 13.0,
    "words": 20.0,
    "numbers": 9.0,
    "polarity": 11.0,
    "reason": 26.0,
    "codebook problem": 22.0,
}
CODER = 30.0
TEXT = 4  # the column of the passage
Passage = Sequence[tuple[str, bool]]
_GREEN = "FF2F6B57"
_READ = Style(side="left", lines=edges("bottom"))
_BOXED = _READ.but(lines=edges("bottom", "left", "right"))
_FIELD = _BOXED.but(fill=FIELD, open=True, form=TEXT_FORM)
_BEFORE = {1: _READ.but(bold=True), 2: _READ.but(size=10, ink=QUIET), 3: _READ.but(size=10, ink=QUIET)}


def dress_head(sheet: Worksheet, head: Sequence[str], coders: int) -> None:
    """Write the header row and set the widths; the columns to be filled in have a colour of their own."""
    form_heading(sheet, head, widths(head, coders))
    for column in range(TEXT + coders + 1, len(head) + 1):
        dress(sheet.cell(1, column), FORM_HEAD.but(fill=_GREEN))


def widths(head: Sequence[str], coders: int) -> list[float]:
    """The width of every column; many coders share the room of three."""
    each = CODER if coders <= 3 else max(18.0, 3 * CODER / coders)
    return [
        each if TEXT < column <= TEXT + coders else WIDTHS.get(name, CODER) for column, name in enumerate(head, start=1)
    ]


class Table:
    """The rows of a sheet of clusters: the passage with the part in dispute bold, who coded what, the decision."""

    def __init__(self, sheet: Worksheet, head: Sequence[str], coders: int) -> None:
        """`head` names the columns, `coders` counts those of coders."""
        self.rows, self.heights = Rows(sheet, 2), Heights(widths(head, coders), least=2)
        styles = [_FIELD if n > TEXT + coders else _BEFORE.get(n, _BOXED) for n in range(1, len(head) + 1)]
        self.worn = [self.rows.wear(style) for style in styles]

    def add(self, cells: Sequence[str], text: Passage) -> None:
        """Write one cluster; the passage is put by its parts."""
        values = [*cells[: TEXT - 1], Parts(text), *cells[TEXT:]]
        self.rows.add(values, self.worn, self.heights.of(values))


def dress_sheet(sheet: Worksheet, head: Sequence[str], last: int, coders: int) -> None:
    """Filters, frozen header, protection against slips, and the printed page."""
    from openpyxl.utils import get_column_letter

    # A3: the cells for the decision are on the same page as the passage.
    page(sheet, freeze="B2", last=f"{get_column_letter(len(head))}{max(last, 2)}", paper=A3)
    protect(sheet)
    sheet.sheet_view.zoomScale = 100 if coders <= 2 else 90


def drop_downs(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Lists for decision, code and polarity; they refer to the named ranges of the hidden sheet."""
    for title, name in (("decision", "decisions"), ("code", "codes"), ("polarity", "polarities")):
        error = (f"Not a {title}", f"Choose a {title} from the list; see the sheet How to.")
        offer(sheet, [len(head) - head[::-1].index(title)], last, f"={name}", error)
