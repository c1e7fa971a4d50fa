"""How evenly a word, or a code, is spread over transcripts of unequal length."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement.numeric import divide


class Spread(NamedTuple):
    """How evenly something is spread; NaN where it does not occur or there is only one transcript with words."""

    dp: float  # 0 as even as can be, near 1 all in one place
    juilland: float  # 1 as even as can be, 0 all in one place
    within: int  # transcripts that hold it
    transcripts: int  # that have words
    undefined_because: str = ""


def spread(hits: ArrayLike, words: ArrayLike) -> Spread:
    """Gries's DP and Juilland's D of hits [T] in transcripts with so many words [T]; those without say nothing.

    DP = 1/2 sum |h_t/h - w_t/w| (Gries 2008); D = 1 - v / sqrt(T - 1), v the coefficient of variation of the rates
    h_t/w_t (Juilland and others 1970, as Gries 2008 has it for parts of unequal size). Raises ValueError where the two
    are not equally long, or something is negative.
    """
    h, w = np.asarray(hits, np.float64), np.asarray(words, np.float64)
    if h.shape != w.shape or h.ndim != 1 or (h < 0).any() or (w < 0).any():
        raise ValueError("hits and words are two equally long rows of counts")
    h, w = h[w > 0], w[w > 0]
    within = int((h > 0).sum())
    if not within or h.size < 2:
        reason = "it does not occur" if not within else "there is one transcript only"
        return Spread(float("nan"), float("nan"), within, h.size, reason)
    rates = h / w
    variation = divide(rates.std(), rates.mean())
    dp = np.abs(h / h.sum() - w / w.sum()).sum() / 2
    return Spread(float(dp), float(1 - variation / np.sqrt(h.size - 1)), within, h.size)
