"""The facade over a study folder: everything that the other workflow modules read goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from codekit.errors import CodekitError, StudyNotFoundError, UnknownNameError
from codekit.model.cases import Registers
from codekit.model.codebook import Codebook
from codekit.model.events import RoundCompare
from codekit.model.names import CONSENSUS, RULES
from codekit.model.rounds import Round, fold_round
from codekit.model.transcript import Segmentation, Transcript
from codekit.store.folder import registers, settings, transcripts
from codekit.store.folder.files import write_text
from codekit.store.folder.store import FolderStore, Layers
from codekit.workflow.study import codebooks

CASES_HEADER = "case\n"
INTERVIEWS_HEADER = ",".join(registers.INTERVIEW_COLUMNS) + "\n"


class Study:
    """One research project in one folder.

    Reads are cached for the life of the object; events are always read anew, since others may write.
    """

    def __init__(self, root: Path) -> None:
        """Open the study in this folder; it must hold study.yaml."""
        self.root = root
        self.store = FolderStore(root)
        self._transcripts: dict[str, Transcript] = {}
        self._codebooks: dict[str, Codebook] = {}

    @cached_property
    def settings(self) -> settings.Settings:
        """What study.yaml says."""
        return settings.read(self.root / settings.FILE)

    @property
    def title(self) -> str:
        """The study's title, or the folder's name."""
        return self.settings.title or self.root.resolve().name

    @cached_property
    def registers(self) -> Registers:
        """Cases, interviews, coverage and cells, as the tables say."""
        return registers.read(self.root)

    def refresh(self) -> None:
        """Forget what was read of the files that people edit."""
        for name in ("settings", "registers"):
            self.__dict__.pop(name, None)
        self._transcripts.clear()
        self._codebooks.clear()

    # transcripts

    def transcript_ids(self) -> list[str]:
        """Ids of the imported transcripts, sorted."""
        return transcripts.ids(self.root)

    def transcript(self, id_: str) -> Transcript:
        """One transcript with its turns; an unknown id is an error with the nearest match."""
        if id_ not in self._transcripts:
            if not (self.root / "transcripts" / f"{id_}.txt").is_file():
                raise UnknownNameError("transcript", id_, self.transcript_ids())
            self._transcripts[id_] = transcripts.read(self.root, id_)
        return self._transcripts[id_]

    def transcripts(self, ids: Iterable[str] | None = None) -> dict[str, Transcript]:
        """Transcripts by id, all of them by default."""
        return {id_: self.transcript(id_) for id_ in (self.transcript_ids() if ids is None else ids)}

    def segmentation(self, id_: str, scheme: str) -> Segmentation:
        """A stored division of a transcript into turns, paragraphs or sentences."""
        return transcripts.read_segmentation(self.root, id_, scheme)

    # codebooks

    def codebook_ids(self) -> list[str]:
        """Ids of the codebooks in codebooks/."""
        return codebooks.ids(self.root)

    def codebook(self, key: str) -> Codebook:
        """The working copy by id, or a frozen version by id@version."""
        if key not in self._codebooks:
            self._codebooks[key] = codebooks.load(self.root, key)
        return self._codebooks[key]

    # coders

    def coder(self, id_: str) -> str:
        """The id of a coder that study.yaml knows, or of a layer that is nobody's own."""
        if id_ == CONSENSUS or id_.startswith(RULES) or id_ in self.settings.coders:
            return id_
        raise UnknownNameError("coder", id_, self.settings.coders)

    # rounds

    def rounds(self) -> list[Round]:
        """All rounds, in the order in which they were started."""
        found = [self._round(id_) for id_ in self.store.round_ids()]
        return sorted((round_ for round_ in found if round_ is not None), key=lambda r: (r.started, r.id))

    def _round(self, id_: str) -> Round | None:
        return fold_round(self.store.round_events(id_).events)

    def round(self, id_: str) -> Round:
        """One round; an unknown id is an error with the nearest match."""
        round_ = self._round(id_)
        if round_ is None:
            raise UnknownNameError("round", id_, [r.id for r in self.rounds()])
        return round_

    def layers(self, round_: Round, *, only: str = "") -> Layers:
        """What stands in a round's ledgers; after its comparison, exactly what was compared."""
        return self.store.layers(round_.id, frozen=_sealed(round_.compared), only=only)

    def round_codebook(self, round_: Round) -> Codebook:
        """The frozen codebook version that a round uses."""
        return self.codebook(round_.codebook)


def _sealed(compare: RoundCompare | None) -> dict[str, str] | None:
    return dict(compare.ledgers) if compare else None


def find_study(start: Path) -> Path:
    """The nearest folder upwards that holds study.yaml."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / settings.FILE).is_file():
            return folder
    raise StudyNotFoundError(
        f"no {settings.FILE} in {start} or above it",
        hint="start a study with: codekit init DIR, or name one: --study DIR",
    )


def open_study(path: str | Path = ".") -> Study:
    """Open the study in this folder or above it."""
    return Study(find_study(Path(path)))


def create_study(path: str | Path, *, title: str = "", coders: Iterable[str] = ()) -> Study:
    """Lay out an empty study; a folder that already holds one is refused, other files are left alone."""
    root = Path(path)
    if (root / settings.FILE).exists():
        raise CodekitError(f"{root}: is a study already", hint="open it, or choose another folder")
    root.mkdir(parents=True, exist_ok=True)
    for folder in ("codebooks", "transcripts"):
        (root / folder).mkdir(exist_ok=True)
    for name, text in _new_files(title or root.resolve().name, coders).items():
        if not (root / name).exists():
            write_text(root / name, text)
    return Study(root)


def _new_files(title: str, coders: Iterable[str]) -> Mapping[str, str]:
    listed = "".join(f"  {coder}: {{}}\n" for coder in coders)
    quoted = title.replace("'", "''")
    study = (
        f"title: '{quoted}'\n"
        f"coders:{'' if listed else ' {}'}\n{listed}"
        "# who speaks in the transcripts, if the labels are the same everywhere:\n"
        "# speakers: {interviewer: [I, INT], respondent: [R]}\n"
        "speakers: {}\n"
        "# keep the files as they came in originals/:\n"
        "originals: true\n"
    )
    return {
        settings.FILE: study,
        "cases.csv": CASES_HEADER,
        "interviews.csv": INTERVIEWS_HEADER,
        ".gitattributes": "* -text\n",
    }
