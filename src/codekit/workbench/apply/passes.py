"""Operations of a second pass on the codings of the layer below: reject, confirm, revise."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model import passes
from codekit.model.rounds import SECOND_PASS
from codekit.workbench import operations
from codekit.workbench.apply import codings
from codekit.workbench.apply.draft import Draft


def reject(draft: Draft, op: operations.CodingReject) -> None:
    """Do not take over a coding of the layer below. Raises RefusedError where there is none, or rejected already."""
    lower = _below(draft, op.below)
    if lower.id in draft.rejected() and not draft.derived(lower.id):
        raise RefusedError("duplicate", "you rejected that one already")
    draft.add(e.CodingReject, rejects=lower.id)
    _change_mind(draft, lower.id)


def confirm(draft: Draft, op: operations.CodingConfirm) -> None:
    """Keep a coding of the layer below. Raises RefusedError where there is none, or confirmed already."""
    lower = _below(draft, op.below)
    if any(event.confirms == lower.id for event in draft.ledger.standing(e.CodingConfirm)):
        raise RefusedError("duplicate", "you confirmed that one already")
    draft.add(e.CodingConfirm, confirms=lower.id)
    _change_mind(draft, lower.id)


def revise(draft: Draft, op: operations.CodingRevise) -> None:
    """Put another coding in the place of one below. Raises RefusedError where there is none or it may not be coded."""
    lower = _below(draft, op.below)
    span = lower.span
    if op.start >= 0:
        span = draft.span(op.start, op.end, op.quote, op.text_sha)
    draft.refuse_place(span, force=op.force)
    code = draft.usable(op.code or lower.code)
    polarity = codings.polarity(op.polarity or lower.polarity)
    value = codings.kept_value(draft, op.value, code, lower)
    codings.apply(draft, code, span, polarity, value, derived_from=lower.id)
    draft.add(e.CodingReject, rejects=lower.id)
    _change_mind(draft, lower.id)


def _below(draft: Draft, id_: str) -> e.Coding:
    if draft.round.kind != SECOND_PASS:
        raise RefusedError("invalid", f"round {draft.round.id} is no second pass")
    for coding in draft.desk.below.codings(draft.round, draft.place[1]):
        if coding.id == id_:
            draft.refuse_scope(coding.code)
            return coding
    raise RefusedError("unknown", f"round {draft.round.over} has no such coding")


def _change_mind(draft: Draft, id_: str) -> None:
    """Take back what was decided before about a coding of the layer below."""
    standing = draft.ledger.standing
    for old in passes.decided(id_, standing(e.CodingReject), standing(e.CodingConfirm), standing(e.Coding)):
        draft.add(e.CodingRemove, cancels=old)
