"""What lies below a second pass or a sub-code round, transcript by transcript, and what a second pass changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from codekit.model import passes
from codekit.model.events import Coding
from codekit.model.layer import FINISHED
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.workflow.rounds.counted import Chooser, below, second_pass
from codekit.workflow.study.study import Study


class Lower:
    """The codings that a round works on; every round's ledgers are read once, so ask it for many transcripts."""

    def __init__(self, study: Study, round_: Round) -> None:
        """Read nothing yet."""
        self.study, self.round = study, round_

    @cached_property
    def _chooser(self) -> Chooser:
        chooser = Chooser(self.study, self.study.round_codebook(self.round))
        # What counts without the round's own sub-codes.
        chooser.by_kind[SUBCODE] = [r for r in chooser.by_kind[SUBCODE] if r.id != self.round.id]
        return chooser

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset({self.round.parent, *self.study.round_codebook(self.round).descendants(self.round.parent)})

    def codings(self, id_: str) -> list[Coding]:
        """The codings of one transcript that a second pass goes over."""
        return below(self._chooser, self._chooser.round(self.round.over), id_)

    def excerpts(self, id_: str) -> list[Coding]:
        """The codings of a sub-code round's parent in one transcript, its descendants' included.

        Of the round that it goes over, where it names one, else of what counts without this round's own sub-codes.
        """
        return [coding for coding in self._counting(id_) if coding.code in self._inside]

    def notes(self, codings: Iterable[Coding]) -> dict[str, str]:
        """What the people who made these codings noted about them, by coding."""
        noted: dict[str, list[str]] = {}
        for coding in codings:
            layer = self._chooser.layers(self._chooser.round(coding.round)).get(coding.coder, coding.transcript)
            for memo in sorted(layer.memos, key=lambda memo: (memo.at, memo.id)):
                if memo.about == coding.id and memo.text:
                    noted.setdefault(coding.id, []).append(memo.text)
        return {about: "\n".join(texts) for about, texts in noted.items()}

    def _counting(self, id_: str) -> list[Coding]:
        if not self.round.over:
            return self._chooser.choose([id_]).by_transcript[id_].codings
        over = self._chooser.round(self.round.over)
        return second_pass(self._chooser, over, id_) if over.kind == SECOND_PASS else below(self._chooser, over, id_)


def revisions(study: Study, round_: Round) -> passes.Revisions:
    """What a second pass changed, over its transcripts; never agreement."""
    lower, layers = Lower(study, round_), study.layers(round_)
    total = passes.Revisions()
    for id_ in round_.transcripts:
        for coder in round_.coders_of(id_):
            layer = layers.get(coder, id_)
            if layer.state == FINISHED:
                total += passes.revisions(lower.codings(id_), layer)
    return total
