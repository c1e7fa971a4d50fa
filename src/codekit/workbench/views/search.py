"""Find words in transcripts: literally, as whole words, or by a pattern that may take two seconds."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.span import Span
from codekit.workbench.desk import Desk
from codekit.workbench.texts import Text

SECONDS = 2.0
MOST, DEFAULT = 2000, 200
CONTEXT = 80
Spans = Iterator[tuple[int, int]]
Finder = Callable[[str, float], Spans]  # text, time when to give up -> spans


@dataclass(frozen=True)
class Question:
    """What to look for, and where; empty lists mean everywhere."""

    q: str
    mode: str = "literal"  # or word, regex
    fold: bool = True
    round: str = ""
    transcripts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    speaker: str = ""
    uncoded: bool = False
    limit: int = DEFAULT


def run(desk: Desk, question: Question) -> dict[str, Any]:
    """The hits in text order; what took too long is given up, and said."""
    if not question.q.strip() or len(question.q) > 500:
        raise RefusedError("invalid", "give 1 to 500 characters to look for")
    limit = max(1, min(question.limit, MOST))
    hits: list[dict[str, Any]] = []
    total, timed_out = 0, False
    try:
        for id_, text, start, end in _found(desk, question, time.monotonic() + SECONDS):
            total += 1
            if len(hits) < limit:
                hits.append(_hit(id_, text, start, end))
    except TimeoutError:
        timed_out = True
    return {"hits": hits, "total": total, "more": total > len(hits), "timed_out": timed_out}


def _found(desk: Desk, question: Question, until: float) -> Iterator[tuple[str, Text, int, int]]:
    """The hits, transcript by transcript; raises TimeoutError when the time is up."""
    find = finder(question)
    for id_ in question.transcripts or desk.study.transcript_ids():
        if desk.unreadable(id_):
            continue
        text, coded = desk.text(id_), _coded(desk, question, id_)
        for start, end in find(text.transcript.text, until):
            if _wanted(question, text, coded, start, end):
                yield id_, text, start, end
        if time.monotonic() > until:
            raise TimeoutError


def finder(question: Question) -> Finder:
    """What finds the question in a text; RefusedError for a pattern that is none."""
    if question.mode == "regex":
        return _pattern(question)
    if question.mode not in {"literal", "word"}:
        raise RefusedError("invalid", "mode is literal, word or regex")
    needle = folded(question.q)[0] if question.fold else question.q
    pattern = re.compile(r"(?<!\w)" + re.escape(needle) + r"(?!\w)" if question.mode == "word" else re.escape(needle))

    def find(text: str, _until: float) -> Spans:
        haystack, origin = folded(text) if question.fold else (text, None)
        for match in pattern.finditer(haystack):
            if match.start() < match.end():
                yield _original(origin, match.start(), match.end())

    return find


def _original(origin: list[int] | None, start: int, end: int) -> tuple[int, int]:
    return (start, end) if origin is None else (origin[start], origin[end - 1] + 1)


def folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and widths, and for each of its characters where it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        if char.isascii():
            letters.append(char.lower())
            origin.append(index)
            continue
        for part in unicodedata.normalize("NFKD", char).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                origin.append(index)
    return "".join(letters), origin


def _pattern(question: Question) -> Finder:
    """A pattern of the coder's own, which may be one that runs for ever: it is stopped when the time is up."""
    import regex

    try:
        pattern = regex.compile(question.q, regex.IGNORECASE if question.fold else 0)
    except (regex.error, RecursionError, OverflowError):
        raise RefusedError("invalid", "that is no regular expression", hint="a bracket or a backslash?") from None

    def find(text: str, until: float) -> Spans:
        left = max(0.001, until - time.monotonic())
        for match in pattern.finditer(text, timeout=left, concurrent=True):
            if match.start() < match.end():
                yield match.start(), match.end()

    return find


def _coded(desk: Desk, question: Question, id_: str) -> list[Span]:
    if not (question.uncoded and question.round):
        return []
    round_ = desk.round(question.round)
    if desk.coder not in round_.coders_of(id_):
        return []
    return [c.span for c in desk.ledger((round_.id, id_)).standing(e.Coding)]


def _wanted(question: Question, text: Text, coded: list[Span], start: int, end: int) -> bool:
    if any(span.overlaps(Span(start, end)) for span in coded):
        return False
    turn = text.turn_at(start)
    speaker = turn.speaker if turn else ""
    if question.roles and text.transcript.role(speaker) not in question.roles:
        return False
    return not question.speaker or speaker == question.speaker


def _hit(id_: str, text: Text, start: int, end: int) -> dict[str, Any]:
    whole = text.transcript.text
    turn = text.turn_at(start)
    sentence = next((s for s in text.sentences if s.start <= start < s.end), None)
    return {
        "transcript": id_,
        "start": start,
        "end": end,
        "turn": turn.index if turn else 0,
        "speaker": turn.speaker if turn else "",
        "role": text.transcript.role(turn.speaker if turn else ""),
        "before": whole[max(turn.start if turn else 0, start - CONTEXT) : start],
        "text": whole[start:end],
        "after": whole[end : end + CONTEXT],
        "sentence": [sentence.start, sentence.end] if sentence else [start, end],
        "whole_turn": [turn.start, turn.end] if turn else [start, end],
    }
