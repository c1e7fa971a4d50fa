"""Excel files that stay what they were: strings forced, control characters visible, names legal.

The traps this module is there for: a string beginning with `=` becomes a formula, control characters raise
an error, text beyond 32,767 characters is cut without a word, `:` in a sheet name is refused, and a sheet
holds about 65,530 hyperlinks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELL = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def safe_text(text: str) -> str:
    """Text that a cell can hold: LF line ends, each control character shown as U+FFFD, never cut here."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def pieces(text: str, size: int = MAX_CELL) -> list[str]:
    """The text in pieces that each fit a cell, so that nothing is cut without a word."""
    safe = safe_text(text)
    if len(safe) * 2 <= size:
        return [safe]
    # Excel counts UTF-16 units, so a piece is cut by those.
    found: list[str] = []
    start = used = 0
    for position, char in enumerate(safe):
        units = 2 if ord(char) > 0xFFFF else 1
        if used + units > size:
            found.append(safe[start:position])
            start, used = position, 0
        used += units
    return [*found, safe[start:]]


def put(cell: Cell | MergedCell, value: Any) -> Cell | MergedCell:
    """Write a value; text is stored as text, whatever it begins with."""
    if isinstance(value, str):
        parts = pieces(value)
        cell.value = parts[0]
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def append_row(sheet: Worksheet, row: int, values: Sequence[Any]) -> None:
    """Write one row from column A on, text as text."""
    for column, value in enumerate(values, start=1):
        if value is not None and value != "":
            put(sheet.cell(row, column), value)


def sheet_name(name: str, taken: Sequence[str] = ()) -> str:
    r"""A legal sheet name: at most 31 characters, none of []:*?/\\, unique ignoring case."""
    base = _NOT_IN_SHEET_NAME.sub("-", safe_text(name)).strip("'")[:31] or "Sheet"
    used = {other.casefold() for other in taken}
    candidate, number = base, 2
    while candidate.casefold() in used:
        suffix = f" ({number})"
        candidate, number = base[: 31 - len(suffix)] + suffix, number + 1
    return candidate


def save(workbook: Workbook, path: Path) -> None:
    """Write the workbook to a temporary file beside its place, then put it there in one step."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        workbook.save(draft)
        os.replace(draft, path)  # noqa: PTH105  (one atomic call, the same on every system)
    finally:
        draft.unlink(missing_ok=True)
