"""Turn tables in CSV or Excel: one row a turn, several transcripts in one file."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence

from codekit.errors import ImportRefusedError, NotATranscriptError, Problem, ProblemsError, nearest
from codekit.model.source import RawTurn, Source
from codekit.model.transcript import ROLES
from codekit.tables.archive import open_archive
from codekit.tables.decoding import decode
from codekit.tables.read import shown

REQUIRED = ("transcript", "speaker", "text")
OPTIONAL = ("time", "role", "case")
_HINT = "a turn table has the columns transcript, speaker, text and, if wanted, time, role, case"

Row = tuple[int, Mapping[str, str]]


def read_csv(data: bytes, name: str) -> list[Source]:
    """Read a turn table written with commas, semicolons or tabs."""
    decoded = decode(data, name)
    lines = decoded.text.split("\n")
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=lambda mark: (len(_known(head.split(mark))), head.count(mark)))
    # One long answer can be longer than the reader's default limit of 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), len(decoded.text) + 1))
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = []
        begin = 1
        for row in reader:
            rows.append((begin, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        message = f"{name}:{reader.line_num}: the table cannot be read ({error})"
        raise ImportRefusedError(message, hint="look for a quotation mark that is not closed or not doubled") from None
    return _sources(rows, name, "csv", decoded.encoding, decoded.notes)


def read_xlsx(data: bytes, name: str) -> list[Source]:
    """Read a turn table from the first sheet of a workbook that has its columns."""
    import openpyxl

    open_archive(data, name, "an Excel workbook (.xlsx)").close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features of Excel that do not matter here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [[(number, list(row)) for number, row in enumerate(s.values, 1)] for s in book.worksheets]
            book.close()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError):
        raise ImportRefusedError(
            "the workbook is damaged and cannot be opened", where=name, hint="open it in Excel and save it again"
        ) from None
    cells = [[(number, [shown(value) for value in row]) for number, row in sheet] for sheet in sheets]
    best = max(cells, key=lambda rows: len(_known(_head(rows)[1])), default=[])
    return _sources(best, name, "xlsx", "", ())


def _head(rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[int, Sequence[str]]:
    return next(((number, row) for number, row in rows if any(cell.strip() for cell in row)), (1, []))


def _column(cell: str) -> str:
    return cell.strip().strip("\ufeff\"'").strip().casefold()


def _known(cells: Iterable[str]) -> set[str]:
    return {_column(cell) for cell in cells} & {*REQUIRED, *OPTIONAL}


def _sources(
    cells: Sequence[tuple[int, Sequence[str]]], name: str, kind: str, encoding: str, notes: tuple[str, ...]
) -> list[Source]:
    number, head = _head(cells)
    columns = [_column(cell) for cell in head]
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise NotATranscriptError(f"not a turn table: no column {', '.join(missing)}", where=name, hint=_HINT)
    unused = [column for column in columns if column and column not in (*REQUIRED, *OPTIONAL)]
    if unused:
        notes = (*notes, f"columns not used: {', '.join(unused)}")
    rows = [
        (
            line,
            dict(
                zip(reversed(columns), reversed([*row, *[""] * (len(columns) - len(row))][: len(columns)]), strict=True)
            ),
        )
        for line, row in cells
        if line > number and any(cell.strip() for cell in row)
    ]
    if not rows:
        raise ImportRefusedError("the table has no rows", where=name, hint=_HINT)
    problems = [*_problems(rows, name), *_conflicts(rows, name)]
    if problems:
        raise ProblemsError(f"{len(problems)} problems in the turn table; nothing was imported", problems, where=name)
    return list(_by_transcript(rows, kind, encoding, notes))


def _problems(rows: Iterable[Row], name: str) -> Iterator[Problem]:
    for line, row in rows:
        if not row["transcript"].strip():
            yield Problem(name, line, "no transcript is named")
        if (time := row.get("time", "").strip()) and seconds(time) is None:
            yield Problem(name, line, f"the time '{time[:20]}' is neither seconds nor h:mm:ss")
        role = row.get("role", "").strip().casefold()
        if role and role not in ROLES:
            near = nearest(role, ROLES)
            remedy = f"did you mean {near}?" if near else f"one of {', '.join(ROLES)}"
            yield Problem(name, line, f"unknown role '{role[:20]}'", remedy)


def _conflicts(rows: Iterable[Row], name: str) -> Iterator[Problem]:
    """One transcript belongs to one case, and a speaker has one role in it."""
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    for line, row in rows:
        transcript = row["transcript"].strip()
        for column, of in (("case", (transcript,)), ("role", (transcript, row["speaker"].strip()))):
            value = row.get(column, "").strip()
            if not value:
                continue
            before, where = seen.setdefault((column, *of), (value, line))
            if before.casefold() != value.casefold():
                yield Problem(name, line, f"another {column} than in row {where}", "the two must agree")


def _by_transcript(rows: Iterable[Row], kind: str, encoding: str, notes: tuple[str, ...]) -> Iterator[Source]:
    turns: dict[str, list[RawTurn]] = {}
    cases: dict[str, str] = {}
    for _, row in rows:
        transcript = row["transcript"].strip()
        turns.setdefault(transcript, []).append(_turn(row))
        cases[transcript] = cases.get(transcript, "") or row.get("case", "").strip()
    for transcript, said in turns.items():
        yield Source(kind, encoding, turns=tuple(said), name=transcript, case=cases[transcript], notes=notes)


def _turn(row: Mapping[str, str]) -> RawTurn:
    time = seconds(row.get("time", "").strip())
    cues = ((0, time),) if time is not None else ()
    text = row["text"].replace("\r\n", "\n").replace("\r", "\n").strip()
    return RawTurn(row["speaker"].strip(), text, time, row.get("role", "").strip().casefold(), cues)


def seconds(stamp: str) -> float | None:
    """Seconds of '75', '75.5', '75,5', '1:15' or '0:01:15'; None for anything else."""
    if re.fullmatch(r"\d+(?:[.,]\d+)?", stamp):
        return float(stamp.replace(",", "."))
    found = re.fullmatch(r"(?:(\d+):)?(\d{1,3}):([0-5]?\d(?:[.,]\d+)?)", stamp)
    if not found or (found[1] and int(found[2]) > 59):
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))
