"""The Excel report on agreement: what was compared, each code, each pair, each transcript, each disagreement."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit import sheets
from codekit.agreement.report import COHEN, AgreementReport, CodeResult

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NOT_ESTIMABLE = "not estimable"
_PERCENT, _DECIMAL, _COUNT = "0.0%", "0.000", "0"
_FIGURES = (
    ("% agreement", "percent_agreement", _PERCENT),
    ("positive agreement", "positive_agreement", _DECIMAL),
    ("negative agreement", "negative_agreement", _DECIMAL),
    ("Cohen's kappa", "cohen_kappa", _DECIMAL),
    ("Krippendorff's alpha", "krippendorff_alpha", _DECIMAL),
    ("Gwet's AC1", "gwet_ac1", _DECIMAL),
    ("PABAK", "pabak", _DECIMAL),
    ("prevalence index", "prevalence_index", _DECIMAL),
    ("bias index", "bias_index", _DECIMAL),
)
_MAY_BE_LEFT_OUT = {"positive_agreement", "negative_agreement", "prevalence_index", "bias_index"}
_WIDE = {"text": 60, "turn before": 30, "decision": 14, "reason": 20, "code": 14, "other code": 14}
_LINE_POINTS, _TALLEST = 15.0, 409.0
_READING = (
    ("% agreement", "mean over units of the share of agreeing pairs of coders; never read it alone"),
    ("positive agreement", "2a/(2a+b+c): agreement on the code being there; negative agreement: on its absence"),
    ("Cohen's kappa", "agreement beyond chance of two coders; for more, the mean over the pairs where it is defined"),
    ("Krippendorff's alpha", "agreement beyond chance of all coders; a coder who did not finish is missing, not a no"),
    ("Gwet's AC1, PABAK", "agreement with other ideas of chance; read them beside kappa where a code is rare"),
    ("prevalence, bias index", "(a-d)/n: far from 0 where nearly all units are alike; (b-c)/n: one coder codes more"),
    ("a, b, c, d", "units coded by both, by the first coder only, by the second only, by neither"),
    (NOT_ESTIMABLE, "0/0: no variation, or no shared unit; left out of every mean"),
)


@dataclass(frozen=True)
class _Column:
    title: str
    width: float
    format: str = ""


def write(
    path: Path,
    report: AgreementReport,
    *,
    facts: Mapping[str, str],
    warnings: Sequence[str] = (),
    disagreements: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Write the report; `facts` say what was compared and how, `disagreements` are rows with the same keys."""
    book = _book()
    _about(book, report, facts, warnings)
    _codes(book, report)
    if len(report.coders) > 2:
        _pairs(book, report)
    _transcripts(book, report)
    if disagreements:
        _disagreements(book, disagreements)
    _print_setup(book, f"Agreement, round {report.round}")
    sheets.save(book, path)


def write_disagreements(path: Path, rows: Sequence[Mapping[str, Any]], *, title: str) -> None:
    """Write the list of disagreements alone, with a column for the team's decisions."""
    book = _book()
    _disagreements(book, rows or [{"type": "none", "text": "the coders agree on every unit and code"}])
    _print_setup(book, title)
    sheets.save(book, path)


def _book() -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _about(book: Workbook, report: AgreementReport, facts: Mapping[str, str], warnings: Sequence[str]) -> None:
    from openpyxl.styles import Alignment

    summary = report.summary
    rows: list[tuple[str, Any]] = [
        (f"Agreement between coders, round {report.round}", None),
        ("", None),
        *facts.items(),
        *(("warning", text) for text in warnings),
        ("", None),
        ("Over all codes", None),
        ("pooled kappa", _shown(summary.pooled_kappa)),
        ("mean kappa", _shown(summary.mean_kappa)),
        ("codes with a kappa", f"{summary.n_defined} of {summary.n_codes}"),
        ("lowest kappas", ", ".join(_with_kappa(report, summary.worst)) or "none below 1"),
        ("interval", _interval_words(report)),
        ("", None),
        ("How to read the figures", None),
        ("pooled kappa", "from the mean observed and mean expected agreement over codes (de Vries et al. 2008)"),
        *_READING,
    ]
    sheet = book.create_sheet("About")
    for number, (name, value) in enumerate(rows, start=1):
        sheets.append_row(sheet, number, (name, value))
        heading = value is None
        sheet.cell(number, 1).font = _font(bold=heading, size=14 if number == 1 else 11)
        for column in (1, 2):
            sheet.cell(number, column).alignment = Alignment(vertical="top", horizontal="left", wrap_text=not heading)
        if isinstance(value, float):
            sheet.cell(number, 2).number_format = _DECIMAL
        _fit(sheet, number, [(name, 110 if heading else 24), (value, 95)])
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 86


def _font(*, bold: bool = False, size: int = 11) -> Font:
    from openpyxl.styles import Font as Made

    return Made(name="Calibri", bold=bold, size=size)


def _fit(sheet: Worksheet, row: int, cells: Sequence[tuple[Any, float]]) -> None:
    """Set the height that wrapped text needs; not every program works it out when it opens the file."""
    lines = max(
        sum(max(1, math.ceil(len(line) * 1.1 / width)) for line in value.split("\n")) if isinstance(value, str) else 1
        for value, width in cells
    )
    sheet.row_dimensions[row].height = min(_TALLEST, _LINE_POINTS * lines + (4 if row == 1 else 0))


def _with_kappa(report: AgreementReport, codes: Sequence[str]) -> list[str]:
    kappas = {code.code: code.cohen_kappa for code in report.codes}
    return [f"{code} ({kappas[code]:.3f})" for code in codes]


