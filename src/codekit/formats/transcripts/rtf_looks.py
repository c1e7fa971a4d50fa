"""How the letters of Rich Text look: marks are put into it, and turned into runs in the text that is made of it.

Only what stands beside the letters counts: whoever writes Rich Text repeats there what a style says, and programs that
read it go by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codekit.formats.transcripts.runs import PLAIN, Line, Look, Run

# Code points that stand for no character. Rich Text is bytes, so they cannot be in it.
_LOOKS = (PLAIN, Look(bold=True), Look(italic=True), Look(bold=True, italic=True))
_MARKS = dict(zip("\U0010fffe\U0010ffff\U000ffffe\U000fffff", _LOOKS, strict=True))
_MARK_OF = {look: mark for mark, look in _MARKS.items()}
_ANY = "".join(_MARKS)
_MARKED = re.compile(f"([{_ANY}])")
_SPLIT = re.compile(f"([\ud800-\udbff])([{_ANY}]+)([\udc00-\udfff])")  # a character of two halves
_TOKEN = re.compile(r"\\[\\{}]|\\(b|i|plain)(?![a-z])(-?\d+)? ?|[{}]", re.IGNORECASE)


def marked(raw: str) -> str:
    """Rich Text with a mark wherever letters begin to look otherwise."""
    return "".join(_with_marks(raw))


def _with_marks(raw: str) -> Iterator[str]:
    look, around, at = PLAIN, [], 0
    for token in _TOKEN.finditer(raw):
        after = look
        if token[0] == "{":
            around.append(look)
        elif token[0] == "}":
            after = around.pop() if around else PLAIN
        elif token[1]:
            after = _after(look, token[1].lower(), on=token[2] != "0")
        if after != look:
            yield raw[at : token.end()]
            yield _MARK_OF[after]
            look, at = after, token.end()
    yield raw[at:]


def _after(look: Look, word: str, *, on: bool) -> Look:
    """The look of letters after a control word."""
    if word == "plain":
        return PLAIN
    return look._replace(bold=on) if word == "b" else look._replace(italic=on)


def unmarked(text: str) -> str:
    """Text of marked Rich Text, in which no mark parts the halves of a character."""
    return _SPLIT.sub(r"\1\3\2", text)


def lines(text: str) -> list[Line]:
    """The lines of a text with marks, each as runs."""
    look = PLAIN
    made: list[Line] = []
    for line in text.split("\n"):
        runs: list[Run] = []
        for piece in _MARKED.split(line):
            if piece in _MARKS:
                look = _MARKS[piece]
            elif piece:
                runs.append(Run(piece, look))
        made.append(runs)
    return made
