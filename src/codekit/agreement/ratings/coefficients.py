"""Coefficients of a coders x units table, each with the standard error that is asked for.

Missing ratings follow Gwet (2014): observed agreement is the mean over units with at least two ratings of the
share of agreeing pairs, and categories' shares are means over all units with at least one. Every function takes
`se`, a method of `ratings.uncertainty`, and `clusters`, the transcript of each unit.

Tables are [coders, units], weights [q, q] for q categories. All functions raise ValueError for rows of unequal
length, values that are not among the declared categories, weights that do not fit, and what
`uncertainty.standard_error` refuses; further reasons stand with them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Literal, TypedDict, Unpack

import numpy as np

from codekit.agreement.formulas.coefficients import gwet_chance
from codekit.agreement.numeric import Numbers, divide
from codekit.agreement.ratings import forms, uncertainty
from codekit.agreement.ratings.forms import Form, Weights, disagreement_weights
from codekit.agreement.ratings.table import ONE_CATEGORY, Categories, Ratings, Row, read
from codekit.agreement.result import Agreement, of_disagreement

Table = Sequence[Row] | Ratings


class ErrorOptions(TypedDict, total=False):
    """How a standard error is computed: none by default."""

    se: uncertainty.Method | None
    clusters: Sequence[Hashable] | None
    resamples: int | Literal["all"]
    seed: int


def cohen_kappa(first: Row, second: Row, **error: Unpack[ErrorOptions]) -> Agreement:
    """Cohen's (1960) kappa of two coders, on the units that both coded; undefined where nobody varied."""
    return kappa_of(_two(first, second), **error)