def _interval_words(report: AgreementReport) -> str:
    found = next((code.interval for code in report.codes if code.interval), None)
    if found is None:
        return "none: fewer than 5 transcripts, or nothing varies; see each transcript's own value"
    return f"{found.level:.0%} of {_name(report)}: {found.method}; {found.df} degrees of freedom"


def _name(report: AgreementReport) -> str:
    return "Cohen's kappa" if report.coefficient == COHEN else "Krippendorff's alpha"


def _codes(book: Workbook, report: AgreementReport) -> None:
    figures = [f for f in _FIGURES if f[1] not in _MAY_BE_LEFT_OUT or _any(report.codes, f[1])]
    cells = any(code.cells for code in report.codes)
    columns = [_Column("code", 20), _Column("units", 7, _COUNT), _Column("transcripts", 11, _COUNT)]
    columns += [_Column(f"coded by {coder}", 10, _COUNT) for coder in report.coders]
    columns += [_Column(letter, 5.5, _COUNT) for letter in "abcd"] if cells else []
    columns += [_Column(title, 13, format_) for title, _, format_ in figures]
    columns += [_Column("interval from", 8.5, _DECIMAL), _Column("to", 7, _DECIMAL), _Column("note", 40)]
    rows = []
    for code in report.codes:
        row: list[Any] = [code.code, code.n_units, code.n_transcripts]
        row += [code.positives.get(coder, "not coded") for coder in report.coders]
        row += [code.cells.a, code.cells.b, code.cells.c, code.cells.d] if code.cells else []
        row += [_shown(getattr(code, attribute)) for _, attribute, _ in figures]
        row += [code.interval.low, code.interval.high] if code.interval else ["–", "–"]
        rows.append([*row, code.note])
    _table(book.create_sheet("Codes"), columns, rows)


def _any(codes: Sequence[CodeResult], attribute: str) -> bool:
    return any(not math.isnan(getattr(code, attribute)) for code in codes)


def _shown(value: float) -> float | str:
    return NOT_ESTIMABLE if math.isnan(value) else value


def _pairs(book: Workbook, report: AgreementReport) -> None:
    cells = any(pair.cells for pair in report.pairs)
    columns = [
        _Column("code", 20),
        _Column("first coder", 14),
        _Column("second coder", 14),
        _Column("units", 8, _COUNT),
    ]
    columns += [_Column(letter, 5.5, _COUNT) for letter in "abcd"] if cells else []
    columns += [_Column("Cohen's kappa", 14, _DECIMAL)]
    rows = []
    for pair in report.pairs:
        row: list[Any] = [pair.code, *pair.coders, pair.n_units]
        row += [pair.cells.a, pair.cells.b, pair.cells.c, pair.cells.d] if pair.cells else []
        rows.append([*row, _shown(pair.cohen_kappa)])
    _table(book.create_sheet("Pairs"), columns, rows)


def _transcripts(book: Workbook, report: AgreementReport) -> None:
    columns = [_Column(f"code ({_name(report)} by transcript)", 26)]
    columns += [_Column(name, 13, _DECIMAL) for name in report.transcripts]
    rows = [[code.code, *(_shown(code.by_transcript[t]) for t in report.transcripts)] for code in report.codes]
    _table(book.create_sheet("Transcripts"), columns, rows)


def _disagreements(book: Workbook, rows: Sequence[Mapping[str, Any]]) -> None:
    keys = [*dict.fromkeys(key for row in rows for key in row), "decision", "reason"]
    columns = [_Column(key, _WIDE.get(key, 11)) for key in keys]
    split = [part for row in rows for part in _split([row.get(key) for key in keys])]
    _table(book.create_sheet("Disagreements"), columns, split)


def _split(row: list[Any]) -> list[list[Any]]:
    """A row, continued below where a text is longer than a cell can hold."""
    parts = [sheets.pieces(value) if isinstance(value, str) else [value] for value in row]
    longest = max(len(found) for found in parts)
    # A short value stands in every part, so that sorting and filtering keep them together.
    return [
        [found[i] if len(found) > 1 and i < len(found) else found[0] if len(found) == 1 else "" for found in parts]
        for i in range(longest)
    ]


def _table(sheet: Worksheet, columns: Sequence[_Column], rows: Sequence[Sequence[Any]]) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Side
    from openpyxl.utils import get_column_letter

    sheets.append_row(sheet, 1, [column.title for column in columns])
    grey, line = PatternFill("solid", fgColor="E8E8E8"), Border(bottom=Side(style="thin"))
    plain, top = _font(), Alignment(vertical="top", horizontal="left", indent=1, wrap_text=True)
    right = Alignment(vertical="top", horizontal="right", wrap_text=True)
    for index, column in enumerate(columns, start=1):
        head = sheet.cell(1, index)
        head.font, head.fill, head.border = _font(bold=True), grey, line
        side, indent = ("right", 0) if column.format else ("left", 1)
        head.alignment = Alignment(vertical="bottom", wrap_text=True, horizontal=side, indent=indent)
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    for number, row in enumerate(rows, start=2):
        sheets.append_row(sheet, number, row)
        for index, column in enumerate(columns, start=1):
            cell = sheet.cell(number, index)
            cell.alignment = right if column.format else top
            cell.font, cell.number_format = plain, column.format or "General"
        _fit(sheet, number, [(value, column.width) for value, column in zip(row, columns, strict=True)])
    _fit(sheet, 1, [(column.title, column.width - 2) for column in columns])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"


def _print_setup(book: Workbook, title: str) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for sheet in book.worksheets:
        sheet.page_setup.orientation = "portrait" if sheet.title == "About" else "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.HeaderFooter.scaleWithDoc = False
        footer = sheet.oddFooter
        if footer is not None:
            footer.left.text = title.replace("&", "&&")
            footer.right.text = "&A, page &P of &N"
