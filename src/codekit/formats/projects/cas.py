"""One UIMA CAS as texts and codings: which of its layers are codes, whose they are, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects import cas_json, cas_xmi
from codekit.formats.projects.cas_types import ABOUT, PLACELESS, TOOLS, UNKNOWN, WHOSE, Cas, Mark, short_of
from codekit.formats.projects.gathered import Gathered, line
from codekit.formats.projects.json_text import name_of
from codekit.formats.projects.positions import UTF16, Positions
from codekit.model.project import LEFT_OUT, Applied
from codekit.tables import limits

_NAMES = dict(zip(ABOUT, (("username", "sourceDocumentName"), ("documentId", "documentTitle")), strict=True))
_WORDS = frozenset(("comment", "comments", "memo", "note", "notes", "remark", "remarks"))
_BASE = frozenset(("sofa", "begin", "end"))
_DAMAGED = "export it again as 'UIMA CAS XMI (XML 1.0)'"
_TOLD = {
    TOOLS: "annotations of language tools (tokens, sentences, parts of speech ...)",
    PLACELESS: "annotations of a whole document, and what stands in no text",
    UNKNOWN: "annotations of a layer that the type system does not have",
}


def of_xmi(data: bytes, types: bytes, name: str) -> Cas:
    """A CAS of its XMI and type system. Raises ImportRefusedError where one is damaged or beyond what people write."""
    for part in (data, types):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise ImportRefusedError("XML with entities of its own", where=name, hint=_DAMAGED)
        _bounded(part.count(b"<"), name)
    return cas_xmi.of_xmi(data, types, name, _DAMAGED)


def of_json(held: Mapping[str, Any], name: str) -> Cas:
    """A CAS of its JSON. Raises ImportRefusedError where it holds more than people write."""
    structures = held[cas_json.STRUCTURES]
    _bounded(len(structures) if isinstance(structures, (list, Mapping)) else 0, name)
    return cas_json.of_json(held)


def _bounded(marks: int, name: str) -> None:
    if marks > limits.CAS_MARKS:
        what = f"the document has more than {limits.CAS_MARKS:,} annotations"
        raise ImportRefusedError(what, where=name, hint="divide it there, or leave out what language tools marked")


def take(gathered: Gathered, cas: Cas, *, document: str, person: str = "", named: bool = False) -> None:
    """Put a CAS into a project; who annotated it stands in it, unless it is given.

    Raises ImportRefusedError where it holds more than a study does.
    """
    marks = cas.marks()
    about, title = _about(marks)
    by = gathered.person(person or about)
    if cas.words is None or len(cas.words) > limits.TEXT:
        gathered.tell(LEFT_OUT, "documents without words")
        return
    positions = Positions(cas.words, UTF16)
    text = _text(gathered, positions, document if named else title or document)
    if not text:
        return
    if by:
        gathered.done[text, by] = None
    for role, what in _TOLD.items():
        gathered.tell(LEFT_OUT, what, cas.n(role))
    for place, mark in enumerate(marks):
        if cas.types.role(mark.type) != WHOSE:
            _annotation(gathered, cas, mark, (text, positions, by, place))


def _about(marks: list[Mark]) -> tuple[str, str]:
    """The person and the document that a CAS names."""
    for kind, (person, document) in _NAMES.items():
        for mark in marks:
            if short_of(mark.type) == kind:
                return name_of(mark.values.get(person, "")), name_of(mark.values.get(document, ""))
    return "", ""


def _text(gathered: Gathered, positions: Positions, document: str) -> str:
    """The id of the document; one of the same name and other words gets a number."""
    id_, number = document, 1
    while id_ in gathered.texts and gathered.texts[id_].text != positions.text:
        number += 1
        id_ = f"{document} ({number})"
    return id_ if id_ in gathered.texts or gathered.text(id_, id_, positions) else ""


def _annotation(gathered: Gathered, cas: Cas, mark: Mark, held: tuple[str, Positions, str, int]) -> None:
    text, positions, by, place = held
    if mark.begin is None or mark.end is None:
        gathered.tell(LEFT_OUT, _TOLD[PLACELESS])
        return
    if {"Governor", "Dependent"} <= cas.types.features(mark.type).keys():
        gathered.tell(LEFT_OUT, "relations between annotations")
        return
    span = positions.span(mark.begin, mark.end)
    if span is None:
        gathered.tell(LEFT_OUT, "annotations whose place is not in their text")
        return
    paths, memo, rest = _features(cas, mark)
    gathered.tell(LEFT_OUT, "numbers, yes or no, and links of annotations", rest)
    for number, path in enumerate(paths or [()]):
        code = gathered.path(short_of(mark.type), *path)
        gathered.code(Applied(f"{text}.{by}.{place}.{number}", text, code, span, by, memo=memo))


def _features(cas: Cas, mark: Mark) -> tuple[list[tuple[str, ...]], str, int]:
    """The codes below a layer that an annotation gives, what is written in it, and how many features are neither."""
    values: dict[str, list[str]] = {}
    memos: list[str] = []
    rest = 0
    for feature, value in mark.values.items():
        held = [word for word in _strings(cas, value) if line(word)]
        if held and feature.casefold() in _WORDS:
            memos += held
        elif held:
            values[feature] = held
        else:
            rest += feature not in _BASE and value is True
    if len(values) == 1:
        return [(word,) for word in next(iter(values.values()))], "\n\n".join(memos), rest
    return [(name, word) for name, held in values.items() for word in held], "\n\n".join(memos), rest


def _strings(cas: Cas, value: object) -> list[str]:
    """The texts of a feature: one, several, or those of a list elsewhere."""
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, list) else [] if value is True else cas.texts(value)
