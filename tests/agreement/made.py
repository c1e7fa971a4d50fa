"""Small comparisons made of tables, ratings or spans, and the exact answers to them by brute force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np

from codekit.agreement import Material, make_material

Cells = tuple[int, int, int]  # both, first only, second only
Sets = Sequence[Sequence[Sequence[set[str]] | None]]  # transcript, coder (None: not coded), unit -> codes


def of_cells(codes: Mapping[str, Sequence[Cells]], *, units: Sequence[int], coders: str = "AB") -> Material:
    """Two coders' material with these cells per code and transcript; the other units have neither."""
    rows = []
    for k, per_transcript in enumerate(codes.values()):
        for t, (a, b, c) in enumerate(per_transcript):
            spans = [(0, 0, a + b), (1, 0, a), (1, a + b, a + b + c)]
            rows += [(coder, t, k, lo, hi) for coder, lo, hi in spans]
    return _of_rows(
        rows,
        transcripts=[f"T{t}" for t in range(len(units))],
        coders=list(coders),
        codes=list(codes),
        units=units,
        covered=[[True] * len(units)] * 2,
    )


def of_sets(transcripts: Sets, *, codes: Sequence[str], coders: Sequence[str]) -> Material:
    """Material from the set of codes that each coder gave each unit."""
    rows, covered = [], []
    for c in range(len(coders)):
        covered.append([per_coder[c] is not None for per_coder in transcripts])
        for t, per_coder in enumerate(transcripts):
            for unit, held in enumerate(per_coder[c] or ()):
                rows += [(c, t, codes.index(code), unit, unit + 1) for code in sorted(held)]
    units = [max((len(units) for units in per_coder if units is not None), default=0) for per_coder in transcripts]
    return _of_rows(
        rows, transcripts=[f"T{t}" for t in range(len(units))], coders=coders, codes=codes, units=units, covered=covered
    )


def of_ratings(transcripts: Sequence[Sequence[Sequence[int] | None]], *, coders: Sequence[str] = "AB") -> Material:
    """Material of one code `x` from yes/no ratings: transcript, coder (None: not coded), unit."""
    sets = [[None if row is None else [{"x"} if v else set() for v in row] for row in rows] for rows in transcripts]
    return of_sets(sets, codes=["x"], coders=coders)


def _of_rows(
    rows: Sequence[tuple[int, ...]],
    *,
    transcripts: Sequence[str],
    coders: Sequence[str],
    codes: Sequence[str],
    units: Sequence[int],
    covered: Sequence[Sequence[bool]],
) -> Material:
    columns = np.asarray(rows, dtype=np.int64).reshape(-1, 5).T
    names = ("coder", "transcript", "code", "lo", "hi")
    return make_material(
        transcripts=transcripts,
        coders=coders,
        codes=codes,
        n_units=np.asarray(units, dtype=np.int64),
        covered=covered,
        **dict(zip(names, columns, strict=True)),
    )


def ratio(above: Fraction | int, below: Fraction | int) -> Fraction | None:
    """Above / below, None where that is undefined."""
    return Fraction(above) / below if below else None


def exact_kappa(first: Sequence[int], second: Sequence[int]) -> Fraction | None:
    """Cohen's kappa by its definition, in rational numbers."""
    n = len(first)
    if not n:
        return None
    observed = Fraction(sum(x == y for x, y in zip(first, second, strict=True)), n)
    values = set(first) | set(second)
    expected = sum((Fraction(first.count(v), n) * Fraction(second.count(v), n) for v in values), Fraction(0))
    return ratio(observed - expected, 1 - expected)


def exact_alpha(units: Sequence[Sequence[int]]) -> Fraction | None:
    """Krippendorff's nominal alpha by its definition, in rational numbers; `units` hold the values given."""
    pairable = [unit for unit in units if len(unit) >= 2]
    values = [value for unit in pairable for value in unit]
    n = len(values)
    if not n:
        return None
    unlike = sum(Fraction(2 * sum(x != y for x, y in combinations(unit, 2)), len(unit) - 1) for unit in pairable)
    chance = Fraction(2 * sum(x != y for x, y in combinations(values, 2)), n * (n - 1))
    share = ratio(Fraction(unlike, n), chance)
    return None if share is None else 1 - share
