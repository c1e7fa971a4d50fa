"""Excel files that stay what they were: strings forced, control characters visible, names legal.

The traps this module is there for: a string beginning with `=` becomes a formula, control characters raise
an error, text beyond 32,767 characters is cut without a word, `:` in a sheet name is refused, and a sheet
holds about 65,530 hyperlinks.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.tables.whole import replace_file, replacing

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELL = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LIVE = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")  # the wide forms too: Excel takes them alike
_NUMBER = re.compile(r"[+-](?:\d+(?:[.,]\d+)*)?")  # a number, or a sign alone: neither is a formula
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
    parts: list[str] = []
    start = used = 0
    for position, char in enumerate(safe):
        units = 2 if ord(char) > 0xFFFF else 1
        if used + units > size:
            parts.append(safe[start:position])
            start, used = position, 0
        used += units
    return [*parts, safe[start:]]


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


def save(workbook: Workbook, path: Path, *, stamp: dt.date | None = None) -> None:
    """Write the workbook, whole or not at all.

    With a `stamp`, every date inside the file is that day, so that the same content gives the same bytes.
    """
    with replacing(path) as draft:
        workbook.save(draft)
        if stamp is not None:
            draft.write_bytes(_stamped(draft.read_bytes(), stamp))


def _stamped(data: bytes, stamp: dt.date) -> bytes:
    """The same archive with one date everywhere; openpyxl writes the present time on saving."""
    written = io.BytesIO()
    date = f">{stamp.isoformat()}T00:00:00Z</dcterms:".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb">[^<>]*</dcterms:", date, content)
            info = zipfile.ZipInfo(entry.filename, (max(stamp.year, 1980), stamp.month, stamp.day, 0, 0, 0))
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def inert(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it.

    So does a text that begins with apostrophes and then like one, so that `as_written` gives every text back.
    """
    return f"'{value}" if isinstance(value, str) and _is_live(value) else value


def as_written(cell: str) -> str:
    """The text of a cell that `inert` made."""
    return cell[1:] if cell.startswith("'") and _is_live(cell[1:]) else cell


def _is_live(text: str) -> bool:
    bare = text.lstrip("'")
    return bool(_LIVE.match(bare)) and not _NUMBER.fullmatch(bare)


def csv_text(rows: Iterable[Iterable[Any]], delimiter: str = ",") -> str:
    """Rows as CSV with LF line ends; None is an empty cell. Cells are as they are: `export_text` is for people."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def export_text(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as CSV that people open in a spreadsheet: no cell is a formula (`inert`), and lines end with LF."""
    return csv_text([inert(_with_lf(cell)) for cell in row] for row in rows)


def _with_lf(value: Any) -> Any:
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def save_csv(rows: Iterable[Iterable[Any]], path: Path) -> None:
    """Write CSV for people, whole or not at all: UTF-8 with a byte order mark, by which Excel knows it."""
    replace_file(path, b"\xef\xbb\xbf" + export_text(rows).encode("utf-8"))
