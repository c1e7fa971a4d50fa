"""Events: the immutable facts from which the state of a study is folded.

Every event has an id of its own, says when it happened and who wrote it. Nothing is edited: an event that
cancels names the event it cancels. A coding *is* the event that added it. Order, repeats and clocks do not
matter, so merging two copies of a study is a set union.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import msgspec

from codekit.model.decided import Decided, Drawn
from codekit.model.polarities import SUPPORTING
from codekit.model.span import Span


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag_field="type"):
    """What every event has: an id, a time (UTC, for people; never used to order), and its writer.

    `op` names the operation of the workbench that the event is part of; `undoes` the operation that this one
    takes back, or, where that one took something back itself, brings to bear again. Both are for undo and
    history only. `of` is how many events the operation has, where it has several: as long as one of them is missing,
    none of them counts.
    """

    id: str
    at: str
    by: str
    op: str = ""
    undoes: str = ""
    of: int = 0


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


class InRound(Event, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """An event of a round's own ledger, one per writer."""

    round: str


class RoundStart(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.start"):
    """A round begins; what it is about never changes afterwards.

    `assignments` maps a transcript to the coders who code it; a transcript that is not there is coded by all.
    `note` says how the transcripts were chosen, in people's words; `drawn`, where codekit drew them. `made_in` names
    the tool whose project the round's codings were taken from: whether they were made blind is not known here.
    """

    kind: str
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codebook: str
    codes: tuple[str, ...] = ()
    unit: str = "turn"
    blind: bool = False
    over: str = ""
    parent: str = ""
    assignments: dict[str, tuple[str, ...]] = {}
    note: str = ""
    drawn: Drawn | None = None
    made_in: str = ""


class RoundCompare(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.compare"):
    """The first comparison of a complete round: blindness ends, the figures are frozen.

    `ledgers` maps each ledger's path in the study to the seal of what was compared, `roles` each transcript to
    its speakers' roles, since both decide about the figures. `start` is the start that the round had. `texts` maps
    each transcript that had been corrected to the version of its text that was compared.
    """

    ledgers: dict[str, str]
    roles: dict[str, dict[str, str]] = {}
    start: str = ""
    texts: dict[str, str] = {}


class RoundSign(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.sign"):
    """A coder signs: we agree, and I am confident."""

    coder: str


class RoundClose(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.close"):
    """The round is closed; `compare` is the comparison that it was closed with.

    `codes_used` is True where disagreements were listed on the codes as they were used, with their polarities, and
    False in rounds closed before that, when only the codes of the round were compared.
    """

    compare: str = ""
    codes_used: bool = False


class Decision(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="decision"):
    """What was decided about one cluster of codings.

    `about` holds the ids of all its codings, sorted: they name the cluster for ever. `accepts` is the coder whose
    codings were accepted. `problem` says what is wrong with the codebook. `cancels` names earlier decisions on the
    cluster that this one supersedes.
    """

    transcript: str
    about: tuple[str, ...]
    choice: str
    outcome: tuple[Decided, ...] = ()
    accepts: str = ""
    reason: str = ""
    problem: str = ""
    cancels: tuple[str, ...] = ()


class Recheck(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.recheck"):
    """These codings were looked at again and hold under this later version of the codebook (id@version)."""

    about: tuple[str, ...]
    codebook: str
    reason: str = ""


class RoundCancel(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.cancel"):
    """Take back events of the round's own ledgers: a decision, a recheck, a signature, one of two starts."""

    cancels: tuple[str, ...]
    reason: str = ""


class RoundAbandon(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.abandon"):
    """The round is given up: nothing of it counts, and nobody goes on with it. Void where it was compared elsewhere."""

    reason: str


class RoundMemo(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.memo"):
    """A dated note about a code (`code` is its id) or, with `code` empty, about the study: the journal."""

    text: str
    code: str = ""
    discuss: bool = False


class CodePropose(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.propose"):
    """A coder misses a code; with the passage that shows it, where there is one; `text_sha` as in a note.

    With `code`, the id of one that the codebook has, `definition` is a sentence that would make that code clearer.
    """

    name: str
    definition: str
    codebook: str
    parent: str = ""
    transcript: str = ""
    start: int = 0
    end: int = 0
    text_sha: str = ""
    code: str = ""


class RoundRetract(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.retract"):
    """Take back a note, a proposal or an earlier taking back of one's own."""

    cancels: str


LedgerEvent = (
    Coding | CodingRemove | CodingReject | CodingConfirm | UnitSkip | AssignmentFinish | AssignmentReopen | MemoAdd
)
RoundEvent = (
    RoundStart
    | RoundCompare
    | RoundSign
    | RoundClose
    | Decision
    | Recheck
    | RoundCancel
    | RoundAbandon
    | RoundMemo
    | CodePropose
    | RoundRetract
)
AnyEvent = LedgerEvent | RoundEvent

_encoder = msgspec.json.Encoder()


def stamp(by: str) -> dict[str, Any]:
    """The id, time and writer of a new event: `Coding(**stamp("ana"), ...)`."""
    return {"id": str(uuid.uuid4()), "at": now(), "by": by}


def now() -> str:
    """The time as events have it: UTC, to the thousandth of a second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_line(event: Event) -> bytes:
    """The event as one line of a ledger, newline included."""
    return _encoder.encode(event) + b"\n"
