"""Codebooks in Excel and CSV, because that is where a team's codebook lives: written here, read next door."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.codebook.cells import COLUMNS, HEADER_FIELDS, join
from codekit.formats.codebook.tables_read import read
from codekit.model.codebook import Code, Codebook
from codekit.model.events import CONTRARY, POLARITIES, SUPPORTING
from codekit.tables.write import FONT, fit_row, put, save, save_csv

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read", "write_csv", "write_xlsx"]

_WIDTHS = (17, 26, 44, 15, 32, 32, 34, 11, 13, 13, 34, 18, 18, 10, 14)
_PRINTED = 7  # what coders need on paper: id to examples
_LANDSCAPE_MARGINS = 0.4


def write_csv(codebook: Codebook, path: Path) -> None:
    """Write the codes as CSV, the header fields in columns of the first row."""
    head = _head(codebook)
    rows = [(*_cells(code), *([""] * len(head) if number else head)) for number, code in enumerate(codebook.codes)]
    save_csv([(*COLUMNS, *HEADER_FIELDS), *rows], path)


def write_xlsx(codebook: Codebook, path: Path) -> None:
    """Write a workbook that a team can read, print and edit: the codes, and a sheet with the header."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Codes"
    for row, values in enumerate([COLUMNS, *(_cells(code) for code in codebook.codes)], start=1):
        for column, value in enumerate(values, start=1):
            if value:
                put(sheet.cell(row, column), value)
    depth = dict(codebook.walk())
    _dress(sheet, [depth[code.id] for code in codebook.codes], [code.assignable for code in codebook.codes])
    _offer(sheet)
    _about(book.create_sheet("Codebook"), codebook)
    save(book, path)


def _head(codebook: Codebook) -> list[str]:
    """The header fields as text; what has a structure of its own as JSON."""
    cases = json.dumps(codebook.case_classification, ensure_ascii=False) if codebook.case_classification else ""
    polarity = "" if codebook.polarity == POLARITIES else join(codebook.polarity)
    return [codebook.id, codebook.version, codebook.title, codebook.purpose, codebook.unit, polarity, cases]


def _cells(code: Code) -> tuple[str, ...]:
    return (
        code.id,
        code.name,
        code.definition,
        code.parent,
        code.include,
        code.exclude,
        join(code.examples),
        "yes" if code.assignable else "no",
        code.rolls_up_as if code.rolls_up_as != SUPPORTING else "",
        code.origin,
        code.source,
        join(code.aliases),
        join(code.cues),
        code.colour,
        code.replaced_by,
    )


def _dress(sheet: Worksheet, depths: Sequence[int], assignable: Sequence[bool]) -> None:
    """Wrapped text, the tree as indentation of the names, a header that stays, and a print that can be read."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        cell = sheet.cell(1, column)
        cell.font, cell.fill = (
            Font(name=FONT, size=11, bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor="2F4858"),
        )
    line = Border(bottom=Side(style="thin", color="D0D5DA"))
    for row, (depth, codable) in enumerate(zip(depths, assignable, strict=True), start=2):
        for column in range(1, len(COLUMNS) + 1):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(
                horizontal="left", vertical="top", wrap_text=True, indent=depth if column == 2 else 0
            )
            cell.border = line
            cell.font = Font(name=FONT, size=11, bold=column <= 2 and depth == 0, italic=not codable)
            cell.number_format = "@"  # what a person types stays as typed: 1.10, 3-4, =
        fit_row(sheet, row, _inner(depth))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(depths) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{len(depths) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = _LANDSCAPE_MARGINS


def _inner(depth: int) -> list[float]:
    """Column widths less the indentation of the name."""
    return [width - 2 * depth if column == 1 else width for column, width in enumerate(_WIDTHS)]


def _offer(sheet: Worksheet) -> None:
    """Drop-downs where only a few words are possible, in the rows that are there and the next two hundred."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for name, words in (("assignable", "yes,no"), ("rolls_up_as", f"{SUPPORTING},{CONTRARY}")):
        rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = name, f"One of: {words.replace(',', ', ')}."
        letter = get_column_letter(COLUMNS.index(name) + 1)
        rule.add(f"{letter}2:{letter}{sheet.max_row + 200}")
        sheet.add_data_validation(rule)


def _about(sheet: Worksheet, codebook: Codebook) -> None:
    from openpyxl.styles import Alignment, Font

    for row, (name, value) in enumerate(zip(HEADER_FIELDS, _head(codebook), strict=True), start=1):
        put(sheet.cell(row, 1), name).font = Font(name=FONT, size=11, bold=True)
        cell = put(sheet.cell(row, 2), value)
        cell.alignment, cell.number_format = Alignment(wrap_text=True, vertical="top"), "@"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 90
