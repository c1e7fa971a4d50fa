"""One look at a study's folder: every folder is listed once, however many ledgers are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from codekit.store.folder import places
from codekit.store.folder.places import State
from codekit.store.values import Own, Token


class FolderLook:
    """The files of a study as its folders were when first asked for."""

    def __init__(self, root: Path) -> None:
        """List nothing yet."""
        self._root = root
        self._folders: dict[tuple[str, str], list[Path]] = {}
        self._layers: dict[str, list[tuple[tuple[str, str], Path]]] = {}
        self._of_coder: dict[tuple[str, str], list[_Ledgers]] = {}
        self._ledgers: dict[Path, _Ledgers] = {}
        self._documents: dict[str, dict[str, State]] = {}
        self._own: dict[Own, Token] = {}

    # paths

    def layer_folders(self, round_id: str = "") -> list[tuple[tuple[str, str], Path]]:
        """Each folder of a round's codings (of all rounds', where none is named) after its coder and writer."""
        if round_id not in self._layers:
            folders = [each for above in self._of(places.CODINGS, round_id) for each in places.folders(above)]
            self._layers[round_id] = [(places.owner(folder.name), folder) for folder in folders]
        return self._layers[round_id]

    def coded(self, round_id: str = "", *, coder: str = "", transcript: str = "") -> Iterator[Path]:
        """The ledgers of a round's codings and their copies, sorted; of one coder's own or one transcript only."""
        for ledgers in self._coded(round_id, coder):
            yield from ledgers.paths(transcript)

    def of_round(self, round_id: str = "", *, by: str = "") -> Iterator[Path]:
        """A round's own ledgers and their copies, sorted; of one writer only."""
        for folder in self._of(places.ROUNDS, round_id):
            yield from self._in(folder).paths(by)

    def of_study(self, subject: str = "") -> Iterator[Path]:
        """The study's own ledgers of a subject and their copies, sorted; of all subjects, where none is named."""
        for folder in self._of(places.STUDY, subject):
            yield from self._in(folder).paths("")

    def _of(self, kind: str, round_id: str) -> list[Path]:
        if (kind, "") not in self._folders:
            self._folders[kind, ""] = places.folders(self._root / kind)
        if (kind, round_id) not in self._folders:
            rounds = self._folders[kind, ""]
            self._folders[kind, round_id] = [folder for folder in rounds if places.nfc(folder.name) == round_id]
        return self._folders[kind, round_id]

    def _coded(self, round_id: str, coder: str) -> list[_Ledgers]:
        if (round_id, coder) not in self._of_coder:
            layers = self.layer_folders(round_id)
            wanted = [self._in(folder) for owner, folder in layers if not coder or owner == (coder, coder)]
            self._of_coder[round_id, coder] = wanted
        return self._of_coder[round_id, coder]

    def _in(self, folder: Path) -> _Ledgers:
        if folder not in self._ledgers:
            self._ledgers[folder] = _Ledgers(folder)
        return self._ledgers[folder]

    # tokens

    def own(self, place: Own) -> Token:
        """The state of one coder's ledger and its copies."""
        if place not in self._own:
            round_id, coder, transcript = place
            ledgers = self._coded(round_id, coder) if transcript else self._rounds(round_id)
            self._own[place] = _states(ledgers, transcript or coder)
        return self._own[place]

    def round(self, round_id: str = "") -> Token:
        """The state of a round's own ledgers."""
        return _states(self._rounds(round_id))

    def _rounds(self, round_id: str) -> list[_Ledgers]:
        return [self._in(folder) for folder in self._of(places.ROUNDS, round_id)]

    def study(self, subject: str = "") -> Token:
        """The state of the study's own ledgers of a subject."""
        return _states(self._in(folder) for folder in self._of(places.STUDY, subject))

    def transcript(self, transcript: str) -> Token:
        """The state of everybody's ledgers of a transcript."""
        return _states(self._coded("", ""), transcript)

    def codings(self, round_id: str, coder: str = "") -> Token:
        """The state of all ledgers of a round's codings, or of one coder's own in it."""
        return tuple((ledgers.folder, ledgers.states) for ledgers in self._coded(round_id, coder))

    def document_token(self, key: str) -> Token:
        """The state of a document; what lies in one folder is looked at together."""
        above, _, name = key.rpartition("/")
        if above not in self._documents:
            self._documents[above] = places.states(self._root / above)
        if not self._documents[above]:
            return ()
        return self._documents[above].get(name) or places.state(self._root / key)  # perhaps it is spelt otherwise there


class _Ledgers:
    """The ledgers of one folder, listed once."""

    def __init__(self, folder: Path) -> None:
        """List them."""
        self.folder = folder
        self._names = places.names(folder)
        self._asked: set[str] = set()

    def about(self, id_: str) -> list[str]:
        """The names of the ledgers that may be about an id; of all, where none is named."""
        if not id_:
            return self._names
        self._asked.add(id_)
        if len(self._asked) > 1:
            return self._by_id.get(id_, [])
        return [name for name in self._names if places.is_copy(name.removesuffix(places.SUFFIX), id_)]

    @cached_property
    def _by_id(self) -> dict[str, list[str]]:
        """The names by every id that they may be about: for many questions at once."""
        by_id: dict[str, list[str]] = {}
        for name in self._names:
            for id_ in places.may_be(name.removesuffix(places.SUFFIX)):
                by_id.setdefault(id_, []).append(name)
        return by_id

    @cached_property
    def states(self) -> dict[str, State]:
        """The state of each ledger by its name; they are looked at together."""
        found = places.states(self.folder)
        return {name: found[name] for name in self._names if name in found}

    def paths(self, id_: str) -> list[Path]:
        """The ledgers that may be about an id, sorted."""
        return [self.folder / name for name in self.about(id_)]

    def tokens(self, id_: str) -> Iterator[Token]:
        """Path and state of each of them that is there."""
        seen = self.__dict__.get("states")
        for name in self.about(id_):
            path = f"{self.folder}{os.sep}{name}"
            if state := places.state(path) if seen is None else seen.get(name):
                yield (path, *state)


def _states(many: Iterable[_Ledgers], id_: str = "") -> Token:
    return tuple(state for ledgers in many for state in ledgers.tokens(id_))
