"""The Crosstabs and Overlap sheets: themes by attributes of the organizations, and themes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.matrix.crosstab import Cross, Overlap
from codekit.matrix.result import Matrix
from codekit.reporting.matrix.look import Styles, fit_height, page, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CROSSTABS, CROSSED, OVERLAP = "Crosstabs", "Crosstab lists", "Overlap"
_HEAD = 3


def write_crosstabs(matrix: Matrix, crosses: list[Cross], sheet: Worksheet, styles: Styles) -> None:
    """The k of n of every theme in every group of organizations."""
    from openpyxl.utils import get_column_letter

    styles.titles(
        sheet,
        "Themes by attributes of the organizations",
        "k of n: organizations of the group with the theme, of those that can be decided. Which they are: next sheet.",
    )
    names = [f"{matrix.codebook[theme].name}\n{theme}" for theme in matrix.themes]
    styles.heading(sheet, _HEAD, ["attribute", "value", "organizations", *names])
    sheet.row_dimensions[_HEAD].height = 14 * min(max([len(n) // 14 + 2 for n in names], default=2), 8)
    by_group: dict[tuple[str, str], list[Cross]] = {}
    for cross in crosses:
        by_group.setdefault((cross.attribute, cross.value), []).append(cross)
    before = ""
    for row, ((attribute, value), group) in enumerate(by_group.items(), start=_HEAD + 1):
        border = styles.block if attribute != before else styles.box
        before = attribute
        styles.show(sheet.cell(row, 1), attribute, font=styles.bold, border=border)
        styles.show(sheet.cell(row, 2), value, border=border)
        styles.show(sheet.cell(row, 3), len(group[0].cases), align=styles.centre, border=border)
        for column, cross in enumerate(group, start=4):
            font = styles.text if cross.k else styles.quiet
            styles.show(sheet.cell(row, column), str(cross), font=font, align=styles.centre, border=border)
    widths(sheet, [18, 22, 14, *[15.5] * len(matrix.themes)])
    page(sheet, head=_HEAD, freeze=f"C{_HEAD + 1}", pages_wide=-(-len(matrix.themes) // 10) or 1, left="A:B")
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(3 + len(matrix.themes))}{_HEAD + len(by_group)}"


def write_crossed(matrix: Matrix, crosses: list[Cross], sheet: Worksheet, styles: Styles) -> None:
    """The organizations behind every figure of the Crosstabs sheet, one figure a row."""
    sizes = (18.0, 22.0, 13.0, 34.0, 11.0, 11.0, 70.0)
    styles.titles(
        sheet, "The organizations behind the crosstabs", "k: with the theme. n: of those that can be decided."
    )
    styles.heading(sheet, _HEAD, ["attribute", "value", "organizations", "theme", "k", "n", "which have the theme"])
    for row, cross in enumerate(crosses, start=_HEAD + 1):
        theme = f"{matrix.codebook[cross.theme].name} ({cross.theme})"
        which = ", ".join(cross.present) or "none"
        values = [cross.attribute, cross.value, len(cross.cases), theme, cross.k, cross.n, which]
        fit_height(sheet, row, values, sizes)
        for column, value in enumerate(values, start=1):
            styles.show(sheet.cell(row, column), value, align=styles.centre if isinstance(value, int) else None)
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"A{_HEAD + 1}", last=f"G{_HEAD + len(crosses)}")


def write_overlap(matrix: Matrix, overlaps: list[Overlap], sheet: Worksheet, styles: Styles) -> None:
    """How often each combination of a parent's themes was found."""
    styles.titles(
        sheet,
        "Which themes occur together",
        "Of the organizations that can be decided for all themes of the parent: where exactly these were found.",
    )
    styles.heading(sheet, _HEAD, ["under", "exactly these themes", "organizations", "which"])
    before, last = "", _HEAD
    for last, overlap in enumerate(overlaps, start=_HEAD + 1):
        border = styles.block if overlap.parent != before else styles.box
        fit_height(sheet, last, [" + ".join(overlap.themes), ", ".join(overlap.cases)], [48, 70])
        before = overlap.parent
        name = matrix.codebook[overlap.parent].name
        styles.show(sheet.cell(last, 1), f"{name} ({overlap.parent})", font=styles.bold, border=border)
        styles.show(sheet.cell(last, 2), " + ".join(overlap.themes) or "none of them", border=border)
        styles.show(sheet.cell(last, 3), len(overlap.cases), align=styles.centre, border=border)
        styles.show(sheet.cell(last, 4), ", ".join(overlap.cases), border=border)
    widths(sheet, [34, 48, 14, 70])
    page(sheet, head=_HEAD, freeze=f"A{_HEAD + 1}", last=f"D{last}")
