"""What is wrong or doubtful in a study, all at once, and what of it can be repaired by machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from codekit import plugins
from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.cases import UNKNOWN
from codekit.model.decisions import CONFLICT, decisions, status
from codekit.model.events import Coding
from codekit.model.rounds import Round
from codekit.plugins import WARNING, Plugin, PluginError
from codekit.store import transcripts
from codekit.workflow.deciding.newly_seen import newly_seen
from codekit.workflow.study import codebooks, speakers
from codekit.workflow.study.study import Study, alone

ORDER = ("settings", "transcripts", "codebooks", "ledgers", "interviews")


def check(study: Study, *, fix: bool = False) -> tuple[list[Problem], list[str]]:
    """Every problem of the study, and a line for each repair made.

    With `fix`, ledgers with unreadable lines are repaired as far as whole events can be saved, and copies
    made by sync folders are folded in; nothing that was readable is lost.
    """
    done = _repaired(study) if fix else []
    checks = plugins.group(plugins.CHECKS)
    problems = [problem for plugin in _in_order(checks.by_name.values()) for problem in _run(plugin, study)]
    problems += checks.problems
    problems += plugins.broken(plugins.IMPORTERS, plugins.EXPORTERS, plugins.REPORTS)
    return problems, done


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


def _run(plugin: Plugin, study: Study) -> Iterator[Problem]:
    """The problems that a check finds; a check of others that fails is named as one, after what it found."""
    try:
        yield from map(partial(_a_problem, plugin), plugin.load()(study))
    except Exception as error:
        if plugin.ours:
            raise
        yield plugins.problem(error if isinstance(error, PluginError) else plugin.failed(error))


def _a_problem(plugin: Plugin, given: object) -> Problem:
    if not isinstance(given, Problem):
        raise plugin.broken("gives something that is no Problem")
    return given


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
    for name in ("study", "cases", "interviews", "coverage", "cells"):
        for key in study.store.keys(f"{name}*conflict*"):
            yield Problem(key, None, "a copy made by a sync folder", "compare it with the original, then delete it")


def _attributes(study: Study) -> Iterator[Problem]:
    """Values of attributes that study.yaml does not allow."""
    for case in study.registers.cases:
        for name, allowed in study.settings.attributes.items():
            value = case.attributes.get(name, UNKNOWN)
            if value not in {*allowed, UNKNOWN}:
                one_of = f"one of {', '.join(allowed)}, or unknown"
                yield Problem("cases.csv", None, f"case {case.id}: {name} is '{value}'", one_of)


def check_transcripts(study: Study) -> Iterator[Problem]:
    """Texts, roles and stored segments; files among the texts that are none."""
    for name in transcripts.strays(study.store):
        remedy = "compare it with the transcript, then move it out of the folder"
        yield Problem(name, None, "is no transcript but a copy or a lock file, and is not read", remedy, WARNING)
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
                study.segmentation(id_, scheme)
            except CodekitError as error:
                yield Problem(f"segments/{scheme}/{id_}.csv", None, error.message, error.hint)


def check_codebooks(study: Study) -> Iterator[Problem]:
    """Codebooks that cannot be read, and what is doubtful in the others."""
    from codekit.formats.codebook import quality as codebook_quality

    for id_ in study.codebook_ids():
        try:
            book, notes = codebooks.load_with_notes(study.store, id_)
        except ProblemsError as error:
            yield from error.problems
            continue
        except CodekitError as error:
            yield Problem(f"codebooks/{id_}.yaml", None, error.message, error.hint)
            continue
        yield from notes
        yield from codebook_quality.check(book, f"codebooks/{id_}.yaml")


def check_ledgers(study: Study) -> Iterator[Problem]:
    """Ledgers, rounds, decisions and codings."""
    for path in study.store.copies():
        yield Problem(
            path, None, "a copy made by a sync folder; it is read along", "codekit check --fix folds it in", WARNING
        )
    for id_ in study.store.round_ids():
        yield from study.store.round_events(id_).problems
        yield from study.store.altered(id_)
    for round_ in study.rounds():
        for conflict in round_.conflicts:
            yield Problem(f"rounds/{round_.id}", None, conflict, f"codekit round settle {round_.id}", WARNING)
        yield from _coders(study, round_)
        yield from _decisions(study, round_)
        yield from _newly_seen(study, round_)
        layers = study.layers(round_)
        yield from layers.problems
        for (coder, id_), layer in layers.by_key.items():
            place = f"codings/{round_.id}/{coder}/{id_}.jsonl"
            yield from _codings(study, round_, place, layer.codings)


def _coders(study: Study, round_: Round) -> Iterator[Problem]:
    """Coders of a round whom study.yaml does not name: two computers wrote it at the same time, and one version won."""
    try:
        known = study.settings.coders
    except ProblemsError:
        return  # told of the file
    for coder in round_.coders:
        if coder not in known:
            message = f"coder {coder} of round {round_.id} is not listed"
            yield Problem("study.yaml", None, message, f"add `{coder}: {{}}` below `coders:`", WARNING)


def _decisions(study: Study, round_: Round) -> Iterator[Problem]:
    """Clusters about which two writers decided differently; both decisions are shown, and none counts."""
    for standing in decisions(study.store.round_events(round_.id).events).values():
        if status(standing) == CONFLICT:
            people = " and ".join(sorted({decision.by for decision in standing}))
            message = f"{standing[0].transcript}: decisions by {people} about one cluster differ"
            yield Problem(f"rounds/{round_.id}", None, message, f"codekit decide {round_.id}", WARNING)


def _newly_seen(study: Study, round_: Round) -> Iterator[Problem]:
    """Disagreements of a closed round that were not listed when it was closed."""
    try:
        newly = newly_seen(study, round_)
    except CodekitError:
        return  # what cannot be laid on units is told of the transcript
    if newly:
        yield Problem(f"rounds/{round_.id}", None, str(newly), _again(round_), WARNING)


def _again(round_: Round) -> str:
    return f"codekit disagreements {round_.id} lists them; a second pass over it can change what counts"


def _codings(study: Study, round_: Round, place: str, codings: tuple[Coding, ...]) -> Iterator[Problem]:
    if not codings:
        return
    try:
        transcript, book = study.transcript(codings[0].transcript), study.codebook(round_.codebook)
    except CodekitError as error:
        yield Problem(place, None, error.message, error.hint)
        return
    moved = sum(
        not transcript.sha256.startswith(c.text_sha) or transcript.text[c.start : c.end] != c.quote for c in codings
    )
    if moved:
        yield Problem(
            place, None, f"{moved} codings do not fit the text as it is", "the text or the ledger was changed"
        )
    said = Counter((c.code, c.start, c.end, c.polarity, c.value) for c in codings)
    if doubled := sum(n - 1 for n in said.values()):
        message = f"{doubled} codings stand twice: same code, same place"
        remedy = "two computers coded the same at the same time, or a person wanted it; take one back in the workbench"
        yield Problem(place, None, message, remedy, WARNING)
    for code in sorted({c.code for c in codings if c.code not in book}):
        yield Problem(place, None, f"code '{code}' is not in {book.key}")


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
