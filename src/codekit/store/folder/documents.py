"""The files of a study that people may also edit: study.yaml, tables, codebooks, texts, segments, originals."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from codekit.store.files import replace_seen, write_bytes, write_text
from codekit.store.values import Token

TABLES = ("study.yaml", "cases.csv", "interviews.csv", "coverage.csv", "cells.csv")
FOLDERS = ("codebooks", "transcripts", "segments", "memos", "originals", "codings", "rounds", "exports")
PATTERNS = ("codebooks/**/*.yaml", "transcripts/*", "segments/*/*", "memos/**/*", "originals/*")


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
        return self.root / self.key

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def exists(self) -> bool:
        """True where there is a file."""
        return self.path.is_file()

    def read_bytes(self) -> bytes:
        """What is in the file. Raises FileNotFoundError where there is none."""
        return self.path.read_bytes()

    def token(self) -> Token:
        """Size and time of the last change; () where there is no file, or none can have this name."""
        try:
            status = self.path.stat()
        except (OSError, ValueError):
            return ()
        return (status.st_size, status.st_mtime_ns)

    def write(self, data: bytes, *, durable: bool = True) -> None:
        """Replace the file whole or not at all. Raises CodekitError where the system refuses."""
        write_bytes(self.path, data, durable=durable)

    def replace(self, text: str, *, seen: bytes | None) -> None:
        """Replace the file. Raises StaleEditError where it changed since it was read."""
        replace_seen(self.path, text, seen=seen)


def keys(root: Path, pattern: str) -> list[str]:
    """The names in the study of the files that fit a pattern, sorted; hidden ones are left out."""
    return sorted(path.relative_to(root).as_posix() for path in root.glob(pattern) if path.name[0] != ".")


def everything(root: Path) -> list[str]:
    """The files that a study holds besides its ledgers; links and hidden files are none of it."""
    names = [*TABLES, *(name for pattern in PATTERNS for name in keys(root, pattern))]
    return sorted(name for name in names if (root / name).is_file() and not (root / name).is_symlink())


def folders(root: Path) -> Iterator[Path]:
    """Every folder of a study in which files are replaced whole, so that a killed command may have left a draft."""
    yield root
    for name in FOLDERS:
        yield from (Path(folder) for folder, _, _ in os.walk(root / name))


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write files side by side, since nearly all of the time is waiting for the disk."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=len(texts)) as pool:
        for done in [pool.submit(write_text, root / name, text) for name, text in texts.items()]:
            done.result()
