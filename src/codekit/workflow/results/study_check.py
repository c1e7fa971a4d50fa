"""What is wrong or doubtful in a study, all at once, and what of it can be repaired by machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import PurePath
from typing import Any

from codekit import plugins
from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.cases import UNKNOWN
from codekit.model.classification import Classification, classification
from codekit.model.codebook import Codebook
from codekit.model.names import is_copy
from codekit.plugins import WARNING, Plugin, PluginError
from codekit.store import transcripts
from codekit.workflow.study import codebooks, purging, speakers, versions
from codekit.workflow.study.study import Study, alone

ORDER = ("files", "settings", "transcripts", "codebooks", "ledgers", "interviews")
OF_CODINGS = ("files", "ledgers")  # these look at what coders wrote
UNREAD = "cannot be read"  # in what `refusals` says
TABLES = ("study", "cases", "interviews", "coverage", "cells", "sample")


def check(study: Study, *, fix: bool = False, codings: bool = True) -> tuple[list[Problem], list[str]]:
    """Every problem of the study, and a line for each repair made; without `codings`, nothing of what coders wrote.

    With `fix`, ledgers with unreadable lines are repaired as far as whole events can be saved, and copies
    made by sync folders are folded in; nothing that was readable is lost.
    """
    done = _repaired(study) if fix else []
    checks = plugins.group(plugins.CHECKS)
    wanted = [plugin for plugin in _in_order(checks.by_name.values()) if codings or _of_texts(plugin)]
    found = (problem for plugin in wanted for problem in _run(plugin, study))
    problems = list(_once(_in_study(problem, study.store.identity) for problem in found))
    problems += checks.problems
    problems += plugins.broken(plugins.IMPORTERS, plugins.EXPORTERS, plugins.REPORTS)
    return problems, done


def _in_study(problem: Problem, root: str) -> Problem:
    """The same with its file's name in the study, where an error named the whole path."""
    path = PurePath(problem.path)
    return problem._replace(path=path.relative_to(root).as_posix()) if path.is_relative_to(root) else problem


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each once: a file that was told of as a file is not told of again by whoever could not read it."""
    shut: set[str] = set()
    for problem in dict.fromkeys(problems):
        if problem.path not in shut or UNREAD not in problem.message:
            yield problem
        if problem.level == "error":
            shut.add(problem.path)


@alone
def _repaired(study: Study) -> list[str]:
    return list(study.store.repair())


def plain(problems: Iterable[Problem], repaired: Iterable[str]) -> dict[str, list[Any]]:
    """Problems and repairs as plain values."""
    return {
        "problems": [
            {"file": p.path, "line": p.line, "level": p.level, "message": p.message, "remedy": p.remedy or None}
            for p in problems
        ],
        "repaired": list(repaired),
    }


def _in_order(checks: Iterable[Plugin]) -> list[Plugin]:
    """Ours from the outside in, then those of others as they are found."""
    return sorted(checks, key=lambda plugin: ORDER.index(plugin.name) if plugin.name in ORDER else len(ORDER))


def _of_texts(plugin: Plugin) -> bool:
    """Whether a check of ours looks at no coding; what one of others looks at, nobody can tell."""
    return plugin.ours and plugin.name not in OF_CODINGS


def _run(plugin: Plugin, study: Study) -> Iterator[Problem]:
    """The problems that a check finds; what stops it is one too, and a check of others that fails is named."""
    try:
        yield from map(partial(_a_problem, plugin), plugin.load()(study))
    except Exception as error:
        if not plugin.ours:
            yield plugins.problem(error if isinstance(error, PluginError) else plugin.failed(error))
        elif isinstance(error, CodekitError):
            yield from _stopped(study, error)
        else:
            raise


def _stopped(study: Study, error: CodekitError) -> Iterable[Problem]:
    """What stopped a check of ours, as problems: the other checks go on."""
    if isinstance(error, ProblemsError):
        return error.problems
    return [Problem(error.where or study.store.label, None, error.what, error.hint)]


def _a_problem(plugin: Plugin, given: object) -> Problem:
    if not isinstance(given, Problem):
        raise plugin.broken("gives something that is no Problem")
    return given


def check_files(study: Study) -> Iterator[Problem]:
    """The files as files: what cannot be read, and not on every system."""
    yield from study.store.amiss()


def check_settings(study: Study) -> Iterator[Problem]:
    """study.yaml, the attributes of cases, and copies of the tables that people keep."""
    try:
        yield from study.settings.problems
    except ProblemsError as error:
        yield from error.problems
    try:
        yield from _attributes(study)
    except ProblemsError as error:
        yield from error.problems
    for key in study.store.keys("*"):
        stem, _, ending = key.rpartition(".")
        if ending in {"csv", "yaml"} and stem not in TABLES and any(is_copy(stem, name) for name in TABLES):
            level = "error" if "conflict" in stem.casefold() else WARNING
            remedy = "compare it with the original, then delete it"
            yield Problem(key, None, "looks like a copy made by a sync folder, and is not read", remedy, level)


def _attributes(study: Study) -> Iterator[Problem]:
    """Values of attributes that study.yaml does not allow."""
    for case in study.registers.cases:
        for name, allowed in study.settings.attributes.items():
            value = case.attributes.get(name, UNKNOWN)
            if value not in {*allowed, UNKNOWN}:
                one_of = f"one of {', '.join(allowed)}, or unknown"
                yield Problem("cases.csv", None, f"case {case.id}: {name} is '{value}'", one_of)
    for id_ in study.codebook_ids():
        with suppress(CodekitError):  # a codebook that cannot be read is told of itself
            yield from _kinds(study, classification(study.codebook(id_)))


def _kinds(study: Study, known: Classification | None) -> Iterator[Problem]:
    """Values of the attribute that a codebook classifies cases by, which it does not know."""
    if known is None:
        return
    for case in study.registers.cases:
        value = case.attributes.get(known.attribute, UNKNOWN)
        if not known.allows(value):
            one_of = f"one of {', '.join(kind.id for kind in known.kinds)}, unclear, or unknown"
            yield Problem("cases.csv", None, f"case {case.id}: {known.attribute} is '{value}'", one_of)


def _withdrawn(study: Study) -> Iterator[Problem]:
    """What is still here of transcripts that were withdrawn: a copy of the study had it, or a table names it."""
    for id_, gone in study.withdrawn.items():
        if left := purging.files(study, id_):
            message = f"{id_} was withdrawn on {gone.at[:10]}, and {len(left)} files of it are here"
            yield Problem(left[0], None, message, f"codekit purge {id_} --yes", WARNING)
        for name in purging.tables(study, id_):
            yield Problem(name, None, f"{id_} was withdrawn on {gone.at[:10]}", "delete its rows there", WARNING)


def check_transcripts(study: Study) -> Iterator[Problem]:
    """Texts, roles and stored segments; files among the texts that are none."""
    for name in transcripts.strays(study.store):
        remedy = "compare it with the transcript, then move it out of the folder"
        yield Problem(name, None, "is no transcript but a copy or a lock file, and is not read", remedy, WARNING)
    for name in transcripts.segment_strays(study.store):
        remedy = "compare it with the table that it is a copy of, then move it out of the folder"
        yield Problem(name, None, "is a copy or a lock file, and is not read", remedy, WARNING)
    yield from versions.problems(study)
    yield from _withdrawn(study)
    for id_ in study.transcript_ids():
        name = f"transcripts/{id_}.txt"
        try:
            transcript = study.transcript(id_)
        except CodekitError as error:
            yield Problem(name, None, error.what, error.hint)
            continue
        if not transcript.roles_confirmed:
            yield Problem(name, None, "speakers' roles are guessed", f"codekit speakers {id_} --confirm", WARNING)
        for _, label, role, _, said in speakers.changes(study, [id_]):
            if role != said:
                message = f"{label} is {role} here and {said} in study.yaml"
                yield Problem(name, None, message, f"codekit speakers {id_} --from-study", WARNING)
        if not transcript.respondent_speech:
            yield Problem(name, None, "no respondent speaks", f"codekit speakers {id_}", WARNING)
        for scheme in ("paragraph", "sentence"):
            try:
                study.check_segmentation(id_, scheme)
            except CodekitError as error:
                yield Problem(f"segments/{scheme}/{id_}.csv", None, error.what, error.hint)


def check_codebooks(study: Study) -> Iterator[Problem]:
    """Codebooks that cannot be read, and what is doubtful in the others."""
    from codekit.formats.codebook import quality as codebook_quality

    for name in codebooks.strays(study.store):
        yield Problem(name, None, "is no codebook but a copy, and is not read", "compare it, then delete it", WARNING)
    for id_ in study.codebook_ids():
        book, problems = _read(study, id_)
        yield from problems
        if book is not None:
            yield from codebook_quality.check(book, f"codebooks/{id_}.yaml")


def _read(study: Study, id_: str) -> tuple[Codebook | None, Sequence[Problem]]:
    """A codebook, None where it cannot be read, and what is wrong or was noted."""
    try:
        return codebooks.load_with_notes(study.store, id_)
    except ProblemsError as error:
        return None, error.problems
    except CodekitError as error:
        return None, [Problem(f"codebooks/{id_}.yaml", None, error.what, error.hint)]


def of_settings(study: Study) -> Iterator[Problem]:
    """What is soon looked at of what was set up: study.yaml, the tables, and whether codebooks can be read."""
    try:
        yield from check_settings(study)
    except CodekitError as error:
        yield from _stopped(study, error)
    for id_ in study.codebook_ids():
        yield from _read(study, id_)[1]


def check_interviews(study: Study) -> Iterator[Problem]:
    """Which transcripts belong to which cases."""
    try:
        interviews = study.registers.interviews
    except ProblemsError:
        return
    linked = {interview.transcript for interview in interviews}
    known = set(study.transcript_ids())
    for id_ in sorted(known - linked):
        yield Problem("interviews.csv", None, f"transcript {id_} belongs to no case", "add a row for it", WARNING)
    for id_ in sorted(linked - known):
        yield Problem("interviews.csv", None, f"transcript {id_} is not imported", "codekit import", WARNING)
    with_interview = {interview.case for interview in interviews}
    for case in study.registers.cases:
        if case.id not in with_interview:
            yield Problem("cases.csv", None, f"case {case.id} has no interview", "", WARNING)
