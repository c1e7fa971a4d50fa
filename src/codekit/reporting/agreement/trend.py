"""The part on the trend: how agreement moved over the compared rounds of one codebook."""

from __future__ import annotations

import math
from collections.abc import Sequence

from codekit.agreement.rounds.levels import over_rounds
from codekit.agreement.rounds.report import COHEN
from codekit.reporting.agreement.findings import Findings, TrendPoint
from codekit.reporting.content import COUNT, DECIMAL, LONG, Column, Figure, Inner, Part, Table, Value

TREND, BY_CODE, STEPS = "Trend", "Trend by code", "Trend differences"
NONE = "–"


def part(findings: Findings, figures: Sequence[Figure]) -> Part:
    """The rounds one beside the other; a single round has no trend."""
    points = findings.trend
    if len(points) < 2:
        return Part("trend", "Trend over rounds", paragraphs=("There is no other compared round of this codebook.",))
    words = (
        "Compared rounds in the order of their start. Rounds differ in transcripts and often in the codebook's "
        "version, so a difference between two rounds is not only practice."
    )
    return Part(
        "trend",
        "Trend over rounds",
        paragraphs=(words, *_several(points)),
        tables=(_rounds(points), _codes(points), _steps(points)),
        figures=tuple(figures),
    )


def _several(points: Sequence[TrendPoint]) -> list[str]:
    if len({point.coefficient for point in points}) < 2:
        return []
    return ["By code, rounds of two coders show kappa and rounds of more show alpha: do not compare these."]


def _rounds(points: Sequence[TrendPoint]) -> Table:
    leaves = any(not math.isnan(p.leaf_pooled_kappa) for p in points)
    columns = (
        Column("round", width=12),
        Column("kind", width=10),
        Column("compared on", width=12),
        Column("codebook", width=22),
        Column("unit", width=10),
        Column("coders", width=18),
        Column("transcripts", COUNT, 11),
        Column("pooled kappa", DECIMAL, 11),
        Column("mean kappa", DECIMAL, 11),
        Column("codes with a kappa", width=12),
        *((Column("pooled kappa, leaves", DECIMAL, 11), Column("mean kappa, leaves", DECIMAL, 11)) if leaves else ()),
    )
    rows = tuple(
        (
            p.round,
            p.kind,
            p.compared_on,
            p.codebook,
            p.unit,
            ", ".join(p.coders),
            p.n_transcripts,
            p.pooled_kappa,
            p.mean_kappa,
            f"{p.n_defined} of {p.n_codes}",
            *((p.leaf_pooled_kappa, p.leaf_mean_kappa) if leaves else ()),
        )
        for p in points
    )
    return Table("Each round over all codes", columns, rows, sheet=TREND)


def _head(code: str, depth: int) -> Value:
    return Inner(code, depth) if depth else code


def _codes(points: Sequence[TrendPoint]) -> Table:
    names = {COHEN: "kappa"}
    columns = [Column("code", width=22)]
    columns += [Column(f"{p.round} ({names.get(p.coefficient, 'alpha')})", DECIMAL, 14) for p in points]
    depths = {code: depth for point in points for code, depth in point.depths.items()}
    rows = tuple(
        (_head(code, depths.get(code, 0)), *(p.codes.get(code, "not compared") for p in points))
        for code in over_rounds({code: p.depths.get(code, 0) for code in p.codes} for p in points)
    )
    return Table("Code by code", tuple(columns), rows, sheet=BY_CODE)


def _steps(points: Sequence[TrendPoint]) -> Table:
    """Each round against the one before it: pooled kappa and each code of both, with intervals."""
    columns = (
        Column("round", width=12),
        Column("against", width=12),
        Column("code", width=16),
        Column("difference", DECIMAL, 11),
        Column("interval from", DECIMAL, 11),
        Column("interval to", DECIMAL, 11),
        Column("how", LONG, 46),
    )
    rows: list[tuple[Value, ...]] = []
    for point in points:
        if point.step is None:
            continue
        for name, one in point.step.differences.items():
            ends = (one.low, one.high) if one.has_interval else (NONE, NONE)
            rows.append((point.round, point.step.before, name, one.value, *ends, one.method or "no interval"))
        if point.step.why_not:
            rows.append((point.round, point.step.before, "codes", NONE, NONE, NONE, point.step.why_not))
    note = "The later value less the earlier one, with 95 % intervals; an interval that holds 0 shows no difference."
    return Table("Each round against the one before it", columns, tuple(rows), note=note, sheet=STEPS, heads=3)
