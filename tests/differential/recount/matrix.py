"""The matrix: docs/statistics.md, "Roll-up", "States", "k of n" and "Words"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from differential.recount.layers import Counted, counted
from differential.world import Code, Coding, Transcript, World

STATES = (
    "present",
    "mixed",
    "contrary",
    "not_found",
    "asked_unknown",
    "not_asked",
    "not_yet_coded",
    "not_applicable",
)
Span = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One case and code."""

    state: str
    layers: frozenset[str]
    excerpts: int
    interviews: int
    words: int


def matrix(world: World, coder: str = "") -> dict[tuple[str, str], Cell]:
    """Every case and code of the working copy, coder by coder where `coder` is given."""
    work = {t.id: counted(world, t.id, coder) for t in world.transcripts}
    return {(case, code): cell(world, work, case, code) for case in world.cases for code in world.book(world.version)}


def totals(cells: dict[tuple[str, str], Cell], code: str) -> tuple[int, int, dict[str, int]]:
    """k, n and the states of a code over the cases."""
    states = dict.fromkeys(STATES, 0)
    for (_, theme), cell in cells.items():
        states[cell.state] += theme == code
    k = states["present"] + states["mixed"]
    return k, k + states["contrary"] + states["not_found"], states


def speaks_to(book: dict[str, Code], coding: Coding) -> Iterator[tuple[str, str]]:
    """The codes that a coding is evidence for, and of which kind."""
    yield coding.code, coding.polarity
    turned, code = book[coding.code].contrary, book[coding.code]
    if coding.polarity != "supporting" and not turned:
        return
    while code.parent:
        code = book[code.parent]
        yield code.id, "contrary" if turned else "supporting"
        turned = turned or code.contrary


def cell(world: World, work: dict[str, Counted], case: str, code: str) -> Cell:
    """One case and code, from what counts in each transcript."""
    book, interviews = world.book(world.version), [t for t in world.transcripts if t.case == case]
    found: dict[str, list[tuple[Transcript, Span]]] = {"supporting": [], "contrary": [], "hypothetical": []}
    layers: set[str] = set()
    for transcript in interviews:
        layers |= work[transcript.id].layers.get(code, set())
        spans: dict[str, list[Span]] = {kind: [] for kind in found}
        for coding, _ in work[transcript.id].codings:
            for above, kind in speaks_to(book, coding):
                if above == code:
                    spans[kind].append((coding.start, coding.end))
                    layers |= work[transcript.id].layers.get(coding.code, set())
        for kind, own in spans.items():
            found[kind] += [(transcript, span) for span in excerpts(transcript, own)]
    coded = bool(interviews) and all(code in work[t.id].coded for t in interviews)
    supporting = found["supporting"]
    return Cell(
        state=_state(world, case, code, bool(supporting), bool(found["contrary"]), coded=coded),
        layers=frozenset(layers),
        excerpts=len(supporting),
        interviews=len({t.id for t, _ in supporting}),
        words=sum(words(t.text, span) for t, span in supporting),
    )


def excerpts(transcript: Transcript, spans: Iterable[Span]) -> list[Span]:
    """What touching or overlapping spans make within one respondent's turn."""
    merged: list[Span] = []
    for turn in (t for t in transcript.turns if t.role == "respondent"):
        open_: Span | None = None
        for start, end in sorted((max(s, turn.start), min(e, turn.end)) for s, e in spans):
            if start >= end:
                continue
            if open_ and start <= open_[1]:
                open_ = open_[0], max(end, open_[1])
                continue
            if open_:
                merged.append(open_)
            open_ = start, end
        if open_:
            merged.append(open_)
    return merged


def words(text: str, span: Span) -> int:
    """Runs of letters, digits and underscores; no markers; every Chinese or Japanese character is one."""
    plain = re.sub(r"\[[^\]\n]*\]", lambda marker: " " * len(marker[0]), text)[span[0] : span[1]]
    return len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+", plain))


def _state(world: World, case: str, code: str, supporting: bool, contrary: bool, *, coded: bool) -> str:  # noqa: FBT001
    book = world.book(world.version)
    if any((case, above) in world.not_applicable for above in line(book, code)):
        return "not_applicable"
    if supporting:
        return "mixed" if contrary else "present"
    if not coded:
        return "not_yet_coded"
    return "contrary" if contrary else _asked(world, case, code)


def _asked(world: World, case: str, code: str) -> str:
    if world.coverage is None:
        return "not_found"
    answers = {_answer(world, t.id, code) for t in world.transcripts if t.case == case}
    if answers & {"yes", "spontaneous"}:
        return "not_found"
    return "not_asked" if answers == {"no"} else "asked_unknown"


def _answer(world: World, transcript: str, code: str) -> str:
    rows = {topic: asked for id_, topic, asked in world.coverage or () if id_ == transcript}
    return next((rows[above] for above in line(world.book(world.version), code) if above in rows), "unknown")


def line(book: dict[str, Code], code: str) -> Iterator[str]:
    """A code and the codes above it."""
    while code:
        yield code
        code = book[code].parent
