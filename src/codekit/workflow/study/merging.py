"""Another copy of the study merged in: a set union of events, and the files that are missing here."""

from __future__ import annotations

import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.store.folder.files import digest, write_bytes
from codekit.store.folder.settings import FILE
from codekit.store.folder.store import FolderStore
from codekit.store.folder.union import absorb
from codekit.workflow.study.study import Study, find_study

MAX_UNZIPPED = 4 * 1024**3
TABLES = (FILE, "cases.csv", "interviews.csv", "coverage.csv", "cells.csv")
PATTERNS = ("codebooks/**/*.yaml", "transcripts/*", "segments/*/*", "memos/**/*", "originals/*")


@dataclass(frozen=True)
class Merged:
    """What another copy of the study brought, and what of it could not be taken over."""

    events: int
    files: tuple[str, ...]
    different: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def merge(study: Study, path: Path) -> Merged:
    """Take over what another copy of the study has and this one lacks: a set union of events.

    Tables, codebooks and texts that both have with other content are left as they are and named.
    """
    if not path.exists():
        raise CodekitError(f"{path}: no such folder or zip file")
    if path.is_dir():
        return _merge_folder(study, find_study(path))
    if not zipfile.is_zipfile(path):
        raise CodekitError(f"{path}: neither a folder nor a zip file")
    with tempfile.TemporaryDirectory() as place:
        _unzip(path, Path(place))
        inside = sorted(Path(place).rglob(FILE), key=lambda p: (len(p.parts), p))
        if not inside:
            raise CodekitError(f"{path}: holds no study ({FILE})")
        return _merge_folder(study, inside[0].parent)


def _unzip(path: Path, place: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if sum(m.file_size for m in members) > MAX_UNZIPPED:
                raise CodekitError(f"{path}: too large unpacked", hint="unpack it and merge the folder")
            for member in members:
                if not (place / member.filename).resolve().is_relative_to(place.resolve()):
                    raise CodekitError(f"{path}: a member points outside the archive; nothing was merged")
                archive.extract(member, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CodekitError(
            f"{path}: cannot be unpacked ({type(error).__name__}); nothing was merged",
            hint="ask for the file again, without a password",
        ) from None


def _merge_folder(study: Study, other: Path) -> Merged:
    if other.resolve() == study.root.resolve():
        raise CodekitError("a study cannot be merged into itself")
    files, different = _merge_files(study.root, other)
    absorbed = absorb(study.store, FolderStore(other))
    study.refresh()
    return Merged(absorbed.events, tuple(files), tuple(different), absorbed.problems)


def _merge_files(root: Path, other: Path) -> tuple[list[str], list[str]]:
    """Copy the files that are missing here; name those that differ."""
    taken: list[str] = []
    different: list[str] = []
    spelt = {path.relative_to(root).as_posix().casefold(): path for path in _files(root)}
    refused: set[str] = set()  # transcripts whose text differs: their segments are another text's
    for path in sorted(_files(other), key=lambda p: (p.suffix != ".txt", p)):
        name = unicodedata.normalize("NFC", path.relative_to(other).as_posix())
        id_, data = Path(name).stem, path.read_bytes()
        here = spelt.get(name.casefold(), root / name)
        if here.exists() and (here.name != Path(name).name or digest(here.read_bytes()) != digest(data)):
            different.append(name)
            refused |= {id_} if name.startswith("transcripts/") and path.suffix == ".txt" else set()
        elif not here.exists() and not (id_ in refused and name.startswith(("segments/", "transcripts/"))):
            write_bytes(here, data)
            taken.append(name)
    return sorted(taken), sorted(different)


def _files(root: Path) -> Iterator[Path]:
    """The files that a study holds besides its ledgers; links and hidden files are none of it."""
    for path in [*(root / name for name in TABLES), *(p for pattern in PATTERNS for p in root.glob(pattern))]:
        if path.is_file() and not path.is_symlink() and path.name[0] != ".":
            yield path
