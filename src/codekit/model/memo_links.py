"""Links in the plain text of a note: [[T07]], [[T07:12]], [[O03/GOAL.REF]], [[r1|the first round]]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 200  # characters of what a link names, and of what it is called
_LINK = re.compile(rf"\[\[([^\[\]|\n]{{1,{LONGEST}}})(?:\|([^\[\]\n]{{1,{LONGEST}}}))?\]\]")
_PASSAGE = re.compile(r"(.+):(\d{1,12})-(\d{1,12}):([0-9a-f]{8})")
_TURNS = re.compile(r"(.+):(\d{1,9})(?:-(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Written:
    """A link as it was written: where in the note, what it names, and what it is called ("" for that name itself)."""

    start: int
    end: int
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a transcript that a link names: turns as people count them, or a passage with a sum of its words."""

    transcript: str
    first: int
    last: int
    words: str = ""  # the beginning of the hash of the words; "" where turns are meant


def links(text: str) -> Iterator[Written]:
    """The links in a note, in their order."""
    for found in _LINK.finditer(text):
        target, label = (part.strip() for part in (found.group(1), found.group(2) or ""))
        if target:
            yield Written(found.start(), found.end(), target, label)


def place(target: str) -> Place | None:
    """What a link says of a place: `T07:12`, `T07:12-14`, or the id of an excerpt; None where it says none."""
    if passage := _PASSAGE.fullmatch(target):
        return Place(passage.group(1), int(passage.group(2)), int(passage.group(3)), passage.group(4))
    if turns := _TURNS.fullmatch(target):
        return Place(turns.group(1), int(turns.group(2)), int(turns.group(3) or turns.group(2)))
    return None
