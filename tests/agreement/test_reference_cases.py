"""Every shared reference case that the array coefficients and the reports serve."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agreement.made import of_ratings
from codekit import agreement
from codekit.agreement import CodeResult, compare, make_material

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT.parent / "shared" / "agreement" / "reference_cases.json"
OVER = {"1 minus observed disagreement of alpha": "values", "all coder pairs pooled": "pairs"}
LEVELS = {"nominal", "ordinal", "interval", "ratio"}
YES_NO = {"percent_agreement", "positive_agreement", "negative_agreement", "pabak", "prevalence_index", "bias_index"}

Case = dict[str, Any]


def of_case(case: Case) -> float | None:
    """Our value for a case: NaN for undefined, None for what a function does not offer."""
    return BY_KIND[case["kind"]](case)


def by_table(case: Case) -> float | None:
    """A table is read as the ratings that it counts."""
    table = case["data"]["table"]
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    ratings = [[cell[side] for cell in cells] for side in (0, 1)]
    if len(table) == 2 and case["coefficient"] in YES_NO:
        result = report_on([[[1 - v for v in row] for row in ratings]])
        return float(getattr(result, case["coefficient"]))
    return by_ratings({**case, "data": {"ratings": ratings}})


def by_ratings(case: Case) -> float | None:
    """One coefficient of a coders x units table."""
    ratings, given = case["data"]["ratings"], case["parameters"]
    declared = given.get("categories", case["data"].get("categories"))
    if isinstance(declared, int):
        declared = range(declared)
    pair: list[int] = given.get("pair", [0, 1])
    serve: dict[str, Callable[[], agreement.Agreement]] = {
        "cohen_kappa": lambda: agreement.cohen_kappa(*(ratings[i] for i in pair)),
        "scott_pi": lambda: agreement.scott_pi(*ratings),
        "fleiss_kappa": lambda: agreement.fleiss_kappa(ratings, categories=declared),
        "gwet_ac1": lambda: agreement.gwet_ac1(ratings, categories=declared),
        "brennan_prediger": lambda: agreement.brennan_prediger(ratings, categories=declared),
        "percent_agreement": lambda: agreement.percent_agreement(ratings, over=OVER.get(given.get("missing"), "units")),  # type: ignore[arg-type]
    }
    if case["coefficient"] == "krippendorff_alpha" and given["metric"] in LEVELS:
        return agreement.krippendorff_alpha(ratings, level=given["metric"]).value
    if case["coefficient"] in {"positive_agreement", "mean_pairwise_f1"}:
        return report_on([ratings]).positive_agreement
    return serve[case["coefficient"]]().value if case["coefficient"] in serve else None


def clustered(case: Case) -> float | None:
    """Ratings by transcript, through the report."""
    if isinstance(case["data"]["transcripts"][0]["ratings"], dict):
        coders = sorted({coder for t in case["data"]["transcripts"] for coder in t["ratings"]})
        transcripts = [[t["ratings"].get(c) for c in coders] for t in case["data"]["transcripts"]]
    else:
        coders, transcripts = ["A", "B"], [t["ratings"] for t in case["data"]["transcripts"]]
    report = compare(of_ratings(transcripts, coders=coders), round_id="r", unit="segment")
    pairs = {pair.coders: pair.cohen_kappa for pair in report.pairs}
    serve = {
        "cohen_kappa": lambda: pairs[tuple(case["parameters"].get("pair", coders[:2]))],
        "krippendorff_alpha": lambda: report.codes[0].krippendorff_alpha,
        "cohen_kappa_cluster_linearized_se": lambda: half_width(report.codes[0]),
    }
    return serve[case["coefficient"]]() if case["coefficient"] in serve else None


def half_width(code: CodeResult) -> float:
    """The standard error that an interval was made of."""
    from codekit.agreement.intervals import t_quantile

    assert code.interval is not None
    assert code.interval.high < 1
    return (code.interval.high - code.cohen_kappa) / t_quantile(0.975, code.interval.df)


def over_codes(case: Case) -> float | None:
    """Figures over several codes."""
    serve = {"pooled_kappa": agreement.pooled_kappa, "mean_kappa": agreement.mean_kappa}
    return serve[case["coefficient"]](case["data"]["tables"]) if case["coefficient"] in serve else None


def by_spans(case: Case) -> float | None:
    """Character figures straight from the spans, on the whole text; trimming and segments come from elsewhere."""
    if not case["coefficient"].startswith("char_") or case["parameters"].get("trim_edge_whitespace"):
        return None
    spans = [(c, s) for c, name in enumerate(case["data"]["coders"]) for s in case["data"]["coders"][name]]
    wanted = [(c, s) for c, s in spans if s["code"] == case["parameters"]["code"]]
    material = make_material(
        transcripts=["T"],
        coders=list(case["data"]["coders"]),
        codes=["x"],
        n_units=[case["data"]["text_length"]],
        covered=[[True]] * len(case["data"]["coders"]),
        coder=[c for c, _ in wanted],
        transcript=[0] * len(wanted),
        code=[0] * len(wanted),
        lo=[s["start"] for _, s in wanted],
        hi=[s["end"] for _, s in wanted],
    )
    result = compare(material, round_id="r", unit="character").codes[0]
    return float(getattr(result, case["coefficient"].removeprefix("char_")))


def by_sets(case: Case) -> float | None:
    """Nominal alpha of whole sets, and kappas per code with or without roll-up."""
    sets, given = case["data"]["sets"], case["parameters"]
    if case["coefficient"] == "krippendorff_alpha" and given["metric"] == "nominal":
        return agreement.krippendorff_alpha([[frozenset(s) for s in row] for row in sets]).value
    if case["coefficient"] != "cohen_kappa":
        return None
    parents = case["data"]["code_tree"] if given["roll_up"] else {}
    rolled = [[{a for code in held for a in upwards(code, parents)} for held in row] for row in sets]
    return report_on([[[int(given["code"] in held) for held in row] for row in rolled]]).cohen_kappa


def upwards(code: str, parents: dict[str, str]) -> list[str]:
    """A code and its ancestors."""
    above = parents.get(code)
    return [code, *(upwards(above, parents) if above else [])]


def report_on(transcripts: list[Any]) -> CodeResult:
    """The report on one yes/no code."""
    coders = [f"c{i}" for i in range(len(transcripts[0]))]
    return compare(of_ratings(transcripts, coders=coders), round_id="r", unit="segment").codes[0]


BY_KIND: dict[str, Callable[[Case], float | None]] = {
    "table": by_table,
    "ratings": by_ratings,
    "clustered_ratings": clustered,
    "tables": over_codes,
    "spans": by_spans,
    "sets": by_sets,
}
NOT_YET = {
    "boundary_similarity", "conger_kappa", "holsti", "kappa_max", "light_kappa", "segment_overlap_agreement",
    "segment_overlap_brennan_prediger", "summed_table_kappa", "weighted_kappa", "cohen_kappa_se_null",
    "cohen_kappa_cluster_jackknife_se", "cohen_kappa_cluster_bootstrap_se",
    "alpha_u_1995", "alpha_u_1995_observed_disagreement", "cu_alpha", "gamma", "gamma_observed_disorder",
    "ku_alpha", "ku_coverage", "u_alpha", "u_alpha_binary", "u_alpha_coverage",
}  # fmt: skip


def served(case: Case) -> bool:
    """Whether a case asks for something that codekit computes from arrays or reports today."""
    given = case["parameters"]
    return (
        case["kind"] in BY_KIND
        and case["coefficient"] not in NOT_YET
        and given.get("metric") not in {"jaccard", "masi"}
        and not given.get("trim_edge_whitespace")
        and "segment_rule" not in given
    )


CASES: list[Case] = json.loads(FILE.read_text("utf-8"))["cases"] if FILE.is_file() else []
SERVED = [case for case in CASES if served(case)]


@pytest.mark.parametrize("case", SERVED, ids=[case["id"] for case in SERVED])
def test_reference_case(case: Case) -> None:
    """The value is the exact one within its tolerance; what has no value is NaN."""
    value = of_case(case)

    assert value is not None
    if case["expected"] is None:
        assert math.isnan(value)
    else:
        assert case["expected"] == pytest.approx(value, abs=case["tolerance"])


def test_the_reference_cases_of_our_kinds_are_served(shared: Path) -> None:
    """A change that silently stops serving cases is noticed."""
    assert (shared / "agreement").is_dir()
    assert len(SERVED) >= 150
