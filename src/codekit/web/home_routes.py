"""The routes of the home page: what is on this computer, and the door to each study."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit import __version__
from codekit.errors import CodekitError, RefusedError
from codekit.store import personal
from codekit.web import control, process, recent, registry
from codekit.web.asked import convert, get, post
from codekit.web.entrance import Entrance
from codekit.web.sessions import Sessions
from codekit.workbench.home import doors, folders, projects, trying
from codekit.workbench.views.values import Value
from codekit.workflow.results import example
from codekit.workflow.study import people
from codekit.workflow.study.study import open_study


class RecentStudy(Value, frozen=True, kw_only=True):
    """A study that was opened on this computer."""

    path: str
    shown: str  # the path as people read it
    title: str  # what it is called now; the folder's name where it is gone or cannot be read
    coder: str  # who worked in it last here
    name: str  # what that coder is called
    at: str  # when it was opened
    gone: bool  # it is not there any more, or its drive is not
    runs: bool  # a workbench of it runs


class HomeShown(Value, frozen=True, kw_only=True):
    """GET /api/home: what the page begins with. A page that is open asks for it every minute."""

    codekit: str  # version
    recent: list[RecentStudy]
    place: str  # where a new study is offered to stand
    drives: list[str]  # where paths begin


class Progress(Value, frozen=True, kw_only=True):
    """GET /api/home/progress: how far what takes long is; `of` is 0 where nothing does."""

    what: str  # interviews, rounds, reviews, judgements; of a project: project, texts, codings
    done: int
    of: int


class Halted(Value, frozen=True, kw_only=True):
    """DELETE /api/home/progress: how many pieces of work were told to end at their next step; nothing of them stays."""

    cancelled: int


NOTHING = Progress(what="", done=0, of=0)


class HomeApi:
    """The handlers of one home page."""

    def __init__(self, sessions: Sessions, *, port: int, stop: Callable[[], None]) -> None:
        """`stop` ends the server."""
        self.active = time.monotonic()  # when a page last asked for something
        self._progress = NOTHING
        self._under_way: set[Event] = set()
        self._entrance = Entrance(sessions, port=port, stop=stop, locked=lambda: None, command="codekit")

    def routes(self) -> list[Route]:
        """Every route under /api, with those of the entrance."""
        asked: dict[str, tuple[type[Any], Callable[[Any], Any]]] = {
            "/api/home/folders": (doors.FoldersRequest, lambda body: folders.listing(body.path)),
            "/api/home/study": (doors.DoorRequest, _door),
            "/api/home/new": (doors.NewStudy, lambda body: self.while_told(partial(doors.new, body))),
            "/api/home/try": (trying.TryRequest, lambda body: self.while_told(partial(_try, body))),
            "/api/home/project": (
                projects.ProjectRequest,
                lambda body: self.while_told(partial(projects.project, body)),
            ),
            "/api/home/start": (doors.ComeInRequest, _start),
            "/api/home/forget": (doors.DoorRequest, _forget),
            "/api/home/stop": (doors.DoorRequest, _stop),
        }
        return [
            *self._entrance.routes(),
            Route("/api/home", get(lambda _: self._heard(_home)), methods=["GET"]),
            Route("/api/home/progress", get(lambda _: self._progress), methods=["GET"]),
            Route("/api/home/progress", get(lambda _: self._heard(self.cancel)), methods=["DELETE"]),
            *(Route(path, self._post(kind, act), methods=["POST"]) for path, (kind, act) in asked.items()),
        ]

    def _post(self, kind: type[Any], act: Callable[[Any], Any]) -> Callable[[Request], Any]:
        return post(lambda _, body: self._heard(lambda: act(convert(body, kind))))

    def while_told(self, work: Callable[[example.Step], Any]) -> Any:
        """Do what takes long, while `progress` says how far it is; between two steps it can be cancelled."""
        cancelled = Event()

        def step(what: str, done: int, of: int) -> None:
            if cancelled.is_set():
                raise RefusedError("invalid", "cancelled; nothing was written")
            self._progress = Progress(what=what, done=done, of=of)
            self.active = time.monotonic()

        self._under_way.add(cancelled)
        try:
            return work(step)
        finally:
            self._under_way.discard(cancelled)
            self._progress = NOTHING

    def cancel(self) -> Halted:
        """Tell all that takes long to end at its next step."""
        under_way = list(self._under_way)
        for work in under_way:
            work.set()
        return Halted(cancelled=len(under_way))

    def _heard(self, question: Callable[[], Any]) -> Any:
        """Ask, and note that a page is there: before, since it may take long, and after."""
        self.active = time.monotonic()
        try:
            return question()
        finally:
            self.active = time.monotonic()


def _try(asked: trying.TryRequest, step: example.Step) -> doors.CameIn:
    study, coder = trying.laid_out(asked, step)
    return _opened(study, coder, trying.ROUND, trying.TRANSCRIPT)


def _home() -> HomeShown:
    here = {entry.study for _, entry in control.running()}
    rows = [_row(opened, runs=opened.study in here) for opened in recent.everywhere()]
    return HomeShown(codekit=__version__, recent=rows, place=doors.place(), drives=folders.drives())


def _row(opened: recent.Opened, *, runs: bool) -> RecentStudy:
    title, name, gone = folders.name_of(opened.study), opened.coder, not folders.is_study(opened.study)
    with suppress(CodekitError, OSError):
        if not gone:
            study = open_study(opened.study)
            title, name = study.title, people.name_of(study, opened.coder)
    return RecentStudy(
        path=opened.study,
        shown=personal.tilde(opened.study),
        title=title,
        coder=opened.coder,
        name=name,
        at=opened.at,
        gone=gone,
        runs=runs and not gone,
    )


def _last(path: str) -> str:
    opened = recent.of(path)
    return opened.coder if opened else ""


def _door(asked: doors.DoorRequest) -> doors.Door:
    return doors.door(asked.path, _last)


def _start(asked: doors.ComeInRequest) -> doors.CameIn:
    return _opened(*doors.come_in(asked, _last))


def _opened(study: str, coder: str, round_id: str = "", transcript: str = "") -> doors.CameIn:
    """The workbench of a coder: the one that runs, or a new one, which begins in a round and transcript."""
    entry = registry.read(registry.key(study, coder))
    if entry is not None and entry.running and (answer := control.ask(entry, "code")) is not None:
        recent.note(study, coder)
        return doors.CameIn(url=str(answer["url"]))
    words = [*([transcript] if transcript else []), *(["--round", round_id] if round_id else [])]
    return doors.CameIn(url=process.started(["code", *words, "--study", study, "--coder", coder]))


def _forget(asked: doors.DoorRequest) -> HomeShown:
    recent.forget(asked.path)
    return _home()


def _stop(asked: doors.DoorRequest) -> HomeShown:
    """Stop the workbenches of a study; everything that was acknowledged is on disk."""
    if asked.path:
        control.stop(asked.path)
    return _home()
