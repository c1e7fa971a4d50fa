"""Agreement on spans: (c) kappa by character, (d) the u-alpha family, 33 texts of 60,000 characters."""

from __future__ import annotations

from typing import Any

import numpy as np
from agreement_arrays import cross
from agreement_tools import compared, in_turn, library
from tools import table

from codekit.agreement import Material, UnitizedText, make_material, measure_material, unitize

TEXTS, LENGTH, CODES = 33, 60_000, 30
Array = Any


def material(spans: int) -> Material:
    """About so many spans by two coders who mostly see the same, shifted by some characters."""
    rng = np.random.default_rng(1)
    each = spans // 2
    text, code = rng.integers(TEXTS, size=each), rng.integers(CODES, size=each)
    start, size = rng.integers(LENGTH - 700, size=each), rng.integers(40, 400, size=each)
    lo = np.concatenate((start, start + rng.integers(0, 60, size=each)))
    hi = np.minimum(lo + np.concatenate((size, size + rng.integers(0, 60, size=each))), LENGTH)
    return make_material(
        transcripts=[f"T{t}" for t in range(TEXTS)],
        coders=["ana", "ben"],
        codes=[f"c{k}" for k in range(CODES)],
        n_units=np.full(TEXTS, LENGTH),
        covered=np.ones((2, TEXTS), bool),
        coder=np.repeat([0, 1], each),
        transcript=np.tile(text, 2),
        code=np.tile(code, 2),
        lo=lo,
        hi=hi,
    )


def rebuilt(made: Material) -> Material:
    """The same material, checked again: what a caller with arrays of spans pays."""
    names = ("transcripts", "coders", "codes", "n_units", "covered", "coder", "transcript", "code", "lo", "hi")
    return make_material(**{name: getattr(made, name) for name in names})


def characters(made: Material, t: int, k: int) -> Array:
    """One text and code, one boolean per character and coder: what other libraries need."""
    flags = np.zeros((2, LENGTH), bool)
    for row in np.flatnonzero((made.transcript == t) & (made.code == k)):
        flags[made.coder[row], made.lo[row] : made.hi[row]] = True
    return flags


def bare(made: Material) -> Any:
    """The floor: one sort of the borders of each coder and of both, lengths by running sums."""
    width = LENGTH + 1
    base = (made.code * TEXTS + made.transcript) * width
    borders = np.arange(CODES * TEXTS + 1) * width
    sizes = []
    for keep in (made.coder == 0, made.coder == 1, made.coder >= 0):
        starts, ends = np.sort(base[keep] + made.lo[keep]), np.sort(base[keep] + made.hi[keep])
        gap = starts[1:] > ends[:-1]
        starts, ends = starts[np.concatenate(([True], gap))], ends[np.concatenate((gap, [True]))]
        total = np.concatenate(([0], np.cumsum(ends - starts)))
        sizes.append(np.diff(total[np.searchsorted(starts, borders)]).reshape(CODES, TEXTS))
    first, second, either = sizes
    for x, y, u, n in ((first, second, either, LENGTH), (first.sum(1), second.sum(1), either.sum(1), TEXTS * LENGTH)):
        both = x + y - u
        with np.errstate(invalid="ignore"):
            1 - n * (x + y - 2 * both) / (x * (n - y) + y * (n - x))


def ours(made: Material) -> Any:
    found = measure_material(rebuilt(made))
    return found["pair_kappa"], found.by_transcript("pair_kappa")


def every_figure(made: Material) -> Any:
    found = measure_material(rebuilt(made))
    per_code = [found[name] for name in found.names]
    return per_code, found.by_transcript("pair_kappa"), found.standard_error("cohen_kappa")


