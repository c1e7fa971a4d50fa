"""Folders of this computer by their names, and which of them are studies. No file is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from codekit.errors import RefusedError
from codekit.store.opening import holds_study
from codekit.workbench.views.values import Value

MOST = 1000  # folders that are listed
LONGEST = 4096  # characters of a path


class FolderShown(Value, frozen=True, kw_only=True):
    """A folder in a folder."""

    name: str
    path: str
    study: bool  # whether it is a study


class ProjectFile(Value, frozen=True, kw_only=True):
    """A project of another tool in a folder."""

    name: str
    path: str


class Folders(Value, frozen=True, kw_only=True):
    """POST /api/home/folders: what folders there are in one; those that begin with a dot are left out."""

    path: str
    above: str  # "" at the top
    study: bool  # whether it is a study itself
    folders: list[FolderShown]
    projects: list[ProjectFile]  # of other tools, by their names; none is read
    more: int  # that are not listed
    unnamed: int  # that have no name which a page can show


def the_folder(typed: str) -> Path:
    """The folder that was typed or chosen; "" is the person's own.

    Raises RefusedError for what is none, or cannot be one.
    """
    words = typed.strip()
    if not words:
        return Path.home()
    if len(typed) > LONGEST or "\0" in typed or not can_be_shown(typed):
        raise RefusedError("unknown", "there is no such folder", hint="type the path of a folder on this computer")
    quoted = words[1:-1] if len(words) > 1 and words[0] == words[-1] == '"' else words  # as Windows copies a path
    for path in map(Path, dict.fromkeys((typed, words, quoted))):
        with suppress(OSError, RuntimeError, ValueError):
            if (path := path.expanduser()).is_absolute() and path.is_dir():
                return path
    raise RefusedError("unknown", f"there is no folder {words}", hint="type the whole path, or choose one below")


def can_be_shown(words: str) -> bool:
    """Whether a name can stand in JSON: one that the system holds as other bytes cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in words)


def listing(typed: str = "") -> Folders:
    """The folders in a folder, by name. Raises RefusedError for what is no folder, or cannot be looked into."""
    path = the_folder(typed)
    try:
        names = sorted(_folders(path), key=str.casefold)
    except OSError:
        raise RefusedError("forbidden", f"{path} cannot be looked into", hint="choose another folder") from None
    shown = [name for name in names if can_be_shown(name)]
    rows = [FolderShown(name=name, path=str(path / name), study=is_study(path / name)) for name in shown[:MOST]]
    return Folders(
        path=str(path),
        above="" if path.parent == path else str(path.parent),
        study=is_study(path),
        folders=rows,
        projects=_projects(path),
        more=len(shown) - len(rows),
        unnamed=len(names) - len(shown),
    )


def _projects(folder: Path) -> list[ProjectFile]:
    from codekit.workflow.projects.opening import is_project

    with suppress(OSError), os.scandir(folder) as entries:
        names = sorted((e.name for e in entries if not e.name.startswith(".")), key=str.casefold)
        found = [name for name in names if can_be_shown(name) and is_project(folder / name)]
        return [ProjectFile(name=name, path=str(folder / name)) for name in found[:MOST]]
    return []


def _folders(path: Path) -> Iterator[str]:
    with os.scandir(path) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and _is_folder(entry):
                yield entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_study(path: str | Path) -> bool:
    """Whether a folder is a study's; not where that cannot be seen."""
    try:
        return holds_study(Path(path))
    except (OSError, ValueError):
        return False


def name_of(path: str) -> str:
    """The name of a folder, whether it is there or not."""
    return Path(path).name or path


def drives() -> list[str]:
    """Where all paths begin: the drives on Windows, else the one root."""
    if os.name != "nt":
        return ["/"]
    return [f"{letter}:\\" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:\\").exists()]
