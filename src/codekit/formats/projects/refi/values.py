"""Variables with their values, and cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

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


def with_doubles(cases: Cases, nodes: Iterable[Node], codings: Iterable[Applied]) -> tuple[Cases, tuple[Node, ...]]:
    """Codes that are cases too, by their GUID, marked as such; a text with such a code belongs to the case."""
    marked = tuple(replace(node, case=cases.by_guid.get(node.id, "")) for node in nodes)
    case_of = {node.id: node.case for node in marked if node.case}
    given: dict[str, dict[str, None]] = {}
    for coding in codings:
        if coding.code in case_of:
            given.setdefault(case_of[coding.code], {})[coding.text] = None
    listed = (
        replace(case, texts=tuple({**dict.fromkeys(case.texts), **given.get(case.id, {})})) for case in cases.listed
    )
    return replace(cases, listed=tuple(listed)), marked
