"""The texts: turns, words, and the plainest of keyword rules."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from truth_tools.tables import SOURCES

BANNER = "SYNTHETIC INTERVIEW. Composed for the codekit sample study; people, places and organizations are fictional."
SPEAKERS = {
    "Interviewer": "interviewer",
    "Interviewer 2": "interviewer",
    "Respondent": "respondent",
    "Respondent 2": "respondent",
    "Unknown Speaker": "other",
}
LABEL = re.compile(rf"^({'|'.join(sorted(SPEAKERS, reverse=True))}): (\[\d\d:\d\d:\d\d\] |\(\d\d:\d\d\) )?")
# What somebody would search for who believes that words are enough.
KEYWORD = re.compile(
    r"\b(partner|pantr|food bank|shelter|church|coalition|non-?profit|charit|collaborat"
    r"|community (organi[sz]ation|group|agenc)|community-based)",
    re.IGNORECASE,
)
Span = tuple[int, int]


@dataclass(frozen=True)
class Turn:
    index: int
    speaker: str
    start: int
    end: int
    time: str
    text: str

    @property
    def role(self) -> str:
        return SPEAKERS[self.speaker]

    @property
    def words(self) -> int:
        return len(self.text.split())


@functools.cache
def text_of(transcript: str) -> str:
    """The text as offsets count it: no byte-order mark, LF line ends."""
    raw = (SOURCES / f"{transcript}.txt").read_bytes().decode("utf-8")
    return raw.removeprefix("\ufeff").replace("\r\n", "\n")


@functools.cache
def turns(transcript: str) -> tuple[Turn, ...]:
    return tuple(turns_in(text_of(transcript)))


def turns_in(text: str) -> list[Turn]:
    """Every turn, label and leading time left out; a paragraph without a label goes on."""
    starts: list[tuple[str, int, str]] = []
    ends: list[int] = []
    position = 0
    for paragraph in text.split("\n\n"):
        end = position + len(paragraph.rstrip("\n"))
        if label := LABEL.match(paragraph):
            starts.append((label[1], position + label.end(), (label[2] or "").strip("[]() ")))
            ends.append(end)
        elif ends:
            ends[-1] = end
        position += len(paragraph) + 2
    return [
        Turn(i, speaker, start, end, time, text[start:end])
        for i, ((speaker, start, time), end) in enumerate(zip(starts, ends, strict=True))
    ]


def respondent_turns(transcript: str) -> list[Turn]:
    return [turn for turn in turns(transcript) if turn.role == "respondent"]


def overlaps(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def keyword_cases(interviews: dict[str, list[str]], *, everybody: bool) -> set[str]:
    """Cases in whose interviews a keyword is said, by anybody or by a respondent."""
    found = set()
    for case, names in interviews.items():
        said = [t for name in names for t in turns(name) if everybody or t.role == "respondent"]
        if any(KEYWORD.search(turn.text) for turn in said):
            found.add(case)
    return found
