"""Operations on what rules suggested: accept it, turn it down."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.model import events as e
from codekit.workbench import operations, suggestions
from codekit.workbench.apply import codings
from codekit.workbench.apply.draft import Draft
from codekit.workflow.rounds.visibility import has_suggestions


def accept(draft: Draft, op: operations.SuggestionAccept) -> None:
    """Make a coding of a suggestion, as it is or corrected; where it came from is kept.

    Raises RefusedError for a suggestion that is not there or decided about, and for what may not be coded.
    """
    suggestion = _suggestion(draft, op.suggestion)
    span = suggestion.span
    if op.start >= 0:
        span = draft.span(op.start, op.end, op.quote, op.text_sha)
    draft.refuse_place(span)
    code = draft.usable(op.code or suggestion.code)
    codings.apply(draft, code, span, codings.polarity(op.polarity or suggestion.polarity), derived_from=suggestion.id)


def turn_down(draft: Draft, op: operations.SuggestionReject) -> None:
    """Turn a suggestion down; that is recorded, so that it is not offered again. Raises RefusedError as `accept`."""
    draft.add(e.CodingReject, rejects=_suggestion(draft, op.suggestion).id)


def _suggestion(draft: Draft, id_: str) -> e.Coding:
    if not has_suggestions(draft.round):
        raise RefusedError("unknown", "a blind round has no suggestions")
    offered = suggestions.standing(draft.desk.study, draft.round, draft.place[1])
    suggestion = next((coding for coding in offered if coding.id == id_), None)
    if suggestion is None:
        raise RefusedError("unknown", "that suggestion is not there (any more)")
    if id_ in draft.rejected() or draft.derived(id_):
        raise RefusedError("duplicate", "you decided about that one already", hint="undo the decision first")
    return suggestion
