"""Coefficients of reference cases that are not of one table of ratings: tables per code, sets, spans, documents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from codekit import agreement
from codekit.agreement import Agreement
from papers.reference_data import Case, NotOfferedError, joined, layout, spans_of, texts, unitized

Found = tuple[float, float | None]


def result(found: Agreement | float) -> Found:
    """Value and standard error."""
    return (found.value, found.se) if isinstance(found, Agreement) else (found, None)


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
    return [by_coder[name] if name in by_coder else by_coder[keys[int(name)]] for name in names]  # type: ignore[call-overload]


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
