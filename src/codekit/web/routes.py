"""The routes: read the request, ask the desk, answer in JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from codekit.errors import RefusedError
from codekit.web.areas import AREAS, away, home, recordings
from codekit.web.asked import Ask, convert, get, parameter, place, post, query
from codekit.web.entrance import Entrance
from codekit.web.room import MOST_OPS, Room
from codekit.web.sessions import Sessions
from codekit.web.settings import Kept
from codekit.workbench import deciding, round_acts, texts_changed
from codekit.workbench.views import codebook as codes
from codekit.workbench.views import excerpts, records, search, transcript, work


class OpsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/ops. At most 200 operations and 1 MiB. Each one stands or fails by itself, in order."""

    ops: list[Annotated[Any, msgspec.Meta(extra={"name": "Op"})]]  # decoded one by one


class StudyApi:
    """What one coder may ask of one study."""

    def __init__(self, room: Room, settings: Kept) -> None:
        """Answer for a room."""
        self.room, self.settings = room, settings

    def routes(self) -> list[Route]:
        """Every route under /api that is about the study."""
        room = self.room
        ask = room.ask
        questions: dict[str, Ask] = {
            "/api/session": lambda _: room.session(),
            "/api/library": lambda r: room.library(query(r, "round"), now=query(r, "now") == "1"),
            "/api/transcripts/{id}": lambda r: ask(transcript.transcript, parameter(r, "id"), query(r, "round")),
            "/api/work/{round}/{id}": lambda r: room.with_rev(work.own, *place(r)),
            "/api/work/{round}/{id}/others": lambda r: ask(work.others, *place(r)),
            "/api/codebook": self._codebook,
            "/api/codebook/diff": lambda r: ask(codes.compared, query(r, "old"), query(r, "new")),
            "/api/codes/{code}/excerpts": self._excerpts,
            "/api/memos": lambda r: ask(records.memos, query(r, "round")),
            "/api/history": self._history,
            "/api/settings": lambda _: self.settings.read(),
        }
        return [
            *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
            Route("/api/ops", post(self._ops), methods=["POST"]),
            Route("/api/search", post(self._search), methods=["POST"]),
            Route("/api/settings", post(self._settings), methods=["PUT"]),
            Route("/api/decisions", post(self._decide), methods=["POST"]),
            Route("/api/decisions/preview", post(self._preview), methods=["POST"]),
            Route("/api/rounds/{id}/{act}", post(self._round), methods=["POST"]),
            Route("/api/transcripts/{id}/turns", post(self._turns), methods=["POST"]),
            Route("/api/transcripts/{id}/correct", post(self._correct), methods=["POST"]),
            *(route for area in AREAS for route in area.routes(room)),
            Route("/api/events", self._events, methods=["GET"]),
        ]

    # what has parameters of its own

    def _codebook(self, request: Request) -> Any:
        round_id, id_ = query(request, "round"), query(request, "codebook")
        return self.room.ask(codes.of_round, round_id) if round_id else self.room.ask(codes.working, id_)

    def _excerpts(self, request: Request) -> Any:
        return self.room.ask_apart(
            excerpts.excerpts,
            parameter(request, "code"),
            query(request, "round"),
            below=query(request, "below") == "1",
            whose=query(request, "whose") or "mine",
        )

    def _history(self, request: Request) -> Any:
        limit = query(request, "limit") or "200"
        if not limit.isdecimal() or len(limit) > 6:
            raise RefusedError("invalid", "limit is a number")
        return self.room.ask(
            records.history,
            round_id=query(request, "round"),
            transcript=query(request, "transcript"),
            limit=int(limit),
            before=query(request, "before"),
        )

    def _ops(self, _request: Request, body: Any) -> Any:
        asked = convert(body, OpsRequest)
        if len(asked.ops) > MOST_OPS:
            raise RefusedError("too_large", f"at most {MOST_OPS} operations at once")
        return self.room.perform([msgspec.json.encode(op) for op in asked.ops])

    def _search(self, _request: Request, body: Any) -> Any:
        return self.room.ask_apart(search.run, convert(body, search.SearchRequest))

    def _settings(self, _request: Request, body: Any) -> Any:
        return self.settings.write(body)

    def _round(self, request: Request, body: Any) -> Any:
        kind, act = ACTS.get(request.path_params["act"], (None, None))
        if kind is None or act is None:
            raise RefusedError("unknown", "no such route")
        return self.room.act(act, parameter(request, "id"), convert(body, kind))

    def _decide(self, _request: Request, body: Any) -> Any:
        asked = convert(body, deciding.DecisionRequest)
        return self.room.act(lambda desk, _: deciding.decide(desk, asked), asked.round)

    def _preview(self, _request: Request, body: Any) -> Any:
        return self.room.ask_apart(deciding.preview, convert(body, deciding.DecisionRequest))

    def _turns(self, request: Request, body: Any) -> Any:
        asked = convert(body, texts_changed.TurnRequest)
        return self.room.change_text(texts_changed.turns, parameter(request, "id"), asked)

    def _correct(self, request: Request, body: Any) -> Any:
        asked = convert(body, texts_changed.CorrectionRequest)
        return self.room.change_text(texts_changed.correct, parameter(request, "id"), asked)

    async def _events(self, request: Request) -> Response:
        since = query(request, "since")
        number = int(since) if since.isdecimal() and len(since) < 16 else 0
        stream = self.room.hub.listen(query(request, "epoch"), number)
        return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


class Api(StudyApi):
    """The handlers of one room on this computer."""

    def __init__(self, room: Room, sessions: Sessions, settings: Kept, *, port: int, stop: Callable[[], None]) -> None:
        """`stop` ends the server."""
        super().__init__(room, settings)
        self._entrance = Entrance(sessions, port=port, stop=stop, locked=self._locked, command="codekit code")

    def _locked(self) -> None:
        self.room.sounds.lock()
        self.room.hub.close("locked")

    def routes(self) -> list[Route]:
        """Every route under /api, with those of the entrance, and of files that lie on this computer."""
        ours = (*self._entrance.routes(), *recordings.routes(self.room), *away.routes(self.room), home.route(self.room))
        return [*super().routes(), *ours]


ACTS: dict[str, tuple[type[Any], Callable[..., Any]]] = {
    "compare": (round_acts.CompareRequest, round_acts.compare_round),
    "sign": (round_acts.Nothing, round_acts.sign_round),
    "close": (round_acts.Nothing, round_acts.close_round),
    "withdraw": (round_acts.Nothing, round_acts.withdraw_round),
    "cancel": (round_acts.CancelRequest, round_acts.cancel_round),
    "resume": (round_acts.Nothing, round_acts.resume_round),
    "settle": (round_acts.SettleRequest, round_acts.settle_round),
    "propose": (round_acts.ProposeRequest, round_acts.propose),
    "finalise": (deciding.FinaliseRequest, deciding.finalise),
}
