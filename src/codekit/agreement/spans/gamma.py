"""Gamma (Mathet, Widlöcher & Métivier 2015): agreement on units with borders by their best alignment.

The observed disorder of two coders is an assignment problem and is computed here. Gamma itself compares it with
the disorder of random texts: it depends on the sampler and is left to pygamma-agreement, an optional extra
(`pip install codekit-qda[gamma]`).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from codekit.agreement.numeric import Floats, Ints
from codekit.agreement.spans.spans import Spans


def gamma_observed_disorder(
    first: Spans, second: Spans, *, alpha: float = 1.0, beta: float = 1.0, delta_empty: float = 1.0
) -> float:
    """The disorder of the best alignment of two coders' units, by units per coder; NaN without units.

    Two units cost alpha x (gap between their borders / their lengths)^2 x `delta_empty`, and beta x `delta_empty`
    if their codes differ (formulas 3 to 6); a unit without a partner costs `delta_empty`.
    """
    units = [[span for span in spans if span[0] < span[1]] for spans in (first, second)]
    n = len(units[0]), len(units[1])
    if not sum(n):
        return float("nan")
    cost = np.full((sum(n), sum(n)), float(delta_empty))
    cost[n[0] :, n[1] :] = 0
    cost[: n[0], : n[1]] = _dissimilarity(units[0], units[1], alpha, beta) * delta_empty
    rows, columns = assignment(cost)
    return float(cost[rows, columns].sum() / (sum(n) / 2))


def gamma(
    coders: Mapping[str, Spans], *, alpha: float = 1.0, beta: float = 1.0, delta_empty: float = 1.0, seed: int = 0
) -> float:
    """Gamma of any number of coders by pygamma-agreement. The value depends on the sampled texts (`seed`).

    Raises ImportError with a hint where the extra is not installed.
    """
    try:
        from pyannote.core import Segment
        from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
    except ImportError as error:
        raise ImportError("gamma needs an extra package: pip install codekit-qda[gamma]") from error
    np.random.seed(seed)  # noqa: NPY002  the library draws from the global generator
    continuum = Continuum()
    for coder, spans in coders.items():
        for start, end, code in spans:
            if start < end:
                continuum.add(coder, Segment(start, end), str(code))
    dissimilarity = CombinedCategoricalDissimilarity(alpha=alpha, beta=beta, delta_empty=delta_empty)
    return float(continuum.compute_gamma(dissimilarity).gamma)


def _dissimilarity(first: Spans, second: Spans, alpha: float, beta: float) -> Floats:
    """What each unit of the first costs with each of the second [units of the first, units of the second]."""
    starts, ends = ([np.asarray([s[i] for s in spans], np.float64) for spans in (first, second)] for i in (0, 1))
    gap = np.abs(starts[0][:, None] - starts[1]) + np.abs(ends[0][:, None] - ends[1])
    size = (ends[0] - starts[0])[:, None] + (ends[1] - starts[1])
    unlike = np.asarray([[a[2] != b[2] for b in second] for a in first], np.float64).reshape(gap.shape)
    return np.asarray(alpha * (gap / size) ** 2 + beta * unlike)


def assignment(cost: Floats) -> tuple[Ints, Ints]:
    """The cheapest one-to-one assignment of a square table [n, n] (Jonker & Volgenant's paths): rows, columns [n]."""
    n = len(cost)
    rise, fall = np.zeros(n), np.zeros(n + 1)
    row_of = np.full(n + 1, -1)
    for row in range(n):
        column, row_of[n] = n, row
        least, way = np.full(n, np.inf), np.zeros(n, np.int64)
        done = np.zeros(n + 1, bool)
        while row_of[column] >= 0:
            done[column] = True
            free = ~done[:n]
            slack = cost[row_of[column]] - rise[row_of[column]] - fall[:n]
            better = free & (slack < least)
            least[better], way[better] = slack[better], column
            nearest = int(np.argmin(np.where(free, least, np.inf)))
            step = least[nearest]
            taken = np.flatnonzero(done)
            rise[row_of[taken]] += step
            fall[taken] -= step
            least[free] -= step
            column = nearest
        while column != n:
            before = int(way[column])
            row_of[column] = row_of[before]
            column = before
    columns = np.empty(n, np.int64)
    columns[row_of[:n]] = np.arange(n)
    return np.arange(n), columns
