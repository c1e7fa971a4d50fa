"""A project file, opened: its XML, and the files of its sources, which are read one by one and never unpacked."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from codekit.errors import ImportRefusedError
from codekit.formats.projects.refi.elements import HINT
from codekit.tables import limits
from codekit.tables.archive import BROKEN, refuse_bombs, refuse_lists, too_large
from codekit.tables.decoding import what_it_is

KIND = "a REFI-QDA project (.qdpx)"
_SCHEME = re.compile("internal://|relative:///?", re.IGNORECASE)
_SOURCES = frozenset(("", "sources", "/sources"))  # folders


class UnreadError(Exception):
    """Why a file of a project cannot be had; the project is read without it."""


@dataclass(frozen=True)
class Package:
    """The XML of a project and how to get at the files beside it, by their folded names."""

    name: str
    xml: bytes
    files: Mapping[str, Callable[[int], bytes]] = field(default_factory=dict, repr=False)

    def has(self, reference: str | None) -> bool:
        """True where the file that a path names is there."""
        return _key(reference) in self.files

    def read(self, reference: str | None, most: int) -> bytes:
        """The bytes of the file that a path names.

        Raises UnreadError where there is none, or it holds more than that; ImportRefusedError for a bomb.
        """
        key = _key(reference)
        if not key and (reference or "").strip():
            raise UnreadError("the project names a file outside of itself")
        if (take := self.files.get(key)) is None:
            raise UnreadError("the file is not in the project")
        return take(most)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open a .qdpx, .qde or .qdc. Raises ImportRefusedError for what is none, is damaged or too large."""
    try:
        with _ordinary(path) as file:
            start = file.read(4)
            file.seek(0)
            if start.startswith(b"PK"):
                with _archive(file, path.name) as archive:
                    yield _of_archive(archive, path.name)
                return
            yield Package(path.name, _bare(file, path.name), _beside(path))
    except FileNotFoundError:
        raise ImportRefusedError("there is no such file", where=str(path), hint="check the name and folder") from None
    except OSError as error:
        why = error.strerror or "the system refuses"
        raise ImportRefusedError(f"cannot be read ({why})", where=str(path), hint="is it open elsewhere?") from None


def _ordinary(path: Path) -> IO[bytes]:
    """The file, opened; pipes, devices, folders and files above the limit are refused."""
    limits.refuse(path, path.stat(), limits.PROJECT)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        limits.refuse(path, os.fstat(handle), limits.PROJECT)
    except BaseException:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _bare(file: IO[bytes], name: str) -> bytes:
    """The XML of a .qde or .qdc."""
    data = file.read(limits.PART + 1)
    if not data:
        raise ImportRefusedError("the file is empty", where=name, hint="was it fully copied or downloaded?")
    if kind := what_it_is(data[:100_000]):
        raise ImportRefusedError(f"this is {kind}, not a REFI-QDA file", where=name, hint=HINT)
    if len(data) > limits.PART:
        raise too_large(name, f"the XML has more than {limits.PART / limits.MB:,.0f} MB")
    return _bounded(data, name)


def _bounded(data: bytes, name: str) -> bytes:
    """The XML itself; refused where its tree would take more memory than a computer has."""
    for sign, most in ((b"<", limits.PROJECT_XML_TAGS), (b"=", limits.PROJECT_XML_VALUES)):
        if data.count(sign) > most:
            raise too_large(name, f"the XML has more than {most:,} '{sign.decode()}'")
    return data


def _archive(file: IO[bytes], name: str) -> zipfile.ZipFile:
    refuse_lists(file, name)
    try:
        return zipfile.ZipFile(file)
    except BROKEN:
        pass
    raise ImportRefusedError(
        "the project is damaged and cannot be opened", where=name, hint="was it fully copied? If so, export it again"
    )


def _of_archive(archive: zipfile.ZipFile, name: str) -> Package:
    parts = [part for part in archive.infolist() if not part.filename.endswith("/")]  # is_dir fails for no name
    main = _main(parts, name)
    refuse_bombs([main], name, limits.PART)
    try:
        xml = archive.read(main)
    except BROKEN:
        raise ImportRefusedError(f"the part {_shown(main)} is damaged or encrypted", where=name, hint=HINT) from None
    others = [part for part in parts if part is not main]
    files = {key: _taking(archive, part, name) for part in others for key in _names(part)}
    return Package(name, _bounded(xml, name), files)


def _main(parts: list[zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    """The one .qde of a project, whatever it is called."""
    found = [
        part
        for part in parts
        if part.filename.lower().endswith(".qde") and not part.filename.split("/")[-1].startswith("._")
    ]
    usual = [part for part in found if part.filename.lower() == "project.qde"]
    chosen = usual if len(usual) == 1 else found
    if len(chosen) != 1:
        many = f"there are {len(found)} projects (.qde) in this file" if found else "there is no project (.qde) in it"
        raise ImportRefusedError(many, where=name, hint=f"is it {KIND}? If so, export it again")
    return chosen[0]


def _shown(part: zipfile.ZipInfo) -> str:
    return "".join(char if char.isprintable() else "?" for char in part.filename[-60:])


def _names(part: zipfile.ZipInfo) -> set[str]:
    """The names by which a project may mean a part: as it is read, and in UTF-8 where the zip file does not say so."""
    names = {_key(part.filename)}
    if not (part.flag_bits & 0x800 or part.filename.isascii()):
        with suppress(UnicodeError):
            names.add(_key(part.filename.encode("cp437").decode("utf-8")))
    return names - {""}


def _key(reference: str | None) -> str:
    """The folded name of a file in the sources folder, "" for any other place."""
    path = (reference or "").strip()
    if found := _SCHEME.match(path):
        path = path[found.end() :]
    folder, _, file = path.replace("\\", "/").rpartition("/")
    if folder.lower() not in _SOURCES or file in {"", ".", ".."}:
        return ""
    return file.lower() if file.isascii() else unicodedata.normalize("NFC", file).casefold()


def _taking(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Callable[[int], bytes]:
    def take(most: int) -> bytes:
        if stat.S_ISLNK(part.external_attr >> 16):
            raise UnreadError("it is a link, not a file")
        if part.file_size > most:
            raise UnreadError("it is too large")
        refuse_bombs([part], name, most)
        try:
            return archive.read(part)
        except BROKEN:
            raise UnreadError("it is damaged or encrypted") from None

    return take


def _beside(path: Path) -> dict[str, Callable[[int], bytes]]:
    """The files in the folder of sources beside a .qde that somebody unpacked; links are not followed."""
    if path.suffix.lower() != ".qde":
        return {}
    folders = [folder for folder in (path.parent / "sources", path.parent / "Sources") if folder.is_dir()]
    found = (entry for folder in folders[:1] if not folder.is_symlink() for entry in os.scandir(folder))
    return {_key(entry.name): _reading(Path(entry.path)) for entry in found if entry.is_file(follow_symlinks=False)}


def _reading(path: Path) -> Callable[[int], bytes]:
    def take(most: int) -> bytes:
        try:
            return limits.contents(path, most)
        except ImportRefusedError:
            raise UnreadError("it is too large") from None
        except OSError:
            raise UnreadError("it cannot be read") from None

    return take
