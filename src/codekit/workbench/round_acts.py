"""What changes a round for everybody: its first comparison, a signature, its close."""

from __future__ import annotations

import msgspec

from codekit.errors import RefusedError, RoundStateError
from codekit.model.rounds import TRAINING, Round
from codekit.workbench.desk import Desk
from codekit.workbench.views import library
from codekit.workbench.views.agreement import AgreementShown, agreement


class CompareRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/compare: the first comparison, irreversible; answers Agreement.

    POST /api/rounds/{id}/sign {} and /close {} answer Round.
    """

    confirm: str  # the round's id


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
