"""Transcripts and rounds as the workbench needs them: read once, and again when something was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from codekit.errors import CodekitError, RefusedError, UnknownNameError
from codekit.model.rounds import Round, fold_round, given_up_by
from codekit.model.said import Spoken
from codekit.model.transcript import Segment
from codekit.model.withdrawals import without
from codekit.store import transcripts
from codekit.store.held import Held
from codekit.store.protocols import Look
from codekit.words import Words
from codekit.workbench.folding import Folded
from codekit.workflow.study.study import Study


@dataclass(frozen=True)
class Text(Spoken):
    """One transcript with its sentences, and the questions that are asked of it again and again."""

    sentences: tuple[Segment, ...]

    @cached_property
    def words(self) -> int:
        """Words that respondents said."""
        return sum(self.words_in(span.start, span.end) for span in self.transcript.respondent_speech)

    def words_in(self, start: int, end: int) -> int:
        """Words in a span."""
        return self._words.in_span(start, end)

    def words_in_all(self, starts: Sequence[int], ends: Sequence[int]) -> int:
        """Words in many spans together: by what takes longer to load, and less for each text."""
        import numpy as np

        return int(self._words.count(np.array(starts, np.int64), np.array(ends, np.int64)).sum())

    @cached_property
    def _words(self) -> Words:
        return Words(self.transcript.text)

    @cached_property
    def turns_by_speaker(self) -> Mapping[str, int]:
        """In how many turns each speaker speaks, in order of appearance."""
        return Counter(turn.speaker for turn in self.transcript.turns)

    @cached_property
    def folded(self) -> Folded:
        """The text as it is searched where case, accents and widths do not count."""
        return Folded(self.transcript.text)


def paragraphs(study: Study, id_: str) -> list[int]:
    """Where the paragraphs of a transcript begin; [] where that division is not stored."""
    try:
        segments = study.segmentation(id_, "paragraph").segments
    except CodekitError:
        return []
    return [segment.start for segment in segments if segment.start < segment.end]


class Texts:
    """The transcripts of a study, each read again when one of its documents changed."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._held: Held[str, Text] = Held()
        self._known: frozenset[str] = frozenset()

    def get(self, id_: str, look: Look | None = None) -> Text:
        """One transcript, as of a look where one was taken.

        Raises UnknownNameError for an unknown one, RefusedError where its text is no longer the one that was imported.
        """
        documents = transcripts.documents(self._study.store, id_)
        now = tuple(look.document_token(d.key) if look else d.token() for d in documents)
        return self._held.get(id_, now, lambda: self.read(id_))

    def _refuse_unknown(self, id_: str) -> None:
        """Listed again only for an id that was not there the last time: a library asks for every one."""
        if id_ not in self._known or not transcripts.text_of(self._study.store, id_).exists():
            self._known = frozenset(self._study.transcript_ids())
        if id_ not in self._known:
            raise UnknownNameError("transcript", id_, sorted(self._known))

    def read(self, id_: str) -> Text:
        """One transcript, which is not kept. Raises as `get` does."""
        store = self._study.store
        self._refuse_unknown(id_)
        try:
            version = self._study.version_key(id_)
            return Text(transcripts.read(store, id_, version), self._study.segmentation(id_, "sentence").segments)
        except CodekitError as error:
            message = error.message
            for document in transcripts.documents(store, id_):  # the page is not told where the study lies
                message = message.replace(str(document), document.key)
            raise RefusedError("text_changed", f"{id_} cannot be read: {message}", hint=error.hint) from None


class Rounds:
    """The rounds of a study, folded again when a ledger of theirs changed."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study, self._store = study, study.store
        self._held: Held[str, Round | None] = Held()

    def get(self, id_: str, look: Look | None = None) -> Round | None:
        """One round; None where there is none of this id."""
        as_of = look or self._store.look()
        round_ = self._folded(id_, as_of)
        if round_ is None or given_up_by(round_, lambda below: self._folded(below, as_of)):
            return None
        return without(round_, self._study.gone(as_of))

    def _folded(self, id_: str, look: Look) -> Round | None:
        return self._held.get(id_, look.round(id_), lambda: fold_round(self._store.round_events(id_).events))

    def all(self, look: Look | None = None) -> tuple[Round, ...]:
        """All rounds, in the order in which they were started."""
        as_of = look or self._store.look()
        started = [round_ for id_ in self._store.round_ids() if (round_ := self.get(id_, as_of)) is not None]
        return tuple(sorted(started, key=lambda r: (r.started, r.id)))
