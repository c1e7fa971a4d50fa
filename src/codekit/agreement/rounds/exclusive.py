"""An exclusive group of codes as one variable: each unit has the one sub-code that a coder gave it, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from codekit.agreement import coefficients as formulas
from codekit.agreement import intervals
from codekit.agreement.material import Floats, Ints, Material
from codekit.agreement.rounds.compare import main_errors, require_two, summarise
from codekit.agreement.rounds.notes import SCARCE, UNDEFINED, UNUSED, no_interval
from codekit.agreement.rounds.report import ALPHA, AgreementReport, CodeResult, PairResult
from codekit.agreement.tally import Tally
from codekit.errors import Problem, ProblemsError
from codekit.model.notes import Note

MISSING, EMPTY = -2, -1
VARIABLE = "variable"  # the kind of note
Place = Callable[[str, int], str]


@dataclass(frozen=True, eq=False)
class Values:
    """One value per coder and kept unit: an index into the sub-codes, `len(codes)` for none, MISSING for not coded.

    `transcript` holds each kept unit's transcript, `left_out` counts the units where no coder used a sub-code.
    """

    index: Ints
    transcript: Ints
    left_out: int


def compare_exclusive(
    material: Material, *, parent: str, round_id: str, unit: str, level: float = 0.95, place: Place | None = None
) -> AgreementReport:
    """The agreement report on one nominal variable; the material's codes are the sub-codes of `parent`.

    Units where no coder used any sub-code are left out; a coder without one where others have one has the value
    none. `positives` counts the units to which a coder gave a sub-code. AC1 and PABAK (here Brennan &
    Prediger's coefficient) declare the sub-codes and none. Two sub-codes in one unit are an error that names
    every such place; `place` words a place from a transcript and a unit.
    """
    require_two(material.coders, round_id)
    values = exclusive_values(material, place=place)
    tally = _tally(material, values)
    kappas = tally.cohen()
    return AgreementReport(
        round=round_id,
        unit=unit,
        coders=material.coders,
        n_transcripts=len(tally.transcripts),
        codes=(_result(parent, tally, kappas, values, level),),
        pairs=tuple(
            PairResult(
                code=parent,
                coders=(material.coders[x], material.coders[y]),
                n_units=int(tally.shared[p].sum()),
                cells=None,
                cohen_kappa=float(kappas[0, p]),
            )
            for p, (x, y) in enumerate(tally.pairs)
        ),
        summary=summarise((parent,), tally, kappas),
        transcripts=tally.transcripts,
    )


def exclusive_values(material: Material, *, place: Place | None = None) -> Values:
    """Each coder's one value per unit, over the transcripts that at least two coders finished."""
    bases = np.cumsum(material.n_units) - material.n_units
    transcript = np.repeat(np.arange(len(material.transcripts)), material.n_units)
    index = np.where(material.covered[:, transcript], EMPTY, MISSING)
    twice: set[tuple[int, int]] = set()
    keep = material.usable()
    for coder in range(len(material.coders)):
        mine = np.flatnonzero(keep & (material.coder == coder))
        units, codes = _expand(material, mine, bases)
        index[coder, units] = codes
        twice.update((coder, int(unit)) for unit in units[index[coder, units] != codes])
    if twice:
        raise _clash(material, sorted(twice), bases, place)
    compared = (index != MISSING).sum(axis=0) >= 2
    used = (index >= 0).any(axis=0)
    kept = index[:, compared & used]
    return Values(
        index=np.where(kept == EMPTY, len(material.codes), kept),
        transcript=transcript[compared & used],
        left_out=int((compared & ~used).sum()),
    )


def _expand(material: Material, rows: Ints, bases: Ints) -> tuple[Ints, Ints]:
    """Every (unit, code) of some ranges, with units counted over all transcripts."""
    lengths = material.hi[rows] - material.lo[rows]
    starts = bases[material.transcript[rows]] + material.lo[rows]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(starts, lengths) + within, np.repeat(material.code[rows], lengths)


def _clash(material: Material, twice: list[tuple[int, int]], bases: Ints, place: Place | None) -> ProblemsError:
    words = place or (lambda _transcript, unit: f"unit {unit}")
    problems = []
    for coder, unit in twice:
        t = int(np.searchsorted(bases, unit, side="right")) - 1
        within = unit - int(bases[t])
        here = (material.coder == coder) & (material.transcript == t) & (material.lo <= within) & (within < material.hi)
        names = " and ".join(material.codes[k] for k in np.unique(material.code[here]))
        where = words(material.transcripts[t], within)
        problems.append(Problem(material.transcripts[t], None, f"{where}: {material.coders[coder]} has {names}"))
    return ProblemsError(
        "two sub-codes in one unit, but the group was to be exclusive",
        problems,
        hint="remove one of the two there, or compare without --exclusive",
    )


def _tally(material: Material, values: Values) -> Tally:
    q, transcripts = len(material.codes) + 1, len(material.transcripts)
    per_transcript = np.bincount(values.transcript, minlength=transcripts).astype(np.int64)
    kept = np.flatnonzero(per_transcript)
    coded = values.index != MISSING
    margins = [
        _by_transcript(values.transcript[c] * q + row[c], q, kept) for row, c in zip(values.index, coded, strict=True)
    ]
    pairs = tuple((x, y) for x in range(len(material.coders)) for y in range(x + 1, len(material.coders)))
    covered = material.covered[:, kept]
    both = [covered[x] & covered[y] for x, y in pairs]
    agree = [
        np.bincount(values.transcript[(values.index[x] == values.index[y]) & coded[x]], minlength=transcripts)[kept]
        for x, y in pairs
    ]
    return Tally(
        transcripts=tuple(material.transcripts[t] for t in kept),
        coders=material.coders,
        pairs=pairs,
        n_units=per_transcript[kept],
        covered=covered,
        agree=np.asarray(agree, np.int64)[None],
        first=np.asarray([margins[x] * b[:, None] for (x, _), b in zip(pairs, both, strict=True)], np.int64)[None],
        second=np.asarray([margins[y] * b[:, None] for (_, y), b in zip(pairs, both, strict=True)], np.int64)[None],
        values=np.sum(margins, axis=0)[None],
    )


def _by_transcript(place: Ints, q: int, kept: Ints) -> Ints:
    """Counts of each value per kept transcript [T, q]."""
    length = (int(kept.max(initial=-1)) + 1) * q
    return np.bincount(place, minlength=length).reshape(-1, q)[kept].astype(np.int64)


def _result(parent: str, tally: Tally, kappas: Floats, values: Values, level: float) -> CodeResult:
    q = tally.values.shape[-1]
    given = ((values.index >= 0) & (values.index < q - 1)).sum(axis=1)
    observed = tally.percent_agreement()
    main, errors = main_errors(tally)
    kappa, alpha = formulas.mean_of_defined(kappas), tally.alpha()
    value = alpha if main == ALPHA else kappa
    result = CodeResult(
        code=parent,
        n_units=int(tally.n_units.sum()),
        n_transcripts=len(tally.transcripts),
        positives={tally.coders[c]: int(given[c]) for c in np.flatnonzero(tally.covered.any(axis=1))},
        percent_agreement=float(observed[0]),
        positive_agreement=np.nan,
        negative_agreement=np.nan,
        cohen_kappa=float(kappa[0]),
        krippendorff_alpha=float(alpha[0]),
        gwet_ac1=float(formulas.chance_corrected(observed, formulas.gwet_chance(tally.shares(), q))[0]),
        pabak=float(formulas.chance_corrected(observed, np.asarray(1 / q))[0]),
        prevalence_index=np.nan,
        bias_index=np.nan,
        interval=intervals.interval(main, value[0], errors[0], transcripts=len(tally.transcripts), level=level),
        by_transcript=dict(zip(tally.transcripts, tally.by_transcript()[0].tolist(), strict=True)),
    )
    return replace(result, notes=_notes(result, float(value[0]), q, values.left_out))


def _notes(result: CodeResult, value: float, q: int, left_out: int) -> tuple[Note, ...]:
    what = Note(VARIABLE, f"one variable of {q - 1} sub-codes and none; {left_out} units without any of them left out")
    if not result.n_units:
        return (Note(UNDEFINED, "not estimable: no coder used a sub-code in a unit that two coders coded"),)
    if np.isnan(value):
        return (Note(UNDEFINED, "not estimable: every coder gave every unit the same value"), what)
    unused = [Note(UNUSED, f"{coder} never used one") for coder, n in result.positives.items() if n == 0]
    perfect = [Note(SCARCE, f"perfect, but on {result.n_units} units")] if result.percent_agreement == 1 else []
    return (what, *unused, *perfect, *no_interval(result))
