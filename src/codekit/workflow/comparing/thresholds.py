"""Thresholds that a team sets itself: which codes fall short. There is none by default."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport

PER_CODE = {
    "alpha": "krippendorff_alpha",
    "kappa": "cohen_kappa",
    "ac1": "gwet_ac1",
    "pabak": "pabak",
    "percent_agreement": "percent_agreement",
    "positive_agreement": "positive_agreement",
    "negative_agreement": "negative_agreement",
}
OVERALL = ("pooled_kappa", "mean_kappa")
NAMES = (*PER_CODE, *OVERALL)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its threshold; `code` is "" for a figure over all codes, `value` NaN where it is undefined."""

    name: str
    least: float
    code: str
    value: float

    def __str__(self) -> str:
        """`PROG .43`."""
        return f"{self.code or 'all codes'} {said(self.value)}"


def said(value: float) -> str:
    """A figure as a threshold is written: `.430`."""
    return "undefined" if math.isnan(value) else f"{value:.3f}".removeprefix("0")


def parse(texts: Sequence[str]) -> dict[str, float]:
    """Thresholds as people write them: `alpha=.8`, `kappa=0.7,pooled_kappa=70%`.

    Raises UnknownNameError for an unknown figure, CodekitError for what is no number from -1 to 1.
    """
    thresholds: dict[str, float] = {}
    for part in (part for text in texts for part in text.split(",") if part.strip()):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        name = name.casefold().replace("-", "_")
        name = next((short for short, long in PER_CODE.items() if long == name), name)
        if name not in NAMES:
            raise UnknownNameError("figure to require", name, NAMES)
        try:
            value = float(number.removesuffix("%")) / (100 if number.endswith("%") else 1)
        except ValueError:
            value = math.nan
        if not equals or not -1 <= value <= 1:
            raise CodekitError(f"'{part.strip()}' is no threshold", hint="for instance --require alpha=.8")
        thresholds[name] = value
    return thresholds


def shortfalls(report: AgreementReport, wanted: dict[str, float]) -> list[Shortfall]:
    """What is below its threshold, in the order of the thresholds and codes; every row of the report is judged.

    An undefined figure of a code is not judged, since nobody or everybody used the code; an undefined figure
    over all codes falls short.
    """
    short: list[Shortfall] = []
    for name, least in wanted.items():
        if name in OVERALL:
            value = float(getattr(report.summary, name))
            short += [] if value >= least else [Shortfall(name, least, "", value)]  # NaN falls short
            continue
        values = [(row.name, float(getattr(row, PER_CODE[name]))) for row in report.rows]
        short += [Shortfall(name, least, code, value) for code, value in values if value < least]  # NaN does not
    return short


def undefined(report: AgreementReport, wanted: dict[str, float]) -> list[str]:
    """The codes that a threshold does not judge, since the figure is undefined."""
    names = [PER_CODE[name] for name in wanted if name in PER_CODE]
    return [code.name for code in report.rows if any(math.isnan(getattr(code, name)) for name in names)]


def refuse(report: AgreementReport, wanted: dict[str, float]) -> None:
    """Raise CodekitError naming every code that falls short; quiet where nothing does."""
    short = shortfalls(report, wanted)
    if not short:
        return
    parts = [
        f"{name} below {least:g}: {', '.join(str(figure) for figure in short if figure.name == name)}"
        for name, least in dict.fromkeys((figure.name, figure.least) for figure in short)
    ]
    raise CodekitError(
        f"round {report.round}: {'; '.join(parts)}", hint=f"codekit disagreements {report.round} lists where"
    )
