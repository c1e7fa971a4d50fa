"""A copy of a server's study for one person, to code where the server is not reached."""

from __future__ import annotations

from pathlib import Path

from codekit.away import sync
from codekit.away.sync import Synced
from codekit.away.wire import Link, StudyOfToken, Whose
from codekit.away.work import Progress
from codekit.errors import CodekitError
from codekit.store import copied
from codekit.store.copied import Origin
from codekit.store.opening import empty_store, holds_study
from codekit.store.protocols import Store
from codekit.workflow.study.study import Study


def choose(whose: Whose, server: str, study: str) -> StudyOfToken:
    """The study that is meant: the one named, or the only one. Raises CodekitError where that is none."""
    found = [one for one in whose.studies if study in {"", one.name}]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{server}/s/{one.name}" for one in whose.studies[:6])
    if study:
        raise CodekitError(f"{whose.account} has no role in a study '{study}' there", hint=listed or "ask an owner")
    if not whose.studies:
        raise CodekitError(f"{whose.account} has no role in any study there", hint="an owner makes a link to one")
    raise CodekitError(f"{whose.account} has a role in several studies there; say which", hint=listed)


def clone(link: Link, one: StudyOfToken, folder: Path, *, progress: Progress | None = None) -> Synced:
    """Take a study along into a folder, which is made; one that was interrupted goes on.

    Raises CodekitError for a folder that holds anything else, where the server is not reached, where the disk refuses.
    """
    of = Origin(server=link.server, study=one.name, coder=one.coder)
    store = _place(folder, of)
    return sync.begin(Study(store, writer=one.coder), link, copied.origin(store) or of, progress=progress)


def _place(folder: Path, of: Origin) -> Store:
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if folder.exists() and not folder.is_dir():
        raise CodekitError("is a file", where=str(folder), hint="name a new folder")
    store = empty_store(folder)
    known = copied.origin(store) if there else None
    if known and (known.server, known.study, known.coder) == (of.server, of.study, of.coder):
        if known.whole and holds_study(folder):
            raise CodekitError("is a copy of this study already", where=str(folder), hint="codekit sync --study FOLDER")
        return store
    if there:
        raise CodekitError("is not empty", where=str(folder), hint="name a new folder")
    copied.note(store, of)
    store.document(".gitattributes").write(b"* -text\n")
    return store
