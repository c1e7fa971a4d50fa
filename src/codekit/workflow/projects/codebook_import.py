"""A file with codes, of a team or another tool: shown as it was understood, then taken in as it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from codekit.errors import CodebookError, CodekitError, Problem
from codekit.formats.codebook.understood import Column
from codekit.model.codebook import Codebook
from codekit.model.names import clean_id
from codekit.store.protocols import Document
from codekit.workflow.projects import codebooks as of_projects
from codekit.workflow.projects import report
from codekit.workflow.study import codebook_files
from codekit.workflow.study.study import Study

ENDINGS = (*codebook_files.TABLES, *codebook_files.TEXTS, of_projects.ENDING)


@dataclass(frozen=True)
class Prepared:
    """What a file comes to: the codebook and its text, what its columns were taken for, what is told of it.

    `book` is None where the file cannot be used as it was understood; `problems` say why. `replaces` is the version of
    the working copy that it would take the place of, "" where there is none.
    """

    book: Codebook | None
    text: str = ""
    columns: tuple[Column, ...] = ()
    told: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaces: str = ""


def prepare(
    study: Study,
    path: Path,
    *,
    mapped: Mapping[str, str] = MappingProxyType({}),
    levels: str = "",
    named: str = "",
    version: str = "",
) -> Prepared:
    """Read a file with codes; nothing is written. `named` and `version` are other ones than the file says.

    Raises CodekitError for a file of another kind, or one that cannot be read at all.
    """
    if path.suffix.lower() not in ENDINGS:
        raise CodekitError(f"{path.name}: codes are not read from such files", hint=f"one of {', '.join(ENDINGS)}")
    table = path.suffix.lower() in codebook_files.TABLES
    columns = _columns(path, mapped) if table else ()
    try:
        book, text, told = _read(path, mapped, levels)
    except CodebookError as error:
        return Prepared(None, columns=columns, problems=error.problems)
    if (named, version) != ("", ""):
        book, text = _called(book, text, path, named, version)
    there = codebook_files.replaced(study, book, text)
    conflict = codebook_files.clash(there, book) if there else None
    problems = (conflict,) if conflict else ()
    return Prepared(book, text, columns, tuple(told), problems, there.version if there else "")


def _columns(path: Path, mapped: Mapping[str, str]) -> tuple[Column, ...]:
    from codekit.formats.codebook.tables_read import columns_of

    return columns_of(path, mapped=mapped)


def _read(path: Path, mapped: Mapping[str, str], levels: str) -> tuple[Codebook, str, list[Problem]]:
    if not of_projects.is_one(path):
        return codebook_files.read(path, mapped)
    book, text, told, notes = of_projects.read(path, levels=levels)
    return book, text, [*(Problem(path.name, None, line, level="note") for line in report.lines(told)), *notes]


def _called(book: Codebook, text: str, path: Path, named: str, version: str) -> tuple[Codebook, str]:
    from codekit.formats.codebook import yaml_file
    from codekit.formats.codebook.rules import version_problem

    if path.suffix.lower() in codebook_files.TEXTS:
        if (named or book.id, version or book.version) == (book.id, book.version):
            return book, text
        raise CodekitError(f"{path.name}: the file says its id and version itself", hint="change them in the file")
    for message, remedy in version_problem(version) if version else ():
        raise CodekitError(message, hint=remedy)
    try:
        other = replace(book, id=clean_id(named) if named else book.id, version=version or book.version)
    except ValueError as error:
        raise CodekitError(f"codebook: {error}", hint="give it a short name") from None
    return other, yaml_file.dump(other)


def take_in(study: Study, prepared: Prepared) -> Document:
    """Make it the working copy. Raises CodebookError for one that cannot be used, and as `codebook_files.put`."""
    if prepared.book is None:
        raise CodebookError("the file cannot be used", prepared.problems)
    return codebook_files.put(study, prepared.book, prepared.text)
