"""Variables with their values, and cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from codekit.formats.projects.refi.codes import Codes
from codekit.formats.projects.refi.elements import (
    children,
    content,
    guid,
    local,
    pointed,
    target,
    unused,
    within,
    words,
)
from codekit.formats.projects.refi.passages import Passages
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.texts import Shelf, unused_name
from codekit.model.project import KINDS, Applied, Node, ProjectCase, Variable

VALUES = {kind + "value" for kind in KINDS}


@dataclass(frozen=True)
class Variables:
    """The variables of a project, and their names by GUID."""

    listed: tuple[Variable, ...] = ()
    names: Mapping[str, str] = ()  # type: ignore[assignment]


def read_variables(root: Any, teller: Teller) -> Variables:
    """The variables; a name that two have gets a number."""
    listed: dict[str, Variable] = {}
    names: set[str] = set()
    for element in within(root, "Variables", "Variable"):
        id_ = unused(guid(element.get("guid")) or f"variable-{len(listed) + 1}", listed)
        title = (element.get("name") or "").strip() or f"variable {len(listed) + 1}"
        name = unused_name(title, names)
        if name != title:
            teller.changed("variables with the name of another", why="a number was added")
        kind = (element.get("typeOfVariable") or "").strip().lower()
        listed[id_] = Variable(name, kind if kind in KINDS else "text", words(element, "Description"), id_)
        names.add(name)
    return Variables(tuple(listed.values()), {id_: variable.name for id_, variable in listed.items()})


def attributes(element: Any, names: Mapping[str, str], teller: Teller) -> dict[str, str]:
    """The values that an element has, by the names of their variables; one without a value is none."""
    found: dict[str, str] = {}
    for pair in children(element, "VariableValue"):
        name = names.get(target(pair, "VariableRef"))
        value = next((one for one in pair if local(one).lower() in VALUES), None)
        if value is None:
            continue
        if name is None:
            teller.left_out("values of variables that are not in the project")
            continue
        found[name] = content(value) if local(value) == "TextValue" else content(value).strip()
    return found


@dataclass(frozen=True)
class Cases:
    """The cases of a project, what cases without a name say of texts, and the ids of codes that are cases."""

    listed: tuple[ProjectCase, ...] = ()
    of_texts: Mapping[str, Mapping[str, str]] = ()  # type: ignore[assignment]
    by_guid: Mapping[str, str] = ()  # type: ignore[assignment]


def read_cases(root: Any, shelf: Shelf, passages: Passages, names: Mapping[str, str], teller: Teller) -> Cases:
    """The cases; one without a name that has a source is how some programs write the attributes of that source."""
    listed: dict[str, ProjectCase] = {}
    of_texts: dict[str, dict[str, str]] = {}
    by_guid: dict[str, str] = {}
    for element in within(root, "Cases", "Case"):
        texts = _texts(element, shelf, passages, teller)
        values, name = attributes(element, names, teller), (element.get("name") or "").strip()
        if not name and texts:
            for text in texts:
                of_texts.setdefault(text, {}).update(values)
            teller.changed("cases without a name", why="their values are given to their texts")
            continue
        id_ = unused(guid(element.get("guid")) or f"case-{len(listed) + 1}", listed)
        by_guid.setdefault(guid(element.get("guid")), id_)
        name = name or f"case {len(listed) + 1}"
        listed[id_] = ProjectCase(id_, name, texts, values, words(element, "Description"))
        n = sum(1 for _ in children(element, "CodeRef"))
        teller.left_out("codes that are given to cases", n, "codekit gives codes to passages only")
    return Cases(tuple(listed.values()), of_texts, by_guid)


def _texts(case: Any, shelf: Shelf, passages: Passages, teller: Teller) -> tuple[str, ...]:
    """The texts of a case: its sources, and those in which it has passages."""
    found: dict[str, None] = {}
    for reference in children(case, "SourceRef"):
        if text := shelf.known_as.get(pointed(reference)):
            found[text] = None
        else:
            teller.left_out("sources of cases that have no text")
    for reference in children(case, "SelectionRef"):
        if place := passages.selections.get(pointed(reference)):
            teller.changed("passages of cases", why="the case has the whole text, speakers tell whose words are whose")
            found[place[0]] = None
        else:
            teller.left_out("passages of cases that are in no text")
    return tuple(found)


def without_doubles(
    cases: Cases, codes: Codes, passages: Passages, teller: Teller
) -> tuple[tuple[ProjectCase, ...], tuple[Node, ...], tuple[Applied, ...]]:
    """Cases, codes and codings where codes that are cases, by their GUID, are no codes any more.

    A text with such a code belongs to the case.
    """
    doubled = {node.id for node in codes.nodes if node.id in cases.by_guid}
    codings = tuple(passages.codings.values())
    if not doubled:
        return cases.listed, codes.nodes, codings
    given: dict[str, dict[str, None]] = {}
    for coding in codings:
        if coding.code in doubled:
            given.setdefault(cases.by_guid[coding.code], {})[coding.text] = None
    needed = _with_parents({node.parent for node in codes.nodes if node.id not in doubled}, codes.nodes)
    nodes = tuple(
        replace(node, codable=False) if node.id in doubled else node
        for node in codes.nodes
        if node.id not in doubled or node.id in needed
    )
    teller.changed("codes that are cases too", len(doubled), "taken as cases")
    n = sum(coding.code in doubled for coding in codings)
    teller.changed("codings with such codes", n, "the text belongs to the case")
    listed = tuple(
        replace(case, texts=tuple({**dict.fromkeys(case.texts), **given[case.id]})) if case.id in given else case
        for case in cases.listed
    )
    return listed, nodes, tuple(coding for coding in codings if coding.code not in doubled)


def _with_parents(ids: set[str], nodes: tuple[Node, ...]) -> set[str]:
    """These codes and all above them."""
    parents = {node.id: node.parent for node in nodes}
    found: set[str] = set()
    for id_ in ids:
        while id_ and id_ not in found:
            found.add(id_)
            id_ = parents.get(id_, "")  # noqa: PLW2901
    return found
