"""Agreement on the values of a code (severity 0 to 3): how far coders who gave a unit the code differ in how much."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal

import numpy as np

from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.formulas.errors import FISHER, fisher_ends, jackknife_df, jackknife_error
from codekit.agreement.formulas.student import t_quantile
from codekit.agreement.numeric import Bools, Floats, Ints, mean_of_defined
from codekit.agreement.ratings import forms
from codekit.agreement.ratings.alpha import alpha_form
from codekit.agreement.ratings.forms import Form, disagreement_weights
from codekit.agreement.ratings.table import Ratings
from codekit.agreement.ratings.uncertainty import grouped
from codekit.agreement.rounds.intervals import method
from codekit.agreement.rounds.report import ALPHA, FEWEST_TRANSCRIPTS
from codekit.agreement.rounds.summary import Interval, number
from codekit.model.notes import Note
from codekit.model.scales import ORDINAL

LINEAR, QUADRATIC = "weighted_kappa_linear", "weighted_kappa_quadratic"
FIGURES = ("percent_exact", LINEAR, QUADRATIC, "alpha", "mean_difference")
UNDEFINED, MISSING, SEVERAL, PAIRS, NO_INTERVAL = "undefined", "missing", "several", "pairs", "no interval"  # of notes
_LEVEL = 0.95
_NOTHING = 1e-12  # as short an interval is a point but for rounding


@dataclass(frozen=True, eq=False)
class Given:
    """What coders gave the units to which at least two of them gave a code.

    `given` [coders, units] says who gave the code, `rating` [coders, units] which value, NaN where none.
    `transcript` [units] numbers the transcripts, `cluster` [units] what intervals are clustered by (by default the
    transcripts), which `grouping` names. `several` counts the units in which a coder has different values.
    """

    given: Bools
    rating: Floats
    transcript: Ints
    several: int = 0
    cluster: Ints | None = None
    grouping: Grouping = field(default_factory=Grouping)


@dataclass(frozen=True, slots=True)
class ValuesResult:
    """Agreement on the values of one code; NaN is undefined, with the reason in `notes`.

    `n_given` counts the units to which at least two coders gave the code, `n_units` those of them with a value from
    at least two, `n_missing` the missing values on the first. `table` counts units by the first coder's value (rows)
    and the second's, where there are two coders; its rows and columns are `values`.
    """

    scale: str
    values: tuple[str, ...]
    n_given: int
    n_units: int
    n_transcripts: int
    n_missing: int
    percent_exact: float
    weighted_kappa_linear: float
    weighted_kappa_quadratic: float
    alpha: float
    mean_difference: float
    means: Mapping[str, float] = field(default_factory=dict)
    interval: Interval | None = None
    kappa_interval: Interval | None = None
    table: tuple[tuple[int, ...], ...] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def note(self) -> str:
        """Its notes in one line."""
        return "; ".join(note.words for note in self.notes)

    def to_json(self) -> dict[str, Any]:
        """Its public keys; undefined is None."""
        return {
            "scale": self.scale,
            "values": list(self.values),
            "n_given": self.n_given,
            "n_units": self.n_units,
            "n_transcripts": self.n_transcripts,
            "n_missing": self.n_missing,
            **{name: number(getattr(self, name)) for name in FIGURES},
            "means": {coder: number(mean) for coder, mean in self.means.items()},
            "interval": self.interval.to_json() if self.interval else None,
            "kappa_interval": self.kappa_interval.to_json() if self.kappa_interval else None,
            "table": None if self.table is None else [list(row) for row in self.table],
            "note": self.note,
        }


def compare_values(coders: Sequence[str], scale: str, values: Sequence[str], given: Given) -> ValuesResult:
    """The agreement of coders on the values of a code; `values` are those of the codebook, in ascending order."""
    rated = ~np.isnan(given.rating)
    used = rated.sum(axis=0) >= 2
    numbers = np.union1d([float(value) for value in values], given.rating[rated])
    rating, transcript = given.rating[:, used], given.transcript[used]
    cluster = (given.transcript if given.cluster is None else given.cluster)[used]
    ratings = Ratings(tuple(numbers.tolist()), np.where(rated[:, used], np.searchsorted(numbers, rating), -1))
    by_rank = scale == ORDINAL
    alpha = alpha_form(ratings, "ordinal" if by_rank else "interval")
    pairs = [_pair(ratings, x, y) for x, y in combinations(range(len(coders)), 2)]
    linear, quadratic = ([_kappa(pair, power, by_rank=by_rank) for pair in pairs] for power in (1, 2))
    clusters, two = cluster.tolist(), len(coders) == 2
    words = method(FISHER, given.grouping)
    value = _value(alpha)
    defined = sum(not math.isnan(_value(form)) for form in quadratic)
    result = ValuesResult(
        scale=scale,
        values=tuple(f"{value:g}" for value in numbers.tolist()),
        n_given=given.given.shape[1],
        n_units=int(used.sum()),
        n_transcripts=len({*transcript.tolist()}),
        n_missing=int((given.given & ~rated).sum()),
        percent_exact=_value(forms.raw(ratings, "units")),
        weighted_kappa_linear=_mean([_value(form) for form in linear]),
        weighted_kappa_quadratic=_mean([_value(form) for form in quadratic]),
        alpha=value,
        mean_difference=float((rating[0] - rating[1]).mean()) if two and used.any() else math.nan,
        means=dict(zip(coders, mean_of_defined(rating).tolist(), strict=True)),
        interval=_interval(alpha, clusters, ALPHA, words),
        kappa_interval=_interval(quadratic[0], clusters, QUADRATIC, words) if two else None,
        table=_table(ratings) if two else None,
    )
    few = given.grouping.many if len({*clusters}) < FEWEST_TRANSCRIPTS else ""
    return _with_notes(result, given.several, (defined, len(pairs)), few)


def _pair(ratings: Ratings, x: int, y: int) -> Ratings:
    """Two coders' ratings on all units, those without a value from both missing."""
    both = ratings.by_coder[[x, y]]
    return Ratings(ratings.categories, np.where((both >= 0).all(axis=0), both, -1))


