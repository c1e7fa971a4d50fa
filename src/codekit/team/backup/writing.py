"""Take a copy of a server while it runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from codekit import __version__, owners
from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import now
from codekit.tables import limits
from codekit.tables.archive import BROKEN
from codekit.tables.whole import replacing
from codekit.team.backup import archive, people
from codekit.team.backup.archive import ACCOUNTS, FORM, MANIFEST, SEAL, STUDIES, File, Manifest
from codekit.team.places import Places
from codekit.team.register import Register
from codekit.workflow.study.copying import BESIDES

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class BackedUp:
    """Which studies are in a copy, whether the accounts are, and how large it is."""

    studies: tuple[str, ...]
    accounts: bool
    bytes: int


def back_up(register: Register | None, places: Places, path: Path, *, only: Sequence[str] = ()) -> BackedUp:
    """Write a copy of all studies, or of some, and of the accounts into one file, whole or not at all.

    Each study is as it was at one moment after this began; people go on working meanwhile. Only whoever runs this may
    read the file. Raises UnknownNameError for no such study, CodekitError for a file that is something else, and where
    anything cannot be read or written: there is no new file then.
    """
    studies = _chosen(places, only)
    _refuse_other(path)
    with _aside(path) as folder, replacing(path, private=True, durable=True) as draft:
        kept, at = "postgresql" if places.url else "folder", now()
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
            files = dict(_packed(packed, register, places, studies, folder))
            manifest = Manifest(
                backup=FORM,
                codekit=__version__,
                at=at,
                kept=kept,
                accounts=bool(register),
                studies=studies,
                files=files,
            )
            _add(packed, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
            packed.comment = b"0" * SEAL
        archive.seal(draft)
        size = draft.stat().st_size
    return BackedUp(studies, bool(register), size)


def _chosen(places: Places, only: Sequence[str]) -> tuple[str, ...]:
    there = places.names()
    for name in only:
        if name not in there:
            raise UnknownNameError("study", name, there)
    return tuple(name for name in there if not only or name in only)


def _refuse_other(path: Path) -> None:
    """Raise CodekitError where the file is there and no copy of a server: a mistyped name must cost nobody a file."""
    if not path.exists():
        return
    limits.refuse_endless(path, path.stat())
    try:
        with zipfile.ZipFile(path) as packed:
            packed.getinfo(MANIFEST)
    except (KeyError, OSError, *BROKEN):
        raise CodekitError("is there, and no copy of a server", where=str(path), hint="choose another name") from None


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """A folder beside the file for what is put aside; what a killed one leaves is swept as drafts are."""
    folder = path.resolve().with_name(f".{path.name[:40]}.{owners.mark()}.tmp")
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise CodekitError(f"cannot be written ({os.strerror(error.errno or 0)})", where=str(path)) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _packed(
    packed: zipfile.ZipFile, register: Register | None, places: Places, studies: Sequence[str], folder: Path
) -> Iterator[tuple[str, File]]:
    """Accounts first: whoever has a role then is known to the study, which is read later."""
    if register is not None:
        people.save(register, folder / ACCOUNTS, studies)
        yield ACCOUNTS, _add(packed, ACCOUNTS, (folder / ACCOUNTS).read_bytes())
    for study in studies:
        draft = folder / study
        draft.mkdir()
        for name, data in places.store(study).moment(draft, BESIDES):
            full = f"{STUDIES}/{study}/{name}"
            yield full, _add(packed, full, data)
        shutil.rmtree(draft)


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> File:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    packed.writestr(member, data)
    return File(hashlib.sha256(data).hexdigest(), len(data))
