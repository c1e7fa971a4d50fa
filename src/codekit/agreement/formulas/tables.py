"""Kappa over codes from one contingency table of two coders per code, rows the first coder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from codekit.agreement.formulas import pairs
from codekit.agreement.formulas.pairs import Pairs
from codekit.agreement.numeric import Numbers, mean_of_defined

Tables = Sequence[Sequence[Sequence[int]]]  # [K, q, q]


def pooled_kappa(tables: Tables) -> float:
    """Pooled kappa over codes (de Vries et al. 2008)."""
    return float(pairs.pooled_kappa(_read(tables), _values)[0])


def mean_kappa(tables: Tables) -> float:
    """The mean of the kappas that are defined."""
    return float(mean_of_defined(pairs.kappa(_read(tables), _values)[:, 0]))


def summed_table_kappa(tables: Tables) -> float:
    """Cohen's kappa of the sum of all codes' tables: it mixes rare and frequent codes and looks better than it is."""
    return float(pairs.summed_kappa(_read(tables), _values)[0])


def _read(tables: Tables) -> Pairs:
    """Units [K, 1] and counts of each value [q, K, 1] of K tables with q values."""
    stacked = np.asarray(tables, dtype=np.int64).reshape(np.shape(tables) if len(tables) else (0, 2, 2))
    both, first, second = np.diagonal(stacked, axis1=1, axis2=2), stacked.sum(axis=2), stacked.sum(axis=1)
    return Pairs(stacked.sum(axis=(1, 2))[:, None], *(part.T[..., None] for part in (both, first, second)))


def _values(counted: Numbers, _codes: int) -> Numbers:
    """The values of each table on the first axis; every unit is counted under both of its values."""
    return np.asarray(counted.sum(axis=0) / 2)
