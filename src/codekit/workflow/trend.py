"""The trend over rounds: how far coders agreed on each code, round after round."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.model.rounds import COMPARABLE, DOUBLE, Round
from codekit.workflow import compare
from codekit.workflow.compare import Options
from codekit.workflow.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult

FIGURES = ("cohen_kappa", "krippendorff_alpha", "positive_agreement")


@dataclass(frozen=True, slots=True)
class Trend:
    """Compared rounds in the order of their start with their reports, and all codes that occur in them."""

    rounds: tuple[Round, ...]
    reports: tuple[AgreementReport, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes by first occurrence."""
        return tuple(dict.fromkeys(code.code for report in self.reports for code in report.codes))

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
        }


def trend(study: Study, *, codebook: str = "", training: bool = False) -> Trend:
    """Agreement in every compared double round, of one codebook where it is named; training rounds when asked.

    Each round is compared on its own unit and codes, and its figures are frozen: a later round changes none.
    """
    kinds = COMPARABLE if training else (DOUBLE,)
    found = [
        round_
        for round_ in study.rounds()
        if round_.compared
        and round_.blind
        and round_.kind in kinds
        and (not codebook or round_.codebook.partition("@")[0] == codebook)
    ]
    reports = [compare.agree(study, round_.id, Options(training=training)).report for round_ in found]
    return Trend(tuple(found), tuple(reports))


def table(found: Trend) -> tuple[list[str], list[list[str]]]:
    """The trend for people: one row per code, kappa (alpha for more than two coders) in each round, then n."""
    head = ["code", *(f"{round_.id} ({_short(report)})" for round_, report in zip(*_pairs(found), strict=True))]
    head += [f"{name} {round_.id}" for round_ in found.rounds for name in ("positive", "units")]
    rows = [_row(found, code) for code in found.codes]
    pooled = [_figure(report.summary.pooled_kappa) for report in found.reports]
    mean = [_figure(report.summary.mean_kappa) for report in found.reports]
    blank = [""] * (2 * len(found.rounds))
    return head, [*rows, ["pooled kappa", *pooled, *blank], ["mean kappa", *mean, *blank]]


def _pairs(found: Trend) -> tuple[Sequence[Round], Sequence[AgreementReport]]:
    return found.rounds, found.reports


def _short(report: AgreementReport) -> str:
    return "kappa" if report.coefficient == FIGURES[0] else "alpha"


def _row(found: Trend, code: str) -> list[str]:
    results = found.of(code)
    values = [
        _figure(getattr(result, report.coefficient)) if result else ""
        for result, report in zip(results, found.reports, strict=True)
    ]
    beside = [
        text
        for result in results
        for text in ([_figure(result.positive_agreement), str(result.n_units)] if result else ["", ""])
    ]
    return [code, *values, *beside]


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
        "pooled_kappa": _number(report.summary.pooled_kappa),
        "mean_kappa": _number(report.summary.mean_kappa),
        "n_defined": report.summary.n_defined,
        "n_codes": report.summary.n_codes,
    }


def _code_json(round_: Round, result: CodeResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    interval = result.interval
    return {
        "round": round_.id,
        "n_units": result.n_units,
        "n_transcripts": result.n_transcripts,
        "positives": dict(result.positives),
        **{name: _number(getattr(result, name)) for name in FIGURES},
        "interval": {"low": interval.low, "high": interval.high} if interval else None,
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
