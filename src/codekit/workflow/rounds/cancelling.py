"""Cancel a round that should not have been started, as an event; and let it go on after all."""

from __future__ import annotations

from collections.abc import Iterable

from codekit.errors import CodekitError, RoundStateError
from codekit.model.events import RoundAbandon, RoundCancel, stamp
from codekit.model.notes import listed
from codekit.model.rounds import Round, cancelled, given_up_by
from codekit.workflow.study.study import Study, alone


@alone
def cancel(study: Study, round_id: str, *, reason: str) -> None:
    """Give a round up: nothing of it counts any more.

    Raises UnknownNameError for an unknown round, RoundStateError for one that was compared or cancelled, CodekitError
    without a reason, or where another round goes over it.
    """
    if refused_ := refused(study.round(round_id), study.rounds()):
        raise refused_
    if not reason.strip():
        raise CodekitError("a round is cancelled for a reason", hint="--reason TEXT")
    study.store.append([RoundAbandon(**stamp(study.writer), round=round_id, reason=reason.strip())])


def refused(round_: Round, rounds: Iterable[Round]) -> CodekitError | None:
    """Why a round cannot be cancelled now, since it was compared or one of these rounds goes over it; else None."""
    if round_.compared or round_.closed:
        hint = "its figures are on record; a round that should not be reported is named so in the report"
        return RoundStateError(f"round {round_.id} was compared, and stays", hint=hint)
    if over := [other.id for other in rounds if other.over == round_.id]:
        return CodekitError(
            f"round {', '.join(over)} goes over {round_.id}", hint=f"codekit round cancel {over[0]} first"
        )
    return None


@alone
def undo(study: Study, round_id: str) -> None:
    """Let a cancelled round go on.

    Raises CodekitError for a round that was not cancelled, or whose transcripts are not here any more.
    """
    events = study.store.round_events(round_id).events
    gone = cancelled(events)
    ids = tuple(event.id for event in events if isinstance(event, RoundAbandon) and event.id not in gone)
    if not ids:
        raise CodekitError(f"round '{round_id}' was not cancelled", hint="codekit round list")
    here = study.transcript_ids()
    about = next(round_.transcripts for round_ in study.all_rounds() if round_.id == round_id)
    if missing := [id_ for id_ in about if id_ not in here]:
        raise CodekitError(
            f"round {round_id} is about {listed(missing)}, not here any more", hint="import it again under this id"
        )
    study.store.append([RoundCancel(**stamp(study.writer), round=round_id, cancels=ids)])


def left_over(study: Study) -> list[tuple[Round, Round]]:
    """Rounds that were not cancelled and count nothing all the same, since another was that they go over; with that."""
    every = {round_.id: round_ for round_ in study.all_rounds()}
    because = [(round_, given_up_by(round_, every.get)) for round_ in every.values()]
    return [(round_, other) for round_, other in because if other and other.id != round_.id]
