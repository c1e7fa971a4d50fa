"""What a round can be started with: coders, transcripts, codebooks with their problems, and what is in use."""

from __future__ import annotations

from collections.abc import Iterator

from codekit.errors import CodekitError
from codekit.model.cases import NAME
from codekit.model.codebook import Codebook
from codekit.workbench.desk import Desk
from codekit.workbench.views.interviews import Tables
from codekit.workbench.views.values import Value
from codekit.workflow.rounds.starting import free_id
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study import codebook_files, people


class StartCode(Value, frozen=True, kw_only=True):
    """A code that a round can be about."""

    id: str
    name: str
    depth: int
    children: bool  # there are codes below it, so that its passages can be sub-coded


class StartCodebook(Value, frozen=True, kw_only=True):
    """A codebook as its file is now."""

    id: str
    key: str  # id@version; "" where the file cannot be read
    title: str
    codes: list[StartCode]
    errors: list[str]  # what keeps a round from being started with it
    warnings: list[str]


class StartTranscript(Value, frozen=True, kw_only=True):
    """A transcript that a round can have."""

    id: str
    case: str
    case_name: str
    attributes: dict[str, str]  # of its case
    rounds: list[str]  # the rounds that have it, as far as they may be told


class StartCoder(Value, frozen=True, kw_only=True):
    """Somebody who can code."""

    id: str
    name: str


class StartForm(Value, frozen=True, kw_only=True):
    """GET /api/start: all that a round is chosen from."""

    id: str  # an id that no known round has
    coders: list[StartCoder]
    transcripts: list[StartTranscript]
    attributes: list[str]  # of cases, by which a sample can be drawn
    codebooks: list[StartCodebook]


def form(desk: Desk) -> StartForm:
    """All that a round is chosen from, as the study's files are now."""
    sight, study = desk.sight, desk.study
    transcripts = list(_transcripts(desk, sight))
    return StartForm(
        id=free_id([round_.id for round_ in sight.shown]),
        coders=[StartCoder(id=id_, name=people.name_of(study, id_)) for id_ in study.settings.coders],
        transcripts=transcripts,
        attributes=sorted({name for one in transcripts for name in one.attributes} - {NAME}),
        codebooks=[_codebook(desk, id_, sight) for id_ in study.codebook_ids()],
    )


def _transcripts(desk: Desk, sight: Sight) -> Iterator[StartTranscript]:
    tables = Tables(desk)
    for id_ in desk.study.transcript_ids():
        interview, name = tables.interview(id_)
        case = interview.case
        used = [round_.id for round_ in sight.shown if id_ in round_.transcripts]
        yield StartTranscript(id=id_, case=case, case_name=name, attributes=tables.attributes(case), rounds=used)


def _codebook(desk: Desk, id_: str, sight: Sight) -> StartCodebook:
    store = desk.study.store
    try:
        book = desk.study.codebook(id_)
    except CodekitError:
        book = None
    known = book is not None and sight.knows_version(book.key)
    found = codebook_files.problems(store, id_, in_use=known)
    return StartCodebook(
        id=id_,
        key=book.key if book else "",
        title=book.title if book else "",
        codes=list(_codes(book)) if book else [],
        errors=[str(problem) for problem in found if problem.level == "error"],
        warnings=[str(problem) for problem in found if problem.level != "error"],
    )


def _codes(book: Codebook) -> Iterator[StartCode]:
    for id_, depth in book.walk():
        yield StartCode(id=id_, name=book[id_].name, depth=depth, children=bool(book.children[id_]))
