"""From the lines of printed pages to paragraphs.

A line goes on in the next where the next one's first word had no room on it; it ends a paragraph where the word would
have fitted, where more space follows than between lines, and where a label that recurs begins the next line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LABEL = re.compile(r"(?P<label>[^\s:][^:\n.?!]{0,40}):(?:\s|$)")
_ANSWER = re.compile(r"(?P<label>[QA])\.?\s{1,}(?=\S)")
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}", "\ufffe", "\x02")
_MARKED = ("\N{SOFT HYPHEN}", "\ufffe", "\x02")  # a hyphen that is there for the line's end only
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = 1.3  # times the usual distance of two lines
_MOST_LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page (from 0), and where it stands, in points from the lower left corner."""

    page: int
    text: str
    left: float
    right: float
    bottom: float

    @property
    def letter(self) -> float:
        """The usual width of a character."""
        return (self.right - self.left) / max(len(self.text), 1)


def without_number_column(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], int]:
    """The lines without numbers that stand beside the text and count on; and how many these were."""
    numbers = [line for line in lines if line.text.isdecimal() and len(line.text) < 5]
    others = [line for line in lines if not (line.text.isdecimal() and len(line.text) < 5)]
    if len(numbers) < 3 or not others:
        return list(lines), 0
    edge = sorted(line.left for line in others)[len(others) // 10]
    beside = [line for line in numbers if line.right < edge]
    values = [int(line.text) for line in beside]
    steps = sum(after - before == 1 or after == 1 for before, after in pairwise(values))
    if len(beside) < 3 or steps < (len(values) - 1) * 0.9:
        return list(lines), 0
    out = set(map(id, beside))
    return [line for line in lines if id(line) not in out], len(beside)


def paragraphs(lines: Sequence[PrintedLine]) -> tuple[str, int]:
    """The text, one paragraph a line, and how many words divided at a line's end were put together."""
    if not lines:
        return "", 0
    labels = _labels(lines)
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    edge = _right_edge(lines)
    pitch = _pitch(lines)
    text, joined = [lines[0].text], 0
    for before, line in pairwise(lines):
        if _begins(before, line, edge, pitch, labels):
            text.append(line.text)
            continue
        text[-1], put = _continued(text[-1], line.text, known)
        joined += put
    return "\n".join(text), joined


def _labels(lines: Sequence[PrintedLine]) -> set[str]:
    counts = Counter(label for line in lines if (label := _label(line.text)))
    return {label for label, count in counts.items() if count > 1}


def _label(text: str) -> str:
    match = _LABEL.match(text) or _ANSWER.match(text)
    label = match["label"].strip() if match else ""
    return label if len(label.split()) <= _MOST_LABEL_WORDS else ""


def _right_edge(lines: Sequence[PrintedLine]) -> float:
    """Where full lines end; the very longest may be a heading or a table."""
    rights = sorted(line.right for line in lines)
    return rights[int(len(rights) * 0.95)] if len(rights) > 5 else rights[-1]


def _pitch(lines: Sequence[PrintedLine]) -> float:
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and before.bottom > line.bottom
    ]
    # In the smaller half, since in a transcript of short turns most steps are those between paragraphs.
    return median(sorted(steps)[: max(1, len(steps) // 4)]) if steps else 0.0


def _begins(before: PrintedLine, line: PrintedLine, edge: float, pitch: float, labels: set[str]) -> bool:
    if _label(line.text) in labels:
        return True
    same_page = before.page == line.page
    if same_page and pitch and not 0 < before.bottom - line.bottom <= pitch * _WIDE:
        return True
    first = line.text.split()[0]
    return before.right + before.letter * (len(first) + 1) < edge - before.letter


def _continued(text: str, line: str, known: Counter[str]) -> tuple[str, bool]:
    """The next line put behind; a word divided between them is put together."""
    if not text.endswith(_HYPHENS) or not line[:1].isalpha():
        return f"{text} {line}", False
    marked = text.endswith(_MARKED)
    head, tail = re.search(r"[^\W\d_]*$", text[:-1]), _WORD.match(line)
    whole = ((head[0] if head else "") + (tail[0] if tail else "")).casefold()
    if marked or (line[0].islower() and known[whole]):
        return text[:-1] + line, True
    return text + line, False  # "well-" and "known": the hyphen is the word's own
