"""Operations: what a person does, as the client says it, before anything is checked against the study.

Each has an id that the client makes; the same id again is the same operation, so it may be sent twice.
"""

from __future__ import annotations

import uuid
from typing import Annotated, Any, get_args

import msgspec

from codekit.model.polarities import POLARITIES
from codekit.no_json import NO_JSON


def one_of(name: str, *words: str) -> msgspec.Meta:
    """Marks a text that is one of a few words; `name` is what the page calls the type."""
    return msgspec.Meta(extra={"name": name, "words": words})


Polarity = Annotated[str, one_of("Polarity", *POLARITIES)]
MemoAbout = Annotated[str, one_of("MemoAbout", "coding", "span", "transcript", "code", "study")]


class Operation(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What every operation has: a UUID that the page makes. Sending the same again is safe at any time."""

    op_id: str


class InWork(Operation, frozen=True, kw_only=True):
    """An operation on one's own coding of one transcript in one round.

    `text_sha` is the text that the window shows, where it says so: once that is corrected, the operation is refused.
    """

    round: str
    transcript: str
    text_sha: str = ""


class Spanned(InWork, frozen=True, kw_only=True):
    """An operation that names a span, with the words there, so that none is coded unseen."""

    start: int
    end: int
    quote: str
    text_sha: str


class MaybeSpanned(InWork, frozen=True, kw_only=True):
    """An operation that may name another span than the one there is; -1 where it does not."""

    start: int = -1
    end: int = -1
    quote: str = ""
    text_sha: str = ""


class CodingAdd(Spanned, frozen=True, kw_only=True, tag="coding.add"):
    """Apply a code to a span; `force` where only the interviewer speaks. The coding's id is op_id."""

    code: str
    polarity: Polarity = ""
    value: str = ""
    force: bool = False


class CodingRemove(InWork, frozen=True, kw_only=True, tag="coding.remove"):
    """Take a coding back."""

    coding: str


class CodingReplace(MaybeSpanned, frozen=True, kw_only=True, tag="coding.replace"):
    """Give a coding another code, span, polarity or value; what is left out stays, but a value with its code.

    "" takes a value away. New id: op_id; memos move along.
    """

    coding: str
    code: str = ""
    polarity: Polarity = ""
    value: str | None = None
    force: bool = False


class CodingSplit(InWork, frozen=True, kw_only=True, tag="coding.split"):
    """Make two codings of one, cut at a place inside it; white space at the cut is trimmed.

    The first gets the id op_id and the memos, the second the id that comes after it (`event_id`).
    """

    coding: str
    at: int


class CodingMerge(InWork, frozen=True, kw_only=True, tag="coding.merge"):
    """Make one coding of several of the same code, polarity and value, from the first start to the last end.

    New id: op_id.
    """

    codings: list[str]


class CodingReject(InWork, frozen=True, kw_only=True, tag="coding.reject"):
    """Second pass: do not take over a coding of the layer below."""

    below: str


class CodingConfirm(InWork, frozen=True, kw_only=True, tag="coding.confirm"):
    """Second pass: keep a coding of the layer below, having looked at it."""

    below: str


class CodingRevise(MaybeSpanned, frozen=True, kw_only=True, tag="coding.revise"):
    """Second pass: put another coding in the place of one of the layer below."""

    below: str
    code: str = ""
    polarity: Polarity = ""
    value: str | None = None
    force: bool = False


class MemoAdd(InWork, frozen=True, kw_only=True, tag="memo.add"):
    """Write a note. coding, code: `about`; span: start, end; code, study: transcript "". The note's id is op_id."""

    what: MemoAbout
    about: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    discuss: bool = False


class MemoEdit(InWork, frozen=True, kw_only=True, tag="memo.edit"):
    """Write a note anew; the old words stay in the ledger. New id: op_id."""

    memo: str
    text: str
    discuss: bool | None = None


class MemoRemove(InWork, frozen=True, kw_only=True, tag="memo.remove"):
    """Take a note back."""

    memo: str


class UnitSkip(Spanned, frozen=True, kw_only=True, tag="unit.skip"):
    """A passage could not be coded: inaudible, say. Missing, which is not a no. The skip's id is op_id."""

    reason: str = ""


class UnitUnskip(InWork, frozen=True, kw_only=True, tag="unit.unskip"):
    """Take a skip back."""

    skip: str


class AssignmentFinish(InWork, frozen=True, kw_only=True, tag="assignment.finish"):
    """The whole transcript is coded."""


class AssignmentReopen(InWork, frozen=True, kw_only=True, tag="assignment.reopen"):
    """Go on with a finished transcript."""


class SuggestionAccept(MaybeSpanned, frozen=True, kw_only=True, tag="suggestion.accept"):
    """Make a coding of a suggestion, as it is or corrected. Its id is op_id, its derived_from the suggestion's."""

    suggestion: str
    code: str = ""
    polarity: Polarity = ""


class SuggestionReject(InWork, frozen=True, kw_only=True, tag="suggestion.reject"):
    """Turn a suggestion down."""

    suggestion: str


class CodePropose(InWork, frozen=True, kw_only=True, tag="code.propose"):
    """Propose a code that the codebook lacks; transcript, start, end name the passage that caused it, if any."""

    name: str
    definition: str = ""
    parent: str = ""
    start: int = 0
    end: int = 0


class ProposalRemove(InWork, frozen=True, kw_only=True, tag="proposal.remove"):
    """Take a proposal back."""

    proposal: str


class Undo(Operation, frozen=True, kw_only=True, tag="undo"):
    """Take an operation back: the one named, else the last (in this ledger, if round and transcript are given)."""

    target: str = ""
    round: str = ""
    transcript: str = ""


class Redo(Operation, frozen=True, kw_only=True, tag="redo"):
    """Do again what was taken back: the one named, else the last."""

    target: str = ""
    round: str = ""
    transcript: str = ""


AnyOp = (
    CodingAdd
    | CodingRemove
    | CodingReplace
    | CodingSplit
    | CodingMerge
    | CodingReject
    | CodingConfirm
    | CodingRevise
    | MemoAdd
    | MemoEdit
    | MemoRemove
    | UnitSkip
    | UnitUnskip
    | AssignmentFinish
    | AssignmentReopen
    | SuggestionAccept
    | SuggestionReject
    | CodePropose
    | ProposalRemove
    | Undo
    | Redo
)
KINDS = tuple(str(kind.__struct_config__.tag) for kind in get_args(AnyOp))
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyOp)


