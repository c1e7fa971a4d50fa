"""The standard errors that reference cases name in words."""

from __future__ import annotations

import re
from typing import Any

from papers.reference_data import Case, Laid

MOST_ENUMERATED = 7  # transcripts, whose resamples are all gone through


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
    told = [
        ("bootstrap" in words, "bootstrap"),
        ("jackknife" in words and "infinitesimal" not in words, "jackknife"),
        (bool(re.search(r"cluster|(by|over|per) transcript|t/\(t-1\)", words)), "linearised"),
        ("n(n-1)" in close, "gwet"),
        ("divisorn" in close or "fleiss" in words or "delta" in words, "fleiss-cohen-everitt"),
        ("gwet" in words, "gwet"),
        (clustered and bool(re.search("lineari[sz]", words)), "linearised"),
    ]
    return next((method for here, method in told if here), "fleiss-cohen-everitt")


def resamples(case: Case, laid: Laid) -> dict[str, Any]:
    """All resamples where a case says "all" and they can be gone through, else as many as it says."""
    said = str(case["parameters"].get("resamples", "all"))
    groups = laid.ratings.per_unit if laid.clusters is None else set(laid.clusters)
    if "all" in said and len(groups) <= MOST_ENUMERATED:
        return {"resamples": "all"}
    return {} if "all" in said else {"resamples": int(re.sub(r"\D", "", said))}
