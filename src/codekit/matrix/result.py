"""The matrix as a value: states by case and code, totals, and the way back to every passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codekit.matrix.passages import Evidence, Excerpt
from codekit.matrix.states import DETERMINATE, FOUND, NONE_FOUND, NOT_FOUND, NOT_YET_CODED, SHOWN, STATES
from codekit.matrix.values import cell_values
from codekit.model.cases import Case, Interview, Registers
from codekit.model.codebook import Codebook
from codekit.model.notes import Note
from codekit.model.reviews import ALL_STATUSES, Review, Share, share, status
from codekit.model.transcript import Transcript

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Cell:
    """One case and one code: the state, and what it rests on. Counts are of supporting evidence."""

    case: str
    code: str
    state: str
    layer: str
    excerpts: int
    interviews: int
    words: int
    share: float | None  # of the respondents' words of the case; None where it has none
    contrary: int
    hypothetical: int
    coded: bool  # every interview of the case is coded for this code

    @property
    def incomplete(self) -> bool:
        """Found, while an interview of the case is still to be coded for this code."""
        return self.state in FOUND and not self.coded


@dataclass(frozen=True, slots=True)
class Theme:
    """The totals of one code over the cases it was possible to decide on."""

    code: str
    states: Mapping[str, int]

    @property
    def k(self) -> int:
        """Cases in which the code was found."""
        return sum(self.states[state] for state in FOUND)

    @property
    def n(self) -> int:
        """Cases with a determinate state: found, contrary, or asked and not found."""
        return sum(self.states[state] for state in DETERMINATE)

    def __str__(self) -> str:
        """As it is written in a results section: k of n."""
        return f"{self.k} of {self.n}"


@dataclass(frozen=True)
class Matrix:
    """States of every case and code of a codebook, with the evidence behind them."""

    codebook: Codebook
    registers: Registers
    transcripts: Mapping[str, Transcript]
    codes: tuple[str, ...]  # in the order of the tree
    cells: Mapping[tuple[str, str], Cell]
    evidence: Evidence
    interviews: Mapping[str, tuple[Interview, ...]]  # by case, in the order they were held
    layers: Mapping[str, str]  # by transcript: all that count, in one line
    cell_layers: Mapping[tuple[str, str], str]  # by transcript and code: those that the code's evidence is from
    coded: Mapping[str, frozenset[str]]  # by transcript: the codes that it has been searched for
    chosen: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()  # (transcript, why)
    notes: tuple[Note, ...] = ()
    unmeasured: tuple[str, ...] = ()  # codes with evidence whose agreement nobody measured, in the order of the tree
    reviews: Mapping[str, Sequence[Review]] = field(default_factory=dict)  # those that stand, by coding
    coder: str = ""  # who was picked where a double round has no consensus

    @property
    def found(self) -> tuple[str, ...]:
        """The codes that have evidence in some case, of their own or from below, in the order of the tree."""
        return tuple(code for code in self.codes if self._row_of[code] in self.evidence.codes_found)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must be told, in words."""
        return tuple(note.words for note in self.notes)

    @property
    def cases(self) -> tuple[str, ...]:
        """The rows, in the order of cases.csv."""
        return tuple(self.interviews)

    def called(self, case: str) -> str:
        """What a case is called where people read of it; what is no case is given back."""
        return self.registers.called.get(case, case)

    @cached_property
    def case(self) -> Mapping[str, Case]:
        """The cases by id."""
        return {case.id: case for case in reversed(self.registers.cases)}

    @property
    def layer(self) -> str:
        """A summary of the layers that were counted: the distinct ones of all transcripts."""
        return "; ".join(sorted({layer for layer in self.layers.values() if layer}))

    def wholly_coded(self, transcript: str) -> bool:
        """Whether a transcript has been searched for every code."""
        return self.coded.get(transcript, frozenset()) >= set(self.codes)

    @property
    def asking_recorded(self) -> bool:
        """False where the study has no record of what was asked."""
        return self.registers.coverage is not None

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The columns shown to people: those chosen, else the upper levels of the tree."""
        return self.chosen or tuple(code for code, depth in self.codebook.walk() if self._is_column(code, depth))

    def _is_column(self, code: str, depth: int) -> bool:
        if depth == 0:
            return True
        return depth <= 2 and (bool(self.codebook.children[code]) or self._row_of[code] in self.evidence.codes_found)

    @cached_property
    def totals(self) -> Mapping[str, Theme]:
        """Every code's totals."""
        counts: dict[str, Counter[str]] = {code: Counter() for code in self.codes}
        for cell in self.cells.values():
            counts[cell.code][cell.state] += 1
        return {code: Theme(code, {s: count[s] for s in STATES}) for code, count in counts.items()}

    def shown(self, state: str) -> str:
        """A state in the words of the workbook and the figures."""
        return NONE_FOUND if state == NOT_FOUND and not self.asking_recorded else SHOWN[state]

    def excerpts(self, case: str, code: str, kinds: Sequence[str] = ()) -> list[Excerpt]:
        """The passages behind one cell: supporting, then contrary, then hypothetical, each in order."""
        return self.evidence.excerpts(self._case_row[case], self._row_of[code], case, code, kinds)

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def _case_row(self) -> Mapping[str, int]:
        return {case: row for row, case in enumerate(self.interviews)}

    @cached_property
    def reviewed(self) -> Share:
        """How many of the codings that count were reviewed."""
        return share((coding.id for kept in self.evidence.codings for coding in kept), self.reviews)

    def review_of(self, excerpt: Excerpt) -> str:
        """What reviewers said of the codings that an excerpt rests on: one status, or how many have which."""
        counts = Counter(status(self.reviews.get(id_, ())) for id_ in excerpt.codings)
        if len(counts) < 2:
            return next(iter(counts), "")
        return ", ".join(f"{counts[name]} {name}" for name in ALL_STATUSES if counts[name])

    def any_theme(self, case: str) -> str:
        """Whether a case has any of the themes shown: yes, no, or not yet coded."""
        states = {self.cells[case, code].state for code in self.themes}
        return "yes" if states & FOUND else SHOWN[NOT_YET_CODED] if NOT_YET_CODED in states else "no"

    @cached_property
    def values(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """By case and code the number of codings with each value, where there are any."""
        return cell_values(self)

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit matrix --json`."""
        return {
            "codebook": self.codebook.id,
            "version": self.codebook.version,
            "layer": self.layer,
            "cases": list(self.cases),
            "themes": [
                {"code": code, "k": total.k, "n": total.n, "states": dict(total.states)}
                for code, total in self.totals.items()
            ],
            "cells": [
                {
                    "case": cell.case,
                    "code": cell.code,
                    "state": cell.state,
                    "layer": cell.layer,
                    "excerpts": cell.excerpts,
                    "interviews": cell.interviews,
                    "words": cell.words,
                    "values": dict(self.values.get((cell.case, cell.code), {})),
                }
                for cell in self.cells.values()
            ],
            "unmeasured": list(self.unmeasured),
            "review": self.reviewed.to_json(),
        }

    def _repr_html_(self) -> str:
        """What a notebook shows: the states of every case and theme, k of n below them."""
        from codekit.tables.shown import html_table

        rows = [(case, *(self.shown(self.cells[case, code].state) for code in self.themes)) for case in self.cases]
        totals = ("k of n", *(str(self.totals[code]) for code in self.themes))
        title = f"{self.codebook.key}: {len(self.cases)} cases; counted: {self.layer or 'nothing yet'}"
        return html_table(title, ("case", *self.themes), [*rows, totals], self.warnings)

    def frame(self, codes: Sequence[str] = ()) -> pd.DataFrame:
        """States as a table of cases by codes (the themes by default), for notebooks."""
        import pandas as pd

        columns = list(codes or self.themes)
        states = [[self.cells[case, code].state for code in columns] for case in self.cases]
        return pd.DataFrame(states, index=pd.Index(self.cases, name="case"), columns=columns)
