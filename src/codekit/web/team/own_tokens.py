"""One's own tokens, under one's own name in the server's page: listed, made, ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from codekit.team import sessions, tokens
from codekit.team.register import Register
from codekit.team.sessions import Signed
from codekit.workbench.views.values import Value


class OwnToken(Value, frozen=True, kw_only=True):
    """A token by which a copy of a study asks the server; times in seconds since 1970."""

    id: str
    name: str
    made: float
    seen: float  # 0: it was not used yet
    until: float


class OwnTokens(Value, frozen=True, kw_only=True):
    """GET /api/team/tokens. `secret` is the one that was just made: it is shown this once, else ""."""

    tokens: list[OwnToken]
    days: int  # for how long one is good where nothing else is said
    secret: str


class TokenRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/tokens/new. The answer is OwnTokens, with its secret."""

    name: str
    days: int = tokens.DAYS


class TokenEnd(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/tokens/end. The answer is OwnTokens."""

    id: str


def acts(register: Register) -> dict[str, tuple[type[Any], Callable[..., Any]]]:
    """What is posted, by the route."""
    return {
        "tokens/new": (TokenRequest, lambda signed, asked: _make(register, signed, asked)),
        "tokens/end": (TokenEnd, lambda signed, asked: _end(register, signed, asked)),
    }


def shown(register: Register, signed: Signed, secret: str = "") -> OwnTokens:
    """The tokens of whoever is signed in."""
    found = tokens.of(register, signed.account.id)
    rows = [OwnToken(id=t.digest, name=t.name, made=t.made, seen=t.seen, until=t.until) for t in found]
    return OwnTokens(tokens=rows, days=tokens.DAYS, secret=secret)


def _make(register: Register, signed: Signed, asked: TokenRequest) -> OwnTokens:
    sessions.refuse_old(register, signed)
    return shown(register, signed, tokens.make(register, signed.account.id, asked.name, days=asked.days))


def _end(register: Register, signed: Signed, asked: TokenEnd) -> OwnTokens:
    tokens.end(register, signed.account.id, asked.id)
    return shown(register, signed)
