"""The texts of a project: those of text sources, of PDF files and pictures, and transcripts of sound and video."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.refi.desk import Desk
from codekit.formats.projects.refi.elements import children, content, guid, local, unused, within, words
from codekit.formats.projects.refi.package import UnreadError
from codekit.formats.projects.refi.raw import Raw
from codekit.formats.projects.refi.telling import Teller
from codekit.tables import limits
from codekit.tables.decoding import decode

SOURCES = {
    "TextSource": "text sources",
    "PictureSource": "pictures",
    "PDFSource": "PDF files",
    "AudioSource": "sound recordings",
    "VideoSource": "videos",
}
WITHIN = ("Representation", "TextDescription", "Transcript")  # what holds the text of a source that is none


@dataclass(frozen=True)
class Carrier:
    """One text with the elements that speak about it: its source, and the one that holds it, which may be the same."""

    id: str
    name: str
    raw: Raw
    source: Any = field(repr=False)
    holder: Any = field(repr=False)
    by: str | None = None  # who made the source
    original: tuple[str, bytes] | None = field(default=None, repr=False)

    @property
    def elements(self) -> tuple[Any, ...]:
        """The source and the holder, each once."""
        return (self.source,) if self.source is self.holder else (self.source, self.holder)


@dataclass
class Shelf:
    """The texts found so far, their names, and by which GUIDs each is known."""

    carriers: dict[str, Carrier] = field(default_factory=dict)
    known_as: dict[str, str] = field(default_factory=dict)  # GUID of a source, text or transcript to the text
    paths: dict[str, str] = field(default_factory=dict)  # file of a text source to the text
    names: set[str] = field(default_factory=set)


def read_texts(root: Any, desk: Desk) -> Shelf:
    """Every text of the project that has words; the others are told."""
    shelf = Shelf()
    sources = list(within(root, "Sources", *SOURCES))
    for source in sorted(sources, key=lambda found: local(found) != "TextSource"):
        holders = list(_holders(source))
        for holder in holders:
            _shelve(shelf, source, holder, desk)
        if not holders:
            desk.teller.left_out(f"{SOURCES[local(source)]} without a text", why="codekit codes texts only")
            _lose(source, desk.teller)
    return shelf


def _lose(element: Any, teller: Teller) -> None:
    """Tell how many codings go with a source or text."""
    teller.left_out("codings of sources without a text", sum(local(one) == "Coding" for one in element.iter()))


def _holders(source: Any) -> Iterator[Any]:
    return iter([source]) if local(source) == "TextSource" else children(source, *WITHIN)


def _shelve(shelf: Shelf, source: Any, holder: Any, desk: Desk) -> None:
    path = holder.get("plainTextPath") or ""
    if local(holder) == "Transcript" and path in shelf.paths:
        shelf.known_as.setdefault(guid(holder.get("guid")), shelf.paths[path])
        desk.teller.changed("transcripts that are text sources too", why="taken once")
        return
    title = _title(source, holder, len(shelf.carriers) + 1)
    try:
        raw = _raw(holder, desk)
    except UnreadError as error:
        desk.teller.lost("the text of", title, str(error), others="texts of other sources")
        _lose(holder, desk.teller)
        return
    name = unused_name(title, shelf.names)
    if name != title:
        desk.teller.changed("sources with the name of another", why="a number was added")
    first = source if local(holder) != "Transcript" else holder
    id_ = unused(guid(first.get("guid")) or f"source-{len(shelf.carriers) + 1}", shelf.carriers)
    original = _original(source, holder, desk)
    shelf.carriers[id_] = Carrier(id_, name, raw, source, holder, source.get("creatingUser"), original)
    shelf.names.add(name)
    for element in (holder, source):
        shelf.known_as.setdefault(guid(element.get("guid")), id_)
    if path:
        shelf.paths.setdefault(path, id_)


def _title(source: Any, holder: Any, number: int) -> str:
    names = (source, holder) if local(holder) != "Transcript" else (holder, source)
    return next((name for element in names if (name := (element.get("name") or "").strip())), f"source {number}")


def unused_name(name: str, taken: set[str]) -> str:
    """A name, with a number where another has it already."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found


def _raw(holder: Any, desk: Desk) -> Raw:
    """The text of a source or note. Raises UnreadError where it has none that can be read."""
    path = holder.get("plainTextPath")
    embedded = next(children(holder, "PlainTextContent"), None)
    if path and (embedded is None or desk.package.has(path)):
        data = desk.package.read(path, min(limits.TEXT, desk.texts_left))
        desk.texts_left -= len(data)
        raw = _decoded(data, str(path))
    elif embedded is not None:
        raw = Raw.of(content(embedded).encode("utf-8"))
    else:
        raise UnreadError("the project holds no text of it")
    if not raw.text or raw.text.isspace():
        raise UnreadError("it has no words")
    return raw


def _decoded(data: bytes, path: str) -> Raw:
    """A text file as it is written; most are UTF-8, others are recognised as an import would."""
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        if b"\0" not in body:
            return Raw.of(body)
    except UnicodeDecodeError:
        pass
    try:
        written = data.decode(decode(data, path).encoding)
    except ImportRefusedError as error:
        raise UnreadError(error.what) from None
    return Raw.of(written.removeprefix("\ufeff").encode("utf-8"))


def note_text(note: Any, desk: Desk) -> str:
    """The words of a note, with its description before them. Raises UnreadError where it has none."""
    comment = words(note, "Description").strip()
    try:
        text = _raw(note, desk).text
    except UnreadError:
        if not comment:
            raise
        return comment
    return f"{comment}\n\n{text}" if comment else text


def _original(source: Any, holder: Any, desk: Desk) -> tuple[str, bytes] | None:
    """The file that a text was made from, where the project has it."""
    path = holder.get("richTextPath") or (source.get("path") if local(source) == "PDFSource" else None)
    if not path or not desk.package.has(path):
        return None
    try:
        data = desk.package.read(path, min(limits.OFFICE, desk.originals_left))
    except UnreadError as error:
        desk.teller.left_out("files that texts were made from", why=str(error))
        return None
    desk.originals_left -= len(data)
    return path.replace("\\", "/").rpartition("/")[2], data
