"""The Profiles sheets: kinds of cases by themes, and the passages behind every figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.matrix.profiles import Profile, passages
from codekit.matrix.result import Matrix
from codekit.reporting.matrix.look import BOLD, CENTRE, SOFT, TEXT, fit_row, heading, page, show, titles
from codekit.tables.look import Heights, link, widths
from codekit.tables.streamed import Rows
from codekit.tables.text import split

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME, PASSAGES = "Profiles", "Profile passages"
_HEAD = 3
_PASSAGES = {"kind": 24.0, "theme": 30.0, "evidence": 13.0, "organization": 14.0, "interview": 12.0, "words": 90.0}
First = dict[tuple[str, str], int]  # by kind and theme: the row where its passages begin


def write(matrix: Matrix, listed: Sequence[Profile], sheet: Worksheet) -> None:
    """One table below the other; each figure leads to its passages."""
    below = (
        "k of n: cases of the kind with the theme, of those that can be decided; the passages are on the next sheet."
    )
    titles(sheet, "Profiles: kinds of cases by themes", below)
    first, row = rows_of(matrix, listed), _HEAD
    for profile in listed:
        show(sheet.cell(row, 1), profile.title, BOLD.but(lines=(), wrap=False))
        row = _table(matrix, profile, sheet, row + 1) + 1
        _lead(sheet, profile, row - len(profile.kinds), first)
        row += 1
    widths(sheet, _sizes(max(listed, key=lambda profile: len(profile.themes))))
    page(sheet, head=_HEAD, freeze="C1")


def _sizes(profile: Profile) -> list[float]:
    return [30.0, 11.0, *[16.0] * len(profile.themes)]


def _table(matrix: Matrix, profile: Profile, sheet: Worksheet, head: int) -> int:
    """A table whose header stands in row `head`; its last row."""
    names, sizes = [f"{matrix.codebook[theme].name}\n{theme}" for theme in profile.themes], _sizes(profile)
    heading(sheet, head, [profile.attribute, "cases", *names], sizes)
    for row, kind in enumerate(profile.kinds, start=head + 1):
        show(sheet.cell(row, 1), str(kind), BOLD)
        show(sheet.cell(row, 2), len(profile.cases[kind.id]), CENTRE)
        for column, theme in enumerate(profile.themes, start=3):
            cross = profile.cells[kind.id, theme]
            show(sheet.cell(row, column), str(cross), CENTRE if cross.k else CENTRE.but(size=SOFT.size, ink=SOFT.ink))
        fit_row(sheet, row, sizes)
    return head + len(profile.kinds)


def _lead(sheet: Worksheet, profile: Profile, row: int, first: First) -> None:
    """Make each figure lead to where its passages begin; the first kind stands in `row`."""
    for at, kind in enumerate(profile.kinds):
        for column, theme in enumerate(profile.themes, start=3):
            if to := first.get((kind.id, theme)):
                link(sheet.cell(row + at, column), PASSAGES, f"A{to}", str(profile.cells[kind.id, theme]))


def rows_of(matrix: Matrix, listed: Sequence[Profile]) -> First:
    """Where the passages of each cell begin on their sheet."""
    first: First = {}
    row = _HEAD
    for profile in listed:
        for kind, excerpt in passages(matrix, profile):
            row += 1
            _ = first.setdefault((kind.id, excerpt.theme), row)
            row += len(list(split([excerpt.text]))) - 1
    return first


def write_passages(matrix: Matrix, listed: Sequence[Profile], sheet: Worksheet) -> None:
    """Every passage once for each theme of a profile."""
    sizes = list(_PASSAGES.values())
    titles(sheet, "The passages behind the profiles", "By kind of case and theme, in the order of the codebook.")
    heading(sheet, _HEAD, list(_PASSAGES), sizes)
    rows, heights = Rows(sheet, _HEAD + 1), Heights(sizes)
    looks = [rows.wear(style) for style in (TEXT, TEXT, CENTRE, CENTRE, CENTRE, TEXT)]
    for profile in listed:
        for kind, excerpt in passages(matrix, profile):
            theme = f"{matrix.codebook[excerpt.theme].name} ({excerpt.theme})"
            values = [str(kind), theme, excerpt.evidence, matrix.called(excerpt.case), excerpt.transcript, excerpt.text]
            for part in split(values):
                rows.add(part, looks, heights.of(part))
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"A{_HEAD + 1}", last=f"F{max(rows.last, _HEAD + 1)}")
