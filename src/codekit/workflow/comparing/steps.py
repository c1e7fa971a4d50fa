"""From round to round: how much agreement rose or fell, with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.comparing.figures import measures_of

if TYPE_CHECKING:
    from codekit.agreement import Measures
    from codekit.agreement.rounds.differences import Difference


Figures = tuple["Measures", "Measures"]  # of the rows, and of the level of the summary


@dataclass(frozen=True, slots=True)
class Step:
    """A round against the one before it: pooled kappa, and each code that both were about.

    `why_not` says why codes, or anything, cannot be set against each other. `shared` counts the transcripts of both.
    """

    before: str
    after: str
    shared: int
    pooled: Difference | None = None
    codes: Mapping[str, Difference] = field(default_factory=dict)
    why_not: str = ""

    def to_json(self) -> dict[str, Any]:
        """The step as plain values."""
        return {
            "round": self.after,
            "against": self.before,
            "shared_transcripts": self.shared,
            "pooled_kappa": self.pooled.to_json() if self.pooled else None,
            "codes": [{"code": code, **one.to_json()} for code, one in self.codes.items()],
            "why_not": self.why_not,
        }


def steps(comparisons: Sequence[Comparison], options: Options) -> tuple[Step, ...]:
    """Each comparison against the one before it; nothing is counted again where there is but one."""
    if len(comparisons) < 2:
        return ()
    measured = [
        (measures_of(comparison, options), measures_of(comparison, options, level=comparison.report.summary_level))
        for comparison in comparisons
    ]
    return tuple(_step(*pair) for pair in pairwise(zip(comparisons, measured, strict=True)))


def _step(before: tuple[Comparison, Figures], after: tuple[Comparison, Figures]) -> Step:
    from codekit.agreement.rounds.differences import difference, parts
    from codekit.agreement.rounds.intervals import n_occurrences
    from codekit.agreement.rounds.summary import POOLED

    reports = before[0].report, after[0].report
    shared = len(set(reports[0].transcripts) & set(reports[1].transcripts))
    ids = (reports[0].round, reports[1].round, shared)
    if reports[0].unit != reports[1].unit:
        return Step(*ids, why_not=f"other units: {reports[0].unit} and {reports[1].unit}")
    overall = [parts(figures, POOLED, [n_occurrences(figures)])[0] for _, (_, figures) in (before, after)]
    pooled = difference(POOLED, *overall)
    if reports[0].coefficient != reports[1].coefficient:
        return Step(*ids, pooled, why_not="codes of two coders have kappa, of more alpha, which are not compared")
    name = reports[0].coefficient
    own = []
    for report, (_, (figures, _)) in zip(reports, (before, after), strict=True):
        made = parts(figures, name, [row.n_clusters_with_it for row in report.rows])
        own.append({row.code: part for row, part in zip(report.rows, made, strict=True) if not row.itself})
    codes = {code: difference(name, part, own[1][code]) for code, part in own[0].items() if code in own[1]}
    return Step(*ids, pooled, {code: one for code, one in codes.items() if one is not None})
