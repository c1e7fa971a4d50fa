"""What changes a round for everybody: its first comparison, a signature, its close."""

from __future__ import annotations

import msgspec

from codekit.errors import RefusedError, RoundStateError, UnknownNameError
from codekit.model.rounds import TRAINING, Round
from codekit.workbench.desk import Desk
from codekit.workbench.views import library
from codekit.workbench.views.agreement import AgreementShown, agreement, compared_round


class CompareRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/compare: the first comparison, irreversible; answers Agreement.

    POST /api/rounds/{id}/sign {}, /withdraw {} and /close {} answer Round.
    """

    confirm: str  # the round's id


class CancelRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/cancel: nothing of it counts any more. /resume {} lets it go on. Both answer null."""

    confirm: str  # the round's id
    reason: str = ""


class SettleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/settle: of two starts or comparisons that were merged, this one counts. Answers null."""

    keep: str  # the id of the start or comparison
    reason: str = ""


class ProposeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/propose: the sentence that would settle a code. Answers null."""

    code: str
    sentence: str


class Nothing(msgspec.Struct, frozen=True):
    """The body of a request that says all by its address."""


def compare_round(desk: Desk, round_id: str, asked: CompareRequest) -> AgreementShown:
    """The first comparison of a complete round: irreversible, so the round's name must be typed.

    Raises RefusedError without the name, RoundStateError where the round does not wait for it.
    """
    from codekit.workflow.comparing import compare

    round_ = desk.round(round_id)
    if asked.confirm != round_id:
        raise RefusedError("invalid", "comparing ends blindness for good", hint=f'confirm with "{round_id}"')
    _refuse(desk, round_, "compare")
    compare.end_blindness(desk.study, round_id, compare.Options(training=round_.kind == TRAINING))
    desk.forget(round_id)
    return agreement(desk, round_id)


def sign_round(desk: Desk, round_id: str, _asked: Nothing) -> library.RoundShown:
    """Sign as the coder: we agree, and I am confident. Raises RoundStateError where that is not possible now."""
    from codekit.workflow.deciding import closing

    _refuse(desk, desk.round(round_id), "sign")
    closing.sign(desk.study, round_id, desk.coder)
    return library.round_shown(desk, desk.round(round_id), desk.sight)


def withdraw_round(desk: Desk, round_id: str, _asked: Nothing) -> library.RoundShown:
    """Take the own signature back. Raises RoundStateError where there is none, and once the round is closed."""
    from codekit.workflow.deciding import closing

    if desk.coder not in desk.round(round_id).signed:
        raise RoundStateError(f"you have not signed round {round_id}")
    closing.withdraw(desk.study, round_id, desk.coder)
    return library.round_shown(desk, desk.round(round_id), desk.sight)


def cancel_round(desk: Desk, round_id: str, asked: CancelRequest) -> None:
    """Give the round up, as `codekit round cancel` does. Raises RefusedError without the id, else as that."""
    from codekit.workflow.rounds import cancelling

    round_ = desk.round(round_id)
    if asked.confirm != round_id:
        raise RefusedError("invalid", "a cancelled round counts nowhere", hint=f'confirm with "{round_id}"')
    shown = desk.sight.shown
    if any(other.over == round_.id and other not in shown for other in desk.study.rounds()):
        raise RoundStateError(f"another round goes over {round_id}", hint="whoever leads the study cancels that first")
    cancelling.cancel(desk.study, round_id, reason=asked.reason)


def resume_round(desk: Desk, round_id: str, _asked: Nothing) -> None:
    """Let a cancelled round go on. Raises UnknownNameError for one that the coder is not told of."""
    from codekit.workbench.views.rounds import given_up
    from codekit.workflow.rounds import cancelling

    known = [round_.id for round_ in given_up(desk, desk.sight)]
    if round_id not in known:
        raise UnknownNameError("cancelled round", round_id, known)
    cancelling.undo(desk.study, round_id)


def settle_round(desk: Desk, round_id: str, asked: SettleRequest) -> None:
    """Let one of two starts or comparisons count. Raises as `settling.settle`."""
    from codekit.workflow.rounds import settling

    rivals = settling.rivals(desk.study, desk.round(round_id).id)
    if asked.keep not in {rival.id for rival in rivals}:
        raise UnknownNameError("start or comparison", asked.keep, [rival.id for rival in rivals])
    settling.settle(desk.study, round_id, asked.keep, reason=asked.reason)
    desk.forget(round_id)


def propose(desk: Desk, round_id: str, asked: ProposeRequest) -> None:
    """Propose a sentence for the codebook, as `codekit diagnose --propose` does. Raises as `compared_round`."""
    from codekit.workflow.deciding import proposing

    compared_round(desk, round_id)
    proposing.propose(desk.study, round_id, asked.code, asked.sentence, coder=desk.coder)


def close_round(desk: Desk, round_id: str, _asked: Nothing) -> library.RoundShown:
    """Close the round: no open disagreement, every coder signed. Raises RoundStateError where that is not so."""
    from codekit.workflow.deciding import closing

    _refuse(desk, desk.round(round_id), "close")
    closing.close(desk.study, round_id)
    desk.forget(round_id)
    return library.round_shown(desk, desk.round(round_id), desk.sight)


def _refuse(desk: Desk, round_: Round, act: str) -> None:
    may = library.round_shown(desk, round_, desk.sight).may
    if not getattr(may, act):
        raise RoundStateError(may.why.get(act, f"that is not possible in round {round_.id} now"))
