"""Do an operation: check it against the study, append its events, say what changed.

The same operation again is answered from the ledger and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from codekit.errors import RefusedError, RoundStateError
from codekit.model import events as e
from codekit.model.groups import together
from codekit.workbench import operations, undo
from codekit.workbench.apply import assignments, codings, memos, passes, proposals, skips, suggestions
from codekit.workbench.apply.draft import Draft
from codekit.workbench.desk import Desk
from codekit.workbench.log import Entry, Place
from codekit.workbench.views import change
from codekit.workbench.views.values import Change

Do = Callable[[Draft, Any], None]

_DO: dict[type[operations.Operation], Do] = {
    operations.CodingAdd: codings.add,
    operations.CodingRemove: codings.remove,
    operations.CodingReplace: codings.replace,
    operations.CodingSplit: codings.split,
    operations.CodingMerge: codings.merge,
    operations.CodingReject: passes.reject,
    operations.CodingConfirm: passes.confirm,
    operations.CodingRevise: passes.revise,
    operations.MemoAdd: memos.add,
    operations.MemoEdit: memos.edit,
    operations.MemoRemove: memos.remove,
    operations.UnitSkip: skips.skip,
    operations.UnitUnskip: skips.unskip,
    operations.AssignmentFinish: assignments.finish,
    operations.AssignmentReopen: assignments.reopen,
    operations.SuggestionAccept: suggestions.accept,
    operations.SuggestionReject: suggestions.turn_down,
    operations.CodePropose: proposals.add,
    operations.ProposalRemove: proposals.remove,
}
_WHEN_FINISHED = (
    operations.AssignmentFinish,
    operations.AssignmentReopen,
    operations.MemoAdd,
    operations.MemoEdit,
    operations.MemoRemove,
)


def perform(desk: Desk, op: operations.AnyOp) -> tuple[Change, bool]:
    """Do one operation; the change, and whether it had been done before.

    Raises CodekitError where it does not fit; nothing is written then.
    """
    if isinstance(op, (operations.Undo, operations.Redo)):
        return _undo_or_redo(desk, op)
    place = _place(desk, op)
    held = desk.ledger(place)
    if (before := desk.log.get(op.op_id)) is not None:
        return _again(desk, before), True
    if op.op_id in held.events:
        raise RefusedError("invalid", "op_id is taken by another event")
    draft = Draft(desk, op.op_id, place)
    draft.refuse_unwritable(finished=isinstance(op, _WHEN_FINISHED))
    draft.refuse_other_text(op.transcript, op.text_sha)
    _DO[type(op)](draft, op)
    return _write(draft, operations.kind(op)), False


def _place(desk: Desk, op: Any) -> Place:
    """The ledger that an operation writes to: the round's own for what is about no transcript."""
    if isinstance(op, (operations.CodePropose, operations.ProposalRemove)):
        return (op.round, "")
    if isinstance(op, operations.MemoAdd):
        return (op.round, "" if op.what in {"code", "study"} else op.transcript)
    if isinstance(op, (operations.MemoEdit, operations.MemoRemove)) and op.memo in desk.ledger((op.round, "")).events:
        return (op.round, "")
    if not op.transcript:
        raise RefusedError("invalid", "the operation names no transcript")
    return (op.round, op.transcript)


def _write(draft: Draft, kind: str) -> Change:
    events = together(draft.events)
    draft.desk.write(draft.place, events)
    entry = Entry(draft.op_id, draft.place, kind, events[0].at, tuple(events), draft.undoes)
    return change.of(draft.desk, entry, kind=kind)


def _again(desk: Desk, before: Entry) -> Change:
    """What was done before; whoever wrote it may have died before it was on disk."""
    desk.settle(before.place)
    return change.of(desk, before)


def _undo_or_redo(desk: Desk, op: operations.Undo | operations.Redo) -> tuple[Change, bool]:
    if (before := desk.log.get(op.op_id)) is not None:
        return _again(desk, before), True
    target = undo.to_undo(desk, op) if isinstance(op, operations.Undo) else undo.to_redo(desk, op)
    desk.ledger(target.place)  # what others wrote there since decides too
    undoes = target.op_id if isinstance(op, operations.Undo) else desk.log.undone_by(target)
    draft = Draft(desk, op.op_id, target.place, undoes=undoes)
    if why := undo.why_fixed(desk, target):
        raise RoundStateError(why)
    for event in _effective(desk, desk.log.of(target.place).entries[undoes]):
        draft.add(_cancelling(event), cancels=event.id)
    if not draft.events:
        raise RefusedError("round_state", "that was taken back in another way already")
    return _write(draft, operations.kind(op)), False


def _effective(desk: Desk, entry: Entry) -> list[Any]:
    """The events of an operation that stand, the last first."""
    held = desk.ledger(entry.place)
    return [event for event in reversed(entry.events) if held.stands(event.id)]


def _cancelling(event: Any) -> type[Any]:
    """The kind of event that takes another back."""
    if isinstance(event, e.AssignmentFinish):
        return e.AssignmentReopen
    return e.RoundRetract if isinstance(event, e.InRound) else e.CodingRemove
