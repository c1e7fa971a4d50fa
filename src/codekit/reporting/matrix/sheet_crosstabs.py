"""The Crosstabs and Overlap sheets: themes by attributes of the organizations, and themes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.matrix.crosstab import Cross, Overlap
from codekit.matrix.result import Matrix
from codekit.reporting.matrix.look import (
    BLOCK,
    BOLD,
    CENTRE,
    SOFT,
    TEXT,
    fit_row,
    heading,
    page,
    row_height,
    show,
    titles,
)
from codekit.tables.look import widths
from codekit.tables.streamed import Rows
from codekit.tables.style import BOX
from codekit.tables.text import split

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CROSSTABS, CROSSED, OVERLAP = "Crosstabs", "Crosstab lists", "Overlap"
_HEAD = 3


def write_crosstabs(matrix: Matrix, crosses: list[Cross], sheet: Worksheet) -> None:
    """The k of n of every theme in every group of organizations."""
    from openpyxl.utils import get_column_letter

    titles(
        sheet,
        "Themes by attributes of the organizations",
        "k of n: organizations of the group with the theme, of those that can be decided. Which they are: next sheet.",
    )
    names = [f"{matrix.codebook[theme].name}\n{theme}" for theme in matrix.themes]
    sizes = [18.0, 22.0, 14.0, *[15.5] * len(names)]
    heading(sheet, _HEAD, ["attribute", "value", "organizations", *names], sizes)
    by_group: dict[tuple[str, str], list[Cross]] = {}
    for cross in crosses:
        by_group.setdefault((cross.attribute, cross.value), []).append(cross)
    before = ""
    for row, ((attribute, value), group) in enumerate(by_group.items(), start=_HEAD + 1):
        lines = BLOCK if attribute != before else BOX
        before = attribute
        show(sheet.cell(row, 1), attribute, BOLD.but(lines=lines))
        show(sheet.cell(row, 2), value, TEXT.but(lines=lines))
        show(sheet.cell(row, 3), len(group[0].cases), CENTRE.but(lines=lines))
        for column, cross in enumerate(group, start=4):
            style = CENTRE if cross.k else CENTRE.but(size=SOFT.size, ink=SOFT.ink)
            show(sheet.cell(row, column), str(cross), style.but(lines=lines))
        fit_row(sheet, row, sizes)
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"C{_HEAD + 1}", pages_wide=-(-len(matrix.themes) // 10) or 1, left="A:B")
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(3 + len(matrix.themes))}{_HEAD + len(by_group)}"


def write_crossed(matrix: Matrix, crosses: list[Cross], sheet: Worksheet) -> None:
    """The organizations behind every figure of the Crosstabs sheet, one figure a row."""
    sizes = (18.0, 22.0, 13.0, 34.0, 11.0, 11.0, 70.0)
    titles(sheet, "The organizations behind the crosstabs", "k: with the theme. n: of those that can be decided.")
    heading(sheet, _HEAD, ["attribute", "value", "organizations", "theme", "k", "n", "which have the theme"], sizes)
    rows = Rows(sheet, _HEAD + 1)
    plain, centre = rows.wear(TEXT), rows.wear(CENTRE)
    for cross in crosses:
        theme = f"{matrix.codebook[cross.theme].name} ({cross.theme})"
        which = ", ".join(map(matrix.called, cross.present)) or "none"
        values = [cross.attribute, cross.value, len(cross.cases), theme, cross.k, cross.n, which]
        for part in split(values):
            rows.add(part, [centre if isinstance(v, int) else plain for v in part], row_height(part, sizes))
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"A{_HEAD + 1}", last=f"G{rows.last}")


def write_overlap(matrix: Matrix, overlaps: list[Overlap], sheet: Worksheet) -> None:
    """How often each combination of a parent's themes was found."""
    titles(
        sheet,
        "Which themes occur together",
        "Of the organizations that can be decided for all themes of the parent: where exactly these were found.",
    )
    sizes = (44.0, 48.0, 14.0, 70.0)
    heading(sheet, _HEAD, ["under", "exactly these themes", "organizations", "which"], sizes)
    rows, before = Rows(sheet, _HEAD + 1), ""
    looks = [[rows.wear(style.but(lines=lines)) for style in (BOLD, TEXT, CENTRE, TEXT)] for lines in (BOX, BLOCK)]
    for overlap in overlaps:
        worn = looks[overlap.parent != before]
        before = overlap.parent
        name = f"{matrix.codebook[overlap.parent].name} ({overlap.parent})"
        exactly = " + ".join(overlap.themes) or "none of them"
        for part in split([name, exactly, len(overlap.cases), ", ".join(map(matrix.called, overlap.cases))]):
            rows.add(part, worn, row_height(part, sizes))
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"A{_HEAD + 1}", last=f"D{rows.last}")
