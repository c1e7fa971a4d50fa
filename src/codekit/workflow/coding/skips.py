"""What rows about skipped units change in a coder's ledger, and where a unit would be both skipped and coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from codekit.errors import Problem
from codekit.model.events import Coding, CodingRemove, LedgerEvent, UnitSkip, stamp
from codekit.model.layer import Layer
from codekit.model.rules import refused_coded, refused_skipped
from codekit.model.span import Span
from codekit.workflow.coding.row_checks import SKIP, UNSKIP, Checked


def events(batch: Sequence[Checked], layer: Layer, by: str, *, whole: bool) -> list[LedgerEvent]:
    """The events that make the skipped spans of a ledger what its rows say.

    With `whole`, skipped segments that are not skipped any more are taken back.
    """
    made: list[LedgerEvent] = []
    wanted = [Span(row.start, row.end) for row in batch if row.action == SKIP]
    gone = [Span(row.start, row.end) for row in batch if row.action == UNSKIP]
    gone += [Span(row.start, row.end) for row in batch if whole and row.start < row.end and row.action != SKIP]
    for skip in layer.skipped:
        named = any(span.contains(skip.span) for span in gone)
        if named and not any(span.overlaps(skip.span) for span in wanted):
            made.append(CodingRemove(**stamp(by), **_place(batch[0]), cancels=skip.id))
    cancelled = {event.cancels for event in made if isinstance(event, CodingRemove)}
    standing = [skip.span for skip in layer.skipped if skip.id not in cancelled]
    for row in batch:
        span = Span(row.start, row.end) if row.action == SKIP else None
        if span is None or any(known.contains(span) for known in standing):
            continue
        standing.append(span)
        sha = row.transcript.text_id
        made.append(UnitSkip(**stamp(by), **_place(row), start=row.start, end=row.end, text_sha=sha, reason=row.memo))
    return made


def _place(row: Checked) -> dict[str, Any]:
    """The ledger that an event of this row belongs to."""
    return {"round": row.round.id, "coder": row.coder, "transcript": row.transcript.id}


def clashes(batch: Sequence[Checked], layer: Layer, planned: Sequence[LedgerEvent], file: str) -> Iterator[Problem]:
    """Where a span would be both coded and skipped by the coder, once these events stand; by the row that asks for it.

    Also rows that take back a skip where there is none.
    """
    gone = {event.cancels for event in planned if isinstance(event, CodingRemove)}
    stands = [*(e for e in (*layer.codings, *layer.skipped) if e.id not in gone), *planned]
    codings = [e for e in stands if isinstance(e, Coding)]
    skipped = [e for e in stands if isinstance(e, UnitSkip)]
    for row in batch:
        if row.action == UNSKIP:
            if not any(Span(row.start, row.end).contains(skip.span) for skip in layer.skipped):
                yield Problem(file, row.row, f"{row.start}..{row.end} of {row.transcript.id} is not skipped")
            continue
        if row.start >= row.end or not (skipped and (row.code or row.action == SKIP)):
            continue
        span = Span(row.start, row.end)
        if row.action == SKIP:
            refused = refused_coded(span, codings, row.transcript.id)
        else:
            refused = refused_skipped(span, (skip.span for skip in skipped), row.transcript.id)
        if refused:
            yield Problem(file, row.row, refused.message, refused.hint)
