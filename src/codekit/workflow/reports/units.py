"""The diagnosis of a comparison: every unit with each coder's codes, used or not, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from codekit.agreement.rounds.levels import of_level
from codekit.model.layer import FINISHED, TODO
from codekit.model.transcript import Transcript, roles_of
from codekit.reporting.agreement.findings import UnitRecord
from codekit.segmenting.units import touched
from codekit.workflow.comparing import axes, variables
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.events import Coding, UnitSkip
    from codekit.workflow.comparing.compare import Comparison, Options

_NOT_DONE = {TODO: "not started"}
_NONE: frozenset[str] = frozenset()


class _Piece(NamedTuple):
    """A stretch of text that is a unit, or would be one in other circumstances."""

    number: int
    start: int
    end: int
    speaker: str
    compared: bool


def unit_records(
    study: Study, comparison: Comparison, options: Options, states: dict[tuple[str, str], str], *, blind: bool
) -> tuple[UnitRecord, ...]:
    """One record per unit, of interviewers' speech too; then the codings that lie on no compared unit or code.

    While the round is blind no record says what a coder did, only whether the work is there.
    """
    exclusive = options.exclusive
    diagnosis = _Diagnosis(study, comparison, states, blind=blind, exclusive=exclusive, roles=options.roles)
    return tuple(record for id_ in comparison.ground.transcripts for record in diagnosis.of(id_))


class _Diagnosis:
    def __init__(
        self,
        study: Study,
        comparison: Comparison,
        states: dict[tuple[str, str], str],
        *,
        blind: bool,
        exclusive: str,
        roles: str,
    ) -> None:
        self.study, self.ground, self.states = study, comparison.ground, states
        self.blind, self.exclusive, self.roles = blind, exclusive, roles_of(roles)
        self._known: dict[tuple[tuple[str, ...], tuple[frozenset[str], ...]], dict[str, frozenset[str]]] = {}
        book = comparison.ground.codebook
        shown = comparison.report.level
        wanted = [comparison.variables[k] for k in of_level(comparison.variables, shown)]
        names = book.children[exclusive] if exclusive else [variable.name for variable in wanted]
        listed = axes.targets(book, names) if exclusive else variables.counts_as(book, wanted)
        self.counts_as = {
            code.id: frozenset(names[k] for k in counted) for code, counted in zip(book.codes, listed, strict=True)
        }

    def of(self, id_: str) -> Iterator[UnitRecord]:
        """The records of one transcript."""
        transcript = self.study.transcript(id_)
        missing = self._missing(id_)
        present = [coder for coder in self.ground.round.coders if (coder, id_) in self.ground.work]
        pieces = self._pieces(transcript)
        given = {coder: self._given(self.ground.work[coder, id_], pieces) for coder in present}
        skipped = {coder: self._skipped(coder, id_, pieces) for coder in present}
        everybody, any_skip = tuple(present), any(skipped.values())
        said = zip(*given.values(), strict=True) if given else repeat((), len(pieces))
        roles = {speaker: transcript.role(speaker) for speaker in {piece.speaker for piece in pieces}}
        for place, (piece, sets) in enumerate(zip(pieces, said, strict=True)):
            here = everybody
            if any_skip:
                here = tuple(coder for coder in present if place not in skipped[coder])
                sets = tuple(given[coder][place] for coder in here)  # noqa: PLW2901
            codes = self._alike(here, sets)
            yield UnitRecord(
                transcript=id_,
                unit=piece.number,
                start=piece.start,
                end=piece.end,
                speaker=piece.speaker,
                role=roles[piece.speaker],
                given={} if self.blind else codes,
                missing=missing
                if len(here) == len(present)
                else missing | {coder: "skipped" for coder in present if coder not in here},
                why_not=self._why_not(piece, roles[piece.speaker], present, codes),
            )
        if not self.blind:
            yield from self._elsewhere(transcript, pieces, present)

    def _alike(self, coders: tuple[str, ...], codes: tuple[frozenset[str], ...]) -> dict[str, frozenset[str]]:
        """The codes by coder; most units have what others have, and there may be hundreds of thousands."""
        return self._known.setdefault((coders, codes), dict(zip(coders, codes, strict=True)))

    def _missing(self, id_: str) -> dict[str, str]:
        missing = {}
        for coder in self.ground.round.coders:
            state = self.states.get((coder, id_))
            if state is None:
                missing[coder] = "not assigned"
            elif state != FINISHED:
                missing[coder] = _NOT_DONE.get(state, "not finished")
        return missing

    def _why_not(self, piece: _Piece, role: str, present: Sequence[str], codes: Mapping[str, frozenset[str]]) -> str:
        if piece.start == piece.end:
            return "nothing is said"
        if not piece.compared:
            return f"outside roles: speech of the {role}" if role not in self.roles else "outside turns"
        if len(present) < 2:
            return f"only {present[0]} finished the transcript" if present else "no coder finished the transcript"
        if len(codes) < 2:
            return f"only {next(iter(codes))} did not skip it" if codes else "every coder skipped it"
        if self.exclusive and not self.blind and not any(codes.values()):
            return f"no coder used a sub-code of {self.exclusive}"
        return ""

    def _pieces(self, transcript: Transcript) -> list[_Piece]:
        if self.ground.unit == axes.CHARACTER:
            return self._runs(transcript)
        used = {segment.index for segment in self.ground.axes[transcript.id].segments}
        listed = self.study.segmentation(transcript.id, self.ground.unit).segments
        return [_Piece(s.index, s.start, s.end, s.speaker, s.index in used) for s in listed]

    def _runs(self, transcript: Transcript) -> list[_Piece]:
        """Runs of characters in which no coder's decision changes, over the whole text."""
        axis = self.ground.axes[transcript.id]
        borders = {0, len(transcript.text), *axis.starts.tolist(), *axis.ends.tolist()}
        borders |= {edge for turn in transcript.turns for edge in (turn.start, turn.end)}
        if not self.blind:
            work: list[Sequence[Coding | UnitSkip]] = [
                self.ground.work.get((coder, transcript.id), ()) for coder in self.ground.round.coders
            ]
            work += [self.ground.skipped.get((coder, transcript.id), ()) for coder in self.ground.round.coders]
            borders |= {edge for spans in work for span in spans for edge in (span.start, span.end)}
        cuts = sorted(borders)
        starts = np.array(cuts[:-1], np.int64)
        run = np.searchsorted(axis.ends, starts, side="right")
        inside = [int(r) < len(axis.starts) and axis.starts[r] <= s for r, s in zip(run, starts.tolist(), strict=True)]
        speakers = _speakers(transcript, cuts[:-1])
        return [
            _Piece(number, start, end, speaker, compared)
            for number, (start, end, speaker, compared) in enumerate(
                zip(cuts[:-1], cuts[1:], speakers, inside, strict=True)
            )
        ]

    def _given(self, codings: Sequence[Coding], pieces: Sequence[_Piece]) -> list[frozenset[str]]:
        """The compared codes that one coder gave each piece."""
        filled = [(place, piece) for place, piece in enumerate(pieces) if piece.start < piece.end]
        lo, hi = touched(
            [c.start for c in codings],
            [c.end for c in codings],
            [piece.start for _, piece in filled],
            [piece.end for _, piece in filled],
        )
        sets: dict[int, set[str]] = {}
        for coding, low, high in zip(codings, lo.tolist(), hi.tolist(), strict=True):
            for place, _ in filled[low:high] if coding.start < coding.end else ():
                sets.setdefault(place, set()).update(self.counts_as.get(coding.code, _NONE))
        return [frozenset(sets.get(place, _NONE)) for place in range(len(pieces))]

    def _skipped(self, coder: str, id_: str, pieces: Sequence[_Piece]) -> set[int]:
        """The places of the pieces that a coder skipped; nobody is told while the round is blind."""
        skips = () if self.blind else self.ground.skipped.get((coder, id_), ())
        return {
            place
            for place, piece in enumerate(pieces)
            if any(skip.start < piece.end and piece.start < skip.end for skip in skips)
        }

    def _elsewhere(
        self, transcript: Transcript, pieces: Sequence[_Piece], present: Sequence[str]
    ) -> Iterator[UnitRecord]:
        """Codings that count for nothing: of a code that is not compared, or on no unit at all."""
        filled = [piece for piece in pieces if piece.start < piece.end]
        for coder in present:
            codings = self.ground.work[coder, transcript.id]
            starts, ends = [p.start for p in filled], [p.end for p in filled]
            lo, hi = touched([c.start for c in codings], [c.end for c in codings], starts, ends)
            for coding, nowhere in zip(codings, (lo == hi).tolist(), strict=True):
                if self._concerns(coding.code) and (nowhere or not self.counts_as.get(coding.code)):
                    yield self._unused(transcript, coding, nowhere=nowhere)

    def _concerns(self, code: str) -> bool:
        """True for every code, and in a comparison of one group for its own codes."""
        book = self.ground.codebook
        return not self.exclusive or code == self.exclusive or (code in book and self.exclusive in book.ancestors(code))

    def _unused(self, transcript: Transcript, coding: Coding, *, nowhere: bool) -> UnitRecord:
        (speaker,) = _speakers(transcript, [coding.start])
        return UnitRecord(
            transcript=transcript.id,
            unit=None,
            start=coding.start,
            end=coding.end,
            speaker=speaker,
            role=transcript.role(speaker) if speaker else "",
            given={coding.coder: frozenset([coding.code])},
            missing={},
            why_not="on no unit" if nowhere else "the code is not compared",
        )


def _speakers(transcript: Transcript, positions: Sequence[int]) -> list[str]:
    """Who speaks at each position; "" outside of turns."""
    turns = [turn for turn in transcript.turns if turn.start < turn.end]
    at = np.searchsorted([turn.end for turn in turns], positions, side="right").tolist()
    return [
        turns[i].speaker if i < len(turns) and turns[i].start <= position else ""
        for i, position in zip(at, positions, strict=True)
    ]
