"""Operations on what rules suggested: accept it, turn it down."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.workbench import operations, suggestions
from codekit.workbench.apply import codings
from codekit.workbench.apply.draft import Draft
from codekit.workflow.rounds.visibility import has_suggestions


def accept(draft: Draft, op: operations.SuggestionAccept) -> None:
    """Make a coding of a suggestion, as it is or corrected; where it came from is kept."""
    found = _suggestion(draft, op.suggestion)
    span = found.span
    if op.start >= 0:
        span = draft.span(op.start, op.end, op.quote, op.text_sha)
    draft.refuse_place(span)
    code = draft.usable(op.code or found.code)
    codings.apply(draft, code, span, codings.polarity(op.polarity or found.polarity), derived_from=found.id)


def turn_down(draft: Draft, op: operations.SuggestionReject) -> None:
    """Turn a suggestion down; that is recorded, so that it is not offered again."""
    draft.add(e.CodingReject, rejects=_suggestion(draft, op.suggestion).id)


def _suggestion(draft: Draft, id_: str) -> e.Coding:
    if not has_suggestions(draft.round):
        raise RefusedError("unknown", "a blind round has no suggestions")
    found = next((s for s in suggestions.found(draft.desk.study, draft.round, draft.place[1]) if s.id == id_), None)
    if found is None:
        raise RefusedError("unknown", "that suggestion is not there (any more)")
    if id_ in draft.rejected() or draft.derived(id_):
        raise RefusedError("duplicate", "you decided about that one already", hint="undo the decision first")
    return found
