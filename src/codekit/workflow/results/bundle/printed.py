"""A workbook that was printed or sent, of a matrix or of agreement, held cell by cell against what the ledgers give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from codekit.errors import CodekitError
from codekit.formats import judgement_sheets
from codekit.reporting.content import COMPUTED_BY
from codekit.store import temporary
from codekit.tables import limits
from codekit.tables.rows import Sheet
from codekit.tables.workbooks import sheet_names, xlsx_sheets
from codekit.workflow.comparing import claims, compare
from codekit.workflow.exports.renaming import rename
from codekit.workflow.results import matrix_asked, tabulate
from codekit.workflow.results.bundle.comparing import NOTHING, Difference
from codekit.workflow.study.study import Study

ABOUT = "About"
OF_THE_DAY = (
    "date",
    "codekit",
    "version",
    "computed with",
    "made with",
)  # rows of About that say when, with what it was written
Cells = tuple[str, ...]
Sheets = Mapping[str, Sequence[Cells]]
_FRACTION = re.compile(r"-?\d+\.\d+(e-?\d+)?", re.IGNORECASE)


class Held(NamedTuple):
    """How many cells of a workbook were held against the recomputed ones, and which are not the same."""

    cells: int
    differences: tuple[Difference, ...]


def hold(study: Study, path: Path, pseudonyms: Mapping[str, str] | None = None) -> Held:
    """Hold a workbook against what the study gives now; rows that somebody sorted or hid are found again.

    `pseudonyms` by name are those that it was written with.

    Raises CodekitError for a workbook that codekit did not write as a matrix or a report on agreement, or of another
    study, and what computing it anew raises.
    """
    with temporary.folder() as folder:
        anew = folder / "anew.xlsx"
        if judgement_sheets.MEMORY in sheet_names(limits.contents(path), path.name):
            _matrix(study, path, printed := sheets_of(path), anew)
        else:
            _agreement(study, path, printed := sheets_of(path), anew)
        if pseudonyms:
            rename(anew, pseudonyms)
        recomputed = sheets_of(anew)
    cells = sum(sum(map(bool, row)) for rows in recomputed.values() for row in rows)
    return Held(cells, tuple(differences(path.name, printed, recomputed)))


def _matrix(study: Study, path: Path, printed: Sheets, anew: Path) -> None:
    """The matrix workbook of the same codebook, themes, coder and analyst; one that does not say them has the usual."""
    typed = judgement_sheets.read(path)
    if typed.study != study.settings.study:
        raise CodekitError(f"{path.name}: is a workbook of another study than the bundle")
    command = _facts(printed).get(COMPUTED_BY, "")
    asked = matrix_asked.parse(command) if command else matrix_asked.AsAsked(typed.codebook, only=typed.shown)
    matrix = tabulate.matrix(study, asked.codebook, themes=asked.themes, coder=asked.coder)
    tabulate.write_workbook(study, matrix, anew, only=asked.only)


def _facts(printed: Sheets) -> dict[str, str]:
    return {row[0]: row[1] for row in printed.get(ABOUT, ()) if len(row) > 1}


def _agreement(study: Study, path: Path, printed: Sheets, anew: Path) -> None:
    """The report on agreement that the command gives which the workbook names."""
    from codekit.reporting.agreement.benchmarks import scale
    from codekit.workflow.comparing.as_asked import parse_command
    from codekit.workflow.reports import agreement_report

    facts = _facts(printed)
    if COMPUTED_BY not in facts:
        what = "is no workbook of a matrix or of agreement as codekit writes it, and no cell of it was looked at"
        raise CodekitError(f"{path.name}: {what}", hint=f"its sheet {ABOUT} has no row '{COMPUTED_BY}'")
    if facts.get("study") != " ".join(study.title.split()):
        raise CodekitError(f"{path.name}: is a workbook of another study than the bundle")
    round_id, asked = parse_command(facts[COMPUTED_BY])
    comparison = compare.agree(study, round_id, asked.options)
    claimed = claims.claims(study, round_id, asked.claims, themes=asked.themes) if asked.claims else None
    found = agreement_report.findings(
        study,
        comparison,
        asked.options,
        scale=scale(asked.benchmarks) if asked.benchmarks else None,
        summed_table=asked.summed_table,
        claims=claimed,
        coefficients=asked.coefficients,
        asked=asked,
    )
    agreement_report.write_findings(found, anew)


def differences(file: str, printed: Sheets, recomputed: Sheets) -> Iterator[Difference]:
    """Every cell that is not the same in both; where a row stands does not matter."""
    for name in dict.fromkeys([*recomputed, *printed]):
        yield from _of_sheet(file, name, printed, recomputed)


def sheets_of(path: Path) -> dict[str, list[Cells]]:
    """The rows of every sheet as they are held against others: without empty ones, fractions to twelve digits."""
    sheets = xlsx_sheets(limits.contents(path), path.name)
    return {sheet.name: list(_rows(sheet)) for sheet in sheets if sheet.name != judgement_sheets.MEMORY}


def _rows(sheet: Sheet) -> Iterator[Cells]:
    for _, cells in sheet.rows:
        row = tuple(_cell(cell) for cell in cells)
        while row and not row[-1]:
            row = row[:-1]
        if row and not (sheet.name == ABOUT and row[0].casefold().startswith(OF_THE_DAY)):
            yield row


def _cell(cell: str) -> str:
    """White space and the last digits of a fraction depend on who saved the file."""
    text = " ".join(cell.split())
    return f"{float(text):.12g}" if _FRACTION.fullmatch(text) else text


def _of_sheet(file: str, name: str, printed: Sheets, recomputed: Sheets) -> Iterator[Difference]:
    for there, missing in ((printed, recomputed), (recomputed, printed)):
        if name not in there:
            both = (NOTHING, "a sheet") if there is printed else ("a sheet", NOTHING)
            if missing[name]:
                yield Difference(file, name, "sheet", *both)
            return
    old, new = _without_equal(printed[name], recomputed[name])
    for was, now in _paired(old, new):
        yield from _of_row(file, name, was, now)


def _without_equal(printed: Sequence[Cells], recomputed: Sequence[Cells]) -> tuple[list[Cells], list[Cells]]:
    """The rows that the other does not have; where a row stands does not matter."""
    return _more(printed, recomputed), _more(recomputed, printed)


def _more(rows: Sequence[Cells], than: Sequence[Cells]) -> list[Cells]:
    left, found = Counter(than), list[Cells]()
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            found.append(row)
    return found


def _paired(printed: Sequence[Cells], recomputed: Sequence[Cells]) -> Iterator[tuple[Cells, Cells]]:
    """Rows that are about the same: those that share most cells, the first of them where several do."""
    left = list(printed)
    for now in recomputed:
        was = max(left, key=lambda row: _alike(row, now), default=())
        if not _alike(was, now):
            was = ()
        else:
            left.remove(was)
        yield was, now
    yield from ((was, ()) for was in left)


def _alike(one: Cells, other: Cells) -> int:
    """How many cells are the same; the first counts most, since it says what the row is about."""
    same = [bool(a) and a == b for a, b in zip(one, other, strict=False)]
    return sum(same) + (len(same) if same and same[0] else 0)


def _of_row(file: str, sheet: str, was: Cells, now: Cells) -> Iterator[Difference]:
    about = (now or was)[0] or next(filter(None, now or was), "")
    width = max(len(was), len(now))
    old, new = ((*row, *([""] * (width - len(row)))) for row in (was, now))
    for column, (printed, recomputed) in enumerate(zip(old, new, strict=True), 1):
        if printed != recomputed:
            of = f"{sheet}, {about}"
            yield Difference(file, of, f"column {_letters(column)}", printed or NOTHING, recomputed or NOTHING)


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
