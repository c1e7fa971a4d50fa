"""What lies below a second pass or a subcode round: others' finished work, visible by what the round is for."""

from __future__ import annotations

from collections.abc import Callable

from codekit.model.events import Coding
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.span import Span, union
from codekit.store.folder import places
from codekit.store.folder.own import Print, fingerprint
from codekit.workbench.texts import Rounds
from codekit.workflow.rounds import counted
from codekit.workflow.study.study import Study


class LayerBelow:
    """The codings below a round's transcripts, read again when a ledger of the transcript or a round changed."""

    def __init__(self, study: Study, rounds: Rounds) -> None:
        """Read nothing yet."""
        self._study, self._rounds = study, rounds
        self._held: dict[tuple[str, str], tuple[Print, list[Coding]]] = {}

    def codings(self, round_: Round, transcript: str) -> list[Coding]:
        """The codings that a second pass goes over; none in other rounds."""
        if round_.kind != SECOND_PASS:
            return []

        def make() -> list[Coding]:
            chooser = counted.Chooser(self._study, self._study.round_codebook(round_))
            return counted.below(chooser, self._study.round(round_.over), transcript)

        return self._cached(round_.id, transcript, make)

    def allowed(self, round_: Round, transcript: str) -> list[Span] | None:
        """Where the codings of a subcode round may lie: the parent's excerpts. None where everywhere."""
        if round_.kind != SUBCODE:
            return None
        found = self._cached(round_.id, transcript, lambda: counted.excerpts_of_parent(self._study, round_, transcript))
        return union(c.span for c in found)

    def _cached(self, round_id: str, transcript: str, make: Callable[[], list[Coding]]) -> list[Coding]:
        now = self._print(transcript)
        held = self._held.get((round_id, transcript))
        if held is None or held[0] != now:
            held = self._held[round_id, transcript] = (now, make())
        return held[1]

    def _print(self, transcript: str) -> Print:
        root = self._study.root / places.CODINGS
        paths = (p for r in places.folders(root) for f in places.folders(r) for p in places.ledgers(f))
        of_transcript = fingerprint(path for path in paths if places.is_copy(path.stem, transcript))
        return of_transcript + tuple(part for id_ in self._rounds.ids() for part in self._rounds.print_of(id_))
