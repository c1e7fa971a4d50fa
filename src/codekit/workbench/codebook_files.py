"""Codebooks begin, come in from files and go out as files, in the window."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from codekit.errors import Problem, RefusedError
from codekit.model.codebook import Code, Codebook
from codekit.store import temporary
from codekit.workbench.codebook_changes import refuse_unwritable
from codekit.workbench.desk import Desk
from codekit.workbench.incoming_file import name_of_file, sealed
from codekit.workbench.outgoing_file import written
from codekit.workbench.views.codebook import known_version
from codekit.workbench.views.values import Value
from codekit.workflow.coding.export import Wanted, seen
from codekit.workflow.study import codebook_making as making

FORMS = ("xlsx", "csv", "docx", "html", "qdc", "yaml")
MOST_CODES = 1_000


class NewCode(msgspec.Struct, frozen=True, kw_only=True):
    """A first code; its id is made from its name."""

    name: str
    definition: str


class NewCodebookRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/new."""

    id: str
    title: str = ""
    purpose: str = ""
    codes: list[NewCode]


class CodebookMade(Value, frozen=True, kw_only=True):
    """A codebook that the study has now."""

    id: str


class CodebookImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/import: a file with codes. Without `seen` it is only shown how it was understood.

    Excel, Word, CSV, YAML or REFI-QDA (.qdc). At most 28 MiB.
    """

    file: str  # its name, whose ending says of which kind it is
    data: bytes  # in base64
    mapped: dict[str, str] = {}  # by a column's header: the field that it holds; "-": not taken
    levels: str = ""  # .qdc: what parts the levels in names of codes
    id: str = ""  # other ones than the file says
    version: str = ""
    seen: str = ""  # the `seal` of what was shown


class ImportColumn(Value, frozen=True, kw_only=True):
    """A column of a table, and what it is taken for."""

    title: str
    field: str  # "": for nothing
    filled: int  # cells with something in them
    sample: list[str]


class ImportedCode(Value, frozen=True, kw_only=True):
    """A code as it would come in."""

    id: str
    name: str
    depth: int
    definition: str


class CodebookImported(Value, frozen=True, kw_only=True):
    """How a file with codes was understood, and whether it was taken in."""

    written: bool
    seal: str
    id: str
    version: str
    replaces: str  # the version of the working copy that it takes the place of, or ""
    columns: list[ImportColumn]  # of a table
    fields: list[str]  # what a column may hold
    codes: list[ImportedCode]
    told: list[str]  # how it was understood, and what is not kept
    problems: list[str]  # why it cannot be taken in as it was understood


def begin(desk: Desk, asked: NewCodebookRequest) -> CodebookMade:
    """Begin a codebook. Raises as `codebook_making.begin`."""
    if len(asked.codes) > MOST_CODES:
        raise RefusedError("too_large", f"at most {MOST_CODES} codes at once")
    told = [text for each in asked.codes for text in (each.name, each.definition)]
    refuse_unwritable(asked.id, asked.title, asked.purpose, *told)
    codes: list[Code] = []
    for each in asked.codes:
        id_ = making.id_of(each.name, [code.id for code in codes])
        codes.append(Code(id_, each.name.strip(), each.definition.strip()))
    document = making.begin(desk.study, asked.id, codes, title=asked.title, purpose=asked.purpose)
    return CodebookMade(id=PurePosixPath(document.key).stem)


def bring_in(desk: Desk, asked: CodebookImportRequest) -> CodebookImported:
    """Show how a file with codes was understood, or take it in as it was shown.

    Raises RefusedError where it comes to something else than was shown, and as `codebook_import.prepare`, `take_in`.
    """
    from codekit.workflow.projects import codebook_import as importing

    with temporary.folder() as folder:
        path = folder / name_of_file(asked.file, otherwise="codes")
        path.write_bytes(asked.data)
        options = {"levels": asked.levels, "named": asked.id, "version": asked.version}
        found = importing.prepare(desk.study, path, mapped=asked.mapped, **options)
    seal = sealed(found.text, found.replaces)
    if asked.seen and asked.seen != seal:
        raise RefusedError("stale", "it comes to something else by now than was shown", hint="look at it once more")
    if asked.seen:
        importing.take_in(desk.study, found)
    return _imported(found, seal, written=bool(asked.seen))


def _imported(found: Any, seal: str, *, written: bool) -> CodebookImported:
    from codekit.formats.codebook.columns import FIELDS

    book: Codebook | None = found.book
    return CodebookImported(
        written=written,
        seal=seal if book and not found.problems else "",
        id=book.id if book else "",
        version=book.version if book else "",
        replaces=found.replaces,
        columns=[
            ImportColumn(title=c.title, field=c.field, filled=c.filled, sample=list(c.sample)) for c in found.columns
        ],
        fields=list(FIELDS),
        codes=[_code(book, id_, depth) for id_, depth in book.walk()] if book else [],
        told=[_line(told._replace(remedy="")) for told in found.told],  # what a command would do about it
        problems=list(map(_line, found.problems)),
    )


def _code(book: Codebook, id_: str, depth: int) -> ImportedCode:
    return ImportedCode(id=id_, name=book[id_].name, depth=depth, definition=book[id_].definition)


def _line(problem: Problem) -> str:
    """A problem in one line; of the file, only the row is named."""
    place = f"row {problem.line}: " if problem.line is not None else ""
    return f"{place}{problem.message}" + (f" ({problem.remedy})" if problem.remedy else "")


def export(desk: Desk, key: str, form: str) -> tuple[str, bytes]:
    """A codebook as a file: its name and what is in it, with the uses that this coder may see where a form has them.

    Raises RefusedError for an unknown form, UnknownNameError for an unknown codebook.
    """
    if form not in FORMS:
        raise RefusedError("unknown", f"a codebook is not written as .{form}", hint=f"one of {', '.join(FORMS)}")
    book = known_version(desk, key)
    return written(f"{book.id}-{book.version}.{form}", lambda path: _write(desk, book, key, path))


def _write(desk: Desk, book: Codebook, key: str, path: Path) -> None:
    from codekit.formats.codebook import yaml_file
    from codekit.workflow.exports.codebook import write_page
    from codekit.workflow.projects import codebooks as projects
    from codekit.workflow.study import codebook_files, codebooks

    form = path.suffix[1:]
    if form in {"xlsx", "csv"}:
        codebook_files.export(book, path)
    elif form == "qdc":
        projects.write(book, path)
    elif form == "docx":
        _word(desk, book, path)
    elif form == "html":
        write_page(path, seen(desk.study, desk.coder, Wanted(codebook=key)), desk.study)
    elif "@" in key:
        path.write_text(yaml_file.dump(book), "utf-8", newline="\n")
    else:  # as it was written, with its comments
        path.write_bytes(codebooks.working(desk.study.store, book.id).read_bytes())


def _word(desk: Desk, book: Codebook, path: Path) -> None:
    from codekit.reporting.accounts.codebook import build
    from codekit.workflow.accounts.codebook import appendix_of
    from codekit.workflow.reports.forms import form_of

    form_of(path).call(path, build(appendix_of(desk.study, book, seen(desk.study, desk.coder))))
