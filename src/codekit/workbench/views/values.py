"""What several views share: the values that the page gets. Offsets are code points, half-open.

`frontend/src/api/wire.ts` is written from these and the other views' structs: a comment behind a field goes along.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

import msgspec

from codekit.model import events
from codekit.model.layer import FINISHED, STARTED, TODO
from codekit.model.rounds import CLOSED, COMPARED, COMPLETE, KINDS, OPEN
from codekit.model.transcript import ROLES
from codekit.workbench import operations
from codekit.workbench.operations import one_of

Polarity = operations.Polarity
RoundKind = Annotated[str, one_of("RoundKind", *KINDS)]
RoundState = Annotated[str, one_of("RoundState", OPEN, COMPLETE, COMPARED, CLOSED)]
AssignmentState = Annotated[str, one_of("AssignmentState", TODO, STARTED, FINISHED)]
Role = Annotated[str, one_of("Role", *ROLES)]
MemoAbout = operations.MemoAbout
OpKind = Annotated[str, one_of("OpKind", *operations.KINDS)]
Extent = tuple[int, int]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What the page gets: every field is always there."""


class Coding(Value, frozen=True, kw_only=True):
    """A coding that stands; without its words, which the page takes from the text."""

    id: str
    code: str
    start: int
    end: int
    polarity: Polarity
    coder: str
    at: str
    codebook: str  # id@version under which it was made
    value: str = ""  # one of the code's values, or ""
    derived_from: str = ""  # coding of a layer below, or accepted suggestion, or ""
    reworded: bool = False  # the text was corrected where it lies, since it was made


class Memo(Value, frozen=True, kw_only=True):
    """A note: about a coding, a span, a transcript, a code or the study."""

    id: str
    what: MemoAbout
    about: str = ""  # coding: its id; code: the code's id; else ""
    round: str
    transcript: str = ""  # "" for code and study
    start: int = 0  # span; 0 otherwise
    end: int = 0
    text: str
    discuss: bool  # to be discussed (key X); the text may then be empty
    coder: str
    at: str


class Skip(Value, frozen=True, kw_only=True):
    """A passage that a coder could not code."""

    id: str
    start: int
    end: int
    reason: str  # may be ""
    coder: str
    at: str


class Proposal(Value, frozen=True, kw_only=True):
    """A code that a coder misses in the codebook; with `code`, a sentence that would make that code clearer."""

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
    code: str = ""
    decided: str = ""  # what was decided about it, by whom and when, such as that it was declined; "" while it is open


class TextVersion(Value, frozen=True, kw_only=True):
    """One text that an interview had."""

    number: int
    by: str  # who corrected it; "" for the imported one
    at: str
    file: str
    what: Annotated[str, one_of("TextStep", "imported", "text", "turns")]  # what came to be another with it
    kept: float | None  # "text": the share of the characters that stayed; null where an older text cannot be read


class Step(Value, frozen=True, kw_only=True):
    """One operation as history and undo show it."""

    op_id: str
    kind: OpKind
    at: str
    round: str
    transcript: str = ""
    code: str = ""  # the code concerned, or ""
    code_name: str = ""  # what people call it
    old_code: str = ""  # recode: what it was
    old_name: str = ""
    start: int = 0
    end: int = 0
    turn: int | None = None  # index of the first turn concerned
    words: int = 0  # words in the span


class Change(Value, frozen=True, kw_only=True):
    """What an operation did to what stands. Apply it: drop, then put (by id), then state."""

    op_id: str
    kind: OpKind
    round: str = ""  # "", as `transcript`, where a memo or a proposal is about neither
    transcript: str = ""
    put: list[Coding] = []
    drop: list[str] = []  # ids of codings
    put_memos: list[Memo] = []  # in the event stream always []: notes are content; see memos_changed
    drop_memos: list[str] = []
    memos_changed: bool = False
    put_skips: list[Skip] = []  # as put_memos; see skips_changed
    drop_skips: list[str] = []
    skips_changed: bool = False
    state: AssignmentState | None = None  # null: unchanged
    rejected: list[str] = []  # ids of codings below, or of suggestions
    unrejected: list[str] = []
    confirmed: list[str] = []
    unconfirmed: list[str] = []
    proposal: Proposal | None = None  # null in the event stream
    about: Step | None = None  # undo, redo: the operation it was about

    def without_words(self) -> Change:
        """The same for the event stream: notes, reasons and proposals are left out, since they are content."""
        return msgspec.structs.replace(self, put_memos=[], put_skips=[], proposal=None)


class Excerpt(Value, frozen=True, kw_only=True):
    """Coded text with what stands around it in its turn."""

    coding: str  # id
    round: str
    transcript: str
    case: str
    code: str
    coder: str
    polarity: Polarity
    start: int
    end: int
    turn: int
    speaker: str
    before: str  # up to 160 characters, inside the turn
    text: str
    after: str
    memo: str  # first memo on it, own
    below: bool = False  # of the layer that a second pass goes over


def coding(event: events.Coding, reworded: Collection[str] = ()) -> Coding:
    """A coding as the page gets it; `reworded` are the ids of those that lie on other words than were coded."""
    shown = msgspec.convert(event, Coding, from_attributes=True)
    return msgspec.structs.replace(shown, reworded=True) if event.id in reworded else shown


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


def skip(event: events.UnitSkip) -> Skip:
    """A skip as the page gets it."""
    return msgspec.convert(event, Skip, from_attributes=True)


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
        code=event.code,
    )
