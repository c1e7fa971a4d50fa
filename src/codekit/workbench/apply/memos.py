"""Operations on notes: write, write anew, take back."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.memos import LIMIT
from codekit.model.rules import refused_span
from codekit.workbench import operations
from codekit.workbench.apply.draft import Draft, refuse


def add(draft: Draft, op: operations.MemoAdd) -> None:
    """Write a note; its place decides which fields it has.

    Raises RefusedError for a place that is not there or words that are none or too many, UnknownNameError for a code.
    """
    text = checked_words(op.text, empty=op.discuss)
    if op.what in {"code", "study"}:
        code = draft.book[op.about].id if op.what == "code" else ""
        draft.add(e.RoundMemo, text=text, code=code, discuss=op.discuss)
    elif op.what == "coding":
        coding = _coding_of(draft, op.about)
        place = {"start": coding.start, "end": coding.end, "text_sha": coding.text_sha}
        draft.add(e.MemoAdd, text=text, about=coding.id, discuss=op.discuss, **place)
    elif op.what == "span":
        refuse(refused_span(op.start, op.end, draft.text.transcript))
        place = {"start": op.start, "end": op.end, "text_sha": draft.text.transcript.text_id}
        draft.add(e.MemoAdd, text=text, discuss=op.discuss, **place)
    elif op.what == "transcript":
        draft.add(e.MemoAdd, text=text, discuss=op.discuss)
    else:
        raise RefusedError("invalid", "a note is about a coding, span, transcript, code or study")


def _coding_of(draft: Draft, id_: str) -> e.Coding:
    """An own coding, or one of the layer below a second pass."""
    for coding in draft.desk.below.codings(draft.round, draft.place[1]):
        if coding.id == id_:
            return coding
    return draft.own(id_, e.Coding, "coding")


def edit(draft: Draft, op: operations.MemoEdit) -> None:
    """Write a note anew; the old words stay in the ledger. Raises RefusedError where it is not there."""
    old = _memo(draft, op.memo)
    discuss = old.discuss if op.discuss is None else op.discuss
    text = checked_words(op.text, empty=discuss)
    if isinstance(old, e.RoundMemo):
        draft.add(e.RoundMemo, text=text, code=old.code, discuss=discuss)
        draft.add(e.RoundRetract, cancels=old.id)
    else:
        place = {"start": old.start, "end": old.end, "text_sha": old.text_sha}
        draft.add(e.MemoAdd, text=text, about=old.about, discuss=discuss, **place)
        draft.add(e.CodingRemove, cancels=old.id)


def remove(draft: Draft, op: operations.MemoRemove) -> None:
    """Take a note back. Raises RefusedError where it is not there."""
    old = _memo(draft, op.memo)
    draft.add(e.RoundRetract if isinstance(old, e.RoundMemo) else e.CodingRemove, cancels=old.id)


def _memo(draft: Draft, id_: str) -> e.MemoAdd | e.RoundMemo:
    return draft.own(id_, e.MemoAdd, "note") if draft.place[1] else draft.own(id_, e.RoundMemo, "note")


def checked_words(text: str, *, empty: bool = False) -> str:
    """The words of a note. Raises RefusedError for too many, and for none unless `empty`."""
    if len(text) > LIMIT:
        raise RefusedError("too_large", f"a note has at most {LIMIT} characters")
    if not text.strip() and not empty:
        raise RefusedError("invalid", "a note without words")
    return text
