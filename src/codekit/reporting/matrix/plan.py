"""Where things stand in the workbook, worked out before anything is written, so that links can lead both ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from codekit.matrix.crosstab import attributes_of
from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Matrix
from codekit.matrix.states import STATES
from codekit.model.cases import Interview
from codekit.tables.streamed import MAX_ROWS
from codekit.tables.text import MAX_CELL, pieces

MATRIX, EXCERPTS = "Matrix", "Excerpts"


@dataclass(frozen=True)
class Row:
    """One row of the Excerpts sheet: an excerpt, or a part of one that no single cell can hold."""

    excerpt: Excerpt
    text: str
    part: int
    parts: int
    opens: bool  # the first row of its block


@dataclass(frozen=True)
class Plan:
    """The places of the Matrix and Excerpts sheets."""

    matrix: Matrix
    excerpt_head: int = 3

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """The attributes of the cases, left of the themes."""
        return attributes_of(self.matrix)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The states that occur in the themes shown; the others have no total row."""
        occurring = {self.matrix.cells[case, theme].state for case in self.matrix.cases for theme in self.matrix.themes}
        return tuple(state for state in STATES if state in occurring)

    @property
    def totals_row(self) -> int:
        """The row of "k of n"; under it stand the number of organizations and the count of each state."""
        return 3

    @property
    def head_row(self) -> int:
        """The header row of the Matrix sheet."""
        return self.totals_row + 2 + len(self.states)

    @property
    def any_column(self) -> int:
        """The column that says whether a case has any theme."""
        return 3 + len(self.attributes)

    def place(self, case: str, theme: str) -> str:
        """The cell of a case and theme in the Matrix sheet."""
        from openpyxl.utils import get_column_letter

        column = self.any_column + 1 + self._column[theme]
        return f"{get_column_letter(column)}{self.head_row + 1 + self._row[case]}"

    @cached_property
    def _column(self) -> dict[str, int]:
        return {theme: number for number, theme in enumerate(self.matrix.themes)}

    @cached_property
    def _row(self) -> dict[str, int]:
        return {case: number for number, case in enumerate(self.matrix.cases)}

    @cached_property
    def held(self) -> dict[str, Interview]:
        """The interviews by transcript."""
        return {i.transcript: i for of_case in self.matrix.interviews.values() for i in of_case}

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the Excerpts sheet: blocks by theme and case, as many as a sheet can hold."""
        rows = [
            Row(excerpt, text, part, len(parts), number == 0 and part == 1)
            for theme in self.matrix.themes
            for case in self.matrix.cases
            for number, excerpt in enumerate(self.matrix.excerpts(case, theme))
            for parts in [pieces(excerpt.text)]
            for part, text in enumerate(parts, start=1)
        ]
        return rows[: MAX_ROWS - self.excerpt_head]

    @cached_property
    def blocks(self) -> dict[tuple[str, str], int]:
        """The first row of each case's and theme's block in the Excerpts sheet."""
        first = self.excerpt_head + 1
        return {
            (row.excerpt.case, row.excerpt.theme): number for number, row in enumerate(self.rows, first) if row.opens
        }

    @cached_property
    def warnings(self) -> list[str]:
        """What a sheet of a workbook could not hold in one cell or at all."""
        warnings = [
            f"{row.excerpt.id} is longer than a cell's {MAX_CELL:,} characters and stands in {row.parts} numbered rows"
            for row in self.rows
            if row.part == 1 and row.parts > 1
        ]
        if self.excerpt_head + len(self.rows) == MAX_ROWS:
            warnings.append(
                f"the Excerpts sheet is full at row {MAX_ROWS:,}, later excerpts are left out; name fewer themes"
            )
        return list(dict.fromkeys(warnings))
