"""A REFI-QDA project or codebook becomes a `Project`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.refi.codes import Codes, read_codes
from codekit.formats.projects.refi.desk import Desk
from codekit.formats.projects.refi.elements import (
    HINT,
    children,
    guid,
    local,
    moment,
    parsed,
    pointed,
    unused,
    within,
    words,
)
from codekit.formats.projects.refi.memos import read_notes, with_annotations
from codekit.formats.projects.refi.package import Package, opened
from codekit.formats.projects.refi.passages import Attached, Passages, read_passages
from codekit.formats.projects.refi.people import People
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.texts import Shelf, read_texts
from codekit.formats.projects.refi.values import (
    Cases,
    Variables,
    attributes,
    read_cases,
    read_variables,
    with_doubles,
)
from codekit.model.project import CASE, CODE, CODING, SPAN, TEXT, Applied, Group, Node, Project, Text

_ROOTS = {"Project", "CodeBook"}
_POOR = 0.5  # a score below which the passages should be looked at


def read(path: Path) -> Project:
    """The project in a .qdpx or .qde, or one with codes only for a .qdc.

    `told` says what was kept, changed and left out, and how positions were counted. Raises ImportRefusedError for a
    file that is no such project, is damaged or too large.
    """
    with opened(path) as package:
        root = parsed(package.xml, path.name)
        if local(root) not in _ROOTS:
            raise ImportRefusedError("this XML is no REFI-QDA project or codebook", where=path.name, hint=HINT)
        return _codebook(root, path) if local(root) == "CodeBook" else _project(root, package)


def _codebook(root: Any, path: Path) -> Project:
    teller = Teller()
    codes = read_codes(root, teller)
    groups = _groups(root, {node.id: node.id for node in codes.nodes}, {}, {}, teller)
    return _told(Project(path.stem, (root.get("origin") or "").strip(), codes=codes.nodes, groups=groups), teller)


@dataclass(frozen=True)
class _Parts:
    """What was read of a project before it is put together."""

    codes: Codes
    shelf: Shelf
    passages: Passages
    variables: Variables
    cases: Cases


def _project(root: Any, package: Package) -> Project:
    teller = Teller()
    desk = Desk(package, People(root, teller), teller, (root.get("origin") or "").strip())
    books = list(children(root, "CodeBook"))
    codes = read_codes(books[0], teller) if books else Codes()
    shelf = read_texts(root, desk)
    passages = read_passages(tuple(shelf.carriers.values()), desk)
    variables = read_variables(root, teller)
    cases = read_cases(root, shelf, passages, variables.names, teller)
    return _whole(root, _Parts(codes, shelf, passages, variables, cases), desk)


def _whole(root: Any, parts: _Parts, desk: Desk) -> Project:
    teller = desk.teller
    passages, shelf = parts.passages, parts.shelf
    cases, nodes = with_doubles(parts.cases, parts.codes.nodes, passages.codings.values())
    codings = _known(passages.codings.values(), nodes, teller)
    attached = [
        *(Attached(note, CODE, code) for note, code in parts.codes.notes),
        *(
            with_annotations(root, passages.notes, shelf.carriers)
            if "qualcoder" in desk.origin.casefold()
            else passages.notes
        ),
    ]
    standing = _standing(attached, nodes, codings, teller)
    things = _things(parts, nodes, codings) if next(within(root, "Links", "Link"), None) is not None else {}
    notes, note_ids = read_notes(root, standing, things, desk)
    for note in notes:
        id_ = unused(note.id, passages.comments)
        passages.comments[id_] = note if id_ == note.id else replace(note, id=id_)
    groups = _groups(root, {node.id: node.id for node in nodes}, shelf.known_as, note_ids, teller)
    teller.left_out("graphs", sum(1 for _ in within(root, "Graphs", "Graph")), "codekit has no place for them")
    if passages.verdict is not None:
        _tell_verdict(passages, teller)
    project = Project(
        (root.get("name") or "").strip() or desk.package.name.rpartition(".")[0],
        desk.origin,
        texts=tuple(_texts(parts, desk)),
        codes=nodes,
        codings=codings,
        memos=tuple(passages.comments.values()),
        variables=parts.variables.listed,
        cases=cases.listed,
        groups=groups,
        description=words(root, "Description"),
        people=desk.people.everybody(),
    )
    return _told(project, teller)


def _known(codings: Iterable[Applied], nodes: Iterable[Node], teller: Teller) -> tuple[Applied, ...]:
    """The codings whose codes are in the project."""
    ids = {node.id for node in nodes}
    listed = list(codings)
    known = tuple(coding for coding in listed if coding.code in ids)
    teller.left_out("codings with codes that are not in the project", len(listed) - len(known))
    return known


def _standing(
    attached: Iterable[Attached], nodes: Iterable[Node], codings: Iterable[Applied], teller: Teller
) -> list[Attached]:
    """What notes are attached to, without codes and codings that were not taken."""
    ids = {CODE: {node.id for node in nodes}, CODING: {coding.id for coding in codings}}
    listed = list(attached)
    standing = [one for one in listed if one.kind not in ids or one.about in ids[one.kind]]
    n = len(listed) - len(standing)
    teller.changed("notes on codes and codings that were not taken", n, "they are about the project as a whole")
    return standing


def _things(parts: _Parts, nodes: Iterable[Node], codings: Iterable[Applied]) -> dict[str, Attached]:
    """What a GUID at the end of a link stands for: passages before texts, cases and codes."""
    things = {guid_: Attached("", SPAN, text, span) for guid_, (text, span) in parts.passages.selections.items()}
    for guid_, text in parts.shelf.known_as.items():
        things.setdefault(guid_, Attached("", TEXT, text))
    for guid_, case in parts.cases.by_guid.items():
        things.setdefault(guid_, Attached("", CASE, case))
    for node in nodes:
        things.setdefault(node.id, Attached("", CODE, node.id))
    for coding in codings:
        things.setdefault(coding.id, Attached("", CODING, coding.id))
    things.pop("", None)
    return things


def _groups(
    root: Any, codes: dict[str, str], texts: dict[str, str], memos: dict[str, str], teller: Teller
) -> tuple[Group, ...]:
    """The sets, without members that were not taken."""
    groups: dict[str, Group] = {}
    for element in within(root, "Sets", "Set"):
        members: dict[str, tuple[str, ...]] = {}
        for name, known in (("MemberCode", codes), ("MemberSource", texts), ("MemberNote", memos)):
            said = [known.get(pointed(member), "") for member in children(element, name)]
            teller.left_out("members of sets that were not taken", said.count(""))
            members[name] = tuple(dict.fromkeys(filter(None, said)))
        id_ = unused(guid(element.get("guid")) or f"set-{len(groups) + 1}", groups)
        name = (element.get("name") or "").strip() or f"set {len(groups) + 1}"
        groups[id_] = Group(
            id_,
            name,
            members["MemberCode"],
            members["MemberSource"],
            members["MemberNote"],
            words(element, "Description"),
        )
    return tuple(groups.values())


def _tell_verdict(passages: Passages, teller: Teller) -> None:
    verdict = passages.verdict
    assert verdict is not None
    tell = teller.changed if verdict.score < _POOR else teller.kept
    poor = ": few, so look at the passages before you trust them" if verdict.score < _POOR else ""
    tell(f"selections whose {verdict.dialect}", verdict.all, f"{verdict}{poor}")


def _texts(parts: _Parts, desk: Desk) -> Iterable[Text]:
    for carrier in parts.shelf.carriers.values():
        source = carrier.source
        values: dict[str, str] = {}
        for element in carrier.elements:
            values |= attributes(element, parts.variables.names, desk.teller)
        values |= parts.cases.of_texts.get(carrier.id, {})
        by, at = desk.people.who(source.get("creatingUser")), moment(source.get("creationDateTime"))
        about = words(source, "Description")
        yield Text(carrier.id, carrier.name, carrier.raw.text, about, by, at, values, carrier.original)


def _told(project: Project, teller: Teller) -> Project:
    """The project with what is to be said of it."""
    for n, what in (
        (len(project.texts), "texts"),
        (len(project.codes), "codes"),
        (len(project.codings), "codings"),
        (len({coding.by for coding in project.codings}), "coders"),
        (len(project.memos), "memos"),
        (len(project.cases), "cases"),
        (len(project.variables), "variables"),
        (len(project.groups), "sets"),
    ):
        teller.kept(what, n)
    return replace(project, told=teller.lines())
