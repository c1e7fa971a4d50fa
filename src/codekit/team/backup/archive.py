"""The file of a copy: a zip archive with one folder for each study, a list of all files with their sums, and a seal.

The seal is the archive's comment: the SHA-256 of every byte before it, so that no byte can change unseen.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.names import is_id
from codekit.no_json import NO_JSON
from codekit.refusals import reading
from codekit.store.files import write_bytes
from codekit.tables import limits
from codekit.tables.archive import BROKEN, refuse_lists

if TYPE_CHECKING:
    from _hashlib import HASH

FORM = 1
MANIFEST, ACCOUNTS, STUDIES = "codekit-backup.json", "accounts.sqlite3", "studies"
SEAL = 64  # hex digits at the end of the file
_CHUNK = 1 << 20
_ODD = re.compile(r'[\x00-\x1f\\:*?"<>|]')  # what no name of a study's files has


class File(msgspec.Struct, frozen=True):
    """What is known of one file in a copy."""

    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a copy. `at` is when it was begun, `kept` where the studies were: "folder" or "postgresql"."""

    backup: int
    codekit: str
    at: str
    kept: str
    accounts: bool
    studies: tuple[str, ...]
    files: dict[str, File] = field(default_factory=dict)


@dataclass(frozen=True)
class Archive:
    """A copy that was opened."""

    path: Path
    manifest: Manifest
    zip: zipfile.ZipFile

    def of(self, study: str) -> Mapping[str, File]:
        """The files of a study by their names in it; study.yaml, which makes it a study, last."""
        above = f"{STUDIES}/{study}/"
        names = (name.removeprefix(above) for name in self.manifest.files if name.startswith(above))
        return {
            name: self.manifest.files[above + name] for name in sorted(names, key=lambda name: (_is_last(name), name))
        }

    def read(self, study: str, name: str) -> bytes:
        """What is in a file of a study."""
        return self.zip.read(f"{STUDIES}/{study}/{name}")

    def unpack(self, study: str, folder: Path, *, durable: bool = False) -> None:
        """Write the files of a study into a folder. Raises CodekitError where the system refuses."""
        for name in self.of(study):
            write_bytes(folder / name, self.read(study, name), durable=durable)


def _is_last(name: str) -> bool:
    return name == "study.yaml"


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A copy whose every byte is as it was written. Raises CodekitError for what is none, ProblemsError where not."""
    with reading(path), _there(path).open("rb") as file:
        sealed = _is_sealed(file)
        refuse_lists(file, str(path))
        with _listed(file, path) as packed:
            manifest = _manifest(packed, path)
            if problems := [*_damage(packed, manifest, path)]:
                raise _damaged(path, problems)
            if not sealed:
                raise _damaged(path, [Problem(str(path), None, "a byte outside of the files is another one")])
            yield Archive(path, manifest, packed)


def _listed(file: IO[bytes], path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except BROKEN:
        raise _damaged(path, [Problem(str(path), None, "the archive's own list is damaged or cut off")]) from None


def _there(path: Path) -> Path:
    if not path.is_file():
        raise CodekitError("there is no such file", where=str(path), hint="name a file of codekit backup")
    return path


def _damaged(path: Path, problems: list[Problem]) -> ProblemsError:
    hint = "take another copy; nothing was restored of this one"
    return ProblemsError("the copy is not as it was written:", problems, where=str(path), hint=hint)


def _manifest(packed: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        if packed.getinfo(MANIFEST).file_size > limits.LEDGER:
            raise _damaged(path, [Problem(MANIFEST, None, "is larger than any list of files")])
        data = packed.read(MANIFEST)
    except KeyError:
        hint = "name a file of codekit backup"
        raise CodekitError("is no copy of a server", where=str(path), hint=hint) from None
    except BROKEN:
        raise _damaged(path, [Problem(MANIFEST, None, "cannot be unpacked")]) from None
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except NO_JSON:
        form = _form(data)
        if form > FORM:
            raise _newer(path) from None
        raise _damaged(path, [Problem(MANIFEST, None, "is no list of files")]) from None
    if manifest.backup > FORM:
        raise _newer(path)
    return manifest


def _form(data: bytes) -> int:
    try:
        found = msgspec.json.decode(data)
        return int(found["backup"])
    except (*NO_JSON, KeyError, TypeError, ValueError):
        return 0


def _newer(path: Path) -> CodekitError:
    return CodekitError("was written by a newer codekit", where=str(path), hint="update codekit on this computer")


def _damage(packed: zipfile.ZipFile, manifest: Manifest, path: Path) -> Iterator[Problem]:
    """Every file that is missing, too much, another one, or would be written elsewhere than into its study."""
    there = [part.filename for part in packed.infolist()]
    for name in sorted({*there} - {MANIFEST, *manifest.files}):
        yield Problem(name, None, "is not in the list of the copy")
    if len(there) != len({*there}):
        yield Problem(str(path), None, "has two files of one name")
    for name, known in manifest.files.items():
        if not _belongs(name, manifest):
            yield Problem(name, None, "is no name of a file in a copy")
        elif name not in there:
            yield Problem(name, None, "is missing")
        elif name != ACCOUNTS and packed.getinfo(name).file_size > limits.limit_of(Path(name)):
            yield Problem(name, None, "is larger than any such file of a study")
        elif _sum(packed, name) != known.sha256:
            yield Problem(name, None, "is not what was copied (another SHA-256)")


def _belongs(name: str, manifest: Manifest) -> bool:
    if name == ACCOUNTS:
        return manifest.accounts
    above, study, *rest = [*name.split("/"), "", ""][: max(len(name.split("/")), 2)]
    fine = all(part not in {"", ".", ".."} for part in rest) and not _ODD.search(name)
    return above == STUDIES and study in manifest.studies and is_id(study) and bool(rest) and fine


def _sum(packed: zipfile.ZipFile, name: str) -> str:
    """The SHA-256 of a file; "" where it cannot be unpacked."""
    found = hashlib.sha256()
    try:
        with packed.open(name) as file:
            _feed(found, file)
    except BROKEN:
        return ""
    return found.hexdigest()


def _feed(into: HASH, file: IO[bytes], size: int = -1) -> None:
    left = size
    while left and (chunk := file.read(_CHUNK if size < 0 else min(left, _CHUNK))):
        into.update(chunk)
        left -= len(chunk) if size >= 0 else 0


def _is_sealed(file: IO[bytes]) -> bool:
    size = file.seek(0, 2)
    file.seek(0)
    found = hashlib.sha256()
    _feed(found, file, max(size - SEAL, 0))
    return file.read(SEAL) == found.hexdigest().encode()


def seal(path: Path) -> None:
    """Put the sum of all other bytes into the comment of an archive, which has as many characters already."""
    found = hashlib.sha256()
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(0)
        _feed(found, file, size - SEAL)
        file.seek(size - SEAL)
        file.write(found.hexdigest().encode())
