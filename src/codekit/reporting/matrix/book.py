"""Put the sheets together and write the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats import judgement_sheets
from codekit.matrix.cooccurrence import cooccurrence
from codekit.matrix.crosstab import crosstab, overlaps
from codekit.matrix.judged import Judged
from codekit.matrix.profiles import profiles
from codekit.matrix.result import Matrix
from codekit.matrix.saturation import Asked, saturation, without_order
from codekit.model.cases import interview_order
from codekit.reporting.content import COMPUTED_BY
from codekit.reporting.matrix import (
    sheet_about,
    sheet_cooccurrence,
    sheet_counts,
    sheet_crosstabs,
    sheet_evidence,
    sheet_excerpts,
    sheet_grids,
    sheet_judged,
    sheet_lists,
    sheet_matrix,
    sheet_profiles,
    sheet_saturation,
)
from codekit.reporting.matrix.plan import EXCERPTS, MATRIX, Plan
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Check = Sequence[str]
Fill = Callable[["Worksheet"], None]

_CONTENTS = {
    MATRIX: "Organizations by themes, a state in every cell, totals on top.",
    sheet_counts.NAME: "How many excerpts, interviews and words stand behind each state.",
    judgement_sheets.FIT: "How each organization fits each theme, as analysts judge it; to be written in.",
    judgement_sheets.FIT_GRID: "The same as a grid of organizations by themes; to be written in.",
    judgement_sheets.FRAMEWORK_GRID: "The same as a grid: the framework matrix; to be written in.",
    judgement_sheets.FRAMEWORK: "Each organization and theme in an analyst's words; to be written in.",
    EXCERPTS: "The words themselves, with the question before them and all their codes.",
    judgement_sheets.QUOTES: "The passages chosen to be printed, held against the transcripts; to be written in.",
    sheet_evidence.SPREAD: "Which organizations give the excerpts and quotations of each theme.",
    sheet_evidence.DISCONFIRMING: "What speaks against a theme, or only of what might be.",
    sheet_crosstabs.CROSSTABS: "Themes by attributes of the organizations.",
    sheet_crosstabs.CROSSED: "The organizations behind each figure of the crosstabs.",
    sheet_profiles.NAME: "Kinds of organizations by themes, as the codebook tells them apart.",
    sheet_profiles.PASSAGES: "The words behind every figure of the profiles.",
    sheet_crosstabs.OVERLAP: "Which themes occur together.",
    sheet_cooccurrence.NAME: "How often two themes stand in the same respondent turn.",
    sheet_saturation.NAME: "New codes by interview, and from when on there are hardly any.",
    sheet_evidence.COVERAGE: "Which topics were asked in which interview.",
    sheet_lists.ORGANIZATIONS: "The register of organizations.",
    sheet_lists.INTERVIEWS: "The register of interviews, and what counts of each.",
    sheet_lists.CODEBOOK: "The codes in full, with their use.",
    sheet_lists.CHECKS: "What was checked, and what came of it.",
}


def write_workbook(
    matrix: Matrix,
    path: Path,
    *,
    title: str = "",
    created: dt.date | None = None,
    codekit_version: str = "",
    transcript_set_hash: str = "",
    computed_by: str = "",
    warnings: Sequence[str] = (),
    checks: Sequence[Check] = (),
    judged: Judged | None = None,
) -> list[str]:
    """Write the matrix as an Excel file, and return what the reader must be told: every warning on its About sheet.

    The same matrix with the same date gives the same bytes.

    Args:
        matrix: What `tabulate` found.
        path: The file to write; one that is there is replaced in one step.
        title: The study's title.
        created: The day to put into the file; today by default.
        codekit_version: Shown on the About sheet.
        transcript_set_hash: The identity of the set of transcripts, shown on the About sheet.
        computed_by: The command that gives the matrix again, shown on the About sheet.
        warnings: Anything the caller knows that a reader should; the matrix's own are added.
        checks: (id, what is checked, pass or warn or fail, detail) for the Checks sheet.
        judged: What analysts wrote; without it the sheets in which they write are left out.
    """
    from openpyxl import Workbook

    day = created or dt.date.today()  # noqa: DTZ011  (the researcher's own day)
    plan, book = Plan(matrix), Workbook()
    notices = list(dict.fromkeys([*warnings, *matrix.warnings, *plan.warnings]))
    judging = sheet_judged.Judging(plan, judged) if judged else None
    tables = _tables(plan, title or "Matrix of themes", checks, judging)
    about = book.worksheets[0]
    about.title = sheet_about.NAME
    sheet_about.write(
        about,
        matrix,
        title=title or "Matrix of themes",
        facts=[*_facts(matrix, day, codekit_version, transcript_set_hash), *_again(computed_by)],
        warnings=notices,
        sheets=[(name, _CONTENTS[name]) for name in tables],
    )
    for name, fill in tables.items():
        fill(book.create_sheet(name))
    if judging:
        sheet_judged.remember(judging, book)
    book.properties.creator = book.properties.lastModifiedBy = f"codekit {codekit_version}".strip()
    book.properties.title = title
    save(book, path, stamp=day)
    return notices


def _tables(plan: Plan, title: str, checks: Sequence[Check], judging: sheet_judged.Judging | None) -> dict[str, Fill]:
    """The sheets after About, in their order; one that would be empty is left out."""
    matrix = plan.matrix
    crosses, together, kinds = crosstab(matrix), overlaps(matrix), profiles(matrix)
    by_turn = cooccurrence(matrix, codes=matrix.themes)
    quotes = list(judging.quotes) if judging else []
    spread, against = sheet_evidence.spread_list(matrix, quotes), sheet_evidence.disconfirming_list(plan)
    tables: dict[str, Fill | None] = {
        MATRIX: lambda sheet: sheet_matrix.write(sheet, plan, title),
        sheet_counts.NAME: lambda sheet: sheet_counts.write(sheet, matrix),
        judgement_sheets.FIT: partial(sheet_judged.write_fit, judging) if judging else None,
        judgement_sheets.FIT_GRID: partial(sheet_grids.write_fit_grid, judging) if judging else None,
        judgement_sheets.FRAMEWORK: partial(sheet_judged.write_framework, judging) if judging else None,
        judgement_sheets.FRAMEWORK_GRID: partial(sheet_grids.write_framework_grid, judging) if judging else None,
        EXCERPTS: lambda sheet: sheet_excerpts.write(sheet, plan),
        judgement_sheets.QUOTES: partial(sheet_judged.write_quotes, judging) if judging else None,
        sheet_evidence.SPREAD: spread.write if judging and spread.rows else None,
        sheet_evidence.DISCONFIRMING: against.write if against.rows else None,
        sheet_crosstabs.CROSSTABS: partial(sheet_crosstabs.write_crosstabs, matrix, crosses) if crosses else None,
        sheet_crosstabs.CROSSED: partial(sheet_crosstabs.write_crossed, matrix, crosses) if crosses else None,
        sheet_profiles.NAME: partial(sheet_profiles.write, matrix, kinds) if kinds else None,
        sheet_profiles.PASSAGES: partial(sheet_profiles.write_passages, matrix, kinds) if kinds else None,
        sheet_crosstabs.OVERLAP: partial(sheet_crosstabs.write_overlap, matrix, together) if together else None,
        sheet_cooccurrence.NAME: partial(sheet_cooccurrence.write, by_turn) if by_turn.both.any() else None,
        sheet_saturation.NAME: _saturation(matrix),
        sheet_evidence.COVERAGE: sheet_evidence.coverage_list(matrix).write if matrix.asking_recorded else None,
        sheet_lists.ORGANIZATIONS: sheet_lists.organizations(matrix).write,
        sheet_lists.INTERVIEWS: sheet_lists.interview_list(matrix).write,
        sheet_lists.CODEBOOK: sheet_lists.codebook_list(matrix).write,
        sheet_lists.CHECKS: sheet_lists.checks_list(checks).write if checks else None,
    }
    return {name: fill for name, fill in tables.items() if fill is not None}


def _saturation(matrix: Matrix) -> Fill | None:
    """The sheet in the order of the interviews, where that is on record and something was found."""
    interviews = [interview for held in matrix.interviews.values() for interview in held]
    if without_order(interviews):
        return None
    found = saturation(matrix, sorted(interviews, key=interview_order))
    return partial(sheet_saturation.write, found, Asked()) if found.found else None


def _again(command: str) -> list[tuple[str, str]]:
    return [(COMPUTED_BY, command)] if command else []


def _without(matrix: Matrix) -> str:
    """Which organizations are listed and have no interview (any more): they are in no n."""
    silent = [matrix.called(case) for case in matrix.cases if not matrix.interviews[case]]
    return f"; without an interview, and in no n: {', '.join(silent)}" if silent else ""


def _facts(matrix: Matrix, day: dt.date, version: str, transcripts: str) -> list[tuple[str, str]]:
    codebook = matrix.codebook
    entering = len(matrix.evidence.ground.transcripts)
    facts = [
        ("date", day.isoformat()),
        ("made with", f"codekit {version}".strip()),
        ("codebook", f"{codebook.title + ': ' if codebook.title else ''}{codebook.id}, version {codebook.version}"),
        ("organizations", f"{len(matrix.cases)}, with {entering} interviews{_without(matrix)}"),
        ("counted", matrix.layer or "nothing yet"),
        ("review", f"{matrix.reviewed}."),
        ("unit", codebook.unit or "codings of any length"),
        ("transcripts", f"set {transcripts}" if transcripts else ""),
    ]
    return [(name, value) for name, value in facts if value]
