"""Find words in transcripts: literally, as whole words, or by a pattern that may take two seconds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model import events as e
from codekit.model.span import Span
from codekit.store.protocols import Look
from codekit.workbench.desk import Desk
from codekit.workbench.folding import folded
from codekit.workbench.operations import one_of
from codekit.workbench.texts import Text
from codekit.workbench.views.values import Extent, Role, Value

SECONDS = 2.0
MOST, DEFAULT = 2000, 200  # hits
CONTEXT = 80  # characters on either side
Spans = Iterator[tuple[int, int]]
Finder = Callable[[Text, float], Spans]  # text, time when to give up -> spans


class SearchRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/search: what to look for, and where; empty lists mean everywhere."""

    q: str
    mode: Annotated[str, one_of("SearchMode", "literal", "word", "regex")] = "literal"
    fold: bool = True  # ignore case, accents, width; without effect on regex but case
    round: str = ""  # needed with uncoded
    transcripts: list[str] = []
    roles: list[Role] = []
    speaker: str = ""
    uncoded: bool = False  # only hits that lie in no own coding of the round
    limit: int = DEFAULT  # at most 2000


class Hit(Value, frozen=True, kw_only=True):
    """A passage that was found, with the sentence and the turn it lies in: extents for coding hits."""

    transcript: str
    start: int
    end: int
    turn: int
    speaker: str
    role: Role
    before: str
    text: str
    after: str
    sentence: Extent
    whole_turn: Extent


class SearchAnswer(Value, frozen=True, kw_only=True):
    """The hits in text order."""

    hits: list[Hit]
    total: int
    more: bool  # there are more than were returned
    timed_out: bool  # stopped after 2 s; hits are those found until then
    transcripts: int  # that were to be looked through
    unread: int  # of them: those that cannot be opened


def run(desk: Desk, question: SearchRequest) -> SearchAnswer:
    """The hits in text order; what took too long is given up, and said.

    Raises RefusedError for a question without words, too long, or no pattern; UnknownNameError for an unknown round.
    """
    if not question.q.strip() or len(question.q) > 500:
        raise RefusedError("invalid", "give 1 to 500 characters to look for")
    limit = max(1, min(question.limit, MOST))
    hits: list[Hit] = []
    total, timed_out, unread = 0, False, list[str]()
    asked = question.transcripts or desk.study.transcript_ids()
    try:
        for id_, text, start, end in _hits(desk, question, asked, unread):
            total += 1
            if len(hits) < limit:
                hits.append(_hit(id_, text, start, end))
    except TimeoutError:
        timed_out = True
    return SearchAnswer(
        hits=hits,
        total=total,
        more=total > len(hits),
        timed_out=timed_out,
        transcripts=len(asked),
        unread=len(unread),
    )


def _hits(
    desk: Desk, question: SearchRequest, asked: Sequence[str], unread: list[str]
) -> Iterator[tuple[str, Text, int, int]]:
    """The hits, transcript by transcript; those that cannot be opened go into `unread`.

    Raises TimeoutError when the time is up.
    """
    find, look, until = finder(question), desk.study.store.look(), time.monotonic() + SECONDS
    coded = _coded(desk, question, look)
    for id_ in asked:
        try:
            text = desk.texts.get(id_, look)
        except CodekitError:
            unread.append(id_)
            continue
        spans = coded(id_)
        for start, end in find(text, until):
            if _wanted(question, text, spans, start, end):
                yield id_, text, start, end
        if time.monotonic() > until:
            raise TimeoutError


def finder(question: SearchRequest) -> Finder:
    """What finds the question in a text. Raises RefusedError for an unknown mode and for a pattern that is none."""
    if question.mode == "regex":
        return _pattern(question)
    if question.mode not in {"literal", "word"}:
        raise RefusedError("invalid", "mode is literal, word or regex")
    needle = re.escape(folded(question.q) if question.fold else question.q)
    pattern = re.compile(rf"(?<!\w){needle}(?!\w)" if question.mode == "word" else needle)

    def find(text: Text, _until: float) -> Spans:
        for match in pattern.finditer(text.folded.text if question.fold else text.transcript.text):
            if match.start() < match.end():
                yield text.folded.original(*match.span()) if question.fold else match.span()

    return find


def _pattern(question: SearchRequest) -> Finder:
    """A pattern of the coder's own, which may be one that runs for ever: it is stopped when the time is up."""
    import regex

    try:
        pattern = regex.compile(question.q, regex.IGNORECASE if question.fold else 0)
    except (regex.error, RecursionError, OverflowError):
        raise RefusedError("invalid", "that is no regular expression", hint="a bracket or a backslash?") from None

    def find(text: Text, until: float) -> Spans:
        left = max(0.001, until - time.monotonic())  # a time below zero would be no limit for `regex`
        for match in pattern.finditer(text.transcript.text, timeout=left, concurrent=True):
            if match.start() < match.end():
                yield match.start(), match.end()

    return find


def _coded(desk: Desk, question: SearchRequest, look: Look) -> Callable[[str], list[Span]]:
    """The own codings in which no hit is wanted, by transcript."""
    if not (question.uncoded and question.round):
        return lambda _: []
    round_ = desk.round(question.round)
    mine = set(round_.transcripts_of(desk.coder))

    def coded(id_: str) -> list[Span]:
        standing = desk.ledger((round_.id, id_), look).standing(e.Coding) if id_ in mine else []
        return [coding.span for coding in standing]

    return coded


def _wanted(question: SearchRequest, text: Text, coded: list[Span], start: int, end: int) -> bool:
    if any(span.overlaps(Span(start, end)) for span in coded):
        return False
    turn = text.turn_at(start)
    speaker = turn.speaker if turn else ""
    if question.roles and text.transcript.role(speaker) not in question.roles:
        return False
    return not question.speaker or speaker == question.speaker


def _hit(id_: str, text: Text, start: int, end: int) -> Hit:
    turn = text.turn_at(start)
    before, after = text.around(start, end, CONTEXT)
    sentence = next((s for s in text.sentences if s.start <= start < s.end), None)
    return Hit(
        transcript=id_,
        start=start,
        end=end,
        turn=turn.index if turn else 0,
        speaker=turn.speaker if turn else "",
        role=text.transcript.role(turn.speaker if turn else ""),
        before=before,
        text=text.said(start, end),
        after=after,
        sentence=(sentence.start, sentence.end) if sentence else (start, end),
        whole_turn=(turn.start, turn.end) if turn else (start, end),
    )
