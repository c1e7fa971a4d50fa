"""Which public function of `codekit.agreement` computes which coefficient of reference cases."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations
from typing import Any

from codekit import agreement
from codekit.agreement import Agreement
from papers.reference_data import Case, Laid, NotOfferedError, joined, lay, layout, spans_of, texts, unitized

Found = tuple[float, float | None]
MOST_ENUMERATED = 7  # transcripts, whose resamples are all gone through
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


def on_ratings(case: Case, name: str, *, characters: bool = False) -> Agreement | float:
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


def over(given: dict[str, Any]) -> str:
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
        **error,  # type: ignore[arg-type]
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


def error_options(case: Case, laid: Laid) -> dict[str, Any]:
    """The options of a standard error that a case names in words."""
    words = str(case.get("se_method") or "").lower()
    if not words:
        return {}
    options: dict[str, Any] = {"se": error_method(words, clustered=laid.clusters is not None)}
    if options["se"] == "bootstrap":
        options |= resamples(case, laid)
    if options["se"] in {"linearised", "jackknife", "bootstrap"} and laid.clusters is not None:
        options["clusters"] = laid.clusters
    return options


def error_method(words: str, *, clustered: bool) -> str:
    """The method that is described in words."""
    close = words.replace(" ", "")
    if "bootstrap" in words:
        return "bootstrap"
    if "jackknife" in words and "infinitesimal" not in words:
        return "jackknife"
    if re.search(r"cluster|(by|over|per) transcript|t/\(t-1\)", words):
        return "linearised"
    if "n(n-1)" in close:
        return "gwet"
    if "divisorn" in close or "fleiss" in words or "delta" in words:
        return "fleiss-cohen-everitt"
    if "gwet" in words:
        return "gwet"
    return "linearised" if clustered and re.search("lineari[sz]", words) else "fleiss-cohen-everitt"


def resamples(case: Case, laid: Laid) -> dict[str, Any]:
    """All resamples where a case says "all" and they can be gone through, else as many as it says."""
    said = str(case["parameters"].get("resamples", "all"))
    groups = laid.ratings.per_unit if laid.clusters is None else set(laid.clusters)
    if "all" in said and len(groups) <= MOST_ENUMERATED:
        return {"resamples": "all"}
    return {} if "all" in said else {"resamples": int(re.sub(r"\D", "", said))}


# What is not of one table of ratings


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


def over_codes(function: Callable[..., float]) -> Callable[[Case], Found]:
    """A figure over one table per code."""

    def serve(case: Case) -> Found:
        if layout(case) != "tables":
            raise NotOfferedError("one table per code is needed")
        return function(case["data"]["tables"]), None

    return serve


def pair_of_sets(function: Callable[..., float]) -> Callable[[Case], Found]:
    """A distance between two sets."""
    return lambda case: (function(case["data"]["a"], case["data"]["b"]), None)


def unit_alpha(case: Case, name: str) -> Found:
    """The u-alpha family and its coverage; `code` restricts to one code, or names the row of (k)u."""
    given = case["parameters"]
    if given.get("metric", "nominal") != "nominal":
        raise NotOfferedError("only the nominal metric")
    code = given.get("code")
    row = name in {"ku_alpha", "ku_coverage"}
    compared = agreement.unitize(unitized(case), code=None if row else code)
    if name in {"u_alpha_coverage", "cu_coverage", "ku_coverage"}:
        return compared.coverage(code if row else None), None
    return result(compared.ku_alpha(code) if row else getattr(compared, name)())


def of_documents(function: Callable[..., Agreement]) -> Callable[[Case], Found]:
    """Presence and frequency of codes for two coders."""

    def serve(case: Case) -> Found:
        counts = case["data"]["frequencies"]
        first, second = chosen(case, counts)
        option = case["parameters"].get("count_absent_by_both", True)
        return result(function(first, second, count_absent_by_both=option))

    return serve


def overlapping(function: Callable[..., Agreement]) -> Callable[[Case], Found]:
    """Segment overlap for two coders; several texts are laid end to end."""

    def serve(case: Case) -> Found:
        given = case["parameters"]
        first, second = chosen(case, joined(case))
        return result(function(first, second, threshold=given.get("threshold", 0.9), overlap=overlap_rule(given)))

    return serve


def overlap_rule(given: dict[str, Any]) -> str:
    """What the overlap of two spans is a share of."""
    words = str(given.get("overlap", "union")).lower()
    return next((rule for rule in ("union", "shorter", "longer") if rule in words), "unknown")


def chosen(case: Case, by_coder: dict[str, Any]) -> Sequence[Any]:
    """The data of two coders: the pair named, else all of them if they are two."""
    names: Sequence[Hashable] = case["parameters"].get("pair") or list(by_coder)
    if len(names) != 2:
        raise NotOfferedError("two coders are needed")
    keys = list(by_coder)
    return [by_coder[name] if name in by_coder else by_coder[keys[int(name)]] for name in names]  # type: ignore[index,call-overload]


def boundaries(case: Case) -> Found:
    """Boundary similarity of two segmentations."""
    data = case["data"]
    return result(
        agreement.boundary_similarity(data["masses_a"], data["masses_b"], n_t=case["parameters"].get("n_t", 2))
    )


def disorder(case: Case) -> Found:
    """Gamma's observed disorder of two coders."""
    given = case["parameters"]
    (text,) = texts(case)
    first, second = chosen(case, spans_of(text, case))
    options = {key: given[key] for key in ("alpha", "beta", "delta_empty") if key in given}
    return agreement.gamma_observed_disorder(first, second, **options), None


def gamma(case: Case) -> Found:
    """Gamma, where its library is installed."""
    given = case["parameters"]
    (text,) = texts(case)
    options = {key: given[key] for key in ("alpha", "beta", "delta_empty") if key in given}
    return agreement.gamma(spans_of(text, case), **options), None


def result(found: Agreement | float) -> Found:
    """Value and standard error."""
    return (found.value, found.se) if isinstance(found, Agreement) else (found, None)


WHOLE: dict[str, Callable[[Case], Found]] = {
    "pooled_kappa": over_codes(agreement.pooled_kappa),
    "mean_kappa": over_codes(agreement.mean_kappa),
    "summed_table_kappa": over_codes(agreement.summed_table_kappa),
    "masi_distance": pair_of_sets(agreement.masi_distance),
    "jaccard_distance": pair_of_sets(agreement.jaccard_distance),
    "code_presence_agreement": of_documents(agreement.code_presence_agreement),
    "code_frequency_agreement": of_documents(agreement.code_frequency_agreement),
    "segment_overlap_agreement": overlapping(agreement.segment_overlap_agreement),
    "segment_overlap_brennan_prediger": overlapping(agreement.segment_overlap_brennan_prediger),
    "boundary_similarity": boundaries,
    "gamma_observed_disorder": disorder,
    "gamma": gamma,
}
FAMILIES: list[tuple[str, Callable[..., Found]]] = [
    (r"(u_alpha|u_alpha_binary|cu_alpha|ku_alpha|u_alpha_coverage|cu_coverage|ku_coverage)", unit_alpha),
    (r"(\w+)_cluster_(linearized|linearised|jackknife|bootstrap)_se", clustered_error),
    (r"(cohen_kappa|fleiss_kappa)_se_null", null_error),
    (r"char_(\w+)", by_character),
    (r"(\w+)", plain),
]
