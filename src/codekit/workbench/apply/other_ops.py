"""Operations on notes, assignments, proposals, suggestions, and on the layer below a second pass."""

from __future__ import annotations

from codekit.errors import RefusedError, RoundStateError
from codekit.model import events as e
from codekit.model.layer import FINISHED
from codekit.model.rounds import SECOND_PASS
from codekit.model.span import Span
from codekit.workbench import operations, suggestions
from codekit.workbench.apply import codings
from codekit.workbench.apply.draft import Bench

MEMO_LIMIT = 20_000  # characters


# notes


def memo_add(bench: Bench, op: operations.MemoAdd) -> None:
    """Write a note; its place decides which fields it has."""
    text = _words(op.text, empty=op.discuss)
    if op.what in {"code", "study"}:
        code = bench.book[op.about].id if op.what == "code" else ""
        bench.add(e.RoundMemo, text=text, code=code, discuss=op.discuss)
    elif op.what == "coding":
        coding = _coding_of(bench, op.about)
        bench.add(e.MemoAdd, text=text, about=coding.id, start=coding.start, end=coding.end, discuss=op.discuss)
    elif op.what == "span":
        if not 0 <= op.start < op.end <= len(bench.text.transcript.text):
            raise RefusedError("invalid", f"{op.start}..{op.end} is no span of {op.transcript}")
        bench.add(e.MemoAdd, text=text, start=op.start, end=op.end, discuss=op.discuss)
    elif op.what == "transcript":
        bench.add(e.MemoAdd, text=text, discuss=op.discuss)
    else:
        raise RefusedError("invalid", "a note is about a coding, span, transcript, code or study")


def _coding_of(bench: Bench, id_: str) -> e.Coding:
    """An own coding, or one of the layer below a second pass."""
    for coding in bench.desk.lower.codings(bench.round, bench.place[1]):
        if coding.id == id_:
            return coding
    return bench.own(id_, e.Coding, "coding")


def memo_edit(bench: Bench, op: operations.MemoEdit) -> None:
    """Write a note anew; the old words stay in the ledger."""
    old = _memo(bench, op.memo)
    discuss = old.discuss if op.discuss is None else op.discuss
    text = _words(op.text, empty=discuss)
    if isinstance(old, e.RoundMemo):
        bench.add(e.RoundMemo, text=text, code=old.code, discuss=discuss)
        bench.add(e.RoundRetract, cancels=old.id)
    else:
        bench.add(e.MemoAdd, text=text, about=old.about, start=old.start, end=old.end, discuss=discuss)
        bench.add(e.CodingRemove, cancels=old.id)


def memo_remove(bench: Bench, op: operations.MemoRemove) -> None:
    """Take a note back."""
    old = _memo(bench, op.memo)
    bench.add(e.RoundRetract if isinstance(old, e.RoundMemo) else e.CodingRemove, cancels=old.id)


def _memo(bench: Bench, id_: str) -> e.MemoAdd | e.RoundMemo:
    return bench.own(id_, e.MemoAdd, "note") if bench.place[1] else bench.own(id_, e.RoundMemo, "note")


def _words(text: str, *, empty: bool = False) -> str:
    if len(text) > MEMO_LIMIT:
        raise RefusedError("too_large", f"a note has at most {MEMO_LIMIT} characters")
    if not text.strip() and not empty:
        raise RefusedError("invalid", "a note without words")
    return text


# assignments


def finish(bench: Bench, _op: operations.AssignmentFinish) -> None:
    """The whole transcript is coded; finishing twice is refused, so that undo has one meaning."""
    if bench.desk.state(bench.place) == FINISHED:
        raise RoundStateError(f"{bench.place[1]} is finished already")
    bench.add(e.AssignmentFinish)


def reopen(bench: Bench, _op: operations.AssignmentReopen) -> None:
    """Go on with a finished transcript."""
    finishes = bench.ledger.standing(e.AssignmentFinish)
    if not finishes:
        raise RoundStateError(f"{bench.place[1]} is not finished")
    for event in finishes:
        bench.add(e.AssignmentReopen, cancels=event.id)


# proposals


def code_propose(bench: Bench, op: operations.CodePropose) -> None:
    """Propose a code that the codebook lacks."""
    if not op.name.strip():
        raise RefusedError("invalid", "a proposed code needs a name")
    parent = bench.book[op.parent].id if op.parent else ""
    bench.add(
        e.CodePropose,
        name=op.name.strip()[:200],
        definition=_words(op.definition, empty=True),
        codebook=bench.book.key,
        parent=parent,
        transcript=op.transcript,
        start=op.start,
        end=op.end,
    )


