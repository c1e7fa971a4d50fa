"""How many words of a transcript nobody coded, since all its coders skipped them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codekit.model.layer import FINISHED, Layer
from codekit.model.span import Span, shared, union
from codekit.model.transcript import Transcript


def skipped_words(transcript: Transcript, passes: Iterable[Sequence[Layer]]) -> int:
    """The respondents' words that every coder who finished one of these passes skipped.

    A pass is the layers of a round's coders. No event says that a second pass went over what was skipped below it, so
    what one pass skipped counts whatever the other did.
    """
    spans = union(span for layers in passes for span in _by_all(layers))
    if not spans:
        return 0
    from codekit.words import Words

    words, said = Words(transcript.text), transcript.respondent_speech
    return sum(words.in_span(part.start, part.end) for span in spans for part in shared(span, said))


def _by_all(layers: Sequence[Layer]) -> list[Span]:
    """The stretches that every coder who finished skipped."""
    by_coder = [union(skip.span for skip in layer.skipped) for layer in layers if layer.state == FINISHED]
    common = by_coder[0] if by_coder else []
    for spans in by_coder[1:]:
        common = [part for span in common for part in shared(span, spans)]
    return common
