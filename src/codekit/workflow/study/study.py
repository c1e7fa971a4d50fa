"""The facade over a study's store: everything that the other workflow modules read goes through here."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from codekit.errors import CodekitError, RoundStateError, UnknownNameError
from codekit.model.cases import Registers
from codekit.model.codebook import Codebook
from codekit.model.names import CONSENSUS, RULES, clean_id
from codekit.model.rounds import Round, fold_round
from codekit.model.transcript import Segmentation, Transcript
from codekit.model.versions import FIRST, History
from codekit.store import corrections, registers, settings, transcripts
from codekit.store.held import Held
from codekit.store.opening import Coders, create_store, open_store
from codekit.store.protocols import Store
from codekit.store.turns import PATIENCE
from codekit.store.values import Layers, Token
from codekit.workflow.study import codebooks
from codekit.workflow.study.carrying import Carrier, carry

P = ParamSpec("P")
T = TypeVar("T")


class Study:
    """One research project, wherever it is stored, and who works on it.

    Reads are cached for the life of the object; events are always read anew, since others may write.
    """

    def __init__(self, store: Store, *, writer: str) -> None:
        """Read nothing yet; `writer` signs what is written about rounds."""
        self.store, self.writer = store, writer
        self.patience = PATIENCE  # seconds to wait for whoever holds the study
        self.told: Callable[[str], object] | None = None  # called with whom is waited for, where that takes long
        self._transcripts: dict[tuple[str, str], Transcript] = {}
        self._turns: dict[tuple[str, str], Segmentation] = {}
        self.made: dict[Hashable, Any] = {}  # of the texts: kept as long as these are
        self._codebooks: dict[str, Codebook] = {}
        self._histories: Held[str, History] = Held()
        self._carriers: Held[str, Carrier] = Held()
        self._others: dict[tuple[tuple[str, str], ...], Study] = {}
        self._pinned: Mapping[str, str] = {}  # transcripts that are read in another text than the current one

    @cached_property
    def settings(self) -> settings.Settings:
        """What study.yaml says. Raises ProblemsError where it cannot be read or used."""
        return settings.read(self.store.document(settings.FILE))

    @property
    def title(self) -> str:
        """The study's title, or what its store is called."""
        return self.settings.title or self.store.label

    @cached_property
    def registers(self) -> Registers:
        """Cases, interviews, coverage and cells, as the tables say. Raises ProblemsError with every mistake."""
        return registers.read(self.store)

    def _repr_html_(self) -> str:
        """What a notebook shows: the rounds, with who codes what."""
        from codekit.tables.shown import html_table

        rows = [(r.id, r.kind, r.codebook, len(r.transcripts), ", ".join(r.coders)) for r in self.rounds()]
        title = f"{self.title}: {len(self.transcript_ids())} transcripts"
        return html_table(title, ("round", "kind", "codebook", "transcripts", "coders"), rows)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the study while something is read and then written by it; what people edit is read anew first.

        Raises StudyBusyError where somebody else holds it and does not end.
        """
        with self.store.alone(self.writer, patience=self.patience, told=self.told) as is_first:
            if is_first:
                self.refresh()
            yield

    def refresh(self) -> None:
        """Forget what was read of the files that people edit."""
        for name in ("settings", "registers"):
            self.__dict__.pop(name, None)
        for held in (self._transcripts, self._turns, self.made, self._codebooks, self._others):
            held.clear()

    # transcripts

    def transcript_ids(self) -> list[str]:
        """Ids of the imported transcripts, sorted."""
        return transcripts.ids(self.store)

    def transcript(self, id_: str) -> Transcript:
        """One transcript with its turns, as it was corrected last.

        Raises UnknownNameError for an unknown id, CodekitError for a text that changed after its import.
        """
        return self.version(id_, self.version_key(id_))

    def version(self, id_: str, key: str) -> Transcript:
        """One version of a transcript's text. Raises as `transcript`."""
        if (id_, key) not in self._transcripts:
            if not transcripts.text_of(self.store, id_).exists():
                raise UnknownNameError("transcript", id_, self.transcript_ids())
            self._transcripts[id_, key], self._turns[id_, key] = transcripts.read_divided(self.store, id_, key)
        return self._transcripts[id_, key]

    def version_key(self, id_: str) -> str:
        """Which text of a transcript is read: the one that was corrected last. Raises CodekitError as `history`."""
        if id_ in self._pinned:
            return self._pinned[id_]
        return self.history(id_).current.key if self.corrections(id_) else FIRST

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

    def as_of(self, round_: Round) -> Study:
        """The study with each transcript in the text that a round was compared on; itself in all other cases.

        Raises CodekitError for a text that is not there: it is in another copy of the study.
        """
        if round_.compared is None:
            return self
        corrected = [id_ for id_ in round_.transcripts if self.corrections(id_)]
        pinned = {id_: self._compared(id_, round_.compared.texts.get(id_, FIRST)) for id_ in corrected}
        if pinned == {id_: self.version_key(id_) for id_ in corrected}:
            return self
        key = tuple(pinned.items())
        if key not in self._others:
            self._others[key] = other = Study(self.store, writer=self.writer)
            other.patience, other.told, other._pinned = self.patience, self.told, pinned
        return self._others[key]

    def _compared(self, id_: str, key: str) -> str:
        if key not in self.history(id_).versions:
            hint = "codekit merge brings it from the copy in which the round was compared"
            raise CodekitError("the text that was compared is not here", where=id_, hint=hint)
        return key

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

    # codebooks

    def codebook_ids(self) -> list[str]:
        """Ids of the codebooks in codebooks/."""
        return codebooks.ids(self.store)

    def codebook(self, key: str) -> Codebook:
        """The working copy by id, or a frozen version by id@version.

        Raises UnknownNameError for an unknown id, CodekitError for a version that is not kept.
        """
        if key not in self._codebooks:
            self._codebooks[key] = codebooks.load(self.store, key)
        return self._codebooks[key]

    # coders

    def coder(self, id_: str) -> str:
        """The id of a coder that study.yaml knows, or of a layer that is nobody's own; else raises UnknownNameError."""
        if id_ == CONSENSUS or id_.startswith(RULES) or id_ in self.settings.coders:
            return id_
        raise UnknownNameError("coder", id_, self.settings.coders)

    # rounds

    def rounds(self) -> list[Round]:
        """All rounds that were not cancelled, in the order in which they were started."""
        return [round_ for round_ in self.all_rounds() if not round_.given_up]

    def all_rounds(self) -> list[Round]:
        """All rounds, those that were cancelled too, in the order in which they were started."""
        rounds = [self._round(id_) for id_ in self.store.round_ids()]
        return sorted((round_ for round_ in rounds if round_ is not None), key=lambda r: (r.started, r.id))

    def _round(self, id_: str) -> Round | None:
        return fold_round(self.store.round_events(id_).events)

    def round(self, id_: str) -> Round:
        """One round by its id.

        Raises UnknownNameError for an unknown one, RoundStateError for one that was cancelled, CodekitError for one
        that is damaged.
        """
        round_ = self._round(id_)
        if round_ is not None and round_.given_up and round_.abandoned:
            who, day = round_.abandoned.by, round_.abandoned.at[:10]
            hint = f"codekit round cancel {id_} --undo takes that back"
            raise RoundStateError(f"round {id_} was cancelled by {who} on {day}", hint=hint)
        if round_ is None and id_ in self.store.round_ids():
            hint = "codekit check names the file and the line"
            raise CodekitError(f"the start of round '{id_}' cannot be read", where=f"rounds/{id_}", hint=hint)
        if round_ is None:
            raise UnknownNameError("round", id_, [r.id for r in self.rounds()])
        return round_

    def layers(self, round_: Round, *, only: str = "") -> Layers:
        """What stands in a round's ledgers; after its comparison, exactly what was compared.

        What was coded on another text of a transcript lies where its words are in the text that is read.
        """
        sealed = round_.compared.ledgers if round_.compared else None
        return carry(self.store.layers(round_.id, frozen=sealed, only=only), self.carrier)

    def layers_now(self, round_: Round) -> Layers:
        """The same with what was written since the comparison: notes, which go on."""
        return carry(self.store.layers(round_.id), self.carrier)

    def round_codebook(self, round_: Round) -> Codebook:
        """The frozen codebook version that a round uses."""
        return self.codebook(round_.codebook)


