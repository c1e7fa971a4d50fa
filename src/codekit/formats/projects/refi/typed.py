"""Values of variables as the standard's types allow them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from codekit.formats.projects.refi.telling import Teller
from codekit.model.project import Project, ProjectCase, Text, Variable

TYPES = {
    "text": "Text",
    "boolean": "Boolean",
    "integer": "Integer",
    "float": "Float",
    "date": "Date",
    "datetime": "DateTime",
}
_FORMS = {
    "boolean": re.compile(r"true|false|0|1"),
    "integer": re.compile(r"[+-]?[0-9]+"),
    "float": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "datetime": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z?"),
}


def fits(value: str, kind: str) -> bool:
    """True for a value that the standard's type of this kind allows."""
    form = _FORMS.get(kind)
    if form is None:
        return True
    if not form.fullmatch(value):
        return False
    if kind in {"date", "datetime"}:
        with suppress(ValueError):
            return dt.datetime.fromisoformat(value).year > 0
        return False
    return True


def variables(project: Project, teller: Teller) -> dict[str, Variable]:
    """The variables by name, those too that only values name; one with values that do not fit its kind is a text."""
    values: dict[str, set[str]] = {}
    owners: list[ProjectCase | Text] = [*project.cases, *project.texts]
    for owner in owners:
        for name, value in owner.attributes.items():
            values.setdefault(name, set()).add(value)
    found: dict[str, Variable] = {}
    for variable in (*project.variables, *(Variable(name) for name in values)):
        if variable.name not in found:
            found[variable.name] = _fitting(variable, values.get(variable.name, ()), teller)
    return found


def _fitting(variable: Variable, values: Iterable[str], teller: Teller) -> Variable:
    if variable.kind in TYPES and all(fits(value, variable.kind) for value in values):
        return variable
    teller.changed("variables with values that are no such numbers or dates", why="written as texts")
    return replace(variable, kind="text")
