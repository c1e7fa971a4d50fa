"""Codebooks of other tools: a .qdc becomes a codebook of the study, and a codebook of the study a .qdc."""

from __future__ import annotations

from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.formats.codebook import yaml_file
from codekit.formats.projects import refi
from codekit.model.codebook import Codebook
from codekit.model.project import LEFT_OUT, Project, Told
from codekit.store.protocols import Document
from codekit.workflow.projects import codes, naming
from codekit.workflow.projects.levels import by_names
from codekit.workflow.projects.opening import OWN
from codekit.workflow.study import codebook_files
from codekit.workflow.study.study import Study

ENDING = ".qdc"


def is_one(path: Path) -> bool:
    """True for a file that is named as a REFI-QDA codebook."""
    return path.suffix.lower() == ENDING


def take_in(study: Study, path: Path, *, levels: str = "") -> tuple[Document, tuple[Told, ...], list[Problem]]:
    """Take a .qdc into the study as a codebook named after the file; returns it, what is told of it, and its notes.

    Raises as `read`, and CodekitError where the study has that codebook and version with other content.
    """
    book, text, told, notes = read(path, levels=levels)
    return codebook_files.put(study, book, text), told, notes


def read(path: Path, *, levels: str = "") -> tuple[Codebook, str, tuple[Told, ...], list[Problem]]:
    """The codebook of a .qdc, the text of its file in a study, what is told of it, and its notes.

    `levels` is what parts the levels in names of codes, where these are to be put below each other. Raises
    ImportRefusedError for a file that is no REFI-QDA codebook, CodebookError for one without codes, and
    CodekitError where no name has such levels.
    """
    project = refi.read(path)
    if not project.codes:
        raise CodekitError(f"{path.name}: there are no codes in this codebook")
    id_ = naming.ids([("", path.stem)], "codebook")[""]
    own = project.origin.startswith(OWN)
    nodes, of_names = by_names(project.codes, levels) if levels or not own else (project.codes, ())
    made = codes.made(nodes, id_=id_, title=path.stem, used=(), own=own)
    book, notes = yaml_file.load(made.text, f"{id_}.yaml")
    sets = (Told(LEFT_OUT, "sets", len(project.groups)),) if project.groups else ()
    told = (*made.told, *of_names, *sets, *(told for told in project.told if told.outcome == LEFT_OUT))
    return book, made.text, told, notes


def write(book: Codebook, path: Path) -> tuple[Told, ...]:
    """Write a codebook as a .qdc; returns what was changed."""
    return refi.write(Project(book.title or book.id, codes=tuple(codes.nodes(book))), path)
