"""Compare coders: from material to a report on every code."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from codekit.agreement import coefficients as formulas
from codekit.agreement import intervals
from codekit.agreement.counts import Counts, count
from codekit.agreement.material import Floats, Ints, Material
from codekit.agreement.rounds.notes import notes
from codekit.agreement.rounds.report import ALPHA, COHEN, AgreementReport, Cells, CodeResult, PairResult, Summary
from codekit.agreement.tally import NO, YES, Tally, yes_no
from codekit.errors import NotComparableError


def compare(material: Material, *, round_id: str, unit: str, level: float = 0.95) -> AgreementReport:
    """The agreement report of a round, one yes/no variable per code.

    `unit` is only named in the report; the material already speaks in units. Raises NotComparableError where
    there are fewer than two coders.
    """
    require_two(material.coders, round_id)
    counts = count(material)
    tally = yes_no(counts)
    cells = _cells(tally, counts)
    kappas = tally.cohen()
    return AgreementReport(
        round=round_id,
        unit=unit,
        coders=material.coders,
        n_transcripts=len(tally.transcripts),
        codes=tuple(_codes(counts, tally, cells, kappas, level)),
        pairs=tuple(_pairs(material.codes, tally, cells, kappas)),
        summary=summarise(material.codes, tally, kappas),
        transcripts=tally.transcripts,
    )


def require_two(coders: tuple[str, ...], round_id: str) -> None:
    """Refuse to compare fewer than two coders."""
    if len(coders) < 2:
        named = f"only {coders[0]}" if coders else "no coder"
        raise NotComparableError(
            f"round {round_id}: {named} to compare", hint="agreement needs two coders on the same transcripts"
        )


def summarise(codes: tuple[str, ...], tally: Tally, kappas: Floats) -> Summary:
    """Pooled and mean kappa over codes, and the worst codes by name; `kappas` [V, P]."""
    n, agree, first, second = tally.pair_sums()
    pooled = formulas.pooled(formulas.divide(agree, n), formulas.chance_of_pair(n, first, second))
    by_code = formulas.mean_of_defined(kappas)
    order = [i for i in np.argsort(by_code, kind="stable") if by_code[i] < 1]
    return Summary(
        pooled_kappa=float(formulas.mean_of_defined(pooled)),
        mean_kappa=float(formulas.mean_of_defined(by_code)),
        n_defined=int((~np.isnan(by_code)).sum()),
        n_codes=len(codes),
        worst=tuple(codes[i] for i in order[:3]),
    )


def main_errors(tally: Tally) -> tuple[str, Floats]:
    """The coefficient that intervals are of, and its clustered standard errors [V]."""
    if len(tally.coders) == 2:
        return COHEN, intervals.standard_error(intervals.cohen_influence(tally)[:, 0])
    return ALPHA, intervals.standard_error(intervals.alpha_influence(tally))


def _cells(tally: Tally, counts: Counts) -> Ints:
    """a, b, c, d per code and pair of coders [V, P, 4]."""
    both = counts.both[:, :, counts.compared].sum(axis=-1)
    n, _, first, second = tally.pair_sums()
    only_first, only_second = first[..., YES] - both, second[..., YES] - both
    return np.stack((both, only_first, only_second, n - both - only_first - only_second), axis=-1)


def _pairs(codes: tuple[str, ...], tally: Tally, cells: Ints, kappas: Floats) -> list[PairResult]:
    units = tally.shared.sum(axis=-1)
    return [
        PairResult(
            code=code,
            coders=(tally.coders[x], tally.coders[y]),
            n_units=int(units[p]),
            cells=Cells(*cells[k, p].tolist()),
            cohen_kappa=float(kappas[k, p]),
        )
        for k, code in enumerate(codes)
        for p, (x, y) in enumerate(tally.pairs)
    ]


def _codes(counts: Counts, tally: Tally, cells: Ints, kappas: Floats, level: float) -> list[CodeResult]:
    columns = _columns(tally, cells, kappas)
    main, errors = main_errors(tally)
    positives = np.where(counts.covered, counts.positives, 0)[:, :, counts.compared].sum(axis=-1)
    anyone = counts.anyone[:, counts.compared].sum(axis=-1)
    by_transcript, spread = tally.by_transcript(), _spread(tally)
    present = np.flatnonzero(tally.covered.any(axis=1)).tolist()
    results = []
    for k, code in enumerate(counts.codes):
        result = CodeResult(
            code=code,
            n_units=int(tally.n_units.sum()),
            n_transcripts=len(tally.transcripts),
            positives={tally.coders[c]: int(positives[k, c]) for c in present},
            **_row(columns, k),
            interval=intervals.interval(
                main, columns[main][k], errors[k], transcripts=len(tally.transcripts), level=level
            ),
            cells=Cells(*cells[k, 0].tolist()) if len(tally.coders) == 2 else None,
            by_transcript=dict(zip(tally.transcripts, by_transcript[k].tolist(), strict=True)),
        )
        defined = int((~np.isnan(kappas[k])).sum())
        told = notes(
            result, main=main, anyone=int(anyone[k]), spread=float(spread[k]), pairs=(defined, len(tally.pairs))
        )
        results.append(replace(result, notes=told))
    return results


def _row(columns: dict[str, Floats], k: int) -> dict[str, Any]:
    return {name: float(values[k]) for name, values in columns.items()}


def _columns(tally: Tally, cells: Ints, kappas: Floats) -> dict[str, Floats]:
    """Every figure of the report, one array over codes each."""
    _, _, first, second = tally.pair_sums()
    observed, shares = tally.percent_agreement(), tally.shares()
    positive = formulas.specific_agreement(cells[..., 0], first[..., YES], second[..., YES])
    negative = formulas.specific_agreement(cells[..., 3], first[..., NO], second[..., NO])
    bias = formulas.divide(cells[:, 0, 1] - cells[:, 0, 2], tally.n_units.sum())
    return {
        "percent_agreement": observed,
        "positive_agreement": formulas.mean_of_defined(positive),
        "negative_agreement": formulas.mean_of_defined(negative),
        COHEN: formulas.mean_of_defined(kappas),
        ALPHA: tally.alpha(),
        "gwet_ac1": formulas.chance_corrected(observed, formulas.gwet_chance(shares, 2)),
        "pabak": 2 * observed - 1,
        "prevalence_index": 2 * shares[:, YES] - 1,
        "bias_index": bias if len(tally.coders) == 2 else np.full_like(bias, np.nan),
    }


def _spread(tally: Tally) -> Floats:
    """The largest difference between two coders' shares of yes [V]."""
    n, _, first, second = tally.pair_sums()
    gaps = formulas.divide(np.abs(first[..., YES] - second[..., YES]), n)
    return np.asarray(np.nan_to_num(gaps).max(axis=-1, initial=0.0))
