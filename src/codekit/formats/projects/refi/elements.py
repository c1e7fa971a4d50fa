"""Elements of REFI XML by local name: files say their namespace in many ways, and mean the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from itertools import count
from typing import Any

from codekit.errors import ImportRefusedError

HINT = "export it again as REFI-QDA in the program that wrote it"
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_CHANNELS = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\b[^()]*\)")
_USUAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", re.ASCII)
_GUID_LENGTH = 36
_DIGITS = 15  # of a number that may be a position


class _Names(dict[Any, str]):
    """Local names by tags, as they are met; those of our files are some sixty."""

    def __missing__(self, tag: Any) -> str:
        found = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if len(self) < 1000:
            self[tag] = found
        return found


_LOCAL = _Names()


def parsed(data: bytes, name: str) -> Any:
    """The root of a project's or codebook's XML; nothing is fetched or expanded.

    Raises ImportRefusedError where it is not well-formed, or declares a document type, which none of them has.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1  # libxml2's message may quote the text
    except ValueError:
        line = 1
    else:
        if root.getroottree().docinfo.internalDTD is None:
            return root
        raise ImportRefusedError("the XML declares entities of its own, as none of these files does", where=name)
    raise ImportRefusedError("the XML is not well-formed", where=f"{name}:{line}", hint=HINT)


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return _LOCAL[element.tag]


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children of these names, in order; lxml finds them without making an object of each of the others."""
    found: Iterator[Any] = element.iterchildren(*[f"{{*}}{name}" for name in names])
    return found


def within(element: Any, container: str, *names: str) -> Iterator[Any]:
    """The children of these names in each container of that name."""
    for box in children(element, container):
        yield from children(box, *names)


def words(element: Any, name: str) -> str:
    """The text of the first child of this name, "" where there is none."""
    found = next(children(element, name), None)
    return "" if found is None else content(found)


def content(element: Any) -> str:
    """The words of an element."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def guid(value: str | None) -> str:
    """A GUID in small letters without braces, so that two spellings are one."""
    if value and len(value) == _GUID_LENGTH:  # as most are; this is asked some ten times a coding
        return value.lower()
    return (value or "").strip().strip("{}").lower()


def is_guid(value: str) -> bool:
    """True for a GUID as `guid` gives it."""
    return _GUID.fullmatch(value) is not None


def unused(id_: str, taken: Container[str]) -> str:
    """An id, with a number where something of its kind has it already."""
    if id_ not in taken:
        return id_
    return next(made for number in count(2) if (made := f"{id_}#{number}") not in taken)


def target(element: Any, name: str) -> str:
    """The GUID that the first reference of this name points at; a codebook's sets write it otherwise."""
    found = next(children(element, name), None)
    return "" if found is None else pointed(found)


def pointed(reference: Any) -> str:
    """The GUID that a reference points at."""
    return guid(reference.get("targetGUID") or reference.get("guid"))


def number(value: str | None) -> int | None:
    """A position; None for what is none."""
    said = (value or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else None


def moment(value: str | None) -> str:
    """A time in UTC as ISO 8601, "" for what is none; one without a zone is taken for UTC."""
    said = (value or "").strip()
    if not said:
        return ""
    try:
        when = dt.datetime.fromisoformat(said)
        if _USUAL.fullmatch(said):
            return said
        in_utc = when.astimezone(dt.UTC) if when.tzinfo else when.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return in_utc.isoformat().removesuffix("+00:00") + "Z"


def colour(value: str | None) -> str:
    """A colour as #RRGGBB, "" for what is none; eight digits hold a transparency at their end."""
    text = (value or "").strip()
    if found := _CHANNELS.fullmatch(text):
        channels = [int(channel) for channel in found.groups()]
        return "#{:02X}{:02X}{:02X}".format(*channels) if max(channels) < 256 else ""
    if not _COLOUR.fullmatch(text):
        return ""
    digits = text[1:]
    return ("#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits[:6])).upper()
