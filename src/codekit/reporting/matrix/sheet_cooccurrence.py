"""The Co-occurrence sheet: codes by codes, shaded by how much they stand together; and the pairs as a list."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.matrix.together import OVERLAP, Cooccurrence, Pair
from codekit.model.polarities import POLARITIES
from codekit.reporting.matrix.look import BOLD, CENTRE, SOFT, TEXT, fit_row, heading, page, show, titles
from codekit.tables.look import widths
from codekit.tables.streamed import Rows
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME, PAIRS = "Co-occurrence", "Pairs"
COLUMNS = (
    "code", "with", "of the first", "of the second", "together", "Jaccard", "expected", "together / expected",
    "transcripts", "organizations", "transcripts coded for both", "note",
)  # fmt: skip
_SIZES = (22.0, 22.0, 10.0, 10.0, 10.0, 10.0, 10.0, 12.0, 12.0, 14.0, 14.0, 34.0)
_SHADES = ((0.5, "FF7FB0D6"), (0.25, "FFA5C9E4"), (0.1, "FFC3DCEF"), (0.0, "FFE6F0F8"))  # from this Jaccard on
_RELATED = "FFECEEF0"
_HEAD = 3


def write(found: Cooccurrence, sheet: Worksheet) -> None:
    """Fill the sheet: a row and a column for each code, in the diagonal what each was found in."""
    from openpyxl.utils import get_column_letter

    titles(sheet, "Which codes stand together", _reading(found))
    codebook, sizes = found.matrix.codebook, [30.0, *[15.0] * len(found.codes)]
    heading(sheet, _HEAD, ["", *(f"{codebook[code].name}\n{code}" for code in found.codes)], sizes)
    for a, code in enumerate(found.codes):
        show(sheet.cell(_HEAD + 1 + a, 1), f"{codebook[code].name} ({code})", BOLD)
        for b in range(len(found.codes)):
            _cell(sheet.cell(_HEAD + 1 + a, 2 + b), found, a, b)
        fit_row(sheet, _HEAD + 1 + a, sizes)
    widths(sheet, sizes)
    page(sheet, head=_HEAD, freeze=f"B{_HEAD + 1}", pages_wide=-(-len(found.codes) // 11) or 1, left="A:A")
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(1 + len(found.codes))}{_HEAD + len(found.codes)}"


def _reading(found: Cooccurrence) -> str:
    kinds = "all excerpts" if tuple(found.kinds) == POLARITIES else f"{' and '.join(found.kinds)} excerpts"
    what = "overlapping pairs of excerpts" if found.by == OVERLAP else f"respondents' {found.by}s with both"
    return (
        f"{what}, of {kinds}; in the diagonal those of the code. Codes rolled up; the darker, the larger Jaccard's "
        "coefficient. Grey: one is above the other. Only transcripts coded for both."
    )


def _cell(cell: Any, found: Cooccurrence, a: int, b: int) -> None:
    if a == b:
        show(cell, int(found.own[a, a]), CENTRE.but(bold=True, fill=_RELATED))
    elif found.related[a, b]:
        show(cell, "", CENTRE.but(fill=_RELATED))
    elif not found.coded[a, b]:
        show(cell, "–", CENTRE.but(ink=SOFT.ink))
    else:
        n = int(found.both[a, b])
        fill = next((colour for least, colour in _SHADES if n and found.jaccard[a, b] >= least), "")
        show(cell, n, CENTRE.but(fill=fill) if n else CENTRE.but(ink=SOFT.ink))


def write_pairs(found: Cooccurrence, sheet: Worksheet) -> None:
    """Fill a sheet with one pair a row, those that stand together most first."""
    titles(sheet, "Pairs of codes", "Jaccard: together, of those with either. Expected: if they were independent.")
    heading(sheet, _HEAD, COLUMNS, _SIZES)
    rows = Rows(sheet, _HEAD + 1)
    plain, figure = rows.wear(TEXT), rows.wear(TEXT.but(form="0.00"))
    for pair in ordered(found):
        values = _row(pair)
        rows.add(values, [figure if isinstance(value, float) else plain for value in values])
    widths(sheet, _SIZES)
    page(sheet, head=_HEAD, freeze=f"C{_HEAD + 1}", last=f"L{rows.last}")


def _row(pair: Pair) -> list[Any]:
    figures = ["" if math.isnan(value) else value for value in (pair.jaccard, pair.expected, pair.ratio)]
    counts = [pair.first, pair.second, pair.both]
    return [*pair.codes, *counts, *figures, pair.transcripts, pair.cases, pair.coded, pair.note]


def ordered(found: Cooccurrence) -> list[Pair]:
    """The pairs, the largest Jaccard coefficient first, undefined ones last."""
    return sorted(found.pairs(), key=lambda pair: (1.0 if math.isnan(pair.jaccard) else -pair.jaccard, -pair.both))


def write_workbook(
    found: Cooccurrence, path: Path, *, title: str = "", created: dt.date | None = None, codekit_version: str = ""
) -> None:
    """Write both sheets as an Excel file; the same figures with the same date give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].title = NAME
    write(found, book.worksheets[0])
    write_pairs(found, book.create_sheet(PAIRS))
    book.properties.creator = book.properties.lastModifiedBy = f"codekit {codekit_version}".strip()
    book.properties.title = title
    save(book, path, stamp=created or dt.date.today())  # noqa: DTZ011  (the researcher's own day)
