"""Compare coders: from material to a report on every code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import n_skipped
from codekit.agreement.formulas.pairs import bias
from codekit.agreement.measures import Measures, measure_compared
from codekit.agreement.numeric import Floats
from codekit.agreement.rounds.levels import Variable, levelled
from codekit.agreement.rounds.notes import notes
from codekit.agreement.rounds.report import ALL, AgreementReport, CodeResult, main_coefficient
from codekit.agreement.rounds.results import code_results, report_of
from codekit.errors import NotComparableError


def compare(
    material: Material,
    *,
    round_id: str,
    unit: str,
    level: float = 0.95,
    variables: Sequence[Variable] = (),
    shown: str = ALL,
) -> AgreementReport:
    """The agreement report of a round, one yes/no variable per code.

    `unit` is only named in the report; the material already speaks in units. `variables` say what each code of the
    material is, where they are of several levels; `shown` is the level that the report is about. Raises
    NotComparableError where there are fewer than two coders.
    """
    require_two(material.coders, round_id)
    figures = measure_compared(material)
    report = replace(_report(figures, round_id, unit, level), skipped=skipped(material))
    return levelled(report, figures, variables, shown) if variables else report


def compare_counts(counts: Counts, *, round_id: str, unit: str, level: float = 0.95) -> AgreementReport:
    """The agreement report of units that were counted elsewhere, one yes/no variable per code.

    It is that of `compare` on the material that they were counted from, with the transcripts in the same order. Raises
    NotComparableError where there are fewer than two coders.
    """
    require_two(counts.coders, round_id)
    kept = counts.compared
    whole = len(kept) == len(counts.transcripts)  # of a corpus: a copy would be as large as all that was counted
    return _report(Measures(counts if whole else counts.of(kept)), round_id, unit, level)


def _report(figures: Measures, round_id: str, unit: str, level: float) -> AgreementReport:
    results = code_results(figures.codes, figures, figures.counts.positives, cells=figures.cells, level=level)
    codes = tuple(_with_notes(results, figures))
    return report_of(figures, codes, cells=figures.cells, round_id=round_id, unit=unit, level=level)


def skipped(material: Material) -> dict[str, int]:
    """How many units each coder skipped; nobody where nobody did."""
    units = n_skipped(material).tolist()
    return dict(zip(material.coders, units, strict=True)) if any(units) else {}


def require_two(coders: tuple[str, ...], round_id: str) -> None:
    """Refuse to compare fewer than two coders: raises NotComparableError."""
    if len(coders) < 2:
        named = f"only {coders[0]}" if coders else "no coder"
        raise NotComparableError(
            f"round {round_id}: {named} to compare", hint="agreement needs two coders on the same transcripts"
        )


def _with_notes(results: Sequence[CodeResult], figures: Measures) -> Iterator[CodeResult]:
    main = main_coefficient(figures.coders)
    anyone, spread = figures.counts.anyone.sum(axis=-1).tolist(), _spread(figures).tolist()
    defined = (~np.isnan(figures["pair_kappa"])).sum(axis=-1).tolist()
    for k, result in enumerate(results):
        pairs = (defined[k], len(figures.pairs))
        yield replace(result, notes=notes(result, main=main, anyone=anyone[k], spread=spread[k], pairs=pairs))


def _spread(figures: Measures) -> Floats:
    """The largest difference between two coders' shares of yes [K]."""
    return np.asarray(np.nan_to_num(np.abs(bias(figures.of_pairs))).max(axis=-1, initial=0.0))
