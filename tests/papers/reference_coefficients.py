"""Which public function of `codekit.agreement` computes which coefficient of reference cases."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

from codekit import agreement
from codekit.agreement import Agreement
from papers.reference_data import Case, Laid, NotOfferedError, lay, layout
from papers.reference_errors import error_options
from papers.reference_texts import WHOLE, Found, result, unit_alpha

OVER = {"pooled": "pairs", "1 minus": "values", "1 - ": "values", "observed disagreement": "values"}


def compute(case: Case) -> Found:
    """The value and the standard error of a case; NotOfferedError where there is no function for it."""
    case = {**case, "parameters": case.get("parameters") or {}}
    name = case["coefficient"]
    try:
        if name in WHOLE:
            return WHOLE[name](case)
        for pattern, serve in FAMILIES:
            if found := re.fullmatch(pattern, name):
                return serve(case, *found.groups())
    except NotOfferedError:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise NotOfferedError(f"{name}: {error}") from error
    raise NotOfferedError(name)


# Ratings: coefficients of any data that can be laid out as coders x units


def on_ratings(case: Case, name: str, *, characters: bool = False) -> Any:
    """One coefficient of ratings."""
    laid, given = lay(case, characters=characters), case["parameters"]
    if name in FIRST_TWO:
        return FIRST_TWO[name](laid) if len(laid.ratings.by_coder) == 2 else math.nan
    if laid.ratings.index is not None and len(laid.ratings.index) < 2:
        return math.nan
    error = error_options(case, laid)
    try:
        return RATINGS[name](laid, given, error)
    except ValueError:
        if not error:
            raise
    return RATINGS[name](laid, given, {})  # the value stands where the error cannot be given


def cohen(laid: Laid, given: dict[str, Any], error: dict[str, Any]) -> Agreement | float:
    """Cohen's kappa of two coders; of more the mean of the pairs for which it is defined."""
    ratings = declared(laid)
    coders = len(ratings.by_coder)
    if coders == 2:
        return agreement.kappa_of(ratings, weights=weights(given), **error)
    pairs = [agreement.kappa_of(ratings.of(*p), weights=weights(given)).value for p in combinations(range(coders), 2)]
    defined = [value for value in pairs if not math.isnan(value)]
    return sum(defined) / len(defined) if defined else math.nan


def scott(laid: Laid, _given: dict[str, Any], error: dict[str, Any]) -> Agreement:
    """Scott's pi; of more than two coders Fleiss' kappa."""
    if laid.ratings.index is not None and len(laid.ratings.by_coder) == 2:
        return agreement.scott_pi(*values_of(laid), **error)
    return agreement.fleiss_kappa(laid.ratings, **error)


def category_kappa(laid: Laid, case: Case, error: dict[str, Any]) -> Agreement:
    """Fleiss' kappa of one category: by name, or for bare counts by number from 1."""
    given = case["parameters"]
    category = given.get("category", case["data"].get("category", given.get("code")))
    if category is None:
        raise NotOfferedError("which category?")
    if layout(case) == "counts" and "categories" not in case["data"]:
        category -= 1
    if category not in laid.ratings.categories:
        return agreement.fleiss_kappa_category(
            agreement.read(laid.ratings, [*laid.ratings.categories, category]), category, **error
        )
    return agreement.fleiss_kappa_category(laid.ratings, category, **error)


def declared(laid: Laid) -> agreement.Ratings:
    """The ratings with the declared categories, in their order; else in ascending order where they are numbers."""
    if isinstance(laid.declared, list) and set(laid.ratings.categories) <= set(laid.declared):
        return agreement.read(laid.ratings, laid.declared)
    try:
        return laid.ratings.in_order()
    except ValueError:
        order = sorted(laid.ratings.categories, key=str)
        return agreement.read(laid.ratings, order)


def values_of(laid: Laid) -> list[list[Any]]:
    """The ratings as lists of values, None for missing."""
    names = laid.ratings.categories
    return [[None if i < 0 else names[i] for i in row] for row in laid.ratings.by_coder.tolist()]


def weights(given: dict[str, Any]) -> Any:
    """Weights by name, or the table of disagreements."""
    named = given.get("weights", "identity")
    if isinstance(named, list):  # a table with zeros on the diagonal holds disagreements
        unlike = not any(row[i] for i, row in enumerate(named))
        return named if unlike else [[1 - w for w in row] for row in named]
    if given.get("disagreement") is not None:
        return given["disagreement"]
    if given.get("agreement") is not None:
        return [[1 - w for w in row] for row in given["agreement"]]
    if named in {None, "unweighted", "nominal", "none"}:
        return "identity"
    return named


def listed(laid: Laid) -> Any:
    """The declared categories where they hold all that occur."""
    if isinstance(laid.declared, int):
        return max(laid.declared, len(laid.ratings.categories))
    if isinstance(laid.declared, list) and set(laid.ratings.categories) <= set(laid.declared):
        return laid.declared
    return None


def two_values(function: Callable[..., float], laid: Laid) -> float:
    """A figure of two coders' yes and no."""
    return function(*values_of(laid), positive=laid.positive)


def spec(function: Callable[..., Agreement]) -> Callable[..., Agreement]:
    """A figure of agreement on one value."""
    return lambda laid, _given, error: function(laid.ratings, positive=laid.positive, **error)


