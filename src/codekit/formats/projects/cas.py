"""UIMA CAS as texts and codings: which of their layers are codes, whose they are, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from codekit.errors import ImportRefusedError
from codekit.formats.projects import cas_json, cas_xmi
from codekit.formats.projects.cas_types import ABOUT, PLACELESS, TOOLS, UNKNOWN, WHOSE, Cas, Mark, Types, short_of
from codekit.formats.projects.gathered import Gathered, line
from codekit.formats.projects.json_text import name_of
from codekit.formats.projects.positions import UTF16, Positions
from codekit.model.project import CHANGED, LEFT_OUT, Applied
from codekit.model.span import Span
from codekit.tables import limits
from codekit.tables.archive import too_large

_NAMES = dict(zip(ABOUT, (("username", "sourceDocumentName"), ("documentId", "documentTitle")), strict=True))
_WORDS = frozenset(("comment", "comments", "memo", "note", "notes", "remark", "remarks"))
_BASE = frozenset(("sofa", "begin", "end"))
_DAMAGED = "export it again as 'UIMA CAS XMI (XML 1.0)'"
_UNFINISHED = "what is annotated there is taken, and one in which nothing is counts as not looked at"
_TOLD = {
    TOOLS: "annotations of language tools (tokens, sentences, parts of speech ...)",
    PLACELESS: "annotations of a whole document, and what stands in no text",
    UNKNOWN: "annotations of a layer that the type system does not have",
}


class _Found(NamedTuple):
    """One annotation that is a coding, with its texts by feature; it waits until all documents are known."""

    id: str
    text: str
    layer: str
    span: Span
    by: str
    values: Mapping[str, list[str]]
    memo: str


class Whose(NamedTuple):
    """Which document this is and who annotated it; without `named` and `person` the CAS itself may say it."""

    document: str
    person: str = ""
    named: bool = False
    finished: bool = True


class Documents:
    """The documents of one project on their way into it."""

    def __init__(self, gathered: Gathered) -> None:
        """Nothing yet."""
        self._gathered = gathered
        self._found: list[_Found] = []
        self._features: dict[str, set[str]] = {}  # those of each layer that give codes
        self._types: tuple[bytes, Types] = b"", Types()
        self._read = 0

    def xmi(self, data: bytes, types: bytes, where: str, whose: Whose) -> None:
        """Take a CAS in XMI.

        Raises ImportRefusedError where it or its type system is damaged, or beyond what people write.
        """
        self._bounded(data, where)
        if types != self._types[0]:  # a project has it again beside each document
            self._bounded(types, where, limits.CAS_MARKS)
            self._types = types, cas_xmi.types_of(types, where, _DAMAGED)
        self._take(cas_xmi.of_xmi(data, self._types[1], where, _DAMAGED), whose)

    def json(self, held: Mapping[str, Any], where: str, *, document: str) -> None:
        """Take a CAS in JSON. Raises ImportRefusedError where it holds more than people write."""
        structures = held[cas_json.STRUCTURES]
        _refuse_many(len(structures) if isinstance(structures, (list, Mapping)) else 0, where)
        self._take(cas_json.of_json(held), Whose(document))

    def coded(self) -> None:
        """Put the codings into the project; a value is below the name of its feature where its layer has several.

        Raises ImportRefusedError where there are more than a study holds.
        """
        for found in self._found:
            several = len(self._features.get(found.layer, ())) > 1
            paths = [(name, word) if several else (word,) for name, held in found.values.items() for word in held]
            for number, path in enumerate(paths or [()]):
                code = self._gathered.path(found.layer, *path)
                id_ = f"{found.id}.{number}"
                self._gathered.code(Applied(id_, found.text, code, found.span, found.by, memo=found.memo))

    def _bounded(self, part: bytes, where: str, values: int = limits.CAS_VALUES) -> None:
        """Raises ImportRefusedError for XML with entities of its own, or with more than people write."""
        plain = part.replace(b"\0", b"") if b"\0" in part[:4] else part  # UTF-16
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise ImportRefusedError("XML with entities of its own", where=where, hint=_DAMAGED)
        self._read += len(part)
        if self._read > limits.CAS_PROJECT:
            raise too_large(
                self._gathered.name, f"its documents unpack to more than {limits.CAS_PROJECT / limits.MB:,.0f} MB"
            )
        _refuse_many(part.count(b"<"), where)
        if part.count(b"=") > values:
            raise too_large(where, f"the document has more than {values:,} values")

    def _take(self, cas: Cas, whose: Whose) -> None:
        marks = cas.marks()
        about, title = _about(marks)
        by = self._gathered.person(whose.person or about)
        if cas.words is None:
            self._gathered.tell(LEFT_OUT, "documents without words")
            return
        positions = Positions(cas.words, UTF16)
        name = whose.document if whose.named else title or whose.document
        text = self._gathered.named(name, positions)
        if text not in self._gathered.texts and not self._gathered.text(text, text, positions):
            return
        if by and whose.finished:
            self._gathered.done[text, by] = None
        elif by:
            self._gathered.tell(CHANGED, "texts that somebody has not finished", why=_UNFINISHED)
        for role, what in _TOLD.items():
            self._gathered.tell(LEFT_OUT, what, cas.n(role))
        self._gathered.tell(
            LEFT_OUT, "annotations that stand in no index of their document, or in another view", cas.beside
        )
        for place, mark in enumerate(marks):
            if cas.types.role(mark.type) != WHOSE and (span := self._span(cas, mark, positions)):
                self._annotation(cas, mark, (f"{text}.{by}.{place}", text, span, by))

    def _span(self, cas: Cas, mark: Mark, positions: Positions) -> Span | None:
        """Where an annotation stands; what stands nowhere is told."""
        if mark.begin is None or mark.end is None:
            self._gathered.tell(LEFT_OUT, _TOLD[PLACELESS])
            return None
        if all(cas.types.range_of(mark.type, name) is not None for name in ("Governor", "Dependent")):
            self._gathered.tell(LEFT_OUT, "relations between annotations")
            return None
        span = positions.span(mark.begin, mark.end)
        if span is None:
            self._gathered.tell(LEFT_OUT, "annotations whose place is not in their text")
        return span

    def _annotation(self, cas: Cas, mark: Mark, place: tuple[str, str, Span, str]) -> None:
        values: dict[str, list[str]] = {}
        memos: list[str] = []
        for feature, value in mark.values.items():
            held = [word for word in _strings(cas, value) if line(word)]
            if held and feature.casefold() in _WORDS:
                memos += held
            elif held:
                values[feature] = held
            elif feature not in _BASE and value is True:
                self._gathered.tell(LEFT_OUT, "numbers, yes or no, and links of annotations")
        (id_, text, span, by), layer = place, short_of(mark.type)
        self._features.setdefault(layer, set()).update(values)
        self._gathered.room(len(self._found), "codings")
        self._found.append(_Found(id_, text, layer, span, by, values, "\n\n".join(memos)))


def _refuse_many(marks: int, where: str) -> None:
    if marks > limits.CAS_MARKS:
        what = f"the document has more than {limits.CAS_MARKS:,} annotations"
        raise ImportRefusedError(what, where=where, hint="divide it there, or leave out what language tools marked")


def _about(marks: list[Mark]) -> tuple[str, str]:
    """The person and the document that a CAS names."""
    for kind, (person, document) in _NAMES.items():
        for mark in marks:
            if short_of(mark.type) == kind:
                return name_of(mark.values.get(person, "")), name_of(mark.values.get(document, ""))
    return "", ""


def _strings(cas: Cas, value: object) -> list[str]:
    """The texts of a feature: one, several, or those of a list elsewhere."""
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, list) else [] if value is True else cas.texts(value)
