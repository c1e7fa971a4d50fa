"""The events that rows of codings come to, put together for one ledger before anything is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from codekit.model.coding import coding_fields
from codekit.model.events import Coding, CodingRemove, LedgerEvent, MemoAdd, stamp
from codekit.model.layer import Layer
from codekit.model.span import Span
from codekit.workflow.coding.row_checks import Checked

Said = tuple[str, int, int, str, str]  # code, start, end, polarity, value: two codings that say the same are one


@dataclass(slots=True)
class Plan:
    """The events for one ledger, and what they amount to; `source` is the kind of file that they come from."""

    source: str
    events: list[LedgerEvent] = field(default_factory=list)
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    confirmed: int = 0
    skipped: int = 0


def said(coding: Coding | Checked) -> Said:
    """What a coding, or a row, says."""
    return coding.code, coding.start, coding.end, coding.polarity, coding.value


def ledger_of(row: Checked) -> dict[str, Any]:
    """The ledger that an event of this row belongs to."""
    return {"round": row.round.id, "coder": row.coder, "transcript": row.transcript.id}


def new_coding(row: Checked, by: str, source: str, derived_from: str = "") -> Coding:
    """The coding that a row asks for."""
    return Coding(
        **stamp(by),
        source=source,
        **ledger_of(row),
        **coding_fields(
            row.transcript,
            row.code,
            Span(row.start, row.end),
            codebook=row.round.codebook,
            polarity=row.polarity,
            value=row.value,
            derived_from=derived_from,
        ),
    )


def take_back(plan: Plan, row: Checked, by: str, ids: Collection[str]) -> None:
    """Take back events of one's own."""
    plan.events += [CodingRemove(**stamp(by), **ledger_of(row), cancels=id_) for id_ in ids]


def note(plan: Plan, row: Checked, layer: Layer, by: str, *, about: str, before: Collection[str] = ()) -> None:
    """Write the note of a row on a coding, or with `about` empty on its place.

    It takes the place of the note that the row says it replaces, on that coding or on one of `before`.
    """
    old = [m for m in layer.memos if m.about in {about, *before} and _is_meant(m, row)]
    text = next((m.text for m in old if _alike(m.text, row.memo)), row.memo)
    stale = [m for m in old if (m.text, m.about) != (text, about)]
    take_back(plan, row, by, [m.id for m in stale])
    if not text or any(m.text == text and m.start == row.start and m.about == about for m in layer.memos):
        return
    place = {**ledger_of(row), "start": row.start, "end": row.end, "text_sha": row.transcript.text_id}
    plan.events.append(MemoAdd(**stamp(by), **place, text=text, about=about, discuss=any(m.discuss for m in stale)))


def _is_meant(memo: MemoAdd, row: Checked) -> bool:
    """True where a row names this note; one that is about no coding goes by its place."""
    named = bool(row.replaces_memo) and _alike(memo.text, row.replaces_memo)
    return named and (bool(memo.about) or memo.start == row.start)


def _alike(one: str, other: str) -> bool:
    """True for the same words: a spreadsheet may change the white space."""
    return one.split() == other.split()