def over(given: dict[str, Any]) -> Any:
    """The definition of percent agreement."""
    text = str(given.get("missing", "")).lower()
    return next((name for words, name in OVER.items() if words in text), "units")


def weighted(function: Callable[..., Agreement]) -> Callable[..., Agreement]:
    """A coefficient that takes declared categories and weights."""
    return lambda laid, given, error: function(
        laid.ratings if weights(given) == "identity" else declared(laid),
        categories=listed(laid),
        weights=weights(given),
        **error,
    )


def alpha(laid: Laid, metric: Any, error: dict[str, Any]) -> Agreement:
    """Krippendorff's alpha; words on an ordinal scale are ranked as they are declared."""
    ratings = laid.ratings
    if metric == "ordinal" and isinstance(laid.declared, list) and any(isinstance(c, str) for c in ratings.categories):
        ranked = declared(laid)
        ratings = agreement.Ratings(tuple(range(len(ranked.categories))), ranked.index, ranked.table)
    return agreement.krippendorff_alpha(ratings, level=metric, **error)


RATINGS: dict[str, Callable[..., Any]] = {
    "cohen_kappa": cohen,
    "weighted_kappa": cohen,
    "scott_pi": scott,
    "fleiss_kappa": weighted(agreement.fleiss_kappa),
    "conger_kappa": weighted(agreement.conger_kappa),
    "gwet_ac1": weighted(agreement.gwet_ac1),
    "gwet_ac2": weighted(agreement.gwet_ac1),
    "brennan_prediger": weighted(agreement.brennan_prediger),
    "pabak": lambda laid, _given, error: (
        agreement.pabak(laid.ratings, **error)
        if len(laid.ratings.categories) <= 2
        else agreement.brennan_prediger(laid.ratings, categories=listed(laid), **error)
    ),
    "light_kappa": lambda laid, _given, error: agreement.light_kappa(laid.ratings, **error),
    "krippendorff_alpha": lambda laid, given, error: alpha(laid, given.get("metric") or "nominal", error),
    "percent_agreement": lambda laid, given, error: agreement.percent_agreement(
        laid.ratings,
        over=over(given),
        **error,
    ),
    "positive_agreement": spec(agreement.positive_agreement),
    "negative_agreement": spec(agreement.negative_agreement),
    "mean_pairwise_f1": spec(agreement.mean_pairwise_f1),
    "prevalence_index": lambda laid, _given, _error: agreement.prevalence_index(laid.ratings, positive=laid.positive),
}
FIRST_TWO: dict[str, Callable[[Laid], float]] = {
    "bias_index": lambda laid: two_values(agreement.bias_index, laid),
    "kappa_max": lambda laid: agreement.kappa_max(*values_of(laid)),
    "holsti": lambda laid: agreement.holsti(*values_of(laid)),
}


# Coefficients by the form of their names


def plain(case: Case, name: str) -> Found:
    """A coefficient of ratings."""
    if name == "fleiss_kappa_category":
        laid = lay(case)
        return result(category_kappa(laid, case, error_options(case, laid)))
    if name not in RATINGS and name not in FIRST_TWO:
        raise NotOfferedError(name)
    return result(on_ratings(case, name))


def by_character(case: Case, name: str) -> Found:
    """A coefficient of yes and no per character."""
    if name not in RATINGS and name not in FIRST_TWO:
        raise NotOfferedError(name)
    if layout(case) not in {"spans", "multi_spans"}:
        raise NotOfferedError("spans are needed")
    declared_yes_no = {**case, "parameters": {"categories": [0, 1], **case["parameters"]}}
    return result(on_ratings(declared_yes_no, name, characters=True))


def clustered_error(case: Case, name: str, how: str) -> Found:
    """The value of the case is a standard error clustered by transcript."""
    method = {"linearized": "linearised", "linearised": "linearised"}.get(how, how)
    asked, characters = {**case, "se_method": f"cluster {method}"}, name.startswith("char_")
    if name == "fleiss_kappa_category":
        laid = lay(asked)
        return category_kappa(laid, asked, error_options(asked, laid)).se, None
    found = on_ratings(asked, name.removeprefix("char_"), characters=characters)
    if found != found:  # noqa: PLR0124  NaN: fewer than two coders
        return math.nan, None
    if not isinstance(found, Agreement):
        raise NotOfferedError(f"{name}: no standard error")
    return found.se, None


def null_error(case: Case, name: str) -> Found:
    """The standard error under the hypothesis of no agreement beyond chance."""
    laid = lay(case)
    if name == "cohen_kappa":
        if len(laid.ratings.by_coder) < 2:
            return math.nan, None
        return agreement.cohen_kappa_se_null(declared(laid)), None
    return agreement.fleiss_kappa_se_null(laid.ratings), None


FAMILIES: list[tuple[str, Callable[..., Found]]] = [
    (r"(u_alpha|u_alpha_binary|cu_alpha|ku_alpha|u_alpha_coverage|cu_coverage|ku_coverage)", unit_alpha),
    (r"(\w+)_cluster_(linearized|linearised|jackknife|bootstrap)_se", clustered_error),
    (r"(cohen_kappa|fleiss_kappa)_se_null", null_error),
    (r"char_(\w+)", by_character),
    (r"(\w+)", plain),
]
