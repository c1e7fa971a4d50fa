"""Letters that are compared as one, so that a quick look by another program never passes over what is there.

Two texts are the same word where `suggest` compares them as the same (`plainly`): small letters, plain apostrophes.
Each letter of a word becomes the class of all letters that are compared as it, which any regular expression reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_LAST = 0x1E944  # beyond, no letter has another case
_DOTTED = re.compile("i\u0307")  # the one letter, a capital I with a dot, that becomes two


@cache
def _alike() -> dict[str, str]:
    """For each small letter all letters that become it, or a part of it, when they are made small."""
    found: dict[str, set[str]] = {}
    for point in range(_LAST):
        letter = chr(point)
        if (small := letter.lower()) != letter:
            for part in small:
                found.setdefault(part, {part}).add(letter)
    found.setdefault("ς", {"ς"}).add("Σ")  # at the end of a word
    found["'"] = {"'", "\u2019"}
    return {small: "".join(sorted(letters)) for small, letters in found.items()}


def same_letters(text: str) -> str:
    """A pattern for a text in small letters, whatever the case that it is written in."""
    alike = _alike()
    whole = _DOTTED.split(text)
    pieces = ("".join(f"[{alike[c]}]" if c in alike else re.escape(c) for c in piece) for piece in whole)
    return "(?:\u0130|[iI]\u0307)".join(pieces)


def longest(parts: Iterable[str]) -> str:
    """The longest of some texts: the rarest, more often than not."""
    return max(parts, key=len, default="")


def any_of(fragments: Iterable[str]) -> str:
    """A pattern for a text that holds one of these fragments; "" where one of them is empty, and all texts do."""
    listed = sorted({longest(_DOTTED.split(fragment)) for fragment in fragments})
    return "" if "" in listed else "|".join(map(same_letters, listed))
