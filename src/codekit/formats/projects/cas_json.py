"""A UIMA CAS in JSON, which holds its types too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from codekit.formats.projects.cas_types import BOOLEAN, PEOPLE, SOFA, STRINGS, WHOSE, Cas, Mark, Types
from codekit.formats.projects.json_text import mappings, strings, whole

STRUCTURES = "%FEATURE_STRUCTURES"


def of_json(held: Mapping[str, Any]) -> Cas:
    """The document; what is not as it should be is passed over."""
    found = Cas(_types(held.get("%TYPES")))
    for id_, structure in _structures(held.get(STRUCTURES)):
        kind = structure.get("%TYPE")
        if not isinstance(kind, str):
            continue
        if kind == SOFA:
            words = structure.get("sofaString")
            found.sofas[id_] = str(structure.get("sofaID")), words if isinstance(words, str) else None
        elif kind in {STRINGS, "uima.cas.String[]"}:
            found.arrays[id_] = strings(structure.get("%ELEMENTS"))
        else:
            _take(found, kind, id_, structure)
    views = held.get("%VIEWS")
    for view in views.values() if isinstance(views, Mapping) else ():
        if isinstance(view, Mapping) and isinstance(view.get("%MEMBERS"), list):
            members = (whole(member) for member in view["%MEMBERS"])
            found.views[whole(view.get("%SOFA")) or 0] = [member for member in members if member is not None]
    return found


def _structures(held: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Structures with their ids: a list, or a mapping by id."""
    if isinstance(held, Mapping):
        numbered = ((key, each) for key, each in held.items() if key.isdecimal() and len(key) < 10)
        yield from ((int(key), each) for key, each in numbered if isinstance(each, Mapping))
    for each in mappings(held):
        yield whole(each.get("%ID")) or 0, each


def _take(found: Cas, kind: str, id_: int, structure: Mapping[str, Any]) -> None:
    role = found.types.role(kind)
    if role not in {PEOPLE, WHOSE}:
        found.counted[role, whole(structure.get("@sofa")) or 0] += 1
        return
    begin, end = whole(structure.get("begin")), whole(structure.get("end"))
    values = structure if role == WHOSE else _values(found.types, kind, structure)
    found.found.append(Mark(kind, id_, begin, end, values))


def _values(types: Types, kind: str, structure: Mapping[str, Any]) -> dict[str, Any]:
    """The features of an annotation that are there; "@" is before what points at another structure, "#" at a number."""
    values: dict[str, Any] = {}
    for feature in sorted({key.removeprefix("@").removeprefix("#") for key in structure}):
        range_ = types.range_of(kind, feature)
        said, points = structure.get(feature), structure.get(f"@{feature}")
        if range_ is None:
            continue
        if isinstance(said, str):
            values[feature] = said
        elif points is not None and range_ == STRINGS:
            values[feature] = whole(points)
        elif (
            points is not None
            or f"#{feature}" in structure
            or (said is not None and not (range_ == BOOLEAN and said is False))
        ):
            values[feature] = True
    return values


def _types(held: object) -> Types:
    types = Types()
    for name, said in held.items() if isinstance(held, Mapping) else ():
        if isinstance(said, Mapping):
            features = {
                feature: str(each.get("%RANGE")).replace("uima.cas.String[]", STRINGS)
                for feature, each in said.items()
                if not feature.startswith("%") and isinstance(each, Mapping)
            }
            types.add(name, str(said.get("%SUPER_TYPE", "")), features)
    return types
