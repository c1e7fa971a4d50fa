"""The door to a study: its coders, who is blind in which round, a new study, and a coder who names oneself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model.names import file_name
from codekit.store.opening import placing_study
from codekit.workbench.home.folders import the_folder
from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Value
from codekit.workflow.results import example
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study import people, settings_changing, template
from codekit.workflow.study.study import Study, create_study, open_study, whoami

Last = Callable[[str], str]


def nobody(_study: str) -> str:
    """Who worked in a study last, where nothing is known of that."""
    return ""


class CoderAtDoor(Value, frozen=True, kw_only=True):
    """Who may come in."""

    id: str
    name: str  # the id where study.yaml has no name
    blind: list[str]  # open blind rounds in which this coder codes


class Door(Value, frozen=True, kw_only=True):
    """POST /api/home/study: a study before it is opened: who codes in it."""

    path: str
    title: str
    description: str
    coders: list[CoderAtDoor]
    last: str  # who worked in it last on this computer, or ""
    login: str  # what this person is called on this computer, to be offered as an id


class DoorRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/study, POST /api/home/forget, POST /api/home/stop: the folder of a study."""

    path: str


class FoldersRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/folders: which folder; "" is the person's own."""

    path: str = ""


class NewStudy(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/new: a study in a new folder. The answer is its Door."""

    title: str
    place: str  # the folder in which its folder is made
    folder: str = ""  # what its folder is called; "" as the title
    case: str = ""  # what a case is called
    example: Annotated[str, one_of("Example", "", *example.NAMES)] = ""  # "": none
    template: str = ""  # one that comes with codekit, or the folder of a study; "": from nothing


class ComeInRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/start: open the workbench of a coder."""

    path: str
    coder: str
    add: bool = False  # the coder is new: add to study.yaml
    name: str = ""  # what a new coder is called
    confirmed: bool = False  # "I am this coder": asked where somebody else worked here and one of them is blind


class CameIn(Value, frozen=True, kw_only=True):
    """Where the workbench is; the address bears a launch code."""

    url: str


def door(path: str, last: Last = nobody) -> Door:
    """The study in this folder or above it; `last` says who worked in a study last on this computer.

    Raises StudyNotFoundError where there is none, RefusedError for no folder, ProblemsError where study.yaml is amiss.
    """
    study = open_study(the_folder(path))
    return _door(study, last(study.store.identity))


def _door(study: Study, last: str) -> Door:
    return Door(
        path=study.store.identity,
        title=study.title,
        description=study.settings.description,
        coders=[
            CoderAtDoor(id=id_, name=people.name_of(study, id_), blind=blind_rounds(study, id_))
            for id_ in study.settings.coders
        ],
        last=last if last in study.settings.coders else "",
        login=whoami(),
    )


def blind_rounds(study: Study, coder: str) -> list[str]:
    """The rounds in which a coder is blind now."""
    return [round_.id for round_ in study.rounds() if coder in round_.coders and blind_in(round_)]


def new(asked: NewStudy, step: example.Step = example.quietly) -> Door:
    """Lay out a study in a new folder: empty, like a template, or an example, of which `step` is told how far it is.

    Raises RefusedError where there is no such place, no title, or a folder of that name; UnknownNameError for no
    template, ProblemsError for one that cannot be read; CodekitError where the disk refuses.
    """
    title = " ".join(asked.title.split())
    if not title and not asked.example:
        raise RefusedError("invalid", "the study has no title", hint="give it one; it can be changed later")
    name = asked.folder.strip() or title or asked.example
    folder = the_folder(asked.place) / file_name(name)
    if folder.exists():
        raise RefusedError("duplicate", f"{folder} is there already", hint="choose another name, or open it")
    like = _template(asked.template)
    with placing_study(folder) as draft:  # nothing half-done stays
        if asked.example:
            study = example.fill(draft, asked.example, step)
        else:
            study = template.fill(draft, like, title=title) if like else create_study(draft, title=title)
        settings_changing.change(study, settings_changing.Wanted(title=title or None, case=asked.case or None))
    return _door(open_study(folder), "")


def _template(typed: str) -> template.Template | None:
    """The template that was chosen: by its name, else the study in this folder."""
    if not typed:
        return None
    return template.found(typed if typed in template.NAMES else str(the_folder(typed)))


def come_in(asked: ComeInRequest, last: Last = nobody) -> tuple[str, str]:
    """The study and the coder whose workbench is to be opened; a new coder is added to study.yaml.

    Nobody becomes somebody else in silence where one of the two is blind: raises RefusedError of the kind "blind" until
    that is confirmed. Raises UnknownNameError for a coder that nobody is, CodekitError for one that cannot be added.
    """
    study = open_study(the_folder(asked.path))
    coder = asked.coder if asked.add else study.coder(asked.coder)
    if not asked.add and coder not in study.settings.coders:
        raise CodekitError(f"'{coder}' is not a person", hint="choose one of the coders")
    why = swapped(study, coder, last(study.store.identity))
    if why and not asked.confirmed:
        raise RefusedError("blind", why, hint="go on only if that is who you are")
    if asked.add:
        coder = settings_changing.add_coder(study, coder, asked.name)
    return study.store.identity, coder


def swapped(study: Study, coder: str, last: str) -> str:
    """What it means to work as this coder where another one worked last; "" where nobody is blind."""
    if not last or last == coder or last not in study.settings.coders:
        return ""
    hidden = sorted({*blind_rounds(study, coder), *blind_rounds(study, last)})
    if not hidden:
        return ""
    you, they = people.name_of(study, coder), people.name_of(study, last)
    return (
        f"{', '.join(hidden)} is blind: what you code is signed by {you}, and what {you} coded is shown to you; "
        f"{they} worked here last"
    )


def place() -> str:
    """Where a new study is offered to stand: the person's documents, else their own folder."""
    documents = Path.home() / "Documents"
    return str(documents if documents.is_dir() else Path.home())
