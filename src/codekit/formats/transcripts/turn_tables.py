"""Turn tables in CSV or Excel: one row a turn, several transcripts in one file; a cell's text is kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from codekit.errors import ImportRefusedError, NotATranscriptError, Problem, ProblemsError
from codekit.model.source import RawTurn, Source
from codekit.model.transcript import ROLES
from codekit.tables.decoding import decode
from codekit.tables.header import brief, did_you_mean, header_problems
from codekit.tables.read import column_name, csv_rows
from codekit.tables.rows import Grid
from codekit.tables.workbooks import xlsx_sheets

REQUIRED = ("transcript", "speaker", "text")
COLUMNS = (*REQUIRED, "time", "role", "case")
_HINT = "a turn table has the columns transcript, speaker, text and, if wanted, time, role, case"

Row = tuple[int, Mapping[str, str]]


def read_csv(data: bytes, name: str) -> list[Source]:
    """Read a turn table written with commas, semicolons or tabs.

    Raises NotATranscriptError for a table of something else, ImportRefusedError for a file that cannot be read, and
    ProblemsError with every fault of its rows.
    """
    decoded = decode(data, name)
    rows = csv_rows(decoded.text, name, known=COLUMNS).rows
    return _sources(rows, name, "csv", decoded.encoding, decoded.notes)


def read_xlsx(data: bytes, name: str) -> list[Source]:
    """Read a turn table from the sheet of a workbook that has most of its columns; raises what `read_csv` does."""
    sheets = [sheet.rows for sheet in xlsx_sheets(data, name, edges=True)]
    best = max(sheets, key=lambda rows: len({*_header(rows)} & {*COLUMNS}), default=[])
    return _sources(best, name, "xlsx", "", ())


def _header(rows: Grid) -> list[str]:
    return [column_name(cell) for cell in rows[0][1]] if rows else []


def _sources(cells: Grid, name: str, kind: str, encoding: str, notes: tuple[str, ...]) -> list[Source]:
    columns = _header(cells)
    if missing := header_problems(columns, name, 1, needed=REQUIRED, otherwise=_HINT, unique=False):
        which = ", ".join(problem.message for problem in missing)
        raise NotATranscriptError(f"not a turn table: {which}", where=name, hint=missing[0].remedy)
    unused = [column for column in columns if column and column not in COLUMNS]
    if unused:
        notes = (*notes, f"columns not used: {', '.join(unused)}")
    # Of two columns with one name the first counts.
    places = {column: at for at, column in reversed([*enumerate(columns)])}
    rows = [
        (line, {column: row[at] if at < len(row) else "" for column, at in places.items()}) for line, row in cells[1:]
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
            yield Problem(name, line, f"the time '{brief(time)}' is neither seconds nor h:mm:ss")
        role = row.get("role", "").strip().casefold()
        if role and role not in ROLES:
            remedy = did_you_mean(role, ROLES, f"one of {', '.join(ROLES)}")
            yield Problem(name, line, f"unknown role '{brief(role)}'", remedy)


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
    for transcript, raw_turns in turns.items():
        yield Source(kind, encoding, turns=tuple(raw_turns), name=transcript, case=cases[transcript], notes=notes)


def _turn(row: Mapping[str, str]) -> RawTurn:
    time = seconds(row.get("time", "").strip())
    cues = ((0, time),) if time is not None else ()
    text = row["text"].replace("\r\n", "\n").replace("\r", "\n")  # with its edges: offsets made elsewhere count them
    return RawTurn(row["speaker"].strip(), text, time, row.get("role", "").strip().casefold(), cues)


def seconds(stamp: str) -> float | None:
    """Seconds of '75', '75.5', '75,5', '1:15' or '0:01:15'; None for anything else."""
    if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,9})?", stamp):
        return float(stamp.replace(",", "."))
    clock = re.fullmatch(r"(?:(\d{1,4}):)?(\d{1,3}):([0-5]?\d(?:[.,]\d{1,9})?)", stamp)
    if not clock or (clock[1] and int(clock[2]) > 59):
        return None
    return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3].replace(",", "."))
