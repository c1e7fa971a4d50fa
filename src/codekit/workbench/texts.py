"""Transcripts and rounds as the workbench needs them: read once, and again when a file changed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from codekit.errors import CodekitError, RefusedError, UnknownNameError
from codekit.model.rounds import Round, fold_round
from codekit.model.span import Span
from codekit.model.transcript import Segment, Transcript, Turn
from codekit.store.folder import places, transcripts
from codekit.store.folder.own import Print, fingerprint
from codekit.words import Words
from codekit.workflow.study.study import Study

T = TypeVar("T")


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

    @cached_property
    def words(self) -> int:
        """Words that respondents said."""
        return sum(self.words_in(span.start, span.end) for span in self.transcript.respondent_speech)

    def words_in(self, start: int, end: int) -> int:
        """Words in a span."""
        return _counted(self.transcript.text).in_span(start, end)

    def is_said_by_respondent(self, span: Span) -> bool:
        """True when at least one character of the span is a respondent's."""
        return any(span.overlaps(speech) for speech in self.transcript.respondent_speech)


@lru_cache(maxsize=8)
def _counted(text: str) -> Words:
    """The words of a text; they take nine times its room, so only the latest few are kept."""
    return Words(text)


class Texts:
    """The transcripts of a study, each read again when its files changed."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._held: dict[str, tuple[Print, Text]] = {}

    def __getitem__(self, id_: str) -> Text:
        """One transcript; RefusedError where its text is no longer the one that was imported."""
        root = self._study.root
        files = [root / "transcripts" / f"{id_}{end}" for end in (".txt", ".yaml")]
        found = fingerprint([*files, root / "segments" / "sentence" / f"{id_}.csv"])
        held = self._held.get(id_)
        if held and held[0] == found:
            return held[1]
        if id_ not in (known := self._study.transcript_ids()):
            raise UnknownNameError("transcript", id_, known)
        try:
            text = Text(transcripts.read(root, id_), self._study.segmentation(id_, "sentence").segments)
        except CodekitError as error:
            raise RefusedError("text_changed", f"{id_} cannot be read: {_bare(error, root)}", hint=error.hint) from None
        self._held[id_] = (found, text)
        return text


def _bare(error: CodekitError, root: Path) -> str:
    """An error's message without the folder of the study."""
    return error.message.replace(f"{root}/", "").replace(str(root), "")


class Rounds:
    """The rounds of a study, folded again when a ledger of theirs changed."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._held: dict[str, tuple[Print, Round]] = {}

    def ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return self._study.store.round_ids()

    def print_of(self, id_: str) -> Print:
        """Size and time of a round's ledgers."""
        folders = places.named(self._study.root / places.ROUNDS, id_)
        return fingerprint(path for folder in folders for path in places.ledgers(folder))

    def get(self, id_: str) -> Round | None:
        """One round; None where there is none of this id."""
        found = self.print_of(id_)
        held = self._held.get(id_)
        if held and held[0] == found:
            return held[1]
        round_ = fold_round(self._study.store.round_events(id_).events)
        if round_ is not None:
            self._held[id_] = (found, round_)
        return round_

    def all(self) -> tuple[Round, ...]:
        """All rounds, in the order in which they were started."""
        found = [round_ for id_ in self.ids() if (round_ := self.get(id_)) is not None]
        return tuple(sorted(found, key=lambda r: (r.started, r.id)))
