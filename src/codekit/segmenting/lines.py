"""The lines of a text with their places, and what is plainly nobody's speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
STAMP = rf"(?:\\?[\[(<{{]\s*{TIME}(?:\s*-->\s*{TIME})?\s*\\?[\])>}}]|{TIME})"

_FOOTER = re.compile(
    r"\[(?:foot|end)note \d+\] |transcribed by\b|.* (?:started|stopped) transcription$|"
    r"meeting ended after\b|this editable transcript was\b|"
    r"transcript (?:provided|created|generated) by\b|"
    r"\W*(?:end of|end) (?:the )?(?:transcript|interview|recording|tape)\W*$|"
    r"\W*(?:recording|interview|transcript|tape) ends?\W*$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_ONLY_TIME = re.compile(rf"\s*{STAMP}\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: 1-based number, half-open place without the line end, and whether a blank line stands above."""

    number: int
    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def blank(self) -> bool:
        """True when nothing is on the line."""
        return not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """The lines of a text; only LF ends a line, so that no offset depends on exotic separators."""
    lines: list[Line] = []
    start, after_blank = 0, True
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, start + len(line), line, after_blank))
        after_blank = not line.strip()
        start += len(line) + 1
    return lines


def front_matter(lines: list[Line]) -> int:
    """How many leading lines are a YAML header between two `---`; 0 where there is none."""
    if lines and lines[0].text.strip() == "---":
        for position, line in enumerate(lines[1:200], 1):  # further down a `---` is a rule within the text
            if line.text.strip() in {"---", "..."}:
                return position + 1
    return 0


def is_footer(line: str) -> bool:
    """True for what services add at the end: 'Transcribed by https://otter.ai'."""
    return _FOOTER.match(line.strip()) is not None


def is_heading(line: str) -> bool:
    """True for a Markdown heading, which nobody says."""
    return _HEADING.match(line) is not None


def is_only_time(line: str) -> bool:
    """True for a line that holds a time stamp and nothing else."""
    return _ONLY_TIME.fullmatch(line) is not None


def seconds(stamp: str) -> float | None:
    """Seconds of '[00:12:31]', '(12:31)', '0:03', '00:00:03.580'; None where it is no time."""
    time = re.search(TIME, stamp)
    if not time:
        return None
    parts = [float(part.replace(",", ".")) for part in time.group().split(":")]
    if any(part >= 60 for part in parts[1:]):
        return None
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return round(total, 3)
