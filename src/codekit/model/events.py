"""Events: the immutable facts from which the state of a study is folded.

Every event has an id of its own, says when it happened and who wrote it. Nothing is edited: an event that cancels names
the event it cancels. A coding *is* the event that added it. Order, repeats and clocks do not matter, so merging two
copies of a study is a set union.
"""

from __future__ import annotations

from codekit.model.event import Event, after, now, stamp, to_line
from codekit.model.polarities import SUPPORTING
from codekit.model.round_events import (
    CodePropose,
    Decision,
    InRound,
    Recheck,
    RoundAbandon,
    RoundCancel,
    RoundClose,
    RoundCompare,
    RoundEvent,
    RoundMemo,
    RoundRetract,
    RoundSign,
    RoundStart,
)
from codekit.model.span import Span

__all__ = [
    "AnyEvent",
    "AssignmentFinish",
    "AssignmentReopen",
    "CodePropose",
    "Coding",
    "CodingConfirm",
    "CodingReject",
    "CodingRemove",
    "Decision",
    "Event",
    "InLedger",
    "InRound",
    "LedgerEvent",
    "MemoAdd",
    "Recheck",
    "RoundAbandon",
    "RoundCancel",
    "RoundClose",
    "RoundCompare",
    "RoundEvent",
    "RoundMemo",
    "RoundRetract",
    "RoundSign",
    "RoundStart",
    "UnitSkip",
    "after",
    "now",
    "stamp",
    "to_line",
]


class InLedger(Event, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """An event of one coder's ledger for one transcript in one round."""

    round: str
    coder: str
    transcript: str


class Coding(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.add"):
    """One coder applied one code to one span in one round.

    `start`..`end` is half-open, in Unicode code points of the text whose SHA-256 begins with `text_sha`
    (16 hex digits). `quote` is the text of the span. `codebook` is id@version. `value` is one of the code's values, in
    the canonical text of the number, or "". `derived_from` names the coding of another layer that this one replaces or
    confirms. `source` says what it was read from: "sheet" (a coding sheet that codekit wrote) or "table"; what the
    window made names its `op` instead.
    """

    code: str
    start: int
    end: int
    text_sha: str
    quote: str
    codebook: str
    polarity: str = SUPPORTING
    derived_from: str = ""
    source: str = ""
    value: str = ""

    @property
    def span(self) -> Span:
        """The characters that are coded."""
        return Span(self.start, self.end)


class CodingRemove(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.remove"):
    """Take back an event of one's own: coding, memo, skip, rejection, confirmation, earlier taking back."""

    cancels: str


class CodingReject(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.reject"):
    """A second pass does not take over this coding of the round below."""

    rejects: str


class CodingConfirm(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.confirm"):
    """A second pass looked at this coding of the round below and keeps it."""

    confirms: str


class UnitSkip(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="unit.skip"):
    """The coder could not code this span: inaudible, not assigned, overlooked. It is missing, which is not a no.

    `start`..`end` and `text_sha` as in a coding. A taking back (`coding.remove`) may name it.
    """

    start: int
    end: int
    text_sha: str
    reason: str = ""

    @property
    def span(self) -> Span:
        """The characters that are skipped."""
        return Span(self.start, self.end)


class AssignmentFinish(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="assignment.finish"):
    """The coder has coded the whole transcript: what is not coded was seen and left out.

    `source` is as in `Coding`.
    """

    source: str = ""


class AssignmentReopen(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="assignment.reopen"):
    """The coder goes on; names the finish it cancels."""

    cancels: str


class MemoAdd(InLedger, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="memo.add"):
    """A dated note about a coding (`about` is its id) or, with `about` empty, about the span.

    A note about no coding and no span is about the transcript. `discuss` brings it to the next meeting; its
    text may then be empty. `text_sha` is as in a coding, "" where the span lies in the text that was imported.
    """

    text: str
    about: str = ""
    start: int = 0
    end: int = 0
    discuss: bool = False
    text_sha: str = ""


LedgerEvent = (
    Coding | CodingRemove | CodingReject | CodingConfirm | UnitSkip | AssignmentFinish | AssignmentReopen | MemoAdd
)
AnyEvent = LedgerEvent | RoundEvent
