"""What lies below a second pass or a subcode round: others' finished work, visible by what the round is for."""

from __future__ import annotations

from collections.abc import Callable

from codekit.model.events import Coding
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.span import Span, union
from codekit.store.held import Held
from codekit.workflow.rounds.lower import Lower
from codekit.workflow.study.study import Study


class LayerBelow:
    """The codings below a round's transcripts, read again when a ledger of the transcript or a round changed."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._held: Held[tuple[str, str], list[Coding]] = Held()

    def codings(self, round_: Round, transcript: str) -> list[Coding]:
        """The codings that a second pass goes over; none in other rounds."""
        if round_.kind != SECOND_PASS:
            return []

        return self._cached(round_.id, transcript, lambda: Lower(self._study, round_).codings(transcript))

    def allowed(self, round_: Round, transcript: str) -> list[Span] | None:
        """Where the codings of a subcode round may lie: the parent's excerpts. None where everywhere."""
        if round_.kind != SUBCODE:
            return None
        coded = self._cached(round_.id, transcript, lambda: Lower(self._study, round_).excerpts(transcript))
        return union(coding.span for coding in coded)

    def _cached(self, round_id: str, transcript: str, make: Callable[[], list[Coding]]) -> list[Coding]:
        look = self._study.store.look()
        now = (look.transcript(transcript), look.round(), look.document_token(f"corrections/{transcript}"))
        return self._held.get((round_id, transcript), now, make)
