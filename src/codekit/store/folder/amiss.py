"""What is amiss with the files of a study as files, whatever they say: shut, linked, empty, badly named."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from codekit.errors import FileRefusedError, Problem
from codekit.model.names import is_copy, is_id, unportable
from codekit.refusals import reading
from codekit.store.folder import places
from codekit.store.folder.documents import TABLES

KEPT = ("codebooks", "transcripts", "corrections", "segments", "memos", "originals", *places.LEDGERS)
MAX_PATH = 259  # characters that Windows takes, if nobody switched on more
DRAFT = 14  # what the name of a draft is longer by than the file's: `.NAME.12345678.tmp`
_RESTORE = "restore it from a copy if something was in it, or delete it"
_FILES = {"": TABLES, "transcripts": (".txt", ".yaml"), "segments": (".csv", ".yaml"), "codebooks": (".yaml",)}
_FILES["corrections"] = (".txt", ".yaml", ".csv")
_FILES |= dict.fromkeys(places.LEDGERS, (places.SUFFIX,))


def amiss(root: Path) -> Iterator[Problem]:
    """Every file and folder of a study that cannot be read, or not on every system; exports are left alone."""
    names: list[str] = []
    for folder, path in _walk(root):
        name = places.name_in(root, path)
        names.append(name)
        yield from _entry(path, name, is_folder=folder)
        yield from _name(path, name)
        if folder and not name.startswith("corrections/"):  # of these it is told that there is no such transcript
            yield from _copied(path, name)
    for path in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in KEPT):
        yield from _copied(path, path.name)
    yield from _alike(names)


def _copied(path: Path, name: str) -> Iterator[Problem]:
    """A folder that a sync program made beside its own: nothing in it is read, and somebody's work may be in it."""
    if is_id(path.name):
        return
    others = sorted(other.name for other in path.parent.iterdir() if other != path and other.is_dir())
    if of := next((other for other in others if is_copy(path.name, other)), ""):
        message = f"looks like a copy of the folder {of} made by a sync folder, and is not read"
        remedy = "copy ledgers that say more into it under names like 'T01 (1).jsonl', codekit check --fix; delete this"
        yield Problem(name, None, message, remedy)


def _walk(root: Path) -> Iterator[tuple[bool, Path]]:
    """Whether it is a folder, and where, for everything that codekit may have put into a study."""
    for name in TABLES:
        if os.path.lexists(root / name):
            yield (root / name).is_dir(), root / name
    for kept in KEPT:
        if os.path.lexists(root / kept):
            yield True, root / kept
        for parent, folders, files in os.walk(root / kept):
            folders[:] = sorted(name for name in folders if name[0] != ".")
            for name in folders:
                yield True, Path(parent, name)
            for name in sorted(files):
                if name[0] != ".":
                    yield False, Path(parent, name)


def _entry(path: Path, name: str, *, is_folder: bool) -> Iterator[Problem]:
    """A link, what is kept shut, a folder where a file belongs or the other way round, a file of no bytes."""
    if path.is_symlink():
        yield _link(path, name)
    elif not path.is_dir() and (is_folder or _is_for_a_folder(path, name)):
        yield Problem(name, None, "is a file, and a folder belongs there", "move it away")
    elif is_folder and _is_for_a_file(name):
        yield Problem(name, None, "is a folder, and a file belongs there", "move it away")
    elif told := _shut(path, is_folder=is_folder):
        yield Problem(name, None, told, "close it in the program that holds it, or mend its permission")
    elif not is_folder and not path.stat().st_size:
        yield Problem(name, None, "is empty", _RESTORE, "warning")


def _link(path: Path, name: str) -> Problem:
    if not path.exists():
        return Problem(name, None, "is a link that leads nowhere", "put the file itself there")
    if name.partition("/")[0] in places.LEDGERS:
        return Problem(name, None, "is a link, and ledgers are never linked", "put the file itself there")
    return Problem(name, None, "is a link, and does not go along when copies are merged", "", "warning")


def _is_for_a_file(name: str) -> bool:
    parts = PurePosixPath(name)
    top = "" if name in TABLES else parts.parts[0]
    deep = {
        places.ROUNDS: 3,
        places.CODINGS: 4,
        places.STUDY: 3,
        "segments": 3,
        "corrections": 3,
        "transcripts": 2,
        "codebooks": 2,
        "": 1,
    }
    return len(parts.parts) == deep.get(top, 0) and (not top or parts.suffix in _FILES[top])


def _is_for_a_folder(path: Path, name: str) -> bool:
    """True where the corrected texts of a transcript belong."""
    above, _, id_ = name.partition("/")
    return above == "corrections" and (path.parents[1] / "transcripts" / f"{id_}.txt").exists()


def _shut(path: Path, *, is_folder: bool) -> str:
    """Why the system does not give what is there; "" where it does."""
    try:
        with reading(path):
            if is_folder:
                os.scandir(path).close()
            else:
                os.close(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
    except FileNotFoundError:  # gone since it was listed
        return ""
    except FileRefusedError as error:
        return error.what
    return "" if is_folder or path.is_file() else "is no ordinary file"


def _name(path: Path, name: str) -> Iterator[Problem]:
    """A name that another system cannot open."""
    if name.startswith("originals/"):
        return
    if why := unportable(PurePosixPath(name).name):
        yield Problem(name, None, f"cannot be opened on Windows: {why}", "", "warning")
    elif len(str(path)) + DRAFT > MAX_PATH:
        message = f"the path has {len(str(path))} characters, and Windows takes {MAX_PATH - DRAFT}"
        yield Problem(name, None, message, "keep the study in a folder nearer to the top", "warning")


def _alike(names: Iterable[str]) -> Iterator[Problem]:
    """Names that are one and the same on Windows and macOS."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for name in names:
        spelt[name.casefold()].add(name)
    for alike in spelt.values():
        last = {name.rpartition("/")[0] for name in alike}
        if len(alike) > 1 and len(last) == 1:  # what lies in folders that are alike is told of the folders
            first, *others = sorted(alike)
            message = f"differs from {', '.join(others)} by capitals only, which Windows and macOS take for one"
            yield Problem(first, None, message, "work on both on Linux only, or keep one of them", "warning")
