"""What every route does: take the parameters and the body, ask in a thread, answer in JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import encode_rfc2231
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from codekit.errors import CodekitError, RefusedError
from codekit.web.answers import Json, failure
from codekit.web.incoming import possible, read_body

T = TypeVar("T")
Ask = Callable[[Request], Any]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page saves under this name; the page takes it as bytes, never as a page of its own."""

    name: str
    data: bytes

    def response(self) -> Response:
        """As an answer."""
        headers = {
            "Content-Disposition": f"attachment; filename*={encode_rfc2231(self.name, 'UTF-8')}",
            "Cache-Control": "no-store",
        }
        return Response(self.data, media_type="application/octet-stream", headers=headers)


def query(request: Request, name: str) -> str:
    """One parameter of the address; "" where it is not given."""
    return possible(request.query_params.get(name, ""))


def parameter(request: Request, name: str) -> str:
    """One part of the path."""
    return possible(str(request.path_params[name]))


def place(request: Request) -> tuple[str, str]:
    """Round and transcript of the path."""
    return parameter(request, "round"), parameter(request, "id")


def convert(body: Any, kind: type[T]) -> T:
    """The body as one of our structs. Raises RefusedError where it is none; no value of it is repeated."""
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError as error:
        text = str(error)
        safe = text if text.startswith(("Object ", "Expected ")) else "a field has a value that is not allowed"
        raise RefusedError("invalid", safe) from None


def get(question: Ask) -> Callable[[Request], Any]:
    """Answer a GET."""

    async def answer(request: Request) -> Response:
        return await _answer(question, request)

    return answer


def post(question: Callable[[Request, Any], Any]) -> Callable[[Request], Any]:
    """Answer a request with a body."""

    async def answer(request: Request) -> Response:
        try:
            body = await read_body(request)
        except CodekitError as error:
            return failure(error)
        return await _answer(question, request, body)

    return answer


async def _answer(question: Callable[..., Any], *args: Any) -> Response:
    try:
        answer = await run_in_threadpool(question, *args)
    except CodekitError as error:
        return failure(error)
    return answer.response() if isinstance(answer, Download) else Json(answer)
