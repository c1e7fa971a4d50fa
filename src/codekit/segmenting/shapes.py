"""The ways in which transcripts write who speaks: each line's candidates, nothing decided yet.

Shapes follow real exports (Otter, Rev, Zoom, Teams, Sonix, f4, Word Transcribe, court reporters) and what
people type. A family is a way of writing; one text uses one family, sometimes with a second for the same names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from codekit.segmenting.lines import STAMP, TIME, Line, seconds

_LEAD = r"[ \t\xa0\u3000\f]*(?:\d{1,4}(?:[ ]{2,}|\t)[ \t]*)?"
_LABEL = r"(?P<label>[^\s:：*#|\"“”<>\[\]{}=?!;,][^\n\t:：*\"“”<>\[\]{}=!;]{0,60}?)"
_OPEN = r"(?P<open>\#{1,6}[ \t]+|\*\*\*|\*\*|__|\*|_(?=[^_]*_[ :：]))?"
_CLOSE = r"(?:\*\*\*|\*\*|__|\*|_)?"

COLON = re.compile(
    rf"{_LEAD}(?P<time1>{STAMP}[ \t]*[-–—]?[ \t]*)?{_OPEN}(?P<time2>{STAMP}[ \t]*)?{_LABEL}"
    rf"[ \t]*(?P<time3>\\?[\[(]{TIME}\\?[\])])?{_CLOSE}[ \t\xa0]*(?P<mark>[:：]){_CLOSE}"
    rf"(?=：|\s|$|[^\d/:\\])[ \t\xa0]*(?P<time4>\\?[\[(]{TIME}\\?[\])]|{TIME}(?=[ \t]*$))?{_CLOSE}[ \t\xa0\u3000]*"
)
NAME_TIME = re.compile(rf"{_LEAD}{_CLOSE}{_LABEL}{_CLOSE}[ \t]*[-–—|,]?[ \t]+(?P<time1>{STAMP}){_CLOSE}[ \t]*$")
TIME_NAME = re.compile(rf"{_LEAD}(?P<time1>{STAMP})[ \t]*[-–—|]?[ \t]+{_CLOSE}{_LABEL}{_CLOSE}[ \t]*$")
BRACKET = re.compile(
    rf"{_LEAD}(?P<time2>{STAMP}[ \t]+)?\\?\[(?P<label>[^\n\t\[\]:：\\]{{1,60}})\\?\][ \t]*"
    rf"(?:(?P<time1>{TIME})[ \t]*$|[:：]?[ \t]*)"
)
DOT = re.compile(
    rf"{_LEAD}(?P<label>[A-Z]|(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chairman|Chairwoman|Representative|The)\.?[ ]"
    r"[A-Z][A-Za-z]?[A-Z'’.-]*[A-Z](?:[ ][A-Z]{2,})*(?:[ ]of[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?)\.[ \t]+(?=\S)"
)
TAB = re.compile(
    rf"{_LEAD}(?:(?P<time1>{STAMP})(?:[ ]*-[ ]*{TIME})?\t+)?(?P<label>[^\s:：\t][^\n\t:：?!]{{0,44}})\t+"
    rf"(?:(?P<time2>{STAMP})\t+)?(?=\S)"
)
DASH = re.compile(rf"{_LEAD}(?P<label>[^\s:：–—-][^\n\t:：.?!–—]{{0,24}}?)[ ]*[–—-][ \t]+(?=\S)")
_TIMED = re.compile(r":\d")
WHOLE = re.compile(rf"{_LEAD}{_CLOSE}(?P<label>[^\n\t:：*?!]{{1,45}}?){_CLOSE}[ \t\xa0]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the beginning of a turn: the label as written, where its text begins, how it is written."""

    line: Line
    family: str
    label: str
    start: int  # of the label's line
    text_start: int
    time: float | None = None
    signature: str = ""  # finer than the family: with markup, with a time, alone on its line
    wall_clock: bool = False

    @property
    def rest(self) -> str:
        """What stands on the line after the label."""
        return self.line.text[self.text_start - self.line.start :].strip()


def candidates(line: Line, bold: Collection[tuple[int, int]]) -> Iterator[Candidate]:
    """Every way in which this line could begin with a speaker's label."""
    if line.blank:
        return
    for family, pattern in _possible(line.text):
        match = pattern.match(line.text)
        if match:
            yield _candidate(line, family, match)
    for start, end in bold:
        label = line.text[start - line.start : end - line.start]
        yield Candidate(line, "bold", label.strip(" \t:："), line.start, _past_space(line, end), signature="bold")


def _possible(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The families, without those of which a line has not the sign that each needs: most lines are speech."""
    colon = ":" in text
    if colon or "：" in text:
        yield "colon", COLON
    if colon and _TIMED.search(text):
        yield "time line", NAME_TIME
        yield "time line", TIME_NAME
    if "[" in text:
        yield "bracket", BRACKET
    if "." in text:
        yield "dot", DOT
    if "\t" in text:
        yield "tab", TAB
    if "-" in text or "–" in text or "—" in text:
        yield "dash", DASH
    yield "own line", WHOLE


def _candidate(line: Line, family: str, match: re.Match[str]) -> Candidate:
    parts = match.groupdict()
    stamps = [stamp for name, stamp in parts.items() if name.startswith("time") and stamp]
    time = seconds(stamps[0]) if stamps else None
    # Zoom's "[Name] 10:00:05" tells the time of day.
    wall = family == "bracket" and parts.get("time1") is not None
    alone = match.end() >= len(line.text.rstrip())
    signature = " ".join(
        [
            (parts.get("open") or "").strip()[:2] or "plain",
            "timed" if stamps else "untimed",
            "alone" if alone else "inline",
        ]
    )
    text_start = line.end if alone else line.start + match.end()
    return Candidate(line, family, parts["label"], line.start, text_start, None if wall else time, signature, wall)


def _past_space(line: Line, position: int) -> int:
    rest = line.text[position - line.start :]
    return line.end - len(rest.lstrip(" \t\xa0:："))
