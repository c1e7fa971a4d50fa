"""The sheets of the matrix workbook that analysts write in: their columns, and what was typed into them.

People sort, filter, hide and add columns and rows: a row is known by its hidden key, a column by its name, and what
the cells held when they were written stands in a hidden sheet, with the events it came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.formats.filled_in import HIDDEN, MATRIX, refuse_other, sheets_of
from codekit.tables.header import header_problems
from codekit.tables.rows import Sheet
from codekit.tables.text import safe_text

FIT, FRAMEWORK, QUOTES, FIT_GRID, FRAMEWORK_GRID = MATRIX.tabs
MEMORY = HIDDEN
CASE, THEME, KEY, EVIDENT = "organization", "theme", "key", "evidence"
FIT_COLUMN, RATING, REASON, SUMMARY, BEST = "fit", "rating", "reason", "summary", "best quote"
PRINTED, CHOSEN = "quote as printed", "chosen"
YES, NO = "yes", "no"
COLUMNS: Mapping[str, Mapping[str, float]] = {
    FIT: {
        CASE: 14, THEME: 30, "evidence": 15, "excerpts": 9, FIT_COLUMN: 12, RATING: 8, REASON: 48,
        "to look at": 30, "analyst": 12, "date": 11, KEY: 4,
    },
    FRAMEWORK: {
        CASE: 14, THEME: 30, "evidence": 15, SUMMARY: 60, BEST: 50, "where": 22, "to look at": 24, "analyst": 12,
        "date": 11, KEY: 4,
    },
    QUOTES: {
        THEME: 30, CASE: 14, PRINTED: 60, CHOSEN: 9, "verified": 12, "to mend": 34, "differences": 40,
        "attribution": 34, "excerpt": 27, "analyst": 12, "date": 11, KEY: 4,
    },
}  # fmt: skip
TYPED = {
    FIT: (FIT_COLUMN, RATING, REASON), FIT_GRID: (FIT_COLUMN,), FRAMEWORK: (SUMMARY, BEST), FRAMEWORK_GRID: (SUMMARY,),
    QUOTES: (PRINTED, CHOSEN),
}  # fmt: skip
LIST_OF = {FIT_GRID: FIT, FRAMEWORK_GRID: FRAMEWORK}  # a grid shows the cells of a list: organizations by themes
COMPUTED = "computed"  # what it calls the sums of the cells that nobody is to write in
CALLED = "called"  # what it calls the name that an organization was shown with
EVIDENCE = "evidence seal"  # what the hidden sheet calls the seal of a cell
MEMORY_HEAD = ("sheet", KEY, "column", "written", "events")
_FACTS = ("study", "codebook", "shown")
_LOOKED = 12  # rows in which a header may stand: people put a title above


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell held when it was written, and the events it came from."""

    written: str = ""
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that people may have typed in."""

    sheet: str
    line: int
    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Typed:
    """A workbook as it came back."""

    study: str
    codebook: str
    shown: str  # the analyst whose own words alone it shows; "" for everybody's
    held: Mapping[tuple[str, str, str], Held]  # by sheet, key and column
    rows: Sequence[Row]
    problems: Sequence[Problem] = field(default_factory=list)
    unread: Sequence[str] = ()  # sheets that look like one that people write in, and are not read

    def was(self, row: Row, column: str) -> Held:
        """What a cell held when the workbook was written."""
        sheet = row.sheet if column == COMPUTED else LIST_OF.get(row.sheet, row.sheet)
        return self.held.get((sheet, row.key, column), Held())

    def misplaced(self, row: Row) -> list[str]:
        """The computed columns in which something else stands than when the workbook was written."""
        columns = [column for column in computed(row.sheet) if column in row.cells]
        before = dict(zip(computed(row.sheet), self.was(row, COMPUTED).written.split(), strict=False))
        return [column for column in columns if row.cells[column] and sums([row.cells[column]]) != before.get(column)]

    def case_in(self, cell: str) -> str:
        """The id of the organization that a cell names, as it was called when the workbook was written."""
        shown = {held.written.casefold(): key for (kind, key, _), held in self.held.items() if kind == CALLED}
        return shown.get(cell.strip().casefold(), cell.strip())

    def seal(self, key: str) -> str:
        """The seal of the evidence that the cell of a key was shown with."""
        return self.held.get((MEMORY, key, EVIDENCE), Held()).written


def cell_key(case: str, code: str) -> str:
    """The key of a case's and code's row."""
    return f"{case}|{code}"


def cell_of(key: str) -> tuple[str, str]:
    """The case and code of a row's key, whatever passage it names besides."""
    case, _, rest = key.partition("|")
    return case, rest.partition("|")[0]


def computed(sheet: str) -> tuple[str, ...]:
    """The columns that codekit fills: what is typed there is lost, so it is told."""
    if sheet in LIST_OF:
        return (EVIDENT,) if sheet == FIT_GRID else ()
    kept = (CASE, THEME, KEY, *TYPED[sheet])
    return tuple(column for column in COLUMNS[sheet] if column not in kept)


