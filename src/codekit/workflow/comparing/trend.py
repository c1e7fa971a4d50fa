"""The trend over rounds: how far coders agreed on each code, round after round."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from codekit.agreement.rounds.summary import number
from codekit.model.rounds import COMPARABLE, DOUBLE, Round
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.comparing.grouping import CASE, TRANSCRIPT, usual
from codekit.workflow.comparing.steps import Step, steps
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult
    from codekit.agreement.rounds.differences import Difference

FIGURES = ("cohen_kappa", "krippendorff_alpha", "positive_agreement")


@dataclass(frozen=True, slots=True)
class Trend:
    """Compared rounds in the order of their start with their reports, and each round against the one before it."""

    rounds: tuple[Round, ...]
    reports: tuple[AgreementReport, ...]
    steps: tuple[Step, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes by first occurrence, those below a code of the rounds after it."""
        from codekit.agreement.rounds.levels import over_rounds

        return over_rounds({code.code: code.depth for code in report.codes} for report in self.reports)

    def of(self, code: str) -> list[CodeResult | None]:
        """A code's result in each round; None where the round was not about it."""
        by_round = [{result.code: result for result in report.codes} for report in self.reports]
        return [results.get(code) for results in by_round]

    def to_json(self) -> dict[str, Any]:
        """The trend as plain values; undefined is None."""
        return {
            "rounds": [_round_json(*pair) for pair in zip(self.rounds, self.reports, strict=True)],
            "codes": [
                {"code": code, "rounds": [_code_json(*pair) for pair in zip(self.rounds, self.of(code), strict=True)]}
                for code in self.codes
            ],
            "differences": [step.to_json() for step in self.steps],
        }


def trend(
    study: Study, *, codebook: str = "", training: bool = False, known: Comparison | None = None, apart: bool = False
) -> Trend:
    """Agreement in every compared double round, of one codebook where it is named; training rounds when asked.

    Each round is compared on its own unit and codes, and its figures are frozen: a later round changes none. `known`
    is a comparison by those, which is not made again. With `apart` no round is set against a practice, which is no
    agreement: each has the one before it of its own kind.
    """
    kinds = COMPARABLE if training else (DOUBLE,)
    compared = [round_ for round_ in study.rounds() if round_.compared and round_.independent and round_.kind in kinds]
    rounds = tuple(round_ for round_ in compared if codebook in {"", round_.codebook_id})
    # Where one round is clustered by case all are, so that what they share is known by one name.
    cluster = CASE if any(usual(study, round_) == CASE for round_ in rounds) else ""
    options = Options(training=training, cluster=cluster)
    comparisons = [
        known if _is(known, round_, options) else compare.agree(study, round_.id, options) for round_ in rounds
    ]
    if not apart:
        return Trend(rounds, tuple(one.report for one in comparisons), steps(comparisons, options))
    alike = [
        [one for round_, one in zip(rounds, comparisons, strict=True) if round_.kind == kind] for kind in COMPARABLE
    ]
    stepped = tuple(step for listed in alike for step in steps(listed, options))
    return Trend(rounds, tuple(one.report for one in comparisons), stepped)


def _is(known: Comparison | None, round_: Round, options: Options) -> TypeGuard[Comparison]:
    """True for a comparison of this round whose intervals are clustered as those of all rounds."""
    return (
        known is not None
        and known.report.round == round_.id
        and known.report.grouping.by == (options.cluster or TRANSCRIPT)
    )


def table(over_rounds: Trend) -> tuple[list[str], list[list[str]]]:
    """The trend for people: a row for each code, and a column for each figure in each round.

    Kappa is the mean over pairs for more than two coders. Pooled and mean kappa stand below,
    at the leaf level too where coders used sub-codes.
    """
    names = [round_.id for round_ in over_rounds.rounds]
    head = ["code", *(f"{title} {name}" for title in _TITLES for name in names)]
    rows = [_row(code, over_rounds.of(code)) for code in over_rounds.codes]
    deeper = any(report.deeper for report in over_rounds.reports)
    blank = [""] * (len(head) - 1 - len(names))
    for title in ("pooled_kappa", "mean_kappa"):
        values = [_figure(getattr(report.summary, title)) for report in over_rounds.reports]
        rows.append([title.replace("_", " "), *values, *blank])
    for title in ("pooled_kappa", "mean_kappa") if deeper else ():
        values = [_figure(getattr(report.leaf, title)) if report.leaf else "" for report in over_rounds.reports]
        rows.append([f"{title.replace('_', ' ')}, leaf level", *values, *blank])
    return head, rows


def step_table(over_rounds: Trend) -> tuple[list[str], list[list[str]]]:
    """Each round against the one before it, for people: differences with their intervals, pooled kappa last."""
    head = ["code", *(f"{step.after} - {step.before}" for step in over_rounds.steps)]
    rows = [[code, *(_step(step.codes.get(code)) for step in over_rounds.steps)] for code in over_rounds.codes]
    rows.append(["pooled kappa", *(_step(step.pooled) for step in over_rounds.steps)])
    return head, rows


def _step(found: Difference | None) -> str:
    if found is None:
        return "–"
    value = ("+" if found.value > 0 else "") + _figure(found.value)
    return (
        f"{value} ({_figure(found.low)} to {_figure(found.high)})" if found.has_interval else f"{value} (no interval)"
    )


_TITLES = {"kappa": FIGURES[0], "alpha": FIGURES[1], "pos.": FIGURES[2]} | {"units": ""}


def _row(code: str, results: list[CodeResult | None]) -> list[str]:
    cells = [_figure(getattr(r, name)) if r else "" for name in FIGURES for r in results]
    step = "  " * max((r.depth for r in results if r), default=0)
    return [f"{step}{code}", *cells, *(str(r.n_units) if r else "" for r in results)]


def _figure(value: float) -> str:
    if math.isnan(value):
        return "–"
    text = f"{value:.2f}"
    return text.replace("0.", ".", 1) if -1 < value < 1 else text


def _round_json(round_: Round, report: AgreementReport) -> dict[str, Any]:
    return {
        "round": round_.id,
        "kind": round_.kind,
        "codebook": round_.codebook,
        "unit": report.unit,
        "coders": list(report.coders),
        "n_transcripts": report.n_transcripts,
        "cluster": report.grouping.by,
        "n_clusters": report.n_clusters,
        "pooled_kappa": number(report.summary.pooled_kappa),
        "mean_kappa": number(report.summary.mean_kappa),
        "n_defined": report.summary.n_defined,
        "n_codes": report.summary.n_codes,
        "leaf": _leaf_json(report),
    }


def _leaf_json(report: AgreementReport) -> dict[str, Any] | None:
    leaf = report.leaf
    if leaf is None:
        return None
    means = {"pooled_kappa": number(leaf.pooled_kappa), "mean_kappa": number(leaf.mean_kappa)}
    return {**means, "n_defined": leaf.n_defined, "n_codes": leaf.n_codes}


def _code_json(round_: Round, result: CodeResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    interval = result.interval
    return {
        "round": round_.id,
        "n_units": result.n_units,
        "n_transcripts": result.n_transcripts,
        "positives": dict(result.positives),
        **{name: number(getattr(result, name)) for name in FIGURES},
        "interval": {"low": interval.low, "high": interval.high} if interval else None,
        "level": result.levels[0] if result.levels else None,
    }
