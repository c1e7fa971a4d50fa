"""Codes across cases, interviews, time or attributes, over what counts: the tables behind the charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.cases import UNKNOWN, Interview, interview_order
from codekit.model.notes import FEW, listed
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, POLARITIES, SUPPORTING
from codekit.workflow.results.retrieval import Found, retrieve
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.result import Cell
    from codekit.matrix.tally import Column, Crosstab, Ints
    from codekit.model.codebook import Codebook

TOTAL, CASE, INTERVIEW, MONTH, QUARTER, YEAR = "total", "case", "interview", "month", "quarter", "year"
ACROSS = (TOTAL, CASE, INTERVIEW, MONTH, QUARTER, YEAR)
TIMES = (MONTH, QUARTER, YEAR)
ALL = "all"
LEVELS = (ALL, "top", "leaf")
NO_CASE, UNDATED = "no case", "undated"
MOST_STEPS = 240  # months without an interview are shown too, but not two centuries of them
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is counted across what; `codes` are by default those found, at every level."""

    across: str = TOTAL
    counted: str = "codings"
    polarity: str = SUPPORTING
    level: str = ALL
    codes: tuple[str, ...] = ()
    order: str = "codebook"


def across(study: Study) -> tuple[str, ...]:
    """What codes can be set against in this study: its own attributes of cases and columns of interviews last."""
    registers = study.registers
    attributes = [name for case in registers.cases for name in case.attributes if name != "name"]
    facts = [
        name
        for interview in registers.interviews
        for name, value in interview.columns.items()
        if value and name not in {"date", "order"}
    ]
    return tuple(dict.fromkeys((*ACROSS, *attributes, *facts)))


def divides_no_case(study: Study, name: str) -> bool:
    """Whether every case stands in one column as a whole, so that cases can be counted."""
    return name == TOTAL or any(name in case.attributes for case in study.registers.cases)


def crosstab(study: Study, codebook: str, wish: Wish | None = None, *, viewer: str = "") -> Crosstab:
    """Codes, rolled up as in the matrix, by columns in which every interview that counts stands once.

    Codings are single codings, as `retrieve` finds them. Of cases, k and n are those of the matrix.

    Raises BlindRoundError for a viewer who is blind in some round, UnknownNameError for a name that is not known,
    CodekitError for cases by something that divides them, or without cases.
    """
    from codekit.matrix.tally import CASES, COUNTS, ORDERS, Crosstab

    asked = wish or Wish()
    for what, given, known in (
        ("count", asked.counted, COUNTS),
        ("polarity", asked.polarity, (ALL, *POLARITIES)),
        ("level", asked.level, LEVELS),
        ("order", asked.order, ORDERS),
        ("column", asked.across, across(study)),
    ):
        if given not in known:
            raise UnknownNameError(what, given, known)
    sight_of(study, viewer).refuse_totals()
    found = retrieve(study, codebook, viewer=viewer)
    book, columns = found.codebook, _columns(found, asked.across)
    by_code = _by_code(found, asked.polarity)
    codes = _codes(book, asked, by_code)
    looked = _looked(found, codes, columns, by_code)
    if asked.counted == CASES:
        n, base = _cases(study, codebook, asked, codes, columns)
    else:
        n, base = _counts(found, asked, codes, columns, by_code)
    one = Crosstab(
        codebook=book,
        across=asked.across,
        counted=asked.counted,
        polarity=asked.polarity,
        codes=codes,
        columns=columns,
        n=n,
        base=looked if asked.counted == "interviews" else base,
        looked=looked,
        over_time=asked.across in {*TIMES, INTERVIEW},
        in_tree=asked.level == ALL and not asked.codes,
        warnings=(*found.warnings, *_left_out(study, found)),
    )
    return one.by(asked.order)


ByCode = Mapping[str, Sequence[tuple[str, str]]]  # the (transcript, coding) pairs that speak to a code


def _by_code(found: Found, polarity: str) -> dict[str, list[tuple[str, str]]]:
    """Which codings speak to each code, by the rule of the matrix; each once."""
    from codekit.matrix.rollup import targets

    book, kinds = found.codebook, POLARITIES if polarity == ALL else (polarity,)
    held: dict[str, dict[str, str]] = {}
    for coding in found.every:
        for code, kind in targets(book, book.current(coding.code), coding.polarity or SUPPORTING):
            if kind in kinds:
                held.setdefault(code, {})[coding.id] = coding.transcript
    return {code: [(transcript, id_) for id_, transcript in ids.items()] for code, ids in held.items()}


def _codes(book: Codebook, asked: Wish, found: ByCode) -> tuple[str, ...]:
    if asked.codes:
        return tuple(dict.fromkeys(book[code].id for code in asked.codes))
    listed_ = [(code, depth) for code, depth in book.walk() if found.get(code)]
    if asked.level == "top":
        return tuple(code for code, depth in listed_ if depth == 0)
    return tuple(code for code, _ in listed_ if asked.level == ALL or not book.children[code])


def _counting(found: Found) -> list[str]:
    """The interviews that were searched for anything, or in which anything counts."""
    held = {coding.transcript for coding in found.every}
    return [id_ for id_, codes in found.searched.items() if codes or id_ in held]