def sums(values: Iterable[object]) -> str:
    """A short sum of each cell, by which a change is told."""
    texts = [safe_text("" if value is None else str(value)).strip() for value in values]
    return " ".join(hashlib.sha256(text.encode()).hexdigest()[:6] for text in texts)


def theme_id(cell: str) -> str:
    """The code in a cell that names a theme: "Sending (REL.SEND)", or the code alone."""
    text = cell.strip()
    return text[text.rfind("(") + 1 : -1].strip() if text.endswith(")") and "(" in text else text


def read(path: Path) -> Typed:
    """Read a workbook back. Raises CodekitError where it is none of ours, or what it remembers is gone."""
    sheets = sheets_of(path)
    refuse_other(sheets.values(), path.name, MATRIX)
    facts, held = _remembered(sheets.get(MEMORY), path.name)
    problems: list[Problem] = []
    rows = [
        row
        for name in TYPED
        if name in sheets
        for row in (_cells if name in LIST_OF else _rows)(sheets[name], path.name, problems)
    ]
    if not any(name in sheets for name in TYPED):
        raise CodekitError(
            f"no sheet {', '.join(TYPED)}", where=path.name, hint="write it anew: codekit matrix CODEBOOK -o FILE.xlsx"
        )
    others = [sheet for name, sheet in sheets.items() if name not in TYPED]
    unread = [sheet.name for sheet in others if _header(sheet) is not None or _header(sheet, CASE) is not None]
    return Typed(facts["study"], facts["codebook"], facts["shown"], held, rows, problems, unread)


def _remembered(sheet: Sheet | None, name: str) -> tuple[dict[str, str], dict[tuple[str, str, str], Held]]:
    rows = [cells for _, cells in sheet.rows] if sheet else []
    facts = {cells[0]: cells[1] if len(cells) > 1 else "" for cells in rows[: len(_FACTS)]}
    if set(facts) != set(_FACTS):
        raise CodekitError(
            f"the hidden sheet '{MEMORY}' is gone, which remembers what the cells held",
            where=name,
            hint="write the workbook anew with codekit matrix CODEBOOK -o FILE.xlsx, and type into that one",
        )
    held = {}
    for cells in rows[len(_FACTS) + 1 :]:
        kind, key, column, written, events = (*cells, *[""] * (5 - len(cells)))[:5]
        held[kind, key, column] = Held(written, tuple(events.split()))
    return facts, held


def _rows(sheet: Sheet, name: str, problems: list[Problem]) -> Iterator[Row]:
    """The rows of one sheet under its header, wherever people moved that."""
    place = f"{name}, sheet {sheet.name}"
    at = _header(sheet)
    if at is None:
        problems.append(Problem(place, 1, f"no header with '{THEME}' and the hidden '{KEY}'", "undo what deleted it"))
        return
    line, header = sheet.rows[at]
    wrong = header_problems(header, place, line, needed=[CASE, THEME, KEY, *TYPED[sheet.name]])
    problems += wrong
    if wrong:
        return
    for number, cells in sheet.rows[at + 1 :]:
        row = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=False))
        yield Row(sheet.name, number, row[KEY], row)


def _cells(sheet: Sheet, name: str, problems: list[Problem]) -> Iterator[Row]:
    """The cells of a grid as rows of its list: below the name of each theme what is typed for an organization."""
    place, at = f"{name}, sheet {sheet.name}", _header(sheet, CASE)
    if at is None:
        problems.append(Problem(place, 1, f"no header with '{CASE}' and the hidden '{KEY}'", "undo what deleted it"))
        return
    header = sheet.rows[at][1]
    themes = {theme_id(cell): (n, cell) for n, cell in enumerate(header) if theme_id(cell) != cell.strip()}
    evidence = {cell.removeprefix(f"{EVIDENT} "): n for n, cell in enumerate(header) if cell.startswith(f"{EVIDENT} ")}
    key, organization, typed = header.index(KEY), header.index(CASE), TYPED[sheet.name][0]
    for number, short in sheet.rows[at + 1 :]:
        cells = [*short, *[""] * (len(header) - len(short))]
        for code, (n, theme) in themes.items():
            if cells[key] or cells[n].strip():
                seen = {EVIDENT: cells[evidence[code]]} if code in evidence else {}
                row = {CASE: cells[organization], THEME: theme, typed: cells[n], **seen}
                yield Row(sheet.name, number, cell_key(cells[key], code) if cells[key] else "", row)


def _header(sheet: Sheet, column: str = THEME) -> int | None:
    """Where the header of a sheet that people write in stands among its rows."""
    return next((n for n, (_, cells) in enumerate(sheet.rows[:_LOOKED]) if KEY in cells and column in cells), None)
