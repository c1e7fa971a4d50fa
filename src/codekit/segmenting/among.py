"""Which of many texts may hold a quotation, found without looking into each of them.

What is left of a text without white space, signs, accents and capitals holds what is left of everything that stands in
it, in whatever typography. Of these letters some runs are kept, chosen by what they are and not by where they stand, so
that a quotation brings the same ones as the text that it is from (Manber 1994, "Finding similar files").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

_NO_LETTER = re.compile(r"[\W_ʹʼˈ]+")  # the last three are quotation marks to whoever holds a quotation
_RUN = 12  # letters
_KEPT = 8  # one of so many runs
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits spread evenly
Hashes = NDArray[np.uint64]


class Among:
    """The runs of some texts, by which those are found that may hold some words."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` by id."""
        self._ids = tuple(texts)
        runs = [np.unique(_kept(text)) for text in texts.values()]
        owner = np.repeat(np.arange(len(runs), dtype=np.int32), [len(own) for own in runs])
        together = np.concatenate(runs) if runs else np.zeros(0, np.uint64)
        order = np.argsort(together, kind="stable")
        self._runs, self._owner = together[order], owner[order]

    def may_hold(self, words: Iterable[str]) -> frozenset[str]:
        """The texts that may hold all of these passages; any other lacks one of them, in whatever typography."""
        kept = [_kept(passage) for passage in words]
        wanted = np.concatenate(kept) if kept else np.zeros(0, np.uint64)
        first, after = np.searchsorted(self._runs, wanted), np.searchsorted(self._runs, wanted, side="right")
        found = range(len(self._ids))
        with_each = [set(self._owner[a:b].tolist()) for a, b in zip(first.tolist(), after.tolist(), strict=True)]
        return frozenset(self._ids[owner] for owner in (set.intersection(*with_each) if with_each else found))


def _kept(text: str) -> Hashes:
    """The runs that are kept of a text, as numbers."""
    letters = _NO_LETTER.sub("", unicodedata.normalize("NFKD", text)).casefold()
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    count = max(len(points) - _RUN + 1, 0)
    hashes = np.zeros(count, np.uint64)
    for nth in range(_RUN):
        hashes = (hashes + points[nth : nth + count]) * np.uint64(_FACTOR)
    hashes ^= hashes >> np.uint64(32)
    chosen: Hashes = hashes[hashes % np.uint64(_KEPT) == 0]
    return chosen
