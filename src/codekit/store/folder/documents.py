"""The files of a study that people may also edit: study.yaml, tables, codebooks, texts, segments, originals."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from codekit.refusals import reading
from codekit.store.files import replace_seen, write_bytes, write_text
from codekit.store.folder import disk, places
from codekit.store.values import Token
from codekit.tables import limits

TABLES = ("study.yaml", "cases.csv", "interviews.csv", "coverage.csv", "cells.csv", "sample.csv")
FOLDERS = ("codebooks", "transcripts", "corrections", "segments", "memos", "originals", "exports")
PATTERNS = ("codebooks/**/*.yaml", "transcripts/*", "corrections/*/*", "segments/*/*", "memos/**/*", "originals/*")


@dataclass(frozen=True, slots=True)
class FolderDocument:
    """One file of a study's folder, by its name in the study."""

    root: Path
    key: str

    def __str__(self) -> str:
        """The whole path, so that messages name a file that can be opened."""
        return str(self.path)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return places.spelt(self.root, self.key)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def exists(self) -> bool:
        """True where there is anything of this name: a folder in its place is told when it is read."""
        return os.path.lexists(self.path)

    def read_bytes(self) -> bytes:
        """What is in the file.

        Raises FileNotFoundError where there is none, FileRefusedError where it is kept shut, CodekitError where it is
        too large.
        """
        path = self.path
        with reading(path):
            return limits.contents(path)

    def token(self) -> Token:
        """The file's state; () where there is no file."""
        return places.state(f"{self.root}/{self.key}")

    def write(self, data: bytes, *, durable: bool = True) -> None:
        """Replace the file whole or not at all. Raises CodekitError where the system refuses."""
        write_bytes(self.path, data, durable=durable)

    def remove(self) -> None:
        """Remove the file, and its folder where that is empty then. Raises CodekitError where the system refuses."""
        remove(self.root, self.key)

    def replace(self, text: str, *, seen: bytes | None) -> None:
        """Replace the file. Raises StaleEditError where it changed since it was read."""
        replace_seen(self.path, text, seen=seen)


def remove(root: Path, name: str) -> None:
    """Remove a file, and below the study's own folders the one that is empty then; nothing where there is none."""
    path = places.spelt(root, name)
    if not os.path.lexists(path):
        return
    with disk.refusals(path):
        path.unlink()
        disk.flush_folder(path.parent)
    if name.count("/") > 1:
        with contextlib.suppress(OSError):  # other files are in it
            path.parent.rmdir()


def keys(root: Path, pattern: str) -> list[str]:
    """The names in the study of the files that fit a pattern, sorted; hidden ones are left out.

    Raises FileRefusedError where the system does not list the folder.
    """
    folder = root / pattern.partition("/")[0] if "/" in pattern else root
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), reading(folder), os.scandir(folder):
        pass  # globbing takes a folder that is kept shut for an empty one
    return sorted({places.name_in(root, path) for path in root.glob(pattern) if path.name[0] != "."})


def everything(root: Path) -> list[str]:
    """The files that a study holds besides its ledgers; links, what lies behind them and hidden files are left out."""
    names = [*TABLES, *(name for pattern in PATTERNS for name in keys(root, pattern))]
    return sorted(name for name in names if places.spelt(root, name).is_file() and not _linked(root, name))


def _linked(root: Path, name: str) -> bool:
    """True where anything on the way from the study to a file is a link, so that it may lie outside of the study."""
    path = places.spelt(root, name)
    return any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(root) and part != root)


def folders(root: Path) -> Iterator[Path]:
    """Every folder of a study in which files are replaced whole, so that a killed command may have left a draft."""
    yield root
    for name in (*FOLDERS, *places.LEDGERS):
        yield from (Path(folder) for folder, _, _ in os.walk(root / name))


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write files side by side, since nearly all of the time is waiting for the disk."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=len(texts)) as pool:
        for done in [pool.submit(write_text, root / name, text) for name, text in texts.items()]:
            done.result()
