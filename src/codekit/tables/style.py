"""How a cell looks, as a value: said once, and given to as many cells as wanted."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONT = "Calibri"  # a font without a name becomes a serif one outside Excel
INK, QUIET, LINE, LINK, WHITE = "FF1F2933", "FF5B6570", "FFD0D5DA", "FF1A4F8A", "FFFFFFFF"
PALE, DARK = "FFE8ECF1", "FF2F4858"

Weight = Literal["thin", "medium"]
Edge = tuple[str, Weight, str]  # side, weight, colour


def edges(*sides: str, colour: str = LINE, weight: Weight = "thin") -> tuple[Edge, ...]:
    """Lines at these sides of a cell: left, right, top, bottom."""
    return tuple((side, weight, colour) for side in sides)


@dataclass(frozen=True, slots=True)
class Style:
    """Font, fill, place, lines and form of a cell; `side` "" puts numbers to the right and words to the left."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    ink: str = INK
    fill: str = ""
    side: str = ""
    height: str = "top"
    wrap: bool = True
    indent: int = 0
    lines: tuple[Edge, ...] = ()
    form: str = "General"
    open: bool = False  # can be written in a protected sheet

    def but(self, **changes: Any) -> Style:
        """The same with changes."""
        return replace(self, **changes)


PLAIN = Style()
BOLD = Style(bold=True)
NOTE = Style(size=10, italic=True, ink=QUIET)
TITLE = Style(size=16, bold=True, height="center", wrap=False)
LINKED = Style(ink=LINK, underline=True)
HEAD = Style(bold=True, fill=PALE, height="center", lines=edges("bottom"))
FORM_HEAD = Style(bold=True, ink=WHITE, fill=DARK, height="center")  # of sheets that people fill in
BOX = edges("left", "right", "top", "bottom")
TEXT_FORM = "@"  # what a person types stays as typed: 1.10, 3-4, =

_WORN: WeakKeyDictionary[Workbook, dict[Style, Any]] = WeakKeyDictionary()


def dress(cell: Any, style: Style) -> Any:
    """Give a cell a style; one that the workbook has already is copied whole, five times as fast as setting it."""
    worn = _WORN.setdefault(cell.parent.parent, {})
    if style in worn:
        cell._style = copy(worn[style])  # noqa: SLF001  (how openpyxl itself copies a look)
        return cell
    _set(cell, style)
    worn[style] = copy(cell._style)  # noqa: SLF001
    return cell


def _set(cell: Any, style: Style) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    cell.font = Font(
        name=FONT,
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        underline="single" if style.underline else None,
        color=style.ink,
    )
    cell.fill = PatternFill("solid", fgColor=style.fill) if style.fill else PatternFill()
    cell.alignment = Alignment(
        horizontal=style.side or ("left" if style.indent else None),
        vertical=style.height,
        wrap_text=style.wrap,
        indent=style.indent,
    )
    lines: dict[str, Any] = {side: Side(style=weight, color=colour) for side, weight, colour in style.lines}
    cell.border = Border(**lines)
    cell.number_format = style.form
    cell.protection = Protection(locked=not style.open)
