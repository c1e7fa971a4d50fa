"""One UIMA CAS as texts and codings: which of its layers are codes, whose they are, and what is left out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.gathered import Gathered, line
from codekit.formats.projects.json_text import name_of
from codekit.formats.projects.positions import Positions
from codekit.model.project import LEFT_OUT, Applied
from codekit.tables import limits

_MARKS = 200_000  # "<" or "{" of one document: each may become an object of some kilobytes
_OWN = ("uima.", "de.tudarmstadt.ukp.dkpro.core.api.", "de.tudarmstadt.ukp.clarin.webanno.api.", "org.dkpro.core.api.")
_CODES = ("NamedEntity",)  # the one layer of the language tools that people code with
_PEOPLE = (("CASMetadata", "username", "sourceDocumentName"), ("DocumentMetaData", "documentId", "documentTitle"))
_WORDS = frozenset(("comment", "comments", "memo", "note", "notes", "remark", "remarks"))
_BASE = frozenset(("sofa", "begin", "end", "xmiID", "type"))
_DAMAGED = "export it again as 'UIMA CAS XMI (XML 1.0)'"
_MISSING = "pip install 'codekit-qda[cas]' (dkpro-cassis reads such files)"


def of_xmi(data: bytes, types: bytes, name: str) -> Any:
    """A CAS of its XMI and type system. Raises ImportRefusedError where one is damaged, or cassis is missing."""
    for part in (data, types):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise ImportRefusedError("XML with entities of its own", where=name, hint=_DAMAGED)
    cassis = _cassis(name)

    def load() -> Any:
        system = cassis.load_typesystem(io.BytesIO(types))
        return cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=system, lenient=True)

    return _loaded(load, max(data.count(b"<"), types.count(b"<")), name)


def of_json(text: str, name: str) -> Any:
    """A CAS in JSON. Raises ImportRefusedError where it is damaged, or cassis is missing."""
    cassis = _cassis(name)
    return _loaded(lambda: cassis.load_cas_from_json(text), text.count("{"), name)


def _cassis(name: str) -> Any:
    try:
        import cassis
    except ImportError:
        raise ImportRefusedError("files of UIMA CAS need dkpro-cassis", where=name, hint=_MISSING) from None
    return cassis


def _loaded(load: Callable[[], Any], marks: int, name: str) -> Any:
    if marks > _MARKS:
        raise ImportRefusedError("the document has more annotations than people write", where=name, hint=_DAMAGED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a type that the type system lacks
            return load()
    except Exception:  # noqa: BLE001  (cassis raises what comes; its messages may quote the file)
        raise ImportRefusedError("the document or its type system is damaged", where=name, hint=_DAMAGED) from None


def take(gathered: Gathered, cas: Any, *, document: str, person: str = "", named: bool = False) -> None:
    """Put a CAS into a project; who annotated it stands in it, unless it is given.

    Raises ImportRefusedError where it is damaged.
    """
    try:
        words = cas.sofa_string
        annotations = list(cas.select_all_annotations() if hasattr(cas, "select_all_annotations") else cas.select_all())
    except Exception:  # noqa: BLE001  (as above)
        raise ImportRefusedError("the document is damaged", where=gathered.name, hint=_DAMAGED) from None
    about, title = _about(annotations)
    by = gathered.person(person or about)
    if not isinstance(words, str) or len(words) > limits.TEXT:
        gathered.tell(LEFT_OUT, "documents without words")
        return
    positions = Positions(words)
    text = _text(gathered, positions, document if named else title or document)
    if not text:
        return
    if by:
        gathered.done[text, by] = None
    for place, annotation in enumerate(annotations):
        _annotation(gathered, annotation, (text, positions), by, place)


def _about(annotations: list[Any]) -> tuple[str, str]:
    """The person and the document that a CAS names."""
    for kind, person, document in _PEOPLE:
        for annotation in annotations:
            if _short(annotation) == kind:
                return name_of(getattr(annotation, person, "")), name_of(getattr(annotation, document, ""))
    return "", ""


def _text(gathered: Gathered, positions: Positions, document: str) -> str:
    """The id of the document; one of the same name and other words gets a number."""
    id_, number = document, 1
    while id_ in gathered.texts and gathered.texts[id_].text != positions.text:
        number += 1
        id_ = f"{document} ({number})"
    return id_ if id_ in gathered.texts or gathered.text(id_, id_, positions) else ""


def _annotation(gathered: Gathered, annotation: Any, held: tuple[str, Positions], by: str, place: int) -> None:
    text, positions = held
    layer, kind = _short(annotation), str(getattr(annotation.type, "name", ""))
    if kind.startswith(_OWN) and layer not in _CODES:
        if not kind.startswith("uima.") and layer not in {"CASMetadata", "DocumentMetaData"}:
            gathered.tell(LEFT_OUT, "annotations of language tools (tokens, sentences, parts of speech ...)")
        return
    begin, end = getattr(annotation, "begin", None), getattr(annotation, "end", None)
    if not (isinstance(begin, int) and isinstance(end, int)):
        gathered.tell(LEFT_OUT, "annotations of a whole document, and what stands in no text")
        return
    if hasattr(annotation, "Governor") and hasattr(annotation, "Dependent"):
        gathered.tell(LEFT_OUT, "relations between annotations")
        return
    span = positions.span(begin, end)
    if span is None:
        gathered.tell(LEFT_OUT, "annotations whose place is not in their text")
        return
    paths, memo, rest = _features(annotation)
    gathered.tell(LEFT_OUT, "numbers, yes or no, and links of annotations", rest)
    for number, path in enumerate(paths or [()]):
        code = gathered.path(layer, *path)
        gathered.code(Applied(f"{text}.{by}.{place}.{number}", text, code, span, by, memo=memo))


def _features(annotation: Any) -> tuple[list[tuple[str, ...]], str, int]:
    """The codes below a layer that an annotation gives, what is written in it, and how many features are neither."""
    values: dict[str, list[str]] = {}
    memos: list[str] = []
    rest = 0
    for feature in annotation.type.all_features:
        value = None if feature.name in _BASE else getattr(annotation, feature.name, None)
        held = [word for word in _strings(value) if line(word)]
        if held and feature.name.casefold() in _WORDS:
            memos += held
        elif held:
            values[feature.name] = held
        else:
            rest += value is not None and value is not False and not isinstance(value, str)
    if len(values) == 1:
        return [(word,) for word in next(iter(values.values()))], "\n\n".join(memos), rest
    return [(name, word) for name, held in values.items() for word in held], "\n\n".join(memos), rest


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elements = getattr(value, "elements", None)
    if isinstance(elements, list):
        yield from (element for element in elements if isinstance(element, str))


def _short(annotation: Any) -> str:
    return str(getattr(annotation.type, "name", "")).rpartition(".")[2]
