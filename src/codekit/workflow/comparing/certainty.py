"""Thresholds with uncertainty: a code passes where it is certain enough that its coefficient reaches them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.comparing.figures import measures_of
from codekit.workflow.comparing.thresholds import OVERALL, PER_CODE, said

if TYPE_CHECKING:
    from codekit.agreement import Measures


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that is not certain enough to reach its threshold; `chance` is NaN where it cannot be judged.

    `code` is "" for a figure over all codes, `value` NaN where it is undefined.
    """

    name: str
    least: float
    code: str
    value: float
    chance: float

    def __str__(self) -> str:
        """`PROG .71 (P 12 %)`, only its name where it cannot be judged."""
        who = self.code or "all codes"
        if math.isnan(self.chance):
            return who
        percent = math.floor(self.chance * 1000) / 10  # never rounded up to what was asked for
        return f"{who} {said(self.value)} (P {percent:g} %)"


def parse(text: float | None, wanted: dict[str, float]) -> float | None:
    """How certain it must be, None where nobody asked.

    Raises CodekitError for what does not lie between 0 and 1, and where no threshold is required.
    """
    if text is None:
        return None
    if not 0 < text < 1:
        raise CodekitError(f"--certainty {text:g} does not lie between 0 and 1", hint="for instance --certainty .95")
    if not wanted:
        raise CodekitError("--certainty needs a threshold", hint="for instance --require alpha=.8 --certainty .95")
    return text


def doubts(comparison: Comparison, options: Options, wanted: dict[str, float], certainty: float) -> list[Doubt]:
    """What is not certain enough, in the order of the thresholds and codes; undefined figures are among it."""
    rows, overall = (measures_of(comparison, options, level=of) for of in ("", comparison.report.summary_level))
    listed = [
        one
        for name, least in wanted.items()
        for one in _judged(comparison, options, overall if name in OVERALL else rows, name, least)
    ]
    return [one for one in listed if not one.chance >= certainty]


def refuse(comparison: Comparison, options: Options, wanted: dict[str, float], certainty: float) -> None:
    """Raise CodekitError naming what is not certain enough, with the probability; quiet where nothing is."""
    found = doubts(comparison, options, wanted, certainty)
    if not found:
        return
    parts = [
        _words([one for one in found if one.name == name], certainty) for name in dict.fromkeys(d.name for d in found)
    ]
    id_ = comparison.report.round
    raise CodekitError(f"round {id_}: {'; '.join(parts)}", hint=f"codekit disagreements {id_} lists where")


def _words(found: list[Doubt], certainty: float) -> str:
    """What is not certain about one figure: the uncertain ones, those without an interval, the undefined ones."""
    name, least = found[0].name, found[0].least
    undefined = [one for one in found if math.isnan(one.value)]
    unjudged = [one for one in found if math.isnan(one.chance) and one not in undefined]
    unsure = [one for one in found if one not in undefined and one not in unjudged]
    sure = f"{certainty:.4g}".removeprefix("0")
    groups = {
        f"not certain to be {least:g} or more (P below {sure})": unsure,
        "cannot be judged, no interval": unjudged,
        "cannot be judged, undefined": undefined,
    }
    return f"{name} " + "; ".join(f"{words}: {', '.join(map(str, ones))}" for words, ones in groups.items() if ones)


def _judged(comparison: Comparison, options: Options, figures: Measures, name: str, least: float) -> list[Doubt]:
    from codekit.agreement.rounds.certainty import chance_overall, chances

    report = comparison.report
    if name in OVERALL:
        value = float(getattr(report.summary, name))
        return [Doubt(name, least, "", value, chance_overall(figures, name, options.interval, least))]
    attribute = PER_CODE[name]
    occurrences = [row.n_clusters_with_it for row in report.rows]
    known = [math.nan] * len(report.rows)
    if attribute in figures.names:
        known = chances(figures, attribute, options.interval, least, occurrences).tolist()
    return [
        Doubt(name, least, row.name, float(getattr(row, attribute)), chance)
        for row, chance in zip(report.rows, known, strict=True)
    ]
