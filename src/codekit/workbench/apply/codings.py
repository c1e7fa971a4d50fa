"""Operations on one's own codings: apply, remove, replace, split, merge."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.events import POLARITIES, SUPPORTING
from codekit.model.span import Span
from codekit.workbench import operations
from codekit.workbench.apply.draft import Bench


def add(bench: Bench, op: operations.CodingAdd) -> None:
    """Apply a code to a span."""
    span = bench.span(op.start, op.end, op.quote, op.text_sha)
    bench.refuse_place(span, force=op.force)
    apply(bench, bench.usable(op.code), span, polarity(op.polarity or SUPPORTING))


def remove(bench: Bench, op: operations.CodingRemove) -> None:
    """Take a coding back; its notes go with it."""
    coding = bench.own(op.coding, e.Coding, "coding")
    bench.add(e.CodingRemove, cancels=coding.id)
    for memo in _memos(bench, coding.id):
        bench.add(e.CodingRemove, cancels=memo.id)


def replace(bench: Bench, op: operations.CodingReplace) -> None:
    """Give a coding another code, span or polarity; its notes move along."""
    old = bench.own(op.coding, e.Coding, "coding")
    span = Span(old.start, old.end)
    if op.start >= 0:
        span = bench.span(op.start, op.end, op.quote, op.text_sha)
        bench.refuse_place(span, force=op.force or not bench.text.is_said_by_respondent(Span(old.start, old.end)))
    code = bench.usable(op.code) if op.code else old.code
    new = apply(bench, code, span, polarity(op.polarity or old.polarity), derived_from=old.derived_from)
    _take_over(bench, new.id, [old])


def split(bench: Bench, op: operations.CodingSplit) -> None:
    """Make two codings of one; white space at the cut belongs to neither."""
    old = bench.own(op.coding, e.Coding, "coding")
    text = bench.text.transcript.text
    first, second = text[old.start : op.at], text[op.at : old.end]
    if not (old.start < op.at < old.end and first.strip() and second.strip()):
        raise RefusedError("invalid", "a cut must leave words on both sides")
    left = Span(old.start, old.start + len(first.rstrip()))
    right = Span(old.end - len(second.lstrip()), old.end)
    new = apply(bench, old.code, left, old.polarity, derived_from=old.derived_from)
    apply(bench, old.code, right, old.polarity, derived_from=old.derived_from)
    _take_over(bench, new.id, [old])


def merge(bench: Bench, op: operations.CodingMerge) -> None:
    """Make one coding of several, from the first character to the last."""
    parts = [bench.own(id_, e.Coding, "coding") for id_ in dict.fromkeys(op.codings)]
    if len(parts) < 2:
        raise RefusedError("invalid", "merging needs at least two codings")
    if len({(part.code, part.polarity) for part in parts}) > 1:
        raise RefusedError("invalid", "codings of different codes or polarities cannot be merged")
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    bench.refuse_place(span, force=True)
    derived = {part.derived_from for part in parts}
    new = apply(
        bench,
        parts[0].code,
        span,
        parts[0].polarity,
        derived_from=derived.pop() if len(derived) == 1 else "",
        old=parts,
    )
    _take_over(bench, new.id, parts)


def polarity(name: str) -> str:
    """A polarity by its name."""
    if name not in POLARITIES:
        raise RefusedError("invalid", "no such polarity", hint=f"one of {', '.join(POLARITIES)}")
    return name


def apply(
    bench: Bench, code: str, span: Span, polarity_: str, *, derived_from: str = "", old: list[e.Coding] | None = None
) -> e.Coding:
    """Add a coding; the same one twice is refused."""
    going = {coding.id for coding in old or ()}
    same = (code, span.start, span.end, polarity_)
    for coding in bench.ledger.standing(e.Coding):
        if (coding.code, coding.start, coding.end, coding.polarity) == same and coding.id not in going:
            raise RefusedError("duplicate", f"that is coded {code} already")
    transcript = bench.text.transcript
    return bench.add(
        e.Coding,
        code=code,
        start=span.start,
        end=span.end,
        text_sha=transcript.sha256[:16],
        quote=transcript.text[span.start : span.end],
        codebook=bench.book.key,
        polarity=polarity_,
        derived_from=derived_from,
    )


def _take_over(bench: Bench, new: str, old: list[e.Coding]) -> None:
    """Take back the codings that a new one stands for, and move their notes to it."""
    for coding in old:
        bench.add(e.CodingRemove, cancels=coding.id)
        for memo in _memos(bench, coding.id):
            bench.add(e.MemoAdd, text=memo.text, about=new, start=memo.start, end=memo.end, discuss=memo.discuss)
            bench.add(e.CodingRemove, cancels=memo.id)


def _memos(bench: Bench, about: str) -> list[e.MemoAdd]:
    return [memo for memo in bench.ledger.standing(e.MemoAdd) if memo.about == about]
