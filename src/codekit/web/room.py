"""The room in which one coder works: the desk behind a lock, and the tabs that are told what changed."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from codekit.errors import CodekitError
from codekit.web.answers import told
from codekit.web.stream import Hub, Message
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workbench.views import library
from codekit.workflow.study.study import Study

T = TypeVar("T")
MOST_OPS = 200


class Room:
    """Runs what is asked on the desk, one thing at a time, in threads beside the server's own."""

    def __init__(self, desk: Desk, *, round_id: str | None, transcript: str | None) -> None:
        """Begin with this round and transcript, where they are given."""
        self.desk = desk
        self.start = {"round": round_id, "transcript": transcript}
        self.hub = Hub(secrets.token_hex(8))
        self._lock = threading.Lock()
        self._reader = Desk(Study(desk.study.store, writer=desk.study.writer), desk.coder)
        self._reading = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rounds_seen = b""

    def enter(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell tabs through this loop."""
        self._loop = loop

    def ask(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Ask something of the desk; one question at a time."""
        with self._lock:
            return question(self.desk, *args, **options)

    def ask_apart(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Ask something that may take seconds, of a desk of its own, so that nobody has to wait with coding."""
        with self._reading:
            self._reader.study.refresh()
            return question(self._reader, *args, **options)

    def act(self, question: Callable[..., T], round_id: str, *args: Any) -> T:
        """Do something that changes a round for everybody: compare, sign, decide. Tabs fetch the session again."""
        found = self.ask_apart(question, round_id, *args)
        with self._lock:
            self.desk.forget(round_id)
            self._tell("rounds", {})
        return found

    def session(self) -> dict[str, Any]:
        """Who works on what, with the revision that the answer goes with."""
        with self._lock:
            self.desk.study.refresh()
            found = library.session(self.desk)
            return found | {"start": self.start, "epoch": self.hub.epoch, "rev": self.hub.rev}

    def with_rev(self, question: Callable[..., dict[str, Any]], *args: Any) -> dict[str, Any]:
        """Ask something of the desk, with the revision that the answer goes with."""
        with self._lock:
            return question(self.desk, *args) | {"epoch": self.hub.epoch, "rev": self.hub.rev}

    def perform(self, raw_ops: Sequence[bytes]) -> dict[str, Any]:
        """Do operations in order; each stands or fails by itself."""
        with self._lock:
            results = [self._one(raw) for raw in raw_ops]
            undo, redo = library.undo_and_redo(self.desk)
            return {"epoch": self.hub.epoch, "rev": self.hub.rev, "results": results, "undo": undo, "redo": redo}

    def _one(self, raw: bytes) -> dict[str, Any]:
        try:
            op = operations.decode(raw)
        except operations.NotAnOperationError as error:
            about = {"kind": "invalid", "message": str(error), "hint": ""}
            return {"op_id": operations.op_id_of(raw), "ok": False, "error": about}
        try:
            change, repeated = perform.perform(self.desk, op)
        except CodekitError as error:
            return {"op_id": op.op_id, "ok": False, "error": told(error)}
        if not repeated:
            undo, redo = library.undo_and_redo(self.desk)
            data = msgspec.structs.asdict(change.without_words()) | {"undo": undo, "redo": redo}
            self._tell("change", data)
        return {"op_id": op.op_id, "ok": True, "rev": self.hub.rev, "repeated": repeated, "change": change}

    def look_again(self) -> None:
        """Tell tabs what other programs changed in the coder's ledgers, and what may be known of the rounds."""
        with self._lock:
            for round_id, transcript in self.desk.look_again():
                self._tell("external", {"round": round_id, "transcript": transcript})
            self._look_at_rounds()

    def _look_at_rounds(self) -> None:
        sight = self.desk.sight
        seen = msgspec.json.encode([library.round_(self.desk, each, sight) for each in sight.shown])
        if self._rounds_seen not in {b"", seen}:
            self._tell("rounds", {})
        self._rounds_seen = seen

    def _tell(self, event: str, data: dict[str, Any]) -> None:
        """Publish in the server's thread, and wait until that is done, so that revisions never run backwards."""
        rev = self.hub.rev + 1
        self.hub.rev = rev
        message = Message(rev, event, data | {"rev": rev})
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.hub.publish, message)
