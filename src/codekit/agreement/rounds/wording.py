"""Which words separate the passages of two sides, and which passages are typical of theirs.

Words: log-odds ratio with an informative Dirichlet prior, and its z (Monroe, Colaresi and Quinn 2008, equations 16, 18
and 22). The prior of a word is its share of the background, times as many words as both sides have together.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from codekit.words import IN_CJK

# Marks that are written on or after letters, and joiners between them, are part of a word: vowels of Hindi or Arabic.
_MARKS = "".join(chr(point) for point in range(0x300, 0x10000) if unicodedata.category(chr(point))[0] == "M")
_LETTERS = rf"(?:[^\W\d_{IN_CJK}][{_MARKS}\u200c\u200d]*)+"
_WORD = re.compile(rf"(?=[^\W\d_])[{IN_CJK}]|{_LETTERS}(?:['’]{_LETTERS})*")
FEWEST = 2  # passages of both sides together that a word must stand in
COMMON = 0.2  # of the texts of the background: a word that more of them have (and, the, we) says little


@dataclass(frozen=True, slots=True)
class Separating:
    """A word with the passages of each side that have it; `z` is above 0 where the left side has it more often."""

    word: str
    left: int
    right: int
    log_odds: float
    z: float


class Background:
    """The texts that a word's usual frequency is taken from, counted once."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the words, and in how many texts each stands."""
        self.n, self.words, self.texts = 0, Counter[str](), Counter[str]()
        for text in texts:
            counts = Counter(words(text))
            self.n += 1
            self.words.update(counts)
            self.texts.update(counts.keys())

    def rare(self, word: str) -> float:
        """The weight of a word: the fewer texts have it, the more (idf)."""
        return math.log((1 + self.n) / (1 + self.texts[word]))


def separating(
    left: Sequence[str], right: Sequence[str], background: Background, *, most: int = 8, common: float = COMMON
) -> list[Separating]:
    """The words that separate two sides most, by |z|; none where a side has no passage.

    Words of more than the share `common` of the background's texts are left out.
    """
    sides = [[Counter(words(text)) for text in side] for side in (left, right)]
    totals = [_total(side) for side in sides]
    usual = background.words | Counter({word: 1 for total in totals for word in total})
    if not left or not right or len(usual) < 2:  # of a single word there are no odds
        return []
    n = [total.total() for total in totals]
    weight = sum(n) / usual.total()
    found = []
    for word in sorted({*totals[0], *totals[1]}):
        seen = [sum(word in passage for passage in side) for side in sides]
        if sum(seen) >= FEWEST and background.texts[word] <= common * background.n:
            odds, z = _log_odds([total[word] for total in totals], n, weight * usual[word], sum(n))
            found.append(Separating(word, seen[0], seen[1], odds, z))
    return sorted(found, key=lambda one: (-abs(one.z), one.word))[:most]


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    total = Counter[str]()
    for one in counts:
        total.update(one)
    return total


def _log_odds(counts: Sequence[int], n: Sequence[int], prior: float, whole: float) -> tuple[float, float]:
    """The difference of the log-odds of a word on two sides, and the same by its standard error."""
    odds = [math.log((y + prior) / (of + whole - y - prior)) for y, of in zip(counts, n, strict=True)]
    error = math.sqrt(sum(1 / (y + prior) for y in counts))
    return odds[0] - odds[1], (odds[0] - odds[1]) / error


def typical(passages: Sequence[str], background: Background, *, most: int = 3) -> list[int]:
    """The passages that are most like the others of their side, best first, as places in the list.

    Likeness is the cosine of their words, each weighted by how few texts of the background have it.
    """
    vectors = [{word: n * background.rare(word) for word, n in Counter(words(text)).items()} for text in passages]
    likeness = [sum(_cosine(one, other) for other in vectors if other is not one) for one in vectors]
    return sorted(range(len(passages)), key=lambda i: (-likeness[i], i))[:most]


def words(text: str) -> list[str]:
    """The words of a text in small letters; figures are none, each Chinese or Japanese character is one."""
    return [text[start:end].casefold() for start, end in places(text)]


def places(text: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
    """Where each word of a part of a text stands."""
    return (match.span() for match in _WORD.finditer(text, first, len(text) if last is None else last))


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    size = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / size if size else 0.0