def weighted_kappa(
    first: Row,
    second: Row,
    *,
    weights: Weights = "linear",
    categories: Categories | None = None,
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Cohen's (1968) weighted kappa of two coders' ratings on a scale.

    `weights` is "linear", "quadratic" (both by the rank of the categories, in the order declared, else
    ascending) or a table of disagreements with zeros on the diagonal.
    """
    return kappa_of(_ordered(_two(first, second), categories), weights=weights, **error)


def kappa_of(ratings: Ratings, *, weights: Weights = "identity", **error: Unpack[ErrorOptions]) -> Agreement:
    """Cohen's kappa of two coders' ratings that were read before (`read`, `from_table`).

    Raises ValueError for other than two coders, and for counts that do not say who gave what.
    """
    if len(ratings.by_coder) != 2:
        raise ValueError("Cohen's kappa is of two coders; choose a pair with Ratings.of, or take Light's or Conger's")
    form = forms.cohen(ratings, disagreement_weights(weights, len(ratings.categories)))
    measure = "weighted_kappa" if _by_rank(weights) else "cohen_kappa"
    return of_form(measure, form, ratings.by_coder.shape[1], clusters_of=ratings, error=error)


def scott_pi(first: Row, second: Row, **error: Unpack[ErrorOptions]) -> Agreement:
    """Scott's (1955) pi of two coders, on the units that both coded: chance from the pooled shares."""
    ratings = _two(first, second)
    both = ratings.of(0, 1)
    w = disagreement_weights("identity", len(both.categories))
    form = forms.pooled_shares(both, w, _pooled(w))
    return of_form("scott_pi", form, ratings.by_coder.shape[1], clusters_of=ratings, error=error)


def fleiss_kappa(
    ratings: Table,
    *,
    categories: Categories | None = None,
    weights: Weights = "identity",
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Fleiss' (1971) kappa for any number of coders: chance from the pooled shares. For two it is Scott's pi."""
    table = _ordered(read(ratings, categories), categories if _by_rank(weights) else ())
    w = disagreement_weights(weights, len(table.categories))
    return of_form("fleiss_kappa", forms.pooled_shares(table, w, _pooled(w)), error=error)


def fleiss_kappa_category(ratings: Table, category: Hashable, **error: Unpack[ErrorOptions]) -> Agreement:
    """Fleiss' (1971) kappa of one category against all others; undefined where nobody or everybody used it.

    Raises ValueError for a category that is not one of the ratings'.
    """
    table = read(ratings)
    yes_no = _against_rest(table, _place(table, category))
    w = disagreement_weights("identity", 2)
    return of_form("fleiss_kappa_category", forms.pooled_shares(yes_no, w, _pooled(w)), error=error)


def conger_kappa(
    ratings: Table,
    *,
    categories: Categories | None = None,
    weights: Weights = "identity",
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Conger's (1980) kappa for any number of coders: chance from each coder's own shares. For two it is Cohen's.

    With missing ratings each coder's shares are of all units that this coder rated (Gwet 2014).
    """
    table = _ordered(read(ratings, categories), categories if _by_rank(weights) else ())
    form = forms.conger(table, disagreement_weights(weights, len(table.categories)))
    return of_form("conger_kappa", form, error=error)


def light_kappa(ratings: Table, **error: Unpack[ErrorOptions]) -> Agreement:
    """Light's (1971) kappa, the mean over all pairs of coders; undefined if one of the pairs is."""
    table = read(ratings)
    result = of_form("light_kappa", forms.light(table), error=error)
    if result.defined or not result.n_units:
        return result
    return replace(result, undefined_because="the kappa of at least one pair of coders is undefined")


def gwet_ac1(
    ratings: Table,
    *,
    categories: Categories | None = None,
    weights: Weights = "identity",
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Gwet's (2008) AC1; depends on the declared categories, by default those that occur."""
    table = _ordered(read(ratings, categories), categories if _by_rank(weights) else ())
    q = len(table.categories)
    w = disagreement_weights(weights, q)

    def chance(shares: Numbers) -> Numbers:
        return np.asarray(1 - (q * q - w.sum()) * divide(gwet_chance(shares), q))

    measure = "gwet_ac2" if _by_rank(weights) else "gwet_ac1"
    return _declared(measure, forms.pooled_shares(table, w, chance), q, error)


def gwet_ac2(
    ratings: Table,
    *,
    weights: Weights = "linear",
    categories: Categories | None = None,
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Gwet's (2014) AC2: AC1 with weights for ratings on a scale."""
    return gwet_ac1(ratings, categories=categories, weights=weights, **error)


def brennan_prediger(
    ratings: Table,
    *,
    categories: Categories | None = None,
    weights: Weights = "identity",
    **error: Unpack[ErrorOptions],
) -> Agreement:
    """Brennan & Prediger's (1981) coefficient, chance 1/q of the declared categories; for yes/no it is PABAK."""
    table = _ordered(read(ratings, categories), categories if _by_rank(weights) else ())
    q = len(table.categories)
    return _declared("brennan_prediger", forms.declared(table, disagreement_weights(weights, q)), q, error)


def percent_agreement(
    ratings: Table, *, over: Literal["units", "pairs", "values"] = "units", **error: Unpack[ErrorOptions]
) -> Agreement:
    """The share of agreeing coder pairs; with missing ratings the three definitions differ.

    "units" is the mean over units (Gwet), "pairs" pools all pairs of coders, and "values" weights each unit by
    its number of ratings, which is 1 - Krippendorff's observed disagreement. Nothing is corrected for chance.
    """
    return of_form("percent_agreement", forms.raw(read(ratings), over), error=error)


def of_form(
    measure: str,
    form: Form,
    units: int | None = None,
    *,
    clusters_of: Ratings | None = None,
    error: ErrorOptions,
) -> Agreement:
    """The coefficient that a form gives, with its standard error; `units` counts those before dropping."""
    observed, expected = (float(part) for part in form.parts(form.totals()))
    n = int(form.used.sum())
    dropped = (len(form.used) if units is None else units) - n
    result = of_disagreement(measure, observed, expected, n_units=n, n_dropped=dropped)
    options = dict(error)
    method = error.get("se")
    if method is None:
        return result
    clusters = error.get("clusters")
    if clusters is not None and clusters_of is not None:
        both = np.asarray((clusters_of.by_coder >= 0).all(axis=0)).tolist()
        options["clusters"] = [cluster for cluster, kept in zip(clusters, both, strict=True) if kept]
    options.pop("se")
    return uncertainty.standard_error(form, method, **options).of(result, method)  # type: ignore[arg-type]


def _declared(measure: str, form: Form, q: int, error: ErrorOptions) -> Agreement:
    """A coefficient that has a value even where nobody varied, as long as two categories are declared."""
    result = of_form(measure, form, error=error)
    if q >= 2 or not result.n_units:
        return result
    return replace(result, value=math.nan, se=math.nan, undefined_because=ONE_CATEGORY)


def _pooled(weights: Numbers) -> Callable[[Numbers], Numbers]:
    """Expected disagreement [...] of two draws from the pooled shares [..., q], by weights [q, q]."""

    def chance(shares: Numbers) -> Numbers:
        return np.asarray((shares @ weights * shares).sum(axis=-1))

    return chance


def _by_rank(weights: Weights) -> bool:
    """True where categories differ more or less, so that their order matters."""
    return not (isinstance(weights, str) and weights == "identity")


def _two(first: Row, second: Row) -> Ratings:
    if len(first) != len(second):
        raise ValueError(f"two coders rate the same units; these are {len(first)} and {len(second)} values")
    return read((first, second))


def _ordered(table: Ratings, categories: Categories | None) -> Ratings:
    """Declared categories in their order, else numbers ascending: what weights by rank go by."""
    if categories is None:
        return table.in_order()
    return table if isinstance(categories, int) or not categories else read(table, categories)


def _place(table: Ratings, category: Hashable) -> int:
    if category not in table.categories:
        raise ValueError(f"no category {category!r} among the ratings")
    return table.categories.index(category)


def _against_rest(table: Ratings, place: int) -> Ratings:
    yes = table.counts[:, place]
    return Ratings((0, 1), table=np.column_stack((table.per_unit - yes, yes)))
