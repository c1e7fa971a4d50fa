"""What the workbench tells its page about a coder's own work. Offsets are code points, half-open."""

from __future__ import annotations

from typing import Any

import msgspec

from codekit.model import events


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """A coding that stands; without its words, which the page takes from the text."""

    id: str
    code: str
    start: int
    end: int
    polarity: str
    coder: str
    at: str
    codebook: str
    derived_from: str = ""


class Memo(msgspec.Struct, frozen=True, kw_only=True):
    """A note: about a coding, a span, a transcript, a code or the study."""

    id: str
    what: str
    about: str = ""
    round: str
    transcript: str = ""
    start: int = 0
    end: int = 0
    text: str
    discuss: bool
    coder: str
    at: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A code that a coder misses in the codebook."""

    id: str
    coder: str
    at: str
    round: str
    codebook: str
    name: str
    definition: str
    parent: str = ""
    transcript: str = ""
    start: int = 0
    end: int = 0


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One operation as history and undo show it."""

    op_id: str
    kind: str
    at: str
    round: str
    transcript: str = ""
    code: str = ""
    old_code: str = ""
    start: int = 0
    end: int = 0
    turn: int | None = None
    words: int = 0


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What an operation did to what stands."""

    op_id: str
    kind: str
    round: str = ""
    transcript: str = ""
    put: list[Coding] = []
    drop: list[str] = []
    put_memos: list[Memo] = []
    drop_memos: list[str] = []
    memos_changed: bool = False
    state: str | None = None
    rejected: list[str] = []
    unrejected: list[str] = []
    confirmed: list[str] = []
    unconfirmed: list[str] = []
    proposal: Proposal | None = None
    about: Step | None = None

    def without_words(self) -> Change:
        """The same for the event stream: notes and proposals are left out, since they are content."""
        return msgspec.structs.replace(self, put_memos=[], proposal=None)


def coding(event: events.Coding) -> Coding:
    """A coding as the page gets it."""
    return Coding(
        id=event.id,
        code=event.code,
        start=event.start,
        end=event.end,
        polarity=event.polarity,
        coder=event.coder,
        at=event.at,
        codebook=event.codebook,
        derived_from=event.derived_from,
    )


def memo(event: Any) -> Memo:
    """A note as the page gets it, whatever it is about."""
    if isinstance(event, events.RoundMemo):
        what = "code" if event.code else "study"
        place: dict[str, Any] = {"about": event.code}
    else:
        what = "coding" if event.about else "span" if event.start < event.end else "transcript"
        place = {"about": event.about, "transcript": event.transcript, "start": event.start, "end": event.end}
    return Memo(
        id=event.id,
        what=what,
        round=event.round,
        text=event.text,
        discuss=event.discuss,
        coder=event.by,
        at=event.at,
        **place,
    )


def proposal(event: events.CodePropose) -> Proposal:
    """A proposal as the page gets it."""
    return Proposal(
        id=event.id,
        coder=event.by,
        at=event.at,
        round=event.round,
        codebook=event.codebook,
        name=event.name,
        definition=event.definition,
        parent=event.parent,
        transcript=event.transcript,
        start=event.start,
        end=event.end,
    )
