"""Which codes stand together: units with both, or overlapping excerpts, for every pair of codes at once.

Each code is rolled up as in the matrix. A pair is counted over the transcripts that are coded for both of its codes,
since elsewhere "not together" only says that nobody looked. Pairs of a code and one below it are left out: they stand
together by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from codekit.matrix.excerpts import Ground, Ints, Merged, merge, spread
from codekit.matrix.result import Matrix
from codekit.matrix.together import OVERLAP, Cooccurrence, Flags
from codekit.model.polarities import POLARITIES, SUPPORTING

Units = Sequence[tuple[Ints, Ints]]
_Together = Callable[[int], Ints]


def cooccurrence(
    matrix: Matrix,
    *,
    by: str = "turn",
    units: Units | None = None,
    codes: Sequence[str] = (),
    kinds: Sequence[str] = (SUPPORTING,),
) -> Cooccurrence:
    """Count every pair of codes over what counts in a matrix.

    Args:
        matrix: What `tabulate` found.
        by: What the units are called, or "overlap" to count pairs of excerpts that share a character.
        units: Starts and ends in code points of each transcript's units, in the order of `matrix.evidence.ground`;
            respondents' turns by default.
        codes: The codes; by default those that were found.
        kinds: Which kinds of evidence count.

    Raises UnknownNameError for a code that the codebook does not have.
    """
    excerpts = _of_kinds(matrix, kinds)
    chosen = tuple(dict.fromkeys(matrix.codebook[code].id for code in codes)) or _found(matrix, excerpts)
    excerpts = _numbered(matrix, chosen, excerpts)
    ground = matrix.evidence.ground
    if by == OVERLAP:
        item, together = excerpts, _overlapping(excerpts)
        n_units = np.zeros(len(ground.transcripts), np.int64)
    else:
        item, together, n_units = _in_units(ground, units, excerpts)
    coded = np.array(
        [[code in matrix.coded.get(transcript.id, ()) for code in chosen] for transcript in ground.transcripts],
        dtype=bool,
    ).reshape(len(ground.transcripts), len(chosen))
    counted = _counts(item, together, coded, _case_rows(matrix))
    there = coded.astype(np.int64)
    found = _table(item.transcript, item.group, np.ones(len(item.group), np.int64), there.shape)
    passed_over = (found * ~coded).sum(axis=0)
    return Cooccurrence(
        matrix,
        by,
        tuple(kinds),
        chosen,
        (found * there).T @ there,
        *counted,
        there.T @ (n_units[:, None] * there),
        there.T @ there,
        _related(matrix, chosen),
        tuple((code, int(n)) for code, n in zip(chosen, passed_over, strict=True) if n),
    )


def _of_kinds(matrix: Matrix, kinds: Sequence[str]) -> Merged:
    """The excerpts of some kinds of evidence, `group` now the row of their code in the matrix."""
    merged = matrix.evidence.columns.merged
    wanted = np.isin(merged.group % len(POLARITIES), [POLARITIES.index(kind) for kind in kinds])
    code, start, end = merged.group[wanted] // len(POLARITIES), merged.start[wanted], merged.end[wanted]
    turn = np.searchsorted(matrix.evidence.ground.turn_end, start, side="right").astype(np.int64)
    return merge(code, start, end, turn, matrix.evidence.ground)  # supporting and contrary ones of a code may overlap


def _found(matrix: Matrix, excerpts: Merged) -> tuple[str, ...]:
    return tuple(matrix.codes[row] for row in np.unique(excerpts.group).tolist())


def _numbered(matrix: Matrix, chosen: Sequence[str], excerpts: Merged) -> Merged:
    """The excerpts of the chosen codes, `group` now the number among them, sorted by it and by place."""
    number = np.full(len(matrix.codes), -1, np.int64)
    place = {code: row for row, code in enumerate(matrix.codes)}
    number[[place[code] for code in chosen]] = np.arange(len(chosen))
    group = number[excerpts.group]
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    return Merged(group[order], excerpts.start[order], excerpts.end[order], excerpts.transcript[order])


def _in_units(ground: Ground, units: Units | None, excerpts: Merged) -> tuple[Merged, _Together, Ints]:
    """Each code once in each unit in which any of its characters lies; and the units of each transcript."""
    if units is None:
        start, end, owner = ground.turn_start, ground.turn_end, ground.turn_transcript
    else:
        sizes = [len(starts) for starts, _ in units]
        owner = np.repeat(np.arange(len(sizes)), sizes).astype(np.int64)
        base = ground.base[owner]
        start = base + np.concatenate([np.zeros(0, np.int64), *(starts for starts, _ in units)])
        end = base + np.concatenate([np.zeros(0, np.int64), *(ends for _, ends in units)])
    low = np.searchsorted(end, excerpts.start, side="right")
    times = np.maximum(np.searchsorted(start, excerpts.end, side="left") - low, 0).astype(np.int64)
    row, nth = spread(times)
    keys = np.unique(excerpts.group[row] * max(len(start), 1) + low[row] + nth)
    code, unit = np.divmod(keys, max(len(start), 1))
    in_unit = np.zeros(len(start), np.int64)

    def together(number: int) -> Ints:
        in_unit[:] = 0
        in_unit[unit[code == number]] = 1
        return np.asarray(in_unit[unit], np.int64)

    n_units = np.bincount(owner, minlength=len(ground.transcripts)).astype(np.int64)
    return Merged(code, start[unit], end[unit], owner[unit]), together, n_units


def _overlapping(excerpts: Merged) -> _Together:
    """For a code: how many of its excerpts each excerpt shares a character with."""

    def together(number: int) -> Ints:
        mine = excerpts.group == number
        low = np.searchsorted(excerpts.end[mine], excerpts.start, side="right")
        high = np.searchsorted(excerpts.start[mine], excerpts.end, side="left")
        return np.asarray(np.maximum(high - low, 0), np.int64)

    return together


def _counts(item: Merged, together: _Together, coded: Flags, case_of: Ints) -> tuple[Ints, Ints, Ints]:
    """Units with both, transcripts and cases with both, [code, code] each, where both codes are coded."""
    n_codes, n_cases = coded.shape[1], int(case_of.max(initial=-1)) + 1
    rows: list[tuple[Ints, Ints, Ints]] = []
    for number in range(n_codes):
        valid = coded & coded[:, number, None]
        both = _table(item.transcript, item.group, together(number), coded.shape) * valid
        by_case = np.zeros((n_cases, n_codes), np.int64)
        np.add.at(by_case, case_of, both)
        rows.append((both.sum(axis=0), (both > 0).sum(axis=0), (by_case > 0).sum(axis=0)))
    shape = (n_codes, n_codes)
    both, transcripts, cases = (np.array([row[at] for row in rows], np.int64).reshape(shape) for at in range(3))
    return both, transcripts, cases


def _table(transcript: Ints, code: Ints, n: Ints, shape: tuple[int, ...]) -> Ints:
    """Sums by transcript and code [transcripts, codes]."""
    sums = np.bincount(transcript * shape[1] + code, weights=n, minlength=shape[0] * shape[1])
    return sums.astype(np.int64).reshape(shape)


def _case_rows(matrix: Matrix) -> Ints:
    """The row of each transcript's case [transcripts of the ground]."""
    row = {i.transcript: at for at, held in enumerate(matrix.interviews.values()) for i in held}
    return np.array([row[transcript.id] for transcript in matrix.evidence.ground.transcripts], np.int64)


def _related(matrix: Matrix, codes: Sequence[str]) -> Flags:
    above = [{code, *matrix.codebook.ancestors(code)} for code in codes]
    size = (len(codes), len(codes))
    upwards = np.array([other in of for of in above for other in codes], dtype=bool).reshape(size)
    return np.asarray(upwards | upwards.T, bool)
