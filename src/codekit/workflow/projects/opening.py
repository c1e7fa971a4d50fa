"""A project of another tool becomes a study: all of it in one step, or nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import codekit
from codekit import plugins
from codekit.errors import CodekitError
from codekit.executor import Executor
from codekit.model.names import new_id
from codekit.model.project import CHANGED, KEPT, LEFT_OUT, Project, Text, Told
from codekit.model.rounds import Round
from codekit.model.span import Span
from codekit.refusals import reading
from codekit.store import settings
from codekit.store.opening import placing_study
from codekit.tables import limits
from codekit.workflow.projects import cases, doubles, naming, people, report, texts
from codekit.workflow.projects.levels import by_names
from codekit.workflow.projects.work import Source, coding
from codekit.workflow.results.example import Step, quietly
from codekit.workflow.study.study import Study, create_study, open_study

if TYPE_CHECKING:
    from codekit.workflow.study.diagnosis import Diagnosis

ROUND = "imported"
_COUNTED = frozenset(
    ("texts", "people", "codes", "codings", "coders", "users", "memos", "notes", "cases", "variables", "sets")
)
_WITHIN = {"qda": "data.qda"}  # a project that is a folder, and the file in it that says all
OWN = "codekit"  # what the origin of a project begins with that codekit wrote


@dataclass(frozen=True)
class Wanted:
    """Of which file a study is made, and how: its round, its title, labels of interviewers, levels and case codes."""

    file: str
    sha256: str
    round: str = ROUND
    title: str = ""
    interviewers: tuple[str, ...] = ()
    levels: str = ""  # what parts the levels in names of codes
    case_codes: str = doubles.TAKEN  # what becomes of codes that are cases too


@dataclass(frozen=True)
class Opened:
    """The study of a project; `round` is None where nobody coded. `made` is False where it had been made before."""

    study: Study
    round: Round | None
    told: tuple[Told, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    made: bool = True

    @property
    def compared(self) -> tuple[str, ...]:
        """The transcripts that two or more people coded: those on which agreement can be computed."""
        return tuple(id_ for id_ in self.round.transcripts if len(self.round.coders_of(id_)) > 1) if self.round else ()


def is_project(path: Path) -> bool:
    """True for a file, or a project that is a folder, whose ending some reader of projects is registered for."""
    return plugins.ending(path) in plugins.group(plugins.PROJECTS).by_name and not project_file(path).is_dir()


def project_file(path: Path) -> Path:
    """The file that a project is read from: itself, or one in it where the project is a folder."""
    within = _WITHIN.get(plugins.ending(path), "")
    return path / within if within and path.is_dir() else path


def folder_for(path: Path) -> Path:
    """Where the study of a project stands if nobody says otherwise: beside it, named after it."""
    if path.name in _WITHIN.values() and plugins.ending(path.parent) in _WITHIN:
        path = path.parent
    return path.with_name(path.stem if path.suffix else f"{path.name}-study")


def open_project(
    path: Path,
    folder: Path | None = None,
    *,
    round_id: str = ROUND,
    title: str = "",
    interviewers: Sequence[str] = (),
    levels: str = "",
    case_codes: str = doubles.TAKEN,
    writer: str = "",
    executor: Executor | None = None,
    step: Step = quietly,
) -> Opened:
    """Make a study of a project file, or open the one that was made of this very file before.

    `levels` is what parts the levels in names of codes, where these are to be put below each other; `case_codes` what
    becomes of codes that are cases too (`doubles`). `step` is told how far it is; what it raises ends the work. Raises
    CodekitError for a file that no reader takes or that cannot be read, for a folder that holds something else, and
    where the disk refuses; nothing is left of it then.
    """
    reader = plugins.group(plugins.PROJECTS).of_file(path, "not a project of a tool that codekit reads", _HINT)
    place = folder or folder_for(path)
    sha = _sha(project_file(path))
    if (before := _made_before(place, sha, writer)) is not None:
        return before
    step("project", 0, 0)
    project: Project = reader.call(path)
    wanted = Wanted(path.name, sha, round_id, title, tuple(interviewers), levels, case_codes)
    try:
        return study_of(project, place, wanted, writer=writer, executor=executor, step=step)
    except CodekitError:
        if (meanwhile := _made_before(place, sha, writer)) is not None:  # by one who opened it at the same moment
            return meanwhile
        raise


_HINT = "export it as .qdpx (REFI-QDA) there; docs/coming-from.md says how for each tool"


def _sha(path: Path) -> str:
    try:
        with reading(path):
            limits.refuse_above(path, limits.PROJECT)
        with reading(path), path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise CodekitError(f"{path}: no such file") from None


def _made_before(place: Path, sha: str, writer: str) -> Opened | None:
    """The study that stands in the folder, where it was made of this file. Raises CodekitError for something else."""
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return None
    if not (place / settings.FILE).is_file():
        raise CodekitError(f"{place}: holds other files", hint="name a new folder: codekit init DIR --from PROJECT")
    study = open_study(place, writer=writer)
    if not report.is_of(study.store, sha):
        raise CodekitError(
            f"{place}: is a study already, and not made of this file; nothing was changed",
            hint="name another folder: codekit init DIR --from PROJECT",
        )
    made = [round_ for round_ in study.rounds() if round_.made_in]
    return Opened(study, made[0] if made else None, made=False)


def study_of(
    project: Project,
    place: Path,
    wanted: Wanted,
    *,
    writer: str = "",
    executor: Executor | None = None,
    step: Step = quietly,
) -> Opened:
    """Make a study of a project in a folder that is not there yet, or is empty: all of it, or nothing.

    Raises CodekitError for a round that no folder can be named after, and where the disk refuses.
    """
    try:
        round_id = new_id(wanted.round)
    except ValueError as error:
        raise CodekitError(str(error), hint="--round imported") from None
    with placing_study(place) as draft:
        made = _fill(project, draft, replace(wanted, round=round_id), writer, executor=executor, step=step)
    return replace(made, study=open_study(place, writer=writer or made.study.writer))


def _fill(
    project: Project, draft: Path, wanted: Wanted, writer: str, *, executor: Executor | None, step: Step
) -> Opened:
    own = project.origin.startswith(OWN)
    project = doubles.apart(project, wanted.case_codes)
    if wanted.levels or not own:
        nodes, of_names = by_names(project.codes, wanted.levels)
        project = replace(project, codes=nodes, told=(*project.told, *of_names))
    cast = people.cast(project, own=own)
    title = wanted.title or naming.one_line(project.name) or Path(wanted.file).stem
    study = create_study(draft, title=title, coders=cast.names, writer=writer)
    usable, told = _usable(project.texts)
    names = [(text.id, text.name if own else naming.without_ending(text.name)) for text in usable]
    ids = naming.ids(names, "text")
    stored = []
    step("texts", 0, len(usable))
    for each in texts.store(study, usable, ids, _spans(project), interviewers=wanted.interviewers, executor=executor):
        stored.append(each)
        step("texts", len(stored), len(usable))
    told += [Told(KEPT, "texts", len(stored))] if stored else []
    told += _renamed(usable, ids)
    if voices := sum(texts.ONE_VOICE in diagnosis.notes for _, diagnosis in stored):
        told.append(Told(CHANGED, "texts are taken as one respondent's", voices, texts.ONE_VOICE))
    tables = cases.tables(project, ids)
    cases.write(study, tables)
    transcripts = {text.id: transcript for text, (transcript, _) in zip(usable, stored, strict=True)}
    step("codings", 0, 0)
    made, more = coding(study, project, transcripts, cast, Source(wanted.file, wanted.sha256, wanted.round, own))
    own_words = [*told, *cast.told, *tables.told, *more, *_groups(project)]
    everything = _summed([*_of_reader(project.told), *own_words])
    diagnoses = tuple(diagnosis for _, diagnosis in stored)
    _report(study, project, wanted, everything, diagnoses)
    return Opened(study, made, everything, diagnoses)


def _spans(project: Project) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for applied in project.codings:
        spans[applied.text].append(applied.span)
    return spans


def _usable(listed: Sequence[Text]) -> tuple[list[Text], list[Told]]:
    usable = [text for text in listed if texts.storable(text)]
    empty = [naming.one_line(text.name) for text in listed if not texts.storable(text)]
    return usable, [Told(LEFT_OUT, "texts without words", len(empty), ", ".join(empty[:12]))] if empty else []


def _renamed(usable: Sequence[Text], ids: Mapping[str, str]) -> list[Told]:
    renamed = [ids[text.id] for text in usable if ids[text.id] != text.name]
    why = "every sign that a file cannot be named by is a hyphen; transcripts/ID.yaml has the name as it was"
    return [Told(CHANGED, "texts have an id made of their name", len(renamed), why)] if renamed else []


def _groups(project: Project) -> list[Told]:
    """Sets have no place in a study; their names and sizes are told."""
    sizes = [f"{naming.one_line(g.name)}: {len(g.codes) + len(g.texts) + len(g.memos)}" for g in project.groups]
    return [Told(LEFT_OUT, "sets of codes, texts or notes", len(sizes), ", ".join(sizes))] if sizes else []


def _of_reader(told: Sequence[Told]) -> list[Told]:
    """What the reader of the file tells, but for what it counted as kept and is counted anew in the study."""
    return [each for each in told if each.outcome != KEPT or each.what not in _COUNTED]


def _summed(told: Sequence[Told]) -> tuple[Told, ...]:
    """What is told in the same words, once with its whole number."""
    numbers: dict[tuple[str, str, str], int] = {}
    for each in told:
        key = each.outcome, each.what, each.why
        numbers[key] = numbers.get(key, 0) + each.n
    return tuple(Told(outcome, what, n, why) for (outcome, what, why), n in numbers.items())


def _report(
    study: Study, project: Project, wanted: Wanted, told: Sequence[Told], diagnoses: Sequence[Diagnosis]
) -> None:
    facts = [
        f"File: {wanted.file}",
        f"SHA-256 of the file: {wanted.sha256}",
        f"Tool: {project.origin or 'not told'}",
        f"Made by codekit {codekit.__version__}",
    ]
    words = report.markdown(study.title, facts, told, [diagnosis.line for diagnosis in diagnoses])
    study.store.document(report.FILE).write(words.encode("utf-8", "replace"))
