"""What the library says of texts: little, and kept where the texts themselves are not."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial

import msgspec

from codekit.errors import CodekitError
from codekit.store import transcripts
from codekit.store.bulk import no_collection
from codekit.store.held import Held
from codekit.store.protocols import Look
from codekit.store.values import Token
from codekit.workbench.texts import Text, Texts
from codekit.workflow.study.study import Study

_MANY = 50  # texts, from which on their words are counted by what takes long to load


class Facts(msgspec.Struct, frozen=True):
    """One text: who speaks how often and as what, how much there is of it, or why it cannot be opened."""

    speakers: tuple[tuple[str, str, int], ...] = ()  # label, role, turns
    turns: int = 0
    words: int = 0  # of respondents
    characters: int = 0
    problem: str = ""
    read: bool = True  # false: nothing of it is known yet


UNREAD = Facts(read=False)


class TextFacts:
    """The facts of a study's texts, each read again when one of its documents changed. For any thread."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._store = study.store
        self._texts = Texts(Study(study.store, writer=study.writer))
        self._held: Held[str, Facts] = Held()
        self._reading = threading.Lock()

    def warm(self, ids: Iterable[str], look: Look, *, most: int | None = None) -> bool:
        """Read what was not read yet, so that whoever asks next has not to wait; nothing, where it is more than `most`.

        True where anything was read. What changed after the look is told the next time.
        """
        with self._reading, no_collection():  # whoever comes meanwhile finds it read
            unread = [id_ for id_ in ids if not self.of(id_, look).read]
            if most is not None and len(unread) > most:
                return False
            for id_ in unread:
                self._held.get(id_, self._now(id_, look), partial(self._read, id_, many=len(unread) > _MANY))
        return bool(unread)

    def of(self, id_: str, look: Look) -> Facts:
        """The facts of one text, as of a look, as far as they were read."""
        return (self._held.last(id_) if self._held.holds(id_, self._now(id_, look)) else None) or UNREAD

    def _now(self, id_: str, look: Look) -> Token:
        return tuple(look.document_token(d.key) for d in transcripts.documents(self._store, id_))

    def _read(self, id_: str, *, many: bool) -> Facts:
        try:
            text = self._texts.read(id_)
        except CodekitError as error:
            return Facts(problem=error.message)
        role = text.transcript.role
        return Facts(
            speakers=tuple((label, role(label), n) for label, n in text.turns_by_speaker.items()),
            turns=len(text.transcript.turns),
            words=_words(text) if many else text.words,
            characters=len(text.transcript.text),
        )


def _words(text: Text) -> int:
    """The words of respondents, in one pass over the text."""
    spans = text.transcript.respondent_speech
    return text.words_in_all([span.start for span in spans], [span.end for span in spans])
