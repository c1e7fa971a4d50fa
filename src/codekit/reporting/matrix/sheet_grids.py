"""The Fit and Framework sheets once more as grids of organizations by themes, in which analysts write as well."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from codekit.formats import judgement_sheets as form
from codekit.formats.judgement_sheets import FIT, FIT_GRID, FRAMEWORK, FRAMEWORK_GRID, cell_key
from codekit.matrix.judged import CellJudged
from codekit.model.judgements import FITS
from codekit.reporting.matrix.look import LINKED, SIZE, TEXT, heading, page, titles
from codekit.reporting.matrix.sheet_judged import ALARM, HEAD, OPEN, Judging, state_of
from codekit.tables.look import Heights, offer, widths
from codekit.tables.streamed import Link, Rows
from codekit.tables.text import safe_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PAGE = 190.0  # the widths of columns that fit on a printed page


def write_fit_grid(judging: Judging, sheet: Worksheet) -> None:
    """Fill the grid of the fit: organizations by themes, the state by the codings beside each."""
    titles(
        sheet,
        "Fit, as a grid",
        "Organizations by themes: beside what the codings say how each fits, in your judgement. The yellow columns are "
        f"those of the sheet {FIT}, where ratings and reasons stand; write in either.",
    )
    grid = _Grid(judging, sheet, FIT_GRID, (form.EVIDENT, form.FIT_COLUMN), (13.0, 17.0))
    for case, cells in grid.rows_of(judging):
        grid.add(
            case, cells, [(state_of(judging, cell), cell.said[form.FIT_COLUMN].text, cell.at_odds) for cell in cells]
        )
    grid.end()
    columns = [3 + 2 * n for n in range(len(grid.codes))]
    offer(
        sheet,
        columns,
        grid.rows.last,
        f'"{",".join(FITS)}"',
        ("fit", f"Choose one of: {', '.join(FITS)}."),
        first=HEAD + 1,
    )


def write_framework_grid(judging: Judging, sheet: Worksheet) -> None:
    """Fill the framework matrix: organizations by themes, a summary in each cell."""
    titles(
        sheet,
        "Framework, as a grid",
        "Organizations by themes, each cell in your words. The yellow cells are those of the sheet "
        f"{FRAMEWORK}, where quotations stand; write in either.",
    )
    grid = _Grid(judging, sheet, FRAMEWORK_GRID, (form.SUMMARY,), (36.0,))
    for case, cells in grid.rows_of(judging):
        said = [cell.said[form.SUMMARY] for cell in cells]
        since = [cell.since if one.events else "" for one, cell in zip(said, cells, strict=True)]
        look = ["analysts differ" if one.conflict else told for one, told in zip(said, since, strict=True)]
        grid.add(case, cells, [*zip([one.text for one in said], look, strict=True)])
    grid.end()


class _Grid:
    """A sheet with a row for each organization and a group of columns for each theme."""

    def __init__(
        self, judging: Judging, sheet: Worksheet, name: str, columns: Sequence[str], sizes: Sequence[float]
    ) -> None:
        self.sheet, self._judging, self._name = sheet, judging, name
        self.codes = list(dict.fromkeys(cell.code for cell in judging.cells))
        heads = [
            judging.theme(code) if column in form.TYPED[name] else f"{column} {code}"
            for code in self.codes
            for column in columns
        ]
        self.sizes = [14.0, *(size for _ in self.codes for size in sizes), 4.0]
        heading(sheet, HEAD, [form.CASE, *heads, form.KEY], self.sizes)
        self.rows = Rows(sheet, HEAD + 1)
        typed = TEXT.but(fill=OPEN, form="@")
        self._open, self._alarm = self.rows.wear(typed), self.rows.wear(typed.but(fill=ALARM))
        self._plain, self._linked = self.rows.wear(TEXT), self.rows.wear(LINKED)
        self._heights = Heights(self.sizes, size=SIZE)

    def rows_of(self, judging: Judging) -> list[tuple[str, list[CellJudged]]]:
        """The cells of each organization, a theme after the other."""
        by_cell = {(cell.case, cell.code): cell for cell in judging.cells}
        return [(case, [by_cell[case, code] for code in self.codes]) for case in judging.plan.matrix.cases]

    def add(self, case: str, cells: Sequence[CellJudged], shown: Sequence[Sequence[Any]]) -> None:
        """A row; the last of what is shown of a cell says what is to be looked at, by its colour."""
        values, worn = list[Any]([self._judging.called(case)]), [self._plain]
        for cell, (*before, text, look) in zip(cells, shown, strict=True):
            for state in before:
                told = form.sums([state])
                self._judging.memory.append((self._name, cell_key(cell.case, cell.code), form.COMPUTED, told, ""))
                values.append(state)
                worn.append(self._linked if isinstance(state, Link) else self._plain)
            values.append(safe_text(text).strip())
            worn.append(self._alarm if look else self._open)
        self.rows.add([*values, case], [*worn, self._plain], self._heights.of([*values, ""]))

    def end(self) -> None:
        """The page, the widths, the hidden key."""
        from openpyxl.utils import get_column_letter

        widths(self.sheet, self.sizes)
        letter = get_column_letter(len(self.sizes))
        self.sheet.column_dimensions[letter].hidden = True
        last = f"{letter}{max(self.rows.last, HEAD + 1)}"
        wide = math.ceil(sum(self.sizes) / _PAGE)
        page(self.sheet, head=HEAD, freeze=f"B{HEAD + 1}", last=last, pages_wide=wide, left="A:A")
