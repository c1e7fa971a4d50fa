"""Operations on one's own codings: apply, remove, replace, split, merge."""

from __future__ import annotations

from collections.abc import Sequence

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.coding import coding_fields
from codekit.model.origins import carried
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.rules import respondent_speaks
from codekit.model.span import Span
from codekit.workbench import operations
from codekit.workbench.apply.draft import Draft


def add(draft: Draft, op: operations.CodingAdd) -> None:
    """Apply a code to a span. Raises RefusedError for what may not be coded or is coded already."""
    span = draft.span(op.start, op.end, op.quote, op.text_sha)
    draft.refuse_place(span, force=op.force)
    apply(draft, draft.usable(op.code), span, polarity(op.polarity or SUPPORTING), draft.value(op.value, op.code))


def remove(draft: Draft, op: operations.CodingRemove) -> None:
    """Take a coding back; its notes go with it. Raises RefusedError where it is not there."""
    coding = draft.own(op.coding, e.Coding, "coding")
    draft.add(e.CodingRemove, cancels=coding.id)
    for memo in _memos(draft, coding.id):
        draft.add(e.CodingRemove, cancels=memo.id)


def replace(draft: Draft, op: operations.CodingReplace) -> None:
    """Give a coding another code, span, polarity or value; its notes move along.

    Raises RefusedError where it is not there, and for what may not be coded or is coded already.
    """
    old = draft.own(op.coding, e.Coding, "coding")
    span = old.span
    if op.start >= 0:
        span = draft.span(op.start, op.end, op.quote, op.text_sha)
        draft.refuse_place(span, force=op.force or not respondent_speaks(old.span, draft.text.transcript))
    code = draft.usable(op.code) if op.code else old.code
    said, value = polarity(op.polarity or old.polarity), kept_value(draft, op.value, code, old)
    new = apply(draft, code, span, said, value, derived_from=old.derived_from, source=carried([old]))
    _take_over(draft, new.id, [old])


def split(draft: Draft, op: operations.CodingSplit) -> None:
    """Make two codings of one; white space at the cut belongs to neither.

    Raises RefusedError where it is not there, and for a cut that leaves no words on one side.
    """
    old = draft.own(op.coding, e.Coding, "coding")
    text = draft.text.transcript.text
    first, second = text[old.start : op.at], text[op.at : old.end]
    if not (old.start < op.at < old.end and first.strip() and second.strip()):
        raise RefusedError("invalid", "a cut must leave words on both sides")
    left = Span(old.start, old.start + len(first.rstrip()))
    right = Span(old.end - len(second.lstrip()), old.end)
    below, source = old.derived_from, carried([old])
    new = apply(draft, old.code, left, old.polarity, old.value, derived_from=below, source=source)
    apply(draft, old.code, right, old.polarity, old.value, derived_from=below, source=source)
    _take_over(draft, new.id, [old])


def merge(draft: Draft, op: operations.CodingMerge) -> None:
    """Make one coding of several, from the first character to the last.

    Raises RefusedError where one is not there, and for fewer than two or different codes, polarities or values.
    """
    parts = [draft.own(id_, e.Coding, "coding") for id_ in dict.fromkeys(op.codings)]
    if len(parts) < 2:
        raise RefusedError("invalid", "merging needs at least two codings")
    if len({(part.code, part.polarity, part.value) for part in parts}) > 1:
        raise RefusedError("invalid", "codings of different codes, polarities or values cannot be merged")
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    draft.refuse_place(span, force=True)  # over an interviewer's words each part was let through already
    derived = {part.derived_from for part in parts}
    new = apply(
        draft,
        parts[0].code,
        span,
        parts[0].polarity,
        parts[0].value,
        derived_from=derived.pop() if len(derived) == 1 else "",
        old=parts,
        source=carried(parts),
    )
    _take_over(draft, new.id, parts)


def polarity(name: str) -> str:
    """A polarity by its name. Raises RefusedError for another name."""
    if name not in POLARITIES:
        raise RefusedError("invalid", "no such polarity", hint=f"one of {', '.join(POLARITIES)}")
    return name


def kept_value(draft: Draft, given: str | None, code: str, old: e.Coding) -> str:
    """The value that is given, else the old one where the code stays. Raises RefusedError as `Draft.value`."""
    if given is None:
        return old.value if code == old.code else ""
    return draft.value(given, code)


def apply(
    draft: Draft,
    code: str,
    span: Span,
    polarity_: str,
    value: str = "",
    *,
    derived_from: str = "",
    old: Sequence[e.Coding] = (),
    source: str = "",
) -> e.Coding:
    """Add a coding that takes the place of `old`, with the `source` that it keeps of those.

    Raises RefusedError where the same one stands already.
    """
    replaced = {coding.id for coding in old}
    same = (code, span.start, span.end, polarity_, value)
    for coding in draft.ledger.standing(e.Coding):
        said = (coding.code, coding.start, coding.end, coding.polarity, coding.value)
        if said == same and coding.id not in replaced:
            raise RefusedError("duplicate", f"that is coded {code} already")
    fields = coding_fields(
        draft.text.transcript,
        code,
        span,
        codebook=draft.book.key,
        polarity=polarity_,
        value=value,
        derived_from=derived_from,
    )
    return draft.add(e.Coding, source=source, **fields)


def _take_over(draft: Draft, new: str, old: list[e.Coding]) -> None:
    """Take back the codings that a new one stands for, and move their notes to it."""
    for coding in old:
        draft.add(e.CodingRemove, cancels=coding.id)
        for memo in _memos(draft, coding.id):
            place = {"start": memo.start, "end": memo.end, "text_sha": memo.text_sha}
            draft.add(e.MemoAdd, text=memo.text, about=new, discuss=memo.discuss, **place)
            draft.add(e.CodingRemove, cancels=memo.id)


def _memos(draft: Draft, about: str) -> list[e.MemoAdd]:
    return [memo for memo in draft.ledger.standing(e.MemoAdd) if memo.about == about]
