"""Events about the study as a whole: what belongs to no round, and into nobody's coding of a transcript.

They stand in `study/<subject>/<writer>.jsonl`. The subject is the part of the event's type before the dot; each has a
module, which says what its events mean and what stands, and is listed in `subjects.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codekit.model.events import Event
from codekit.model.standing import taken_back


class InStudy(Event, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """An event of a ledger of the study: one for each subject and writer."""


class Retract(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """Take back an event of one's own, or an earlier taking back: what each subject's own event does is here."""

    cancels: str


def subject_of(event: InStudy) -> str:
    """The subject of an event: "judgements" of "judgements.note"."""
    return subject_in(str(event.__struct_config__.tag))


def subject_in(event_type: str) -> str:
    """The subject in the name of a type of events, whatever version of codekit knows it."""
    return event_type.partition(".")[0]


def retracted(by_id: Mapping[str, Any]) -> set[str]:
    """Ids of the events that their writers took back: nobody takes back what another wrote."""
    own = {
        id_: event.cancels
        for id_, event in by_id.items()
        if isinstance(event, Retract) and (named := by_id.get(event.cancels)) and named.by == event.by
    }
    return taken_back(own)
