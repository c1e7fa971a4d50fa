"""A project of another tool on the home page: what would become of it, and the study that is made of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.workbench.home.folders import LONGEST, can_be_shown
from codekit.workbench.views.values import Value
from codekit.workflow.projects import opening
from codekit.workflow.projects.opening import Opened
from codekit.workflow.results.example import Step, quietly
from codekit.workflow.study.study import whoami


class ProjectRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/project: a project file of another tool; without `write` only what would become of it."""

    path: str
    write: bool = False


class ProjectLine(Value, frozen=True, kw_only=True):
    """What becomes of one kind of thing in a project."""

    outcome: str  # kept, changed, left out
    line: str  # how many, what, why


class ProjectShown(Value, frozen=True, kw_only=True):
    """What a project comes to, or came to."""

    path: str  # of the project
    place: str  # where its study stands, or would
    title: str
    became: list[ProjectLine]
    texts: list[str]  # how each was read, a line each
    there: bool  # a study was made of this very file before; it is opened, nothing is made anew
    made: bool


def project(asked: ProjectRequest, step: Step = quietly) -> ProjectShown:
    """What becomes of everything in a project; with `write` its study is made, beside it.

    Raises RefusedError for no file, CodekitError for one that no reader takes, and where something else stands there.
    """
    path = _file(asked.path)
    place = opening.folder_for(path)
    if asked.write or place.exists():  # what stands there is looked at, and opened if it was made of this file
        return _shown(path, place, opening.open_project(path, place, writer=whoami(), step=step), written=asked.write)
    with tempfile.TemporaryDirectory() as folder:
        opened = opening.open_project(path, Path(folder) / "study", writer=whoami(), step=step)
        return _shown(path, place, opened, written=False)


def _file(typed: str) -> Path:
    words = typed.strip()
    quoted = words[1:-1] if len(words) > 1 and words[0] == words[-1] == '"' else words  # as Windows copies a path
    refused = RefusedError("unknown", "there is no such project", hint="type the whole path of its file")
    if len(typed) > LONGEST or "\0" in typed or not can_be_shown(typed):
        raise refused
    path = Path(quoted).expanduser()
    try:
        if not path.is_absolute() or not path.exists():
            raise refused
    except (OSError, ValueError):
        raise refused from None
    if not opening.is_project(path):
        hint = "export it as .qdpx (REFI-QDA) there; docs/coming-from.md says how for each tool"
        raise CodekitError("not a project of a tool that codekit reads", where=path.name, hint=hint)
    return path


def _shown(path: Path, place: Path, opened: Opened, *, written: bool) -> ProjectShown:
    order = {outcome: n for n, outcome in enumerate(("left out", "changed", "kept"))}
    told = sorted(opened.told, key=lambda each: order.get(each.outcome, 0))
    return ProjectShown(
        path=str(path),
        place=str(place),
        title=opened.study.title,
        became=[ProjectLine(outcome=each.outcome, line=each.line) for each in told],
        texts=[diagnosis.line for diagnosis in opened.diagnoses],
        there=not opened.made,
        made=written or not opened.made,
    )
