"""Every coefficient that a comparison can be asked for by its name: what it is called, whose it is, what it needs.

The names are those of `codekit agree --coefficient` and of the report. What is made of yes and no on units comes from
the counts of the comparison, so that it is the figure which stands elsewhere; the others from the spans themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import divide
from codekit.agreement.result import NO_SHARED_UNIT, NO_VARIATION, Agreement
from codekit.agreement.spans import spanned as of_spans
from codekit.agreement.spans.spanned import Spanned
from codekit.agreement.spans.unitizing import Unitized

UNITS, SPANS = "units", "spans"
KUALPHA = "ku-alpha"
Compute = Callable[[Spanned, Sequence[str]], Agreement]
NEVER_YES, NEVER_NO, ONE_PAIR = (
    "nobody gave it",
    "everybody gave it everywhere",
    "the kappa of at least one pair of coders is undefined",
)


class Value(NamedTuple):
    """A coefficient's value, NaN where it is undefined; `note` then says why, else what it must be read with."""

    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient by name.

    `needs` is "units" (yes and no on units) or "spans" (borders). `measure` names it among the figures of units,
    `compute` makes it of spans. `two`: of two coders only. `overall`: it has a value over all codes together.
    """

    name: str
    title: str
    source: str
    needs: str = UNITS
    measure: str = ""
    compute: Compute | None = None
    two: bool = False
    overall: bool = False
    undefined: str = NO_VARIATION


def _family(name: str) -> Compute:
    def figure(matrices: Unitized) -> Agreement:
        result: Agreement = getattr(matrices, name)()
        return result

    return lambda spans, codes: of_spans.of_family(spans, codes, figure)


def _cu(spans: Spanned, codes: Sequence[str]) -> Agreement:
    return of_spans.of_group(spans, codes, Unitized.cu_alpha)


def _ku(_spans: Spanned, codes: Sequence[str]) -> Agreement:
    reason = of_spans.ONE_CODE if len(codes) == 1 else "it is of each sub-code; see those"
    return Agreement("ku_alpha", np.nan, np.nan, np.nan, 0, undefined_because=reason)


_U2016 = "Krippendorff, Mathet, Bouvry and Widlöcher 2016; Krippendorff 2019"
_MAXQDA = "MAXQDA's manual"
_ALL = (
    Coefficient("percent", "percent agreement, mean over units", "Gwet 2014", measure="percent_agreement"),
    Coefficient(
        "percent-pairs", "percent agreement, all pairs of coders pooled", "", measure="percent_agreement_pairs"
    ),
    Coefficient(
        "percent-values",
        "percent agreement, 1 - Krippendorff's Do",
        "Krippendorff 2011",
        measure="percent_agreement_values",
    ),
    Coefficient(
        "positive",
        "positive agreement (F1)",
        "Cicchetti and Feinstein 1990; Hripcsak and Rothschild 2005",
        measure="positive_agreement",
        undefined=NEVER_YES,
    ),
    Coefficient(
        "negative",
        "negative agreement",
        "Cicchetti and Feinstein 1990",
        measure="negative_agreement",
        undefined=NEVER_NO,
    ),
    Coefficient("kappa", "Cohen's kappa (mean of the defined pairs)", "Cohen 1960", measure="cohen_kappa"),
    Coefficient("light", "Light's kappa (mean of all pairs)", "Light 1971", measure="light_kappa", undefined=ONE_PAIR),
    Coefficient("conger", "Conger's kappa", "Conger 1980", measure="conger_kappa"),
    Coefficient("fleiss", "Fleiss' kappa", "Fleiss 1971", measure="fleiss_kappa"),
    Coefficient("scott", "Scott's pi", "Scott 1955", measure="fleiss_kappa", two=True),
    Coefficient("alpha", "Krippendorff's alpha, nominal", "Krippendorff 2011", measure="krippendorff_alpha"),
    Coefficient("ac1", "Gwet's AC1", "Gwet 2008", measure="gwet_ac1"),
    Coefficient(
        "brennan-prediger", "Brennan and Prediger's coefficient", "Brennan and Prediger 1981, p. 689", measure="pabak"
    ),
    Coefficient("pabak", "PABAK", "Byrt, Bishop and Carlin 1993", measure="pabak"),
    Coefficient("kappa-max", "kappa max", "Cohen 1960, p. 42", measure="kappa_max", two=True),
    Coefficient("holsti", "Holsti's coefficient", "Holsti 1969", two=True, overall=True, undefined=NEVER_YES),
    Coefficient("u-alpha", "u-alpha (2016, 2019)", _U2016, SPANS, compute=_family("u_alpha")),
    Coefficient("u-alpha-binary", "binary u-alpha (2016, 2019)", _U2016, SPANS, compute=_family("u_alpha_binary")),
    Coefficient("cu-alpha", "cu-alpha (2016, 2019)", _U2016, SPANS, compute=_cu),
    Coefficient(KUALPHA, "(k)u-alpha (2016, 2019)", _U2016, SPANS, compute=_ku),
    Coefficient(
        "boundary-similarity",
        "boundary similarity (near miss: 1 character)",
        "Fournier 2013",
        SPANS,
        compute=of_spans.similar_borders,
        two=True,
    ),
    Coefficient(
        "maxqda-presence",
        "MAXQDA: share of transcripts where both have the code or neither has",
        _MAXQDA,
        SPANS,
        compute=of_spans.same_presence,
        two=True,
        overall=True,
    ),
    Coefficient(
        "maxqda-frequency",
        "MAXQDA: share of transcripts where both gave the code equally often",
        _MAXQDA,
        SPANS,
        compute=of_spans.same_frequency,
        two=True,
        overall=True,
    ),
    Coefficient(
        "maxqda-overlap",
        "MAXQDA: share of all codings that the other coder answers: what both share is at least 90 % of their union",
        _MAXQDA,
        SPANS,
        compute=of_spans.overlapping,
        two=True,
        overall=True,
    ),
    Coefficient(
        "maxqda-kappa",
        "MAXQDA: kappa of the overlap (90 % of the union), chance 1 / codes used",
        f"{_MAXQDA}; Brennan and Prediger 1981",
        SPANS,
        compute=of_spans.overlapping_kappa,
        two=True,
        overall=True,
    ),
)
COEFFICIENTS: Mapping[str, Coefficient] = {coefficient.name: coefficient for coefficient in _ALL}
OF_UNITS = tuple(coefficient.name for coefficient in _ALL if coefficient.needs == UNITS)


@dataclass(frozen=True, slots=True)
class Named:
    """The values of some coefficients: per compared code, per sub-code of an exclusive group, over all codes.

    Each maps a code to its values by name; `sub_codes` has those of (k)u-alpha only.
    """

    names: tuple[str, ...] = ()
    codes: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    sub_codes: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    overall: Mapping[str, Value] = field(default_factory=dict)


def notes_of(values: Mapping[str, Value]) -> str:
    """The notes of some values in one line, each once with the names that it is about."""
    by_note: dict[str, list[str]] = {}
    for name, value in values.items():
        if value.note:
            by_note.setdefault(value.note, []).append(name)
    return "; ".join(f"{', '.join(names)}: {note}" for note, names in by_note.items())


def values_json(values: Mapping[str, Value]) -> dict[str, Any]:
    """The values as plain keys: undefined is None, and the note says why."""
    return {
        "coefficients": {name: None if np.isnan(value.value) else value.value for name, value in values.items()},
        "coefficient_notes": {name: value.note for name, value in values.items() if value.note},
    }


@dataclass(frozen=True, eq=False)
class Sides:
    """The two ways of looking at some codes: figures on units, and spans (None where none of the names needs them)."""

    figures: Measures
    spans: Spanned | None = None

    @property
    def n_coders(self) -> int:
        """How many coders are compared."""
        return len(self.figures.coders)


def of_code(sides: Sides, names: Sequence[str], k: int, codes: Sequence[str]) -> dict[str, Value]:
    """The named coefficients of one compared code: the k-th figure on units, the spans of `codes`."""
    return {name: _value(sides, COEFFICIENTS[name], k, codes) for name in names}


def over_all(sides: Sides, names: Sequence[str]) -> dict[str, Value]:
    """The named coefficients that have a value over all codes together, each code as it was applied."""
    wanted = [COEFFICIENTS[name] for name in names if COEFFICIENTS[name].overall]
    return {coefficient.name: _value(sides, coefficient, slice(None), sides.figures.codes) for coefficient in wanted}


def of_sub_codes(sides: Sides, codes: Sequence[str]) -> dict[str, Value]:
    """(k)u-alpha of each code of an exclusive group, with the share of its matter that it is about."""
    matrices = of_spans.unitized(sides.spans, codes) if sides.spans is not None else ""
    if isinstance(matrices, str):
        return {code: Value(float("nan"), matrices) for code in codes}
    return {code: _covered(matrices.ku_alpha(code), matrices.coverage(code), "its matter") for code in codes}


def _value(sides: Sides, coefficient: Coefficient, k: int | slice, codes: Sequence[str]) -> Value:
    if coefficient.two and sides.n_coders != 2:
        return Value(float("nan"), f"it is of two coders, and {sides.n_coders} are compared")
    if coefficient.compute is None:
        return _on_units(sides.figures, coefficient, k)
    if sides.spans is None:
        raise ValueError(f"{coefficient.name} needs spans")
    result = coefficient.compute(sides.spans, codes)
    if coefficient.name == "cu-alpha" and result.defined:
        matrices = of_spans.unitized(sides.spans, codes)
        share = float("nan") if isinstance(matrices, str) else matrices.coverage()
        return _covered(result, share, "all text")
    return Value(result.value, "" if result.defined else result.undefined_because)


def _covered(result: Agreement, share: float, whole: str) -> Value:
    """A figure of what both coders of a pair coded, with the share of the whole that this is."""
    words = "" if np.isnan(share) else f"of the {share:.1%} of {whole} that both coded".replace("%", " %")
    return Value(result.value, words if result.defined else result.undefined_because)


def _on_units(figures: Measures, coefficient: Coefficient, k: int | slice) -> Value:
    if not figures.n_units:
        return Value(float("nan"), NO_SHARED_UNIT)
    if coefficient.name == "holsti":
        value = _holsti(figures, k)
    elif coefficient.measure not in figures.names:
        return Value(float("nan"), "it is of yes and no, not of a variable with several values")
    else:
        value = float(figures[coefficient.measure][k])
    return Value(value, coefficient.undefined if np.isnan(value) else "")


def _holsti(figures: Measures, k: int | slice) -> float:
    """2M / (N1 + N2) of two coders' applications of codes; the last value of a variable, none, is no application."""
    _, both, first, second = figures.of_pairs
    rows = slice(None, -1) if figures.formulas is NOMINAL else k
    return float(divide(2 * both[rows].sum(), first[rows].sum() + second[rows].sum()))
