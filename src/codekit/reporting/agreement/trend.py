"""The part on the trend: how agreement moved over the compared rounds of one codebook."""

from __future__ import annotations

from collections.abc import Sequence

from codekit.agreement.rounds.report import COHEN
from codekit.reporting.agreement.findings import Findings, TrendPoint
from codekit.reporting.content import COUNT, DECIMAL, LONG, Column, Figure, Part, Table, Value

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
        )
        for p in points
    )
    return Table("Each round over all codes", columns, rows, sheet=TREND)


def _codes(points: Sequence[TrendPoint]) -> Table:
    codes = list(dict.fromkeys(code for point in points for code in point.codes))
    names = {COHEN: "kappa"}
    columns = [Column("code", width=16)]
    columns += [Column(f"{p.round} ({names.get(p.coefficient, 'alpha')})", DECIMAL, 14) for p in points]
    rows = tuple((code, *(p.codes.get(code, "not compared") for p in points)) for code in codes)
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
