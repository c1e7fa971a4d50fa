"""The Excerpts sheet: the words behind every state, in blocks by theme and organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Matrix
from codekit.model.numbering import SEGMENT
from codekit.reporting.matrix.look import BARE, BLOCK, LINKED, SIZE, TEXT, heading, page, show, titles
from codekit.reporting.matrix.plan import MATRIX, Plan, Row
from codekit.tables.look import Heights, widths
from codekit.tables.streamed import Link, Rows, Worn
from codekit.tables.style import BOX, Edge
from codekit.tables.text import pieces

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: dict[str, float] = {
    "back": 7,
    "theme": 20,
    "organization": 13,
    "evidence": 11,
    "text": 70,
    "question before": 34,
    "codes on it": 22,
    "interview": 11,
    "date": 11,
    "order": 6,
    "speaker": 11,
    "role": 11,
    SEGMENT: 9,
    "time": 9,
    "start": 8,
    "end": 8,
    "words": 7,
    "polarity": 11,
    "value": 8,
    "coder": 10,
    "layer": 17,
    "review": 13,
    "codebook": 11,
    "part": 7,
    "id": 26,
}
_SIZES = list(COLUMNS.values())
_PRINTED = 9  # the columns to read; the others are for looking things up on the screen


def write(sheet: Worksheet, plan: Plan) -> None:
    """Fill the sheet."""
    from openpyxl.utils import get_column_letter

    titles(
        sheet,
        "Excerpts",
        "One row per excerpt of a theme, in blocks by theme and organization. A passage that supports several themes "
        "stands in the block of each. 'back' leads to the cell of the matrix.",
    )
    heading(sheet, plan.excerpt_head, list(COLUMNS), _SIZES)
    rows = Rows(sheet, plan.excerpt_head + 1)
    looks = {opens: _looks(rows, BLOCK if opens else BOX) for opens in (True, False)}
    heights = Heights(_SIZES, size=SIZE)
    for row in plan.rows:
        values = _values(plan, row)
        rows.add(values, looks[row.opens], heights.of(values))
    widths(sheet, _SIZES)
    last = plan.excerpt_head + max(len(plan.rows), 1)
    page(
        sheet,
        head=plan.excerpt_head,
        freeze=f"D{plan.excerpt_head + 1}",
        last=f"{get_column_letter(len(COLUMNS))}{last}",
    )
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"
    if not plan.rows:
        show(sheet.cell(plan.excerpt_head + 1, 1), "nothing coded yet", BARE.but(bold=False))


def _looks(rows: Rows, lines: tuple[Edge, ...]) -> list[Worn]:
    """The looks of a row: its first cell leads back to the matrix."""
    plain, linked = rows.wear(TEXT.but(lines=lines)), rows.wear(LINKED.but(lines=lines))
    return [linked, *[plain] * (len(COLUMNS) - 1)]


def _values(plan: Plan, row: Row) -> list[Any]:
    excerpt, matrix = row.excerpt, plan.matrix
    interview = plan.held[excerpt.transcript]
    values: dict[str, Any] = {
        "back": Link("matrix", MATRIX, plan.place(excerpt.case, excerpt.theme)),
        "theme": f"{matrix.codebook[excerpt.theme].name} ({excerpt.theme})",
        "organization": matrix.called(excerpt.case),
        "evidence": excerpt.evidence,
        "text": row.text,
        "question before": _short(excerpt.question),
        "codes on it": "; ".join(excerpt.codes),
        "interview": excerpt.transcript,
        "date": interview.date,
        "order": interview.order,
        "part": f"{row.part} of {row.parts}" if row.parts > 1 else "",
        "id": excerpt.id,
    }
    values |= _place(excerpt) | _origin(matrix, excerpt)
    return [values[column] for column in COLUMNS]


def _place(excerpt: Excerpt) -> dict[str, Any]:
    segments = excerpt.segments
    return {
        "speaker": excerpt.speaker,
        "role": excerpt.role,
        SEGMENT: str(segments[0]) if len(segments) == 1 else f"{segments[0]}–{segments[-1]}",
        "time": clock(excerpt.time),
        "start": excerpt.start,
        "end": excerpt.end,
        "words": excerpt.words,
    }


def _origin(matrix: Matrix, excerpt: Excerpt) -> dict[str, Any]:
    return {
        "polarity": ", ".join(excerpt.polarities),
        "value": ", ".join(excerpt.values),
        "coder": ", ".join(excerpt.coders),
        "layer": matrix.cell_layers[excerpt.transcript, excerpt.theme],
        "review": matrix.review_of(excerpt),
        "codebook": ", ".join(excerpt.codebooks),
    }


def _short(question: str) -> str:
    """The question, or the end of a very long one, where it leads over to the answer."""
    parts = pieces(question, 1000)
    return parts[0] if len(parts) == 1 else f"… {question[-800:]}"


def clock(seconds: float | None) -> str:
    """Seconds as hh:mm:ss; "" where the time is unknown."""
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
