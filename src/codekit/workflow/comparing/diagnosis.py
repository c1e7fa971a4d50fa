"""Diagnose a comparison: without each coder, over the order of coding, and which units are hard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from codekit.workflow.comparing.axes import CHARACTER
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.comparing.figures import material_of
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.dawid_skene import Doubtful
    from codekit.agreement.rounds.diagnosis import Diagnosis

AT_ONCE = timedelta(minutes=10)  # finished within so long, transcripts were read from a table
BLIND, EXCLUSIVE = "the round is still blind", "an exclusive group is one variable, not yes or no"
IMPORTED = "the transcripts were finished within ten minutes, so that there is no order of coding"


def diagnosed(study: Study, comparison: Comparison, options: Options) -> Diagnosis:
    """The diagnosis; units bear the numbers of the stored segmentation. While the round is blind it says nothing."""
    from codekit.agreement.rounds.diagnosis import Diagnosis, diagnose

    round_ = study.round(comparison.ground.round.id)
    if blind_in(round_) or options.exclusive:
        return Diagnosis(why_not=(("all", BLIND if blind_in(round_) else EXCLUSIVE),))
    times = _finished(study, comparison)
    found = diagnose(
        material_of(comparison, options, level=comparison.report.summary_level),
        finish_order(times),
        no_order=IMPORTED if _at_once(times) else "",
    )
    return replace(found, doubtful=tuple(_numbered(comparison, one) for one in found.doubtful))


def finish_order(times: Mapping[str, Sequence[datetime]]) -> list[str]:
    """Transcripts in the order in which the last of their coders finished them."""
    return sorted(times, key=lambda id_: (max(times[id_]), id_))


def to_json(found: Diagnosis) -> dict[str, Any]:
    """The diagnosis as plain values."""
    return {
        "without_each_coder": [one.to_json() for one in found.without],
        "drift": found.drift.to_json() if found.drift else None,
        "accuracy": [one.to_json() for one in found.latent],
        "doubtful_units": [
            {"transcript": one.transcript, "unit": one.unit, "code": one.code, "probability": one.probability}
            for one in found.doubtful
        ],
        "why_not": dict(found.why_not),
    }


def _finished(study: Study, comparison: Comparison) -> dict[str, list[datetime]]:
    """When each coder finished each compared transcript."""
    times: dict[str, list[datetime]] = {id_: [] for id_ in comparison.report.transcripts}
    for (_, id_), layer in study.layers(study.round(comparison.ground.round.id)).by_key.items():
        if id_ in times and layer.finishes:
            times[id_].append(max(datetime.fromisoformat(event.at) for event in layer.finishes))
    return times


def _at_once(times: Mapping[str, Sequence[datetime]]) -> bool:
    last = [max(of_one) for of_one in times.values()]
    return max(last) - min(last) < AT_ONCE


def _numbered(comparison: Comparison, one: Doubtful) -> Doubtful:
    """The unit by its number in the stored segmentation; a character by its place in the respondents' speech."""
    if comparison.ground.unit == CHARACTER:
        return one
    return replace(one, unit=comparison.ground.axes[one.transcript].segments[one.unit].index)
