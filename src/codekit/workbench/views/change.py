"""What an operation did to what stands, told to the page that asked and to the coder's other tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from codekit.model import events as e
from codekit.store.own import OwnLedger
from codekit.workbench import undo
from codekit.workbench.desk import Desk
from codekit.workbench.log import Entry
from codekit.workbench.views import values


def of(desk: Desk, entry: Entry, *, kind: str = "") -> values.Change:
    """The change that an operation made, as things stand now."""
    held = desk.ledger(entry.place)
    fields: dict[str, list[Any]] = {}
    state = None
    for event in _touched(held, entry.events):
        state = desk.state(entry.place) if isinstance(event, _ABOUT_STATE) else state
        for name, value in _seen(event, held, stands=held.stands(event.id)):
            fields.setdefault(name, []).append(value)
    proposal = fields.pop("proposal", [None])[0]
    about = desk.log.get(desk.log.about(entry)) if entry.undoes else None
    return values.Change(
        op_id=entry.op_id,
        kind=kind or desk.log.kind(entry),
        round=entry.place[0],
        transcript=entry.place[1],
        memos_changed=bool(fields.get("put_memos") or fields.get("drop_memos")),
        skips_changed=bool(fields.get("put_skips") or fields.get("drop_skips")),
        state=state,
        proposal=proposal,
        about=undo.step(desk, about) if about else None,
        **fields,
    )


_ABOUT_STATE = (e.AssignmentFinish, e.AssignmentReopen)
_SHOWN: dict[type[Any], tuple[str, str, Callable[[Any, OwnLedger], Any]]] = {
    e.Coding: ("put", "drop", lambda event, held: values.coding(event, held.reworded)),
    e.MemoAdd: ("put_memos", "drop_memos", lambda event, _: values.memo(event)),
    e.RoundMemo: ("put_memos", "drop_memos", lambda event, _: values.memo(event)),
    e.UnitSkip: ("put_skips", "drop_skips", lambda event, _: values.skip(event)),
}


def _touched(held: OwnLedger, events: Iterable[Any]) -> list[Any]:
    """These events, and those that they take back or bring back, each once."""
    touched: dict[str, Any] = {}
    waiting = list(events)  # an undo takes back a removal, which took back a coding: the chain is followed to its end
    while waiting:
        event = waiting.pop(0)
        if event.id in touched:
            continue
        touched[event.id] = event
        cancelled = held.events.get(getattr(event, "cancels", ""))
        if cancelled is not None:
            waiting.append(cancelled)
    return list(touched.values())


def _seen(event: Any, held: OwnLedger, *, stands: bool) -> list[tuple[str, Any]]:
    """Where an event shows in a change, and as what."""
    if shown := _SHOWN.get(type(event)):
        put, drop, value = shown
        return [(put, value(event, held)) if stands else (drop, event.id)]
    if isinstance(event, e.CodingReject):
        return [("rejected" if stands else "unrejected", event.rejects)]
    if isinstance(event, e.CodingConfirm):
        return [("confirmed" if stands else "unconfirmed", event.confirms)]
    if isinstance(event, e.CodePropose) and stands:
        return [("proposal", values.proposal(event))]
    return []
