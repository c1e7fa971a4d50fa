"""The three ways in which MAXQDA compares two coders, for figures that can be set beside its own.

None of them is what codekit recommends: they depend on how many codes a codebook has, or on how often a text was
cut, and the correction for chance supposes that every code is as likely.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Literal

import numpy as np

from codekit.agreement.formulas.coefficients import chance_corrected
from codekit.agreement.numeric import Floats, divide
from codekit.agreement.result import Agreement
from codekit.agreement.spans.spans import Spans

Overlap = Literal["union", "shorter", "longer"]
Counts = Mapping[Hashable, int]
NO_CODE, NO_SPAN = "no code was used", "nobody coded anything"


def code_presence_agreement(first: Counts, second: Counts, *, count_absent_by_both: bool = True) -> Agreement:
    """The share of codes that are present in a document for both coders or for neither.

    `first` and `second` say how often each coder used each code. Without `count_absent_by_both` only codes that
    somebody used count.
    """
    return _codes("code_presence_agreement", first, second, absent=count_absent_by_both, presence=True)


def code_frequency_agreement(first: Counts, second: Counts, *, count_absent_by_both: bool = True) -> Agreement:
    """The share of codes that both coders used equally often in a document."""
    return _codes("code_frequency_agreement", first, second, absent=count_absent_by_both, presence=False)


def segment_overlap_agreement(
    first: Spans, second: Spans, *, threshold: float = 0.9, overlap: Overlap = "union"
) -> Agreement:
    """The share of all coded spans of both coders that have an answer: a span of the same code by the other.

    Two spans answer each other where the length of what they share is at least `threshold` times their "union"
    (symmetric; MAXQDA does not say what its 90 % is a share of), or the "shorter" or "longer" of the two.
    """
    answered = [_answered(mine, others, threshold, overlap) for mine, others in ((first, second), (second, first))]
    flags = np.concatenate(answered)
    value = float(divide(flags.sum(), flags.size))
    reason = "" if flags.size else NO_SPAN
    return Agreement("segment_overlap_agreement", value, value, 0.0, flags.size, undefined_because=reason)


def segment_overlap_brennan_prediger(
    first: Spans, second: Spans, *, threshold: float = 0.9, overlap: Overlap = "union"
) -> Agreement:
    """MAXQDA's kappa: segment overlap corrected by Brennan & Prediger's chance, 1 / (codes used by either).

    Undefined where fewer than two codes were used.
    """
    observed = segment_overlap_agreement(first, second, threshold=threshold, overlap=overlap)
    used = len({span[2] for span in (*first, *second) if span[0] < span[1]})
    chance = float(divide(1, used))
    value = float(chance_corrected(np.asarray(observed.value), chance))
    reason = NO_SPAN if not used else "only one code was used" if used == 1 else ""
    measure = "segment_overlap_brennan_prediger"
    return Agreement(measure, value, observed.value, chance, observed.n_units, undefined_because=reason)


def _codes(measure: str, first: Counts, second: Counts, *, absent: bool, presence: bool) -> Agreement:
    codes = list(dict.fromkeys((*first, *second)))
    counts = [[side.get(code, 0) for code in codes] for side in (first, second)]
    pairs = [(a, b) for a, b in zip(*counts, strict=True) if absent or a or b]
    alike = sum(bool(a) == bool(b) if presence else a == b for a, b in pairs)
    value = float(divide(alike, len(pairs)))
    dropped = len(codes) - len(pairs)
    return Agreement(measure, value, value, 0.0, len(pairs), dropped, undefined_because="" if pairs else NO_CODE)


def _answered(mine: Spans, others: Spans, threshold: float, overlap: Overlap) -> Floats:
    """1 for each span of one coder that a span of the other answers, else 0 [spans]."""
    answered = []
    for start, end, code in mine:
        if start < end:
            alike = [_share(start, end, s, e, overlap) for s, e, other in others if other == code and s < e]
            answered.append(max(alike, default=0.0) >= threshold)
    return np.asarray(answered, np.float64)


def _share(start: int, end: int, other_start: int, other_end: int, overlap: Overlap) -> float:
    shared = max(0, min(end, other_end) - max(start, other_start))
    sizes = end - start, other_end - other_start
    of = {"union": sum(sizes) - shared, "shorter": min(sizes), "longer": max(sizes)}
    return shared / of[overlap]
