"""Fields as codekit writes them beside a text, read without a parser of YAML: texts are read by the thousand.

Only what cannot be understood in two ways is taken: words that begin with a letter, a hash, nothing, names with words
below `speakers`. For all else the parser is asked.
"""

from __future__ import annotations

import re
from typing import Any

_WORDS = r"[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z0-9_.-]+)*"
_LINE = re.compile(rf"([a-z][a-z0-9_]*): (?:({_WORDS}|[0-9a-f]{{64}})|('')|(\[\])|(\{{\}}))")
_BELOW = re.compile(rf"  ({_WORDS}): ({_WORDS})")
_NO_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # of one schema of YAML or another
_SPEAKERS = "speakers:"


def read(raw: bytes) -> dict[str, Any] | None:
    """The fields; None where the parser must read them."""
    if not raw.isascii() or not raw.endswith(b"\n"):
        return None
    found: dict[str, Any] = {}
    in_speakers = False
    for line in raw.decode("ascii")[:-1].split("\n"):
        if line == _SPEAKERS:
            in_speakers, found["speakers"] = True, None
        elif in_speakers and (below := _BELOW.fullmatch(line)) and _is_text(below[1]) and _is_text(below[2]):
            found["speakers"] = (found["speakers"] or {}) | {below[1]: below[2]}
        elif (at := _LINE.fullmatch(line)) and _is_text(at[1]) and (at[2] is None or _is_text(at[2])):
            in_speakers, found[at[1]] = False, at[2] or ("" if at[3] else [] if at[4] else {})
        else:
            return None
    return found


def _is_text(word: str) -> bool:
    """True where no schema takes it for anything else: 64 digits are a number, and so is one that begins with 0b."""
    return word.lower() not in _NO_WORDS and (word[0].isalpha() or not {"a", "c", "d", "f"}.isdisjoint(word))
