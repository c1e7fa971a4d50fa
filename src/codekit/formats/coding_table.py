"""Codings as a table: one row a coding, by span or by segment; only the form is checked here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from codekit.errors import Problem
from codekit.model.events import Coding, UnitSkip
from codekit.model.numbering import whole
from codekit.model.polarities import SUPPORTING
from codekit.tables.header import brief, did_you_mean, header_problems
from codekit.tables.lines import save_lines
from codekit.tables.look import Heights, heading, page, widths
from codekit.tables.read import column_name, read_sheets
from codekit.tables.rows import Grid, Sheet
from codekit.tables.streamed import Rows
from codekit.tables.style import PLAIN
from codekit.tables.write import save, save_csv

SPAN = ("start", "end")
TEXT = ("transcript", "code", "coder", "round", "polarity", "value", "memo", "action", "skipped")
IDS = ("transcript", "code", "coder", "round")
REPLACED = ("replaces_code", "replaces_polarity", "replaces_coder", "replaces_value")
NUMBERS = ("start", "end", "segment", "replaces_start", "replaces_end")
KNOWN = (*TEXT, *NUMBERS, *REPLACED)
REVIEWED = ("review", "review_comment")  # where somebody reviewed a coding
IGNORED = ("quote", "text", "codebook", "at", "id", "speaker", *REVIEWED)
_EMPTY = {"polarity": SUPPORTING, "value": ""}  # what stands where a coding says nothing
_NO_REVIEWS: Mapping[str, tuple[str, str]] = MappingProxyType({})
ACTIONS = ("", "add", "confirm", "remove")
SKIPPED, NOT_SKIPPED = "yes", "no"
EXPORTED = (
    "transcript",
    "start",
    "end",
    "code",
    "coder",
    "round",
    "polarity",
    "codebook",
    "quote",
    "at",
    "id",
    "value",
)
EXPORTED_SKIPS = (*EXPORTED, "skipped", "memo")  # where somebody skipped a unit
_WIDTHS = {"transcript": 16, "start": 8, "end": 8, "code": 18, "codebook": 22, "quote": 80, "at": 22, "id": 38,
           "value": 8, "skipped": 9, "memo": 40, "review": 13, "review_comment": 40}  # fmt: skip
_WIDTH = 12  # of all others
Reviewed = Mapping[str, tuple[str, str]]  # by coding: what reviewers say, and their comments


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One row of a table of codings, by span (start, end) or by segment number.

    An empty code says: read, nothing found. `replaces_*` and `action` belong to a second pass: with `replaces_*`
    the row stands for a coding of the layer below, which is removed (no code), recoded or given another span;
    `confirm` keeps the coding that start, end and code name. `replaces_polarity`, `replaces_coder` and
    `replaces_value` say which one where several have that code and span. `value` is one of the code's values. With
    `skipped` "yes" the coder could not code the place; `memo` says why, and `remove` takes that back.

    A coding sheet knows the coding that a row is about: `about` is its id, `own` says that it is the coder's, and
    `action` may then be `undecide` or `remark`. `replaces_memo` is the note that `memo` takes the place of.
    """

    row: int
    transcript: str
    code: str = ""
    coder: str = ""
    start: int | None = None
    end: int | None = None
    segment: int | None = None
    round: str = ""
    polarity: str = ""
    memo: str = ""
    action: str = ""
    replaces_start: int | None = None
    replaces_end: int | None = None
    replaces_code: str = ""
    replaces_polarity: str = ""
    replaces_coder: str = ""
    value: str = ""
    replaces_value: str = ""
    skipped: str = ""
    about: str = ""
    own: bool = False
    replaces_memo: str = ""

    @property
    def is_skipped(self) -> bool:
        """True where the coder could not code the place."""
        return self.skipped == SKIPPED


def is_one(sheets: Sequence[Sheet]) -> bool:
    """True where one of these tables has a column for each transcript and code, and for their places."""
    known = [_known(sheet.rows) for sheet in sheets]
    return any({"transcript", "code"} <= names and (names & {"segment"} or names >= {*SPAN}) for names in known)


