"""Krippendorff's alpha family for unitizing (Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019).

Every coder divides a text into units with a code and gaps without. With l_ck the length where one coder has c
and another k (over ordered pairs of coders, divided by the coders less one) and e_ck what is expected of it,

    u          all codes and gaps: 1 - (l off the diagonal) / (e off the diagonal)
    binary     coded or gap: which matter is worth coding
    cu         codes on the matter that both coders of a pair coded; the expectation is rebuilt from that matter
    (k)u       one code's row of the matrix of cu

A unit cannot be paired with itself, so that squared lengths are taken off the expectation. Of cu with three or
more coders several readings exist: here the squared length of what a unit shares with another coder's coded
matter is averaged over the other coders. Older coefficients of the same name (1995, 2004, 2013) differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from codekit.agreement.numeric import Floats, Ints, divide
from codekit.agreement.result import NO_SHARED_UNIT, Agreement
from codekit.agreement.spans.spans import Spans, united

NO_VARIATION = "no variation: all matter has one value"
NO_CHANCE = "too little matter: no unit can be paired with another by chance"
NEVER_MET = "the code never meets matter that another coder coded"


class UnitizedText(NamedTuple):
    """One text: its length in characters, and for each coder who did it the spans, an empty list for none."""

    length: int
    coders: Mapping[str, Spans]


@dataclass(frozen=True, eq=False)
class Unitized:
    """The matrices of the family; index 0 of `observed` and `squares` is the gap, the others `codes` in order.

    `observed` [q, q] are the coincidences l_ck, `squares` [q] the squared lengths of units (plain lengths for
    gaps); `joint` [q-1, q-1] and `joint_squares` [q-1] are the same of matter that both of a pair coded. `lengths`
    [q] is all matter in characters, summed over coders.
    """

    codes: tuple[Hashable, ...]
    observed: Floats
    squares: Floats
    joint: Floats
    joint_squares: Floats
    lengths: Floats
    n_units: int

    def u_alpha(self) -> Agreement:
        """uα: borders and codes together."""
        return self._alpha("u_alpha", self.observed, _expected(self.observed, self.squares))

    def u_alpha_binary(self) -> Agreement:
        """|uα: which matter is coded at all, whatever the code."""
        fold = np.zeros((2, len(self.squares)))
        fold[0, 0], fold[1, 1:] = 1, 1
        expected = _expected(self.observed, self.squares)
        return self._alpha("u_alpha_binary", fold @ self.observed @ fold.T, fold @ expected @ fold.T)

    def cu_alpha(self) -> Agreement:
        """cuα: the codes, given that both coders coded. Read it with `coverage`."""
        return self._alpha("cu_alpha", self.joint, _expected(self.joint, self.joint_squares))

    def ku_alpha(self, code: Hashable) -> Agreement:
        """(k)uα: one code against the others, on the matter that both coders coded. Read it with its coverage."""
        if code not in self.codes:
            return Agreement("ku_alpha", np.nan, np.nan, np.nan, self.n_units, undefined_because=NEVER_MET)
        k = self.codes.index(code)
        observed, expected = self.joint[k], _expected(self.joint, self.joint_squares)[k]
        unlike = [float(divide(row.sum() - row[k], row.sum())) for row in (observed, expected)]
        return self._result("ku_alpha", unlike[0], unlike[1], NO_VARIATION if observed.sum() else NEVER_MET)

    def coverage(self, code: Hashable | None = None) -> float:
        """The share of all matter (or of a code's matter) that lies where both of a pair coded; NaN of nothing."""
        if code is None:
            return float(divide(self.joint.sum(), self.observed.sum()))
        if code not in self.codes:
            return float("nan")
        k = self.codes.index(code)
        return float(divide(self.joint[k].sum(), self.lengths[k + 1]))

    def _alpha(self, measure: str, observed: Floats, expected: Floats) -> Agreement:
        total, chance = observed.sum(), expected.sum()
        unlike = [float(divide(t.sum() - np.trace(t), t.sum())) for t in (observed, expected)]
        constant = chance <= 0 or np.count_nonzero(observed.sum(axis=1)) < 2
        reason = (NO_VARIATION if total else NO_SHARED_UNIT) if constant else ""
        if constant:
            return self._result(measure, unlike[0], 0.0, reason)
        ratio = divide(observed.sum() - np.trace(observed), expected.sum() - np.trace(expected))
        value = float(1 - ratio)
        why = NO_CHANCE if np.isnan(value) else ""
        return Agreement(measure, value, 1 - unlike[0], 1 - unlike[1], self.n_units, undefined_because=why)

    def _result(self, measure: str, observed: float, expected: float, reason: str) -> Agreement:
        value = float(1 - divide(observed, expected))
        why = reason if np.isnan(value) else ""
        return Agreement(measure, value, 1 - observed, 1 - expected, self.n_units, undefined_because=why)


def unitize(texts: Sequence[UnitizedText], *, code: Hashable | None = None) -> Unitized:
    """Compare coders on one or more texts that are laid end to end; with `code`, that code against all else.

    Overlapping spans of one coder and code are united, touching ones stay two units. Overlapping spans of
    different codes by one coder are an error (ValueError): take one code at a time. Texts that fewer than two
    coders did are left out. A span outside its text is a ValueError, too.
    """
    shared = [text for text in texts if len(text.coders) >= 2]
    used = {span[2]: None for text in shared for spans in text.coders.values() for span in spans if span[0] < span[1]}
    codes = (code,) if code is not None else tuple(used)
    q = len(codes) + 1
    sums = _Sums(q)
    for text in shared:
        sums.add(text, {name: i + 1 for i, name in enumerate(codes)})
    return Unitized(
        codes=codes,
        observed=sums.observed,
        squares=sums.squares,
        joint=sums.observed[1:, 1:],
        joint_squares=sums.joint_squares[1:],
        lengths=sums.lengths,
        n_units=sums.n_units,
    )


class _Sums:
    """What texts add to the matrices."""

    def __init__(self, q: int) -> None:
        self.q = q
        self.observed = np.zeros((q, q))
        self.squares, self.joint_squares, self.lengths = np.zeros(q), np.zeros(q), np.zeros(q)
        self.n_units = 0

    def add(self, text: UnitizedText, place: Mapping[Hashable, int]) -> None:
        """Cut the text at every border of every coder; within a piece, each coder has one label."""
        each = [_units(spans, text.length, place, coder) for coder, spans in text.coders.items()]
        borders = np.unique(np.concatenate([np.concatenate((s, e)) for s, e, _ in each] + [[0, text.length]]))
        size = np.diff(borders).astype(np.float64)
        unit = [_unit_at(borders[:-1], starts, ends) for starts, ends, _ in each]
        label = [
            np.where(u >= 0, codes[u], 0) if codes.size else np.zeros_like(u)
            for u, (_, _, codes) in zip(unit, each, strict=True)
        ]
        m = len(each)
        for (starts, ends, codes), own in zip(each, label, strict=True):
            own_size = ends - starts
            self.lengths += np.bincount(own, weights=size, minlength=self.q)
            self.squares += np.bincount(codes, weights=own_size.astype(np.float64) ** 2, minlength=self.q)
            self.squares[0] += size[own == 0].sum()
            self.n_units += len(starts)
        for i in range(m):
            for j in range(m):
                if i < j:
                    met = np.bincount(label[i] * self.q + label[j], weights=size, minlength=self.q**2)
                    table: Floats = met.reshape(self.q, self.q) / (m - 1)
                    self.observed += table + table.T
                if i != j:
                    self._joint(unit[i], each[i][2], label[j], size, m)

    def _joint(self, unit: Ints, codes: Ints, other: Ints, size: Floats, m: int) -> None:
        """Squared lengths of what each unit shares with another coder's coded matter."""
        both = (unit >= 0) & (other > 0)
        shared = np.bincount(unit[both], weights=size[both], minlength=len(codes))
        self.joint_squares += np.bincount(codes, weights=shared**2, minlength=self.q) / (m - 1)


def _units(spans: Spans, length: int, place: Mapping[Hashable, int], coder: str) -> tuple[Ints, Ints, Ints]:
    """One coder's units in text order: starts, ends, and codes as indexes from 1 [units] each.

    Raises ValueError for spans outside the text, and for overlapping ones of different codes.
    """
    rows = np.asarray([(s, e, place[code]) for s, e, code in spans if code in place], np.int64).reshape(-1, 3)
    if ((rows[:, 0] < 0) | (rows[:, 1] < rows[:, 0]) | (rows[:, 1] > length)).any():
        raise ValueError(f"a span of {coder} does not lie in the text of {length} characters")
    pieces = [(*united(*rows[rows[:, 2] == k, :2].T), k) for k in np.unique(rows[:, 2])]
    if not pieces:
        return (np.zeros(0, np.int64),) * 3
    starts, ends = (np.concatenate([piece[i] for piece in pieces]) for i in (0, 1))
    codes = np.concatenate([np.full(len(piece[0]), piece[2]) for piece in pieces])
    order = np.argsort(starts, kind="stable")
    starts, ends, codes = starts[order], ends[order], codes[order]
    if (starts[1:] < ends[:-1]).any():
        raise ValueError(f"spans of different codes by {coder} overlap; take one code at a time with code=")
    return starts, ends, codes


def _unit_at(places: Ints, starts: Ints, ends: Ints) -> Ints:
    """The unit that each place lies in, -1 for a gap [places]; starts and ends are of the units [units]."""
    if not starts.size:
        return np.full(len(places), -1, np.int64)
    unit = np.searchsorted(starts, places, side="right") - 1
    return np.where((unit >= 0) & (places < ends[unit]), unit, -1)


def _expected(observed: Floats, squares: Floats) -> Floats:
    """Expected coincidences [q, q]: l.. (l_c l_k - [c=k] S_c) / (l..^2 - S), from observed [q, q] and squares [q]."""
    each, total = observed.sum(axis=1), observed.sum()
    return np.asarray(total * divide(np.outer(each, each) - np.diag(squares), total**2 - squares.sum()))
