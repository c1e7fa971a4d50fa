"""A cell's judgement beside its evidence: the seal by which a change is told, and where the two are at odds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Matrix
from codekit.matrix.states import FOUND, NOT_YET_CODED
from codekit.model.judged import Said, Standing
from codekit.model.judgements import FIELDS, FIT, NONE, PARTIAL, REASON, STRONG, SUMMARY, UNCODED

CHANGED, CODED_SINCE = "evidence changed", "written before it was coded"
_SEAL = 16


def seal(matrix: Matrix, case: str, code: str) -> str:
    """The seal of a cell's evidence: equal as long as state, passages, codes and polarities are; "" before any.

    A passage is known by its words, so that a correction elsewhere in the transcript changes no seal.
    """
    state, excerpts = matrix.cells[case, code].state, matrix.excerpts(case, code)
    if state == NOT_YET_CODED and not excerpts:
        return UNCODED
    below = {code, *matrix.codebook.descendants(code)}
    lines = [state, *sorted(_line(excerpt, below) for excerpt in excerpts)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_SEAL]


def _line(excerpt: Excerpt, below: Iterable[str]) -> str:
    words = excerpt.id.rpartition(":")[2]
    codes = [code for code in excerpt.codes if code.partition(" (")[0] in below]
    return "\t".join([excerpt.transcript, words, excerpt.evidence, *excerpt.polarities, *excerpt.values, *codes])


def since(said: Iterable[Said], now: str) -> str:
    """What became of the evidence since these words were written; "" where it is as it was, or nothing was written."""
    written = {event.evidence for one in said for event in one.events if event.text}
    if not written or written == {now}:
        return ""
    return CODED_SINCE if written <= {UNCODED, now} else CHANGED


def at_odds(fit: Said, state: str) -> str:
    """How a judgement of fit contradicts the computed state, in words; "" where it does not.

    Nothing is said as long as a cell is not coded: no evidence is not there yet.
    """
    if state == NOT_YET_CODED:
        return ""
    fits = {event.text for event in fit.events}
    told = [f"{one}, but no supporting evidence" for one in (STRONG, PARTIAL) if one in fits and state not in FOUND]
    if NONE in fits and state in FOUND:
        told.append("none, but there is evidence")
    return "; ".join(told)


@dataclass(frozen=True)
class CellJudged:
    """One cell: what was written into it, and how that stands to its evidence."""

    case: str
    code: str
    state: str
    said: Mapping[str, Said]
    at_odds: str  # how the fit contradicts the evidence
    since: str  # what became of the evidence since the words were written

    @property
    def conflict(self) -> bool:
        """Two analysts wrote different things into one field."""
        return any(said.conflict for said in self.said.values())

    @property
    def told(self) -> str:
        """What is to be looked at, in words."""
        differ = "analysts differ" if self.conflict else ""
        return "; ".join(words for words in (differ, self.at_odds, self.since) if words)

    def to_json(self) -> dict[str, Any]:
        """The cell in `codekit judge --json`."""
        return {
            "case": self.case,
            "code": self.code,
            "state": self.state,
            "at_odds": self.at_odds,
            "evidence_since": self.since,
            "conflict": self.conflict,
            **{name: [_event(event) for event in said.events] for name, said in self.said.items()},
        }


def _event(event: Any) -> dict[str, str]:
    return {"id": event.id, "by": event.by, "at": event.at, "text": event.text}


@dataclass(frozen=True)
class Board:
    """All cells of a codebook with what was written into them."""

    matrix: Matrix
    standing: Standing
    within: tuple[str, str] = ("", "")  # only this case, only this code

    def cell(self, case: str, code: str) -> CellJudged:
        """One cell."""
        state = self.matrix.cells[case, code].state
        said = {name: self.standing.said(case, code, name, self.matrix.codebook.id) for name in FIELDS}
        written = any(one.events for one in said.values())
        now = seal(self.matrix, case, code) if written else ""
        became = since((said[FIT], said[REASON], said[SUMMARY]), now) if written else ""
        return CellJudged(case, code, state, said, at_odds(said[FIT], state), became)

    @cached_property
    def cells(self) -> tuple[CellJudged, ...]:
        """The cells about which something stands, in the order of the matrix."""
        written = self.standing.cells
        return tuple(
            self.cell(case, code)
            for case in self.matrix.cases
            for code in self.matrix.codes
            if (case, code) in written and self._asked(case, code)
        )

    def _asked(self, case: str, code: str) -> bool:
        return all(wanted in ("", is_) for wanted, is_ in zip(self.within, (case, code), strict=True))

    @property
    def strangers(self) -> tuple[tuple[str, str], ...]:
        """Cells that were judged and are no longer there: the case or code is gone."""
        return tuple(sorted(cell for cell in self.standing.cells if cell not in self.matrix.cells))

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit judge --json`."""
        return {
            "codebook": self.matrix.codebook.id,
            "version": self.matrix.codebook.version,
            "cells": [cell.to_json() | {"quotes": self._quotes(cell.case, cell.code)} for cell in self.cells],
            "not_in_the_matrix": [{"case": case, "code": code} for case, code in self.strangers],
        }

    def _quotes(self, case: str, code: str) -> list[dict[str, Any]]:
        return [
            {
                "transcript": quote.transcript,
                "start": quote.start,
                "end": quote.end,
                "printed": quote.printed,
                "by": quote.by,
                "chosen": quote.chosen,
            }
            for passage in self.standing.quotes(case, code)
            for quote in passage
        ]


@dataclass(frozen=True)
class ShownQuote:
    """A passage chosen for a cell as it will be printed, and what holding it against the transcripts came to."""

    case: str
    code: str
    printed: str
    state: str  # of `segmenting.printed`
    faithful: bool
    problem: str
    differences: str
    attribution: str
    where: str
    excerpt: str  # the excerpt of the theme that it is from; "" where it is from none
    by: str
    day: str
    events: tuple[str, ...]  # that stand on it
    key: str  # the passage
    differ: bool = False  # two analysts wrote different things


@dataclass(frozen=True)
class Judged:
    """All that a workbook needs to show what analysts wrote and to read back what they type."""

    board: Board
    quotes: tuple[ShownQuote, ...] = ()
    study: str = ""
    only: str = ""  # the analyst whose own words alone are shown
