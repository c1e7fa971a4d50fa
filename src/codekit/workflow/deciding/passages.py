"""The words around a cluster: what was said before, and the turns with what is in dispute set apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.model.said import beginning, ending
from codekit.model.span import union
from codekit.model.transcript import Transcript, Turn

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster

# Characters: of context on either side, of what is in dispute, of one quotation. More than that is shown by its
# beginning and its end, since a row of a sheet shows some 27 lines at most.
ROOM, WHOLE, QUOTATION = 260, 900, 240
_GAP = " […] "


@dataclass(frozen=True, slots=True)
class Passage:
    """The text around a cluster: what was said before, then the turns in parts, each in dispute or not."""

    before: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The turns as one text."""
        return "".join(text for text, _ in self.parts)


def passage(transcript: Transcript, cluster: Cluster) -> Passage:
    """Where a cluster stands: the turns that it touches, shortened, and the turn before them."""
    turns = touched(transcript, cluster)
    first, last = (turns[0].start, turns[-1].end) if turns else (cluster.start, cluster.end)
    parts: list[tuple[str, bool]] = []
    at = first
    for span in union(c.span for c in cluster.codings):
        start, end = max(span.start, at), min(max(span.end, at), last)
        parts += [(transcript.text[at:start], False), (transcript.text[start:end], True)]
        at = end
    parts.append((transcript.text[at:last], False))
    pieces = max(1, len(parts) // 2)
    limits = {True: max(QUOTATION, WHOLE // pieces), False: max(QUOTATION, 2 * ROOM // pieces)}
    shown = [(shortened(text, limits[marked]), marked) for text, marked in parts]
    speaker = f"{turns[0].speaker}: " if turns and turns[0].speaker else ""
    shown[0] = (speaker + ending(parts[0][0], ROOM), False)
    shown[-1] = (beginning(parts[-1][0], ROOM), False)
    before = said_before(transcript, turns[0].index) if turns else ""
    return Passage(before, tuple((text, marked) for text, marked in shown if text))


def touched(transcript: Transcript, cluster: Cluster) -> list[Turn]:
    """The turns from the first to the last one that a cluster touches."""
    turns = transcript.turns  # in the order of the text: a sheet asks for each of thousands of clusters
    first = bisect_right(turns, cluster.start, key=attrgetter("end"))
    after = bisect_left(turns, cluster.end, key=attrgetter("start"))
    return [turn for turn in turns[first:after] if turn.start < turn.end]


def said_before(transcript: Transcript, turn: int) -> str:
    """The end of the turn before this one, with who says it; "" for the first."""
    if turn == 0:
        return ""
    before = transcript.turns[turn - 1]
    words = ending(transcript.text[before.start : before.end], ROOM)
    return f"{before.speaker}: {words}" if before.speaker else words


def shortened(text: str, limit: int) -> str:
    """A text of at most about so many characters: its beginning and its end."""
    if len(text) <= limit:
        return text
    first, last = text[: limit // 2], text[-limit // 2 :]
    return (first.rpartition(" ")[0] or first) + _GAP + (last.partition(" ")[2] or last)


def locate(transcript: Transcript, cluster: Cluster, words: str) -> tuple[int, int]:
    """Where these words stand in the turns that a cluster touches, whatever the white space between them.

    Raises CodekitError where they do not stand there, or more than once.
    """
    parts = words.split()
    turns = touched(transcript, cluster)
    if not parts or not turns:
        raise CodekitError(f"cluster {cluster.id}: which words?", hint="copy them from the passage")
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    places: list[re.Match[str]] = []
    at = turns[0].start
    while match := pattern.search(transcript.text, at, turns[-1].end):  # places may overlap
        places.append(match)
        at = match.start() + 1
    if len(places) != 1:
        many = "are not there" if not places else f"stand there {len(places)} times"
        raise CodekitError(
            f"cluster {cluster.id}: the words that were given {many}",
            hint="copy them from the passage, as they are" if not places else "give more of them",
        )
    return places[0].start(), places[0].end()


def one_line(text: str, limit: int = 0) -> str:
    """A text without line breaks, cut at a limit if one is given."""
    line = " ".join(text.split())
    return line if not limit or len(line) <= limit else line[: limit - 1] + "…"