class NotAnOperationError(ValueError):
    """What came in is no operation; the message names the field, never a value."""


def decode(raw: bytes) -> AnyOp:
    """One operation from JSON. Raises NotAnOperationError for anything else."""
    try:
        op: AnyOp = _decoder.decode(raw)
    except NO_JSON as error:
        raise NotAnOperationError(_safe(str(error))) from None
    if not _is_id(op.op_id):
        raise NotAnOperationError("op_id is not a UUID")
    return op


def op_id_of(raw: bytes) -> str:
    """The id that a malformed operation gives itself, or ""."""
    try:
        id_ = msgspec.json.decode(raw, type=_Named).op_id
    except NO_JSON:
        return ""
    return id_ if _is_id(id_) else ""


def kind(op: AnyOp) -> str:
    """The operation's name on the wire."""
    return str(op.__struct_config__.tag)


def event_id(op_id: str, number: int) -> str:
    """The id of an operation's event: the first bears the operation's own, the others its last 48 bits counted on.

    The page knows the ids thus before it is answered (`frontend/src/ops/make.ts`), and can go on with what it made.
    """
    return f"{op_id[:-12]}{(int(op_id[-12:], 16) + number) % 2**48:012x}"


class _Named(msgspec.Struct):
    op_id: str = ""


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _safe(message: str) -> str:
    """The decoder's own words, which name fields and types; a value stands in them only for unknown kinds."""
    return message if message.startswith(("Object ", "Expected ")) else "an operation of an unknown kind, or not JSON"
