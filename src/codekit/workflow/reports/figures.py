"""Draw the figures of a report: codes, pairs of coders, the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.agreement.rounds.report import COHEN
from codekit.model.rounds import TRAINING
from codekit.reporting.content import shown

if TYPE_CHECKING:
    from codekit.reporting.agreement import Figure, Findings


def draw(collected: Findings) -> dict[str, Figure]:
    """The figures by the part that they stand in: no pairs with two coders, no trend with one round."""
    figures = {"codes": _codes(collected)} if collected.report.rows else {}
    if len(collected.report.coders) > 2:
        figures["pairs"] = _pairs(collected)
    if len(collected.trend) > 1:
        figures["trend"] = _trend(collected)
    return figures


def _codes(collected: Findings) -> Figure:
    from codekit.reporting.agreement import Figure, forest_plot
    from codekit.reporting.agreement.codes import NAMES
    from codekit.reporting.figures import Drawing

    report = collected.report
    images = Drawing(lambda: forest_plot.draw(report))
    name = NAMES[report.coefficient]
    lines = ["the line is its interval"] if any(code.interval for code in report.rows) else []
    circles = ["circles are single transcripts"] if any(map(forest_plot.own_values, report.rows)) else []
    line = "; ".join([*lines, *circles]) or "no code has an interval"
    values = [f"{code.name} {shown(getattr(code, report.coefficient), 'decimal')}" for code in report.rows]
    beside = " 'itself': without the codes below." if report.as_applied else ""
    about = f"Round {report.round}, by {report.unit}."
    return Figure(
        name="codes",
        caption=f"{name} of each code over all transcripts (diamond); {line}.{beside} {about}",
        words=f"Forest plot of {name} by code: {', '.join(values)}.",
        images=images,
    )


def _pairs(collected: Findings) -> Figure:
    from codekit.reporting.agreement import Figure, pairs_plot
    from codekit.reporting.agreement.pairs import value_of
    from codekit.reporting.figures import Drawing

    pairs = collected.measured.pairs
    kappas = {pair.coders: value_of(pair) for pair in pairs}
    units = {pair.coders: pair.n_units for pair in pairs}
    images = Drawing(lambda: pairs_plot.draw(collected.report.coders, kappas, units))
    listed = [f"{' and '.join(pair)} {shown(kappa, 'decimal')}" for pair, kappa in kappas.items()]
    return Figure(
        name="pairs",
        caption=f"Kappa over all codes and shared units of each pair of coders. Round {collected.report.round}.",
        words=f"Heat map of kappa by pair of coders: {', '.join(listed)}.",
        images=images,
    )


def _trend(collected: Findings) -> Figure:
    from codekit.reporting.agreement import Figure, trend_plot
    from codekit.reporting.figures import Drawing

    points = [
        trend_plot.Point(
            label=f"{p.round}{' (training)' if p.kind == TRAINING else ''}\n{p.n_transcripts} transcripts",
            pooled=p.pooled_kappa,
            mean=p.mean_kappa,
            codes={code: value for code, value in p.codes.items() if not p.depths.get(code)},
            practice=p.kind == TRAINING,
        )
        for p in collected.trend
    ]
    kinds = {p.coefficient for p in collected.trend}
    label = "kappa or alpha" if len(kinds) > 1 else "kappa" if kinds == {COHEN} else "kappa; codes: alpha"
    images = Drawing(lambda: trend_plot.draw(points, label=label))
    named = "the codes lowest in the last one are named"
    level = " at the top level" if any(any(p.depths.values()) for p in collected.trend) else ""
    listed = [f"{p.round} {shown(p.pooled_kappa, 'decimal')}" for p in collected.trend]
    return Figure(
        name="trend",
        caption=f"Agreement over the compared rounds of the codebook{level}; {named}.",
        words=f"Line chart of pooled kappa by round: {', '.join(listed)}.",
        images=images,
    )
