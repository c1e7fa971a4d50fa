"""Agreement of coders on one nominal value per unit, with cases as clusters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from codekit.agreement.counting.arrays import count_arrays
from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Bools, Ints
from codekit.agreement.rounds.claim_report import NUMBERS, Figures
from codekit.agreement.rounds.intervals import intervals
from codekit.agreement.rounds.notes import FEW_OCCURRENCES, FEW_TRANSCRIPTS, NO_SPREAD, UNDEFINED
from codekit.agreement.rounds.report import COHEN, FEWEST_TRANSCRIPTS, main_coefficient
from codekit.model.notes import Note

FEWEST_CASES = FEWEST_TRANSCRIPTS
METHOD = (
    "Fisher's z with the delete-one-case jackknife error, t quantile whose degrees of freedom follow from the kurtosis "
    "of the jackknife values"
)


def nominal(
    values: Ints, case: Ints, *, coders: Sequence[str], cases: Sequence[str], q: int, level: float = 0.95
) -> Figures:
    """Figures of the values that coders gave units: `values` [coders, units] are 0 to q - 1, -1 for missing.

    `case` [units] holds the index of each unit's case, ascending. The q values are declared for AC1. Units with
    fewer than two values are left out. No interval below five cases, or where fewer than five have another value
    than the most frequent one from anybody.
    """
    compared = (values >= 0).sum(axis=0) >= 2
    kept, case = np.unique(case[compared], return_inverse=True)
    values, cases = values[:, compared], [cases[i] for i in kept.tolist()]
    if not values.shape[1]:
        return Figures(0, 0, 0, notes=(Note(UNDEFINED, "not estimable: no case counts for two coders"),))
    figures = _measures(values, case, coders, cases, q)
    numbers: dict[str, Any] = {name: float(figures[name][0]) for name in NUMBERS}
    main, uncommon = main_coefficient(coders), _uncommon(values, case, q)
    made = intervals(figures, main, FISHER, [uncommon], level=level)[0]
    interval = made and replace(made, method=METHOD)
    found = Figures(values.shape[1], len(cases), int(disagree(values).sum()), **numbers, interval=interval)
    return replace(found, notes=_notes(found, main, uncommon, _constant(values, coders)))


def disagree(values: Ints) -> Bools:
    """Which units have two unlike values [units], from values [coders, units] with -1 for missing."""
    highest = values.max(axis=0, initial=-1)
    lowest = np.where(values >= 0, values, np.iinfo(np.int64).max).min(axis=0, initial=np.iinfo(np.int64).max)
    return np.asarray((highest >= 0) & (lowest < highest))


def _measures(values: Ints, case: Ints, coders: Sequence[str], cases: Sequence[str], q: int) -> Measures:
    """All coefficients of the values, every value as a code, every case as what is left out for the error."""
    counts = count_arrays(
        values[:, None] == np.arange(q)[:, None],
        values >= 0,
        np.bincount(case, minlength=len(cases)),
        coders=coders,
        transcripts=cases,
    )
    return Measures(counts.of(counts.compared), NOMINAL)


def _uncommon(values: Ints, case: Ints, q: int) -> int:
    """In how many cases anybody gave another value than the most frequent one."""
    usual = int(np.bincount(values[values >= 0], minlength=q).argmax())
    other = ((values >= 0) & (values != usual)).any(axis=0)
    return len(np.unique(case[other]))


def _constant(values: Ints, coders: Sequence[str]) -> list[str]:
    """The coders who gave everything one value."""
    return [coder for coder, own in zip(coders, values, strict=True) if len(np.unique(own[own >= 0])) == 1]


def _notes(found: Figures, main: str, uncommon: int, constant: Sequence[str]) -> tuple[Note, ...]:
    """Why a coefficient is undefined, else why there is no interval."""
    if math.isnan(getattr(found, main)):
        return (Note(UNDEFINED, "not estimable: one state throughout"),)
    if found.interval:
        return ()
    if found.n_cases < FEWEST_CASES:
        return (Note(FEW_TRANSCRIPTS, f"fewer than {FEWEST_CASES} cases: no interval"),)
    if uncommon < FEWEST_CASES:
        words = f"{uncommon} of {found.n_cases} cases have another state than the most frequent one"
        return (Note(FEW_OCCURRENCES, f"no interval: {words}"),)
    return (Note(NO_SPREAD, f"no interval: {_no_spread(found, main, constant)}"),)


def _no_spread(found: Figures, main: str, constant: Sequence[str]) -> str:
    """Why nothing can be learned from how the cases differ."""
    if found.percent_agreement == 1:
        return "agreement is perfect in every case"
    if constant and main == COHEN:
        return f"kappa is 0 by construction, since {constant[0]} has one state throughout"
    if getattr(found, main) == -1:
        return "the value is -1, which has none on the scale of Fisher's z"
    return "the value does not vary, or is undefined without one of the cases"
