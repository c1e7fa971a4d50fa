"""One look at a study's folder: every folder is listed once, however many ledgers are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from codekit.store.folder import places
from codekit.store.values import Own, Token

T = TypeVar("T")
ById = dict[str, list[str]]


class FolderLook:
    """The ledgers of a study as its folders were when first asked for; their sizes and times as they are now."""

    def __init__(self, root: Path) -> None:
        """List nothing yet."""
        self._root = root
        self._folders: dict[Path, list[Path]] = {}
        self._by_id: dict[Path, ById] = {}

    # paths

    def layer_folders(self, round_id: str = "") -> Iterator[tuple[tuple[str, str], Path]]:
        """Each folder of a round's codings (of all rounds', where none is named) after its coder and writer."""
        for above in self._of(places.CODINGS, round_id):
            for folder in _once(self._folders, above, places.folders):
                yield places.owner(folder.name), folder

    def coded(self, round_id: str = "", *, coder: str = "", transcript: str = "") -> Iterator[Path]:
        """The ledgers of a round's codings and their copies, sorted; of one coder's own or one transcript only."""
        for owner, folder in self.layer_folders(round_id):
            if not coder or owner == (coder, coder):
                yield from self._in(folder, transcript)

    def of_round(self, round_id: str = "", *, by: str = "") -> Iterator[Path]:
        """A round's own ledgers and their copies, sorted; of one writer only."""
        for folder in self._of(places.ROUNDS, round_id):
            yield from self._in(folder, by)

    def _of(self, kind: str, round_id: str) -> list[Path]:
        rounds = _once(self._folders, self._root / kind, places.folders)
        return [folder for folder in rounds if not round_id or places.nfc(folder.name) == round_id]

    def _in(self, folder: Path, id_: str) -> list[Path]:
        return [folder / name for name in _once(self._by_id, folder, _names_by_id).get(id_, [])]

    # tokens

    def own(self, place: Own) -> Token:
        """Size and time of one coder's ledger and its copies."""
        round_id, coder, transcript = place
        if not transcript:
            return fingerprint(self.of_round(round_id, by=coder))
        return fingerprint(self.coded(round_id, coder=coder, transcript=transcript))

    def round(self, round_id: str = "") -> Token:
        """Size and time of a round's own ledgers."""
        return fingerprint(self.of_round(round_id))

    def transcript(self, transcript: str) -> Token:
        """Size and time of everybody's ledgers of a transcript."""
        return fingerprint(self.coded(transcript=transcript))


def _names_by_id(folder: Path) -> ById:
    """The ledgers in a folder by every id that they may be about, and all under ""; for many questions at once."""
    by_id: ById = {"": places.names(folder)}
    for name in by_id[""]:
        for id_ in places.may_be(name.removesuffix(places.SUFFIX)):
            by_id.setdefault(id_, []).append(name)
    return by_id


def _once(held: dict[Path, T], path: Path, make: Callable[[Path], T]) -> T:
    if path not in held:
        held[path] = make(path)
    return held[path]


def fingerprint(paths: Iterable[Path]) -> Token:
    """Path, size and time of each file: what must be alike for its content to count as unchanged."""
    states = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:  # gone since the folder was listed
            continue
        states.append((path, status.st_size, status.st_mtime_ns))
    return tuple(states)
