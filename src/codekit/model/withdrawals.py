"""Participants who withdrew: from then on a study has no transcript of theirs, whatever copy of it comes in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from codekit.model.rounds import Round
from codekit.model.standing import unite
from codekit.model.study_events import InStudy


class Withdrawal(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="withdrawals.purge"):
    """A transcript was taken out since its participant withdrew.

    Nothing takes this back: what was removed is not there any more. `reason` is in people's words, without words of
    the transcript.
    """

    transcript: str
    reason: str = ""


class Redacted(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="withdrawals.redact"):
    """Words of a participant who withdrew were taken out of lines of ledgers.

    `lines` has the sum by which each is named, as it was written, and the sum of what is left of it.
    """

    transcript: str
    lines: Mapping[str, str]


Withdrawn = Mapping[str, Withdrawal]


def withdrawn(events: Iterable[Any]) -> dict[str, Withdrawal]:
    """The transcripts that were withdrawn, each with the first event that says so."""
    found: dict[str, Withdrawal] = {}
    for event in sorted(unite(list(events)).values(), key=lambda e: (e.at, e.id)):
        if isinstance(event, Withdrawal):
            found.setdefault(event.transcript, event)
    return found


def redactions(events: Iterable[Any]) -> dict[str, str]:
    """The lines that were blanked: by the sum that each had, the sum of what is left."""
    found: dict[str, str] = {}
    for event in events:
        if isinstance(event, Redacted):
            found |= event.lines
    return found


def without(round_: Round, gone: Withdrawn) -> Round:
    """A round without the transcripts that were withdrawn; it knows which of its own these are."""
    if not gone:  # nearly always, and a window asks for every transcript of a round
        return round_
    mine = tuple(id_ for id_ in round_.transcripts if id_ in gone)
    if not mine:
        return round_
    return replace(
        round_,
        transcripts=tuple(id_ for id_ in round_.transcripts if id_ not in gone),
        assignments={id_: coders for id_, coders in round_.assignments.items() if id_ not in gone},
        withdrawn=mine,
    )
