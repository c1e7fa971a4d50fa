"""Which interview belongs to which case: the rows of a matrix come from the case register only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from codekit.errors import nearest
from codekit.model.cases import Interview, Registers, interview_order
from codekit.model.transcript import Transcript


@dataclass(frozen=True)
class Assigned:
    """Interviews by case, and the transcripts that enter the matrix, by case and then in order of interview."""

    cases: tuple[str, ...]
    interviews: Mapping[str, tuple[Interview, ...]]
    transcripts: tuple[Transcript, ...]
    case_rows: tuple[int, ...]  # the row of each transcript's case
    excluded: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def assign(
    registers: Registers, transcripts: Mapping[str, Transcript], counted: Collection[str] = frozenset()
) -> Assigned:
    """Give every interview to its case; whatever cannot be given to one is excluded by name."""
    cases = tuple(dict.fromkeys(case.id for case in registers.cases))
    by_case: dict[str, list[Interview]] = {case: [] for case in cases}
    excluded: dict[str, str] = {}
    warnings: list[str] = []
    for interview in _once_each(registers, warnings):
        if interview.case in by_case:
            by_case[interview.case].append(interview)
        else:
            excluded[interview.transcript] = _unknown_case(interview.case, cases)
    listed = {interview.transcript for interview in registers.interviews}
    excluded |= dict.fromkeys(sorted({*transcripts, *counted} - listed), "not in interviews.csv")
    ordered = {case: tuple(sorted(rows, key=interview_order)) for case, rows in by_case.items()}
    warnings += [f"{transcript} is excluded: {why}" for transcript, why in sorted(excluded.items())]
    for case, rows in ordered.items():
        warnings += [
            f"{i.transcript}: listed for {case}, but not imported" for i in rows if i.transcript not in transcripts
        ]
        if not rows:
            warnings.append(f"{case}: no interview is listed for this case")
    entering = [
        (transcripts[i.transcript], row)
        for row, case in enumerate(cases)
        for i in ordered[case]
        if i.transcript in transcripts
    ]
    return Assigned(
        cases,
        ordered,
        tuple(transcript for transcript, _ in entering),
        tuple(row for _, row in entering),
        tuple(sorted(excluded.items())),
        tuple(warnings),
    )


def _once_each(registers: Registers, warnings: list[str]) -> list[Interview]:
    """One row for each transcript: counting it for two cases would count it twice."""
    first: dict[str, Interview] = {}
    for interview in registers.interviews:
        kept = first.setdefault(interview.transcript, interview)
        if kept is not interview:
            warnings.append(f"interviews.csv: {interview.transcript} is listed twice; counted for {kept.case} only")
    return list(first.values())


def _unknown_case(case: str, known: tuple[str, ...]) -> str:
    near = nearest(case, known)
    return f"unknown case '{case}'" + (f", did you mean '{near}'?" if near else "")
