"""Excerpts as a reader sees them: the words, who said them, what was asked before, and which codings they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from codekit.matrix.columns import Columns
from codekit.matrix.excerpts import Ground, Groups, Laid
from codekit.matrix.heard import Heard
from codekit.model.events import Coding
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.transcript import Segmentation, excerpt_id


class Excerpt(msgspec.Struct, frozen=True):  # there are tens of thousands
    """One passage as evidence for one code in one case."""

    id: str
    case: str
    theme: str
    evidence: str  # supporting, contrary or hypothetical for the theme
    transcript: str
    segments: tuple[int, ...]
    start: int
    end: int
    time: float | None
    speaker: str
    role: str
    text: str
    question: str  # what the interviewer said last before
    codes: tuple[str, ...]  # every code on the passage, not only this theme's; contrary and hypothetical marked
    polarities: tuple[str, ...]  # of the codings it rests on
    coders: tuple[str, ...]
    codebooks: tuple[str, ...]
    words: int
    values: tuple[str, ...] = ()  # of the codings of the theme itself that it rests on, each once, in text order
    codings: tuple[str, ...] = ()  # the ids of the codings it rests on


@dataclass(frozen=True, slots=True)
class Use:
    """How a code itself was used, whatever the polarity."""

    codings: int
    interviews: int
    codebooks: tuple[str, ...]  # the versions it was coded under


@dataclass(frozen=True)
class Evidence:
    """The way from a cell back to the passages it rests on."""

    ground: Ground
    laid: Laid
    groups: Groups
    codings: tuple[Sequence[Coding], ...]  # of each transcript of the ground
    columns: Columns
    segments: Mapping[str, Segmentation]

    @cached_property
    def codes_found(self) -> frozenset[int]:
        """The rows of the codes that any passage of any case speaks to."""
        return frozenset(np.flatnonzero(self.columns.excerpts.sum(axis=(0, 2))).tolist())

    def uses(self, codes: Sequence[str]) -> dict[str, Use]:
        """The use of every code; `codes` are the ids in the order of their rows."""
        transcript = np.repeat(np.arange(len(self.codings)), np.diff(self.laid.first))
        flat = [coding for listed in self.codings for coding in listed]
        uses: dict[str, Use] = {}
        for row, code in enumerate(codes):
            where = np.flatnonzero(self.laid.code == row)
            versions = tuple(sorted({flat[i].codebook for i in where.tolist()}))
            uses[code] = Use(len(where), len(np.unique(transcript[where])), versions)
        return uses

    @cached_property
    def _leading(self) -> Mapping[int, frozenset[int]]:
        return self.groups.leading()

    def excerpts(self, case_row: int, code_row: int, case: str, theme: str, kinds: Sequence[str] = ()) -> list[Excerpt]:
        """The passages of one cell, by kind of evidence and then in the order they were said."""
        return [
            self._excerpt(row, case, theme)
            for number, kind in enumerate(POLARITIES)
            if not kinds or kind in kinds
            for row in self.columns.rows(case_row, code_row, number)
        ]

    def _excerpt(self, row: int, case: str, theme: str) -> Excerpt:
        """A passage, made once: a workbook shows it, seals it and looks for quotations in it."""
        key = (row, case, theme)
        if key not in self._made:
            self._made[key] = self._put_together(*key)
        return self._made[key]

    @cached_property
    def _made(self) -> dict[tuple[int, str, str], Excerpt]:
        return {}

    @cached_property
    def _places(self) -> list[tuple[int, int, int, int]]:
        """Transcript, group, start and end of each passage on the ground."""
        merged = self.columns.merged
        columns = (merged.transcript, merged.group, merged.start, merged.end)
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def _put_together(self, row: int, case: str, theme: str) -> Excerpt:
        number, group, start, end = self._places[row]
        transcript, base = self.ground.transcripts[number], int(self.ground.base[number])
        start, end = start - base, end - base
        text = transcript.text[start:end]
        heard = self._heard(number)
        turn, question = heard.at(start)
        on_it = self._codings_on(number, start + base, end + base)
        leading = [(own, coding) for own, coding in on_it if own in self._leading[group]]
        behind = [coding for _, coding in leading]
        of_theme = [coding for own, coding in leading if own // len(POLARITIES) == group // len(POLARITIES)]
        return Excerpt(
            id=excerpt_id(transcript.id, start, end, text),
            case=case,
            theme=theme,
            evidence=POLARITIES[group % len(POLARITIES)],
            transcript=transcript.id,
            segments=heard.segments(start, end) if transcript.id in self.segments else (turn.index,),
            start=start,
            end=end,
            time=heard.time(start, turn),
            speaker=turn.speaker,
            role=transcript.role(turn.speaker),
            text=text,
            question=question,
            codes=tuple(sorted({_marked(coding) for _, coding in on_it})),
            polarities=tuple(sorted({coding.polarity for coding in behind}, key=POLARITIES.index)),
            coders=tuple(sorted({coding.coder for coding in behind})),
            codebooks=tuple(sorted({coding.codebook for coding in behind})),
            words=int(self.columns.words[row]),
            values=tuple(dict.fromkeys(coding.value for coding in of_theme if coding.value)),
            codings=tuple(coding.id for coding in behind),
        )

    def _codings_on(self, number: int, start: int, end: int) -> list[tuple[int, Coding]]:
        """The codings of a transcript that share a character with a stretch of the ground, each with its own number."""
        first, after = int(self.laid.first[number]), int(self.laid.first[number + 1])
        overlapping = (self.laid.start[first:after] < end) & (start < self.laid.end[first:after])
        codings, own = self.codings[number], self._own
        return [(own[first + nth], codings[nth]) for nth in overlapping.nonzero()[0].tolist()]

    @cached_property
    def _own(self) -> list[int]:
        """The number of the code and kind of each coding laid."""
        own: list[int] = self.groups.of(self.laid.code, self.laid.polarity).tolist()
        return own

    def _heard(self, number: int) -> Heard:
        """The walk through a transcript, made once for all of its passages."""
        if number not in self._walks:
            transcript = self.ground.transcripts[number]
            self._walks[number] = Heard(transcript, self.segments.get(transcript.id))
        return self._walks[number]

    @cached_property
    def _walks(self) -> dict[int, Heard]:
        return {}


def _marked(coding: Coding) -> str:
    return coding.code if coding.polarity == SUPPORTING else f"{coding.code} ({coding.polarity})"
