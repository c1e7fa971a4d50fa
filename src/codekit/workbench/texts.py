"""Transcripts and rounds as the workbench needs them: read once, and again when something was written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from codekit.errors import CodekitError, RefusedError, UnknownNameError
from codekit.model.rounds import Round, fold_round
from codekit.model.said import beginning, ending, said
from codekit.model.transcript import Segment, Transcript, Turn
from codekit.store import transcripts
from codekit.store.held import Held
from codekit.store.protocols import Look
from codekit.words import Words
from codekit.workbench.folding import Folded
from codekit.workflow.study.study import Study


@dataclass(frozen=True)
class Text:
    """One transcript with its sentences, and the questions that are asked of it again and again."""

    transcript: Transcript
    sentences: tuple[Segment, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [turn.start for turn in self.transcript.turns]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that an offset lies in, or the one before it; None before the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.transcript.turns[index] if index >= 0 else None

    def said(self, start: int, end: int) -> str:
        """The words of a span without the labels and times between its turns."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return said(
            self.transcript.text, self.transcript.turns[first : bisect_right(self._starts, end - 1)], start, end
        )

    def around(self, start: int, end: int, most: int) -> tuple[str, str]:
        """What stands before and after a span in its turns: at most so many characters on either side, whole words."""
        whole, first, last = self.transcript.text, self.turn_at(start), self.turn_at(max(start, end - 1))
        before = whole[max(0, first.start if first else 0) : start]
        after = whole[end : max(end, last.end if last else len(whole))]
        return ending(before, most), beginning(after, most)

    @cached_property
    def words(self) -> int:
        """Words that respondents said."""
        return sum(self.words_in(span.start, span.end) for span in self.transcript.respondent_speech)

    def words_in(self, start: int, end: int) -> int:
        """Words in a span."""
        return self._words.in_span(start, end)

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
        return self._held.get(id_, now, lambda: self._read(id_))

    def _refuse_unknown(self, id_: str) -> None:
        """Listed again only for an id that was not there the last time: a library asks for every one."""
        if id_ not in self._known or not transcripts.text_of(self._study.store, id_).exists():
            self._known = frozenset(self._study.transcript_ids())
        if id_ not in self._known:
            raise UnknownNameError("transcript", id_, sorted(self._known))

    def _read(self, id_: str) -> Text:
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
        self._store = study.store
        self._held: Held[str, Round | None] = Held()

    def get(self, id_: str, look: Look | None = None) -> Round | None:
        """One round; None where there is none of this id."""
        now = (look or self._store.look()).round(id_)
        return self._held.get(id_, now, lambda: fold_round(self._store.round_events(id_).events))

    def all(self, look: Look | None = None) -> tuple[Round, ...]:
        """All rounds, in the order in which they were started."""
        as_of = look or self._store.look()
        started = [round_ for id_ in self._store.round_ids() if (round_ := self.get(id_, as_of)) is not None]
        return tuple(sorted(started, key=lambda r: (r.started, r.id)))
