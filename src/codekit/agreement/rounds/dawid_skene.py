"""Which units are hard and how accurate each coder is, where nobody knows the truth (Dawid and Skene 1979).

The model: each unit has the code or has it not, with a prevalence; each coder says yes with a probability of their own
to units that have it (sensitivity) and no to those that have not (specificity), independently of the other coders once
the unit is known. Maximum likelihood by expectation and maximisation, begun with the share of yes in each unit. Two
coders do not identify the model: three of them must have rated the same units. Coders who err on the same units break
its assumption; what they share then counts as truth.

Units that the same coders rated in the same way are one pattern, and all codes are fitted at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.numeric import Bools, Floats, Ints, divide
from codekit.agreement.rounds.runs import Runs, runs
from codekit.agreement.rounds.summary import number

FEWEST_CODERS = 3
MOST_DOUBTFUL = 20
_SURE = 0.95  # a unit is doubtful where neither yes nor no is that probable
_TINY, _CLOSE, _MOST_STEPS = 1e-12, 1e-9, 5000


@dataclass(frozen=True, slots=True)
class Latent:
    """One code: its prevalence, and each coder's sensitivity and specificity (NaN where nothing is known of them)."""

    code: str
    prevalence: float
    sensitivity: dict[str, float]
    specificity: dict[str, float]
    doubtful: int = 0

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {
            "code": self.code,
            "prevalence": number(self.prevalence),
            "sensitivity": {coder: number(value) for coder, value in self.sensitivity.items()},
            "specificity": {coder: number(value) for coder, value in self.specificity.items()},
            "doubtful_units": self.doubtful,
        }


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A unit of which it is doubtful whether it has a code; `unit` is its place on the axis of its transcript."""

    transcript: str
    unit: int
    code: str
    probability: float


@dataclass(frozen=True, eq=False)
class Fit:
    """What was estimated: `prevalence` [K], `sensitivity` and `specificity` [K, C], `posterior` of patterns [K, D]."""

    prevalence: Floats
    sensitivity: Floats
    specificity: Floats
    posterior: Floats


def dawid_skene(material: Material) -> tuple[list[Latent], list[Doubtful]]:
    """Every code of a comparison, and the most doubtful units, those next to one half first.

    Nothing where no unit was rated by three coders. A code without variation is NaN.
    """
    laid = _compared(runs(material))
    if not len(laid.size) or laid.covered.sum(axis=0).max() < FEWEST_CODERS:
        return [], []
    coders = np.arange(len(material.coders))
    n_runs, n_codes = len(laid.size), len(material.codes)
    keys = np.zeros((n_runs, n_codes), np.int64)  # to the base of 3: missing, no, yes
    for coder in range(len(coders)):
        keys += 3**coder * np.where(laid.covered[coder][:, None], laid.held[coder] + 1, 0)
    known, index = np.unique(keys, return_inverse=True)
    index = index.reshape(n_runs, n_codes)
    patterns = known[:, None] // 3**coders % 3
    weights = np.zeros((n_codes, len(known)))
    np.add.at(weights, (np.arange(n_codes), index), laid.size[:, None].astype(np.float64))
    found = fit(patterns == 2, patterns > 0, weights)
    doubtful = np.maximum(found.posterior, 1 - found.posterior) < _SURE
    counted = (weights * doubtful).sum(axis=1)
    listed = [_latent(material, found, k, int(counted[k])) for k in range(len(material.codes))]
    return listed, _listed(material, laid, found.posterior, index, doubtful)


def fit(yes: Bools, rated: Bools, weights: Floats) -> Fit:
    """Fit K codes on D patterns of C coders: `yes` and `rated` [D, C], `weights` [K, D] count the units.

    NaN for a code that all ratings are alike of.
    """
    said, unsaid = (yes & rated).astype(np.float64), (~yes & rated).astype(np.float64)
    given = weights @ said.sum(axis=1)
    varies = (given > 0) & (weights @ unsaid.sum(axis=1) > 0)
    q = np.broadcast_to(said.sum(axis=1) / np.maximum(rated.sum(axis=1), 1), weights.shape)
    for _ in range(_MOST_STEPS):
        has, lacks = weights * q, weights * (1 - q)
        prevalence = divide(has.sum(axis=1), weights.sum(axis=1))
        sensitivity = divide(has @ said, has @ (said + unsaid))
        specificity = divide(lacks @ unsaid, lacks @ (said + unsaid))
        before, q = q, _posterior(said, unsaid, prevalence, sensitivity, specificity)
        if not varies.any() or np.abs(q - before)[varies].max() < _CLOSE:
            break
    void = ~varies
    prevalence[void], sensitivity[void], specificity[void] = np.nan, np.nan, np.nan
    return Fit(prevalence, sensitivity, specificity, np.where(void[:, None], np.nan, q))


def _posterior(said: Floats, unsaid: Floats, prevalence: Floats, sensitivity: Floats, specificity: Floats) -> Floats:
    """How probable it is that a unit of each pattern has each code [K, D]."""

    def log(share: Floats) -> Floats:
        return np.asarray(np.log(np.clip(np.nan_to_num(share, nan=0.5), _TINY, 1 - _TINY)))

    has = log(prevalence)[:, None] + log(sensitivity) @ said.T + log(1 - sensitivity) @ unsaid.T
    lacks = log(1 - prevalence)[:, None] + log(1 - specificity) @ said.T + log(specificity) @ unsaid.T
    return np.asarray(1 / (1 + np.exp(np.clip(lacks - has, -700, 700))))


def _compared(laid: Runs) -> Runs:
    kept = np.flatnonzero(laid.covered.sum(axis=0) >= 2)
    return Runs(laid.held[:, kept], laid.size[kept], laid.covered[:, kept], laid.transcript[kept], laid.start[kept])


def _latent(material: Material, found: Fit, k: int, doubtful: int) -> Latent:
    return Latent(
        code=material.codes[k],
        prevalence=float(found.prevalence[k]),
        sensitivity=dict(zip(material.coders, found.sensitivity[k].tolist(), strict=True)),
        specificity=dict(zip(material.coders, found.specificity[k].tolist(), strict=True)),
        doubtful=doubtful,
    )


def _listed(material: Material, laid: Runs, posterior: Floats, index: Ints, doubtful: Bools) -> list[Doubtful]:
    """Up to so many doubtful units in order; of a run of characters only the first."""
    code = np.arange(len(posterior))
    of_run, open_ = posterior[code, index], doubtful[code, index]  # runs x codes
    where = np.argwhere(open_)
    order = np.lexsort((where[:, 1], where[:, 0], np.round(np.abs(of_run[open_] - 0.5), 9)))[:MOST_DOUBTFUL]
    return [
        Doubtful(
            material.transcripts[laid.transcript[run]], int(laid.start[run]), material.codes[k], float(of_run[run, k])
        )
        for run, k in where[order].tolist()
    ]
