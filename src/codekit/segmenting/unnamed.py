"""Texts in which only those who ask have a label: what stands below, or above, is the words of whoever answers.

It is proposed and never assumed: as long as nobody says so, all of it is the named speaker's or in no turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from codekit.model.span import Span
from codekit.model.transcript import RESPONDENT, Turn
from codekit.segmenting.looks import SPEAKERS, paragraphs

RULE = "unnamed"
SEEN = "nobody who answers is named, so no words count as a respondent's"
_LEAST = 2  # answers from which on the rule is proposed
_Part = tuple[int, int, str, float | None]  # start, end, speaker, time


def proposal(text: str, turns: Sequence[Turn], roles: Mapping[str, str]) -> tuple[str, ...]:
    """What to say of a text in which nobody who answers is named, and much is said that may be an answer."""
    answers = answers_in(text, turns, roles)
    many = f"codekit speakers ID --split {RULE} makes {answers} turns of what stands between the questions"
    return (f"{SEEN}: {many}",) if answers else ()


def answers_in(text: str, turns: Sequence[Turn], roles: Mapping[str, str]) -> int:
    """How many turns stand between the questions of a text in which nobody who answers is named; 0 in another."""
    if not turns or any(roles.get(turn.speaker, RESPONDENT) == RESPONDENT for turn in turns):
        return 0
    answers = sum(not turn.speaker for turn in with_answers(text, turns, ""))
    return answers if answers >= _LEAST else 0


def with_answers(text: str, turns: Sequence[Turn], answers: str = SPEAKERS[1]) -> tuple[Turn, ...]:
    """The turns to the end of the paragraph that each begins in, and all other paragraphs as turns of one speaker."""
    made: list[_Part] = []
    for who, parts in groupby(_parts(text, turns, answers), key=lambda part: part[2:] == (answers, None)):
        listed = list(parts)
        made += [(listed[0][0], listed[-1][1], answers, None)] if who else listed
    return tuple(Turn(number, *part) for number, part in enumerate(made))


def _parts(text: str, turns: Sequence[Turn], answers: str) -> Iterator[_Part]:
    at = 0
    for span in paragraphs(text):
        first = at
        while at < len(turns) and turns[at].start <= span.end:  # one without words begins where it ends
            at += 1
        above = min(turns[first - 1].end, span.end) if first else span.start
        is_label = at < len(turns) and _is_label(text, span, turns[at])
        if (at > first or is_label) and above > span.start:  # words of the turn before, above the label
            yield span.start, above, answers, None
        if begun := turns[first:at]:
            yield from ((turn.start, min(turn.end, span.end), turn.speaker, turn.time) for turn in begun)
        elif not is_label:
            yield span.start, span.end, answers, None


def _is_label(text: str, span: Span, turn: Turn) -> bool:
    """True for a label that has a paragraph of its own, above the words."""
    return turn.speaker in text[span.start : span.end] and not text[span.end : turn.start].strip(" \t\n*_:：")
