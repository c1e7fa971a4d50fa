"""cases.csv, interviews.csv, coverage.csv, cells.csv: tables that people keep in Excel."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from codekit.errors import Problem, ProblemsError
from codekit.model.cases import ASKED, UNKNOWN, Case, CellState, Coverage, Interview, Registers
from codekit.store.files import read_text, text_of
from codekit.store.protocols import Document, DocumentStore, Readable
from codekit.tables.header import brief, did_you_mean, header_problems
from codekit.tables.read import DAMAGED, MEND_QUOTES, CsvTable, parse_csv
from codekit.tables.write import as_written, csv_text, inert

INTERVIEW_COLUMNS = ("transcript", "case", "date", "order", "mode", "minutes", "role")
COVERAGE_COLUMNS = ("transcript", "topic", "asked")
Row = tuple[int, dict[str, str]]


def read(store: DocumentStore) -> Registers:
    """The four tables of a study. Raises ProblemsError with all mistakes in them at once, by file and line."""
    tables, problems = examined(store.document)
    if problems:
        raise ProblemsError("the study's tables need mending", problems)
    return tables


def examined(document: Callable[[str], Readable]) -> tuple[Registers, list[Problem]]:
    """The four tables as far as they can be read, and all mistakes in them. Raises CodekitError as `table`."""
    problems: list[Problem] = []
    cases = _cases(table(document("cases.csv"), ("case",), problems), problems)
    known = {case.id for case in cases}
    interviews = _interviews(table(document("interviews.csv"), ("transcript", "case"), problems), known, problems)
    coverage = _coverage(document("coverage.csv"), problems)
    cells = _cells(table(document("cells.csv"), ("case", "code", "state"), problems), known, problems)
    return Registers(cases, interviews, coverage, cells), problems


def table(file: Readable, needed: Sequence[str], problems: list[Problem]) -> list[Row]:
    """Rows with the line that each begins in; cells stripped; a missing file, or one without a needed column, has none.

    What is wrong goes into `problems`. Raises CodekitError for a file that is not UTF-8.
    """
    if not file.exists():
        return []
    parsed = parse_csv(read_text(file))
    problems += _damage(parsed, file.name)
    rows = [(line, [cell_of(cell) for cell in cells]) for line, cells in parsed.rows]
    number, header = rows[0] if rows else (1, [])
    problems += header_problems(header, file.name, number, needed=needed)
    problems += [
        Problem(file.name, line, "more cells than columns", "quote the cells that hold commas")
        for line, cells in rows[1:]
        if any(cells[len(header) :])
    ]
    if any(name not in header for name in needed):
        return []
    short = {line: name for line, cells in rows[1:] if (name := _missing(header, cells, needed))}
    problems += [
        Problem(file.name, line, f"the row ends before '{name}'", "fill it in, or delete the row")
        for line, name in short.items()
    ]
    filled = [(line, [*cells, *[""] * (len(header) - len(cells))]) for line, cells in rows[1:] if line not in short]
    return [(line, dict(zip(header, cells, strict=False))) for line, cells in filled]


def cell_of(cell: str) -> str:
    """A cell as it is meant: NFC, without white space at its edges, and without the mark of what is no formula."""
    return unicodedata.normalize("NFC", as_written(cell.strip()))


def _missing(header: Sequence[str], cells: Sequence[str], needed: Sequence[str]) -> str:
    """The first needed column that a row has no cell for, or ""."""
    return next((name for name in header[len(cells) :] if name in needed), "")


def _damage(parsed: CsvTable, name: str) -> list[Problem]:
    return [] if parsed.damaged is None else [Problem(name, parsed.damaged, DAMAGED, MEND_QUOTES)]


def _once(rows: Iterable[Row], columns: tuple[str, ...], name: str, problems: list[Problem]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        key = tuple(row.get(column, "").casefold() for column in columns)
        if key in seen:
            cells = ", ".join(row.get(column, "") for column in columns)
            problems.append(Problem(name, line, f"{cells} stands twice, first in line {seen[key]}"))
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
    return tuple(_interview(row) for _, row in rows)


def _interview(row: Mapping[str, str]) -> Interview:
    others = {name: value for name, value in row.items() if name and name not in INTERVIEW_COLUMNS}
    return Interview(**{name: row.get(name, "") for name in INTERVIEW_COLUMNS}, others=others)


def _known_case(case: str, cases: set[str], name: str, line: int, problems: list[Problem]) -> None:
    if case in cases:
        return
    remedy = did_you_mean(case, cases, "add it to cases.csv")
    problems.append(Problem(name, line, f"no case '{case}'" if case else "no case", remedy))


def _coverage(document: Readable, problems: list[Problem]) -> tuple[Coverage, ...] | None:
    if not document.exists():  # not the same as an empty table: what was asked is not recorded at all
        return None
    rows = table(document, COVERAGE_COLUMNS, problems)
    _once(rows, ("transcript", "topic"), "coverage.csv", problems)
    for line, row in rows:
        if row["asked"] not in ASKED:
            problems.append(
                Problem(
                    "coverage.csv", line, f"asked is '{brief(row['asked'])}'", "use yes, no, spontaneous or unknown"
                )
            )
    return tuple(Coverage(row["transcript"], row["topic"], row["asked"]) for _, row in rows)


def _cells(rows: list[Row], cases: set[str], problems: list[Problem]) -> tuple[CellState, ...]:
    _once(rows, ("case", "code"), "cells.csv", problems)
    for line, row in rows:
        _known_case(row["case"], cases, "cells.csv", line, problems)
        if row["state"] != "not_applicable":
            problems.append(
                Problem(
                    "cells.csv", line, f"state '{brief(row['state'])}' cannot be set by hand", "only not_applicable can"
                )
            )
        elif not row.get("reason"):
            problems.append(Problem("cells.csv", line, "not_applicable needs a reason"))
    names = ("case", "code", "state", "reason", "by", "date")
    return tuple(CellState(**{name: row.get(name, "") for name in names}) for _, row in rows)


def add_columns(document: Document, columns: Sequence[str]) -> None:
    """Add columns that a table does not have yet, with `unknown` in the rows that are there.

    Raises ProblemsError where the table is damaged, StaleEditError where it changed meanwhile.
    """
    if not document.exists():
        return
    raw = document.read_bytes()
    (header, *rows), delimiter = whole(text_of(raw, document), document.name)
    if new := [name for name in columns if name not in map(cell_of, header)]:
        filled = [[*row, *[""] * (len(header) - len(row)), *(UNKNOWN for _ in new)] for row in rows]
        document.replace(csv_text([[*header, *map(inert, new)], *filled], delimiter), seen=raw)


def add_rows(document: Document, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Append rows to a table that people edit, keeping what is there as it is written.

    Raises ProblemsError where the table is damaged, StaleEditError where it changed meanwhile.
    """
    raw = document.read_bytes() if document.exists() else None
    text = text_of(raw or b"", document)
    (first, *_), delimiter = whole(text, document.name)
    header = [cell_of(name) for name in first]
    head = [] if header else [list(map(inert, columns))]
    body = [[inert(row.get(name, "")) for name in header or columns] for row in rows]
    joint = "\n" if text and not text.endswith("\n") else ""
    document.replace(text + joint + csv_text([*head, *body], delimiter), seen=raw)


def whole(text: str, name: str) -> tuple[list[list[str]], str]:
    """All rows as written, at least an empty header, and the delimiter; ProblemsError where one cannot be read."""
    parsed = parse_csv(text)
    if problems := _damage(parsed, name):
        raise ProblemsError(f"{name} was not changed", problems)
    return [row for _, row in parsed.rows] or [[]], parsed.delimiter
