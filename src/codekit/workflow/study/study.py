"""The facade over a study's store: everything that the other workflow modules read goes through here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, wraps
from pathlib import Path, PurePosixPath
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from codekit.errors import CodekitError, RoundStateError, UnknownNameError
from codekit.model.cases import Registers
from codekit.model.codebook import Codebook
from codekit.model.names import CONSENSUS, RULES, clean_id
from codekit.model.rounds import Round, fold_round, given_up_by
from codekit.model.versions import FIRST
from codekit.model.withdrawals import without
from codekit.store import copied, registers, settings
from codekit.store.held import Shared
from codekit.store.opening import Coders, create_store, open_store
from codekit.store.protocols import Store
from codekit.store.turns import PATIENCE
from codekit.store.values import Frozen, Layers, Token
from codekit.workflow.study import codebooks
from codekit.workflow.study.carrying import carry
from codekit.workflow.study.texts import Texts

P = ParamSpec("P")
T = TypeVar("T")


class Study(Texts):
    """One research project, wherever it is stored, and who works on it.

    Reads are cached for the life of the object; events are read anew, but for a round's that
    somebody still holds and nobody wrote since.
    """

    def __init__(self, store: Store, *, writer: str) -> None:
        """Read nothing yet; `writer` signs what is written about rounds."""
        super().__init__(store)
        self.writer = writer
        self.patience = PATIENCE  # seconds to wait for whoever holds the study
        self.told: Callable[[str], object] | None = None  # called with whom is waited for, where that takes long
        self.kept: Shared | None = None  # where what takes long to compute is kept as long as the study is as it was
        self._codebooks: dict[str, Codebook] = {}
        self._others: dict[tuple[tuple[str, str], ...], Study] = {}
        self._layers: WeakValueDictionary[str, Layers] = WeakValueDictionary()
        self._seen: dict[str, Token] = {}

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
        """Cases, interviews, coverage and cells, as the tables say, without interviews that were withdrawn.

        Raises ProblemsError with every mistake.
        """
        tables, gone = registers.read(self.store), self.withdrawn
        if not gone:
            return tables
        return replace(
            tables,
            interviews=tuple(row for row in tables.interviews if row.transcript not in gone),
            coverage=tables.coverage and tuple(row for row in tables.coverage if row.transcript not in gone),
        )

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
            reading, self.reading = self.reading, None  # nobody else writes now
            try:
                yield
            finally:
                self.reading = reading
                if reading:
                    reading.begin_again()

    def refresh(self) -> None:
        """Forget what was read of the files that people edit."""
        for name in ("settings", "registers"):
            self.__dict__.pop(name, None)
        self._forget_texts()
        self._codebooks.clear()
        self._others.clear()

    # texts of rounds

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
        self._others[key].reading = self.reading
        return self._others[key]

    def _compared(self, id_: str, key: str) -> str:
        if key not in self.history(id_).versions:
            hint = "codekit merge brings it from the copy in which the round was compared"
            raise CodekitError("the text that was compared is not here", where=id_, hint=hint)
        return key

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
        """All rounds that were not cancelled, nor go over one that was, in the order in which they were started."""
        every = {round_.id: round_ for round_ in self.all_rounds()}
        return [round_ for round_ in every.values() if given_up_by(round_, every.get) is None]

    def all_rounds(self) -> list[Round]:
        """All rounds, those that were cancelled too, in the order in which they were started."""
        rounds = [self._round(id_) for id_ in self.store.round_ids()]
        return sorted((round_ for round_ in rounds if round_ is not None), key=lambda r: (r.started, r.id))

    def _round(self, id_: str) -> Round | None:
        round_ = fold_round(self.store.round_events(id_).events)
        return round_ and without(round_, self.withdrawn)

    def round(self, id_: str) -> Round:
        """One round by its id.

        Raises UnknownNameError for an unknown one, RoundStateError for one that was cancelled, CodekitError for one
        that is damaged.
        """
        round_ = self._round(id_)
        if round_ is not None:
            refuse_given_up(round_, given_up_by(round_, self._round))
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
        if sealed and round_.withdrawn:
            sealed = {name: seal for name, seal in sealed.items() if PurePosixPath(name).stem not in round_.withdrawn}
        found = self.store.layers(round_.id, frozen=sealed, only=only) if only else self._standing(round_.id, sealed)
        return carry(self._kept(found), self.carrier)

    def _standing(self, round_id: str, sealed: Frozen | None) -> Layers:
        """What stands in a round's ledgers: as long as nobody writes there, what this reading or somebody still holds.

        Parts of a report, the matrix and the check ask for the same round, each for itself.
        """
        now = (self.store.look().codings(round_id), sealed)
        layers = self._layers.get(round_id) if self._seen.get(round_id) == now else None
        if layers is None:
            layers = self._layers[round_id] = self.store.layers(round_id, frozen=sealed)
            self._seen[round_id] = now
        if self.reading:
            self.reading.hold(round_id, layers)
        return layers

    def _kept(self, layers: Layers) -> Layers:
        """Layers without those of transcripts that were withdrawn, where a copy of the study brought them."""
        gone = self.withdrawn
        if not gone:
            return layers
        return replace(layers, by_key={key: layer for key, layer in layers.by_key.items() if key[1] not in gone})

    def layers_now(self, round_: Round) -> Layers:
        """The same with what was written since the comparison: notes, which go on."""
        return carry(self._kept(self.store.layers(round_.id)), self.carrier)

    def round_codebook(self, round_: Round) -> Codebook:
        """The frozen codebook version that a round uses."""
        return self.codebook(round_.codebook)


def refuse_given_up(round_: Round, because: Round | None) -> None:
    """Raise RoundStateError for a round that is given up because of this one."""
    if because is None or because.abandoned is None:
        return
    who, day = because.abandoned.by, because.abandoned.at[:10]
    what = "" if because.id == round_.id else f"goes over {because.id}, which "
    hint = f"codekit round cancel {because.id} --undo takes that back"
    raise RoundStateError(f"round {round_.id} {what}was cancelled by {who} on {day}", hint=hint)


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
    """Open the study in this folder or above it, or at an address of a database.

    `writer` is who signs: where nobody is named, in a copy of a server's study the coder whose copy it is, else
    `whoami()`. Raises StudyNotFoundError where there is none.
    """
    store = open_store(path)
    return Study(store, writer=writer or copied.writer(store) or whoami())


def create_study(path: str | Path, *, title: str = "", coders: Coders = (), writer: str = "") -> Study:
    """Lay out an empty study with coders, ids or names by id; other files are left alone.

    Raises CodekitError for a folder that holds a study.
    """
    return Study(create_store(Path(path), title=title, coders=coders), writer=writer or whoami())
