"""Which files are one part of a corpus: decided by their names, so that a new file changes one part and no other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError
from codekit.workflow.study.importing import files_of

USUAL = 128  # files of a part, on average
MOST_FILES = 512
MEGABYTES = 8  # of files in one part, unless one file is larger


@dataclass(frozen=True, slots=True)
class Named:
    """A file by its name in the corpus: its path from the folder on that somebody named."""

    name: str
    path: Path
    named: bool
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some files that one piece of work reads and writes."""

    name: str
    files: tuple[Named, ...]

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(file.size for file in self.files)


def named_files(paths: Iterable[Path]) -> list[Named]:
    """The files meant, sorted by their names in the corpus. Raises CodekitError for two files of one name."""
    files: dict[str, Named] = {}
    for root in dict.fromkeys(path.resolve() for path in paths):
        if not root.exists():
            raise CodekitError("there is no such file or folder", where=str(root))
        for path, named in files_of([root]):
            if path.is_dir():  # an empty folder
                continue
            name = path.relative_to(root.parent).as_posix()
            if name in files and files[name].path != path:
                raise CodekitError(
                    f"{name} is meant twice: {files[name].path} and {path}", hint="name the folder above both"
                )
            files[name] = Named(name, path, named, path.stat().st_size)
    return [files[name] for name in sorted(files)]


def parted(files: Sequence[Named], megabytes: int = MEGABYTES) -> Iterator[Part]:
    """The files as parts: one ends at a file whose name says so, or before it grows too large."""
    some: list[Named] = []
    size = 0
    for file in files:
        if some and (size + file.size > megabytes * 1_000_000 or len(some) >= MOST_FILES):
            yield _part(some)
            some, size = [], 0
        some.append(file)
        size += file.size
        if _ends(file.name):
            yield _part(some)
            some, size = [], 0
    if some:
        yield _part(some)


def _part(files: Sequence[Named]) -> Part:
    return Part(_hash(files[0].name)[:16], tuple(files))


def _ends(name: str) -> bool:
    return int(_hash(name)[-8:], 16) % USUAL == 0


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