def read(
    path: Path, *, by: str | None = None, coder: str = "", sheets: Sequence[Sheet] | None = None
) -> tuple[list[CodingRow], list[Problem]]:
    """The rows of a CSV or Excel table of codings, and everything that is wrong with its form.

    `by` says that rows are by segment of this scheme, so that a column `segment` must be there. `coder`
    stands in where the table has no coder. `sheets` are those of the file where they were read already. Raises
    CodekitError for a file that cannot be read at all.
    """
    sheet = max(read_sheets(path) if sheets is None else sheets, key=lambda sheet: len(_known(sheet.rows)))
    if not sheet.rows:
        return [], [Problem(path.name, None, "the table is empty", "the first row names the columns")]
    number, head = sheet.rows[0]
    columns = [column_name(cell).replace(" ", "_") for cell in head]
    problems = [Problem(path.name, None, note, "save as UTF-8", "warning") for note in sheet.notes]
    place = ("segment",) if by or "segment" in columns else SPAN
    needed = ["transcript", *place, "code", *([] if coder else ["coder"])]
    problems += header_problems(columns, path.name, number, needed=needed, known=KNOWN, unused=IGNORED)
    if any(problem.level == "error" for problem in problems):
        return [], problems
    rows = []
    for line, cells in sheet.rows[1:]:
        values = dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=False))
        rows.append(_row(line, values, coder, path.name, problems))
    if not rows:
        problems.append(Problem(path.name, None, "the table has a header and no rows", "one row for each coding"))
    return rows, problems


def _known(rows: Grid) -> set[str]:
    return {column_name(cell).replace(" ", "_") for cell in rows[0][1]} & set(KNOWN) if rows else set()


def _row(line: int, values: Mapping[str, str], coder: str, name: str, problems: list[Problem]) -> CodingRow:
    before = len(problems)
    numbers = {column: _number(values.get(column, ""), column, name, line, problems) for column in NUMBERS}
    text: dict[str, Any] = {column: values.get(column, "") for column in (*TEXT, *REPLACED)}
    text |= {column: unicodedata.normalize("NFC", text[column]) for column in (*IDS, "replaces_code", "replaces_coder")}
    text["coder"] = text["coder"] or coder
    empty = [column for column in ("transcript", "coder") if not text[column]]
    problems += [Problem(name, line, f"{column} is empty", f"name the {column} in every row") for column in empty]
    text |= {column: text[column].casefold() for column in ("polarity", "action", "replaces_polarity", "skipped")}
    if text["action"] not in ACTIONS:
        remedy = did_you_mean(text["action"], ACTIONS, "add, confirm or remove")
        problems.append(Problem(name, line, f"no action '{text['action']}'", remedy))
    if text["skipped"] not in {"", SKIPPED, NOT_SKIPPED}:
        problems.append(Problem(name, line, f"skipped is '{brief(text['skipped'])}'", "write yes, or leave it empty"))
    row = CodingRow(row=line, **text, **numbers)  # type: ignore[arg-type]
    if len(problems) == before and row.is_skipped:
        problems += [Problem(name, line, *said) for said in _skipping(row)]
    elif len(problems) == before:
        row = _about_lower(row)
        problems += [Problem(name, line, *said) for said in _second_pass(row)]
    return row


def _skipping(row: CodingRow) -> Iterator[tuple[str, str]]:
    """What is wrong with a row about a skipped place."""
    if row.code or row.polarity:
        yield "a row is coded or skipped, not both", "clear the code and polarity, or clear skipped"
    elif row.replaces_code or row.action == "confirm":
        yield "a skipped row is about no coding of the layer below", "clear the replaces columns and the action"
    elif row.segment is None and (row.start is None or row.end is None):
        yield "skipped without a place", "give start and end, or a segment"


def _about_lower(row: CodingRow) -> CodingRow:
    """`remove` with a coding named by start, end and code is a replacement of that coding by nothing.

    The usual `polarity` and `value` of a coding that is removed or confirmed says which one is meant.
    """
    if row.action in {"remove", "confirm"} and not row.replaces_code:
        row = replace(
            row,
            replaces_polarity=row.replaces_polarity or row.polarity,
            replaces_value=row.replaces_value or row.value,
        )
    if row.action != "remove" or row.replaces_code or not row.code:
        return row
    return replace(row, replaces_start=row.start, replaces_end=row.end, replaces_code=row.code, code="")


