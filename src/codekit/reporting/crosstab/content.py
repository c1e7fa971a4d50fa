"""A crosstab as content for every form, as rows for programs, and the figure that fits it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from codekit.matrix.tally import CODINGS, Crosstab
from codekit.reporting import figures
from codekit.reporting.content import COUNT, PERCENT, Column, Content, Figure, Inner, Part, Table, Value
from codekit.reporting.crosstab import bars, look, strips, tiles
from codekit.tables.records import Records

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Plot

COLUMNS = {
    "code": 18.0,
    "name": 30.0,
    "across": 14.0,
    "column": 18.0,
    "column_name": 24.0,
    "n": 8.0,
    "base": 8.0,
    "share_of_base": 12.0,
    "n_all_columns": 12.0,
    "share_of_code": 12.0,
    "interviews_searched": 14.0,
}
_BESIDE = 8  # columns of a table that fit a page


def draw(found: Crosstab) -> Plot:
    """Strips over time, bars where the columns are few, else tiles."""
    if found.over_time:
        return strips.draw(found)
    return bars.draw(found) if len(found.columns) <= bars.MOST_PANELS else tiles.draw(found)


def drawing(found: Crosstab) -> figures.Drawing:
    """The figure, drawn when it is asked for; the same counts give the same bytes."""
    return figures.Drawing(partial(draw, found), style=look.STYLE, creator="codekit")


def name_of(found: Crosstab) -> str:
    """What files of it are called."""
    return f"crosstab-{found.codebook.id}-{found.across}"


def records(found: Crosstab) -> Records:
    """One row for each code and column; a count where nobody looked is not there."""
    rows = []
    for row, code in enumerate(found.codes):
        for at, column in enumerate(found.columns):
            known = bool(found.known[row, at])
            rows.append(
                (
                    code,
                    found.codebook[code].name,
                    found.across,
                    column.id,
                    column.name,
                    int(found.n[row, at]) if known else None,
                    int(found.base[row, at]),
                    _share(found.of_column[row, at]),
                    int(found.total[row]),
                    _share(found.of_code[row, at]),
                    int(found.looked[row, at]),
                )
            )
    return Records("Crosstab", tuple(COLUMNS), rows, tuple(COLUMNS.values()))


def build(found: Crosstab, *, study: str, whole: bool = False) -> Content:
    """The figure, the counts, and both shares with what they are of.

    As many columns stand beside each other as fit a page; where `whole`, all do, and a list has every figure in a row.
    """
    beside = max(1, len(found.columns)) if whole else _BESIDE
    figure = Figure(name_of(found), title(found), reading(found), drawing(found))
    parts = [Part("chart", "Chart", (reading(found),), (), figures=(figure,))]
    parts.append(Part("counts", "Counts", (_base(found),), tables=tuple(_tables(found, "Counts", beside))))
    if len(found.columns) > 1:
        words = f"Of each column: {_of(found)}."
        parts.append(Part("columns", "Share of the column", (words,), tables=tuple(_tables(found, "Columns", beside))))
        words = "Of each code: of what it has in all columns, so that a row comes to 100 %."
        parts.append(Part("codes", "Share of the code", (words,), tables=tuple(_tables(found, "Codes", beside))))
    if whole:
        parts.append(Part("list", "List", ("Every figure with its base, one a row.",), tables=(_list(found),)))
    if found.warnings:
        parts.append(Part("told", "What a reader must be told", items=found.warnings))
    return Content(title(found), f"{study}, {found.codebook.key}", tuple(parts))


def _list(found: Crosstab) -> Table:
    rows = records(found)
    kinds = {"n": COUNT, "base": COUNT, "share_of_base": PERCENT, "share_of_code": PERCENT, "n_all_columns": COUNT}
    heads = tuple(Column(name, kinds.get(name, "text"), size) for name, size in COLUMNS.items())
    return Table("List", heads, [tuple(row) for row in rows.rows], sheet="List", heads=1)


def title(found: Crosstab) -> str:
    """What it is, as a heading."""
    what = look.counting(found)
    return f"Codes: {what}" if found.across == "total" else f"Codes across {found.across}: {what}"


def reading(found: Crosstab) -> str:
    """How a number is to be read."""
    rolled = "A code has its own and those of the codes below it, as in the matrix."
    dash = "A dash: no interview of the column was searched for the code."
    if found.counted == CODINGS:
        return f"Single codings that count. {rolled} {dash}"
    return (
        f"Figures are k of n: {look.WORDS[found.counted]} with the code, of those that can be decided. {rolled} {dash}"
    )


def _of(found: Crosstab) -> str:
    return (
        "of all codings of the column, whatever their code"
        if found.counted == CODINGS
        else f"of the {look.WORDS[found.counted]} that can be decided for the code"
    )


def _base(found: Crosstab) -> str:
    return (
        "The last row is the base: all codings of the column, each once, whatever their code."
        if found.counted == CODINGS
        else f"k of n {look.WORDS[found.counted]}; n is the base, and differs where not all were searched for a code."
    )


def _tables(found: Crosstab, kind: str, beside: int) -> Iterator[Table]:
    """One kind of figures, in as many tables as keep to a page."""
    blocks = [range(at, min(at + beside, len(found.columns))) for at in range(0, len(found.columns), beside)]
    for number, block in enumerate(blocks, 1):
        more = f" ({number} of {len(blocks)})" if len(blocks) > 1 else ""
        last = number == len(blocks)
        yield Table(
            {"Counts": "Counts", "Columns": "Share of the column", "Codes": "Share of the code"}[kind] + more,
            tuple(_heads(found, kind, block, last=last)),
            tuple(_rows(found, kind, block, last=last)),
            sheet=kind if number == 1 else f"{kind} {number}",
            heads=2,
        )


def _heads(found: Crosstab, kind: str, block: Sequence[int], *, last: bool) -> Iterator[Column]:
    yield Column("code", width=34)
    yield Column("id", width=18)
    form = PERCENT if kind != "Counts" else COUNT if found.counted == CODINGS else "text"
    for at in block:
        yield Column(found.columns[at].name, form, 13)
    if last and len(found.columns) > 1 and kind == "Counts":
        yield Column("all", form, 11)


def _rows(found: Crosstab, kind: str, block: Sequence[int], *, last: bool) -> Iterator[tuple[Value, ...]]:
    whole = last and len(found.columns) > 1 and kind == "Counts"
    for row, code in enumerate(found.codes):
        cells = [_cell(found, kind, row, at) for at in block]
        total: Value = int(found.total[row])
        if found.counted != CODINGS:
            total = f"{total} of {int(found.whole[row])}"
        name = Inner(found.codebook[code].name, found.depth(code))
        yield (name, code, *cells, *([total] if whole else []))
    if kind == "Counts" and found.counted == CODINGS and len(found.codes):
        bases = [int(found.base[0, at]) for at in block]
        yield ("all codings, whatever their code", "", *bases, *([int(found.whole[0])] if whole else []))


def _cell(found: Crosstab, kind: str, row: int, at: int) -> Value:
    if kind != "Counts":
        value = _share((found.of_column if kind == "Columns" else found.of_code)[row, at])
        return "–" if value is None else value
    if found.counted == CODINGS:
        return int(found.n[row, at]) if found.known[row, at] else "–"
    return look.told(found, row, at)


def _share(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)
