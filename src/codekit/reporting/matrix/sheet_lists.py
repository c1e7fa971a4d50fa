"""The registers, the codebook, what was asked, and the checks, each as a plain list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.matrix.crosstab import attributes_of, value_of
from codekit.matrix.result import Matrix
from codekit.reporting.matrix.look import SIZE, TEXT, heading, page, titles
from codekit.reporting.matrix.sheet_matrix import interviews
from codekit.tables.look import Heights, widths
from codekit.tables.streamed import Rows
from codekit.tables.text import split

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ORGANIZATIONS, INTERVIEWS, CODEBOOK, CHECKS = "Organizations", "Interviews", "Codebook", "Checks"
_HEAD = 3


@dataclass(frozen=True)
class List:
    """A sheet that is one list: what it is called, what its columns are and how wide."""

    title: str
    below: str
    columns: dict[str, float]
    rows: Sequence[Sequence[Any]]
    printed: int = 0  # how many columns go to paper, where not all

    def write(self, sheet: Worksheet) -> None:
        """Fill the sheet."""
        from openpyxl.utils import get_column_letter

        sizes = list(self.columns.values())
        titles(sheet, self.title, self.below)
        heading(sheet, _HEAD, list(self.columns), sizes)
        rows = Rows(sheet, _HEAD + 1)
        plain, number = rows.wear(TEXT), rows.wear(TEXT.but(side="center"))
        heights = Heights(sizes, size=SIZE)
        for row in self.rows:
            for part in split(row):
                rows.add(part, [number if isinstance(cell, int) else plain for cell in part], heights.of(part))
        widths(sheet, sizes)
        last = f"{get_column_letter(len(self.columns))}{max(rows.last, _HEAD + 1)}"
        page(sheet, head=_HEAD, freeze=f"B{_HEAD + 1}", last=last)
        if self.printed:
            sheet.print_area = f"A1:{get_column_letter(self.printed)}{rows.last}"


def organizations(matrix: Matrix) -> List:
    """The cases with their attributes."""
    names, named = attributes_of(matrix), any(case.name for case in matrix.registers.cases)
    speech = matrix.evidence.columns.speech.tolist()
    rows = [
        [
            *([matrix.called(case), case] if named else [case]),
            *(value_of(matrix, case, name) for name in names),
            ", ".join(i.transcript for i in matrix.interviews[case]) or "none",
            interviews(matrix, case),
            words,
            matrix.any_theme(case),
        ]
        for case, words in zip(matrix.cases, speech, strict=True)
    ]
    columns = {
        **({"organization": 28.0, "id": 10.0} if named else {"organization": 16.0}),
        **{name: _wide(matrix, name) for name in names},
        "which interviews": 20.0,
        "interviews": 12.0,
    }
    return List(
        "Organizations",
        "The rows of the matrix: one for each organization of cases.csv, however many interviews it gave.",
        {**columns, "respondents' words": 13.0, "any theme": 10.0},
        rows,
    )


def _wide(matrix: Matrix, name: str) -> float:
    """As wide as what stands in the column of an attribute, within bounds."""
    longest = max((len(value_of(matrix, case, name)) for case in matrix.cases), default=0)
    return min(max(11.0, longest + 3.0), 30.0)


def interview_list(matrix: Matrix) -> List:
    """Every registered interview and what counts of it, then the transcripts that are left out."""
    rows: list[list[Any]] = [
        [
            i.transcript,
            matrix.called(case),
            i.date,
            i.order,
            i.mode,
            i.minutes,
            i.role,
            matrix.layers.get(i.transcript) or "nothing",
            _coded(matrix, i.transcript),
            len(matrix.transcripts[i.transcript].turns) if i.transcript in matrix.transcripts else "not imported",
        ]
        for case, held in matrix.interviews.items()
        for i in held
    ]
    rows += [[t, "excluded", *[""] * 5, why, "", ""] for t, why in matrix.excluded]
    columns = {"interview": 12.0, "organization": 14.0, "date": 12.0, "order": 8.0, "mode": 12.0, "minutes": 9.0}
    return List(
        "Interviews",
        "Every interview of interviews.csv, the layers of codings that count, and whether it is coded for every code.",
        {**columns, "interviewee's role": 26.0, "counted": 36.0, "coded": 8.0, "turns": 11.0},
        rows,
    )


def _coded(matrix: Matrix, transcript: str) -> str:
    """Whether a transcript is coded, or for how many of the codes."""
    if matrix.wholly_coded(transcript):
        return "yes"
    coded = len(matrix.coded.get(transcript, ()))
    return f"{coded} of {len(matrix.codes)} codes" if coded else "no"


def codebook_list(matrix: Matrix) -> List:
    """The codes in full, with their use."""
    uses = matrix.evidence.uses(matrix.codes)
    rows = [
        [
            code.id,
            "    " * depth + code.name,
            code.definition,
            code.include,
            code.exclude,
            "\n".join(code.examples),
            str(matrix.totals[code.id]),
            code.rolls_up_as,
            "yes" if code.assignable else "no, a container",
            code.replaced_by,
            uses[code.id].codings,
            uses[code.id].interviews,
            ", ".join(uses[code.id].codebooks),
        ]
        for id_, depth in matrix.codebook.walk()
        for code in [matrix.codebook[id_]]
    ]
    columns = {"code": 16.0, "name": 28.0, "definition": 42.0, "include": 30.0, "exclude": 30.0, "examples": 34.0}
    more = {
        "organizations": 14.0,
        "rolls up as": 11.0,
        "assigned to text": 11.0,
        "replaced by": 12.0,
        "codings": 9.0,
        "interviews": 10.0,
    }
    return List(
        f"Codebook {matrix.codebook.title or matrix.codebook.id}, version {matrix.codebook.version}",
        "Codings and interviews: the code itself, every polarity. Organizations: k of n, with the codes below it.",
        {**columns, **more, "coded under": 14.0},
        rows,
        printed=len(columns) + 1,
    )


def checks_list(checks: Sequence[Sequence[str]]) -> List:
    """The checks that were run."""
    return List(
        "Checks",
        "pass: nothing found. warn: read the detail before you report. fail: mend this first.",
        {"check": 9.0, "what is checked": 60.0, "result": 10.0, "detail": 70.0, "how to mend it": 50.0},
        checks,
    )
