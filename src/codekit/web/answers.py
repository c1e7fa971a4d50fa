"""Answers in JSON, and what each error of ours is called on the wire."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from starlette.responses import Response

from codekit import errors as x
from codekit.workbench.operations import one_of

STATUS = {
    "unauthorised": 401,
    "forbidden": 403,
    "blind": 403,
    "unknown": 404,
    "round_state": 409,
    "stale": 409,
    "text_changed": 409,
    "not_comparable": 409,
    "duplicate": 409,
    "too_large": 413,
    "media_type": 415,
    "invalid": 422,
    "problems": 422,
    "interviewer": 422,
    "outside_parent": 422,
    "timeout": 422,
    "wait": 429,
    "failed": 500,
}
RETRY = "2"  # seconds after which a database that does not answer may be asked again
# The first that fits counts.
_KINDS: tuple[tuple[type[x.CodekitError], str], ...] = (
    (x.BlindRoundError, "blind"),
    (x.UnknownNameError, "unknown"),
    (x.StudyNotFoundError, "unknown"),
    (x.RoundStateError, "round_state"),
    (x.StaleEditError, "stale"),
    (x.NotComparableError, "not_comparable"),
    (x.ProblemsError, "problems"),
    (x.LedgerError, "forbidden"),
)
_encoder = msgspec.json.Encoder()


class WireError(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was not done."""

    kind: Annotated[str, one_of("ErrorKind", *STATUS)]  # a kind not listed here is to be shown like `failed`
    message: str  # one line for people: what and where; never words of a transcript
    hint: str = ""  # how to mend it; may be empty
    problems: list[str] | msgspec.UnsetType = msgspec.UNSET  # for `problems`: each with its place


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer whose status is not 2xx."""

    error: WireError


class Json(Response):
    """A value as JSON; NaN becomes null."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of the value."""
        return _encoder.encode(content)


def kind_of(error: x.CodekitError) -> str:
    """What an error is called on the wire."""
    if isinstance(error, x.RefusedError):
        return error.kind
    if isinstance(error, x.FileRefusedError | x.StudyBusyError):
        return "failed"  # not to be written now; the page keeps the operation and tries again
    return next((name for kind, name in _KINDS if isinstance(error, kind)), "invalid")


def wire_error(error: x.CodekitError) -> WireError:
    """An error as the page gets it."""
    problems = [str(problem) for problem in error.problems] if isinstance(error, x.ProblemsError) else msgspec.UNSET
    message = error.message.partition("\n")[0]
    return WireError(kind=kind_of(error), message=message, hint=error.hint, problems=problems)


def failure(error: x.CodekitError) -> Json:
    """The answer for an error of ours."""
    body = ErrorBody(error=wire_error(error))
    if isinstance(error, x.DatabaseRefusedError):
        return Json(body, status_code=503, headers={"Retry-After": RETRY})
    return Json(body, status_code=STATUS[body.error.kind])


def refusal(status: int, kind: str, message: str, hint: str = "") -> Json:
    """The answer for a request that must not come in."""
    return Json(ErrorBody(error=WireError(kind=kind, message=message, hint=hint)), status_code=status)
