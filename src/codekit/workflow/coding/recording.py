"""Coding without a browser: rows of codings checked against the study, then written as events.

Everything is checked first and all problems are named at once; nothing is half-imported. Reading the same
rows twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import Problem, ProblemsError, RoundStateError
from codekit.model.events import Coding, UnitSkip
from codekit.model.layer import FINISHED, Layer
from codekit.model.origins import TABLE
from codekit.model.transcript import RESPONDENT
from codekit.workflow.coding import skips
from codekit.workflow.coding.planned import Plan, Said, new_coding, note, said, take_back
from codekit.workflow.coding.revising import WORK
from codekit.workflow.coding.row_checks import SKIP, Checked, RowChecker
from codekit.workflow.rounds.assignments import Key, author, finish_event
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.formats.coding_table import CodingRow


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

    @property
    def empty(self) -> bool:
        """True where the file says of no passage that a code is there, or that it is to be skipped."""
        return not (self.added or self.unchanged or self.confirmed or self.removed or self.skipped)


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
    plans: dict[Key, Plan] = {}
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


def _refuse_finished(key: Key, plan: Plan) -> None:
    round_id, coder, transcript = key
    skipped = f"{plan.skipped} skipped, " if plan.skipped else ""
    raise RoundStateError(
        f"{transcript} is finished by {coder} in round {round_id}; the file would change it "
        f"({plan.added} added, {skipped}{plan.removed} removed); nothing was imported",
        hint=f"codekit code --reopen {transcript} --coder {coder} --round {round_id}",
    )


def _plan(batch: Sequence[Checked], layer: Layer, *, whole: bool, writer: str, source: str) -> Plan:
    """What the rows about one ledger change in the layer that stands there."""
    by = author(batch[0].coder, writer)
    plan = Plan(source=source)
    standing = {said(coding): coding for coding in layer.codings}
    wanted: set[Said] = set()
    for row in batch:
        if row.action in WORK:
            WORK[row.action](plan, row, layer, by)
        elif row.action == "add" and row.code and said(row) not in wanted:
            wanted.add(said(row))
            _add(plan, row, layer, by, standing.get(said(row)))
        elif row.action == "add" and not row.code and (row.memo or row.replaces_memo):
            note(plan, row, layer, by, about="")
    if whole:
        _take_back(plan, batch, layer, wanted, by)
    _skip(plan, batch, layer, by, whole=whole)
    return plan


def _add(plan: Plan, row: Checked, layer: Layer, by: str, standing: Coding | None) -> None:
    """Add a coding, unless it stands already; with its note."""
    coding = standing or new_coding(row, by, plan.source)
    if standing is None:
        plan.events.append(coding)
    plan.added += standing is None
    plan.unchanged += standing is not None
    note(plan, row, layer, by, about=coding.id)


def _skip(plan: Plan, batch: Sequence[Checked], layer: Layer, by: str, *, whole: bool) -> None:
    """Skip what could not be coded, and take back what is not skipped any more."""
    made = skips.events(batch, layer, by, whole=whole)
    plan.skipped = sum(isinstance(event, UnitSkip) for event in made)
    plan.removed += len(made) - plan.skipped
    plan.unchanged += sum(row.action == SKIP for row in batch) - plan.skipped
    plan.events += made


def _take_back(plan: Plan, batch: Sequence[Checked], layer: Layer, wanted: set[Said], by: str) -> None:
    """Remove codings of whole segments that the sheet no longer has; free spans are left alone."""
    spans = {(row.start, row.end) for row in batch}
    gone = [c.id for c in layer.codings if (c.start, c.end) in spans and said(c) not in wanted]
    take_back(plan, batch[0], by, gone)
    plan.removed += len(gone)
