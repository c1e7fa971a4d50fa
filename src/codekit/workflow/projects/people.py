"""The users of a project as coders: who coded or wrote a note; who did nothing is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codekit.model.project import KEPT, LEFT_OUT, SPAN, TEXT, Project, Told
from codekit.workflow.projects import naming

NOBODY = "not-named"  # the coder of what the project does not say by whom it is


@dataclass(frozen=True)
class Cast:
    """The coder's id of each person ("" is whoever is not named), names by coder's id, what is to be told."""

    coders: Mapping[str, str]
    names: Mapping[str, str]
    told: tuple[Told, ...] = ()


def cast(project: Project, *, own: bool) -> Cast:
    """Who of a project becomes a coder; `own` says that codekit wrote it, with coders' ids as initials."""
    active = set(_active(project))
    people = [person for person in project.people if person.id in active]
    known = {person.id for person in project.people}
    strangers = sorted(active - known - {""})
    named = [(p.id, (p.initials if own and p.initials else p.name) or p.initials) for p in people]
    named += [(id_, NOBODY) for id_ in strangers]
    named += [("", NOBODY)] if "" in active else []
    coders = naming.ids(named, "coder", make=naming.person)
    names = {coders[person.id]: _name(person.name, coders[person.id]) for person in people}
    names |= {coders[id_]: "" for id_ in (*strangers, "") if id_ in coders}
    return Cast(coders, names, tuple(_told(project, active)))


def _name(name: str, coder: str) -> str:
    plain = naming.one_line(name)
    return "" if plain == coder else plain


def _active(project: Project) -> Iterator[str]:
    yield from (coding.by for coding in project.codings)
    yield from (person for _, person in project.done)
    yield from (memo.by for memo in project.memos if memo.by or memo.kind in {TEXT, SPAN})
    yield from (text.by for text in project.texts if text.description.strip())


def _told(project: Project, active: set[str]) -> Iterator[Told]:
    coded = {coding.by for coding in project.codings} | {person for _, person in project.done}
    people = {person.id for person in project.people}
    if named := len(coded & people):
        yield Told(KEPT, "users who coded are coders", named)
    if notes := [p.name or p.initials for p in project.people if p.id in active - coded]:
        yield Told(KEPT, "users who only wrote notes are coders, in no round", len(notes), ", ".join(notes))
    if idle := [p.name or p.initials for p in project.people if p.id not in active]:
        yield Told(LEFT_OUT, "users who coded nothing and wrote nothing", len(idle), ", ".join(idle))
    if unknown := sum(coding.by not in people for coding in project.codings):
        yield Told(KEPT, f"codings of which the project does not say by whom they are ({NOBODY})", unknown)
