"""Standard errors under the hypothesis that coders agree by chance alone: for tests, never for intervals."""

from __future__ import annotations

import math

import numpy as np

from codekit.agreement.numeric import divide
from codekit.agreement.ratings.table import Ratings, Row, read


def cohen_kappa_se_null(first: Row | Ratings, second: Row | None = None) -> float:
    """The error of Cohen's kappa if it were 0 (Fleiss, Cohen & Everitt 1969, formula 14). NaN where undefined.

    Raises ValueError for rows of unequal length.
    """
    both = (first if isinstance(first, Ratings) else read((first, second or ()))).of(0, 1)
    n, q = both.by_coder.shape[1], len(both.categories)
    p, r = (divide(np.bincount(row, minlength=q), n) for row in both.by_coder)
    chance = float((p * r).sum())
    if not n or chance == 1:
        return math.nan
    spread = chance + chance**2 - float((p * r * (p + r)).sum())
    return math.sqrt(max(spread, 0.0)) / ((1 - chance) * math.sqrt(n))


def fleiss_kappa_se_null(ratings: list[Row] | Ratings) -> float:
    """The error of Fleiss' kappa if it were 0 (Fleiss, Nee & Landis 1979), for equally many ratings per unit.

    The variance in Fleiss 1971 was withdrawn by that paper. NaN where undefined or the numbers of ratings differ.
    """
    table = read(ratings)
    rated = table.counts[table.per_unit > 0]
    per_unit = set(rated.sum(axis=1).tolist())
    if len(per_unit) != 1 or (m := per_unit.pop()) < 2:
        return math.nan
    n = len(rated)
    p = rated.sum(axis=0) / (n * m)
    unlike = float((p * (1 - p)).sum())
    if unlike == 0:
        return math.nan
    spread = unlike**2 - float((p * (1 - p) * (1 - 2 * p)).sum())
    return math.sqrt(2 * max(spread, 0.0)) / (unlike * math.sqrt(n * m * (m - 1)))
