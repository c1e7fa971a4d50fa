"""INCEpTION's exports, and any UIMA CAS: XMI with its type system, JSON, and ZIP files with several annotators.

A layer is a code, the values of its features are codes below it. What INCEpTION's language tools make (tokens,
sentences, parts of speech) is counted, not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, TypeGuard
from zipfile import ZipFile

from codekit.errors import ImportRefusedError
from codekit.formats.projects.cas import Documents, Whose
from codekit.formats.projects.cas_json import STRUCTURES
from codekit.formats.projects.files import contents
from codekit.formats.projects.gathered import Gathered
from codekit.formats.projects.json_text import decoded, mappings, name_of, value_of
from codekit.model.project import LEFT_OUT, Project
from codekit.tables import limits
from codekit.tables.archive import files_of, member, open_archive

_BEGINNING = "INITIAL_CAS"
_ABOUT = re.compile(r"exportedproject[^/]*\.json")  # what a project says of itself
_OPEN = frozenset(("NEW", "IN_PROGRESS", "INPROGRESS", "IGNORE", "LOCKED"))  # of a document that somebody has
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
    documents = Documents(gathered)
    documents.json(held, path.name, document=path.stem)
    return _made(gathered, documents, path)


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
    documents = Documents(gathered)
    documents.xmi(data, system, path.name, Whose(path.stem))
    return _made(gathered, documents, path)


def read_archive(archive: ZipFile, names: Sequence[str], path: Path) -> Project:
    """The project of a ZIP file: each document with each person's annotations.

    Raises ImportRefusedError where a part is damaged or too large.
    """
    gathered = Gathered(path.name)
    documents = Documents(gathered)
    _within(documents, archive, names, path.name)
    unfinished = _unfinished(archive, names, path.name)
    for name in _people(names):
        place = PurePosixPath(name)
        if place.stem == _BEGINNING:
            continue
        where = f"{path.name}/{place.name}"
        with open_archive(member(archive, name, path.name), where, "a ZIP file") as inner:
            held = [part.filename for part in files_of(inner, where, limits.UNPACKED)]
            whose = place.parent.name, place.stem
            _within(documents, inner, held, where, Whose(*whose, named=True, finished=whose not in unfinished))
    curated = [name for name in names if _CURATED in name and name.startswith("curation/")]
    gathered.tell(LEFT_OUT, "documents as they were curated", len(curated))
    kept = [name for name in names if name.startswith("annotation/") and not name.endswith(".zip")]
    why = "export the project with the format 'UIMA CAS XMI (XML 1.0)'"
    gathered.tell(LEFT_OUT, "annotations in another format than XMI", len(kept), why)
    return _made(gathered, documents, path)


def _documents(names: Iterable[str]) -> Iterator[str]:
    return (name for name in sorted(names) if name.casefold().endswith(".xmi"))


def _people(names: Iterable[str]) -> Iterator[str]:
    """The ZIP files in which a project holds what each person did: annotation/DOCUMENT/PERSON.zip."""
    for name in sorted(names):
        place = PurePosixPath(name)
        if len(place.parts) >= 3 and place.parts[-3] == "annotation" and place.suffix.casefold() == ".zip":
            yield name


def _unfinished(archive: ZipFile, names: Sequence[str], where: str) -> set[tuple[str, str]]:
    """The documents that a person has not finished, as the project says, each with the person."""
    found: set[tuple[str, str]] = set()
    for name in filter(_ABOUT.fullmatch, names):
        held: object = None
        with suppress(ImportRefusedError):  # the documents can be read without it
            held = value_of(decoded(member(archive, name, where), where), where)
        for each in mappings(held.get("annotation_documents")) if isinstance(held, Mapping) else ():
            if name_of(each.get("state")) in _OPEN:
                found.add((name_of(each.get("name")), name_of(each.get("user"))))
    return found


def _within(
    documents: Documents, archive: ZipFile, names: Sequence[str], where: str, whose: Whose | None = None
) -> None:
    """Each CAS of a ZIP file, with the type system that lies beside it, else with the one on top."""
    systems = {name.casefold(): name for name in names if name.casefold().endswith("typesystem.xml")}
    for part in _documents(names):
        beside = str(PurePosixPath(part).with_name("TypeSystem.xml")).casefold()
        types = member(archive, systems.get(beside, "TypeSystem.xml"), where)
        documents.xmi(member(archive, part, where), types, where, whose or Whose(PurePosixPath(part).stem))


def _made(gathered: Gathered, documents: Documents, path: Path) -> Project:
    documents.coded()
    return gathered.project(origin="INCEpTION, or another tool that writes UIMA CAS", title=path.stem)
