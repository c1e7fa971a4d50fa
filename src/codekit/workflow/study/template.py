"""A study as the template of a new one: its settings, codebooks and columns, and nothing that anybody said or did."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from codekit.errors import CodekitError, UnknownNameError
from codekit.formats.codebook import yaml_file
from codekit.model import speakers
from codekit.model.codebook import Code, Codebook
from codekit.model.migrations import RETIRED
from codekit.store import registers, settings, settings_written
from codekit.store.database import is_address
from codekit.store.files import read_text
from codekit.store.opening import Coders, holds_study, placing_study
from codekit.store.settings import Settings
from codekit.tables.read import parse_csv
from codekit.tables.write import export_text
from codekit.workflow.study import codebook_making, codebooks
from codekit.workflow.study.study import Study, create_study, open_study

NAMES = ("interviews", "framework", "themes")  # those that come with codekit
_FOLDER = "templates"


@dataclass(frozen=True)
class Template:
    """What of a study a new one begins with."""

    settings: Settings  # of which case, speakers, attributes and originals are used
    codebooks: Mapping[str, str]  # id -> the text of its file
    cases: tuple[str, ...]  # columns of cases.csv, which begin with `case`
    interviews: tuple[str, ...]  # columns of interviews.csv


def create(folder: Path, source: str, *, title: str = "", coders: Coders = ()) -> Study:
    """Lay out a study like another one: all of it, or nothing.

    `source` is one of `NAMES`, or the folder of a study. Raises UnknownNameError for what is neither, CodekitError for
    a folder that is not empty and where the disk refuses, ProblemsError for a template that cannot be read.
    """
    template = found(source)
    if holds_study(folder):
        raise CodekitError(f"{folder}: is a study already", hint="open it, or choose another folder")
    with placing_study(folder) as draft:
        fill(draft, template, title=title or folder.resolve().name, coders=coders)
    return open_study(folder)


def found(source: str) -> Template:
    """The template of this name, else the study in this folder as one. Raises as `create`."""
    if source in NAMES:
        with importlib.resources.as_file(importlib.resources.files("codekit") / _FOLDER / source) as folder:
            return _template(open_study(folder), _as_it_is)
    if not is_address(source) and not Path(source).is_dir():
        raise UnknownNameError("template", source, NAMES)
    return of(open_study(source))


def of(study: Study) -> Template:
    """A study of one's own as a template, without what people said or did.

    Transcripts, cases, coders, rounds, codings and notes stay behind, and so do the examples of codes, which are words
    of interviews, labels of speakers that are names, retired codes and what became of codes. Codebooks begin at their
    first version. Raises CodebookError for a codebook that cannot be read, ProblemsError for tables and settings.
    """
    return _template(study, _bare)


def _template(study: Study, book: Callable[[Study, str], str]) -> Template:
    return Template(
        settings=study.settings,
        codebooks={id_: book(study, id_) for id_ in study.codebook_ids()},
        cases=_columns(study, "cases.csv", ("case", *study.settings.attributes)),
        interviews=_columns(study, "interviews.csv", registers.INTERVIEW_COLUMNS),
    )


def _as_it_is(study: Study, id_: str) -> str:
    return read_text(codebooks.working(study.store, id_))


def _bare(study: Study, id_: str) -> str:
    book = study.codebook(id_)
    codes = tuple(replace(code, examples=()) for code in _in_use(book))
    return yaml_file.dump(replace(book, version=codebook_making.FIRST, codes=codes, changes=()))


def _in_use(book: Codebook) -> list[Code]:
    """The codes that a new study can use; a retired one stays where others stand below it."""
    gone = {code.id for code in book.codes if code.replaced_by} | {c.code for c in book.changes if c.kind == RETIRED}
    out = {id_ for id_ in gone if id_ in book and gone.issuperset(book.descendants(id_))}
    left = [code for code in book.codes if code.id not in out] or list(book.codes)
    return [replace(code, replaced_by="" if code.replaced_by in out else code.replaced_by) for code in left]


def _columns(study: Study, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The header of a table, with what it must have; a name of a case is no attribute, and stays."""
    document = study.store.document(key)
    rows = parse_csv(read_text(document)).rows if document.exists() else []
    header = [registers.cell_of(cell) for cell in rows[0][1]] if rows else []
    return tuple(dict.fromkeys(filter(None, [known[0], *header, *known])))


def fill(folder: Path, template: Template, *, title: str, coders: Coders = ()) -> Study:
    """Lay out a study like the template, in a folder that nobody looks into yet. Raises as `create_study`."""
    study, given = create_study(folder, title=title, coders=coders), template.settings
    document = study.store.document(settings.FILE)
    document.write((read_text(document) + _further(given)).encode("utf-8"))
    study.refresh()
    said = {label: role for label, role in given.speakers.items() if _is_no_name(label)}
    _ = settings_written.write(
        document, replace(study.settings, case=given.case, originals=given.originals, speakers=said)
    )
    study.store.document("cases.csv").write(export_text([template.cases]).encode("utf-8"))
    study.store.document("interviews.csv").write(export_text([template.interviews]).encode("utf-8"))
    for id_, text in template.codebooks.items():
        codebooks.new(study.store, id_).write(text.encode("utf-8"))
    study.refresh()
    return study


def _is_no_name(label: str) -> bool:
    """Whether a label names a part in an interview by every word of it, as Interviewer 2 does."""
    return all(speakers.is_known(word) or word.isdigit() for word in label.split())


def _further(given: Settings) -> str:
    """The lines of study.yaml that a new study does not have; whether names are replaced is decided anew."""
    import yaml

    said = {name: list(values) for name, values in given.attributes.items()}
    return yaml.safe_dump({"attributes": said}, allow_unicode=True, sort_keys=False) if said else ""
