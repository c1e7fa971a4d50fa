"""Compare what coders' codings come to in a table of cases and themes: the states that each coder alone would give."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from codekit.agreement.formulas.tables import pooled_kappa
from codekit.agreement.numeric import Bools, Ints, mean_of_defined
from codekit.agreement.rounds.claim_report import CellClaims, ClaimSummary, PairStates, ThemeClaims
from codekit.agreement.rounds.nominal import disagree, nominal

MISSING = -1


@dataclass(frozen=True, eq=False)
class States:
    """The states that each coder alone gives every case and theme, as indexes into `states`.

    `index` [coders, cases, themes] is MISSING where the case does not count for the coder, and where a person set the
    state by hand (`by_hand` [cases, themes]). `excerpts` and `contrary` [coders, cases, themes] count the passages
    behind them. `possible` names the states that codings could give each theme; of the states `found` say that a
    theme is there, `determinate` count for n, and `nothing` say that nothing was found.
    """

    coders: tuple[str, ...]
    cases: tuple[str, ...]
    themes: tuple[str, ...]
    states: tuple[str, ...]
    index: Ints
    by_hand: Bools
    excerpts: Ints
    contrary: Ints
    possible: Mapping[str, tuple[str, ...]]
    found: frozenset[str]
    determinate: frozenset[str]
    nothing: frozenset[str]

    def of(self, names: frozenset[str]) -> Bools:
        """Where a coder gave one of some states [coders, cases, themes]; False where the state is missing."""
        wanted = np.array([state in names for state in self.states])
        return np.asarray((self.index >= 0) & wanted[self.index])


def compare_themes(given: States) -> tuple[ThemeClaims, ...]:
    """The figures of each theme, with cases as units."""
    found, counted = given.of(given.found), given.of(given.determinate)
    return tuple(_theme(given, t, found[:, :, t], counted[:, :, t]) for t in range(len(given.themes)))


def compare_cells(given: States) -> tuple[CellClaims, ...]:
    """The cells to which coders give different states, by case and then by theme."""
    where = np.argwhere(disagree(given.index)).tolist()
    return tuple(_cell(given, case, theme) for case, theme in where)


def compare_pairs(given: States) -> tuple[PairStates, ...]:
    """For each pair of coders how often their states met, over all cells that count for both."""
    occurring = np.unique(given.index[given.index >= 0]).tolist()
    names = tuple(given.states[i] for i in occurring)
    pairs = []
    for x, y in combinations(range(len(given.coders)), 2):
        tables = _tables(given, x, y)
        total = tables.sum(axis=0)[np.ix_(occurring, occurring)].tolist()
        counts = tuple(tuple(row) for row in total)
        pooled = pooled_kappa(tables[tables.any(axis=(1, 2))].tolist())
        pairs.append(PairStates((given.coders[x], given.coders[y]), names, counts, pooled))
    return tuple(pairs)


def summarise(given: States, themes: Sequence[ThemeClaims], pairs: Sequence[PairStates]) -> ClaimSummary:
    """The figures over all cells."""
    n_cases, n_themes = given.by_hand.shape
    values, case = given.index.reshape(len(given.coders), -1), np.repeat(np.arange(n_cases), n_themes)
    possible = {state for theme in given.themes for state in given.possible[theme]}
    found, nothing = given.of(given.found).any(axis=0), given.of(given.nothing).any(axis=0)
    kappas = np.array([theme.states.cohen_kappa for theme in themes])
    apart = sorted((t for t in themes if t.difference_k), key=lambda t: -t.difference_k)
    own, q = _numbered(values, possible, given)
    return ClaimSummary(
        cells=nominal(own, case, coders=given.coders, cases=given.cases, q=q),
        present_against_none=int((found & nothing).sum()),
        pooled_kappa=float(mean_of_defined(np.array([pair.pooled_kappa for pair in pairs]))),
        mean_kappa=float(mean_of_defined(kappas)),
        n_defined=int((~np.isnan(kappas)).sum()),
        n_themes=len(themes),
        widest=tuple(theme.code for theme in apart[:3]),
    )


def _theme(given: States, t: int, found: Bools, counted: Bools) -> ThemeClaims:
    """One theme from where coders found it, and where their state counts for n [coders, cases]."""
    code, values = given.themes[t], given.index[:, :, t]
    figures = partial(nominal, case=np.arange(len(given.cases)), coders=given.coders, cases=given.cases)
    yes_no = np.where(values == MISSING, MISSING, found)
    differences = list(_differences(values != MISSING, found, counted))
    shares = [share for _, share in differences if not math.isnan(share)]
    own, q = _numbered(values, given.possible[code], given)
    return ThemeClaims(
        code=code,
        k=dict(zip(given.coders, found.sum(axis=1).tolist(), strict=True)),
        n=dict(zip(given.coders, counted.sum(axis=1).tolist(), strict=True)),
        difference_k=max((k for k, _ in differences), default=0),
        difference_share=max(shares, default=math.nan),
        states=figures(own, q=q),
        present=figures(yes_no, q=2),
        by_hand=int(given.by_hand[:, t].sum()),
    )


def _differences(rated: Bools, found: Bools, counted: Bools) -> Iterator[tuple[int, float]]:
    """How far two coders' k and k/n are apart, for each pair, over the cases that count for both."""
    for x, y in combinations(range(len(rated)), 2):
        both = rated[x] & rated[y]
        k, n = ([int((own[c] & both).sum()) for c in (x, y)] for own in (found, counted))
        share = abs(k[0] / n[0] - k[1] / n[1]) if all(n) else math.nan
        yield abs(k[0] - k[1]), share


def _numbered(values: Ints, possible: Sequence[str] | set[str], given: States) -> tuple[Ints, int]:
    """States renumbered among those that can occur, and how many these are; what occurs can always occur."""
    occurring = {given.states[i] for i in np.unique(values[values >= 0]).tolist()}
    kept = [i for i, state in enumerate(given.states) if state in possible or state in occurring]
    place = np.full(len(given.states) + 1, MISSING)  # the last one is for MISSING
    place[kept] = np.arange(len(kept))
    return place[values], len(kept)


def _tables(given: States, x: int, y: int) -> Ints:
    """How often the states of two coders met in each theme [themes, states, states]."""
    q, (_, themes) = len(given.states), given.by_hand.shape
    first, second = given.index[x], given.index[y]
    both = (first >= 0) & (second >= 0)
    theme = np.broadcast_to(np.arange(themes), both.shape)
    place = (theme * q + first) * q + second
    return np.bincount(place[both], minlength=themes * q * q).reshape(themes, q, q).astype(np.int64)


def _cell(given: States, case: int, theme: int) -> CellClaims:
    rated = [(c, coder) for c, coder in enumerate(given.coders) if given.index[c, case, theme] >= 0]
    return CellClaims(
        case=given.cases[case],
        code=given.themes[theme],
        states={coder: given.states[given.index[c, case, theme]] for c, coder in rated},
        excerpts={coder: int(given.excerpts[c, case, theme]) for c, coder in rated},
        contrary={coder: int(given.contrary[c, case, theme]) for c, coder in rated},
    )
