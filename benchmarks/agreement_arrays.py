"""Agreement from boolean arrays with a coverage mask: sizes (a) and (b), and the bootstrap over transcripts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
from agreement_tools import compared, in_turn, library
from tools import table

from codekit.agreement import measure

SIZES = {"a": (2, 30, 33, 400), "b": (6, 100, 1000, 400)}
RESAMPLES = 2000
BY_HAND = "tables counted by hand in numpy, then"  # not what a library does from arrays; shown for comparison
PER_CODE = (
    "percent_agreement", "cohen_kappa", "light_kappa", "fleiss_kappa", "conger_kappa", "krippendorff_alpha",
    "gwet_ac1", "pabak", "positive_agreement", "negative_agreement", "prevalence_index", "bias_index", "kappa_max",
)  # fmt: skip
Array = Any
Works = dict[str, Callable[[], Any]]


def made(coders: int, codes: int, transcripts: int, units: int) -> tuple[Array, Array, Array]:
    """Decisions that resemble each other, with unequal prevalences; everybody did everything."""
    rng = np.random.default_rng(1)
    truth = rng.random((codes, transcripts * units), dtype=np.float32) < rng.uniform(0.02, 0.3, (codes, 1))
    decisions = np.stack([truth ^ (rng.random(truth.shape, dtype=np.float32) < 0.05) for _ in range(coders)])
    return decisions, np.ones((coders, transcripts), bool), np.full(transcripts, units)


def every_figure(decisions: Array, covered: Array, lengths: Array) -> Any:
    """All figures per code, all pairs, each transcript's kappas, and clustered standard errors."""
    found = measure(decisions, covered, lengths)
    per_code = [found[name] for name in PER_CODE]
    main = "cohen_kappa" if len(decisions) == 2 else "krippendorff_alpha"
    return per_code, found["pair_kappa"], found.by_transcript("pair_kappa"), found.standard_error(main)


def kappas_only(decisions: Array, covered: Array, lengths: Array) -> Any:
    """Pooled and per-transcript kappas of all pairs."""
    found = measure(decisions, covered, lengths)
    return found["pair_kappa"], found.by_transcript("pair_kappa")


