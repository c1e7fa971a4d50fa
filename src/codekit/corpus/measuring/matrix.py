"""The matrix of codings of any size: each part is summed up by case by itself, the sums are added, cells decided."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from codekit.agreement.numeric import Ints
from codekit.corpus.base import tables
from codekit.corpus.base.alone import steady
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import Layout
from codekit.corpus.base.texts import texts
from codekit.corpus.building import attributes
from codekit.corpus.measuring.agree import held, indexed
from codekit.errors import CodekitError, UnknownNameError
from codekit.executor import Executor, InProcess
from codekit.matrix.columns import KINDS, by_cell
from codekit.matrix.excerpts import Ground, Groups, Laid, find, touches_speech
from codekit.matrix.states import DETERMINATE, FOUND, NOT_FOUND, STATES, decide
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, POLARITIES, SUPPORTING

if TYPE_CHECKING:
    from codekit.model.codebook import Codebook

_S, _C, _H = (POLARITIES.index(kind) for kind in (SUPPORTING, CONTRARY, HYPOTHETICAL))
CELL_COLUMNS = ("case", "code", "state", "excerpts", "interviews", "words", "share", "contrary", "hypothetical")


@dataclass(frozen=True, slots=True)
class Rules:
    """A codebook as the sums need it: its codes, which of them each one is now, and how they roll up."""

    codes: tuple[str, ...]
    current: tuple[int, ...]
    groups: Groups

    @classmethod
    def of(cls, book: Codebook) -> Rules:
        """Those of a codebook."""
        codes = tuple(code for code, _ in book.walk())
        place = {code: i for i, code in enumerate(codes)}
        return cls(codes, tuple(place[book.current(code)] for code in codes), Groups.of_codebook(book, codes))


@dataclass(frozen=True, slots=True)
class Work:
    """A part whose codings by one coder are to be summed up by case."""

    root: Path
    part: str
    name: str
    coder: str
    rules: Rules
    case_of: dict[str, str]  # of the part's transcripts; those without a case are left out


class Sums(NamedTuple):
    """What a part adds: by case (rows) and code, for each kind of evidence."""

    cases: tuple[str, ...]
    excerpts: Ints  # [cases, codes, kinds]
    words: Ints  # [cases, codes, kinds]
    interviews: Ints  # [cases, codes]
    speech: Ints  # respondents' words of each case
    held: Ints  # transcripts of each case
    done: Ints  # those that were finished
    outside: int  # codings that touch no respondent's speech
    strangers: int  # codings with codes that the codebook does not have


class Cell(NamedTuple):
    """One case and one code; counts are of supporting evidence."""

    case: str
    code: str
    state: str
    excerpts: int
    interviews: int
    words: int
    share: float | None  # of the respondents' words of the case; None where it has none
    contrary: int
    hypothetical: int


@dataclass(frozen=True)
class CorpusMatrix:
    """States of every case and code of a codebook, from sums."""

    book: Codebook
    coder: str
    codes: tuple[str, ...]
    sums: Sums
    notes: tuple[str, ...] = ()

    def cells(self) -> list[Cell]:
        """The cells, case by case, in the order of the tree."""
        s = self.sums
        rows = zip(
            s.cases, s.excerpts.tolist(), s.words.tolist(), s.interviews.tolist(), s.speech.tolist(), strict=True
        )
        coded = (s.held == s.done).tolist()
        return [
            Cell(
                case,
                code,
                _state(kinds, coded=done),
                kinds[_S],
                sources,
                words[_S],
                words[_S] / speech if speech else None,
                kinds[_C],
                kinds[_H],
            )
            for (case, excerpts, word_sums, interviews, speech), done in zip(rows, coded, strict=True)
            for code, kinds, words, sources in zip(self.codes, excerpts, word_sums, interviews, strict=True)
        ]

    def totals(self) -> dict[str, dict[str, int]]:
        """The number of cases in each state, by code."""
        found, against = self.sums.excerpts[..., _S] > 0, self.sums.excerpts[..., _C] > 0
        coded = np.broadcast_to((self.sums.held == self.sums.done)[:, None], found.shape)
        table: dict[str, dict[str, int]] = {code: dict.fromkeys(STATES, 0) for code in self.codes}
        for kinds in np.ndindex(2, 2, 2):
            supporting, contrary, done = map(bool, kinds)
            n = ((found == supporting) & (against == contrary) & (coded == done)).sum(axis=0).tolist()
            state = decide(applicable=True, supporting=supporting, contrary=contrary, coded=done, asked=NOT_FOUND)
            for code, times in zip(self.codes, n, strict=True):
                table[code][state] += times
        return table

    def to_json(self, *, cells: bool = True) -> dict[str, Any]:
        """The document of `codekit corpus matrix --json`."""
        themes = [
            {"code": code, "k": sum(n[s] for s in FOUND), "n": sum(n[s] for s in DETERMINATE), "states": n}
            for code, n in self.totals().items()
        ]
        listed = [cell._asdict() for cell in self.cells()] if cells else []
        return {
            "codebook": self.book.id,
            "version": self.book.version,
            "coder": self.coder,
            "cases": list(self.sums.cases),
            "themes": themes,
            "cells": listed,
            "notes": list(self.notes),
        }


def _state(kinds: Sequence[int], *, coded: bool) -> str:
    return decide(applicable=True, supporting=kinds[_S], contrary=kinds[_C], coded=coded, asked=NOT_FOUND)


@steady
def matrix(
    corpus: Corpus, name: str, book: Codebook, *, coder: str = "", by: str = "case", executor: Executor | None = None
) -> CorpusMatrix:
    """Cases by codes of the codings called `name`: the cells of `codekit matrix` on the same codings.

    `by` is the attribute whose values are the rows. Raises UnknownNameError for an unknown name, coder or attribute,
    CodekitError where several coders are in it and none is picked, or no transcript has a case.
    """
    coder = _picked(held(corpus, name)[0], name, coder)
    case_of = {id_: case for id_, case in attributes.of(corpus, by).items() if case}
    if not case_of:
        raise CodekitError("no transcript has a case, so the matrix has no rows", hint="corpus build --attributes FILE")
    part_of = corpus.part_of
    own: dict[str, dict[str, str]] = {part: {} for part in corpus.parts}
    for id_, case in case_of.items():
        own[part_of[id_]][id_] = case
    rules = Rules.of(book)
    works = [Work(corpus.layout.root, part, name, coder, rules, own[part]) for part in corpus.parts]
    mapped = (executor or InProcess()).map(summed, works)
    with closing(mapped):
        sums = _added(list(mapped), sorted(set(case_of.values())))
    left = len(part_of) - len(case_of)
    notes = {
        f"{left:,} transcripts have no case and are left out": left,
        f"{sums.outside:,} codings lie outside respondents' speech and are no evidence": sums.outside,
        f"{sums.strangers:,} codings have codes that are not in {book.key} and do not count": sums.strangers,
    }
    return CorpusMatrix(book, coder, rules.codes, sums, tuple(words for words, n in notes.items() if n))


def _picked(coders: Sequence[str], name: str, coder: str) -> str:
    if coder and coder not in coders:
        raise UnknownNameError("coder", coder, coders, where=name)
    if not coder and len(coders) > 1:
        raise CodekitError(f"{name} has several coders: {', '.join(coders)}", hint="--coder picks one")
    return coder or coders[0]


def _added(parts: Sequence[Sums], cases: Sequence[str]) -> Sums:
    number = {case: row for row, case in enumerate(cases)}
    rows = [np.array([number[case] for case in part.cases], np.int64) for part in parts]
    added: dict[str, Ints] = {}
    for field in ("excerpts", "words", "interviews", "speech", "held", "done"):
        whole = np.zeros((len(cases), *getattr(parts[0], field).shape[1:]), np.int64)
        for at, part in zip(rows, parts, strict=True):
            whole[at] += getattr(part, field)  # a part names each of its cases once
        added[field] = whole
    outside, strangers = (sum(getattr(part, field) for part in parts) for field in ("outside", "strangers"))
    return Sums(tuple(cases), **added, outside=outside, strangers=strangers)


def summed(work: Work) -> Sums:
    """What one part adds to the cells of its cases."""
    layout = Layout(work.root)
    held_here = [text.transcript for text in texts(layout, work.part) if text.transcript.id in work.case_of]
    cases = tuple(sorted(set(work.case_of.values())))
    row = {case: i for i, case in enumerate(cases)}
    case_rows = np.array([row[work.case_of[t.id]] for t in held_here], np.int64)
    codes = work.rules.codes
    ground = Ground.lay(held_here)
    laid, strangers = _laid(layout, work, ground)
    outside = int((touches_speech(ground, laid)[1] == 0).sum())
    columns = by_cell(ground, find(ground, laid, work.rules.groups), case_rows, cases=len(cases), codes=len(codes))
    finished = tables.read(layout.finished(work.name) / f"{work.part}.parquet").to_pylist()
    by_coder = {r["transcript"] for r in finished if r["coder"] == work.coder}
    done = np.array([t.id in by_coder for t in held_here], np.float64)
    return Sums(
        cases,
        columns.excerpts,
        columns.word_sums.reshape(len(cases), len(codes), KINDS),
        columns.interviews,
        columns.speech,
        np.bincount(case_rows, minlength=len(cases)).astype(np.int64),
        np.bincount(case_rows, weights=done, minlength=len(cases)).astype(np.int64),
        outside,
        strangers,
    )


def _laid(layout: Layout, work: Work, ground: Ground) -> tuple[Laid, int]:
    """The coder's codings as columns on the ground, and how many have codes that the codebook does not have."""
    import pyarrow.compute as pc

    table = tables.read(layout.codings(work.name) / f"{work.part}.parquet")
    table = table.filter(pc.equal(table["coder"], work.coder))
    current = np.array(work.rules.current, np.int64)
    code = indexed(table["code"], work.rules.codes)
    transcript = indexed(table["transcript"], [t.id for t in ground.transcripts])
    known = (code >= 0) & (transcript >= 0)
    order = np.flatnonzero(known)[np.argsort(transcript[known], kind="stable")]
    base, of = ground.base[transcript[order]], transcript[order]
    first = np.searchsorted(of, np.arange(len(ground.transcripts) + 1))
    laid = Laid(
        table["start"].to_numpy()[order] + base,
        table["end"].to_numpy()[order] + base,
        current[code[order]],
        indexed(table["polarity"], POLARITIES)[order],
        first,
    )
    return laid, int(((code < 0) & (transcript >= 0)).sum())
