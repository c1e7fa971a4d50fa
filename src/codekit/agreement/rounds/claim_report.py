"""What a comparison of claims found, as values and as JSON: the states that each coder alone gives cases and themes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codekit.agreement.rounds.summary import Interval, number
from codekit.model.notes import Note

NUMBERS = ("percent_agreement", "cohen_kappa", "krippendorff_alpha", "gwet_ac1")


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement on one nominal variable of `n_units` cells in `n_cases` cases, of which `n_differ` cells differ.

    NaN is undefined, with the reason in `notes`. For more than two coders kappa is the mean of the defined pairs.
    The interval is of kappa for two coders, of alpha for more, and clustered by case.
    """

    n_units: int
    n_cases: int
    n_differ: int
    percent_agreement: float = math.nan
    cohen_kappa: float = math.nan
    krippendorff_alpha: float = math.nan
    gwet_ac1: float = math.nan
    interval: Interval | None = None
    notes: tuple[Note, ...] = ()

    @property
    def note(self) -> str:
        """Its notes in one line."""
        return "; ".join(note.words for note in self.notes)

    def to_json(self) -> dict[str, Any]:
        """The coefficients as plain values; undefined is None."""
        numbers = {name: number(getattr(self, name)) for name in NUMBERS}
        return {**numbers, "interval": self.interval.to_json() if self.interval else None}


@dataclass(frozen=True, slots=True)
class ThemeClaims:
    """One theme: what each coder alone would report of it, and how far the coders' states agree.

    `k` and `n` are by coder, over the compared cases that count for this coder. `difference_k` and
    `difference_share` are the largest between two coders, over the cases that count for both. `states` are
    figures over the states, `present` over present (mixed included) and not. `by_hand` counts the cases in which a
    person set the state; they are compared nowhere.
    """

    code: str
    k: Mapping[str, int]
    n: Mapping[str, int]
    difference_k: int
    difference_share: float
    states: Figures
    present: Figures
    by_hand: int = 0

    def k_of_n(self, coder: str) -> str:
        """As the coder alone would write it."""
        return f"{self.k[coder]} of {self.n[coder]}"

    def to_json(self) -> dict[str, Any]:
        """The theme as plain values; undefined is None."""
        return {
            "code": self.code,
            "n_cases": self.states.n_cases,
            "by_hand": self.by_hand,
            "k": dict(self.k),
            "n": dict(self.n),
            "difference_k": self.difference_k,
            "difference_share": number(self.difference_share),
            "n_differ": self.states.n_differ,
            **self.states.to_json(),
            "present": {"n_differ": self.present.n_differ, **self.present.to_json(), "note": self.present.note},
            "note": self.states.note,
        }


@dataclass(frozen=True, slots=True)
class CellClaims:
    """A case and theme to which the coders give different states, with each coder's excerpts, by coder."""

    case: str
    code: str
    states: Mapping[str, str]
    excerpts: Mapping[str, int]
    contrary: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """The cell as plain values."""
        return {
            "case": self.case,
            "theme": self.code,
            "states": dict(self.states),
            "excerpts": dict(self.excerpts),
            "contrary": dict(self.contrary),
        }


@dataclass(frozen=True, slots=True)
class PairStates:
    """How often each state of one coder met each state of another: `counts` [states, states], rows the first coder."""

    coders: tuple[str, str]
    states: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    pooled_kappa: float

    def to_json(self) -> dict[str, Any]:
        """The table as plain values."""
        return {
            "coders": list(self.coders),
            "states": list(self.states),
            "counts": [list(row) for row in self.counts],
            "pooled_kappa": number(self.pooled_kappa),
        }


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """Over all cells. `present_against_none` counts cells that one coder found and another found nothing in.

    `pooled_kappa` (de Vries et al. 2008) and `mean_kappa` are over themes; `cells` is of all cells in one heap, which
    mixes rare and frequent themes. `widest` names up to three themes whose k differs most.
    """

    cells: Figures
    present_against_none: int
    pooled_kappa: float
    mean_kappa: float
    n_defined: int
    n_themes: int
    widest: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The summary as plain values; undefined is None."""
        return {
            "n_cells": self.cells.n_units,
            "n_differ": self.cells.n_differ,
            "present_against_none": self.present_against_none,
            "pooled_kappa": number(self.pooled_kappa),
            "mean_kappa": number(self.mean_kappa),
            "n_defined": self.n_defined,
            "n_themes": self.n_themes,
            "widest": list(self.widest),
            "cells": {**self.cells.to_json(), "note": self.cells.note},
        }


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """Agreement at the level of the claim: the case x theme states of each coder alone, compared.

    `left_out` maps a case of the round that is not compared to the coders that it counts for. `partial` are the
    compared cases of which the round does not hold every interview. `shown` has the words for states,
    `called` those for cases.
    """

    round: str
    codebook: str
    coders: tuple[str, ...]
    cases: tuple[str, ...]
    left_out: Mapping[str, tuple[str, ...]]
    themes: tuple[ThemeClaims, ...]
    cells: tuple[CellClaims, ...]
    states: tuple[PairStates, ...]
    summary: ClaimSummary
    partial: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit agree --claims --json`; undefined is None."""
        return {
            "round": self.round,
            "codebook": self.codebook,
            "coders": list(self.coders),
            "n_cases": len(self.cases),
            "left_out": [{"case": case, "coders": list(coders)} for case, coders in self.left_out.items()],
            "partial": list(self.partial),
            "outside": list(self.outside),
            "themes": [theme.to_json() for theme in self.themes],
            "cells": [cell.to_json() for cell in self.cells],
            "states": [pair.to_json() for pair in self.states],
            "summary": self.summary.to_json(),
        }
