"""Operations on proposed codes."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.model.rules import refused_span
from codekit.workbench import operations
from codekit.workbench.apply.draft import Draft, refuse
from codekit.workbench.apply.memos import checked_words


def add(draft: Draft, op: operations.CodePropose) -> None:
    """Propose a code that the codebook lacks.

    Raises RefusedError for one without a name, with too many words or for a passage that is not there,
    UnknownNameError for an unknown parent, RoundStateError for a transcript that is not the coder's in this round.
    """
    if not op.name.strip():
        raise RefusedError("invalid", "a proposed code needs a name")
    if op.transcript:
        draft.refuse_unassigned(op.transcript)
        if (op.start, op.end) != (0, 0):
            refuse(refused_span(op.start, op.end, draft.desk.text(op.transcript).transcript))
    elif (op.start, op.end) != (0, 0):
        raise RefusedError("invalid", "a passage needs its transcript")
    parent = draft.book[op.parent].id if op.parent else ""
    draft.add(
        e.CodePropose,
        name=op.name.strip()[:200],
        definition=checked_words(op.definition, empty=True),
        codebook=draft.book.key,
        parent=parent,
        transcript=op.transcript,
        start=op.start,
        end=op.end,
        text_sha=draft.desk.text(op.transcript).transcript.text_id if op.start < op.end and op.transcript else "",
    )


def remove(draft: Draft, op: operations.ProposalRemove) -> None:
    """Take a proposal back. Raises RefusedError where it is not there."""
    draft.add(e.RoundRetract, cancels=draft.own(op.proposal, e.CodePropose, "proposal").id)
