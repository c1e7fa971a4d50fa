"""What a comparison of coders found, as values, and as the JSON that other programs rely on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from codekit.model.notes import Note

if TYPE_CHECKING:
    from codekit.agreement.rounds.values import ValuesResult

FEWEST_TRANSCRIPTS = 5  # a code that occurs in fewer has no interval
COHEN, ALPHA = "cohen_kappa", "krippendorff_alpha"
NUMBERS = (
    "percent_agreement",
    "positive_agreement",
    "negative_agreement",
    COHEN,
    ALPHA,
    "gwet_ac1",
    "pabak",
    "prevalence_index",
    "bias_index",
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval of one coefficient, with all that a reader needs to repeat it.

    `df` are the degrees of freedom of its t quantile, 0 for a bootstrap. `kind` is its name among
    `formulas.errors.INTERVALS`, and `error` the standard error that it was made from, NaN for a bootstrap.
    """

    coefficient: str
    level: float
    low: float
    high: float
    method: str
    df: float
    kind: str = ""
    error: float = math.nan

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {name: getattr(self, name) for name in ("coefficient", "level", "low", "high", "method", "df")}


@dataclass(frozen=True, slots=True)
class Cells:
    """Two coders' decisions on one code: a both, b the first only, c the second only, d neither."""

    a: int
    b: int
    c: int
    d: int


@dataclass(frozen=True, slots=True)
class CodeResult:
    """Agreement on one code; NaN is undefined, with the reason in `notes`.

    All figures are of the units that at least two coders finished. `percent_agreement` is the mean over units
    of the share of agreeing coder pairs (Gwet). For more than two coders kappa, positive and negative
    agreement are means over the pairs where they are defined, the prevalence index is 2 x (mean share of yes)
    - 1, which for two coders is (a - d)/n, and the bias index, which has a direction, is undefined.
    `by_transcript` holds each transcript's own kappa (two coders) or alpha (more), `occurs_in` names the
    transcripts in which any coder gave the code.
    """

    code: str
    n_units: int
    n_transcripts: int
    positives: Mapping[str, int]
    percent_agreement: float
    positive_agreement: float
    negative_agreement: float
    cohen_kappa: float
    krippendorff_alpha: float
    gwet_ac1: float
    pabak: float
    prevalence_index: float
    bias_index: float
    interval: Interval | None = None
    cells: Cells | None = None
    notes: tuple[Note, ...] = ()
    by_transcript: Mapping[str, float] = field(default_factory=dict)
    occurs_in: tuple[str, ...] = ()
    of_values: ValuesResult | None = None  # where the code has values in the codebook

    @property
    def note(self) -> str:
        """Its notes in one line."""
        return "; ".join(note.words for note in self.notes)

    def has_note(self, kind: str) -> bool:
        """Whether one of the notes is of this kind."""
        return any(note.kind == kind for note in self.notes)

    def note_without(self, kind: str) -> str:
        """Its notes in one line but for those of a kind that is said elsewhere."""
        return "; ".join(note.words for note in self.notes if note.kind != kind)


@dataclass(frozen=True, slots=True)
class PairResult:
    """One code as two of the coders saw it, on the units that both finished."""

    code: str
    coders: tuple[str, str]
    n_units: int
    cells: Cells | None
    cohen_kappa: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Agreement over all codes.

    `pooled_kappa` is de Vries et al. (2008), for more than two coders the mean over the pairs. `mean_kappa` is
    the mean of the kappas that are defined (`n_defined` of `n_codes`). `worst` names up to three codes with the
    lowest kappas below 1.
    """

    pooled_kappa: float
    mean_kappa: float
    n_defined: int
    n_codes: int
    worst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement in one round: per code, per pair of coders, and over all codes."""

    round: str
    unit: str
    coders: tuple[str, ...]
    n_transcripts: int
    codes: tuple[CodeResult, ...]
    pairs: tuple[PairResult, ...]
    summary: Summary
    transcripts: tuple[str, ...] = ()

    @property
    def coefficient(self) -> str:
        """The coefficient that intervals and per-transcript values are of: kappa for two coders, else alpha."""
        return main_coefficient(self.coders)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values; undefined is None."""
        return {
            "round": self.round,
            "unit": self.unit,
            "coders": list(self.coders),
            "n_transcripts": self.n_transcripts,
            "codes": [_code_json(code) for code in self.codes],
            "pairs": [_pair_json(pair) for pair in self.pairs],
            "summary": {
                "pooled_kappa": _number(self.summary.pooled_kappa),
                "mean_kappa": _number(self.summary.mean_kappa),
                "n_defined": self.summary.n_defined,
                "n_codes": self.summary.n_codes,
                "worst": list(self.summary.worst),
            },
        }


def main_coefficient(coders: Sequence[str]) -> str:
    """The coefficient that intervals and per-transcript values are of."""
    return COHEN if len(coders) == 2 else ALPHA


def _code_json(code: CodeResult) -> dict[str, Any]:
    return {
        "code": code.code,
        "n_units": code.n_units,
        "n_transcripts": code.n_transcripts,
        "positives": dict(code.positives),
        **{name: _number(getattr(code, name)) for name in NUMBERS},
        "interval": code.interval.to_json() if code.interval else None,
        "cells": asdict(code.cells) if code.cells else None,
        "note": code.note,
        "values": code.of_values.to_json() if code.of_values else None,
    }


def _pair_json(pair: PairResult) -> dict[str, Any]:
    return {
        "code": pair.code,
        "coders": list(pair.coders),
        "n_units": pair.n_units,
        "cells": asdict(pair.cells) if pair.cells else None,
        "cohen_kappa": _number(pair.cohen_kappa),
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
