"""The passage of many texts that shares most of the words of a quotation, for one that is not found as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from codekit.model.span import Span

_WORD = re.compile(r"\w+")
_ROOM = 1.5  # how much longer than the quotation a passage may be, in words
Ints = NDArray[np.int64]


class _Words(NamedTuple):
    """The words of one text as numbers, and where each begins and ends (code points)."""

    numbers: Ints
    starts: Ints
    ends: Ints


class Nearest:
    """The words of some texts, numbered once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` by id."""
        self._number: dict[str, int] = {}
        self._texts = {id_: self._words(text) for id_, text in texts.items()}
        counts = np.zeros(len(self._number) + 1, np.int64)
        for words in self._texts.values():
            np.add.at(counts, words.numbers, 1)
        self._weight = 1 / np.sqrt(np.maximum(counts, 1))  # a rare word tells more

    def _words(self, text: str) -> _Words:
        found = [(word[0].casefold(), *word.span()) for word in _WORD.finditer(text)]
        numbers = [self._number.setdefault(word, len(self._number)) for word, _, _ in found]
        columns = np.array(
            [(number, start, end) for number, (_, start, end) in zip(numbers, found, strict=True)], np.int64
        )
        numbers_, starts, ends = columns.reshape(-1, 3).T
        return _Words(numbers_, starts, ends)

    def find(self, quote: str, *, left_out: int = 0) -> tuple[str, Span] | None:
        """The text and the passage with most of the quotation's words, rarer ones counting more; None without any.

        `left_out` is how many words more may lie between those of the quotation.
        """
        words = [word.casefold() for word in _WORD.findall(quote)]
        wanted = np.array(sorted({self._number[word] for word in words if word in self._number}), np.int64)
        if not wanted.size:
            return None
        room = max(1, round(_ROOM * len(words)) + left_out)
        best: tuple[float, str, Span] | None = None
        for id_, text in self._texts.items():
            if not text.numbers.size:
                continue
            hit = np.where(np.isin(text.numbers, wanted), self._weight[text.numbers], 0.0)
            sums = np.concatenate(([0.0], np.cumsum(hit)))
            last = np.minimum(np.arange(hit.size) + room, hit.size)
            window = sums[last] - sums[:-1]
            at = int(window.argmax())
            if window[at] > 0 and (best is None or window[at] > best[0]):
                best = float(window[at]), id_, Span(int(text.starts[at]), int(text.ends[last[at] - 1]))
        return best and best[1:]
