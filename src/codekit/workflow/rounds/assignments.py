"""Assignments: who may code what, and when a coder has finished a transcript."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codekit.errors import CodekitError, RoundStateError
from codekit.model.events import AssignmentFinish, AssignmentReopen, stamp
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import CLOSED, COMPARABLE, COMPARED, Round
from codekit.workflow.study.study import Study, alone

Key = tuple[str, str, str]  # (round, coder, transcript)


def author(coder: str, writer: str) -> str:
    """Who writes for a coder: the coder, or for the consensus the person at the keyboard."""
    return (writer or CONSENSUS) if coder == CONSENSUS else coder


def finish_event(key: Key, writer: str, *, source: str = "") -> AssignmentFinish:
    """The event that says: this transcript is coded; `source` names the kind of file that says so."""
    round_id, coder, transcript = key
    place: dict[str, Any] = {"round": round_id, "coder": coder, "transcript": transcript}
    return AssignmentFinish(**stamp(author(coder, writer)), **place, source=source)


@alone
def finish(study: Study, transcript: str, *, coder: str, round_id: str = "", writer: str = "") -> Round:
    """Say that a coder has coded a whole transcript; finishing twice changes nothing. Raises as `assigned_round`."""
    round_ = assigned_round(study, transcript, coder, round_id)
    layer = study.layers(round_, only=transcript).get(coder, transcript)
    if layer.state != FINISHED:
        study.store.append([finish_event((round_.id, coder, transcript), writer)])
    return round_


@alone
def reopen(study: Study, transcript: str, *, coder: str, round_id: str = "", writer: str = "") -> Round:
    """Go on with a finished transcript. Raises as `assigned_round`, so where the round has been compared."""
    round_ = assigned_round(study, transcript, coder, round_id)
    layer = study.layers(round_, only=transcript).get(coder, transcript)
    place: dict[str, Any] = {"round": round_.id, "coder": coder, "transcript": transcript}
    events = [AssignmentReopen(**stamp(author(coder, writer)), **place, cancels=f.id) for f in layer.finishes]
    study.store.append(events)
    return round_


def assigned_round(study: Study, transcript: str, coder: str, round_id: str = "") -> Round:
    """The round meant: the one named, else the single open one with this coder and transcript.

    Raises UnknownNameError for an unknown name, CodekitError where no round or several fit, or the round has not
    this coder and transcript, and RoundStateError where it takes no more codings.
    """
    study.coder(coder)
    study.transcript(transcript)
    round_ = study.round(round_id) if round_id else the_open_round(study.rounds(), transcript, coder)
    refuse_unassigned(round_, transcript, coder)
    refuse_frozen(round_, coder)
    return round_


def the_open_round(rounds: Iterable[Round], transcript: str, coder: str) -> Round:
    """The single round that still takes codings and has this coder and transcript; CodekitError where it is not one."""
    fits = [r for r in rounds if coder in r.coders_of(transcript) and not (r.compared or r.closed)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise CodekitError(f"no open round has coder {coder} and transcript {transcript}", hint="codekit round list")
    listed = ", ".join(round_.id for round_ in fits)
    raise CodekitError(f"several open rounds have coder {coder} and transcript {transcript}", hint=f"--round: {listed}")


def refuse_unassigned(round_: Round, transcript: str, coder: str) -> None:
    """Raise CodekitError for a transcript or coder that the round does not have, or not for each other."""
    if transcript not in round_.transcripts:
        raise CodekitError(f"round {round_.id} does not have transcript {transcript}")
    if coder != CONSENSUS and coder not in round_.coders:
        raise CodekitError(
            f"round {round_.id} does not have coder {coder}", hint=f"its coders: {', '.join(round_.coders)}"
        )
    if coder != CONSENSUS and coder not in round_.coders_of(transcript):
        raise CodekitError(
            f"round {round_.id}: {transcript} is not assigned to {coder}",
            hint=f"it is coded by {', '.join(round_.coders_of(transcript))}",
        )


def refuse_frozen(round_: Round, coder: str) -> None:
    """Raise RoundStateError where what was compared would be changed, or a consensus precede the comparison."""
    state = CLOSED if round_.closed else COMPARED if round_.compared else ""
    if coder == CONSENSUS:
        if round_.kind in COMPARABLE and round_.independent and not round_.compared:
            raise RoundStateError(f"round {round_.id} has not been compared", hint=f"codekit agree {round_.id}")
        if round_.closed:
            raise RoundStateError(f"round {round_.id} is closed")
    elif state:
        raise RoundStateError(
            f"round {round_.id} is {state}: its codings are kept as they were",
            hint="go on in a second pass (codekit round start ... --kind second-pass --over ROUND)",
        )