def by_character(spans: int) -> None:
    made = material(spans)
    works, factor = {}, TEXTS * CODES
    flags = characters(made, 0, int(made.code[made.transcript == 0][0]))
    if metrics := library("sklearn.metrics"):
        works["scikit-learn on characters"] = lambda: metrics.cohen_kappa_score(flags[0], flags[1])
    if k_alpha := library("krippendorff"):
        works["krippendorff on characters"] = lambda: k_alpha.alpha(flags.astype(float), level_of_measurement="nominal")
    if rater := library("statsmodels.stats.inter_rater"):
        name = "tables counted by hand in numpy from characters, then statsmodels"
        works[name] = lambda: rater.cohens_kappa(cross(flags[0], flags[1]), return_results=False)
    took = in_turn(
        {
            "pooled and per-text kappas": lambda: ours(made),
            "every figure": lambda: every_figure(made),
            "floor": lambda: bare(made),
            **works,
        },
        times=10,
    )
    rows = compared(
        {name: took[name] for name in ("pooled and per-text kappas", "every figure")},
        took["floor"],
        {f"{name} (x{factor})": took[name] * factor for name in works},
        main="pooled and per-text kappas",
    )
    title = f"(c) {TEXTS} x {LENGTH:,} characters x {CODES} codes, {len(made.lo):,} spans, checked spans to figures"
    table(title, rows)


def texts(coders: int, units: int) -> list[UnitizedText]:
    """Texts of units that do not overlap, about so many over all coders."""
    rng = np.random.default_rng(2)
    each = units // (coders * TEXTS)
    made = []
    for _ in range(TEXTS):
        cuts = np.sort(rng.choice(LENGTH, size=2 * each, replace=False))
        code = rng.integers(8, size=each)
        by_coder = {}
        for c in range(coders):
            moved = np.sort(np.clip(cuts + rng.integers(-8, 9, size=cuts.size), 0, LENGTH))
            own = np.where(rng.random(each) < 0.85, code, rng.integers(8, size=each))
            spans = zip(moved[::2].tolist(), moved[1::2].tolist(), own.tolist(), strict=True)
            by_coder[f"c{c}"] = [(start, end, f"k{k}") for start, end, k in spans]
        made.append(UnitizedText(LENGTH, by_coder))
    return made


def family(made: list[UnitizedText]) -> Any:
    found = unitize(made)
    each = [(found.ku_alpha(code), found.coverage(code)) for code in found.codes]
    return found.u_alpha(), found.u_alpha_binary(), found.cu_alpha(), found.coverage(), each


def labels(made: list[UnitizedText]) -> list[Array]:
    """One label per character and coder, 0 for a gap."""
    flags = []
    for text in made:
        label = np.zeros((len(text.coders), text.length), np.int64)
        for row, spans in zip(label, text.coders.values(), strict=True):
            for start, end, code in spans:
                row[start:end] = int(str(code)[1:]) + 1
        flags.append(label)
    return flags


def floor(made: list[UnitizedText]) -> Any:
    """Labels per character and their coincidences: the observed part of uα alone."""
    total = np.zeros((9, 9))
    for label in labels(made):
        for i in range(len(label)):
            for j in range(i + 1, len(label)):
                total += np.bincount(label[i] * 9 + label[j], minlength=81).reshape(9, 9)
    return total


def unitizing(coders: int, units: int) -> None:
    made = texts(coders, units)
    works = {}
    if k_alpha := library("krippendorff"):
        label = labels(made[:1])[0].astype(float)
        works["krippendorff on characters (another coefficient)"] = lambda: k_alpha.alpha(
            label, level_of_measurement="nominal"
        )
    if qda := library("qdapy.unitizing"):
        one = [[{"start": s, "end": e, "value": k} for s, e, k in spans] for spans in made[0].coders.values()]
        works["qdaPy unitizing_alpha (2013 form)"] = lambda: qda.unitizing_alpha(one)
    took = in_turn({"whole family": lambda: family(made), "floor": lambda: floor(made), **works}, times=6)
    n = sum(len(spans) for text in made for spans in text.coders.values())
    rows = compared(
        {"whole family": took["whole family"]},
        took["floor"],
        {f"{name} (x{TEXTS})": took[name] * TEXTS for name in works},
        main="whole family",
    )
    table(f"(d) u-alpha family, {coders} coders, {n:,} units in {TEXTS} x {LENGTH:,} characters", rows)


def main() -> None:
    for spans in (6_731, 67_330):
        by_character(spans)
    for coders, units in ((2, 6_765), (4, 13_438), (2, 55_660)):
        unitizing(coders, units)


if __name__ == "__main__":
    main()
