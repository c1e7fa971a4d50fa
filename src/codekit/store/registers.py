"""cases.csv, interviews.csv, coverage.csv, cells.csv: tables that people keep in Excel."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from codekit.errors import Problem, ProblemsError, nearest
from codekit.model.cases import ASKED, UNKNOWN, Case, CellState, Coverage, Interview, Registers
from codekit.store.files import read_text, text_of
from codekit.store.protocols import Document, DocumentStore, Readable

INTERVIEW_COLUMNS = ("transcript", "case", "date", "order", "mode", "minutes", "role")
Row = tuple[int, dict[str, str]]


def read(store: DocumentStore) -> Registers:
    """The four tables of a study; all mistakes in them at once, with file and line."""
    problems: list[Problem] = []
    cases = _cases(table(store.document("cases.csv"), ("case",), problems), problems)
    known = {case.id for case in cases}
    interviews = _interviews(table(store.document("interviews.csv"), ("transcript", "case"), problems), known, problems)
    coverage = _coverage(store, problems)
    cells = _cells(table(store.document("cells.csv"), ("case", "code", "state"), problems), known, problems)
    if problems:
        raise ProblemsError("the study's tables need mending", problems)
    return Registers(cases, interviews, coverage, cells)


def table(path: Readable, needed: Sequence[str], problems: list[Problem]) -> list[Row]:
    """Rows with the line that each begins in; cells stripped; a missing file has none."""
    if not path.exists():
        return []
    rows = _rows(_Parsed(path.name, read_text(path)), problems)
    _, header = next(rows, (1, []))
    for name in needed:
        if name not in header:
            near = nearest(name, header)
            remedy = f"rename '{near}'" if near else f"columns found: {', '.join(header) or 'none'}"
            problems.append(Problem(path.name, 1, f"no column '{name}'", remedy))
    problems += [
        Problem(path.name, 1, f"column '{name}' stands twice")
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    found: list[Row] = []
    for line, cells in rows:
        if any(cells):
            found.append((line, dict(zip(header, cells, strict=False))))
        if any(cells[len(header) :]):
            problems.append(Problem(path.name, line, "more cells than columns", "quote the cells that hold commas"))
    return found if all(name in header for name in needed) else []


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A table's name and text, and the delimiter that its header uses."""

    name: str
    text: str

    @property
    def delimiter(self) -> str:
        return max(",;\t", key=self.text.partition("\n")[0].count)

    def cells(self) -> Iterator[tuple[int, list[str]]]:
        """Each row as written with the line that it begins in; ProblemsError where quotes do not match."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except csv.Error:
            remedy = "look for a quotation mark without its partner"
            problem = Problem(self.name, line, "cannot be read from here on", remedy)
            raise ProblemsError(f"{self.name} was not changed", [problem]) from None


def _rows(parsed: _Parsed, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    try:
        for line, row in parsed.cells():
            yield line, [unicodedata.normalize("NFC", cell.strip()) for cell in row]
    except ProblemsError as error:
        problems += error.problems


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


def _coverage(store: DocumentStore, problems: list[Problem]) -> tuple[Coverage, ...] | None:
    if not (store.document("coverage.csv")).exists():
        return None
    rows = table(store.document("coverage.csv"), ("transcript", "topic", "asked"), problems)
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


def add_columns(path: Document, columns: Sequence[str]) -> None:
    """Add columns that a table does not have yet, with `unknown` in the rows that are there."""
    if not path.exists():
        return
    raw = path.read_bytes()
    parsed = _Parsed(path.name, text_of(raw, path))
    header, *rows = _all_cells(parsed)
    if new := [name for name in columns if name not in map(str.strip, header)]:
        filled = [[*row, *[""] * (len(header) - len(row)), *(UNKNOWN for _ in new)] for row in rows if row]
        path.replace(_written([[*header, *new], *filled], parsed.delimiter), seen=raw)


def add_rows(path: Document, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Append rows to a table that people edit, keeping what is there as it is written."""
    raw = path.read_bytes() if path.exists() else None
    parsed = _Parsed(path.name, text_of(raw or b"", path))
    header = [name.strip() for name in _all_cells(parsed)[0]]
    head = [] if header else [list(columns)]
    body = [[row.get(name, "") for name in header or columns] for row in rows]
    joint = "\n" if parsed.text and not parsed.text.endswith("\n") else ""
    path.replace(parsed.text + joint + _written([*head, *body], parsed.delimiter), seen=raw)


def _all_cells(parsed: _Parsed) -> list[list[str]]:
    """All rows as written, at least an empty header."""
    return [row for _, row in parsed.cells()] or [[]]


def _written(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
