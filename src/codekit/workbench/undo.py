"""Which operations undo and redo may touch now, and operations as history shows them."""

from __future__ import annotations

from functools import partial
from typing import Any

from codekit.errors import CodekitError, RefusedError
from codekit.model import events as e
from codekit.model.layer import FINISHED
from codekit.store.own import OwnLedger
from codekit.store.protocols import Look
from codekit.workbench import operations
from codekit.workbench.desk import Desk
from codekit.workbench.log import Entry, Place
from codekit.workbench.views.values import Step

_LOOSE = ("memo.", "assignment.")  # kinds of operations that a finished transcript takes, too
_SUBJECTS = (e.Coding, e.MemoAdd, e.RoundMemo, e.CodePropose, e.UnitSkip)


def next_undo(desk: Desk, *, round_id: str = "", transcript: str = "", fixed: Fixed | None = None) -> Entry | None:
    """What undo would take back now."""
    as_is = fixed or Fixed(desk)
    may = partial(_within, round_id=round_id, transcript=transcript)
    return desk.log.last_done(as_is.is_free, lambda place: may(place) and as_is.may(place))


def next_redo(desk: Desk, *, round_id: str = "", transcript: str = "", fixed: Fixed | None = None) -> Entry | None:
    """What redo would bring back now."""
    as_is = fixed or Fixed(desk)
    return desk.log.last_undone(lambda entry: _within(entry.place, round_id, transcript) and as_is.is_free(entry))


def to_undo(desk: Desk, op: operations.Undo) -> Entry:
    """The operation that an undo is about. Raises RefusedError where there is none."""
    if op.target:
        entry = desk.log.get(op.target)
        if entry is None or entry.undoes or desk.log.undone_by(entry):
            raise RefusedError("unknown", "that operation cannot be undone: it is not there, or undone already")
        return entry
    entry = next_undo(desk, round_id=op.round, transcript=op.transcript)
    if entry is None:
        raise RefusedError("round_state", "there is nothing to undo")
    return entry


def to_redo(desk: Desk, op: operations.Redo) -> Entry:
    """The operation that a redo is about. Raises RefusedError where there is none."""
    if op.target:
        entry = desk.log.get(op.target)
        if entry is None or not desk.log.undone_by(entry):
            raise RefusedError("unknown", "that operation cannot be redone: it is not undone")
        return entry
    entry = next_redo(desk, round_id=op.round, transcript=op.transcript)
    if entry is None:
        raise RefusedError("round_state", "there is nothing to redo")
    return entry


def why_fixed(desk: Desk, entry: Entry) -> str:
    """Why an operation can be neither undone nor redone now, or ""."""
    return Fixed(desk).why(entry)


class Fixed:
    """Why operations cannot be undone, asked about many of them: what is so for a whole ledger is asked once."""

    def __init__(self, desk: Desk, look: Look | None = None) -> None:
        """Ask as things are now, or were in a look; not to be kept."""
        self._desk = desk
        self.look = look or desk.study.store.look()
        self._rounds: dict[str, str] = {}
        self._states: dict[Place, str] = {}
        self._ledgers: dict[Place, OwnLedger] = {}

    def why(self, entry: Entry) -> str:
        """Why an operation can be neither undone nor redone now, or ""."""
        if why := self._round(entry.place[0]):
            return why
        held = self._ledger(entry.place)
        if not self._desk.log.undone_by(entry) and not any(held.stands(event.id) for event in entry.events):
            return "what it made was taken back in another way"
        if self._finished(entry.place) and not entry.kind.startswith(_LOOSE):
            return f"{entry.place[1]} is finished; reopen it to change it"
        return ""

    def is_free(self, entry: Entry) -> bool:
        """True where there is no reason."""
        return not self.why(entry)

    def may(self, place: Place) -> bool:
        """False where all of a ledger is fixed; a coder may have finished tens of thousands of operations."""
        if self._round(place[0]):
            return False
        return not (self._finished(place) and self._desk.glance(place, self.look).only_adds)

    def _round(self, round_id: str) -> str:
        if round_id not in self._rounds:
            self._rounds[round_id] = self._kept(round_id)
        return self._rounds[round_id]

    def _ledger(self, place: Place) -> OwnLedger:
        if place not in self._ledgers:
            self._ledgers[place] = self._desk.ledger(place, self.look)
        return self._ledgers[place]

    def _finished(self, place: Place) -> bool:
        if place not in self._states:
            self._states[place] = self._desk.state(place, self.look) if place[1] else ""
        return self._states[place] == FINISHED

    def _kept(self, round_id: str) -> str:
        """Why nothing in a round is undone any more, or ""."""
        round_ = self._desk.round(round_id)
        if round_.compared or round_.closed:
            state = "closed" if round_.closed else "compared"
            return f"round {round_id} is {state}: its codings are kept as they were"
        return ""


def _within(place: Place, round_id: str, transcript: str) -> bool:
    return round_id in {"", place[0]} and transcript in {"", place[1]}


def step(desk: Desk, entry: Entry, look: Look | None = None) -> Step:
    """An operation with its code and place, for a label."""
    held = desk.ledger(entry.place, look)
    added = [event for event in entry.events if isinstance(event, _SUBJECTS)]
    gone = [_subject(event, held.events) for event in entry.events if hasattr(event, "cancels")]
    subject = next((event for event in [*added, *gone] if event is not None), None)
    old = next((event for event in gone if isinstance(event, e.Coding)), None)
    code = str(getattr(subject, "code", ""))
    start, end = getattr(subject, "start", 0), getattr(subject, "end", 0)
    transcript = entry.place[1] or getattr(subject, "transcript", "")
    turn, words = _where(desk, transcript, (start, end), look)
    was = old.code if old is not None and added and old.code != code else ""
    return Step(
        op_id=entry.op_id,
        kind=desk.log.kind(entry),
        at=entry.at,
        round=entry.place[0],
        transcript=transcript,
        code=code,
        code_name=desk.code_name(entry.place[0], code),
        old_code=was,
        old_name=desk.code_name(entry.place[0], was),
        start=start,
        end=end,
        turn=turn,
        words=words,
    )


def _subject(event: Any, events: dict[str, Any]) -> Any:
    """What a cancelling event is about in the end: the coding, not the removal of its removal."""
    seen = 0  # a ledger in which events take back each other must not hold up the window
    while hasattr(event, "cancels") and seen < len(events):
        event = events.get(event.cancels)
        seen += 1
    return event if isinstance(event, _SUBJECTS) else None


def _where(desk: Desk, transcript: str, span: tuple[int, int], look: Look | None) -> tuple[int | None, int]:
    if not transcript or span[0] >= span[1]:
        return None, 0
    try:
        text = desk.texts.get(transcript, look)
    except CodekitError:
        return None, 0
    turn = text.turn_at(span[0])
    return (turn.index if turn else None), text.words_in(*span)
