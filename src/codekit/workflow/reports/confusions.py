"""Why the coders of a compared round disagree: differences by code, passages of each side, what changed since."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from codekit.agreement.rounds.wording import Background, separating, typical
from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import CodePropose, RoundRetract
from codekit.model.numbering import counted
from codekit.model.rounds import TRAINING, Round
from codekit.model.standing import taken_back
from codekit.reporting.agreement.confused import Confusion, Confusions, Improved, Passage, Side
from codekit.workflow.comparing import compare
from codekit.workflow.comparing import trend as trends
from codekit.workflow.comparing.compare import Options
from codekit.workflow.comparing.disputes import used_codes
from codekit.workflow.comparing.steps import Step
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import CodeResult
    from codekit.agreement.rounds.disagreements import Disagreement
    from codekit.model.events import Coding

Unit = tuple[str, int]  # transcript, place on its axis
NOT_FOR_REPORT = "A training round: this is for talking, not for report."


def confusions(study: Study, round_id: str, *, code: str = "") -> Confusions:
    """Every code that the coders of a round disagree about, or one of them.

    Raises NotComparableError before the comparison, UnknownNameError for an unknown round or code.
    """
    return _Confusions(study, round_id).all(code)


class _Confusions:
    """A round's disagreements with what is around them, read once."""

    def __init__(self, study: Study, round_id: str) -> None:
        self.round = study.round(round_id)
        self.rows, self.ground = compare.disagreements(study, round_id)
        self.study, self.now = study.as_of(self.round), study
        self.book = self.ground.codebook
        self.results = self._results()
        self.background = Background(words for id_ in self.ground.transcripts for words in self._said(id_))

    def all(self, code: str) -> Confusions:
        by_code = defaultdict[str, list["Disagreement"]](list)
        for row in self.rows:
            by_code[row.code].append(row)
        used = used_codes(self.ground, self.round)
        if code and self.book[code].id not in used:
            raise UnknownNameError("code", code, used, where=f"round {self.round.id}")
        wanted = [code] if code else sorted(by_code, key=lambda one: (-len(by_code[one]), used.index(one)))
        steps = self._steps()
        return Confusions(
            study=self.study.title,
            round=self.round.id,
            codebook=self.round.codebook,
            coders=self.ground.round.coders,
            unit=self.ground.unit,
            codes=tuple(self._one(id_, by_code[id_], steps) for id_ in wanted),
            agreed=() if code else tuple(id_ for id_ in used if id_ not in by_code),
            kind=self.round.kind,
            notes=(NOT_FOR_REPORT,) if self.round.kind == TRAINING else (),
        )

    def _results(self) -> dict[str, CodeResult]:
        report = compare.agree(self.now, self.round.id, Options(training=self.round.kind == TRAINING)).report
        self.coefficient = report.coefficient
        return {row.code: row for row in report.rows if not row.itself}

    def _said(self, id_: str) -> Iterator[str]:
        text = self.study.transcript(id_).text
        return (text[segment.start : segment.end] for segment in self.ground.axes[id_].segments)

    def _one(self, code: str, rows: Sequence[Disagreement], steps: Sequence[Step]) -> Confusion:
        pair = self._pair(rows)
        codings = {coder: self._codings(coder, code) for coder in pair}
        sides, quotes = [], []
        for coder, other in zip(pair, reversed(pair), strict=True):
            only = [(r.transcript, r.unit) for r in rows if coder in r.has and other in r.lacks]
            passages = self._passages(codings[coder], only, other)
            quotes.append([passage.words for passage in passages])
            sides.append(Side(coder, len(passages), self._typical(passages)))
        both = set(codings[pair[0]]) & set(codings[pair[1]]) if len(pair) > 1 else set[Unit]()
        result = self.results.get(code)
        return Confusion(
            code=self.book[code],
            types=Counter(row.type for row in rows),
            confused=dict(Counter(r.other for r in rows if r.other and r.other in self.book).most_common()),
            kappa=getattr(result, self.coefficient) if result else math.nan,
            positives=result.positives if result else {},
            both=len(both),
            sides=tuple(sides),
            words=tuple(separating(quotes[0], quotes[1], self.background)) if len(quotes) > 1 else (),
            improved=tuple(_improved(self.round, code, steps)),
            proposed=tuple(_proposed(self.now, self.round, code)),
            coefficient=self.coefficient,
        )

    def _pair(self, rows: Sequence[Disagreement]) -> tuple[str, ...]:
        """The two coders who differ most on a code."""
        pairs = list(combinations(self.ground.round.coders, 2))
        often = Counter(pair for row in rows for pair in pairs if _differ(row, *pair))
        return min(pairs, key=lambda pair: (-often[pair], pair), default=self.ground.round.coders)

    def _codings(self, coder: str, code: str) -> dict[Unit, list[Coding]]:
        """A coder's codings with a code by the units that they touch."""
        found = defaultdict[Unit, list["Coding"]](list)
        for id_ in self.ground.transcripts:
            own = [coding for coding in self.ground.work.get((coder, id_), ()) if coding.code == code]
            starts, ends = (np.array([getattr(c, side) for c in own], np.int64) for side in ("start", "end"))
            lows, highs = self.ground.axes[id_].ranges(starts, ends)
            for coding, low, high in zip(own, lows.tolist(), highs.tolist(), strict=True):
                for unit in range(low, high):
                    found[id_, unit].append(coding)
        return found

    def _passages(self, by_unit: dict[Unit, list[Coding]], units: Sequence[Unit], other: str) -> list[Passage]:
        """The passages on some units, each once, with what the other coder had there."""
        seen, found = set[str](), []
        for id_, unit in units:
            for coding in by_unit.get((id_, unit), ()):
                if coding.id not in seen:
                    seen.add(coding.id)
                    number = counted(self.ground.axes[id_].segments[unit].index)
                    words = " ".join(self.study.transcript(id_).text[coding.start : coding.end].split())
                    found.append(Passage(id_, number, words, self._codes(other, coding)))
        return found

    def _codes(self, coder: str, coding: Coding) -> tuple[str, ...]:
        """The codes that a coder gave to words of this passage."""
        theirs = self.ground.work.get((coder, coding.transcript), ())
        return tuple(dict.fromkeys(c.code for c in theirs if c.start < coding.end and coding.start < c.end))

    def _typical(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        return tuple(passages[i] for i in typical([passage.words for passage in passages], self.background))

    def _steps(self) -> tuple[Step, ...]:
        training = self.round.kind == TRAINING
        try:
            return trends.trend(self.now, codebook=self.round.codebook_id, training=training).steps
        except CodekitError:
            return ()  # another round cannot be read: this one can be talked about all the same


def _differ(row: Disagreement, one: str, other: str) -> bool:
    """Whether of two coders one has the code and the other lacks it."""
    return (one in row.has and other in row.lacks) or (other in row.has and one in row.lacks)


def _improved(round_: Round, code: str, steps: Sequence[Step]) -> Iterator[Improved]:
    """The steps from and to this round, where both were about the code."""
    for step in steps:
        if round_.id in {step.before, step.after} and code in step.codes:
            yield Improved(step.before, step.after, step.codes[code])


def _proposed(study: Study, round_: Round, code: str) -> Iterator[tuple[str, str]]:
    """The sentences that coders proposed for a code in this round and that stand."""
    events = study.store.round_events(round_.id).events
    gone = taken_back({event.id: event.cancels for event in events if isinstance(event, RoundRetract)})
    own = [e for e in events if isinstance(e, CodePropose) and e.code == code and e.id not in gone]
    yield from ((event.by, event.definition) for event in sorted(own, key=lambda event: (event.at, event.id)))
