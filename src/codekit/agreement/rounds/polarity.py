"""Presence with polarity: each code as one nominal variable, whose values are absent and the polarities.

It is a refinement of presence: all values but absent, taken together, are presence. The work is on pieces of text
between the borders of codings, so that characters cost as much as turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

import numpy as np

from codekit.agreement.counting.counts import Counts
from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Bools, Ints
from codekit.agreement.rounds.intervals import RESAMPLES, of_kind
from codekit.agreement.rounds.notes import NOT_BY_TWO, UNDEFINED, no_interval, polarity_note
from codekit.agreement.rounds.polarised import Polarised
from codekit.agreement.rounds.polarity_result import PolarityResult
from codekit.agreement.rounds.report import AgreementReport, CodeResult, main_coefficient
from codekit.agreement.rounds.results import code_results
from codekit.model.notes import Note
from codekit.model.polarities import SUPPORTING


class Found(NamedTuple):
    """Presence with polarity of the codes that have other polarities than supporting, by code.

    `differ` counts the units on which every coder has some code, but not with the same polarity.
    """

    by_code: dict[str, PolarityResult]
    differ: int


def with_polarity(report: AgreementReport, found: Found) -> AgreementReport:
    """The report with presence with polarity beside the figures of its codes, and a note where that says less."""
    codes, alone = (
        tuple(_beside(row, found.by_code.get(row.name), report.coefficient) for row in rows)
        for rows in (report.codes, report.as_applied)
    )
    summary = replace(report.summary, differ_in_polarity=found.differ)
    return replace(report, codes=codes, as_applied=alone, summary=summary)


def _beside(code: CodeResult, result: PolarityResult | None, main: str) -> CodeResult:
    if result is None:
        return code
    notes = (*code.notes, *polarity_note(getattr(code, main), getattr(result, main), main))
    return replace(code, with_polarity=result, notes=notes)


def compare_polarity(
    polarised: Polarised, *, declared: Sequence[str], kind: str = FISHER, level: float = 0.95
) -> Found:
    """Agreement on presence with polarity, for each code to which any coder gave another polarity than supporting.

    The values of a code are absent, the `declared` polarities, and what else occurs: other polarities, and two that
    one coder gave one unit. AC1 declares these. `kind` is that of the intervals.
    """
    polarised = polarised.by_parts()
    pieces = _Pieces.of(polarised)
    plain = {0, *(1 << i for i, name in enumerate(polarised.names) if name == SUPPORTING)}
    results = {
        code: _result(polarised, pieces.on(k), code, declared=declared, kind=kind, level=level)
        for k, code in enumerate(polarised.material.codes)
        if not plain.issuperset(np.unique(pieces.on(k).value).tolist())
    }
    return Found(results, pieces.units_that_differ(polarised.material.covered))


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Stretches on which no coder's value of a code changes, those without any coding left out [M], by code.

    `value` [C, M] is what each coder says there, as `Polarised` numbers it.
    """

    code: Ints
    transcript: Ints
    lo: Ints
    hi: Ints
    value: Ints

    @classmethod
    def of(cls, polarised: Polarised) -> _Pieces:
        """The pieces of all codes and compared transcripts, which are laid end to end with a gap after each."""
        made = polarised.material
        n_transcripts, width = len(made.transcripts), int(made.n_units.max(initial=0)) + 1
        keep = made.usable() & (made.covered.sum(axis=0) >= 2)[made.transcript]
        base = (made.code * n_transcripts + made.transcript) * width
        starts, ends = (base + made.lo)[keep], (base + made.hi)[keep]
        owner, polarity = made.coder[keep], polarised.polarity[keep]
        edges = np.unique(np.concatenate((starts, ends)))
        n = max(edges.size - 1, 0)
        value = np.zeros((len(made.coders), n), np.int64)
        for c, i in np.unique(np.stack((owner, polarity)), axis=1).T.tolist():
            mine = (owner == c) & (polarity == i)
            begin, stop = (np.bincount(np.searchsorted(edges, x[mine]), minlength=n + 1) for x in (starts, ends))
            value[c] |= (np.cumsum(begin - stop)[:n] > 0).astype(np.int64) << i
        used = value.any(axis=0)
        first, group = edges[:-1][used], edges[:-1][used] // width
        lo = first - group * width
        hi = lo + np.diff(edges)[used]
        return cls(group // max(n_transcripts, 1), group % max(n_transcripts, 1), lo, hi, value[:, used])

    @property
    def length(self) -> Ints:
        """Units of each piece [M]."""
        return self.hi - self.lo

    def on(self, k: int) -> _Pieces:
        """The pieces of one code."""
        first, last = np.searchsorted(self.code, [k, k + 1])
        here = slice(int(first), int(last))
        return _Pieces(self.code[here], self.transcript[here], self.lo[here], self.hi[here], self.value[:, here])

    def differ(self, covered: Bools) -> Bools:
        """Pieces to which every coder who finished the transcript gave the code, but not the same value [M]."""
        there = covered[:, self.transcript]
        everyone = ((self.value > 0) | ~there).all(axis=0)
        most = self.value.max(axis=0, initial=0)
        return np.asarray(everyone & ((self.value != most) & there).any(axis=0))

    def units_that_differ(self, covered: Bools) -> int:
        """Units with such a piece of any code, each once."""
        here = self.differ(covered)
        width = int(self.hi.max(initial=0)) + 1
        starts, ends = ((self.transcript * width + x)[here] for x in (self.lo, self.hi))
        edges = np.unique(np.concatenate((starts, ends)))
        begin, stop = (np.bincount(np.searchsorted(edges, x), minlength=edges.size) for x in (starts, ends))
        inside = np.cumsum(begin - stop)[:-1] > 0
        return int(np.diff(edges)[inside].sum())


def _result(
    polarised: Polarised, pieces: _Pieces, code: str, *, declared: Sequence[str], kind: str, level: float
) -> PolarityResult:
    values = _values(polarised, pieces, declared)
    counts = polarity_counts(polarised, pieces, values)
    figures = Measures(counts.of(counts.compared), NOMINAL)
    main, present = main_coefficient(figures.coders), figures.counts.positives[1:].sum(axis=0)[None]
    (result,) = code_results((code,), figures, present, cells=None, level=level)
    undefined = 0
    if kind != FISHER:
        made, absent = of_kind(figures, main, kind, [result.n_clusters_with_it], level=level)
        result, undefined = replace(result, interval=made[0]), int(absent[0])
    totals = figures.counts.positives.sum(axis=-1)
    coders = [(c, coder) for c, coder in enumerate(figures.coders) if coder in result.positives]
    return PolarityResult(
        values={word: {coder: int(totals[v, c]) for c, coder in coders} for v, word in enumerate(counts.codes)},
        n_units=result.n_units,
        percent_agreement=result.percent_agreement,
        cohen_kappa=result.cohen_kappa,
        krippendorff_alpha=result.krippendorff_alpha,
        gwet_ac1=result.gwet_ac1,
        differ=int(pieces.length[pieces.differ(polarised.material.covered)].sum()),
        interval=result.interval,
        table=_table(pieces, values, counts) if len(figures.coders) == 2 else {},
        notes=_notes(result, getattr(result, main), undefined),
    )


def _values(polarised: Polarised, pieces: _Pieces, declared: Sequence[str]) -> Ints:
    """The values of a code, absent first, then single polarities, then the combinations that occur [V]."""
    single = {1 << i for i, name in enumerate(polarised.names) if name in declared}
    found = {0, *single, *np.unique(pieces.value).tolist()}
    return np.array(sorted(found, key=lambda value: (value.bit_count(), value)), np.int64)


def polarity_counts(polarised: Polarised, pieces: _Pieces, values: Ints) -> Counts:
    """The counts of one code, its values [V] as codes; where no coder has the code, all say absent."""
    made, n = polarised.material, len(polarised.material.transcripts)
    order = np.argsort(values)
    index = order[np.searchsorted(values[order], pieces.value)]
    pairs = tuple(combinations(range(len(made.coders)), 2))

    def spread(value: Ints, where: Bools) -> Ints:
        """Units by value and transcript [V, T] of the pieces that are meant."""
        weights = np.where(where, pieces.length, 0)
        sums = np.bincount(value * n + pieces.transcript, weights=weights, minlength=len(values) * n)
        return sums.astype(np.int64).reshape(len(values), n)

    def whole(table: Ints, elsewhere: Ints, covered: Bools) -> Ints:
        """With absent on all units but those that have another value, where coders finished [V, T]."""
        table[0] = made.n_units - elsewhere
        return np.where(covered, table, 0)

    def units(where: Bools) -> Ints:
        return np.bincount(pieces.transcript, weights=pieces.length * where, minlength=n).astype(np.int64)

    given = np.asarray(index > 0)
    positives = [whole(spread(index[c], given[c]), units(given[c]), made.covered[c]) for c in range(len(made.coders))]
    both = [
        whole(spread(index[x], index[x] == index[y]), units(given[x] | given[y]), made.covered[x] & made.covered[y])
        for x, y in pairs
    ]
    missing = ~made.covered[:, pieces.transcript]
    anyone = [units(np.asarray(((index == v) & ~missing).any(axis=0))) for v in range(len(values))]
    anyone[0] = np.asarray(made.n_units - units(np.asarray((given | missing).all(axis=0))))
    return Counts(
        transcripts=made.transcripts,
        coders=made.coders,
        codes=tuple(polarised.word(value) for value in values.tolist()),
        pairs=pairs,
        n_units=made.n_units,
        covered=made.covered,
        positives=np.stack(positives, axis=1),
        both=np.stack(both, axis=1),
        anyone=np.stack(anyone),
        grouping=made.grouping,
    )


def _table(pieces: _Pieces, values: Ints, counts: Counts) -> dict[str, dict[str, int]]:
    """What the second of two coders said where the first said something: units of the transcripts of both."""
    together = np.asarray(counts.covered.all(axis=0))
    here = together[pieces.transcript]
    table = {one: dict.fromkeys(counts.codes, 0) for one in counts.codes}
    words = dict(zip(values.tolist(), counts.codes, strict=True))
    for first, second in np.unique(pieces.value[:, here], axis=1).T.tolist():
        same = here & (pieces.value[0] == first) & (pieces.value[1] == second)
        table[words[first]][words[second]] = int(pieces.length[same].sum())
    absent = counts.codes[0]
    table[absent][absent] = int(counts.n_units[together].sum() - pieces.length[here].sum())
    return table


def _notes(result: CodeResult, value: float, undefined: int) -> tuple[Note, ...]:
    if not result.n_units:
        return (Note(UNDEFINED, NOT_BY_TWO),)
    if np.isnan(value):
        return (Note(UNDEFINED, "not estimable: every coder gave every unit the same value"),)
    drawn = f"undefined in {undefined:,} of {RESAMPLES:,} resamples, which are left out"
    return (*no_interval(result), *([Note(UNDEFINED, drawn)] if undefined else []))
