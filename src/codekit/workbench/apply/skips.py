"""Operations on what could not be coded: skip a passage, take that back."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.rules import refused_coded
from codekit.workbench import operations
from codekit.workbench.apply.draft import Draft, refuse
from codekit.workbench.apply.memos import checked_words


def skip(draft: Draft, op: operations.UnitSkip) -> None:
    """Say that a passage could not be coded: missing, which is neither "no" nor a transcript that is not done.

    Raises RefusedError for a passage that is not there, is skipped already or is coded.
    """
    span = draft.span(op.start, op.end, op.quote, op.text_sha)
    if any(known.span.contains(span) for known in draft.ledger.standing(e.UnitSkip)):
        raise RefusedError("duplicate", "that is skipped already")
    refuse(refused_coded(span, draft.ledger.standing(e.Coding), draft.place[1]))
    reason = checked_words(op.reason, empty=True).strip()
    sha = draft.text.transcript.text_id
    draft.add(e.UnitSkip, start=span.start, end=span.end, text_sha=sha, reason=reason)


def unskip(draft: Draft, op: operations.UnitUnskip) -> None:
    """Take a skip back. Raises RefusedError where it is not there."""
    draft.add(e.CodingRemove, cancels=draft.own(op.skip, e.UnitSkip, "skip").id)
