"""Changing what study.yaml says: title, description, what a case is called, coders, labels, originals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from codekit.errors import CodekitError
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT
from codekit.store import settings, settings_written
from codekit.workflow.study.people import new_coder
from codekit.workflow.study.study import Study, alone

MOST = 4000  # characters of a description
MOST_LINE = 200  # of a title, a name or a label


@dataclass(frozen=True)
class Wanted:
    """What is to be said; None: as it is."""

    title: str | None = None
    description: str | None = None
    case: str | None = None  # what a case is called
    originals: bool | None = None
    interviewer: Sequence[str] | None = None  # labels that are interviewers' in every transcript
    respondent: Sequence[str] | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # of coders that there are; "": none
    added: Mapping[str, str] = field(default_factory=dict)  # coders that there are not yet, as typed, with their names


@alone
def change(study: Study, wanted: Wanted) -> bool:
    """Write what is wanted into study.yaml; False where it says so already. All else in the file stays as it is.

    Raises CodekitError for a text that is too long, a label with two roles, or a coder to be added who is there or of
    whom no id can be made, UnknownNameError for an unknown coder, ProblemsError where the file cannot be edited in its
    place; nothing is written then.
    """
    now = study.settings
    known = _with_added(now.coders, wanted.added)
    for id_ in wanted.names:
        _ = id_ in known or study.coder(id_)
    named = {id_: _line(name, "name") for id_, name in wanted.names.items()}
    coders = {id_: _with_name(about, named[id_]) if id_ in named else about for id_, about in known.items()}
    given: dict[str, Any] = {"coders": coders, "speakers": _speakers(now.speakers, wanted)}
    if wanted.title is not None:
        given["title"] = _line(wanted.title, "title")
    if wanted.case is not None:
        given["case"] = _line(wanted.case, "word for a case")
    if wanted.description is not None:
        given["description"] = _text(wanted.description)
    if wanted.originals is not None:
        given["originals"] = wanted.originals
    return _write(study, replace(now, **given))


@alone
def add_coder(study: Study, typed: str, name: str = "") -> str:
    """Add a coder to study.yaml, with the name that people go by; the id, which is made from what was typed.

    Raises CodekitError where there is such a coder, or no id can be made of it; nothing is written then.
    """
    before = set(study.settings.coders)
    _ = change(study, Wanted(added={typed: name}))
    return next(id_ for id_ in study.settings.coders if id_ not in before)


def _with_added(coders: Mapping[str, Mapping[str, Any]], added: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """The coders with those that are added, each with the name that people go by."""
    known = dict(coders)
    for typed, called in added.items():
        if typed in known:
            raise CodekitError(f"there is a coder '{typed}' already", hint="choose another id, or work as that coder")
        id_, name = new_coder(typed, known), _line(called, "name")
        known[id_] = {} if name in {"", id_} else {"name": name}
    return known


def _write(study: Study, wanted: settings.Settings) -> bool:
    written = settings_written.write(study.store.document(settings.FILE), wanted)
    study.refresh()
    return written


def _with_name(about: Mapping[str, Any], name: str) -> dict[str, Any]:
    rest = {key: value for key, value in about.items() if key != "name"}
    return {"name": name, **rest} if name else rest


def _speakers(now: Mapping[str, str], wanted: Wanted) -> dict[str, str]:
    """Labels with their roles; those of a role that nobody speaks of stay."""
    given = {INTERVIEWER: wanted.interviewer, RESPONDENT: wanted.respondent, OTHER: None}
    found: dict[str, str] = {}
    for role, labels in given.items():
        kept = [label for label, of in now.items() if of == role] if labels is None else labels
        for label in filter(None, (_line(label, "label") for label in kept)):
            if found.setdefault(label, role) != role:
                raise CodekitError(f"'{label}' cannot be both {found[label]} and {role}", hint="name it once")
    return found


def _line(typed: str, what: str) -> str:
    """Words on one line."""
    line = " ".join(typed.split())
    if len(line) > MOST_LINE:
        raise CodekitError(f"a {what} has at most {MOST_LINE} characters")
    return line


def _text(typed: str) -> str:
    """A text of several lines, without white space at the ends of lines."""
    lines = [line.strip() for line in typed.strip().splitlines()]
    if len(typed) > MOST:
        raise CodekitError(f"a description has at most {MOST} characters", hint="keep the rest in a memo")
    return "\n".join(lines)
