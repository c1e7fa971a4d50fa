"""Codebooks of a study and codebooks in files: check them, compare them, carry them to and from Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from codekit.errors import CodebookError, CodekitError, Problem
from codekit.model.codebook import Codebook
from codekit.store.files import read_text
from codekit.store.protocols import Document, DocumentStore, Readable
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study, alone, open_study

TABLES = (".xlsx", ".csv", ".tsv", ".docx")
TEXTS = (".yaml", ".yml")
Tell = Callable[[Problem], object]
_NOTHING: Mapping[str, str] = MappingProxyType({})


def _is_file(which: str) -> bool:
    # By its ending too, so that a file that is not there is named as a file, not as an unknown codebook.
    return Path(which).suffix.lower() in {*TEXTS, *TABLES} or Path(which).is_file()


def check(which: str, study: Path | None) -> Iterator[tuple[str, list[Problem]]]:
    """Every problem of one codebook, or of all codebooks of the study where none is named.

    Raises CodekitError where there is no such file or no codebook at all, UnknownNameError for an unknown id.
    """
    if which and _is_file(which):
        yield which, _problems_of(Path(which))
        return
    store = open_study(study or Path()).store
    ids = [which] if which else codebooks.ids(store)
    if not ids:
        raise CodekitError("there is no codebook yet", hint="put one into codebooks/, or: codekit codebook import FILE")
    for id_ in ids:
        yield codebooks.working(store, id_).key, problems(store, id_)


def problems(store: DocumentStore, id_: str, *, in_use: bool = True) -> list[Problem]:
    """Every problem of a working copy; without `in_use` not that its version is in use with other content.

    Raises UnknownNameError for an unknown id.
    """
    found = _problems_of(codebooks.working(store, id_))
    sound = all(problem.level != "error" for problem in found)
    return found + _frozen_conflict(store, id_) if sound and in_use else found


def _problems_of(file: Readable) -> list[Problem]:
    from codekit.formats.codebook import quality as codebook_quality

    try:
        book, notes = _read(file)
    except CodebookError as error:
        return list(error.problems)
    noted = [problem for problem in notes if problem.level != "note"]
    return [*noted, *codebook_quality.check(book, str(file))]


def _read(file: Readable, mapped: Mapping[str, str] = _NOTHING) -> tuple[Codebook, list[Problem]]:
    if isinstance(file, Path) and not file.is_file():
        raise CodekitError(f"{file}: no such file")
    if isinstance(file, Path) and file.suffix.lower() in TABLES:
        from codekit.formats.codebook.tables_read import understand

        table = understand(file, mapped=mapped)
        read_as = f"{len(table.codebook.codes)} codes; {', '.join(table.understood) or 'columns are called as here'}"
        return table.codebook, [Problem(file.name, None, read_as, level="note"), *table.left_out]
    if mapped:
        raise CodekitError(f"{file}: --map is about columns of a table", hint=", ".join(TABLES))
    from codekit.formats.codebook import yaml_file as codebook_yaml

    return codebook_yaml.load(read_text(file, keep_bom=True), str(file))


def _frozen_conflict(store: DocumentStore, id_: str) -> list[Problem]:
    """The working copy may not say something else under a version that is in use."""
    if not codebooks.frozen(store, id_, codebooks.load(store, id_).version).exists():
        return []
    try:
        codebooks.freeze(store, id_)
    except CodekitError as error:
        return [Problem(error.where or f"codebooks/{id_}.yaml", None, error.what, error.hint)]
    return []


def load(which: str, study: Path | None) -> Codebook:
    """A codebook by file name, by id, by id@version, or the study's only one.

    Raises UnknownNameError for an unknown id, CodebookError for one that cannot be used, and CodekitError where
    none is named and the study has not just one.
    """
    if which and "@" not in which and _is_file(which):
        return _read(Path(which))[0]
    opened = open_study(study or Path())
    if which:
        return opened.codebook(which)
    ids = opened.codebook_ids()
    if len(ids) != 1:
        raise CodekitError("which codebook?", hint=f"one of {', '.join(ids)}" if ids else "there is none yet")
    return opened.codebook(ids[0])


def entry(book: Codebook, code: str) -> Iterator[tuple[str, str]]:
    """The full entry of a code by field, without the empty ones. Raises UnknownNameError for an unknown code."""
    details = book[code]
    fields = {
        "id": details.id,
        "name": details.name,
        "definition": details.definition,
        "include": details.include,
        "exclude": details.exclude,
        "examples": " | ".join(details.examples),
        "parent": details.parent,
        "children": ", ".join(book.children[code]),
        "assignable": "" if details.assignable else "no, a container",
        "rolls up as": "" if details.rolls_up_as == "supporting" else details.rolls_up_as,
        "origin": details.origin,
        "source": details.source,
        "aliases": ", ".join(details.aliases),
        "cues": ", ".join(details.cues),
        "replaced by": details.replaced_by,
        "values": ", ".join(map(str, details.values)),
        "scale": details.scale if details.values else "",
    }
    yield from ((name, value) for name, value in fields.items() if value)


def differences(before: Codebook, after: Codebook) -> tuple[list[str], list[str]]:
    """What changed, a line each, and the codes whose codings need a check."""
    from codekit.model.codebook_diff import diff, meaning_changed

    return [str(change) for change in diff(before, after)], sorted(meaning_changed(before, after))


def proposed(before: Codebook, after: Codebook) -> Iterator[str]:
    """Entries of `changes:` to write into the newer version for what it does not say itself, as comments in YAML."""
    from codekit.model.codebook_diff import to_note

    lines = [f"# - {entry}" for entry in to_note(before, after)]
    if lines:
        yield f"say in {after.key} what must be looked at again, above `codes:` (take out what does not hold):"
        yield from ("# changes:", *lines)


def export(book: Codebook, path: Path) -> None:
    """Write a codebook as Excel or CSV. Raises CodekitError for another ending."""
    from codekit.formats.codebook import tables as codebook_tables

    if path.suffix.lower() == ".xlsx":
        codebook_tables.write_xlsx(book, path)
    elif path.suffix.lower() == ".csv":
        codebook_tables.write_csv(book, path)
    else:
        raise CodekitError(f"{path.name}: not a kind of table", hint="name it .xlsx or .csv")


def take_in(
    study: Study, path: Path, *, mapped: Mapping[str, str] = _NOTHING, tell: Tell = lambda _: None
) -> tuple[Document, list[Problem]]:
    """Take a codebook file into the study as its working copy; returns it, and what was noted in the file.

    `mapped` says what columns of a table hold, by their headers. `tell` is called with each note, among them how a
    table was understood, before anything is written. The version that it replaces is frozen first.

    Raises CodebookError for a file that cannot be used, and CodekitError where that version stands in the study with
    other content.
    """
    book, text, notes = read(path, mapped)
    for noted in notes:
        tell(noted)
    return put(study, book, text), notes


def read(path: Path, mapped: Mapping[str, str] = _NOTHING) -> tuple[Codebook, str, list[Problem]]:
    """The codebook of a file, the text of its file in a study, and what was noted. Raises as `take_in`."""
    from codekit.formats.codebook import yaml_file as codebook_yaml

    book, notes = _read(path, mapped)
    return book, read_text(path) if path.suffix.lower() in TEXTS else codebook_yaml.dump(book), notes


@alone
def put(study: Study, book: Codebook, text: str) -> Document:
    """Make this the working copy of a codebook; the version that it replaces is frozen first, so that nothing is lost.

    Raises CodekitError where that version stands in the study with other content.
    """
    target = codebooks.new(study.store, book.id)
    if there := replaced(study, book, text):
        if conflict := clash(there, book):
            raise CodekitError(conflict.message, hint=conflict.remedy)
        codebooks.freeze(study.store, there.id)
    target.write(text.encode("utf-8"))
    study.refresh()
    return target


def replaced(study: Study, book: Codebook, text: str) -> Codebook | None:
    """The working copy that a codebook would take the place of; None where there is none, or it says the same."""
    target = codebooks.new(study.store, book.id)
    return codebooks.load(study.store, book.id) if target.exists() and read_text(target) != text else None


def clash(there: Codebook, book: Codebook) -> Problem | None:
    """Why a codebook cannot take the place of another one: they say different things as the same version."""
    if there.version != book.version or (there.codes, there.changes) == (book.codes, book.changes):
        return None
    place = f"codebooks/{book.id}.yaml"
    message = f"{place} has the same version ({book.version}) with other content"
    return Problem(place, None, message, "raise the version in the file that you import")
