"""ATLAS.ti's project bundle (.atlproj): a ZIP with project.aprx, which is XML, and the documents as XHTML.

Written after what other programs read of such files; no real file was at hand. A quotation names the elements of its
document in which it begins and ends, and the places in these; an end of -1 is the end of its element.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from codekit.errors import ImportRefusedError
from codekit.formats.projects.atlas_text import Document, document_of
from codekit.formats.projects.files import contents
from codekit.formats.projects.gathered import Gathered, utc
from codekit.formats.transcripts.xml_part import parsed
from codekit.model.codebook import is_colour
from codekit.model.project import CHANGED, CODING, LEFT_OUT, TEXT, Applied, Node, Project, ProjectMemo
from codekit.tables import limits
from codekit.tables.archive import files_of, member, open_archive

_HINT = "export it from ATLAS.ti as a project bundle again, or as a REFI-QDA project (.qdpx)"
_PROJECT = "project.aprx"
_COLOURLESS = ""


def read(path: Path) -> Project:
    """The project of an ATLAS.ti bundle.

    Raises ImportRefusedError where it is none or damaged, FileRefusedError where the system refuses.
    """
    data = contents(path, limits.OFFICE)
    with open_archive(data, path.name, "a project bundle of ATLAS.ti") as archive:
        parts = files_of(archive, path.name, limits.UNPACKED)
        names = {part.filename.casefold().replace("\\", "/"): part.filename for part in parts}
        if _PROJECT not in names:
            raise ImportRefusedError(f"there is no {_PROJECT} in this file", where=path.name, hint=_HINT)
        root = parsed(member(archive, names[_PROJECT], path.name), _PROJECT, path.name, _HINT)
        return _Bundle(archive, names, root, path).project()


class _Bundle:
    """A bundle on its way into a project."""

    def __init__(self, archive: ZipFile, names: Mapping[str, str], root: Any, path: Path) -> None:
        self._archive, self._names, self._root = archive, names, root
        self._gathered = Gathered(path.name)
        self._documents: dict[str, Document] = {}
        self._held = {_own(other, "id"): other for other in self._all("medium", "content", "dataSource")}
        self._path = path

    def project(self) -> Project:
        for user in self._all("user"):
            self._gathered.person(_own(user, "id"), _own(user, "name"))
        users = dict(self._gathered.people)
        self._gathered.people.clear()  # those come back who did something
        self._users = {id_: person.name for id_, person in users.items()}
        for tag in self._all("tag"):
            node = Node(_own(tag, "id"), _own(tag, "name"), "", _comment(tag), _colour(tag))
            self._gathered.node(node)
        self._texts()
        self._codings()
        for kind, what in _ELSEWHERE.items():
            self._gathered.tell(LEFT_OUT, what, sum(1 for _ in self._all(kind)))
        version = _own(self._root, "version") or _own(self._root, "appVersion")
        title = _own(self._root, "name") or self._path.stem
        return self._gathered.project(origin=f"ATLAS.ti {version}".strip(), title=title)

    def _all(self, *kinds: str) -> Iterator[Any]:
        """All elements with one of these names, whatever their namespace."""
        return (element for element in self._root.iter() if _name(element) in kinds)

    def _person(self, element: Any, *keys: str) -> str:
        id_ = next((_own(element, key) for key in keys if _own(element, key)), "")
        return self._gathered.person(id_, self._users.get(id_, ""))

    def _texts(self) -> None:
        for element in self._all("document"):
            id_, name = _own(element, "id"), _own(element, "name")
            document = self._read(element)
            if document is None:
                self._gathered.tell(LEFT_OUT, "documents whose text is not in the file, or is no text")
                continue
            by = self._person(element, "owner", "cUser")
            more = {"description": _comment(element), "by": by, "at": utc(_own(element, "cDate"))}
            if self._gathered.text(id_, name, document.positions, made=id_, **more):
                self._documents[id_] = document
                self._gathered.tell(CHANGED, "breaks within a paragraph, whose count is not known", document.breaks)

    def _read(self, element: Any) -> Document | None:
        for place in self._places(element):
            for part in (f"contents/{place}/content", f"documents/{place}/content"):
                name = self._names.get(part.casefold())
                if name:
                    return document_of(member(self._archive, name, self._path.name))
        return None

    def _places(self, element: Any) -> Iterator[str]:
        """Where a document's words lie: by its medium and content, or in older files by its data source."""
        for key in ("medium", "content", "loc"):
            other = self._held.get(_own(element, key))
            content = self._held.get(_own(other, "content"), other) if other is not None else None
            if content is not None and _own(content, "loc"):
                yield _own(content, "loc")

    def _codings(self) -> None:
        links: dict[str, list[Any]] = {}
        for link in self._all("tagQuotLink"):
            links.setdefault(_own(link, "target"), []).append(link)
        for element in self._all("document"):
            document = self._documents.get(_own(element, "id"))
            for quotation in element.iter() if document else ():
                if document and _name(quotation) in {"quotation", "q"}:
                    self._quotation(quotation, _own(element, "id"), document, links.get(_own(quotation, "id"), []))

    def _quotation(self, quotation: Any, text: str, document: Document, links: list[Any]) -> None:
        location = next((part for part in quotation.iter() if _name(part) == "segmentedTextLoc"), None)
        if location is None:
            self._gathered.tell(LEFT_OUT, "quotations that are no stretch of a text")
            return
        span = document.span(*(_own(location, key) for key in ("sSegment", "sOffset", "eSegment", "eOffset")))
        if span is None:
            self._gathered.tell(LEFT_OUT, "quotations whose place is not in their document")
            return
        if not links:
            self._gathered.tell(LEFT_OUT, "quotations without a code")
        comment, first = _comment(quotation), ""
        for link in links:
            by = self._person(link, "owner", "cUser") or self._person(quotation, "owner", "cUser")
            at = utc(_own(link, "cDate") or _own(quotation, "cDate"))
            id_ = f"{_own(quotation, 'id')}.{_own(link, 'source')}.{by}"
            taken = self._gathered.code(Applied(id_, text, _own(link, "source"), span, by, at, _comment(link)))
            first = first or taken.id
        if comment:
            kind, about = (CODING, first) if first else (TEXT, text)
            by, at = self._person(quotation, "owner", "cUser"), utc(_own(quotation, "cDate"))
            self._gathered.memo(ProjectMemo(f"{_own(quotation, 'id')}.comment", comment, "", kind, about, by=by, at=at))


_ELSEWHERE = {
    "memo": "memos",
    "tagGroup": "groups of codes",
    "docGroup": "groups of documents",
    "documentGroup": "groups of documents",
    "network": "networks",
    "relation": "kinds of relations",
    "tagTagLink": "links between codes",
    "quotQuotLink": "links between quotations",
    "hyperLink": "links between quotations",
}


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _own(element: Any, key: str) -> str:
    return str(element.get(key, "")) if element is not None else ""


def _comment(element: Any) -> str:
    """What people wrote about something, in an element or attribute of its own."""
    for child in element:
        if _name(child) in {"comment", "description"}:
            return "".join(child.itertext())
    return _own(element, "comment")


def _colour(element: Any) -> str:
    colour = _own(element, "color")
    return colour if is_colour(colour) else _COLOURLESS
