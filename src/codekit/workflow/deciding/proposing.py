"""Write the sentence that would settle what coders disagree about on a code, as a proposal for the codebook."""

from __future__ import annotations

from codekit.errors import CodekitError
from codekit.model.events import CodePropose, stamp
from codekit.workflow.comparing import compare
from codekit.workflow.study.study import Study, alone

MOST = 2_000  # characters


@alone
def propose(study: Study, round_id: str, code: str, sentence: str, *, coder: str) -> CodePropose:
    """Record a sentence about a code of a compared round; the same sentence of the same coder is recorded once.

    Raises UnknownNameError for an unknown round, code or coder, NotComparableError before the comparison, CodekitError
    for a sentence that is empty or too long.
    """
    round_ = compare.comparable(study, round_id)
    words = " ".join(sentence.split())
    if not words or len(words) > MOST:
        hint = "say it shorter" if words else "write the sentence that would settle it"
        raise CodekitError(f"a sentence has 1 to {MOST:,} characters, not {len(words):,}", hint=hint)
    own = study.round_codebook(round_)[code]
    by = study.coder(coder)
    for event in study.store.round_events(round_id).events:
        if isinstance(event, CodePropose) and (event.by, event.code, event.definition) == (by, own.id, words):
            return event
    made = CodePropose(
        **stamp(by),
        round=round_id,
        name=f"{own.name}: a clearer rule"[:200],
        definition=words,
        codebook=round_.codebook,
        parent=own.parent,
        code=own.id,
    )
    study.store.append([made])
    return made