def bare(decisions: Array, lengths: Array) -> Any:
    """The floor: pack, AND, count ones per transcript, pooled and per-transcript kappas; equal lengths, no checks."""
    coders, codes, units = decisions.shape
    size, t = int(lengths[0]), len(lengths)
    words = -(-size // 64)
    packed = np.zeros((coders, codes, t, words * 8), np.uint8)
    packed[..., : -(-size // 8)] = np.packbits(decisions.reshape(coders, codes, t, size), axis=-1)
    bits = packed.view(np.uint64).reshape(coders, codes, t * words)
    starts = np.arange(t) * words
    each = [np.add.reduceat(np.bitwise_count(row), starts, axis=-1, dtype=np.int64) for row in bits]
    for x, y in combinations(range(coders), 2):
        both = np.add.reduceat(np.bitwise_count(bits[x] & bits[y]), starts, axis=-1, dtype=np.int64)
        for axis_n, a, first, second in (
            (size, both, each[x], each[y]),
            (units, both.sum(1), each[x].sum(1), each[y].sum(1)),
        ):
            1 - axis_n * (first + second - 2 * a) / (first * (axis_n - second) + second * (axis_n - first))


def cross(a: Array, b: Array) -> list[list[int]]:
    """A contingency table the quick way, for a library that takes tables."""
    both, first, second = int((a & b).sum()), int(a.sum()), int(b.sum())
    return [[both, first - both], [second - both, len(a) - first - second + both]]


def peers(decisions: Array, *, few: int) -> tuple[Works, dict[str, float]]:
    """Each library's figure for `few` codes (and a pair), and what its time is to be multiplied by."""
    coders, codes, _ = decisions.shape
    pairs = coders * (coders - 1) // 2
    works: Works = {}
    times: dict[str, float] = {}
    if rater := library("statsmodels.stats.inter_rater"):
        name = "statsmodels to_table, cohens_kappa"
        works[name] = lambda: [
            rater.cohens_kappa(rater.to_table(decisions[:2, k].T.astype(int))[0], return_results=False)
            for k in range(few)
        ]
        times[name] = codes * pairs / few
        name = f"{BY_HAND} statsmodels cohens_kappa"
        works[name] = lambda: [
            rater.cohens_kappa(cross(decisions[0, k], decisions[1, k]), return_results=False) for k in range(few)
        ]
        times[name] = codes * pairs / few
    if metrics := library("sklearn.metrics"):
        name = "scikit-learn cohen_kappa_score"
        works[name] = lambda: [metrics.cohen_kappa_score(decisions[0, k], decisions[1, k]) for k in range(few)]
        times[name] = codes * pairs / few
    if k_alpha := library("krippendorff"):
        name = "krippendorff.alpha"
        works[name] = lambda: [
            k_alpha.alpha(decisions[:, k].astype(float), level_of_measurement="nominal") for k in range(few)
        ]
        times[name] = codes / few
    pandas = library("pandas")
    if irr := library("irrCAC.raw"):
        name = "irrCAC gwet"
        works[name] = lambda: irr.CAC(pandas.DataFrame(decisions[:, 0].T.astype(int))).gwet()
        times[name] = codes
    if qda := library("qdapy.agreement"):
        name = "qdaPy alpha"
        units = min(decisions.shape[2], 4000)
        works[name] = lambda: qda.alpha(pandas.DataFrame(decisions[:, 0, :units].T.astype(int).astype(str)))
        times[name] = codes * decisions.shape[2] / units
    return works, times


def run(size: str) -> None:
    decisions, covered, lengths = made(*SIZES[size])
    works, factors = peers(decisions, few=30 if size == "a" else 1)
    ours: Works = {
        "pooled kappas of all pairs": lambda: measure(decisions, covered, lengths)["pair_kappa"],
        "pooled and per-transcript kappas of all pairs": lambda: kappas_only(decisions, covered, lengths),
        "every figure": lambda: every_figure(decisions, covered, lengths),
    }
    took = in_turn({**ours, "floor": lambda: bare(decisions, lengths), **works}, times=20 if size == "a" else 4)
    main = "every figure" if size == "b" else "pooled and per-transcript kappas of all pairs"
    library_times = {
        f"{name}{f' (x{factors[name]:.0f})' if factors[name] != 1 else ''}": took[name] * factors[name]
        for name in works
    }
    rows = compared(
        {name: took[name] for name in ours}, took["floor"], library_times,
        main=main, floor_of="pooled and per-transcript kappas of all pairs",
    )  # fmt: skip
    title = " x ".join(f"{n:,}" for n in SIZES[size])
    table(f"({size}) {title} (coders x codes x transcripts x units), from booleans, validation included", rows)


def bootstrap(size: str) -> None:
    decisions, covered, lengths = made(*SIZES[size])
    coders, codes, transcripts, units = SIZES[size]
    pairs = list(combinations(range(coders), 2))
    found = measure(decisions, covered, lengths)

    def floor() -> None:
        rng = np.random.default_rng(0)
        chosen = np.arange(RESAMPLES)[:, None] * transcripts + rng.integers(transcripts, size=(RESAMPLES, transcripts))
        times = np.bincount(chosen.ravel(), minlength=RESAMPLES * transcripts).reshape(RESAMPLES, -1).astype(float)
        flat = [np.ascontiguousarray(s.reshape(transcripts, -1)) for s in sums]
        both, yes = (times @ f for f in flat)
        both, yes = both.reshape(RESAMPLES, codes, -1), yes.reshape(RESAMPLES, codes, -1)
        n = transcripts * units
        first, second = (yes[..., [p[i] for p in pairs]] for i in (0, 1))
        1 - n * (first + second - 2 * both) / (first * (n - second) + second * (n - first))

    sums = [found.per_transcript.pair_both, found.per_transcript.coder_yes]
    ours: Works = {
        "kappas of all pairs, from counts": lambda: found.bootstrap("pair_kappa", resamples=RESAMPLES),
        "the same from booleans": lambda: measure(decisions, covered, lengths).bootstrap("pair_kappa"),
        "alpha per code, from counts": lambda: found.bootstrap("krippendorff_alpha", resamples=RESAMPLES),
    }
    works: Works = {}
    factors: dict[str, float] = {}
    rows = np.arange(transcripts * units).reshape(transcripts, units)

    def resampled(figure: Callable[[Array, Array], Any]) -> Callable[[], Any]:
        index = rows[np.random.default_rng(0).integers(transcripts, size=transcripts)].ravel()
        return lambda: figure(decisions[0, 0][index], decisions[1, 0][index])

    if metrics := library("sklearn.metrics"):
        works["scikit-learn on resampled data"] = resampled(metrics.cohen_kappa_score)
    if rater := library("statsmodels.stats.inter_rater"):
        works[f"{BY_HAND} statsmodels on resampled data"] = resampled(
            lambda a, b: rater.cohens_kappa(cross(a, b), return_results=False)
        )
    if (reliability := library("qdapy.reliability")) and (qda := library("qdapy.agreement")):
        pandas = library("pandas")
        frame = pandas.DataFrame(decisions[:2, 0, : lengths[0]].T.astype(int).astype(str))
        works["qdaPy bootstrap_ci (resamples segments)"] = lambda: reliability.bootstrap_ci(
            frame, qda.kappa, resamples=20
        )
        factors["qdaPy bootstrap_ci (resamples segments)"] = RESAMPLES / 20 * codes * len(pairs) * transcripts
    took = in_turn({**ours, "floor": floor, **works}, times=4)
    scale = {name: factors.get(name, RESAMPLES * codes * len(pairs)) for name in works}
    main = "the same from booleans"
    rows_shown = compared(
        {name: took[name] for name in ours}, took["floor"],
        {f"{name} (x{scale[name]:,.0f})": took[name] * scale[name] for name in works},
        main=main, floor_of="kappas of all pairs, from counts",
    )  # fmt: skip
    table(f"bootstrap over transcripts, {RESAMPLES:,} resamples, {codes * len(pairs):,} kappas ({size})", rows_shown)


def main() -> None:
    for size in sys.argv[1:] or SIZES:
        run(size)
        bootstrap(size)


if __name__ == "__main__":
    main()