def proposal_remove(bench: Bench, op: operations.ProposalRemove) -> None:
    """Take a proposal back."""
    bench.add(e.RoundRetract, cancels=bench.own(op.proposal, e.CodePropose, "proposal").id)


# the layer below a second pass


def reject(bench: Bench, op: operations.CodingReject) -> None:
    """Do not take over a coding of the layer below."""
    lower = _below(bench, op.below)
    if lower.id in _rejected(bench) and not _derived(bench, lower.id):
        raise RefusedError("duplicate", "you rejected that one already")
    bench.add(e.CodingReject, rejects=lower.id)
    _change_mind(bench, lower.id)


def confirm(bench: Bench, op: operations.CodingConfirm) -> None:
    """Keep a coding of the layer below, having looked at it."""
    lower = _below(bench, op.below)
    if any(event.confirms == lower.id for event in bench.ledger.standing(e.CodingConfirm)):
        raise RefusedError("duplicate", "you confirmed that one already")
    bench.add(e.CodingConfirm, confirms=lower.id)
    _change_mind(bench, lower.id)


def revise(bench: Bench, op: operations.CodingRevise) -> None:
    """Put another coding in the place of one of the layer below."""
    lower = _below(bench, op.below)
    span = Span(lower.start, lower.end)
    if op.start >= 0:
        span = bench.span(op.start, op.end, op.quote, op.text_sha)
    bench.refuse_place(span, force=op.force)
    code = bench.usable(op.code or lower.code)
    name = codings.polarity(op.polarity or lower.polarity)
    codings.apply(bench, code, span, name, derived_from=lower.id)
    bench.add(e.CodingReject, rejects=lower.id)
    _change_mind(bench, lower.id)


def _below(bench: Bench, id_: str) -> e.Coding:
    if bench.round.kind != SECOND_PASS:
        raise RefusedError("invalid", f"round {bench.round.id} is no second pass")
    for coding in bench.desk.lower.codings(bench.round, bench.place[1]):
        if coding.id == id_:
            return coding
    raise RefusedError("unknown", f"round {bench.round.over} has no such coding")


def _change_mind(bench: Bench, id_: str) -> None:
    """Take back what was decided before about a coding of the layer below."""
    before = [event.id for event in bench.ledger.standing(e.CodingReject) if event.rejects == id_]
    before += [event.id for event in bench.ledger.standing(e.CodingConfirm) if event.confirms == id_]
    for old in [*before, *(coding.id for coding in _derived(bench, id_))]:
        bench.add(e.CodingRemove, cancels=old)


def _derived(bench: Bench, id_: str) -> list[e.Coding]:
    return [coding for coding in bench.ledger.standing(e.Coding) if coding.derived_from == id_]


def _rejected(bench: Bench) -> set[str]:
    return {event.rejects for event in bench.ledger.standing(e.CodingReject)}


# suggestions


def accept(bench: Bench, op: operations.SuggestionAccept) -> None:
    """Make a coding of a suggestion, as it is or corrected; where it came from is kept."""
    found = _suggestion(bench, op.suggestion)
    span = Span(found.start, found.end)
    if op.start >= 0:
        span = bench.span(op.start, op.end, op.quote, op.text_sha)
    bench.refuse_place(span)
    code = bench.usable(op.code or found.code)
    codings.apply(bench, code, span, codings.polarity(op.polarity or found.polarity), derived_from=found.id)


def turn_down(bench: Bench, op: operations.SuggestionReject) -> None:
    """Turn a suggestion down; that is recorded, so that it is not offered again."""
    bench.add(e.CodingReject, rejects=_suggestion(bench, op.suggestion).id)


def _suggestion(bench: Bench, id_: str) -> e.Coding:
    if not bench.desk.sight.sees_suggestions(bench.round):
        raise RefusedError("unknown", "a blind round has no suggestions")
    found = next((s for s in suggestions.found(bench.desk.study, bench.round, bench.place[1]) if s.id == id_), None)
    if found is None:
        raise RefusedError("unknown", "that suggestion is not there (any more)")
    if id_ in _rejected(bench) or _derived(bench, id_):
        raise RefusedError("duplicate", "you decided about that one already", hint="undo the decision first")
    return found
