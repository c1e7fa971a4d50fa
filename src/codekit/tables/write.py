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

from codekit.errors import CodekitError
from codekit.refusals import writing
from codekit.tables.streamed import into, waiting
from codekit.tables.text import fitting, safe_text
from codekit.tables.whole import replace_file, replacing

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LIVE = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")  # the wide forms too: Excel takes them alike
_NUMBER = re.compile(r"[+-](?:\d+(?:[.,]\d+)*)?")  # a number, or a sign alone: neither is a formula
_LEVEL = 2  # of deflate: files grow by a quarter at most, and take a third of the time of the usual 6
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def refuse_but_excel(path: Path, what: str) -> None:
    """Raises CodekitError where a file that will be a workbook is not called so."""
    if path.suffix.lower() != ".xlsx":
        raise CodekitError(f"{path.name}: {what} is an Excel file", hint="name it .xlsx")


def put(cell: Cell | MergedCell, value: Any) -> Cell | MergedCell:
    """Write a value; text is stored as text, whatever it begins with, and one that is too long says so at its end."""
    if isinstance(value, str):
        cell.value = fitting(value)
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
    """Write the workbook with the rows that wait for their sheets, whole or not at all.

    Every date inside the file is the day of the `stamp` (today by default), so that the same content gives the same
    bytes.
    """
    day = stamp or dt.date.today()  # noqa: DTZ011  (the researcher's own day)
    frame = io.BytesIO()
    with writing(path):  # openpyxl keeps parts in temporary files
        workbook.save(frame)
    sheets = {sheet.path.lstrip("/"): sheet for sheet in workbook.worksheets}
    with (
        replacing(path) as draft,
        zipfile.ZipFile(frame) as old,
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as new,
    ):
        for entry in old.infolist():
            content = _stamped(old.read(entry), entry.filename, day)
            info = zipfile.ZipInfo(entry.filename, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001  (public from Python 3.13 on)
            sheet = sheets.get(entry.filename)
            info.file_size = len(content) + (waiting(sheet) if sheet else 0)  # whether it needs ZIP64
            with new.open(info, "w") as part:
                for chunk in [content] if sheet is None else into(content, sheet):
                    part.write(chunk)


def _stamped(content: bytes, name: str, day: dt.date) -> bytes:
    """A part of the file with one date everywhere; openpyxl writes the present time on saving."""
    if name != "docProps/core.xml":
        return content
    return re.sub(rb">[^<>]*</dcterms:", f">{day.isoformat()}T00:00:00Z</dcterms:".encode(), content)


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
