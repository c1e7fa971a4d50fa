"""Which tool a file of labelled texts is of, by what stands in it: .json, .jsonl, and a .zip of several annotators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from codekit.errors import ImportRefusedError
from codekit.formats.projects import doccano, inception, label_studio
from codekit.formats.projects.files import contents
from codekit.formats.projects.json_text import decoded, lines_of, mappings, text_of, value_of
from codekit.model.project import Project
from codekit.tables import limits
from codekit.tables.archive import files_of, member, open_archive

_KNOWN = "codekit reads projects of Label Studio, doccano and INCEpTION; a transcript in JSON is for 'codekit import'"


def read_json(path: Path) -> Project:
    """A project in JSON: of Label Studio, of doccano, or a UIMA CAS.

    Raises ImportRefusedError where it is none of these or is damaged, FileRefusedError where the system refuses.
    """
    text = text_of(path)
    if text.lstrip()[:1] == "{" and "\n" in text.strip() and _by_lines(text, path.name):
        return read_jsonl(path)
    held = value_of(text, path.name)
    if inception.is_json(held):
        return inception.read_json(held, path)
    rows = mappings([held] if isinstance(held, Mapping) else held)
    return _of_rows(rows, path)


def read_jsonl(path: Path) -> Project:
    """A project with a text on each line: of doccano; the annotator is named as the file is.

    Raises ImportRefusedError where it is something else or damaged, FileRefusedError where the system refuses.
    """
    text = text_of(path)
    rows = list(lines_of(text, path.name))
    if len(rows) == 1 and isinstance(rows[0], list):
        return _of_rows(mappings(rows[0]), path)
    return _of_rows(mappings(rows), path)


def read_zip(path: Path) -> Project:
    """A ZIP of several annotators: doccano's export with a file for each, or INCEpTION's project, or its document.

    Raises ImportRefusedError where it is something else or damaged, FileRefusedError where the system refuses.
    """
    data = contents(path, limits.OFFICE)
    with open_archive(data, path.name, "a ZIP file") as archive:
        names = [part.filename for part in files_of(archive, path.name, limits.UNPACKED)]
        if inception.is_archive(names):
            return inception.read_archive(archive, names, path)
        rows = sorted(name for name in names if name.casefold().endswith(".jsonl"))
        if rows:
            return doccano.read([(PurePosixPath(name).stem, _rows(archive, name, path)) for name in rows], path.name)
    raise ImportRefusedError("a ZIP file, but no project that codekit knows", where=path.name, hint=_KNOWN)


def _by_lines(text: str, name: str) -> bool:
    """True where the first line is a value of its own."""
    try:
        return isinstance(value_of(text.lstrip().partition("\n")[0], name), Mapping)
    except ImportRefusedError:
        return False


def _of_rows(rows: Sequence[Mapping[str, Any]], path: Path) -> Project:
    if label_studio.is_full(rows) or label_studio.is_min(rows):
        return label_studio.read(rows, path.name)
    if doccano.is_one(rows):
        return doccano.read([(path.stem, rows)], path.name)
    raise ImportRefusedError("JSON, but no project that codekit knows", where=path.name, hint=_KNOWN)


def _rows(archive: ZipFile, part: str, path: Path) -> Iterator[Any]:
    text = decoded(member(archive, part, path.name), f"{path.name}/{PurePosixPath(part).name}")
    return lines_of(text, path.name)
