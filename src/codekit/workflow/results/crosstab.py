"""Codes across cases, interviews, time or attributes, over what counts: the tables behind the charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.notes import FEW, listed
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, POLARITIES, SUPPORTING
from codekit.workflow.results.across import INTERVIEW, TIMES, TOTAL, across, columns_of, divides_no_case
from codekit.workflow.results.retrieval import Found, retrieve
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.result import Cell
    from codekit.matrix.tally import Column, Crosstab, Ints
    from codekit.model.codebook import Codebook

ALL = "all"
LEVELS = (ALL, "top", "leaf")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is counted across what; `codes` are by default those found, at every level."""

    across: str = TOTAL
    counted: str = "codings"
    polarity: str = SUPPORTING
    level: str = ALL
    codes: tuple[str, ...] = ()
    order: str = "codebook"


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
    book = found.codebook
    columns = columns_of(found.ground, _counting(found), asked.across, book)
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
