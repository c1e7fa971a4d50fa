"""Agreement, with exact fractions: docs/statistics.md, "Coefficients" and "Over all codes"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from differential.world import Coding, Round, World

Span = tuple[int, int]
Unit = tuple[str, int]  # transcript, number
Given = dict[str, dict[Unit, bool]]  # by coder, the units that the coder finished
NOTHING = None


@dataclass(frozen=True)
class Code:
    """The figures of one code; None is undefined."""

    n_units: int
    positives: dict[str, int]
    percent_agreement: Fraction | None
    positive_agreement: Fraction | None
    negative_agreement: Fraction | None
    cohen_kappa: Fraction | None
    krippendorff_alpha: Fraction | None
    gwet_ac1: Fraction | None
    pabak: Fraction | None
    prevalence_index: Fraction | None
    bias_index: Fraction | None
    cells: tuple[int, int, int, int] | None


def units_of(world: World, transcript: str, scheme: str, segments: Mapping[str, Sequence[Span]]) -> list[Span]:
    """The respondents' units of a transcript: turns, characters, or what the stored table of segments has."""
    spoken = [(t.start, t.end) for t in world.transcript(transcript).turns if t.role == "respondent"]
    if scheme == "turn":
        return spoken
    if scheme == "character":
        return [(at, at + 1) for start, end in spoken for at in range(start, end)]
    return [(a, b) for a, b in segments[transcript] if a < b and any(s <= a and b <= e for s, e in spoken)]


def decisions(
    world: World,
    round_: Round,
    codes: Iterable[str],
    *,
    scheme: str,
    segments: Mapping[str, Sequence[Span]],
    among: Sequence[str] = (),
) -> Given:
    """Who gave which unit one of some codes; a coder who did not finish a transcript is missing there."""
    wanted, given = set(codes), {coder: dict[Unit, bool]() for coder in round_.coders}
    for transcript in among or round_.transcripts:
        spans = units_of(world, transcript, scheme, segments)
        for coder in round_.coders_of(transcript):
            if (coder, transcript) not in round_.finished:
                continue
            mine = [c for c in round_.codings if (c.coder, c.transcript) == (coder, transcript) and c.code in wanted]
            for number, span in enumerate(spans):
                given[coder][transcript, number] = any(touches(c, span) for c in mine)
    return given


def touches(coding: Coding, span: Span) -> bool:
    """Whether any character of a unit is coded."""
    return coding.start < span[1] and span[0] < coding.end


def code(given: Given) -> Code:
    """The figures of one yes/no variable, over the units that two coders or more finished."""
    coders = list(given)
    everywhere = sorted({unit for own in given.values() for unit in own})
    rated = {u: [c for c in coders if u in given[c]] for u in everywhere}
    units = [u for u in everywhere if len(rated[u]) >= 2]
    pairs = [cells(given, x, y) for x, y in combinations(coders, 2)]
    agree = [_share_agreeing([given[c][u] for c in rated[u]]) for u in units]
    yes = [Fraction(sum(given[c][u] for c in rated[u]), len(rated[u])) for u in units]
    observed, shares = _mean(agree), _mean(yes)
    expected = None if shares is None else 2 * shares * (1 - shares)
    return Code(
        n_units=len(units),
        positives={c: sum(given[c].get(u, False) for u in units) for c in coders if any(u in given[c] for u in units)},
        percent_agreement=observed,
        positive_agreement=_mean_defined([_ratio(2 * a, 2 * a + b + c) for a, b, c, _ in pairs]),
        negative_agreement=_mean_defined([_ratio(2 * d, 2 * d + b + c) for _, b, c, d in pairs]),
        cohen_kappa=_mean_defined([kappa(table) for table in pairs]),
        krippendorff_alpha=alpha([[given[c][u] for c in rated[u]] for u in units]),
        gwet_ac1=None if observed is None or expected is None else _ratio(observed - expected, 1 - expected),
        pabak=None if observed is None else 2 * observed - 1,
        prevalence_index=None if shares is None else 2 * shares - 1,
        bias_index=_ratio(pairs[0][1] - pairs[0][2], sum(pairs[0])) if len(coders) == 2 else None,
        cells=pairs[0] if len(coders) == 2 else None,
    )


def cells(given: Given, x: str, y: str) -> tuple[int, int, int, int]:
    """Cells: a both, b the first only, c the second only, d neither, on the units that both finished."""
    table = [0, 0, 0, 0]
    for unit in given[x].keys() & given[y].keys():
        table[(not given[x][unit]) * 2 + (not given[y][unit])] += 1
    return table[0], table[1], table[2], table[3]


def kappa(table: Sequence[int]) -> Fraction | None:
    """Cohen's kappa of a table of two coders."""
    observed, expected = observed_expected(table)
    return None if observed is None or expected is None else _ratio(observed - expected, 1 - expected)


def observed_expected(table: Sequence[int]) -> tuple[Fraction | None, Fraction | None]:
    """Po and Pe of a table of two coders."""
    a, b, c, d = table
    n = a + b + c + d
    return _ratio(a + d, n), _ratio((a + b) * (a + c) + (c + d) * (b + d), n * n)


def alpha(units: Sequence[Sequence[bool]]) -> Fraction | None:
    """Krippendorff's alpha of two values, from the coincidences of each unit's values."""
    n = sum(map(len, units))
    off = sum((Fraction(2 * sum(u) * (len(u) - sum(u)), len(u) - 1) for u in units), Fraction(0))
    ones = sum(map(sum, units))
    if n == 0 or not 0 < ones < n:
        return None
    return 1 - (n - 1) * off / (2 * ones * (n - ones))


def pooled_kappa(by_code: Sequence[Given], coders: Sequence[str]) -> Fraction | None:
    """Mean Po and mean Pe over codes; with more than two coders the mean over the pairs."""
    values = []
    for x, y in combinations(coders, 2):
        tables = [observed_expected(cells(given, x, y)) for given in by_code]
        observed, expected = _mean_defined([po for po, _ in tables]), _mean_defined([pe for _, pe in tables])
        values.append(None if observed is None or expected is None else _ratio(observed - expected, 1 - expected))
    return _mean_defined(values)


def mean_kappa(codes: Iterable[Code]) -> Fraction | None:
    """The mean of the kappas that are defined."""
    return _mean_defined([one.cohen_kappa for one in codes])


def _share_agreeing(values: Sequence[bool]) -> Fraction:
    n, yes = len(values), sum(values)
    return Fraction(yes * (yes - 1) + (n - yes) * (n - yes - 1), n * (n - 1))


def _ratio(above: Fraction | int, under: Fraction | int) -> Fraction | None:
    return Fraction(above) / Fraction(under) if under else NOTHING


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else NOTHING


def _mean_defined(values: Iterable[Fraction | None]) -> Fraction | None:
    return _mean([value for value in values if value is not None])
