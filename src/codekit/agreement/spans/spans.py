"""Spans of one text per coder, laid on what coders are compared by: its characters or its segments."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Literal, NamedTuple

import numpy as np

from codekit.agreement.numeric import Bools, Ints


class CodedSpan(NamedTuple):
    """Characters start to end (half-open, in code points) with a code."""

    start: int
    end: int
    code: Hashable


Spans = Sequence[CodedSpan | tuple[int, int, Hashable]]


def trim(text: str, spans: Sequence[CodedSpan]) -> list[CodedSpan]:
    """Move the edges of spans inward over white space; a span of white space only becomes empty."""
    trimmed = []
    for start, end, code in spans:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        trimmed.append(CodedSpan(left, max(left, start + len(words.rstrip())), code))
    return trimmed


def on_characters(spans: Sequence[CodedSpan], length: int, *, codes: Collection[Hashable] | None = None) -> Ints:
    """1 for each character [length] of a text that lies in a span of one of the codes (default: any code), else 0.

    Spans that overlap or repeat count once. Raises ValueError for a span outside the text.
    """
    edges = np.zeros(length + 1, np.int64)
    for start, end, code in spans:
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start} to {end} does not lie in a text of {length} characters")
        if codes is None or code in codes:
            edges[start] += 1
            edges[end] -= 1
    return np.asarray(np.cumsum(edges[:length]) > 0, np.int64)


def on_segments(
    spans: Sequence[CodedSpan],
    segments: Sequence[Sequence[int]],
    *,
    codes: Collection[Hashable] | None = None,
    rule: Literal["any", "majority"] = "any",
) -> Ints:
    """1 for each segment (start, end) [segments] that is coded with one of the codes (default: any code), else 0.

    "any": some character of the segment is coded; "majority": more than half of its characters are. Raises ValueError
    for another rule, and for a span that is none.
    """
    if rule not in {"any", "majority"}:
        raise ValueError(f"no rule '{rule}'; known: any, majority")
    length = max([*(int(end) for _, end in segments), *(span[1] for span in spans), 0])
    coded = np.concatenate(([0], np.cumsum(on_characters(spans, length, codes=codes))))
    borders = np.asarray(segments, dtype=np.int64).reshape(-1, 2)
    held, size = coded[borders[:, 1]] - coded[borders[:, 0]], borders[:, 1] - borders[:, 0]
    return np.asarray(held > 0 if rule == "any" else 2 * held > size, np.int64)


def united(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Overlapping spans as one, from starts and ends [N]; spans that only touch stay two, and empty ones go."""
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    starts, ends = starts[starts < ends], ends[starts < ends]
    if not starts.size:
        return starts, ends
    reach = np.maximum.accumulate(ends)
    new: Bools = np.concatenate(([True], starts[1:] >= reach[:-1]))
    return starts[new], reach[np.concatenate((new[1:], [True]))]
