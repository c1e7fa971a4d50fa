"""Find out which characters two texts share: by words first, then by characters within what is left.

Words that stand once in both are fixed first, in the longest order that both have, and then the same between them, so
that an interview of an hour takes a moment. Only short stretches are compared word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from codekit.model.alignment import Alignment, Block

_WORDS = re.compile(r"\w+|\s|[^\w\s]")
_RUNS = (1, 4)  # how many words in a row are looked for that stand once in both
_PRODUCT = 40_000  # pairs of words that are compared with each other at most
_TYPED = 200  # characters in which a slip of the pen is looked for at most
_LONG = 12  # characters of a word, above which it may be a sentence
_FAR_EAST = "\u2e80"  # from which on scripts need no spaces
_ALIKE = 0.6  # from which on a word is a misspelt other one

Range = tuple[int, int, int, int]  # words of the old text from..to, of the new one from..to


def align(old: str, new: str) -> Alignment:
    """The stretches that two texts share; the same for the same two texts, always."""
    words, others = _words(old), _words(new)
    at, there = _offsets(words), _offsets(others)
    blocks = [(at[i], there[j], at[i + n] - at[i]) for i, j, n in sorted(_matches(words, others))]
    return Alignment(tuple(_joined([*blocks, *_misspelt(blocks, old, new)])))


def in_common(old: str, new: str) -> float:
    """A first look, which costs no more than reading: how much of the words of the longer text both have."""
    counts = [Counter(_looked_at(text)) for text in (old, new)]
    letters = [_letters(each) for each in (*counts, counts[0] & counts[1])]
    return letters[2] / max(*letters, 1)


def _looked_at(text: str) -> Iterator[str]:
    """Its words in small letters; of what is written without spaces, each character."""
    for word in _WORDS.findall(text.casefold()):
        if len(word) > _LONG or word[0] >= _FAR_EAST:
            yield from word
        elif word.isalnum():
            yield word


def _letters(words: Counter[str]) -> int:
    return sum(len(word) * n for word, n in words.items())


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _offsets(words: Sequence[str]) -> list[int]:
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return offsets


def _matches(old: list[str], new: list[str]) -> Iterator[Block]:
    """Runs of equal words, as indexes."""
    waiting: list[Range] = [(0, len(old), 0, len(new))]
    while waiting:
        lo, hi, low, high = waiting.pop()
        n = _common(old, new, (lo, hi, low, high), step=1)
        if n:
            yield lo, low, n
        lo, low = lo + n, low + n
        n = _common(old, new, (lo, hi, low, high), step=-1)
        if n:
            yield hi - n, high - n, n
        hi, high = hi - n, high - n
        if lo < hi and low < high:
            yield from _between(old, new, (lo, hi, low, high), waiting)


def _common(old: list[str], new: list[str], within: Range, *, step: int) -> int:
    """How many words are the same from the beginning on, or from the end."""
    lo, hi, low, high = within
    most, n = min(hi - lo, high - low), 0
    i, j = (lo, low) if step > 0 else (hi - 1, high - 1)
    while n < most and old[i] == new[j]:
        i, j, n = i + step, j + step, n + 1
    return n


def _between(old: list[str], new: list[str], within: Range, waiting: list[Range]) -> Iterator[Block]:
    """Divide a range at what is fixed in it, or compare it word by word where nothing is and it is short."""
    lo, hi, low, high = within
    for run in _RUNS:
        if fixed := _once(old[lo:hi], new[low:high], run):
            at, there = lo, low
            for i, j in fixed:  # the words of the run are found anew: the next range begins with them
                waiting.append((at, lo + i, there, low + j))
                at, there = lo + i, low + j
            waiting.append((at, hi, there, high))
            return
    if (hi - lo) * (high - low) <= _PRODUCT:
        for i, j, n in SequenceMatcher(None, old[lo:hi], new[low:high], autojunk=False).get_matching_blocks():
            if n:
                yield lo + i, low + j, n


def _once(old: list[str], new: list[str], run: int) -> list[tuple[int, int]]:
    """Where runs of words begin that stand once in both, in the longest order that both share."""
    places, others = _places(old, run), _places(new, run)
    pairs = sorted((place, others[words]) for words, place in places.items() if words in others)
    return _longest(pairs)


def _places(words: list[str], run: int) -> dict[tuple[str, ...] | str, int]:
    runs: list[tuple[str, ...] | str] = (
        list(words) if run == 1 else list(zip(*(words[k:] for k in range(run)), strict=False))
    )
    counts = Counter(runs)
    return {each: at for at, each in enumerate(runs) if counts[each] == 1 and (run > 1 or str(each).isalnum())}


def _longest(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that grows in both."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        k = bisect_left(tails, there)
        before.append(ends[k - 1] if k else -1)
        tails[k : k + 1], ends[k : k + 1] = [there], [index]
    series: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def _misspelt(blocks: list[Block], old: str, new: str) -> Iterator[Block]:
    """What is the same within words that were written otherwise."""
    at = there = 0
    for o, n, length in [*blocks, (len(old), len(new), 0)]:
        if 0 < o - at <= _TYPED and 0 < n - there <= _TYPED:
            matcher = SequenceMatcher(None, old[at:o], new[there:n], autojunk=False)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                yield from ((at + i, there + j, k) for i, j, k in matcher.get_matching_blocks() if k)
        at, there = o + length, n + length


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The same with those in one that follow each other in both texts."""
    held: Block | None = None
    for old, new, length in sorted(blocks):
        if held and held[0] + held[2] == old and held[1] + held[2] == new:
            held = (held[0], held[1], held[2] + length)
            continue
        if held:
            yield held
        held = (old, new, length)
    if held:
        yield held