def alone(work: Callable[Concatenate[Study, P], T]) -> Callable[Concatenate[Study, P], T]:
    """Work on a study that reads and then writes by what it read: nobody else does meanwhile.

    Also raises StudyBusyError where somebody else does and does not end.
    """

    @wraps(work)
    def undisturbed(study: Study, /, *args: P.args, **options: P.kwargs) -> T:
        with study.alone():
            return work(study, *args, **options)

    return undisturbed


def whoami() -> str:
    """Who works on this computer: CODEKIT_USER, else the login name, else "someone"; as an id."""
    try:
        return clean_id(os.environ.get("CODEKIT_USER") or _login())
    except ValueError:
        return "someone"


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"


def open_study(path: str | Path = ".", *, writer: str = "") -> Study:
    """Open the study in this folder or above it; `writer` is `whoami()` where it is not given.

    Raises StudyNotFoundError where there is none.
    """
    return Study(open_store(Path(path)), writer=writer or whoami())


def create_study(path: str | Path, *, title: str = "", coders: Coders = (), writer: str = "") -> Study:
    """Lay out an empty study with coders, ids or names by id; other files are left alone.

    Raises CodekitError for a folder that holds a study.
    """
    return Study(create_store(Path(path), title=title, coders=coders), writer=writer or whoami())
