"""INCEpTION's exports, and any UIMA CAS: XMI with its type system, JSON, and ZIP files with several annotators.

A layer is a code, the values of its features are codes below it. What INCEpTION's language tools make (tokens,
sentences, parts of speech) is counted, not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeGuard
from zipfile import ZipFile

from codekit.errors import ImportRefusedError
from codekit.formats.projects import cas
from codekit.formats.projects.cas_json import STRUCTURES
from codekit.formats.projects.files import contents
from codekit.formats.projects.gathered import Gathered
from codekit.model.project import LEFT_OUT, Project
from codekit.tables import limits
from codekit.tables.archive import files_of, member, open_archive

_BEGINNING = "INITIAL_CAS"
_CURATED = "CURATION_USER"
_NO_TYPES = "export it as 'UIMA CAS XMI' again and read the ZIP file, or put TypeSystem.xml beside it"


def is_json(value: object) -> TypeGuard[Mapping[str, Any]]:
    """True for a UIMA CAS in JSON."""
    return isinstance(value, Mapping) and STRUCTURES in value


def is_archive(names: Sequence[str]) -> bool:
    """True for a ZIP file with a CAS in it, or with the annotations of several people."""
    return bool(list(_documents(names)) or list(_people(names)))


def read_json(held: Mapping[str, Any], path: Path) -> Project:
    """The project of one CAS in JSON. Raises ImportRefusedError where it holds no text, or too much."""
    gathered = Gathered(path.name)
    cas.take(gathered, cas.of_json(held, path.name), document=path.stem)
    return _made(gathered, path)


def read_xmi(path: Path) -> Project:
    """The project of one CAS in XMI, whose type system lies beside it as TypeSystem.xml.

    Raises ImportRefusedError where that is missing or one is damaged, FileRefusedError where the system refuses.
    """
    types = path.with_name("TypeSystem.xml")
    data = contents(path, limits.PART)
    if not types.exists():
        raise ImportRefusedError("the type system is missing", where=path.name, hint=_NO_TYPES)
    system = contents(types, limits.PART)
    gathered = Gathered(path.name)
    cas.take(gathered, cas.of_xmi(data, system, path.name), document=path.stem)
    return _made(gathered, path)


def read_archive(archive: ZipFile, names: Sequence[str], path: Path) -> Project:
    """The project of a ZIP file: each document with each person's annotations.

    Raises ImportRefusedError where a part is damaged or too large.
    """
    gathered = Gathered(path.name)
    for name in _documents(names):
        _document(gathered, archive, name, path.name)
    for name in _people(names):
        place = PurePosixPath(name)
        if place.stem == _BEGINNING:
            continue
        inner = member(archive, name, path.name)
        where = f"{path.name}/{place.name}"
        with open_archive(inner, where, "a ZIP file") as within:
            for held in _documents([part.filename for part in files_of(within, where, limits.UNPACKED)]):
                _document(gathered, within, held, where, document=place.parent.name, person=place.stem)
    curated = [name for name in names if _CURATED in name and name.startswith("curation/")]
    gathered.tell(LEFT_OUT, "documents as they were curated", len(curated))
    kept = [name for name in names if name.startswith("annotation/") and not name.endswith(".zip")]
    why = "export the project with the format 'UIMA CAS XMI (XML 1.0)'"
    gathered.tell(LEFT_OUT, "annotations in another format than XMI", len(kept), why)
    return _made(gathered, path)


def _documents(names: Iterable[str]) -> Iterator[str]:
    return (name for name in sorted(names) if name.casefold().endswith(".xmi"))


def _people(names: Iterable[str]) -> Iterator[str]:
    """The ZIP files in which a project holds what each person did: annotation/DOCUMENT/PERSON.zip."""
    for name in sorted(names):
        place = PurePosixPath(name)
        if len(place.parts) >= 3 and place.parts[-3] == "annotation" and place.suffix.casefold() == ".zip":
            yield name


def _document(
    gathered: Gathered, archive: ZipFile, part: str, name: str, *, document: str = "", person: str = ""
) -> None:
    beside = str(PurePosixPath(part).with_name("TypeSystem.xml"))
    types = next((held for held in archive.namelist() if held.casefold() == beside.casefold()), "TypeSystem.xml")
    found = cas.of_xmi(member(archive, part, name), member(archive, types, name), name)
    cas.take(gathered, found, document=document or PurePosixPath(part).stem, person=person, named=bool(document))


def _made(gathered: Gathered, path: Path) -> Project:
    return gathered.project(origin="INCEpTION, or another tool that writes UIMA CAS", title=path.stem)
