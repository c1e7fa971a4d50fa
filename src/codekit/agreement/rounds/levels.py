"""Levels: the codes of a round, what was used below them, and codes as they were applied themselves.

A code can be a variable in two ways: rolled up, with everything below it, or itself, with its own codings alone.
At the **top level** stand the codes of a round, rolled up. At the **leaf level** stand the codes below which nothing
was used, and the others as they were applied: there every coding counts in exactly one variable, so that two coders who
agree on a parent and differ on every one of its sub-codes do not agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codekit.agreement.measures import Measures
from codekit.agreement.rounds.intervals import overall
from codekit.agreement.rounds.report import ALL, LEAF, TOP, AgreementReport, row_name
from codekit.agreement.rounds.results import summary_of
from codekit.agreement.rounds.summary import MEAN, POOLED, Summary


@dataclass(frozen=True, slots=True)
class Variable:
    """One yes/no variable: a code with everything below it, or its own codings alone (`itself`).

    `levels` names the levels that it belongs to, the one it is shown under first; `depth` counts the steps below the
    code of the round above it.
    """

    code: str
    levels: tuple[str, ...]
    depth: int = 0
    itself: bool = False

    @property
    def name(self) -> str:
        """What tells it apart from every other variable."""
        return row_name(self.code, itself=self.itself)


def of_level(variables: Sequence[Variable], level: str) -> list[int]:
    """The indexes of the variables of a level, in their order; every one for "all"."""
    return [k for k, variable in enumerate(variables) if level in {ALL, *variable.levels}]


def levelled(
    report: AgreementReport, figures: Measures, variables: Sequence[Variable], shown: str = ALL
) -> AgreementReport:
    """The report with its rows told apart by level, and a summary of each; only those of the level `shown` are kept.

    `report` and `figures` are of all variables, in their order.
    """
    rows = [
        replace(row, code=v.code, levels=v.levels, depth=v.depth if shown == ALL else 0, itself=v.itself, place=place)
        for place, (row, v) in enumerate(zip(report.codes, variables, strict=True))
    ]
    kept = [rows[k] for k in of_level(variables, shown)]
    names = {row.name for row in kept}
    top, leaf = (_summary(figures, variables, level) for level in (TOP, LEAF))
    return replace(
        report,
        codes=tuple(row for row in kept if not row.itself),
        as_applied=tuple(row for row in kept if row.itself),
        pairs=tuple(pair for pair in report.pairs if pair.code in names),
        summary=leaf if shown == LEAF else top,
        level=shown,
        top=top,
        leaf=leaf,
        deeper=any(TOP not in variable.levels for variable in variables),
    )


def over_rounds(depths: Iterable[Mapping[str, int]]) -> tuple[str, ...]:
    """The codes of several rounds by first occurrence, each code of a round followed by what is below it in any.

    Each mapping gives the codes of one round in their order with their depth, 0 for the codes of the round.
    """
    below: dict[str, dict[str, None]] = {}
    for of_round in depths:
        top = ""
        for code, depth in of_round.items():
            top = top if depth else code
            below.setdefault(top, {})[code] = None
    return tuple(dict.fromkeys(code for codes in below.values() for code in codes))


def with_overall_intervals(
    report: AgreementReport, figures: Measures, variables: Sequence[Variable], kind: str, *, level: float = 0.95
) -> AgreementReport:
    """The report with intervals of another kind of the figures over all codes of each level."""

    def again(summary: Summary | None, of: str) -> Summary | None:
        own = figures.of_codes(of_level(variables, of))
        pooled, mean = (overall(own, name, kind, level=level) for name in (POOLED, MEAN))
        return replace(summary, pooled_interval=pooled, mean_interval=mean) if summary else None

    top, leaf = again(report.top, TOP), again(report.leaf, LEAF)
    chosen = (leaf if report.level == LEAF else top) or report.summary
    summary = replace(report.summary, pooled_interval=chosen.pooled_interval, mean_interval=chosen.mean_interval)
    return replace(report, summary=summary, top=top, leaf=leaf)


def _summary(figures: Measures, variables: Sequence[Variable], level: str) -> Summary:
    own = of_level(variables, level)
    return summary_of([variables[k].name for k in own], figures.of_codes(own))
