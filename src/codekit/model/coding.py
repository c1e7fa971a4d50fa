"""A new coding: what is coded, with which words, in which text."""

from __future__ import annotations

from typing import Any

from codekit.model.polarities import SUPPORTING
from codekit.model.span import Span
from codekit.model.transcript import Transcript


def coding_fields(
    transcript: Transcript,
    code: str,
    span: Span,
    *,
    codebook: str,
    polarity: str = SUPPORTING,
    value: str = "",
    derived_from: str = "",
) -> dict[str, Any]:
    """The fields of a `Coding` that say what is coded; whose, where and when the caller adds.

    The words of the span travel with it, and the beginning of the text's hash, so that a coding that no longer
    fits its text is told.
    """
    return {
        "code": code,
        "start": span.start,
        "end": span.end,
        "text_sha": transcript.text_id,
        "quote": transcript.text[span.start : span.end],
        "codebook": codebook,
        "polarity": polarity,
        "value": value,
        "derived_from": derived_from,
    }