def _left_out(study: Study, found: Found) -> list[str]:
    there = set(_counting(found))
    missing = [id_ for id_ in study.transcript_ids() if id_ not in there]
    return [f"{len(missing)} interviews do not count yet and stand nowhere: {listed(missing, FEW)}"] if missing else []


# columns


def _columns(found: Found, over: str) -> tuple[Column, ...]:
    from codekit.matrix.tally import Column

    ids = _counting(found)
    ground = found.ground

    def column(id_: str, name: str, transcripts: Iterable[str]) -> Column:
        held = tuple(transcripts)
        cases = dict.fromkeys(case for one in held if (case := ground.case(one).id))
        return Column(id_, name, held, tuple(cases))

    if over == TOTAL:
        return (column(TOTAL, "all", ids),)
    if over == INTERVIEW:
        return tuple(column(id_, id_, [id_]) for id_ in _in_time(found, ids))
    if over == CASE:
        groups = _grouped(ids, lambda id_: ground.case(id_).id)
        names = {id_: ground.cases[id_].attributes.get("name", "") or id_ for id_ in groups if id_}
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
    return tuple(column(value, value, held) for value, held in _by_value(found, ids, over))


def _grouped(ids: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for id_ in ids:
        groups.setdefault(key(id_), []).append(id_)
    return groups


def _in_time(found: Found, ids: Sequence[str]) -> list[str]:
    """Interviews in the order they were held, those that are in no register last."""
    known = found.ground.interviews
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


def _by_value(found: Found, ids: Sequence[str], name: str) -> list[tuple[str, list[str]]]:
    """The values of an attribute of the cases, or of a column of the interviews, with their interviews."""
    from codekit.matrix.crosstab import in_order

    ground = found.ground
    of_case = name in ground.attributes

    def value(id_: str) -> str:
        if of_case:
            return ground.case(id_).attributes.get(name, "").strip() or UNKNOWN
        interview = ground.interviews.get(id_)
        return (interview.columns.get(name, "").strip() if interview else "") or UNKNOWN

    groups = _grouped(ids, value)
    return [(each, groups[each]) for each in in_order(found.codebook, name, groups)]


# counts


def _looked(found: Found, codes: Sequence[str], columns: Sequence[Column], by_code: ByCode) -> Ints:
    """How many interviews of each column were searched for each code, or have it."""
    import numpy as np

    with_it = {code: {transcript for transcript, _ in by_code.get(code, ())} for code in codes}
    looked = [
        [sum(code in found.searched.get(id_, ()) or id_ in with_it[code] for id_ in column.transcripts)
         for column in columns]
        for code in codes
    ]  # fmt: skip
    return np.array(looked, np.int64).reshape(len(codes), len(columns))


def _counts(
    found: Found, asked: Wish, codes: Sequence[str], columns: Sequence[Column], by_code: ByCode
) -> tuple[Ints, Ints]:
    """Codings, or interviews with one, of each code and column; and all codings of the column, whatever their code."""
    import numpy as np

    place = {id_: at for at, column in enumerate(columns) for id_ in column.transcripts}
    n = np.zeros((len(codes), len(columns)), np.int64)
    for row, code in enumerate(codes):
        pairs = by_code.get(code, ())
        places = [t for t, _ in pairs] if asked.counted == "codings" else sorted({t for t, _ in pairs})
        for transcript in places:
            n[row, place[transcript]] += 1
    wanted = POLARITIES if asked.polarity == ALL else (asked.polarity,)
    base = np.zeros(len(columns), np.int64)
    for coding in found.every:
        base[place[coding.transcript]] += (coding.polarity or SUPPORTING) in wanted
    return n, np.broadcast_to(base, n.shape).astype(np.int64)


def _cases(
    study: Study, codebook: str, asked: Wish, codes: Sequence[str], columns: Sequence[Column]
) -> tuple[Ints, Ints]:
    """Cases with each code, of those that can be decided: as the matrix has them."""
    import numpy as np

    from codekit.matrix.states import DETERMINATE
    from codekit.workflow.results.tabulate import matrix

    if not divides_no_case(study, asked.across):
        raise CodekitError(
            f"cases cannot be counted across {asked.across}: that divides a case, or is one",
            hint="count codings or interviews, or go across an attribute of the cases",
        )
    cells = matrix(study, codebook).cells
    n, base = (np.zeros((len(codes), len(columns)), np.int64) for _ in range(2))
    for at, column in enumerate(columns):
        for row, code in enumerate(codes):
            here = [cells[case, code] for case in column.cases if (case, code) in cells]
            decided = [cell for cell in here if cell.state in DETERMINATE]
            n[row, at] = sum(_has(cell, asked.polarity) for cell in decided)
            base[row, at] = len(decided)
    return n, base


def _has(cell: Cell, polarity: str) -> bool:
    from codekit.matrix.states import FOUND

    of_kind = {
        SUPPORTING: cell.state in FOUND,
        CONTRARY: cell.contrary > 0,
        HYPOTHETICAL: cell.hypothetical > 0,
    }
    return any(of_kind.values()) if polarity == ALL else of_kind[polarity]
