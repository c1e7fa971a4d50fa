"""A UIMA CAS in XMI with its type system: one pass, in which only what people annotated is kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.cas_types import BOOLEAN, PEOPLE, STRING, STRINGS, WHOSE, Cas, Mark, Types
from codekit.formats.projects.refi.elements import children, local, number, words
from codekit.formats.transcripts.xml_part import parsed

_ID = "{http://www.omg.org/XMI}id"
_NAME = re.compile(r"[^\W\d]\w*")
_PREFIX, _SUFFIX, _BARE = "{http:///", ".ecore}", "uima.noNamespace."


def of_xmi(data: bytes, types: Types, name: str, hint: str) -> Cas:
    """The document. Raises ImportRefusedError where it is not well-formed."""
    found = Cas(types)
    for element in _elements(data, name, hint):
        kind = _type(element.tag)
        if kind == "uima.cas.Sofa":
            found.sofas[_id(element)] = element.get("sofaID", ""), element.get("sofaString")
        elif kind == "uima.cas.View":
            members = (number(member) for member in element.get("members", "").split())
            found.views[number(element.get("sofa")) or 0] = [member for member in members if member is not None]
        elif kind == STRINGS:
            found.arrays[_id(element)] = _listed(element).get("elements", [])
        else:
            _take(found, kind, element)
    return found


def _elements(data: bytes, name: str, hint: str) -> Iterator[Any]:
    """What stands right below the root, one after another; what was seen is let go."""
    from lxml import etree

    parts = etree.iterparse(
        io.BytesIO(data), resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        for _, element in parts:
            parent = element.getparent()
            if parent is not None and parent.getparent() is None:
                yield element
                parent.remove(element)
    except etree.XMLSyntaxError:  # libxml2's message may quote the text
        raise ImportRefusedError("the document is not well-formed", where=name, hint=hint) from None


@lru_cache(maxsize=1000)
def _type(tag: object) -> str:
    """The name of a type, which is written as a namespace with a name: http:///webanno/custom.ecore, Code."""
    space, _, short = tag.rpartition("}") if isinstance(tag, str) else ("", "", "")
    package = f"{space}}}".removeprefix(_PREFIX).removesuffix(_SUFFIX).replace("/", ".")
    return f"{package}.{short}".removeprefix(_BARE)


def _id(element: Any) -> int:
    return number(element.get(_ID)) or 0


def _take(found: Cas, kind: str, element: Any) -> None:
    role = found.types.role(kind)
    if role not in {PEOPLE, WHOSE}:
        found.counted[role, number(element.get("sofa")) or 0] += 1
        return
    begin, end = number(element.get("begin")), number(element.get("end"))
    found.found.append(Mark(kind, _id(element), begin, end, _values(found.types, kind, element, whole=role == WHOSE)))


def _values(types: Types, kind: str, element: Any, *, whole: bool) -> dict[str, Any]:
    """The features of an annotation that are there."""
    if whole:
        return dict(element.attrib)
    inner = _listed(element) if len(element) else {}
    values: dict[str, Any] = {}
    for feature in sorted({*element.attrib, *inner}):
        range_, said = types.range_of(kind, feature), element.get(feature)
        if range_ is None:
            continue
        if feature in inner and range_ == STRINGS:
            values[feature] = inner[feature]
        elif said is not None and range_ == STRING:
            values[feature] = said
        elif said is not None and range_ == STRINGS:
            values[feature] = number(said)
        elif feature in inner or (said is not None and not (range_ == BOOLEAN and said != "true")):
            values[feature] = True
    return values


def _listed(element: Any) -> dict[str, list[str]]:
    """Lists are written as elements, one for each text."""
    found: dict[str, list[str]] = {}
    for child in element:
        if local(child):
            found.setdefault(local(child), []).append(child.text or "")
    return found


def types_of(data: bytes, name: str, hint: str) -> Types:
    """The types of a type system. Raises ImportRefusedError where it is not well-formed."""
    types, root = Types(), parsed(data, "TypeSystem.xml", name, hint)
    for box in children(root, "types"):
        for description in children(box, "typeDescription"):
            features = {
                words(feature, "name").strip(): words(feature, "rangeTypeName").strip()
                for held in children(description, "features")
                for feature in children(held, "featureDescription")
                if _NAME.fullmatch(words(feature, "name").strip())  # another one is no attribute's either
            }
            types.add(words(description, "name").strip(), words(description, "supertypeName").strip(), features)
    return types
