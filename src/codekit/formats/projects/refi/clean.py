"""Characters that XML cannot hold, and texts as every reader of the format counts them: one for one, nothing moves."""

from __future__ import annotations

import re

from codekit.formats.projects.refi.telling import Teller

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")  # in a text file, which may hold other control characters
_REPLACED = "characters that the format cannot hold"
_WHY = "each is one other character, so nothing moves"


def in_xml(text: str, teller: Teller) -> str:
    """Words as they may stand in XML: white space for control characters that are, else U+FFFD."""
    cleaned, n = _ILLEGAL.subn(lambda found: " " if found.group().isspace() else "\ufffd", text)
    teller.changed(_REPLACED, n, _WHY)
    return cleaned


def in_file(text: str, teller: Teller) -> str:
    """A text as it is written into a file: no NUL, no CR, and no byte-order mark at its start."""
    cleaned, n = _UNWRITABLE.subn("\ufffd", text)
    n += cleaned.count("\r")
    cleaned = cleaned.replace("\r", "\n")
    if cleaned.startswith("\ufeff"):
        cleaned, n = f"\u2060{cleaned[1:]}", n + 1
    teller.changed(_REPLACED, n, _WHY)
    return cleaned
