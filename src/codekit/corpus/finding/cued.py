"""The cues of a codebook in a part, by the matcher that `suggest` has."""

from __future__ import annotations

from collections.abc import Iterator

from codekit.agreement.numeric import Bools
from codekit.corpus.finding.folds import any_of
from codekit.corpus.finding.speech import Speech
from codekit.model.transcript import Segment
from codekit.workflow.coding.suggest import Cues, finder


def cued(speech: Speech, cues: Cues, among: Bools) -> Iterator[tuple[str, int, Segment, str]]:
    """Each code with each sentence that holds one of its cues: code, row of the turn, sentence, its words."""
    find = finder(cues)
    rows = speech.holding(any_of(find.fragments), among)
    texts = ((text, (row, sentence, text)) for row, sentence, text in speech.sentences(rows))
    for codes, (row, sentence, text) in find.codes(texts):
        for code in codes:
            yield code, row, sentence, text
