"""The Study screen: what the study is called, who codes in it, how far it is set up, what `check` finds."""

from __future__ import annotations

from typing import Annotated

import msgspec

from codekit.errors import CodekitError, Problem
from codekit.model.transcript import INTERVIEWER, RESPONDENT
from codekit.store import personal, settings
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.tables_changed import StepRequest, take_step
from codekit.workbench.views.values import Value
from codekit.workflow.results import study_check
from codekit.workflow.rounds import stages
from codekit.workflow.study import people, settings_changing

MOST, FEW = 500, 20  # findings that are sent


class CoderNamed(Value, frozen=True, kw_only=True):
    """One coder of the study."""

    id: str
    name: str  # what people call them, "" where study.yaml has no name
    you: bool


class Stage(Value, frozen=True, kw_only=True):
    """One thing that a study needs before it is coded."""

    stage: Annotated[str, one_of("StageName", *stages.STAGES)]
    done: bool
    count: int
    words: str  # what there is and what is to be done, in one line


class Stages(Value, frozen=True, kw_only=True):
    """GET /api/study/stages: how far the study is set up, as far as this coder may know."""

    stages: list[Stage]
    next: str  # the name of the first one that is not done, "" where coding can begin


class StudyShown(Stages, frozen=True, kw_only=True):
    """GET /api/study: what study.yaml says, and how far the study is set up."""

    title: str
    description: str
    case: str  # what a case is called, "" where study.yaml does not say
    coders: list[CoderNamed]
    originals: bool  # whether imported files are kept as they came
    interviewer: list[str]  # labels that interview in every transcript
    respondent: list[str]
    interviews: int  # rows of interviews.csv
    codebooks: list[str]
    place: str  # where the study is
    undo: bool  # whether this person's last change of study.yaml can be taken back
    redo: bool


class StudyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/study: what study.yaml is to say; what is left out stays. The answer is the Study."""

    title: str | None = None
    description: str | None = None
    case: str | None = None
    originals: bool | None = None
    interviewer: list[str] | None = None
    respondent: list[str] | None = None
    names: dict[str, str] = {}  # of coders, by id; "" takes a name away


class CoderRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/study/coders: add a coder to study.yaml. The answer is the Study."""

    id: str
    name: str = ""


class Finding(Value, frozen=True, kw_only=True):
    """One thing that is wrong or doubtful."""

    level: str  # "error": it makes figures wrong; "warning": somebody should look at it
    file: str
    line: int | None
    message: str
    remedy: str  # how to mend it, or ""


class Findings(Value, frozen=True, kw_only=True):
    """GET /api/study/check: what `codekit check` finds, errors first."""

    findings: list[Finding]
    total: int  # of which at most 500 are sent
    blind: list[str]  # the rounds that hide what coders wrote from the check; [] where all was checked


class Broken(Value, frozen=True, kw_only=True):
    """GET /api/study/amiss: the errors that are known without a check of the whole study."""

    findings: list[Finding]
    total: int  # of which at most 20 are sent


def shown(desk: Desk) -> StudyShown:
    """The study as study.yaml describes it. Raises ProblemsError where that cannot be used."""
    study = desk.study
    now = study.settings
    labels = {role: [label for label, of in now.speakers.items() if of == role] for role in (INTERVIEWER, RESPONDENT)}
    far = set_up(desk)
    return StudyShown(
        title=study.title,
        description=now.description,
        case=now.case,
        coders=[
            CoderNamed(
                id=id_, name=people.name_of(study, id_) if people.is_named(study, id_) else "", you=id_ == desk.coder
            )
            for id_ in now.coders
        ],
        originals=now.originals,
        interviewer=labels[INTERVIEWER],
        respondent=labels[RESPONDENT],
        interviews=_interviews(desk),
        codebooks=study.codebook_ids(),
        place=personal.tilde(study.store.identity),
        undo=desk.edits.can_undo(settings.FILE),
        redo=desk.edits.can_redo(settings.FILE),
        stages=far.stages,
        next=far.next,
    )


def _interviews(desk: Desk) -> int:
    try:
        return len(desk.study.registers.interviews)
    except CodekitError:  # the stage says so
        return 0


def set_up(desk: Desk) -> Stages:
    """How far the study is set up."""
    found = list(stages.stages(desk.study, desk.sight))
    following = stages.following(found)
    case = desk.study.settings.case
    rows = [Stage(stage=s.name, done=s.done, count=s.count, words=stages.words(s, case)) for s in found]
    return Stages(stages=rows, next=following.name if following else "")


def change(desk: Desk, asked: StudyRequest) -> StudyShown:
    """Write into study.yaml what is asked. Raises what `settings_changing.change` raises."""
    wanted = settings_changing.Wanted(**msgspec.structs.asdict(asked))
    desk.edits.noting(desk.study, settings.FILE, lambda: settings_changing.change(desk.study, wanted))
    return shown(desk)


def step(desk: Desk, asked: StepRequest) -> StudyShown:
    """Take the last change of study.yaml back, or make it again. Raises as `tables_changed.step`."""
    take_step(desk, settings.FILE, redo=asked.redo)
    return shown(desk)


def add_coder(desk: Desk, asked: CoderRequest) -> StudyShown:
    """Add a coder to study.yaml. Raises what `settings_changing.add_coder` raises."""
    settings_changing.add_coder(desk.study, asked.id, asked.name)
    return shown(desk)


def findings(desk: Desk) -> Findings:
    """What `check` finds; while the coder is blind, nothing of what coders wrote."""
    sight = desk.sight
    problems, _ = study_check.check(desk.study, codings=not sight.blind)
    ordered = sorted(problems, key=lambda problem: problem.level != "error")
    blind = [round_.id for round_ in sight.blind_rounds]
    return Findings(findings=_rows(ordered[:MOST]), total=len(ordered), blind=blind)


def broken(desk: Desk) -> Broken:
    """What is broken, as far as that is known without reading every text; while blind, of ledgers one's own alone."""
    found = desk.amiss.errors(desk.sight)
    return Broken(findings=_rows(found[:FEW]), total=len(found))


def _rows(found: list[Problem]) -> list[Finding]:
    return [Finding(level=p.level, file=p.path, line=p.line, message=p.message, remedy=p.remedy or "") for p in found]
