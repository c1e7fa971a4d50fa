"""An exclusive group of codes as one variable: each unit has the one sub-code that a coder gave it, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from codekit.agreement.counting.arrays import count_arrays, count_units
from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import skipped_units
from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Bools, Ints
from codekit.agreement.rounds.compare import require_two, skipped
from codekit.agreement.rounds.notes import SCARCE, UNDEFINED, UNUSED, at_least, no_interval
from codekit.agreement.rounds.report import AgreementReport, CodeResult, main_coefficient
from codekit.agreement.rounds.results import code_results, report_of
from codekit.errors import Problem, ProblemsError
from codekit.model.notes import Note

MISSING, EMPTY = -2, -1
VARIABLE = "variable"  # the kind of note
Place = Callable[[str, int], str]


@dataclass(frozen=True, eq=False)
class Values:
    """One value per coder and kept unit: an index into the sub-codes, `len(codes)` for none, MISSING for not coded.

    `index` is [C, kept units]. `transcript` [kept units] holds each unit's transcript, `left_out` counts the units
    where no coder used a sub-code.
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
    Prediger's coefficient) declare the sub-codes and none. Raises NotComparableError for fewer than two coders, and
    ProblemsError with every unit that has two sub-codes of one coder; `place` words a place from a transcript and a
    unit.
    """
    require_two(material.coders, round_id)
    values = exclusive_values(material, place=place)
    figures = _measured(material, values)
    positives = figures.counts.positives[:-1].sum(axis=0)[None]  # the last value is none
    (result,) = code_results((parent,), figures, positives, cells=None, level=level)
    blanks = bool(figures.counts.positives[-1].any())
    value = getattr(result, main_coefficient(material.coders))
    code = replace(result, notes=_notes(result, value, len(figures.codes), values.left_out, blanks=blanks))
    report = report_of(figures, [code], cells=None, round_id=round_id, unit=unit, level=level)
    return replace(report, skipped=skipped(material))


def measure_exclusive(material: Material) -> Measures:
    """All figures of the one variable [1]; its last value is none. Raises what `exclusive_values` raises."""
    return _measured(material, exclusive_values(material))


def _measured(material: Material, values: Values) -> Measures:
    return Measures(_counts(material, values), NOMINAL)


def exclusive_values(material: Material, *, place: Place | None = None) -> Values:
    """Each coder's one value per unit, over the transcripts that at least two coders finished.

    Raises ProblemsError with every unit that has two sub-codes of one coder.
    """
    bases = np.cumsum(material.n_units) - material.n_units
    transcript = np.repeat(np.arange(len(material.transcripts)), material.n_units)
    did = _did(material, transcript, bases)
    index = np.where(did, EMPTY, MISSING)
    twice: set[tuple[int, int]] = set()
    keep = material.usable()
    for coder in range(len(material.coders)):
        mine = np.flatnonzero(keep & (material.coder == coder))
        units, codes = _expand(material, mine, bases)
        here = did[coder, units]
        units, codes = units[here], codes[here]
        index[coder, units] = codes  # of two codes on a unit the last one stays, which the other then differs from
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


def _did(material: Material, transcript: Ints, bases: Ints) -> Bools:
    """Which units each coder did, over all transcripts [C, units]."""
    did = material.covered[:, transcript]
    for t in np.unique(material.skips.transcript).tolist():
        did[:, bases[t] : bases[t] + material.n_units[t]] &= ~skipped_units(material, t)
    return np.asarray(did)


def _expand(material: Material, rows: Ints, bases: Ints) -> tuple[Ints, Ints]:
    """Every unit and code of some ranges [M] each, with units counted over all transcripts."""
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


def _counts(material: Material, values: Values) -> Counts:
    """The counts of the kept units, every value as a code, of the transcripts that two coders finished.

    A transcript in which nobody used a sub-code has no kept unit, and stays one of those that were compared.
    """
    in_parts = material.skips.lo.size > 0
    counts = (count_units if in_parts else count_arrays)(
        values.index[:, None] == np.arange(len(material.codes) + 1)[:, None],
        values.index != MISSING if in_parts else material.covered,
        np.bincount(values.transcript, minlength=len(material.transcripts)),
        coders=material.coders,
        transcripts=material.transcripts,
    )
    if in_parts:
        return replace(counts.of(counts.compared), grouping=material.grouping)
    compared = np.flatnonzero((material.covered.sum(axis=0) >= 2) & (material.n_units > 0))
    return replace(counts.of(compared), grouping=material.grouping)


def _notes(result: CodeResult, value: float, q: int, left_out: int, *, blanks: bool) -> tuple[Note, ...]:
    # None is a value that any coder could give, so it is declared although it may not occur (Gwet 2014): else the
    # chance of AC1 and of Brennan and Prediger's coefficient would change from round to round.
    none = "none" if blanks else "none (which no coder has here; AC1 and Brennan and Prediger's coefficient declare it)"
    about = Note(
        VARIABLE, f"one variable of {q - 1} sub-codes and {none}; {left_out} units without any of them left out"
    )
    if not result.n_units:
        return (Note(UNDEFINED, "not estimable: no coder used a sub-code in a unit that two coders coded"),)
    if np.isnan(value):
        return (Note(UNDEFINED, "not estimable: every coder gave every unit the same value"), about)
    unused = [Note(UNUSED, f"{coder} never used one") for coder, n in result.positives.items() if n == 0]
    perfect = (
        [Note(SCARCE, f"perfect, but on {result.n_units} units{at_least(result.lower_bound)}")]
        if result.percent_agreement == 1
        else []
    )
    return (about, *unused, *perfect, *no_interval(result))
