"""May a round be signed now, or closed as far as its state and signatures tell? Asked by the command and the window."""

from __future__ import annotations

from codekit.errors import RoundStateError
from codekit.model.rounds import CLOSED, OPEN, Round


def signing_refused(round_: Round, state: str) -> RoundStateError | None:
    """Why nobody may sign a round in this state: it is not complete, closed, or yet to be compared.

    Signing says "we agree", which nobody can say of what was not compared.
    """
    if state == OPEN:
        return incomplete(round_)
    if round_.closed:
        return RoundStateError(f"round '{round_.id}' is closed")
    return uncompared(round_) if round_.measures and round_.compared is None else None


def closing_refused(round_: Round, state: str) -> RoundStateError | None:
    """Why nobody may close a round, as far as its state tells; None where decisions and signatures decide."""
    if state == OPEN:
        return incomplete(round_)
    return RoundStateError(f"round '{round_.id}' is closed") if state == CLOSED else None


def unsigned(round_: Round) -> RoundStateError | None:
    """The refusal of what needs everybody's signature; None where everybody signed."""
    missing = [coder for coder in round_.coders if coder not in round_.signed]
    if not missing:
        return None
    return RoundStateError(
        f"round '{round_.id}' is not signed by {', '.join(missing)}",
        hint=f"codekit round sign {round_.id} --coder {missing[0]}",
    )


def incomplete(round_: Round) -> RoundStateError:
    """The refusal of what needs a complete round."""
    return RoundStateError(f"round '{round_.id}' is not complete yet", hint=f"codekit round show {round_.id}")


def uncompared(round_: Round) -> RoundStateError:
    """The refusal of what needs a compared round."""
    return RoundStateError(f"round '{round_.id}' has not been compared", hint=f"codekit agree {round_.id}")
