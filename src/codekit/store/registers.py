"""cases.csv, interviews.csv, coverage.csv, cells.csv: tables that people keep in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from codekit.errors import Problem, ProblemsError, nearest
from codekit.model.cases import ASKED, UNKNOWN, Case, CellState, Coverage, Interview, Registers
from codekit.store.files import digest, read_text, replace_seen

INTERVIEW_COLUMNS = ("transcript", "case", "date", "order", "mode", "minutes", "role")
Row = tuple[int, dict[str, str]]


def read(root: Path) -> Registers:
    """The four tables of a study; all mistakes in them at once, with file and line."""
    problems: list[Problem] = []
    cases = _cases(table(root / "cases.csv", ("case",), problems), problems)
    known = {case.id for case in cases}
    interviews = _interviews(table(root / "interviews.csv", ("transcript", "case"), problems), known, problems)
    coverage = _coverage(root, problems)
    cells = _cells(table(root / "cells.csv", ("case", "code", "state"), problems), known, problems)
    if problems:
        raise ProblemsError("the study's tables need mending", problems)
    return Registers(cases, interviews, coverage, cells)


def table(path: Path, needed: Sequence[str], problems: list[Problem]) -> list[Row]:
    """Rows with their line numbers; cells stripped; a missing file has none."""
    if not path.exists():
        return []
    text = read_text(path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    for name in needed:
        if name not in header:
            near = nearest(name, header)
            remedy = f"rename '{near}'" if near else f"columns found: {', '.join(header) or 'none'}"
            problems.append(Problem(path.name, 1, f"no column '{name}'", remedy))
    if any(name not in header for name in needed):
        return []
    rows: list[Row] = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((reader.line_num, dict(zip(header, [cell.strip() for cell in cells], strict=False))))
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            problems.append(Problem(path.name, reader.line_num, "more cells than columns", "quote the commas"))
    return rows


def _once(rows: Iterable[Row], columns: tuple[str, ...], name: str, problems: list[Problem]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        key = tuple(row.get(column, "").casefold() for column in columns)
        if key in seen:
            shown = ", ".join(row.get(column, "") for column in columns)
            problems.append(Problem(name, line, f"{shown} stands twice, first in line {seen[key]}"))
        seen.setdefault(key, line)


def _cases(rows: list[Row], problems: list[Problem]) -> tuple[Case, ...]:
    _once(rows, ("case",), "cases.csv", problems)
    cases = []
    for line, row in rows:
        if not row["case"]:
            problems.append(Problem("cases.csv", line, "no case id"))
        values = {name: value or UNKNOWN for name, value in row.items() if name and name != "case"}
        cases.append(Case(row["case"], values))
    return tuple(cases)


def _interviews(rows: list[Row], cases: set[str], problems: list[Problem]) -> tuple[Interview, ...]:
    _once(rows, ("transcript",), "interviews.csv", problems)
    for line, row in rows:
        _known_case(row["case"], cases, "interviews.csv", line, problems)
    return tuple(Interview(**{name: row.get(name, "") for name in INTERVIEW_COLUMNS}) for _, row in rows)


def _known_case(case: str, cases: set[str], name: str, line: int, problems: list[Problem]) -> None:
    if case in cases:
        return
    near = nearest(case, cases)
    remedy = f"did you mean '{near}'?" if near else "add it to cases.csv"
    problems.append(Problem(name, line, f"no case '{case}'" if case else "no case", remedy))


def _coverage(root: Path, problems: list[Problem]) -> tuple[Coverage, ...] | None:
    if not (root / "coverage.csv").exists():
        return None
    rows = table(root / "coverage.csv", ("transcript", "topic", "asked"), problems)
    _once(rows, ("transcript", "topic"), "coverage.csv", problems)
    for line, row in rows:
        if row["asked"] not in ASKED:
            problems.append(
                Problem("coverage.csv", line, f"asked is '{row['asked']}'", "use yes, no, spontaneous or unknown")
            )
    return tuple(Coverage(row["transcript"], row["topic"], row["asked"]) for _, row in rows)


def _cells(rows: list[Row], cases: set[str], problems: list[Problem]) -> tuple[CellState, ...]:
    _once(rows, ("case", "code"), "cells.csv", problems)
    for line, row in rows:
        _known_case(row["case"], cases, "cells.csv", line, problems)
        if row["state"] != "not_applicable":
            problems.append(
                Problem("cells.csv", line, f"state '{row['state']}' cannot be set by hand", "only not_applicable can")
            )
        elif not row.get("reason"):
            problems.append(Problem("cells.csv", line, "not_applicable needs a reason"))
    names = ("case", "code", "state", "reason", "by", "date")
    return tuple(CellState(**{name: row.get(name, "") for name in names}) for _, row in rows)


def add_columns(path: Path, columns: Sequence[str]) -> None:
    """Add columns that a table does not have yet, with `unknown` in the rows that are there."""
    if not path.exists():
        return
    raw = path.read_bytes()
    lines = read_text(path).splitlines()
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    new = [name for name in columns if name not in header]
    if not new:
        return
    rows = list(csv.reader(lines[1:], delimiter=delimiter))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow([*header, *new])
    writer.writerows([*row, *(UNKNOWN for _ in new)] for row in rows if row)
    replace_seen(path, out.getvalue(), seen=digest(raw))


def add_rows(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Append rows to a table that people edit, keeping its own columns, order and delimiter."""
    raw = path.read_bytes() if path.exists() else None
    text = read_text(path) if raw is not None else ""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count) if first else ","
    header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])] if first else list(columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    if not first:
        writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    joint = "" if not text or text.endswith("\n") else "\n"
    replace_seen(path, text + joint + out.getvalue(), seen=None if raw is None else digest(raw))
