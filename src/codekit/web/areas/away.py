"""The window of a copy of a server's study: how much is not sent yet, and the button that sends and fetches."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from codekit.web.asked import convert, get, post
from codekit.web.room import Room
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value


class CopyShown(Value, frozen=True, kw_only=True):
    """GET /api/away: of which server this study is a copy, for whom; `server` "" where it is none."""

    server: str
    study: str
    coder: str
    at: str  # when the two were together last
    waiting: int  # events of one's own that the server does not have, as far as it is known here
    token: bool  # whether a token is known on this computer


class SyncRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/away: send and fetch, with a token where none is known yet. The answer is CopySynced."""

    token: str = ""
    theirs: bool = False  # where a document was changed here, the server's takes its place


class KeptBack(Value, frozen=True, kw_only=True):
    """What stays here alone, and why."""

    path: str
    message: str
    remedy: str


class CopySynced(Value, frozen=True, kw_only=True):
    """What went to the server and what came from it."""

    sent: int
    fetched: int
    documents: list[str]
    removed: list[str]
    kept_back: list[KeptBack]
    copy: CopyShown


def routes(room: Room) -> list[Route]:
    """The routes of a window on one's own computer."""
    return [
        Route("/api/away", get(lambda _: room.ask_apart(shown)), methods=["GET"]),
        Route("/api/away", post(lambda _, body: room.change(synced, convert(body, SyncRequest))), methods=["POST"]),
    ]


def shown(desk: Desk) -> CopyShown:
    """Whether this study is a copy, and how much of it is here alone."""
    from codekit.away import sync, tokens
    from codekit.store import copied

    store = desk.study.store
    of = copied.origin(store)
    if of is None:
        return CopyShown(server="", study="", coder="", at="", waiting=0, token=False)
    known = bool(tokens.known(of.server))
    return CopyShown(
        server=of.server, study=of.study, coder=of.coder, at=of.at, waiting=sync.waiting(store), token=known
    )


def synced(desk: Desk, asked: SyncRequest) -> CopySynced:
    """Send and fetch. Raises CodekitError where the study is no copy, no token is known, the server not reached."""
    from codekit.away import sync, tokens
    from codekit.away.connection import ANOTHER, Connection
    from codekit.errors import RefusedError

    of = sync.origin_of(desk.study.store)
    token = tokens.typed(lambda: asked.token) if asked.token else tokens.known(of.server)
    if not token:
        raise RefusedError("invalid", "no token is known on this computer", hint=ANOTHER)
    try:
        done = sync.sync(desk.study, Connection(of.server, of.study, token), theirs=asked.theirs)
    except RefusedError as error:  # to the page, "unauthorised" would mean its own session
        if error.kind != "unauthorised":
            raise
        tokens.forget(of.server)
        raise RefusedError("invalid", error.message, hint=error.hint) from None
    if asked.token:
        tokens.keep(of.server, token)
    kept = [KeptBack(path=p.path, message=p.message, remedy=p.remedy) for p in done.kept_back]
    return CopySynced(
        sent=done.sent,
        fetched=done.fetched,
        documents=list(done.documents),
        removed=list(done.removed),
        kept_back=kept,
        copy=shown(desk),
    )
