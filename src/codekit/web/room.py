"""The room in which one coder works: the desk behind a lock, and the tabs that are told what changed."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

import msgspec

from codekit.errors import CodekitError
from codekit.store.protocols import Look
from codekit.store.values import Token
from codekit.web.answers import WireError, wire_error
from codekit.web.loading import LOADING
from codekit.web.readers import BUSY, Readers
from codekit.web.sounds import Sounds
from codekit.web.stream import ChangeTold, External, HereNow, Hub, Message, News, RoundsChanged
from codekit.workbench import news, operations, perform
from codekit.workbench.desk import Desk
from codekit.workbench.facts import TextFacts
from codekit.workbench.texts_changed import TextChange
from codekit.workbench.views import library, transcripts
from codekit.workbench.views.values import Change, Step, Value

T = TypeVar("T")
V = TypeVar("V", bound=Value)
MOST_OPS = 200
FEW = 30  # texts that are read though somebody wants the library at once


class OpDone(Value, frozen=True, kw_only=True):
    """An operation that stands."""

    op_id: str
    ok: Literal[True] = True
    rev: int
    repeated: bool  # true: the server had it already (a replay); nothing was written again
    change: Change


class OpRefused(Value, frozen=True, kw_only=True):
    """An operation of which nothing was written."""

    op_id: str
    ok: Literal[False] = False
    error: WireError


class OpsAnswer(Value, frozen=True, kw_only=True):
    """What became of each operation, in the order in which they were sent."""

    epoch: str
    rev: int
    results: list[OpDone | OpRefused]
    undo: Step | None  # what Ctrl+Z would do now
    redo: Step | None


class Room:
    """Runs what is asked on the desk, one thing at a time, in threads beside the server's own."""

    def __init__(self, desk: Desk, *, round_id: str | None, transcript: str | None) -> None:
        """Begin with this round and transcript, where they are given."""
        self.desk = desk
        self.start = library.FirstPlace(round=round_id, transcript=transcript)
        self.hub = Hub(secrets.token_hex(8))
        self.sounds = Sounds()
        self.place = ""  # where the study is said to be, where that is not for everybody to know
        self._lock = threading.Lock()
        self._readers, self._changing = Readers(desk), threading.Lock()
        self._facts = TextFacts(desk.study)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen: tuple[bytes, Token] | None = None  # what may be known of what others do, as it was told last
        self.wrote: Callable[[], object] = lambda: None  # called when something was written from this room

    def enter(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell tabs through this loop; what is asked later is loaded meanwhile."""
        self._loop = loop
        LOADING.begin()

    @contextmanager
    def _at_desk(self) -> Iterator[None]:
        """The desk is for one thing at a time, and for none while a module is loaded."""
        with LOADING.moment(), self._lock, self.desk.study.store.looking():
            yield

    def ask(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Ask something of the desk; one question at a time."""
        with self._at_desk(), self.desk.study.as_one_reading():
            return question(self.desk, *args, **options)

    def ask_apart(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Ask something that may take seconds, of a desk of its own: nobody waits for it, with coding or a question."""
        with LOADING.turn(), self._readers.one() as desk:
            return question(desk, *args, **options)

    def in_turn(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Ask something that may change the study: one such thing after the other, while reading goes on."""
        with self._changing:
            return self.ask_apart(question, *args, **options)

    def act(self, question: Callable[..., T], round_id: str, *args: Any) -> T:
        """Do something that changes a round for everybody: compare, sign, decide. Tabs fetch the session again.

        Raises what the question raises; tabs hear nothing then.
        """
        answer = self.in_turn(question, round_id, *args)
        with self._at_desk():
            self.desk.forget(round_id)
            self._tell_again(self.desk.study.store.look())
        self.wrote()
        return answer

    def change_text(self, question: Callable[..., TextChange], *args: Any) -> TextChange:
        """Do something that may give a transcript another text or other turns. Tabs fetch it again at once.

        Raises what the question raises; tabs hear nothing then.
        """
        answer = self.in_turn(question, *args)
        if answer.written:
            self.look_again()
            self.wrote()
        return answer

    def change(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        """Do something to the study that is no coding: bring in, set up, judge, review. Tabs fetch again.

        Raises what the question raises; tabs hear nothing then.
        """
        answer = self.in_turn(question, *args, **options)
        self.changed()
        return answer

    def changed(self) -> None:
        """Tell tabs that the study is another one, so that they fetch again."""
        with self._at_desk():
            look = self.desk.study.store.look()
            self._look_at_own(look)
            self._tell_again(look)
        self.wrote()

    def session(self) -> library.Session:
        """Who works on what, with the revision that the answer goes with."""
        with self._at_desk():
            self.desk.study.refresh()
            if self._seen is None:  # what is told from now on is what the page does not have yet
                self._seen = self._now(self.desk.study.store.look())
            session = library.session(self.desk)
            return msgspec.structs.replace(session, start=self.start, epoch=self.hub.epoch, rev=self.hub.rev)

    def library(self, round_id: str = "", *, now: bool = False) -> library.Library:
        """The own assignments. Texts that were not read are read first, while coding goes on; if `now`, only a few."""
        look = self.desk.study.store.look()
        wanted = self.ask(library.transcripts, round_id, look)
        took_long = self._facts.warm(wanted, look, most=FEW if now else None)
        return self.ask(library.library, round_id, self._facts, look, None if took_long else look)

    def transcripts(self, *, now: bool = False) -> transcripts.TranscriptList:
        """Every transcript. Texts that were not read are read first, while coding goes on; if `now`, only a few."""
        look = self.desk.study.store.look()
        took_long = self._facts.warm(self.ask_apart(transcripts.ids), look, most=FEW if now else None)
        return self.ask_apart(transcripts.listed, self._facts, self.desk.study.store.look() if took_long else look)

    def with_rev(self, question: Callable[..., V], *args: Any) -> V:
        """Ask something of the desk, with the revision that the answer goes with."""
        with self._at_desk():
            return msgspec.structs.replace(question(self.desk, *args), epoch=self.hub.epoch, rev=self.hub.rev)

    def perform(self, raw_ops: Sequence[bytes]) -> OpsAnswer:
        """Do operations in order; each stands or fails by itself.

        Raises StudyBusyError where somebody else holds the study: nothing was done, the page sends them again.
        """
        with (
            self.desk.study.store.alone(self.desk.coder, patience=BUSY),
            self._at_desk(),
        ):  # in this order: reading goes on
            results = [self._one(raw) for raw in raw_ops]
            undo, redo = library.undo_and_redo(self.desk)
            answer = OpsAnswer(epoch=self.hub.epoch, rev=self.hub.rev, results=results, undo=undo, redo=redo)
        self.wrote()
        return answer

    def _one(self, raw: bytes) -> OpDone | OpRefused:
        try:
            op = operations.decode(raw)
        except operations.NotAnOperationError as error:
            return OpRefused(op_id=operations.op_id_of(raw), error=WireError(kind="invalid", message=str(error)))
        try:
            change, repeated = perform.perform(self.desk, op)
        except CodekitError as error:
            return OpRefused(op_id=op.op_id, error=wire_error(error))
        if not repeated:
            undo, redo = library.undo_and_redo(self.desk)
            fields = msgspec.structs.asdict(change.without_words())
            self._tell(ChangeTold(rev=self._next_rev(), undo=undo, redo=redo, **fields))
        return OpDone(op_id=op.op_id, rev=self.hub.rev, repeated=repeated, change=change)

    def tell_again(self) -> None:
        """Tell tabs to fetch again, the session too."""
        with self._at_desk():
            self._tell_again(self.desk.study.store.look())

    def look_again(self) -> None:
        """Tell tabs what other programs changed in the coder's ledgers, and what may be known of the rounds."""
        with self._at_desk():
            look = self.desk.study.store.look()
            self._look_at_own(look)
            if self._seen != self._now(look):
                self._tell_again(look)

    def _look_at_own(self, look: Look) -> None:
        for round_id, transcript in self.desk.look_again(look):
            self._tell(External(rev=self._next_rev(), round=round_id, transcript=transcript))

    def _tell_again(self, look: Look) -> None:
        """Tell tabs to fetch again; what there is now is no news any more. Of nothing that no tab ever asked for."""
        known, self._seen = self._seen is not None, self._now(look)
        if known:
            self._tell(RoundsChanged(rev=self._next_rev()))

    def _now(self, look: Look) -> tuple[bytes, Token]:
        """What the coder may know of rounds and of others, to be compared with what was told."""
        sight = self.desk.sight_of(look)
        return msgspec.json.encode(library.rounds_shown(self.desk, sight, look, of_role=False)), news.token(
            self.desk, sight, look
        )

    def _next_rev(self) -> int:
        """Count here, under the lock, so that revisions never run backwards."""
        self.hub.rev += 1
        return self.hub.rev

    def tell_of(self, here: HereNow) -> None:
        """Tell tabs who else is here; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.hub.tell, here)

    def _tell(self, news: News) -> None:
        """Publish in the server's own thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.hub.publish, Message(news.rev, news))
