"""Ids for what another tool knows by name: by the rule of the house, each once whatever the capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable
from pathlib import PurePath

from codekit.model.names import coder_id, new_id

LONGEST = 60  # characters of an id made from a name; ids name files, and some tools have names of a paragraph
_ENDINGS = frozenset((".txt", ".md", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".htm", ".html", ".vtt", ".srt"))


def ids(
    names: Iterable[tuple[str, str]], otherwise: str, *, make: Callable[[str], str] = new_id, taken: Iterable[str] = ()
) -> dict[str, str]:
    """The id of each (key, name); what has no letter or digit is called `otherwise`, what is there already numbered."""
    given: dict[str, str] = {}
    used = {id_.casefold() for id_ in taken}
    for key, name in names:
        if key not in given:
            given[key] = unused(name, otherwise, used, make)
    return given


def unused(name: str, otherwise: str, used: set[str], make: Callable[[str], str] = new_id) -> str:
    """An id made from a name that is none of those used (in small letters), and is added to them."""
    base = _id(name, otherwise, make)
    free = base if base.casefold() not in used else f"{base}-{number(base.casefold(), used)}"
    used.add(free.casefold())
    return free


def number(base: str, used: Container[str]) -> int:
    """The number after those that this name has already; few are tried, though thousands may have it."""
    taken, free = 1, 2
    while f"{base}-{free}" in used:
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if f"{base}-{middle}" in used else (taken, middle)
    return free


def _id(name: str, otherwise: str, make: Callable[[str], str]) -> str:
    short = unicodedata.normalize("NFC", one_line(name))[:LONGEST].rstrip(" .-")
    for tried in (short, f"{otherwise}-{short}"):
        try:
            id_ = make(tried)
            return make(id_.rstrip("-"))
        except ValueError:  # no letter, a device of Windows, a word that is kept for something else
            continue
    return otherwise


def person(name: str) -> str:
    """A coder's id; nobody is called as a layer that is no person's. Raises ValueError where there is no letter."""
    id_ = new_id(coder_id(name))
    if ":" in id_ or id_ == "consensus":
        raise ValueError(f"'{name}' is no person")
    return id_


def without_ending(name: str) -> str:
    """The name of a text without the ending of the file that it was made from."""
    path = PurePath(name)
    return name[: -len(path.suffix)] if path.suffix.casefold() in _ENDINGS and path.stem else name


def of_project(name: str) -> str:
    """A project's name without the ending of the file that some tools call it by."""
    path = PurePath(name)
    ending = path.suffix[1:]
    return path.stem if ending.isalnum() and len(ending) < 7 and not ending.isdecimal() else name


def one_line(words: str) -> str:
    """Words on one line, without signs that have no form."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