def _kappa(pair: Ratings, power: Literal[1, 2], *, by_rank: bool) -> Form:
    """Weighted kappa: by the rank of the values, or by the numbers themselves."""
    q = len(pair.categories)
    if by_rank:
        return forms.cohen(pair, disagreement_weights("linear" if power == 1 else "quadratic", q))
    gaps = np.abs(np.subtract.outer(np.asarray(pair.categories), np.asarray(pair.categories))) ** power
    return forms.cohen(pair, disagreement_weights(gaps.tolist(), q))


def _value(form: Form) -> float:
    return float(form.value(form.totals()))


def _mean(values: Sequence[float]) -> float:
    return float(mean_of_defined(np.asarray(values, np.float64)))


def _table(ratings: Ratings) -> tuple[tuple[int, ...], ...]:
    q = len(ratings.categories)
    first, second = ratings.by_coder
    counts = np.bincount(first * q + second, minlength=q * q).reshape(q, q)
    return tuple(tuple(row) for row in counts.tolist())


def _interval(form: Form, clusters: Sequence[int], coefficient: str, words: str) -> Interval | None:
    """Fisher's z with the jackknife error, as for the codes; None in few clusters, or where nothing varies."""
    groups = grouped(form.features, clusters)
    if len(groups) < FEWEST_TRANSCRIPTS:
        return None
    without = np.asarray(form.value(form.totals() - groups), np.float64)
    if np.isnan(without).any():
        return None
    error, df = float(jackknife_error(without)), float(jackknife_df(without))
    value = _value(form)
    if math.isnan(df) or math.isnan(value):
        return None
    quantile = t_quantile(0.5 + _LEVEL / 2, df)
    low, high = (float(end) for end in fisher_ends(np.asarray(value), np.asarray(error), np.asarray(quantile)))
    if not high - low > _NOTHING:
        return None
    return Interval(coefficient, _LEVEL, low, high, words, df, FISHER, error)


def _with_notes(result: ValuesResult, several: int, pairs: tuple[int, int], few: str) -> ValuesResult:
    """With what a reader must know; `few` are the clusters where there are too few of them for an interval."""
    notes = []
    if reason := _undefined(result):
        notes.append(Note(UNDEFINED, reason))
    if result.n_missing:
        notes.append(Note(MISSING, f"values missing on units that two coders gave the code: {result.n_missing}"))
    if several:
        rule = "the highest" if result.scale == ORDINAL else "the mean"
        notes.append(Note(SEVERAL, f"units in which a coder has several values: {several}, where {rule} counts"))
    if 0 < pairs[0] < pairs[1]:
        notes.append(Note(PAIRS, f"weighted kappa is the mean of {pairs[0]} of {pairs[1]} pairs"))
    if not reason and result.interval is None:
        why = f"fewer than {FEWEST_TRANSCRIPTS} {few} have such units" if few else _no_spread(result)
        notes.append(Note(NO_INTERVAL, f"no interval: {why}"))
    return replace(result, notes=tuple(notes))


def _undefined(result: ValuesResult) -> str:
    """Why there is no alpha, or ""."""
    if not result.n_given:
        return "not estimable: no unit was given the code by two coders"
    if not result.n_units:
        return "not estimable: no unit has a value from two coders"
    return "not estimable: every value is the same" if math.isnan(result.alpha) else ""


def _no_spread(result: ValuesResult) -> str:
    if result.alpha >= 1:
        return "perfect everywhere"
    return "alpha does not vary between transcripts, or is undefined without one of them"
