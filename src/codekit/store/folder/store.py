"""A study in a folder: ledgers of events, one writer each, and the files beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from codekit.errors import Problem
from codekit.model.events import Event
from codekit.store import locking
from codekit.store.folder import amiss, documents, ledger, moment, places, repair, union
from codekit.store.folder.documents import FolderDocument
from codekit.store.folder.look import FolderLook
from codekit.store.ledgers import Ledgers, Lines, own_name, refuse_codings, refuse_others
from codekit.store.protocols import Look
from codekit.store.turns import PATIENCE, Turn
from codekit.store.values import Own, Token
from codekit.tables import whole

LOCK = ".codekit-lock"
turns: dict[str, Turn] = defaultdict(Turn)  # of every study that this program has open, by where it lies


class FolderStore(Ledgers):
    """Events in ledgers named as `Ledgers` says, and plain files."""

    def __init__(self, root: Path) -> None:
        """Use what lies below this study folder."""
        self.root = root

    @property
    def identity(self) -> str:
        """Where the folder lies."""
        return str(self.root.resolve())

    @property
    def label(self) -> str:
        """The folder's name."""
        return self.root.resolve().name

    @property
    def exports(self) -> Path:
        """The folder beside the rest that is safe to delete."""
        return self.root / "exports"

    # ledgers

    def name(self, path: Path) -> str:
        """A path as problems and seals name it: relative to the study, in one spelling."""
        return places.name_in(self.root, path)

    def look(self) -> FolderLook:
        """Look at the ledgers of the folder; what was listed stays so within this look."""
        return FolderLook(self.root)

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        folders = places.folders(self.root / places.ROUNDS)
        # A folder without a ledger is what a killed `round start` left: no round yet, and no reason to refuse the name.
        return sorted({places.nfc(p.name) for p in folders if any(file.lstat().st_size for file in places.ledgers(p))})

    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that have a folder in a round."""
        return sorted({coder for (coder, _), _ in self.look().layer_folders(round_id)})

    def coded(self, round_id: str, *, coder: str = "", transcript: str = "", look: Look | None = None) -> Lines:
        """The ledgers of a round's codings, copies made by sync folders included."""
        return self._read(self._as_seen(look).coded(round_id, coder=coder, transcript=transcript))

    def of_round(self, round_id: str, *, by: str = "", look: Look | None = None) -> Lines:
        """The round's own ledgers, copies included."""
        return self._read(self._as_seen(look).of_round(round_id, by=by))

    def of_study(self, subject: str = "") -> Lines:
        """The study's own ledgers, copies included."""
        return self._read(self.look().of_study(subject))

    def _as_seen(self, look: Look | None) -> FolderLook:
        return look if isinstance(look, FolderLook) else self.look()

    def _read(self, paths: Iterable[Path]) -> Lines:
        return ((self.name(path), ledger.read(path)) for path in paths)

    def add_lines(self, name: str, lines: Sequence[bytes]) -> int:
        """Append new lines to a ledger and return only when they are on disk. Raises CodekitError where refused."""
        path = self.root / name
        places.refuse_links(self.root, path)
        return ledger.append_lines(path, lines)

    def settle(self, place: Own) -> None:
        """Return when no crash loses what is in a ledger. Raises CodekitError where the disk refuses."""
        ledger.settle(self.root / own_name(place))

    def append_own(self, place: Own, events: Sequence[Event], *, seen: Token) -> Token | None:
        """Append to one ledger; None where its file grew by more than these events, or a copy of it changed."""
        written = self.written(events)
        path = str(self.root / own_name(place))
        now = self.look().own(place)
        expected = {each: size for each, size, *_ in seen}.get(path, 0) + written
        grown = {each: size for each, size, *_ in now}.get(path) == expected
        copies_seen, copies_now = ([entry for entry in token if entry[0] != path] for token in (seen, now))
        return now if grown and copies_seen == copies_now else None

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event as it is written, after the name of the ledger that it belongs into."""
        for path in places.everywhere(self.root):
            yield from union.belonging(self.name(path), ledger.read(path), problems)

    def ledger_names(self) -> list[str]:
        """The ledgers of the folder, copies included."""
        return sorted(map(self.name, places.everywhere(self.root)))

    def remove_ledger(self, name: str) -> None:
        """Remove a ledger of codings whole."""
        refuse_others(name)
        documents.remove(self.root, name)

    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Blank lines where they stand, also in the copies that sync folders made."""
        refuse_codings(name, lines)
        above, _, _ = name.rpartition("/")
        for path in list(places.everywhere(self.root)):
            if self.name(path).rpartition("/")[0] == above:
                ledger.overwrite(path, lines)

    def add_missing(self, name: str, lines: Iterable[bytes]) -> int:
        """Append the lines that a ledger does not have yet."""
        path = self.root / name
        places.refuse_links(self.root, path)
        return union.add_missing(path, dict.fromkeys(lines))

    @contextmanager
    def alone(
        self, by: str = "", *, patience: float = PATIENCE, told: Callable[[str], object] | None = None
    ) -> Iterator[bool]:
        """Hold the study among the threads of this program, then by a lock file among all that have the folder."""
        with ExitStack() as hold:
            if is_first := hold.enter_context(turns[self.identity].taken(patience)):
                hold.enter_context(locking.held(self.root / LOCK, by, patience=patience, told=told))
            yield is_first

    def moment(self, draft: Path, besides: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Every document and ledger, copies of ledgers included, as they were at one moment."""
        return moment.moment(lambda: self._files(besides), self.alone, draft)

    def _files(self, besides: Sequence[str]) -> dict[str, Path]:
        there = (name for name in besides if (self.root / name).is_file() and not (self.root / name).is_symlink())
        documents = {name: places.spelt(self.root, name) for name in (*there, *self.documents())}
        return documents | {self.name(path): path for path in places.everywhere(self.root)}

    def sweep(self) -> None:
        """Remove the drafts that killed commands left, and their lock."""
        locking.clear(self.root / LOCK)
        for folder in documents.folders(self.root):
            whole.sweep(folder)

    def copies(self) -> list[str]:
        """The ledgers that sync folders made copies of others."""
        return repair.copies(self, self.root)

    def amiss(self) -> Iterator[Problem]:
        """What is amiss with the files as files."""
        return amiss.amiss(self.root)

    def repair(self) -> Iterator[str]:
        """Save whole events from unreadable lines and fold copies in; a line about each."""
        return repair.repair(self, self.root)

    # documents

    def document(self, key: str) -> FolderDocument:
        """The file of this name."""
        return FolderDocument(self.root, key)

    def keys(self, pattern: str) -> list[str]:
        """The files that fit a pattern."""
        return documents.keys(self.root, pattern)

    def documents(self) -> list[str]:
        """The files that a study holds besides its ledgers."""
        return documents.everything(self.root)

    def write_all(self, texts: Mapping[str, str]) -> None:
        """Write files side by side."""
        documents.write_all(self.root, texts)
