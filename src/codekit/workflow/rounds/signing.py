"""May a round be signed now? Asked by the command and by the window."""

from __future__ import annotations

from codekit.errors import RoundStateError
from codekit.model.rounds import OPEN, Round


def signing_refused(round_: Round, state: str) -> RoundStateError | None:
    """Why nobody may sign a round in this state: it is not complete, closed, or yet to be compared.

    Signing says "we agree", which nobody can say of what was not compared.
    """
    if state == OPEN:
        return incomplete(round_)
    if round_.closed:
        return RoundStateError(f"round '{round_.id}' is closed")
    return uncompared(round_) if round_.measures and round_.compared is None else None


def incomplete(round_: Round) -> RoundStateError:
    """The refusal of what needs a complete round."""
    return RoundStateError(f"round '{round_.id}' is not complete yet", hint=f"codekit round show {round_.id}")


def uncompared(round_: Round) -> RoundStateError:
    """The refusal of what needs a compared round."""
    return RoundStateError(f"round '{round_.id}' has not been compared", hint=f"codekit agree {round_.id}")
