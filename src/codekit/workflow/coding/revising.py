"""What rows about codings that are there already come to: of the layer below, or of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codekit.model import passes
from codekit.model.events import CodingConfirm, CodingReject, stamp
from codekit.model.layer import Layer
from codekit.model.origins import carried
from codekit.workflow.coding.planned import Plan, ledger_of, new_coding, note, said, take_back
from codekit.workflow.coding.row_checks import Action, Checked

Work = Callable[[Plan, Checked, Layer, str], None]


def confirm(plan: Plan, row: Checked, layer: Layer, by: str) -> None:
    """Keep a coding of the layer below; what was decided before about it is taken back."""
    lower = _lower(row)
    if any(confirm.confirms == lower for confirm in layer.confirms):
        plan.unchanged += 1
    else:
        plan.events.append(CodingConfirm(**stamp(by), **ledger_of(row), confirms=lower))
        plan.confirmed += 1
    _change_mind(plan, row, layer, by, kept=(passes.CONFIRMS,))
    note(plan, row, layer, by, about=lower, before=_derived(layer, lower))


def revise(plan: Plan, row: Checked, layer: Layer, by: str) -> None:
    """Reject a coding of the layer below and, where the row says so, put another in its place.

    A second thought takes back what an earlier reading put there.
    """
    lower = _lower(row)
    before = [c for c in layer.codings if c.derived_from == lower]
    same = [c for c in before if said(c) == said(row)]
    rejected = any(reject.rejects == lower for reject in layer.rejects)
    if not rejected:
        plan.events.append(CodingReject(**stamp(by), **ledger_of(row), rejects=lower))
        plan.removed += 1
    stale = _change_mind(plan, row, layer, by, kept=(passes.REJECTS, *(c.id for c in same)))
    about = lower
    if row.code and not same:
        coding = new_coding(row, by, plan.source, derived_from=lower)
        plan.events.append(coding)
        plan.added += 1
        about = coding.id
    elif same:
        about = same[0].id
    plan.unchanged += rejected and not stale and bool(same or not row.code)
    note(plan, row, layer, by, about=about, before=(lower, *(c.id for c in before)))


def undecide(plan: Plan, row: Checked, layer: Layer, by: str) -> None:
    """Take back whatever was decided about a coding of the layer below."""
    lower = _lower(row)
    _change_mind(plan, row, layer, by)
    note(plan, row, layer, by, about=lower, before=_derived(layer, lower))


def remark(plan: Plan, row: Checked, layer: Layer, by: str) -> None:
    """Write a note on a coding and leave the coding as it is."""
    about = (row.replaces or row.own).id if row.replaces or row.own else ""  # type: ignore[union-attr]
    derived = _derived(layer, about)
    noted = next((m.about for m in layer.memos if m.about in derived), about)
    note(plan, row, layer, by, about=noted, before=(about, *derived))


def replace(plan: Plan, row: Checked, layer: Layer, by: str) -> None:
    """Put another coding in the place of one's own, or nothing; its notes move along."""
    old = row.own
    assert old is not None
    if row.code and said(old) == said(row):
        plan.unchanged += 1
        note(plan, row, layer, by, about=old.id)
        return
    take_back(plan, row, by, [old.id])
    plan.removed += 1
    if not row.code:
        take_back(plan, row, by, [m.id for m in layer.memos if m.about == old.id])
        return
    coding = new_coding(row, by, carried([old]) or plan.source, derived_from=old.derived_from)
    plan.events.append(coding)
    plan.added += 1
    note(plan, row, layer, by, about=coding.id, before=(old.id,))


WORK: Mapping[Action, Work] = {
    "confirm": confirm,
    "revise": revise,
    "undecide": undecide,
    "remark": remark,
    "replace": replace,
}


def _lower(row: Checked) -> str:
    assert row.replaces is not None
    return row.replaces.id


def _derived(layer: Layer, lower: str) -> list[str]:
    return [coding.id for coding in layer.codings if coding.derived_from == lower]


def _change_mind(plan: Plan, row: Checked, layer: Layer, by: str, *, kept: tuple[str, ...] = ()) -> int:
    """Take back what was decided before about the coding below; how many of one's own codings that were."""
    lower = _lower(row)
    earlier = passes.decided(lower, layer.rejects, layer.confirms, layer.codings, kept=kept)
    take_back(plan, row, by, earlier)
    gone = len(set(earlier) & set(_derived(layer, lower)))
    plan.removed += gone
    return gone
