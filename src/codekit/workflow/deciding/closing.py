"""Signing and closing a round: no open disagreement, the consensus written, every coder confident."""

from __future__ import annotations

from codekit.errors import RoundStateError, UnknownNameError
from codekit.model.events import RoundCancel, RoundClose, RoundSign, stamp
from codekit.model.rounds import CLOSED, Round
from codekit.workflow.deciding import consensus
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.rounds import signing
from codekit.workflow.rounds.rounds import progress
from codekit.workflow.rounds.signing import signing_refused, uncompared
from codekit.workflow.study.study import Study, alone


@alone
def sign(study: Study, round_id: str, coder: str) -> None:
    """Sign a round as one of its coders: we agree and I am confident. Signing twice changes nothing.

    Raises UnknownNameError for who is no coder of the round, RoundStateError as `signing_refused` says.
    """
    round_ = study.round(round_id)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    if coder in round_.signed:
        return
    if refused := signing_refused(round_, progress(study, round_).state):
        raise refused
    study.store.append([RoundSign(**stamp(coder), round=round_id, coder=coder)])


@alone
def withdraw(study: Study, round_id: str, coder: str) -> None:
    """Take a coder's signature back, for instance since a decision was changed.

    Raises UnknownNameError for who is no coder of the round, RoundStateError once it is closed.
    """
    round_ = study.round(round_id)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    if round_.closed:
        raise RoundStateError(f"round '{round_id}' is closed")
    events = study.store.round_events(round_.id).events
    mine = tuple(e.id for e in events if isinstance(e, RoundSign) and e.coder == coder)
    if coder in round_.signed:
        study.store.append([RoundCancel(**stamp(coder), round=round_id, cancels=mine)])


@alone
def close(study: Study, round_id: str) -> None:
    """Close a round: no open disagreement, every coder signed; the consensus is written where it was not yet.

    Closing names the comparison that it is about, so that no later merge can change the round's figures. Raises
    RoundStateError where coding, comparison, settling, a decision or a signature is still missing.
    """
    round_ = study.round(round_id)
    now = progress(study, round_).state
    if now == CLOSED:
        return
    if refused := closing_refused(study, round_, now):
        raise refused
    if round_.measures:
        consensus.finalise(study, round_id, by=study.writer)
    compared = round_.compared.id if round_.compared else ""
    study.store.append([RoundClose(**stamp(study.writer), round=round_id, compare=compared, codes_used=True)])


def closing_refused(study: Study, round_: Round, state: str) -> RoundStateError | None:
    """Why nobody may close a round in this state; None where it can be closed.

    Asked by the command and by the window. It reads the round's decisions; what is known without them, `signing` says.
    """
    if refused := signing.closing_refused(round_, state):
        return refused
    if round_.conflicts:
        return RoundStateError(
            f"round '{round_.id}': {' and '.join(round_.conflicts)}", hint=f"codekit round settle {round_.id}"
        )
    return (_undecided(study, round_) if round_.measures else None) or signing.unsigned(round_)


def _undecided(study: Study, round_: Round) -> RoundStateError | None:
    if round_.compared is None:
        return uncompared(round_)
    adjudicated = adjudication(study, round_.id)
    if left := adjudicated.unsettled():
        decided = adjudicated.progress
        parts = [f"{decided.deferred} deferred"] if decided.deferred else []
        parts += [f"{decided.conflicts} decided in two ways"] if decided.conflicts else []
        return RoundStateError(
            f"round '{round_.id}' has {len(left)} open disagreement{'s' * (len(left) > 1)}"
            + (f" ({', '.join(parts)})" if parts else ""),
            hint=f"codekit decide {round_.id} --sheet FILE.xlsx, or one by one: {left[0].id} is the first",
        )
    return None
