"""The sheets of an Excel workbook as rows of cells, however it was made or damaged."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from codekit.errors import ImportRefusedError
from codekit.tables import limits
from codekit.tables.archive import BROKEN, open_archive, refuse_bombs, refuse_marks, too_large
from codekit.tables.rows import Grid, Sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_BY_SHEETS = ("xl/worksheets/", "xl/sharedstrings")
_NOT_READ = ("xl/media/", "xl/pivotcache/", "xl/embeddings/", "xl/vbaproject")

_OF_SHEET = {
    "rows": ((b"<row ", b":row "), limits.ROWS),
    "cells": ((b"<c ", b":c "), limits.CELLS),
    "marks": ((b"<",), limits.SHEET_TAGS),
}
_OF_OTHERS = {"marks": ((b"<",), limits.TAGS // 3)}  # formats, names: Excel itself allows a tenth of it

Cells = list[tuple[int, str, Any]]  # column from 0, text, alignment


def xlsx_sheets(data: bytes, name: str, *, indents: bool = False, edges: bool = False) -> list[Sheet]:
    """The visible and hidden sheets of a workbook; `edges` keeps white space at the edges of cells.

    Raises ImportRefusedError where it is none, is damaged, or is larger than a table of people.
    """
    book = _opened(data, name)
    if not book.worksheets:
        raise ImportRefusedError("the workbook has no sheet with cells", where=name, hint="save it again in Excel")
    try:
        return [_sheet(sheet, name, indents=indents, edges=edges) for sheet in book.worksheets]
    finally:
        book.close()


def sheet_names(data: bytes, name: str) -> list[str]:
    """The names of a workbook's sheets. Raises what `xlsx_sheets` raises."""
    book = _opened(data, name)
    book.close()
    return list(book.sheetnames)


def _opened(data: bytes, name: str) -> Workbook:
    import openpyxl
    from openpyxl.styles import cell_style

    vars(cell_style)["print"] = _silent  # it prints about looks that are missing, into the midst of what a command says
    with open_archive(data, name, "an Excel workbook (.xlsx)") as archive:
        _refuse_endless(archive, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features of Excel that do not matter here
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  (there is hardly an error that openpyxl does not raise for a damaged workbook)
        raise _damaged(name) from None


def _silent(*_: object) -> None:
    """Say nothing: a damaged workbook is told of by an error."""


def _damaged(name: str) -> ImportRefusedError:
    return ImportRefusedError(
        "the workbook is damaged or encrypted and cannot be opened",
        where=name,
        hint="open it in Excel and save it again, without a password",
    )


def _refuse_endless(archive: zipfile.ZipFile, name: str) -> None:
    """Raises ImportRefusedError for a workbook that would take gigabytes or minutes to read."""
    parts = [part for part in archive.infolist() if not part.filename.lower().startswith(_NOT_READ)]
    refuse_bombs(parts, name, limits.UNPACKED)
    try:
        for part in parts:
            of_sheet = part.filename.lower().startswith(_BY_SHEETS)
            refuse_marks(archive, part, name, _OF_SHEET if of_sheet else _OF_OTHERS)
    except BROKEN:
        raise _damaged(name) from None


def _sheet(sheet: Any, name: str, *, indents: bool, edges: bool) -> Sheet:
    rows: Grid = []
    depths: dict[tuple[int, int], int] = {}
    area = 0
    for number, cells in _rows(sheet, name, indents=indents):
        filled = [cell for cell in cells if cell[1].strip()]
        if not filled:
            continue
        width = 1 + max(at for at, _, _ in (cells if edges else filled))
        area += width
        _refuse_width(sheet.title, name, number, width, area)
        if len(rows) == limits.ROWS:
            raise too_large(name, f"the sheet {sheet.title[:31]} has more than {limits.ROWS:,} rows")
        row = [""] * width
        for at, text, alignment in cells if edges else filled:
            row[at] = text if edges else text.strip()
            if indents and (depth := _indent(text, alignment)):
                depths[number, at] = depth
        rows.append((number, row))
    return Sheet(sheet.title, rows, depths)


def _refuse_width(title: str, name: str, number: int, width: int, area: int) -> None:
    from openpyxl.utils import get_column_letter

    if width > limits.COLUMNS:
        raise too_large(
            f"{name}:{number}",
            f"a cell in column {get_column_letter(width)} of the sheet {title[:31]};"
            f" a table may have {limits.COLUMNS:,} columns",
        )
    if area > limits.CELLS:
        raise too_large(name, f"the sheet {title[:31]} has more than {limits.CELLS:,} cells")


def _rows(sheet: Any, name: str, *, indents: bool) -> Iterator[tuple[int, Cells]]:
    """The rows that are written in a sheet, and of them the cells that are.

    openpyxl's own iterator fills up what is missing: a cell in the last column and the last row is 17 billion cells.
    """
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._reader import WorkSheetParser

    try:
        with warnings.catch_warnings(), sheet._get_source() as source:  # noqa: SLF001
            warnings.simplefilter("ignore")
            book = sheet.parent
            parser = WorkSheetParser(
                *(source, sheet._shared_strings),  # noqa: SLF001
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            for number, row in parser.parse():
                yield (
                    int(number),
                    [
                        (
                            cell["column"] - 1,
                            shown(cell["value"]),
                            ReadOnlyCell(sheet, **cell).alignment if indents else None,
                        )
                        for cell in row
                        if cell["column"] > 0
                    ],
                )
    except Exception:  # noqa: BLE001  (as above)
        raise _damaged(name) from None


def _indent(text: str, alignment: Any) -> int:
    """Leading spaces, or the steps of Excel's own indentation, three spaces each."""
    return len(text) - len(text.lstrip()) + 3 * int(alignment.indent if alignment is not None else 0)


def shown(value: Any) -> str:
    """A cell as text: whole numbers without '.0', dates and times in ISO form."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%H:%M:%S") if value.year < 1901 else value.isoformat(sep=" ")
    if isinstance(value, dt.timedelta):
        return str(value.total_seconds())
    return str(value)