def _second_pass(row: CodingRow) -> Iterator[tuple[str, str]]:
    """What is wrong with a row that is about a coding of the layer below."""
    replaced = (row.replaces_start, row.replaces_end, row.replaces_code or None)
    if any(part is not None for part in replaced) and None in replaced:
        yield "only a part of replaces_start, replaces_end, replaces_code is there", "give all three, or none"
    elif row.action == "remove" and row.code:
        yield "a row that removes a coding has a code of its own", "clear the code, or clear the action"
    elif row.action == "remove" and None in replaced:
        yield "nothing is named that could be removed", "give start, end and code of the coding"
    elif row.action == "confirm" and replaced != (None, None, None):
        yield "a row cannot both confirm and replace a coding", "clear the action, or the replaces columns"
    elif row.action == "confirm" and (row.start is None or row.end is None or not row.code):
        yield "nothing is named that could be confirmed", "give start, end and code of the coding"
    elif (
        row.action != "confirm"
        and None in replaced
        and (row.replaces_polarity or row.replaces_coder or row.replaces_value)
    ):
        yield (
            "only replaces_polarity, replaces_coder or replaces_value is there",
            "give replaces_start, replaces_end, replaces_code too",
        )


def _number(cell: str, column: str, name: str, line: int, problems: list[Problem]) -> int | None:
    """A whole number that is not negative; Excel's 12.0 is 12."""
    if not cell:
        return None
    number = whole(cell)
    if number is None:
        problems.append(Problem(name, line, f"{column} is '{brief(cell)}'", "write a whole number from 0 on"))
    return number


def write(
    path: Path, codings: Iterable[Coding], skipped: Sequence[UnitSkip] = (), reviews: Reviewed = _NO_REVIEWS
) -> None:
    """Write codings as CSV or Excel, one row each, always in the same order, whole or not at all.

    Skipped places are rows without a code after the codings, in two more columns; `reviews` stand in two more. In CSV,
    a passage that begins like a formula has an apostrophe before it, which `read` takes back.
    """
    head, rows = _table(codings, skipped, reviews)
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, head, rows)
        return
    save_csv([head, *rows], path)


def write_lines(
    path: Path, codings: Iterable[Coding], skipped: Sequence[UnitSkip] = (), reviews: Reviewed = _NO_REVIEWS
) -> None:
    """Write the same rows as JSON, one object in a line."""
    head, rows = _table(codings, skipped, reviews)
    save_lines(path, head, rows)


def _table(
    codings: Iterable[Coding], skipped: Sequence[UnitSkip], reviews: Reviewed
) -> tuple[Sequence[str], list[list[str | int]]]:
    """The columns and rows of codings and skipped places; what nobody did has no columns."""
    ordered = sorted(codings, key=_place)
    rows = [_exported(coding) for coding in ordered]
    head: tuple[str, ...] = EXPORTED
    if skipped:
        places = [_skip(skip) for skip in sorted(skipped, key=_skip_place)]
        rows, head = [[*row, "", ""] for row in rows] + places, EXPORTED_SKIPS
    if not any(said for said, _ in reviews.values()):
        return head, rows
    told = [reviews.get(coding.id, ("", "")) for coding in ordered] + [("", "")] * len(skipped)
    return (*head, *REVIEWED), [[*row, *said] for row, said in zip(rows, told, strict=True)]


def _place(coding: Coding) -> tuple[str, str, str, int, int, str, str]:
    return coding.round, coding.transcript, coding.coder, coding.start, coding.end, coding.code, coding.id


def _skip_place(skip: UnitSkip) -> tuple[str, str, str, int, int, str]:
    return skip.round, skip.transcript, skip.coder, skip.start, skip.end, skip.id


def _skip(skip: UnitSkip) -> list[str | int]:
    """A skipped place: as a coding, without code, polarity, codebook and words; why stands in `memo`."""
    told = [getattr(skip, name, "") for name in EXPORTED]
    return [*told, SKIPPED, skip.reason]


def _exported(coding: Coding) -> list[str | int]:
    return [getattr(coding, name) or _EMPTY.get(name, 0) for name in EXPORTED]


def _write_xlsx(path: Path, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Codings"
    wide = [_WIDTHS.get(name, _WIDTH) for name in head]
    heading(sheet, head, wide)
    widths(sheet, wide)
    table = Rows(sheet, 2)
    plain = [table.wear(PLAIN)] * len(head)
    heights = Heights(wide)
    for row in rows:
        table.add(row, plain, heights.of(row))
    page(sheet, freeze="A2", last=f"{get_column_letter(len(head))}{table.last}")
    save(book, path)
