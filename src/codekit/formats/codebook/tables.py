"""Codebooks in Excel and CSV, because that is where a team's codebook lives: written here, read next door."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.codebook import changes
from codekit.formats.codebook.cells import COLUMNS, HEADER_FIELDS, join
from codekit.formats.codebook.tables_read import read
from codekit.model.codebook import Code, Codebook
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, SCALES
from codekit.tables.look import fit_row, form_heading, offer, page, show, widths
from codekit.tables.style import BOLD, PLAIN, TEXT_FORM, Style, dress, edges
from codekit.tables.write import append_row, save, save_csv

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read", "write_csv", "write_xlsx"]

_WIDTHS = (17, 26, 44, 15, 32, 32, 34, 11, 13, 13, 34, 18, 18, 10, 14, 18, 10)
_PRINTED = 7  # what coders need on paper: id to examples
_ENTRY = Style(side="left", lines=edges("bottom"), form=TEXT_FORM)


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
    for row, code in enumerate(codebook.codes, start=2):
        append_row(sheet, row, _cells(code))
    depth = dict(codebook.walk())
    _dress(sheet, [depth[code.id] for code in codebook.codes], [code.assignable for code in codebook.codes])
    _offer(sheet)
    _about(book.create_sheet("Codebook"), codebook)
    save(book, path)


def _head(codebook: Codebook) -> list[str]:
    """The header fields as text; what has a structure of its own as JSON."""
    cases = json.dumps(codebook.case_classification, ensure_ascii=False) if codebook.case_classification else ""
    polarity = "" if codebook.polarity == POLARITIES else join(codebook.polarity)
    noted = json.dumps(changes.plain(codebook.changes), ensure_ascii=False) if codebook.changes else ""
    return [codebook.id, codebook.version, codebook.title, codebook.purpose, codebook.unit, polarity, cases, noted]


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
        join([str(value) for value in code.values]),
        code.scale if code.scale != ORDINAL else "",
    )


def _dress(sheet: Worksheet, depths: Sequence[int], assignable: Sequence[bool]) -> None:
    """Wrapped text, the tree as indentation of the names, a header that stays, and a print that can be read."""
    from openpyxl.utils import get_column_letter

    form_heading(sheet, COLUMNS, _WIDTHS)
    for row, (depth, codable) in enumerate(zip(depths, assignable, strict=True), start=2):
        style = _ENTRY.but(italic=not codable)
        for column in range(1, len(COLUMNS) + 1):
            own = style.but(bold=column <= 2 and depth == 0, indent=depth if column == 2 else 0)
            dress(sheet.cell(row, column), own)
        # The indentation of the name takes room from it.
        fit_row(sheet, row, [width - 2 * depth if column == 1 else width for column, width in enumerate(_WIDTHS)])
    last = len(depths) + 1
    page(sheet, freeze="C2", last=f"{get_column_letter(len(COLUMNS))}{last}")
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"


def _offer(sheet: Worksheet) -> None:
    """Drop-downs where only a few words are possible, in the rows that are there and the next two hundred."""
    last = sheet.max_row + 200
    for name, words in (("assignable", ("yes", "no")), ("rolls_up_as", (SUPPORTING, CONTRARY)), ("scale", SCALES)):
        error = (name, f"One of: {', '.join(words)}.")
        offer(sheet, [COLUMNS.index(name) + 1], last, f'"{",".join(words)}"', error)


def _about(sheet: Worksheet, codebook: Codebook) -> None:
    for row, (name, value) in enumerate(zip(HEADER_FIELDS, _head(codebook), strict=True), start=1):
        show(sheet.cell(row, 1), name, BOLD)
        show(sheet.cell(row, 2), value, PLAIN.but(form=TEXT_FORM))
    widths(sheet, [20, 90])
