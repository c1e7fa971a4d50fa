"""Where agreement fails: without each coder, over the order of coding, and by how hard units are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.measures import Measures, measure_compared
from codekit.agreement.numeric import Floats, mean_of_defined
from codekit.agreement.rounds.dawid_skene import Doubtful, Latent, dawid_skene
from codekit.agreement.rounds.differences import Difference, difference, parts
from codekit.agreement.rounds.intervals import n_occurrences
from codekit.agreement.rounds.report import ALPHA
from codekit.agreement.rounds.summary import POOLED, number

ORDERS, SEED = 1999, 0
FEWEST_IN_ORDER = 4  # transcripts: with fewer no order is surprising
TWO_CODERS = "two coders do not identify it: it takes three on the same units"


@dataclass(frozen=True, slots=True)
class Without:
    """Agreement of all coders but one: pooled kappa, the mean of the defined alphas, and each code's alpha."""

    coder: str
    pooled_kappa: float
    mean_alpha: float
    alphas: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {
            "coder": self.coder,
            "pooled_kappa": number(self.pooled_kappa),
            "mean_alpha": number(self.mean_alpha),
            "alphas": {code: number(value) for code, value in self.alphas.items()},
        }


@dataclass(frozen=True, slots=True)
class Drift:
    """Pooled kappa over the order in which transcripts were finished.

    `first` and `second` are of the two halves (the middle one of an odd number is in the first), `change` the
    difference. `correlation` is Spearman's between order and each transcript's own pooled kappa, `p_value` of a
    permutation test.
    """

    order: tuple[str, ...]
    first: float
    second: float
    change: Difference | None
    correlation: float
    p_value: float

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {
            "order": list(self.order),
            "first_half": number(self.first),
            "second_half": number(self.second),
            "change": self.change.to_json() if self.change else None,
            "rank_correlation": number(self.correlation),
            "p_value": number(self.p_value),
        }


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All of it; what cannot be said is empty or None, with the reason in `why_not` by its name."""

    without: tuple[Without, ...] = ()
    drift: Drift | None = None
    latent: tuple[Latent, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    why_not: tuple[tuple[str, str], ...] = ()


def diagnose(material: Material, order: Sequence[str], *, no_order: str = "") -> Diagnosis:
    """Diagnose a comparison; `order` are its transcripts as they were finished, `no_order` says why there is none."""
    figures = measure_compared(material)
    latent, doubtful = dawid_skene(material)
    drifted = None if no_order else drift(figures, order)
    several = len(material.coders) > 2
    why_not = (
        *([] if several else [("without", "with two coders nothing is left without one")]),
        *([] if drifted else [("drift", no_order or f"fewer than {FEWEST_IN_ORDER} transcripts have a pooled kappa")]),
        *([] if latent else [("latent", TWO_CODERS)]),
    )
    without = without_each_coder(material) if several else ()
    return Diagnosis(tuple(without), drifted, tuple(latent), tuple(doubtful), why_not)


def without_each_coder(material: Material) -> list[Without]:
    """Agreement without one coder after the other."""
    listed = []
    for c, coder in enumerate(material.coders):
        figures = measure_compared(_without(material, c))
        alphas = figures[ALPHA]
        by_code = dict(zip(material.codes, alphas.tolist(), strict=True))
        listed.append(Without(coder, float(figures[POOLED]), float(mean_of_defined(alphas)), by_code))
    return listed


def drift(figures: Measures, order: Sequence[str]) -> Drift | None:
    """Agreement over an order of the compared transcripts; None where fewer than four have a pooled kappa."""
    own = dict(zip(figures.transcripts, figures.by_transcript(POOLED).tolist(), strict=True))
    known = [own[t] for t in order if not np.isnan(own[t])]
    if len(known) < FEWEST_IN_ORDER:
        return None
    middle = (len(order) + 1) // 2
    halves = [_of(figures, order[:middle]), _of(figures, order[middle:])]
    before, after = (parts(half, POOLED, [n_occurrences(half)])[0] for half in halves)
    correlation, p = _trend(np.asarray(known))
    return Drift(tuple(order), before.value, after.value, difference(POOLED, before, after), correlation, p)


def _of(figures: Measures, transcripts: Sequence[str]) -> Measures:
    names = set(transcripts)
    return Measures(figures.counts.of([i for i, t in enumerate(figures.counts.transcripts) if t in names]))


def _trend(values: Floats) -> tuple[float, float]:
    """Spearman's correlation of values with their order, and how often chance gives one as far from 0."""
    ranks = _ranks(values)
    if np.ptp(ranks) == 0:
        return float("nan"), float("nan")
    place, own = (side - side.mean() for side in (np.arange(len(values), dtype=np.float64), ranks))
    scale = np.sqrt((place**2).sum() * (own**2).sum())
    drawn = np.random.default_rng(SEED).permuted(np.broadcast_to(own, (ORDERS, len(own))), axis=1) @ place / scale
    here = float(own @ place / scale)
    return here, (1 + int((np.abs(drawn) >= abs(here) - 1e-12).sum())) / (1 + ORDERS)


def _ranks(values: Floats) -> Floats:
    """Ranks from 0, equal values their mean rank."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts + 1) / 2)[inverse])


def _without(material: Material, coder: int) -> Material:
    """The material of all coders but one."""
    kept = [c for c in range(len(material.coders)) if c != coder]
    rows = material.coder != coder
    return replace(
        material,
        coders=tuple(material.coders[c] for c in kept),
        covered=material.covered[kept],
        coder=np.where(material.coder > coder, material.coder - 1, material.coder)[rows],
        **{name: getattr(material, name)[rows] for name in ("transcript", "code", "lo", "hi")},
    )
