"""Coding without a browser: rows of codings checked against the study, then written as events.

Everything is checked first and all problems are named at once; nothing is half-imported. Reading the same
rows twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codekit.errors import Problem, ProblemsError, RoundStateError
from codekit.model.coding import coding_fields
from codekit.model.events import (
    Coding,
    CodingConfirm,
    CodingReject,
    CodingRemove,
    LedgerEvent,
    MemoAdd,
    UnitSkip,
    stamp,
)
from codekit.model.layer import FINISHED, Layer
from codekit.model.origins import TABLE
from codekit.model.span import Span
from codekit.model.transcript import RESPONDENT
from codekit.workflow.coding import skips
from codekit.workflow.coding.row_checks import SKIP, UNSKIP, Checked, RowChecker
from codekit.workflow.rounds.assignments import Key, author, finish_event
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.formats.coding_table import CodingRow


Said = tuple[str, int, int, str, str]  # code, start, end, polarity, value: two codings that say the same are one


@dataclass(frozen=True, slots=True)
class Imported:
    """What reading codings changed, by (round, coder, transcript)."""

    added: int = 0
    removed: int = 0
    unchanged: int = 0
    confirmed: int = 0
    skipped: int = 0
    finished: tuple[Key, ...] = ()
    touched: tuple[Key, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Plan:
    """The events for one ledger, and what they amount to; `source` is the kind of file that they come from."""

    source: str
    events: list[LedgerEvent] = field(default_factory=list)
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    confirmed: int = 0
    skipped: int = 0


@alone
def import_rows(
    study: Study,
    rows: Sequence[CodingRow],
    *,
    file: str,
    scheme: str = "turn",
    round_id: str = "",
    partial: bool = False,
    whole: bool = False,
    writer: str = "",
    problems: Sequence[Problem] = (),
    roles: Collection[str] = (RESPONDENT,),
    source: str = TABLE,
) -> Imported:
    """Check rows against the study and write them.

    `scheme` is the segmentation that segment numbers refer to. `whole` says that the rows are all of the
    coder's segment codings for each transcript (a coding sheet), so that codings of whole segments that are
    no longer there are taken back. `writer` is who writes a consensus, `roles` whose speech may be coded. `source` is
    the kind of file, "sheet" or "table", and is recorded. Raises ProblemsError with every problem, and RoundStateError
    where a finished transcript would change; nothing was written then.
    """
    checker = RowChecker(study, file=file, scheme=scheme, round_id=round_id, roles=roles)
    checked = checker.check(rows)
    notes = [*problems, *checker.problems]
    if errors := [p for p in notes if p.level == "error"]:
        raise ProblemsError(f"{file}: nothing was imported, {len(errors)} to mend", errors)
    by_key: dict[Key, list[Checked]] = defaultdict(list)
    for row in checked:
        by_key[row.round.id, row.coder, row.transcript.id].append(row)
    plans: dict[Key, _Plan] = {}
    both: list[Problem] = []
    finished: list[Key] = []
    for key, batch in sorted(by_key.items()):
        layer = checker.layer(batch[0].round, batch[0].coder, batch[0].transcript.id)
        plan = _plan(batch, layer, whole=whole, writer=writer, source=source)
        both += skips.clashes(batch, layer, plan.events, file)
        if plan.events and layer.state == FINISHED:
            _refuse_finished(key, plan)
        if not partial and layer.state != FINISHED:
            plan.events.append(finish_event(key, writer, source=source))
            finished.append(key)
        plans[key] = plan
    if both:
        raise ProblemsError(f"{file}: nothing was imported, {len(both)} to mend", both)
    for key, plan in plans.items():  # only now, when no ledger is refused any more
        study.store.append(plan.events)
        if not plan.events:
            study.store.settle(key)  # whoever wrote it may have been killed before it was on disk
    return Imported(
        added=sum(plan.added for plan in plans.values()),
        removed=sum(plan.removed for plan in plans.values()),
        unchanged=sum(plan.unchanged for plan in plans.values()),
        confirmed=sum(plan.confirmed for plan in plans.values()),
        skipped=sum(plan.skipped for plan in plans.values()),
        finished=tuple(finished),
        touched=tuple(plans),
        notes=tuple(notes),
    )


def _refuse_finished(key: Key, plan: _Plan) -> None:
    round_id, coder, transcript = key
    skipped = f"{plan.skipped} skipped, " if plan.skipped else ""
    raise RoundStateError(
        f"{transcript} is finished by {coder} in round {round_id}; the file would change it "
        f"({plan.added} added, {skipped}{plan.removed} removed); nothing was imported",
        hint=f"codekit code --reopen {transcript} --coder {coder} --round {round_id}",
    )


def _plan(batch: Sequence[Checked], layer: Layer, *, whole: bool, writer: str, source: str) -> _Plan:
    """What the rows about one ledger change in the layer that stands there."""
    by = author(batch[0].coder, writer)
    plan = _Plan(source=source)
    standing = {_said(coding): coding for coding in layer.codings}
    wanted: set[Said] = set()
    for row in batch:
        if row.action in {SKIP, UNSKIP}:
            continue
        if row.action == "confirm":
            _confirm(plan, row, layer, by)
        elif row.replaces is not None:
            _revise(plan, row, layer, by)
        elif row.code:
            said = _said(row)
            if said in wanted:
                continue
            wanted.add(said)
            coding = standing.get(said)
            if coding is None:
                coding = _coding(row, by, plan.source)
                plan.events.append(coding)
                plan.added += 1
            else:
                plan.unchanged += 1
            _memo(plan, row, layer, by, about=coding.id)
        elif row.memo:
            _memo(plan, row, layer, by, about="")
    if whole:
        _take_back(plan, batch, layer, wanted, by)
    _skip(plan, batch, layer, by, whole=whole)
    return plan


def _skip(plan: _Plan, batch: Sequence[Checked], layer: Layer, by: str, *, whole: bool) -> None:
    """Skip what could not be coded, and take back what is not skipped any more."""
    made = skips.events(batch, layer, by, whole=whole)
    plan.skipped = sum(isinstance(event, UnitSkip) for event in made)
    plan.removed += len(made) - plan.skipped
    plan.unchanged += sum(row.action == SKIP for row in batch) - plan.skipped
    plan.events += made


def _said(coding: Coding | Checked) -> Said:
    return coding.code, coding.start, coding.end, coding.polarity, coding.value


def _place(row: Checked) -> dict[str, Any]:
    """The ledger that an event of this row belongs to."""
    return {"round": row.round.id, "coder": row.coder, "transcript": row.transcript.id}


def _coding(row: Checked, by: str, source: str, derived_from: str = "") -> Coding:
    return Coding(
        **stamp(by),
        source=source,
        **_place(row),
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


def _memo(plan: _Plan, row: Checked, layer: Layer, by: str, *, about: str) -> None:
    if not row.memo or any(m.text == row.memo and m.start == row.start and m.about == about for m in layer.memos):
        return
    place = {**_place(row), "start": row.start, "end": row.end, "text_sha": row.transcript.text_id}
    plan.events.append(MemoAdd(**stamp(by), **place, text=row.memo, about=about))


def _confirm(plan: _Plan, row: Checked, layer: Layer, by: str) -> None:
    assert row.replaces is not None
    if any(confirm.confirms == row.replaces.id for confirm in layer.confirms):
        plan.unchanged += 1
    else:
        plan.events.append(CodingConfirm(**stamp(by), **_place(row), confirms=row.replaces.id))
        plan.confirmed += 1
    _memo(plan, row, layer, by, about=row.replaces.id)


def _revise(plan: _Plan, row: Checked, layer: Layer, by: str) -> None:
    """Reject a coding of the layer below and, where the row says so, put another in its place.

    A second thought takes back what an earlier reading put there.
    """
    assert row.replaces is not None
    lower = row.replaces.id
    before = [c for c in layer.codings if c.derived_from == lower]
    same = [c for c in before if _said(c) == _said(row)]
    rejected = any(reject.rejects == lower for reject in layer.rejects)
    if not rejected:
        plan.events.append(CodingReject(**stamp(by), **_place(row), rejects=lower))
    stale = [c for c in before if c not in same]
    plan.events += [CodingRemove(**stamp(by), **_place(row), cancels=c.id) for c in stale]
    plan.removed += len(stale) + (not rejected)
    about = lower
    if row.code and not same:
        coding = _coding(row, by, plan.source, derived_from=lower)
        plan.events.append(coding)
        plan.added += 1
        about = coding.id
    elif same:
        about = same[0].id
    plan.unchanged += rejected and not stale and bool(same or not row.code)
    _memo(plan, row, layer, by, about=about)


def _take_back(plan: _Plan, batch: Sequence[Checked], layer: Layer, wanted: set[Said], by: str) -> None:
    """Remove codings of whole segments that the sheet no longer has; free spans are left alone."""
    first = batch[0]
    spans = {(row.start, row.end) for row in batch}
    for coding in layer.codings:
        if (coding.start, coding.end) in spans and _said(coding) not in wanted:
            plan.events.append(CodingRemove(**stamp(by), **_place(first), cancels=coding.id))
            plan.removed += 1
