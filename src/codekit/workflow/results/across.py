"""What interviews can be set side by side by: cases, attributes, time; each interview stands in exactly one column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from codekit.model.cases import UNKNOWN, Interview, attribute_names, interview_order
from codekit.workflow.exports.ground import Ground
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.tally import Column
    from codekit.model.codebook import Codebook

TOTAL, CASE, INTERVIEW, MONTH, QUARTER, YEAR = "total", "case", "interview", "month", "quarter", "year"
ACROSS = (TOTAL, CASE, INTERVIEW, MONTH, QUARTER, YEAR)
TIMES = (MONTH, QUARTER, YEAR)
NO_CASE, UNDATED = "no case", "undated"
MOST_STEPS = 240  # months without an interview are shown too, but not two centuries of them
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


def across(study: Study) -> tuple[str, ...]:
    """What can stand across in this study: its own attributes of cases and columns of interviews last."""
    registers = study.registers
    facts = [
        name
        for interview in registers.interviews
        for name, value in interview.columns.items()
        if value and name not in {"date", "order"}
    ]
    return tuple(dict.fromkeys((*ACROSS, *attribute_names(registers.cases), *facts)))


def divides_no_case(study: Study, name: str) -> bool:
    """Whether every case stands in one column as a whole, so that cases can be counted."""
    return name == TOTAL or any(name in case.attributes for case in study.registers.cases)


def columns_of(ground: Ground, ids: Sequence[str], over: str, book: Codebook | None = None) -> tuple[Column, ...]:
    """Interviews by what they share, each in exactly one column; kinds of cases as a codebook lists them."""
    from codekit.matrix.tally import Column

    def column(id_: str, name: str, transcripts: Iterable[str]) -> Column:
        held = tuple(transcripts)
        cases = dict.fromkeys(case for one in held if (case := ground.case(one).id))
        return Column(id_, name, held, tuple(cases))

    if over == TOTAL:
        return (column(TOTAL, "all", ids),)
    if over == INTERVIEW:
        return tuple(column(id_, id_, [id_]) for id_ in _in_time(ground, ids))
    if over == CASE:
        groups = _grouped(ids, lambda id_: ground.case(id_).id)
        names = {id_: ground.called(id_) for id_ in groups if id_}
        ordered = [
            *(case.id for case in ground.study.registers.cases if case.id in groups),
            *([""] if "" in groups else []),
        ]
        return tuple(column(id_ or NO_CASE, names.get(id_, NO_CASE), groups[id_]) for id_ in ordered)
    if over in TIMES:
        groups = _grouped(ids, lambda id_: _step(ground.interviews.get(id_), over))
        steps = without_gaps(sorted(filter(None, groups)), over)
        ordered = [*steps, *([""] if "" in groups else [])]
        return tuple(column(id_ or UNDATED, id_ or UNDATED, groups.get(id_, ())) for id_ in ordered)
    return tuple(column(value, value, held) for value, held in _by_value(ground, ids, over, book))


def _grouped(ids: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for id_ in ids:
        groups.setdefault(key(id_), []).append(id_)
    return groups


def _in_time(ground: Ground, ids: Sequence[str]) -> list[str]:
    """Interviews in the order they were held, those that are in no register last."""
    known = ground.interviews
    return [*sorted((i for i in ids if i in known), key=lambda i: interview_order(known[i])),
            *(i for i in ids if i not in known)]  # fmt: skip


def _step(interview: Interview | None, over: str) -> str:
    """The month, quarter or year of an interview; "" where its date does not say."""
    match = _DATE.match(interview.date) if interview else None
    year, month = match.groups() if match else ("", None)
    if over == YEAR:
        return year
    if not month or not 1 <= int(month) <= 12:
        return ""
    return f"{year}-{month}" if over == MONTH else f"{year}-Q{(int(month) + 2) // 3}"


def without_gaps(steps: Sequence[str], over: str) -> list[str]:
    """Every step from the first to the last, so that a distance is a time; only those that occur where it is long."""
    if not steps:
        return []
    per, sign = {MONTH: (12, "-"), QUARTER: (4, "-Q"), YEAR: (1, "")}[over]

    def number(step: str) -> int:
        return int(step) if over == YEAR else int(step[:4]) * per + int(step.rpartition(sign)[2]) - 1

    def named(at: int) -> str:
        if over == YEAR:
            return f"{at:04}"
        year, rest = divmod(at, per)
        return f"{year:04}-{rest + 1:02}" if over == MONTH else f"{year:04}-Q{rest + 1}"

    first, last = number(steps[0]), number(steps[-1])
    return [named(at) for at in range(first, last + 1)] if last - first < MOST_STEPS else list(steps)


def _by_value(ground: Ground, ids: Sequence[str], name: str, book: Codebook | None) -> list[tuple[str, list[str]]]:
    """The values of an attribute of the cases, or of a column of the interviews, with their interviews."""
    from codekit.matrix.crosstab import in_order

    of_case = name in ground.attributes

    def value(id_: str) -> str:
        if of_case:
            return ground.case(id_).attributes.get(name, "").strip() or UNKNOWN
        interview = ground.interviews.get(id_)
        return (interview.columns.get(name, "").strip() if interview else "") or UNKNOWN

    groups = _grouped(ids, value)
    return [(each, groups[each]) for each in in_order(book, name, groups)]
