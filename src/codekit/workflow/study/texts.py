"""The texts of a study: transcripts in the versions that are read, their divisions, and those that were withdrawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.subjects import WITHDRAWALS
from codekit.model.transcript import Segmentation, Transcript
from codekit.model.versions import FIRST, History
from codekit.model.withdrawals import Withdrawal, withdrawn
from codekit.store import corrections, transcripts
from codekit.store.held import Held
from codekit.store.protocols import Look, Store
from codekit.store.values import Token
from codekit.workflow.study.carrying import Carrier
from codekit.workflow.study.one_reading import Reading, taken_out


class Texts:
    """The transcripts of a store; each is read once, in the text that was corrected last."""

    def __init__(self, store: Store) -> None:
        """Read nothing yet."""
        self.store = store
        self._transcripts: dict[tuple[str, str], Transcript] = {}
        self._turns: dict[tuple[str, str], Segmentation] = {}
        self.made: dict[Hashable, Any] = {}  # of the texts: kept as long as these are
        self._histories: Held[str, History] = Held()
        self._carriers: Held[str, Carrier] = Held()
        self._gone: Held[str, dict[str, Withdrawal]] = Held()
        self._pinned: Mapping[str, str] = {}  # transcripts that are read in another text than the current one
        self.reading: Reading | None = None

    @contextmanager
    def as_one_reading(self) -> Iterator[None]:
        """All that is read is of one state, but for what the reader writes; where that cannot be, it ends.

        Raises CodekitError where a transcript is taken out meanwhile, in place of whatever that led to.
        """
        reading = self.reading = Reading()
        try:
            yield
        except Exception as error:
            now = self.gone(self.store.look())
            if gone := reading.missing(now, lambda id_: transcripts.text_of(self.store, id_).exists()):
                raise taken_out(gone) from error
            raise
        finally:
            self.reading = None

    def _forget_texts(self) -> None:
        for held in (self._transcripts, self._turns, self.made):
            held.clear()

    def transcript_ids(self) -> list[str]:
        """Ids of the imported transcripts, sorted."""
        gone = self.withdrawn
        found = [id_ for id_ in transcripts.ids(self.store) if id_ not in gone]
        if self.reading:
            self.reading.saw(found)
        return found

    @property
    def withdrawn(self) -> dict[str, Withdrawal]:
        """The transcripts that were taken out since their participants withdrew."""
        now = self.gone(self.store.look())
        if self.reading:
            self.reading.saw_withdrawn(now)
        return now

    def gone(self, look: Look) -> dict[str, Withdrawal]:
        """The same as of a look at the store."""
        events = self.store.study_events
        return self._gone.get("", look.study(WITHDRAWALS), lambda: withdrawn(events(WITHDRAWALS).events))

    def transcript(self, id_: str) -> Transcript:
        """One transcript with its turns, as it was corrected last.

        Raises UnknownNameError for an unknown id, CodekitError for a text that changed after its import.
        """
        return self.version(id_, self.version_key(id_))

    def version(self, id_: str, key: str) -> Transcript:
        """One version of a transcript's text. Raises as `transcript`."""
        if self.reading and (id_, key) in self._transcripts:
            return self._transcripts[id_, key]
        if gone := self.withdrawn.get(id_):
            raise CodekitError(f"{id_} was withdrawn on {gone.at[:10]}", hint="codekit check")
        if (id_, key) not in self._transcripts:
            if not transcripts.text_of(self.store, id_).exists():
                raise UnknownNameError("transcript", id_, self.transcript_ids())
            self._transcripts[id_, key], self._turns[id_, key] = transcripts.read_divided(self.store, id_, key)
        return self._transcripts[id_, key]

    def version_key(self, id_: str) -> str:
        """Which text of a transcript is read: the one that was corrected last. Raises CodekitError as `history`."""
        if id_ in self._pinned:
            return self._pinned[id_]
        known = self.reading.keys if self.reading else {}
        if id_ not in known:
            known[id_] = self.history(id_).current.key if self.corrections(id_) else FIRST
        return known[id_]

    def corrections(self, id_: str) -> Token:
        """What is equal as long as nobody corrects the transcript; () where nobody ever did."""
        return transcripts.corrections_of(self.store, id_).token()

    def history(self, id_: str) -> History:
        """Every text that a transcript had. Raises CodekitError where what tells of one cannot be read."""
        return self._histories.get(id_, self.corrections(id_), lambda: corrections.history(self.store, id_))

    def carrier(self, id_: str) -> Carrier | None:
        """What carries codings of other texts of a transcript over to the one that is read; None where there is one.

        Raises as `transcript`.
        """
        if not (now := self.corrections(id_)):
            return None
        return self._carriers.get(id_, now, lambda: self._carrier(id_))

    def _carrier(self, id_: str) -> Carrier:
        history, key = self.history(id_), self.version_key(id_)
        return Carrier(history, history.versions[key], lambda key: self.version(id_, key).text)

    def transcripts(self, ids: Iterable[str] | None = None) -> dict[str, Transcript]:
        """Transcripts by id, all of them by default. Raises what `transcript` raises."""
        return {id_: self.transcript(id_) for id_ in (self.transcript_ids() if ids is None else ids)}

    def segmentation(self, id_: str, scheme: str) -> Segmentation:
        """A stored division of a transcript into turns, paragraphs or sentences.

        Raises CodekitError where none is stored or it cannot be read.
        """
        key = self.version_key(id_)
        if scheme == "turn" and (id_, key) in self._turns:
            return self._turns[id_, key]
        return transcripts.read_segmentation(self.store, id_, scheme, key)

    def check_segmentation(self, id_: str, scheme: str) -> None:
        """See whether a stored division can be read, without reading it whole. Raises as `segmentation`."""
        transcripts.check_segmentation(self.store, id_, scheme, self.version_key(id_))

    def segmenter(self, id_: str, scheme: str) -> tuple[str, str]:
        """What made a stored division, and its version; no row is read. Raises CodekitError where none is stored."""
        return transcripts.read_segmenter(self.store, id_, scheme, self.version_key(id_))
