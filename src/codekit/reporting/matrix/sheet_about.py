"""The About sheet: what this workbook is, how it counts, what the signs mean, and what to be careful about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit import words
from codekit.matrix import excerpts, rollup
from codekit.matrix.result import Matrix
from codekit.matrix.states import (
    ASKED_UNKNOWN,
    CONTRARY,
    MIXED,
    NONE_FOUND,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_FOUND,
    NOT_YET_CODED,
    PRESENT,
    STATES,
)
from codekit.reporting.matrix.look import BARE, BOLD, LINKED, fit_row, page, show, show_state, titles
from codekit.tables.look import link, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "About"
_NAMES, _WIDE = 24.0, 105.0
MEANINGS = {
    PRESENT: "At least one supporting coding on respondents' speech.",
    MIXED: "At least one supporting and one contrary coding.",
    CONTRARY: "Every interview is coded for the theme; only contrary codings.",
    NOT_FOUND: "Every interview is coded for it and the topic was asked or volunteered; nothing found.",
    ASKED_UNKNOWN: "Every interview is coded for it and nothing found; whether the topic was asked is not recorded.",
    NOT_ASKED: "Every interview is coded for it and nothing found; the topic was not asked in any of them.",
    NOT_YET_CODED: "Nothing found so far, and an interview is still to be coded for it.",
    NOT_APPLICABLE: "Set by hand, with a reason, in cells.csv.",
}
_UNRECORDED = (
    "Every interview is coded for it; nothing found. The study does not record what was asked (no coverage.csv)."
)


def write(
    sheet: Worksheet,
    matrix: Matrix,
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    warnings: Sequence[str],
    sheets: Sequence[tuple[str, str]],
) -> None:
    """Fill the sheet; `facts` are shown first, `sheets` name the other sheets and what they hold."""
    titles(sheet, title)
    row = _pairs(sheet, 3, [*facts, *_rules(matrix)])
    row = _section(sheet, row + 1, "Read before you report" if warnings else "Nothing to be careful about")
    for warning in warnings:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        show(sheet.cell(row, 1), f"• {warning}")
        fit_row(sheet, row, [_NAMES + _WIDE])
        row += 1
    row = _legend(sheet, row + 1, matrix)
    row = _section(sheet, row + 1, "Sheets")
    for number, (name, contents) in enumerate(sheets, start=row):
        _pair(sheet, number, name, contents)
        show(sheet.cell(number, 1), name, LINKED)
        link(sheet.cell(number, 1), name, "A1", name)
    widths(sheet, [_NAMES, _WIDE])
    page(sheet, head=1)
    sheet.page_setup.fitToHeight = 1 if len(warnings) < 20 else 0


def _rules(matrix: Matrix) -> list[tuple[str, str]]:
    none = "asked and not found" if matrix.asking_recorded else NONE_FOUND
    return [
        ("roll-up", rollup.RULE),
        ("excerpt", excerpts.RULE),
        ("words", words.RULE[0].upper() + words.RULE[1:] + "; overlapping spans once."),
        (
            "k of n",
            f"k: present or mixed. n: these, contrary, and {none}. Other states are left out.",
        ),
        (
            "asking",
            "From coverage.csv; a topic covers the codes below it unless they have a row of their own."
            if matrix.asking_recorded
            else "Not recorded: the study has no coverage.csv, so 'none found' may also mean that nobody asked.",
        ),
    ]


def _pairs(sheet: Worksheet, row: int, pairs: Sequence[tuple[str, str]]) -> int:
    for number, (name, value) in enumerate(pairs, start=row):
        _pair(sheet, number, name, value)
    return row + len(pairs)


def _pair(sheet: Worksheet, row: int, name: str, value: str) -> None:
    show(sheet.cell(row, 1), name, BOLD)
    show(sheet.cell(row, 2), value)
    fit_row(sheet, row, [_NAMES, _WIDE])


def _section(sheet: Worksheet, row: int, name: str) -> int:
    show(sheet.cell(row, 1), name, BARE)
    sheet.row_dimensions[row].height = 22
    return row + 1


def _legend(sheet: Worksheet, row: int, matrix: Matrix) -> int:
    row = _section(sheet, row, "What the cells say")
    for state in STATES:
        show_state(sheet.cell(row, 1), state, matrix.shown(state))
        unrecorded = state == NOT_FOUND and not matrix.asking_recorded
        show(sheet.cell(row, 2), _UNRECORDED if unrecorded else MEANINGS[state])
        row += 1
    _pair(
        sheet,
        row,
        "coding incomplete",
        "Found, while an interview is still to be coded for the theme.",
    )
    return row + 1
