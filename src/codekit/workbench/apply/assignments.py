"""Operations on an assignment: finish a transcript, reopen it."""

from __future__ import annotations

from codekit.errors import RoundStateError
from codekit.model import events as e
from codekit.model.layer import FINISHED
from codekit.workbench import operations
from codekit.workbench.apply.draft import Draft


def finish(draft: Draft, _op: operations.AssignmentFinish) -> None:
    """The whole transcript is coded; finishing twice raises RoundStateError, so that undo has one meaning."""
    if draft.desk.state(draft.place) == FINISHED:
        raise RoundStateError(f"{draft.place[1]} is finished already")
    draft.add(e.AssignmentFinish)


def reopen(draft: Draft, _op: operations.AssignmentReopen) -> None:
    """Go on with a finished transcript. Raises RoundStateError for one that is not."""
    finishes = draft.ledger.standing(e.AssignmentFinish)
    if not finishes:
        raise RoundStateError(f"{draft.place[1]} is not finished")
    for event in finishes:
        draft.add(e.AssignmentReopen, cancels=event.id)
