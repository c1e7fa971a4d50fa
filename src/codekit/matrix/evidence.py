"""From codings to cell states: what each case says about each code, and how firmly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from codekit.executor import Executor
from codekit.matrix.columns import Columns, by_cell
from codekit.matrix.excerpts import Ground, Groups, find, lay_codings, touches_speech
from codekit.matrix.passages import Evidence
from codekit.matrix.register import Assigned, assign
from codekit.matrix.result import Cell, Matrix
from codekit.matrix.rollup import targets
from codekit.matrix.states import NOT_APPLICABLE, Applicable, Asked, decide
from codekit.model.cases import Interview, Registers
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.notes import Note, notes
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, POLARITIES, SUPPORTING
from codekit.model.transcript import Segmentation, Transcript

CHOICE, REGISTER, COVERAGE, BY_HAND = "choice", "register", "coverage", "by hand"  # kinds of notes
OUTSIDE_SPEECH, OTHER_TEXT, OTHER_CODES = "outside speech", "other text", "other codes"
_S, _C, _H = (POLARITIES.index(kind) for kind in (SUPPORTING, CONTRARY, HYPOTHETICAL))


@dataclass(frozen=True)
class Counted:
    """What counts for one transcript; which layers these are, the workflow decides."""

    layers: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by code, e.g. ("pass2 (second-pass)",)
    coded: frozenset[str] = frozenset()  # the codes that it has been searched for
    codings: Sequence[Coding] = ()
    used: tuple[str, ...] = ()  # all layers that count, in their order

    def named(self, layers: Collection[str]) -> str:
        """Some of its layers in one line, in their order."""
        return " + ".join(layer for layer in self.used if layer in layers)


_NOTHING = Counted()


def tabulate(
    *,
    codebook: Codebook,
    registers: Registers,
    transcripts: Mapping[str, Transcript],
    counted: Mapping[str, Counted],
    themes: Sequence[str] = (),
    segments: Mapping[str, Segmentation] | None = None,
    warnings: Sequence[str] = (),
    worded: bool = True,
    executor: Executor | None = None,
) -> Matrix:
    """The matrix of a study: a state for every case and code, with the excerpts behind it.

    Args:
        codebook: Every code of it gets a row of cells, rolled up.
        registers: Cases (the only source of rows), interviews, what was asked, and states set by hand.
        transcripts: The texts by id.
        counted: What counts for each transcript; one that is absent counts nothing and is not coded.
        themes: The columns shown to people; by default the roots, and the codes at the two levels below
            them that have evidence or descendants.
        segments: The stored units that excerpts are located by; by default the turns.
        warnings: What the reader must be told besides, about the choice of what counts.
        worded: Whether words are counted; without, for who asks for states alone, they are 0, and shares None.
        executor: How to map over transcripts while their codings are laid out.

    Raises UnknownNameError for a theme that is no code of the codebook.
    """
    chosen = tuple(dict.fromkeys(codebook[code].id for code in themes))
    codes = tuple(code for code, _ in codebook.walk())
    assigned = assign(registers, transcripts, counted)
    evidence, left_out = _evidence(codebook, codes, assigned, counted, segments or {}, worded=worded, executor=executor)
    asked, applicable = Asked.read(codebook, registers.coverage), Applicable.read(codebook, registers)
    coded = {transcript: work.coded for transcript, work in counted.items()}
    layers = {t.id: counted[t.id].named(counted[t.id].used) for t in assigned.transcripts if t.id in counted}
    cell_layers = _cell_layers(codebook, evidence, counted)
    rows = _Rows(codes, assigned.interviews, counted, cell_layers, evidence.columns, asked, applicable)
    cells = {(c.case, c.code): c for row, case in enumerate(assigned.cases) for c in rows.of(row, case)}
    said = (
        *notes(CHOICE, warnings),
        *notes(REGISTER, assigned.warnings),
        *left_out,
        *notes(COVERAGE, asked.warnings),
        *notes(BY_HAND, [*applicable.warnings, *_overruled(cells)]),
    )
    return Matrix(
        codebook=codebook,
        registers=registers,
        transcripts=transcripts,
        codes=codes,
        cells=cells,
        evidence=evidence,
        interviews=assigned.interviews,
        layers=layers,
        cell_layers=cell_layers,
        coded=coded,
        chosen=chosen,
        excluded=assigned.excluded,
        notes=said,
    )


def _evidence(
    codebook: Codebook,
    codes: tuple[str, ...],
    assigned: Assigned,
    counted: Mapping[str, Counted],
    segments: Mapping[str, Segmentation],
    *,
    worded: bool,
    executor: Executor | None,
) -> tuple[Evidence, list[Note]]:
    """All excerpts of the codings that can be used, and a line for each kind that cannot."""
    place = {code: i for i, code in enumerate(codes)}
    code_of = {code: place[codebook.current(code)] for code in codes}
    ground = Ground.lay(assigned.transcripts)
    warnings: list[Note] = []
    codings = [
        _usable(transcript, counted[transcript.id].codings if transcript.id in counted else (), codebook, warnings)
        for transcript in assigned.transcripts
    ]
    laid = lay_codings(ground, codings, code_of, executor=executor)
    touched = touches_speech(ground, laid)[1] > 0
    for number, transcript in enumerate(assigned.transcripts):
        missed = int((~touched[laid.first[number] : laid.first[number + 1]]).sum())
        if missed:
            words = f"{transcript.id}: {missed} codings lie outside respondents' speech and are no evidence"
            warnings.append(Note(OUTSIDE_SPEECH, words))
    groups = Groups.of_codebook(codebook, codes)
    case_of = np.array(assigned.case_rows, dtype=np.int64)
    found = find(ground, laid, groups)
    columns = by_cell(ground, found, case_of, cases=len(assigned.cases), codes=len(codes), worded=worded)
    return Evidence(ground, laid, groups, tuple(codings), columns, segments), warnings


def _usable(
    transcript: Transcript, codings: Sequence[Coding], codebook: Codebook, warnings: list[Note]
) -> Sequence[Coding]:
    """The codings made on this very text with codes of this codebook; the others are reported."""
    known = codebook.by_id.keys()
    texts_fit = all(transcript.sha256.startswith(sha) for sha in {c.text_sha for c in codings})
    ends_fit = max([c.end for c in codings], default=0) <= len(transcript.text)
    if texts_fit and ends_fit and {c.code for c in codings} <= known:
        return codings
    on_it = [c for c in codings if transcript.sha256.startswith(c.text_sha) and c.end <= len(transcript.text)]
    if len(on_it) < len(codings):
        gone = len(codings) - len(on_it)
        words = f"{transcript.id}: {gone} codings were made on another version of the text and do not count"
        warnings.append(Note(OTHER_TEXT, words))
    strangers = sorted({c.code for c in on_it} - known)
    if strangers:
        words = (
            f"{transcript.id}: codings with codes that are not in {codebook.key} do not count: {', '.join(strangers)}"
        )
        warnings.append(Note(OTHER_CODES, words))
    return [c for c in on_it if c.code in known]


def _cell_layers(codebook: Codebook, evidence: Evidence, counted: Mapping[str, Counted]) -> dict[tuple[str, str], str]:
    """The layers of each transcript and code: its own, and those of the codings below that speak to it."""
    named: dict[tuple[str, str], str] = {}
    for transcript, codings in zip(evidence.ground.transcripts, evidence.codings, strict=True):
        work = counted.get(transcript.id, _NOTHING)
        layers = {code: set(work.layers.get(code, ())) for code in codebook.by_id}
        for code, polarity in {(coding.code, coding.polarity) for coding in codings}:
            for above, _ in targets(codebook, codebook.current(code), polarity):
                layers[above].update(work.layers.get(code, ()))
        named |= {(transcript.id, code): work.named(names) for code, names in layers.items()}
    return named


@dataclass(frozen=True)
class _Rows:
    """What the cells of a case are decided from."""

    codes: tuple[str, ...]
    interviews: Mapping[str, tuple[Interview, ...]]
    counted: Mapping[str, Counted]
    layers: Mapping[tuple[str, str], str]  # by transcript and code
    columns: Columns
    asked: Asked
    applicable: Applicable

    def of(self, row: int, case: str) -> Iterator[Cell]:
        """The cells of one case, in the order of the codes."""
        interviews = [interview.transcript for interview in self.interviews[case]]
        counted = [self.counted.get(transcript, _NOTHING) for transcript in interviews]
        coded = frozenset.intersection(*(work.coded for work in counted)) if counted else frozenset()
        speech = int(self.columns.speech[row])
        counts, words = self.columns.excerpts[row].tolist(), self.columns.word_sums[row, :, _S].tolist()
        sources = self.columns.interviews[row].tolist()
        for number, code in enumerate(self.codes):
            by_kind = counts[number]
            complete = code in coded
            layers = {self.layers.get((transcript, code), "") for transcript in interviews} - {""}
            yield Cell(
                case=case,
                code=code,
                state=self._state(case, code, by_kind, interviews, complete=complete),
                layer="; ".join(sorted(layers)),
                excerpts=by_kind[_S],
                interviews=sources[number],
                words=words[number],
                share=words[number] / speech if speech else None,
                contrary=by_kind[_C],
                hypothetical=by_kind[_H],
                coded=complete,
            )

    def _state(self, case: str, code: str, by_kind: list[int], interviews: list[str], *, complete: bool) -> str:
        return decide(
            applicable=self.applicable(case, code),
            supporting=by_kind[_S],
            contrary=by_kind[_C],
            coded=complete,
            asked="" if by_kind[_S] or not complete else self.asked.of(interviews, code),
        )


def _overruled(cells: Mapping[tuple[str, str], Cell]) -> list[str]:
    """A cell set to not applicable although something was found deserves a second look."""
    return [
        f"{cell.case}, {cell.code}: not applicable by hand, yet {cell.excerpts + cell.contrary} excerpts are coded"
        for cell in cells.values()
        if cell.state == NOT_APPLICABLE and cell.excerpts + cell.contrary
    ]
