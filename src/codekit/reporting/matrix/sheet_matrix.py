"""The Matrix sheet: cases in rows, themes in columns, a state in every cell, totals on top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from codekit.matrix.crosstab import value_of
from codekit.matrix.result import Cell, Matrix
from codekit.matrix.states import FOUND, STATES
from codekit.reporting.matrix.look import BOLD, CENTRE, SOFT, TEXT, heading, page, show, state_look, titles
from codekit.reporting.matrix.plan import EXCERPTS, Plan
from codekit.tables.look import widths
from codekit.tables.streamed import Link, Rows, Worn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS_PER_PAGE = 24
_THEME_WIDTH = 15.5


def write(sheet: Worksheet, plan: Plan, title: str) -> None:
    """Fill the sheet."""
    matrix = plan.matrix
    titles(sheet, title, _reading(matrix))
    _totals(sheet, plan)
    _head(sheet, plan)
    rows = Rows(sheet, plan.head_row + 1)
    looks = {state: state_look(rows, state) for state in STATES}
    for case in matrix.cases:
        _case(rows, case, plan, looks)
    _pages(sheet, plan)


def _reading(matrix: Matrix) -> str:
    return (
        f"Codebook {matrix.codebook.key}. Counted: {matrix.layer or 'nothing yet'}. "
        "k of n: organizations with the theme, of those that can be decided. Click a state to read its excerpts."
    )


def _totals(sheet: Worksheet, plan: Plan) -> None:
    from openpyxl.worksheet.properties import Outline

    matrix, first = plan.matrix, plan.totals_row
    labels = _labels(plan)
    for row, label in enumerate(labels, start=first):
        show(sheet.cell(row, 1), label, (BOLD if row == first else TEXT).but(height="center", wrap=False))
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=plan.any_column)
    for column, theme in enumerate(matrix.themes, start=plan.any_column + 1):
        total = matrix.totals[theme]
        values = [str(total), len(matrix.cases), *(total.states[state] for state in plan.states)]
        for row, value in enumerate(values, start=first):
            style = BOLD if row == first else TEXT if value else SOFT
            show(sheet.cell(row, column), value, style.but(side="center", height="center"))
    for row in range(first + 1, first + len(labels)):
        sheet.row_dimensions[row].outlineLevel = 1
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)


def _labels(plan: Plan) -> list[str]:
    """What the totals say."""
    return ["with the theme (k of n)", "organizations", *(plan.matrix.shown(state) for state in plan.states)]


def _head(sheet: Worksheet, plan: Plan) -> None:
    codebook = plan.matrix.codebook
    themes = [f"{codebook[theme].name}\n{theme}" for theme in plan.matrix.themes]
    names = ["organization", "interviews", *plan.attributes, "any theme", *themes]
    heading(sheet, plan.head_row, names, _sizes(plan))


def _case(rows: Rows, case: str, plan: Plan, looks: Mapping[str, Worn]) -> None:
    matrix = plan.matrix
    facts = (interviews(matrix, case), *(value_of(matrix, case, name) for name in plan.attributes))
    states = [_state(plan, case, theme) for theme in matrix.themes]
    values = [matrix.called(case), *facts, matrix.any_theme(case), *states]
    name, plain = rows.wear(BOLD.but(height="center", wrap=False)), rows.wear(CENTRE)
    worn = [looks[matrix.cells[case, theme].state] for theme in matrix.themes]
    rows.add(values, [name, *[plain] * (len(facts) + 1), *worn])


def _state(plan: Plan, case: str, theme: str) -> str | Link:
    """A state in words, leading to its excerpts."""
    text = state_text(plan.matrix, plan.matrix.cells[case, theme])
    place = plan.blocks.get((case, theme))
    return text if place is None else Link(text, EXCERPTS, f"A{place}")


def state_text(matrix: Matrix, cell: Cell) -> str:
    """The state in words, with the mark of a case that is not wholly coded."""
    text = matrix.shown(cell.state)
    return f"{text}, coding incomplete" if cell.state in FOUND and not cell.coded else text


def interviews(matrix: Matrix, case: str) -> int | str:
    """How many interviews a case has, and how many of them are coded for every code where some are not."""
    held = [interview.transcript for interview in matrix.interviews[case]]
    coded = sum(matrix.wholly_coded(transcript) for transcript in held)
    return len(held) if coded == len(held) else f"{len(held)} ({coded} coded)"


def _sizes(plan: Plan) -> list[float]:
    """The widths of all columns."""
    matrix = plan.matrix
    ids = max([len(matrix.called(case)) for case in matrix.cases], default=0)
    if _pages_wide(plan) > 1:  # where it is repeated there is nothing beside it to run into
        ids = max(ids, *map(len, _labels(plan)))
    words = [
        min(max([len(name), *(len(value_of(matrix, case, name)) for case in matrix.cases)]) * 0.75 + 3, 16.0)
        for name in plan.attributes
    ]
    # A linked text does not wrap in LibreOffice, so the columns are as wide as the longest state.
    texts = [len(state_text(matrix, matrix.cells[case, theme])) for case in matrix.cases for theme in matrix.themes]
    wide = max(_THEME_WIDTH, max(texts, default=0) * 1.05)
    return [min(max(14.0, ids + 3.0), 34.0), 10.0, *words, 9.0, *[wide] * len(matrix.themes)]


def _pages_wide(plan: Plan) -> int:
    return -(-(plan.any_column + len(plan.matrix.themes)) // _COLUMNS_PER_PAGE)


def _pages(sheet: Worksheet, plan: Plan) -> None:
    from openpyxl.utils import get_column_letter

    columns, last = plan.any_column + len(plan.matrix.themes), plan.head_row + len(plan.matrix.cases)
    widths(sheet, _sizes(plan))
    for column in range(3, plan.any_column):
        sheet.column_dimensions[get_column_letter(column)].outlineLevel = 1
    corner = f"{get_column_letter(columns)}{last}"
    page(
        sheet,
        head=plan.head_row,
        freeze=f"B{plan.head_row + 1}",
        last=corner,
        pages_wide=_pages_wide(plan),
        left="A:A",
    )
