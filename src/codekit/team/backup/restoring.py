"""Bring studies and accounts back from a copy, beside whatever is there."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError, Problem, ProblemsError, UnknownNameError
from codekit.store import opening
from codekit.store.settings import FILE
from codekit.team.backup import people
from codekit.team.backup.archive import ACCOUNTS, Archive, opened
from codekit.team.places import Places
from codekit.team.register import Register
from codekit.workflow.study.copying import BESIDES, copy


@dataclass(frozen=True)
class Restored:
    """Which studies came back, which were there as they are in the copy, and what became of the accounts.

    `accounts` is "restored", "kept" where the server had some, "" where the copy has none. `withdrawn` are names of
    what was not brought back, or was removed, as its participant withdrew since.
    """

    studies: tuple[str, ...]
    there: tuple[str, ...]
    accounts: str
    withdrawn: tuple[str, ...]
    problems: tuple[Problem, ...]


def restore(
    path: Path, register: Register, places: Places, *, only: Sequence[str] = (), replace: bool = False
) -> Restored:
    """Bring back all studies of a copy, or some, and accounts where the server has none; again does nothing.

    A study that is there and another one is never touched (ProblemsError, nothing is restored), unless `replace`: then
    its documents become those of the copy, events of both stay, and what belongs to participants who withdrew since
    stays out. Raises CodekitError for what is no copy, UnknownNameError for a study that is not in it.
    """
    with opened(path) as archive:
        wanted = _chosen(archive, only)
        there = {name for name in wanted if _is_there(places, name)}
        same = {name for name in there if _is_same(archive, places, name)}
        if (others := sorted(there - same)) and not replace:
            raise _others(places, others)
        came = [_bring(archive, places, name, known=name in there) for name in wanted if name not in same]
        brought = _people(archive, register, wanted)
        _note(register, [name for name in wanted if name not in same], archive.manifest.at)
    removed = tuple(name for one in came for name in one[0])
    problems = tuple(problem for one in came for problem in one[1])
    return Restored(tuple(n for n in wanted if n not in same), tuple(sorted(same)), brought, removed, problems)


def _chosen(archive: Archive, only: Sequence[str]) -> list[str]:
    there = list(archive.manifest.studies)
    for name in only:
        if name not in there:
            raise UnknownNameError("study", name, there)
    return [name for name in there if not only or name in only]


def _is_there(places: Places, name: str) -> bool:
    """Whether a study of this name is there; one whose copying was interrupted goes on, and is none yet."""
    known = {other.casefold(): other for other in places.names()}
    if name.casefold() not in known:
        return False
    if (other := known[name.casefold()]) != name:
        raise CodekitError(f"a study '{other}' is there already", hint="its name differs by capitals only: rename it")
    return opening.empty_store(places.at(name)).document(FILE).exists()


def _is_same(archive: Archive, places: Places, name: str) -> bool:
    """Whether a study is byte by byte what is in the copy."""
    wanted = {file: known.sha256 for file, known in archive.of(name).items()}
    with tempfile.TemporaryDirectory(prefix="codekit-restore-") as folder:
        moment = places.store(name).moment(Path(folder), BESIDES)
        return wanted == {file: hashlib.sha256(data).hexdigest() for file, data in moment}


def _others(places: Places, names: Sequence[str]) -> ProblemsError:
    problems = [Problem(name, None, "is there already, and not as it is in the copy") for name in names]
    hint = "--study NAME restores others; --replace takes the documents of the copy and keeps the events of both"
    where = "the database" if places.url else "the folder"
    return ProblemsError(f"these studies are in {where}; nothing was restored:", problems, hint=hint)


def _bring(archive: Archive, places: Places, name: str, *, known: bool) -> tuple[Sequence[str], Sequence[Problem]]:
    """One study: into a new folder in one step; else event by event, with study.yaml last."""
    if not known and not places.url:
        with opening.placing_study(Path(places.at(name))) as draft:
            archive.unpack(name, draft, durable=True)
        return (), ()
    with tempfile.TemporaryDirectory(prefix="codekit-restore-") as folder:
        archive.unpack(name, Path(folder))
        done = copy(opening.open_store(folder), opening.empty_store(places.at(name)), replace=known)
    return done.removed, done.problems


def _people(archive: Archive, register: Register, studies: Sequence[str]) -> str:
    if not archive.manifest.accounts:
        return ""
    with tempfile.TemporaryDirectory(prefix="codekit-restore-") as folder:
        file = Path(folder) / ACCOUNTS
        file.write_bytes(archive.zip.read(ACCOUNTS))
        return "restored" if people.bring(file, register, studies) else "kept"


def _note(register: Register, studies: Sequence[str], at: str) -> None:
    """Owners see in the log of a study that it came back, and from when."""
    with register.writing() as connection:
        for study in studies:
            register.note(connection, "", "restored from a copy", study=study, about=at)
