"""Look through one part: what each transcript adds to the counts, and some of the places in context."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from codekit.corpus.base.layout import Layout
from codekit.corpus.finding.question import SECONDS, Question, Term
from codekit.corpus.finding.speech import Speech
from codekit.errors import CodekitError
from codekit.words import Words

CONTEXT = 60  # characters on either side


class Line(NamedTuple):
    """A hit in its context. The lines with the smallest `draw` are an even draw of all, whoever looked first."""

    draw: str
    term: str
    transcript: str
    turn: int
    start: int
    end: int
    speaker: str
    before: str
    text: str
    after: str


class Tally(NamedTuple):
    """What one transcript holds of one term."""

    term: str
    transcript: str
    hits: int
    turns: int  # that hold a hit


class Hit(NamedTuple):
    """One place where a term is."""

    term: str
    transcript: int  # its row
    turn: int  # its row
    start: int  # in the turn
    end: int
    text: str  # of the turn
    speaker: str
    number: int  # of the turn
    shift: int  # where the turn begins


@dataclass(frozen=True, slots=True)
class Look:
    """A part to be looked through."""

    root: Path
    part: str
    question: Question
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a part."""

    tallies: tuple[Tally, ...] = ()
    lines: tuple[Line, ...] = field(default=())


def scan(look: Look) -> Seen:
    """Look through a part. Raises CodekitError for a pattern that takes too long in one turn."""
    speech = Speech(Layout(look.root), look.part)
    hits: Counter[tuple[str, int]] = Counter()
    turns: Counter[tuple[str, int]] = Counter()
    last: tuple[str, int] = ("", -1)
    lines: list[tuple[int, Line]] = []
    for hit in found(speech, look.question):
        hits[hit.term, hit.transcript] += 1
        turns[hit.term, hit.transcript] += (hit.term, hit.turn) != last
        last = (hit.term, hit.turn)
        if look.lines:
            _keep(lines, _line(hit, speech.ids[hit.transcript]), look.lines)
    tallies = tuple(
        Tally(term, speech.ids[row], hits[term, row], turns[term, row])
        for term in look.question.names
        for row in sorted(row for name, row in hits if name == term)
    )
    return Seen(tallies, tuple(line for _, line in lines))


def found(speech: Speech, question: Question) -> Iterator[Hit]:
    """Every hit, term by term, in the order of the text."""
    among = speech.wanted(question)
    if question.cues:
        yield from _cued(speech, question, among)
        return
    for term in question.terms:
        rows = speech.holding(term.rough, among)
        columns = speech.turns.select(["text", "speaker", "turn", "start"]).take(rows).to_pydict().values()
        for row, text, speaker, number, shift in zip(rows.tolist(), *columns, strict=True):
            for start, end in _near(_places(term, text), text, question):
                yield Hit(term.name, int(speech.of[row]), row, start, end, text, speaker, number, shift)


def _places(term: Term, text: str) -> list[tuple[int, int]]:
    try:
        return [m.span() for m in term.compiled.finditer(text, timeout=SECONDS, concurrent=True) if m.end() > m.start()]
    except TimeoutError:
        raise CodekitError(
            f"'{term.pattern}' takes more than {SECONDS:.0f} seconds in one turn", hint="write it more narrowly"
        ) from None


def _near(places: list[tuple[int, int]], text: str, question: Question) -> list[tuple[int, int]]:
    """The places that have what they must be near in the same turn, within so many words."""
    if question.near is None or not places:
        return places
    others = _places(question.near, text)
    if not question.within:
        return [place for place in places if any(other != place for other in others)]
    words = Words(text)
    return [place for place in places if any(_between(words, place, other) < question.within for other in others)]


def _between(words: Words, one: tuple[int, int], other: tuple[int, int]) -> int:
    """The words between two places; more than there are in any turn where they share a letter."""
    if one[0] < other[1] and other[0] < one[1]:
        return 1 << 60
    return words.in_span(min(one[1], other[1]), max(one[0], other[0]))


def _cued(speech: Speech, question: Question, among: object) -> Iterator[Hit]:
    """Every sentence that holds a cue of a code, code by code."""
    from codekit.corpus.finding.cued import cued

    by_code: dict[str, list[Hit]] = {code: [] for code, _ in question.cues}
    for code, row, sentence, text in cued(speech, question.cues, among):  # type: ignore[arg-type]
        number = int(speech.of[row])
        end = sentence.end - sentence.start
        by_code[code].append(Hit(code, number, row, 0, end, text, sentence.speaker, sentence.turn, sentence.start))
    for hits in by_code.values():
        yield from hits


def _line(hit: Hit, transcript: str) -> Line:
    start, end = hit.shift + hit.start, hit.shift + hit.end
    draw = hashlib.sha256(f"{hit.term}\0{transcript}\0{start}\0{end}".encode("utf-8", "surrogatepass")).hexdigest()
    before = hit.text[max(0, hit.start - CONTEXT) : hit.start]
    after = hit.text[hit.end : hit.end + CONTEXT]
    return Line(
        draw, hit.term, transcript, hit.number, start, end, hit.speaker, before, hit.text[hit.start : hit.end], after
    )


def _keep(lines: list[tuple[int, Line]], line: Line, most: int) -> None:
    """Keep a line if its draw is among the smallest; `lines` is a heap with the largest draw first."""
    item = (-int(line.draw[:15], 16), line)
    if len(lines) < most:
        heapq.heappush(lines, item)
    else:
        heapq.heappushpop(lines, item)
