"""The facade over a study's store: everything that the other workflow modules read goes through here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.cases import Registers
from codekit.model.codebook import Codebook
from codekit.model.names import CONSENSUS, RULES, clean_id
from codekit.model.rounds import Round, fold_round
from codekit.model.transcript import Segmentation, Transcript
from codekit.store import registers, settings, transcripts
from codekit.store.opening import Coders, create_store, open_store
from codekit.store.protocols import Store
from codekit.store.turns import PATIENCE
from codekit.store.values import Layers
from codekit.workflow.study import codebooks

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
        self._transcripts: dict[str, Transcript] = {}
        self._codebooks: dict[str, Codebook] = {}

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
        self._transcripts.clear()
        self._codebooks.clear()

    # transcripts

    def transcript_ids(self) -> list[str]:
        """Ids of the imported transcripts, sorted."""
        return transcripts.ids(self.store)

    def transcript(self, id_: str) -> Transcript:
        """One transcript with its turns.

        Raises UnknownNameError for an unknown id, CodekitError for a text that changed after its import.
        """
        if id_ not in self._transcripts:
            if not transcripts.text_of(self.store, id_).exists():
                raise UnknownNameError("transcript", id_, self.transcript_ids())
            self._transcripts[id_] = transcripts.read(self.store, id_)
        return self._transcripts[id_]

    def transcripts(self, ids: Iterable[str] | None = None) -> dict[str, Transcript]:
        """Transcripts by id, all of them by default. Raises what `transcript` raises."""
        return {id_: self.transcript(id_) for id_ in (self.transcript_ids() if ids is None else ids)}

    def segmentation(self, id_: str, scheme: str) -> Segmentation:
        """A stored division of a transcript into turns, paragraphs or sentences.

        Raises CodekitError where none is stored or it cannot be read.
        """
        return transcripts.read_segmentation(self.store, id_, scheme)

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
        """All rounds, in the order in which they were started."""
        rounds = [self._round(id_) for id_ in self.store.round_ids()]
        return sorted((round_ for round_ in rounds if round_ is not None), key=lambda r: (r.started, r.id))

    def _round(self, id_: str) -> Round | None:
        return fold_round(self.store.round_events(id_).events)

    def round(self, id_: str) -> Round:
        """One round by its id. Raises UnknownNameError for an unknown one, CodekitError for one that is damaged."""
        round_ = self._round(id_)
        if round_ is None and id_ in self.store.round_ids():
            hint = "codekit check names the file and the line"
            raise CodekitError(f"the start of round '{id_}' cannot be read", where=f"rounds/{id_}", hint=hint)
        if round_ is None:
            raise UnknownNameError("round", id_, [r.id for r in self.rounds()])
        return round_

    def layers(self, round_: Round, *, only: str = "") -> Layers:
        """What stands in a round's ledgers; after its comparison, exactly what was compared."""
        sealed = round_.compared.ledgers if round_.compared else None
        return self.store.layers(round_.id, frozen=sealed, only=only)

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
