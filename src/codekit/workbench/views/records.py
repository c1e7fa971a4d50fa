"""The coder's own notes and the history of the coder's own operations."""

from __future__ import annotations

import contextlib
from itertools import dropwhile, islice
from typing import Any

import msgspec

from codekit.errors import CodekitError
from codekit.model import events as e
from codekit.store.protocols import Look
from codekit.workbench import undo
from codekit.workbench.desk import Desk
from codekit.workbench.log import Entry
from codekit.workbench.views import values

MOST = 1000  # rows of history in one answer


class MemoRow(values.Memo, frozen=True, kw_only=True):
    """A note with the code and the words that it is about."""

    code: str
    quote: str


class Memos(values.Value, frozen=True, kw_only=True):
    """GET /api/memos[?round=R]: own notes and marks of all rounds, newest first."""

    rows: list[MemoRow]


class HistoryRow(values.Step, frozen=True, kw_only=True):
    """An own operation, with whether it can be undone."""

    undone: bool
    fixed: str  # "" when it can be undone (or, if undone, redone) now; else why not


class History(values.Value, frozen=True, kw_only=True):
    """GET /api/history[?round=R&transcript=T&limit=200&before=OP_ID]: own operations, newest first."""

    rows: list[HistoryRow]
    more: bool


def memos(desk: Desk, round_id: str = "") -> Memos:
    """All own notes and marks that stand, the newest first."""
    rows = []
    look = desk.study.store.look()
    for place in desk.places(look):
        if round_id in {"", place[0]}:
            held = desk.ledger(place, look)
            standing = held.standing(e.MemoAdd) if place[1] else held.standing(e.RoundMemo)
            rows += [_memo(desk, event, held.events, look) for event in standing]
    return Memos(rows=sorted(rows, key=lambda row: (row.at, row.id), reverse=True))


def _memo(desk: Desk, event: Any, events: dict[str, Any], look: Look) -> MemoRow:
    memo = values.memo(event)
    about = events.get(memo.about)
    quote = ""
    if memo.start < memo.end:
        with contextlib.suppress(CodekitError):  # a text that cannot be opened
            quote = desk.texts.get(memo.transcript, look).said(memo.start, memo.end)
    code = about.code if isinstance(about, e.Coding) else memo.about if memo.what == "code" else ""
    return MemoRow(**msgspec.structs.asdict(memo), code=code, quote=quote)


def history(desk: Desk, *, round_id: str = "", transcript: str = "", limit: int = 200, before: str = "") -> History:
    """Own operations, the newest first; `before` continues an earlier answer."""
    own = desk.log.newest(lambda place: round_id in {"", place[0]} and transcript in {"", place[1]})
    if before:
        own = islice(dropwhile(lambda entry: entry.op_id != before, own), 1, None)
    count = max(1, min(limit, MOST))
    found = list(islice(own, count + 1))
    fixed = undo.Fixed(desk)
    return History(rows=[_row(desk, entry, fixed) for entry in found[:count]], more=len(found) > count)


def _row(desk: Desk, entry: Entry, fixed: undo.Fixed) -> HistoryRow:
    why = "undo and redo are undone by each other" if entry.undoes else fixed.why(entry)
    step = msgspec.structs.asdict(undo.step(desk, entry, fixed.look))
    return HistoryRow(**step, undone=bool(desk.log.undone_by(entry)), fixed=why)
