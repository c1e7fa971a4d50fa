"""Do an operation: check it against the study, append its events, say what changed.

The same operation again is answered from the ledger and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from codekit.errors import RefusedError, RoundStateError
from codekit.model import events as e
from codekit.workflow.workbench import change, coding_ops, ops, other_ops, steps
from codekit.workflow.workbench.bench import Bench
from codekit.workflow.workbench.desk import Desk
from codekit.workflow.workbench.oplog import Entry, Place
from codekit.workflow.workbench.values import Change

Do = Callable[[Bench, Any], None]

_DO: dict[type[ops.Op], Do] = {
    ops.CodingAdd: coding_ops.add,
    ops.CodingRemove: coding_ops.remove,
    ops.CodingReplace: coding_ops.replace,
    ops.CodingSplit: coding_ops.split,
    ops.CodingMerge: coding_ops.merge,
    ops.CodingReject: other_ops.reject,
    ops.CodingConfirm: other_ops.confirm,
    ops.CodingRevise: other_ops.revise,
    ops.MemoAdd: other_ops.memo_add,
    ops.MemoEdit: other_ops.memo_edit,
    ops.MemoRemove: other_ops.memo_remove,
    ops.AssignmentFinish: other_ops.finish,
    ops.AssignmentReopen: other_ops.reopen,
    ops.SuggestionAccept: other_ops.accept,
    ops.SuggestionReject: other_ops.turn_down,
    ops.CodePropose: other_ops.code_propose,
    ops.ProposalRemove: other_ops.proposal_remove,
}
_WHEN_FINISHED = (ops.AssignmentFinish, ops.AssignmentReopen, ops.MemoAdd, ops.MemoEdit, ops.MemoRemove)


def perform(desk: Desk, op: ops.AnyOp) -> tuple[Change, bool]:
    """Do one operation; the change, and whether it had been done before.

    Raises CodekitError where it does not fit; nothing is written then.
    """
    if isinstance(op, (ops.Undo, ops.Redo)):
        return _undo_or_redo(desk, op)
    place = _place(desk, op)
    held = desk.ledger(place)
    if (before := desk.log.entries.get(op.op_id)) is not None:
        return change.of(desk, before), True
    if op.op_id in held.events:
        raise RefusedError("invalid", "op_id is taken by another event")
    bench = Bench(desk, op.op_id, place)
    bench.refuse_unwritable(finished=isinstance(op, _WHEN_FINISHED))
    _DO[type(op)](bench, op)
    return _write(bench, ops.kind(op)), False


def _place(desk: Desk, op: Any) -> Place:
    """The ledger that an operation writes to: the round's own for what is about no transcript."""
    if isinstance(op, (ops.CodePropose, ops.ProposalRemove)):
        return (op.round, "")
    if isinstance(op, ops.MemoAdd):
        return (op.round, "" if op.what in {"code", "study"} else op.transcript)
    if isinstance(op, (ops.MemoEdit, ops.MemoRemove)) and op.memo in desk.ledger((op.round, "")).events:
        return (op.round, "")
    if not op.transcript:
        raise RefusedError("invalid", "the operation names no transcript")
    return (op.round, op.transcript)


def _write(bench: Bench, kind: str) -> Change:
    events = bench.events
    bench.desk.write(bench.place, events)
    entry = Entry(bench.op_id, bench.place, kind, events[0].at, tuple(events), bench.undoes)
    return change.of(bench.desk, entry, kind=kind)


def _undo_or_redo(desk: Desk, op: ops.Undo | ops.Redo) -> tuple[Change, bool]:
    if (before := desk.log.entries.get(op.op_id)) is not None:
        return change.of(desk, before), True
    target = steps.to_undo(desk, op) if isinstance(op, ops.Undo) else steps.to_redo(desk, op)
    desk.ledger(target.place)  # what others wrote there since decides too
    undoes = target.op_id if isinstance(op, ops.Undo) else desk.log.undone[target.op_id]
    bench = Bench(desk, op.op_id, target.place, undoes=undoes)
    if why := steps.fixed(desk, target):
        raise RoundStateError(why)
    for event in _effective(desk, desk.log.entries[undoes]):
        bench.add(_cancelling(event), cancels=event.id)
    if not bench.events:
        raise RefusedError("round_state", "that was taken back in another way already")
    return _write(bench, ops.kind(op)), False


def _effective(desk: Desk, entry: Entry) -> list[Any]:
    """The events of an operation that stand, the last first."""
    held = desk.ledger(entry.place)
    return [event for event in reversed(entry.events) if held.stands(event.id)]


def _cancelling(event: Any) -> type[Any]:
    """The kind of event that takes another back."""
    if isinstance(event, e.AssignmentFinish):
        return e.AssignmentReopen
    return e.RoundRetract if isinstance(event, e.InRound) else e.CodingRemove
