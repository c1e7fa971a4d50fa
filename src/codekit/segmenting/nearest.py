"""The passage of many texts that shares most of the words of a quotation, for one that is not found as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from codekit.model.span import Span

_WORD = re.compile(r"\w+")
_ROOM = 1.5  # how much longer than the quotation a passage may be, in words
_ROUNDING = 1e-9  # far above that of a sum of weights, far below any weight
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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
        own = [np.unique(words.numbers, return_counts=True) for words in self._texts.values()]
        self._held = _Held.of(own, len(self._number))
        counts = np.bincount(self._held.word, self._held.times, minlength=len(self._number) + 1)
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
        weight = np.zeros_like(self._weight)
        weight[wanted] = self._weight[wanted]
        most, ids = self._most(wanted, room), list(self._texts)
        best: tuple[float, int, Span] | None = None
        for number in np.argsort(-most, kind="stable").tolist():
            if most[number] < (best[0] - _ROUNDING if best else _ROUNDING):
                break
            value, span = _passage(self._texts[ids[number]], weight, room)
            # Of those that are alike the first text.
            if value > 0 and (best is None or (value, -number) > (best[0], -best[1])):
                best = value, number, span
        return best and (ids[best[1]], best[2])

    def _most(self, wanted: Ints, room: int) -> Floats:
        """What the words that a text has could come to at the most in a passage of so many words [texts]."""
        order = wanted[np.argsort(-self._weight[wanted], kind="stable")]
        counts = np.zeros((len(order), len(self._texts)), np.int64)
        for row, number in enumerate(order.tolist()):
            texts, there = self._held.of_word(number)
            counts[row, texts] = there
        together = np.minimum(counts.cumsum(axis=0), room)
        gained = np.diff(together, axis=0, prepend=0)
        return np.asarray(self._weight[order] @ gained)


class _Held(NamedTuple):
    """How often which text has a word, by word: the words in order, with the texts of each."""

    first: Ints  # of each word, where its texts begin; one more at the end
    word: Ints
    text: Ints
    times: Ints

    @classmethod
    def of(cls, own: Sequence[tuple[Ints, Ints]], n_words: int) -> _Held:
        """From the words of each text, and how often it has each."""
        none = np.zeros(0, np.int64)
        word = np.concatenate([none, *(numbers for numbers, _ in own)])
        text = np.repeat(np.arange(len(own)), [len(numbers) for numbers, _ in own])
        order = np.argsort(word, kind="stable")
        first = np.searchsorted(word[order], np.arange(n_words + 1))
        return cls(first, word[order], text[order], np.concatenate([none, *(counts for _, counts in own)])[order])

    def of_word(self, number: int) -> tuple[Ints, Ints]:
        """The texts that have a word, and how often."""
        here = slice(int(self.first[number]), int(self.first[number + 1]))
        return self.text[here], self.times[here]


def _passage(text: _Words, weight: Floats, room: int) -> tuple[float, Span]:
    """The passage of so many words of a text that weighs most, and its weight; the first of those that are alike."""
    sums = np.concatenate(([0.0], np.cumsum(weight[text.numbers])))
    last = np.minimum(np.arange(text.numbers.size) + room, text.numbers.size)
    window = sums[last] - sums[:-1]
    at = int(window.argmax())
    return float(window[at]), Span(int(text.starts[at]), int(text.ends[last[at] - 1]))
