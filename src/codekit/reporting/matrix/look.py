"""How the sheets look beyond what all sheets share: the eight states in colour and in grey, lines between blocks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.matrix.states import (
    ASKED_UNKNOWN,
    CONTRARY,
    MIXED,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_FOUND,
    NOT_YET_CODED,
    PRESENT,
)
from codekit.tables import look
from codekit.tables.streamed import Rows, Worn
from codekit.tables.style import BOX, HEAD, INK, LINK, QUIET, Style, edges

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SIZE = 10.0
TEXT = Style(size=SIZE, lines=BOX)
BOLD, SOFT = TEXT.but(bold=True), TEXT.but(size=9, ink=QUIET)
CENTRE = TEXT.but(side="center", height="center")
LINKED = TEXT.but(ink=LINK, underline=True)
BLOCK = (*edges("left", "right", "bottom"), *edges("top", weight="medium", colour=QUIET))
SECTION = (*edges("right", "top", "bottom"), *edges("left", colour=INK))
BARE = BOLD.but(lines=(), height="center", wrap=False)  # between tables
_HEAD = HEAD.but(size=SIZE, side="center", lines=BOX)
_ABOVE = 110  # letters of a line above a printed page
_BELOW = SOFT.but(lines=(), height="center", wrap=False)


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state's mark and colours; the grey values differ as much as the colours do."""

    mark: str
    fill: str
    ink: str = INK
    bold: bool = False
    italic: bool = False

    @property
    def style(self) -> Style:
        """The look of a cell in this state, with the mark before its text."""
        form = f'"{self.mark} "@'
        return CENTRE.but(fill=self.fill, ink=self.ink, bold=self.bold, italic=self.italic, form=form)


STATE_LOOKS: Mapping[str, StateLook] = {
    PRESENT: StateLook("●", "FF7FB0D6", bold=True),
    MIXED: StateLook("◐", "FFC3DCEF", bold=True),
    CONTRARY: StateLook("✕", "FFF6C177", bold=True),
    NOT_FOUND: StateLook("○", "FFFFFFFF"),
    ASKED_UNKNOWN: StateLook("?", "FFEFF1F4", italic=True),
    NOT_ASKED: StateLook("–", "FFDDE1E6"),
    NOT_YET_CODED: StateLook("…", "FFFFF6D6", italic=True),
    NOT_APPLICABLE: StateLook("/", "FFC9CED6", QUIET),
}
_STATES = {state: state_look.style for state, state_look in STATE_LOOKS.items()}


def show(cell: Any, value: Any, style: Style = TEXT) -> None:
    """Write a value; numbers to the right, words to the left where the style does not say."""
    look.show(cell, value, style)


def show_state(cell: Any, state: str, text: str) -> None:
    """Write a state as text, with its mark before it and its colours."""
    look.show(cell, text, _STATES[state])


def titles(sheet: Worksheet, title: str, below: str = "") -> None:
    """The sheet's title in row 1 and a quiet line under it."""
    look.titles(sheet, title, below, _BELOW)


def heading(sheet: Worksheet, row: int, names: Sequence[str], sizes: Sequence[float], *, column: int = 1) -> None:
    """A header row."""
    look.heading(sheet, names, sizes, row=row, column=column, style=_HEAD)


def fit_row(sheet: Worksheet, row: int, sizes: Sequence[float], *, column: int = 1) -> None:
    """Make a row as high as its wrapped texts need."""
    look.fit_row(sheet, row, sizes, column=column, size=SIZE)


def row_height(values: Iterable[Any], sizes: Iterable[float]) -> float:
    """How high a row must be for its wrapped texts."""
    return look.row_height(values, sizes, size=SIZE)


def state_look(rows: Rows, state: str) -> Worn:
    """The look of a cell in a state, for a row that is not kept."""
    return rows.wear(_STATES[state])


def page(sheet: Worksheet, *, last: str = "", pages_wide: int = 1, **options: Any) -> None:
    """The page of a sheet whose cells have lines of their own, under its title where there are several side by side."""
    look.page(sheet, last=last, pages_wide=pages_wide, **options)
    sheet.sheet_view.showGridLines = False
    if pages_wide > 1:
        title_above(sheet, last or sheet.dimensions.rpartition(":")[2])


def title_above(sheet: Worksheet, last: str) -> None:
    """Print what `titles` wrote above every page up to a cell: in its cells it is cut on all pages but the first."""
    title, below = (_whole(str(sheet[cell].value or "")) for cell in ("A1", "A2"))
    if sheet.oddHeader is not None:
        words = (text.replace("&", "&&") for text in (title, below))
        sheet.oddHeader.left.text = "&B{}&B   {}".format(*words)  # in one line: not every program knows how to break it
        sheet.oddHeader.left.size = SIZE
    sheet.page_margins.top = 0.6
    sheet.print_area = f"A3:{last}"


def _whole(text: str) -> str:
    """What fits above a page of a text, by whole clauses; one that is too long by itself is cut."""
    if len(text) <= _ABOVE:
        return text
    kept = ""
    for clause in re.split(r"(?<=[.;]) ", text):
        if len(f"{kept} {clause}") > _ABOVE:
            break
        kept = f"{kept} {clause}".strip()
    return f"{kept[:-1]}." if kept else textwrap.shorten(text, _ABOVE, placeholder="…")
