"""The parts of a Word file: where the document is, its notes, and which styles are bold or italic."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.xml_part import parsed
from codekit.tables.archive import member, open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_HINT = "open it in Word and save it as .docx"


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file, opened: its body, its notes by kind and id, and its styles that are bold or italic."""

    body: Any
    notes: dict[tuple[str, str], Any]
    bold_styles: frozenset[str]
    italic_styles: frozenset[str]


def open_package(data: bytes, name: str) -> Package:
    """Open a Word file; its document may have any name, and strict namespaces count as the usual ones.

    Raises ImportRefusedError where it is no Word file or is damaged.
    """
    with open_archive(data, name, "a Word file (.docx)") as archive:
        main = next(
            (path for kind, path in _relations(archive, "", name) if kind == "officeDocument"), "word/document.xml"
        )
        if main not in archive.namelist():
            raise ImportRefusedError("there is no Word document in this file", where=name, hint=_HINT)
        related = dict(_relations(archive, main, name))
        root = _parse(archive, main, name)
        body = root.find(f"{W}body")
        if body is None:
            raise ImportRefusedError("there is no Word document in this file", where=name, hint=_HINT)
        notes: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            if (path := related.get(f"{kind}s")) and path in archive.namelist():
                for note in _parse(archive, path, name).iterfind(f"{W}{kind}"):
                    notes[kind, note.get(f"{W}id", "")] = note
        styles = related.get("styles", "")
        sheet = _parse(archive, styles, name) if styles in archive.namelist() else ()
        return Package(body, notes, _styles_with(sheet, "b"), _styles_with(sheet, "i"))


def is_on(properties: Any, tag: str) -> bool | None:
    """Whether a switch such as w:b is on, off (None where nothing is said)."""
    switch = properties.find(f"{W}{tag}") if properties is not None else None
    return None if switch is None else switch.get(f"{W}val", "1") not in {"0", "false", "off"}


def _relations(archive: ZipFile, part: str, name: str) -> Iterator[tuple[str, str]]:
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in archive.namelist():
        return
    for relation in _parse(archive, path, name):
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        resolved = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield relation.get("Type", "").rsplit("/", 1)[-1], resolved


def _parse(archive: ZipFile, path: str, name: str) -> Any:
    """Parse one part; the strict namespaces are read as the usual ones."""
    data = member(archive, path, name)
    for strict, usual in _STRICT.items():
        data = data.replace(strict.encode(), usual.encode())
    return parsed(data, path, name, _HINT)


def _styles_with(styles: Any, switch: str) -> frozenset[str]:
    """The ids of styles where a switch is on, by themselves or through the style they are based on."""
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in styles:
        if style.tag != f"{W}style":
            continue
        identity = style.get(f"{W}styleId", "")
        own[identity] = is_on(style.find(f"{W}rPr"), switch)
        parent = style.find(f"{W}basedOn")
        based[identity] = parent.get(f"{W}val", "") if parent is not None else ""

    def is_so(identity: str) -> bool:
        for _ in range(20):  # a style may not be based on itself, but files exist
            if own.get(identity) is not None:
                return own[identity] is True
            identity = based.get(identity, "")
        return False

    return frozenset(identity for identity in own if is_so(identity))
