"""The Saturation sheet: what comes of every setting, the interviews in order, and the runs behind the settings."""

from __future__ import annotations

import datetime as dt
import io
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.matrix.saturation import BASES, RUNS, THRESHOLDS, Asked, Run, Saturation
from codekit.reporting.matrix.look import BOLD, CENTRE, TEXT, fit_row, heading, page, show, titles
from codekit.reporting.matrix.saturation_told import ground, sentence
from codekit.tables.look import widths
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME, CURVE = "Saturation", "Curve"
NOT_REACHED, TOO_FEW = "not reached", "too few interviews"
_SIZES = (11.0, 14.0, 14.0, 12.0, 11.0, 44.0, 11.0, *[12.0] * (len(BASES) * len(RUNS)))
_FIXED = ("interview", "transcript", "organization", "date", "new codes", "which", "so far")
_FIRST, _REACHED = "FFE6F0F8", "FFC3DCEF"


def write(found: Saturation, asked: Asked, sheet: Worksheet) -> None:
    """Fill the sheet; `asked` is the setting that the sentence on top is about."""
    from openpyxl.utils import get_column_letter

    titles(sheet, "Saturation: new codes by interview", sentence(found, asked))
    row = 3
    for line in ground(found):
        show(sheet.cell(row, 1), line, TEXT.but(lines=(), wrap=False))
        row += 1
    head = _settings(found, asked, sheet, row + 1) + 2
    _interviews(found, asked, sheet, head)
    widths(sheet, list(_SIZES))
    last = f"{get_column_letter(len(_SIZES))}{head + len(found.interviews)}"
    page(sheet, head=head, freeze="C1", last=last)  # the head stands too low to be kept in sight


def _settings(found: Saturation, asked: Asked, sheet: Worksheet, head: int) -> int:
    """The table of settings; the last row of it."""
    heading(sheet, head, ["base", "run", "base codes", *(Asked(threshold=t).limit for t in THRESHOLDS)], _SIZES)
    row = head
    for base, run in ((base, run) for base in BASES for run in RUNS):
        row += 1
        whole = found.base_codes(base)
        mine = (base, run) == (asked.base, asked.run)
        shown = [found.shown(Asked(base, run, most)) for most in THRESHOLDS]
        none = NOT_REACHED if found.runs(base, run) else TOO_FEW
        for column, value in enumerate([base, run, "" if whole is None else whole, *(s or none for s in shown)], 1):
            show(sheet.cell(row, column), value, (BOLD if mine else TEXT).but(side="center"))
    return row


def _interviews(found: Saturation, asked: Asked, sheet: Worksheet, head: int) -> None:
    """The interviews in order; a run stands beside its last interview, with its new codes in percent of the base."""
    columns = [(base, run) for base in BASES for run in RUNS]
    named = [f"base {base}\nrun {run}" for base, run in columns]
    heading(sheet, head, [*_FIXED, *named], _SIZES)
    ending = [{run.last: run for run in found.runs(base, run)} for base, run in columns]
    at = found.reached(asked)
    for number, (interview, new) in enumerate(zip(found.interviews, found.new, strict=True), 1):
        row = head + number
        values = [
            number,
            interview.transcript,
            found.matrix.called(interview.case),
            interview.date,
            len(new),
            ", ".join(new),
        ]
        for column, value in enumerate([*values, found.cumulative[number - 1]], 1):
            style = (BOLD if number == at else TEXT).but(side="center" if isinstance(value, int) else "")
            show(sheet.cell(row, column), value, style.but(fill=_FIRST) if number <= asked.base else style)
        for column, runs in enumerate(ending, len(_FIXED) + 1):
            _ratio(sheet.cell(row, column), runs.get(number))
        fit_row(sheet, row, _SIZES)


def _ratio(cell: Any, run: Run | None) -> None:
    if run is None:
        show(cell, "", CENTRE)
    elif math.isnan(run.ratio):
        show(cell, "no code in base", CENTRE)
    else:
        low = run.ratio <= max(THRESHOLDS)
        show(cell, run.ratio, CENTRE.but(form="0.0%", fill=_REACHED) if low else CENTRE.but(form="0.0%"))


def write_workbook(
    found: Saturation,
    asked: Asked,
    path: Path,
    *,
    title: str = "",
    created: dt.date | None = None,
    codekit_version: str = "",
) -> None:
    """Write the sheet with its figure as an Excel file; the same figures with the same date give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].title = NAME
    write(found, asked, book.worksheets[0])
    _curve(found, asked, book.create_sheet(CURVE))
    book.properties.creator = book.properties.lastModifiedBy = f"codekit {codekit_version}".strip()
    book.properties.title = title
    save(book, path, stamp=created or dt.date.today())  # noqa: DTZ011  (the researcher's own day)


def _curve(found: Saturation, asked: Asked, sheet: Worksheet) -> None:
    """The figure, with the sentence above it."""
    from openpyxl.drawing.image import Image

    from codekit.reporting import figures
    from codekit.reporting.matrix import saturation_plot

    titles(sheet, "Saturation: codes by interview", sentence(found, asked))
    image = Image(
        io.BytesIO(figures.Drawing(lambda: saturation_plot.draw(found, asked), dpi=150, creator="codekit").png)
    )
    sheet.add_image(image, "A4")
    sheet.sheet_view.showGridLines = False
