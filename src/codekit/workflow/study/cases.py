"""Cases: link interviews to them from one table, and the registers as one codebook's matrix reads them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.cases import UNKNOWN, Registers
from codekit.model.codebook import Codebook
from codekit.model.names import clean_id
from codekit.store import registers
from codekit.workflow.study.study import Study, alone

TRANSCRIPT_NAMES = ("transcript", "file", "document", "interview")


@alone
def add_cases(study: Study, path: Path) -> dict[str, str]:
    """Take cases (and interviews) from a table into cases.csv and interviews.csv; returns the case of each transcript.

    The table has a column `case`; a column `transcript` (or `file`) links interviews. The columns of
    interviews.csv go there, all others are attributes of the case. Rows that the study has already stay as
    they are. Raises ProblemsError with every problem of the table (nothing is written then), and where cases.csv
    or interviews.csv need mending.
    """
    problems: list[Problem] = []
    rows = registers.table(path, ("case",), problems)
    known = {case.id for case in study.registers.cases}
    cases: dict[str, dict[str, str]] = {}
    interviews: list[dict[str, str]] = []
    case_of: dict[str, str] = {}
    of_interviews = {*registers.INTERVIEW_COLUMNS, *TRANSCRIPT_NAMES}
    for line, row in rows:
        column = next((name for name in TRANSCRIPT_NAMES if row.get(name)), "")
        attributes = {name: value or UNKNOWN for name, value in row.items() if name and name not in of_interviews}
        try:
            case = clean_id(row["case"])
            id_ = transcript_id(row[column]) if column else ""
        except ValueError as error:
            problems.append(Problem(path.name, line, str(error)))
            continue
        if cases.setdefault(case, attributes) != attributes:
            problems.append(Problem(path.name, line, f"case {case} has other attributes in an earlier row"))
        if id_:
            case_of[id_] = case
            interview = {name: row.get(name, "") for name in registers.INTERVIEW_COLUMNS}
            interviews.append({**interview, "transcript": id_, "case": case})
    if problems:
        raise ProblemsError(f"{path.name}: nothing was taken over", problems)
    _write(study, {id_: row for id_, row in cases.items() if id_ not in known}, interviews)
    return case_of


def transcript_id(name: str) -> str:
    """The id of a transcript that a table names by its id or by its file. Raises ValueError where there is none."""
    return clean_id(Path(name).stem if "." in name else name)


def _write(study: Study, cases: dict[str, dict[str, str]], interviews: list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(name for row in cases.values() for name in row))
    if cases:
        table = study.store.document("cases.csv")
        registers.add_columns(table, ["case", *columns])
        registers.add_rows(table, ["case", *columns], [{"case": id_, **row} for id_, row in cases.items()])
    study.refresh()
    known = {interview.transcript for interview in study.registers.interviews}
    new = [row for row in interviews if row["transcript"] not in known]
    if new:
        registers.add_rows(study.store.document("interviews.csv"), registers.INTERVIEW_COLUMNS, new)
    study.refresh()


def refuse_without_cases(study: Study) -> None:
    """Raise CodekitError where the study has no case: a matrix would have no rows."""
    if not study.registers.cases:
        raise CodekitError(
            "there is no case yet, so the matrix has no rows",
            hint="list the organizations in cases.csv and link interviews in interviews.csv",
        )


def registers_for(study: Study, book: Codebook) -> Registers:
    """The study's tables without the topics and cells that belong to its other codebooks."""
    others: set[str] = set()
    for id_ in study.codebook_ids():
        with contextlib.suppress(CodekitError):
            others |= study.codebook(id_).by_id.keys()
    others -= book.by_id.keys()
    tables = study.registers
    asked = tables.coverage and tuple(row for row in tables.coverage if row.topic not in others)
    return replace(tables, coverage=asked, cells=tuple(cell for cell in tables.cells if cell.code not in others))


def called(study: Study) -> Mapping[str, str]:
    """By id what people call each case; {} where the tables need mending, of which `check` tells."""
    with contextlib.suppress(ProblemsError):
        return study.registers.called
    return {}


def named_after_another_case(registers: Registers) -> list[str]:
    """Warnings for interviews whose id begins with the id of a case that is not theirs: T07-2 of T07, say.

    A second interview that is registered as a case of its own would add a row to the matrix.
    """
    cases = [case.id for case in registers.cases]
    warnings = []
    for interview in registers.interviews:
        starts = [case for case in cases if re.match(rf"{re.escape(case)}(?![^\W_])", interview.transcript)]
        if starts and interview.case not in starts:
            warnings.append(
                f"{interview.transcript} is linked to case {interview.case}, but is named after case {starts[0]}: "
                "is it another interview of that case?"
            )
    return warnings
