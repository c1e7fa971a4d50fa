"""OpenDocument text: what a reader sees with all changes accepted, one paragraph a line.

Lines, table rows, foot- and endnotes come out as from Word files. Headers, footers, comments and deleted text are out.
White space is collapsed as the standard says (OpenDocument 1.2, part 1, 6.1.2): spaces that count are elements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.runs import (
    KEPT_SPACE,
    PLAIN,
    WHITE,
    Line,
    Look,
    Run,
    collapsed,
    note_line,
    source,
    table_row,
)
from codekit.formats.transcripts.xml_part import parsed
from codekit.model.source import Source
from codekit.tables.archive import member, open_archive

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW = (f"{{{_URN}{part}:1.0}}" for part in ("office", "text", "table", "style", "drawing"))
_FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_BLOCKS = {f"{TEXT}p", f"{TEXT}h"}
_OUT = {
    *(f"{TEXT}{tag}" for tag in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")),
    *(f"{OFFICE}{tag}" for tag in ("annotation", "forms", "scripts")),
    *(f"{TEXT}{tag}" for tag in ("ruby-text", "note-citation")),
}
_KIND = "an OpenDocument text (.odt)"
_MOST_SPACES = 1000  # a count beyond this is no layout
_HINT = "open it in LibreOffice and save it as .docx"


@dataclass(frozen=True, slots=True)
class _Styles:
    """Which styles are bold and which italic (None: not said), and what each is based on."""

    bold: dict[str, bool | None]
    italic: dict[str, bool | None]
    parents: dict[str, str]

    def look(self, name: str, otherwise: Look) -> Look:
        """How letters of a style look, in something of a look."""
        return Look(self._said(self.bold, name, otherwise.bold), self._said(self.italic, name, otherwise.italic))

    def _said(self, by_style: dict[str, bool | None], name: str, otherwise: bool) -> bool:  # noqa: FBT001
        for _ in range(20):  # a style may not be based on itself, but files exist
            if (said := by_style.get(name)) is not None:
                return said
            if not (name := self.parents.get(name, "")):
                break
        return otherwise


class _Walk:
    """One walk through a document; it meets each note once and keeps it for the end."""

    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.notes: dict[str, list[Any]] = {"footnote": [], "endnote": []}

    def blocks(self, parent: Any) -> Iterator[Line]:
        """The lines of everything that stands between paragraphs: sections, lists, tables, frames."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _OUT:
                continue
            if child.tag in _BLOCKS:
                yield from self._paragraph(child)
            elif child.tag == f"{TABLE}table-row":
                yield table_row([list(self.blocks(cell)) for cell in child if cell.tag == f"{TABLE}table-cell"])
            else:
                yield from self.blocks(child)

    def note_lines(self) -> Iterator[Line]:
        """The notes met, footnotes first; those that stand in notes are met while these are walked, and follow."""
        done: Counter[str] = Counter()
        while met := [(kind, note) for kind, notes in self.notes.items() for note in notes[done[kind] :]]:
            for kind, note in met:
                done[kind] += 1
                yield note_line(kind.capitalize(), done[kind], list(self.blocks(note)))

    def _paragraph(self, element: Any) -> Iterator[Line]:
        boxes: list[Any] = []
        look = self.styles.look(element.get(f"{TEXT}style-name", ""), PLAIN)
        yield collapsed(self._runs(element, boxes, look))
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, element: Any, boxes: list[Any], look: Look) -> Iterator[Run]:
        yield Run(WHITE.sub(" ", element.text or ""), look)
        for child in element:
            yield from self._inside(child, boxes, look)
            yield Run(WHITE.sub(" ", child.tail or ""), look)

    def _inside(self, child: Any, boxes: list[Any], look: Look) -> Iterator[Run]:
        if not isinstance(child.tag, str) or child.tag in _OUT:
            return
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield Run(KEPT_SPACE * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_SPACES), look)
        elif child.tag == f"{TEXT}tab":
            yield Run("\t", look)
        elif child.tag == f"{TEXT}line-break":
            yield Run("\n", look)
        elif child.tag == f"{TEXT}note":
            self.notes.setdefault(child.get(f"{TEXT}note-class", "footnote"), []).append(child)
        elif child.tag == f"{DRAW}frame":
            boxes.append(child)
        else:
            yield from self._runs(child, boxes, self.styles.look(child.get(f"{TEXT}style-name", ""), look))


def read(data: bytes, name: str) -> list[Source]:
    """Read an .odt file: its text, and the beginnings of lines that are bold or italic.

    Raises ImportRefusedError where it is no such file, is damaged, encrypted or holds no text.
    """
    with open_archive(data, name, _KIND) as archive:
        root = parsed(member(archive, "content.xml", name), "content.xml", name, _HINT)
        listed = "styles.xml" in archive.namelist()
        common = parsed(member(archive, "styles.xml", name), "styles.xml", name, _HINT) if listed else None
    return [_source("odt", root, [part for part in (common, root) if part is not None], name)]


def read_flat(data: bytes, name: str) -> list[Source]:
    """Read an .fodt file, which is one XML document. Raises ImportRefusedError as `read`."""
    root = parsed(data, "document", name, _HINT)
    return [_source("fodt", root, [root], name)]


def _source(kind: str, root: Any, styled: list[Any], name: str) -> Source:
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise ImportRefusedError(f"this is not {_KIND}", where=name, hint=_HINT)
    walk = _Walk(_styles(styled))
    lines = [*walk.blocks(body)]
    lines += walk.note_lines()
    return source(kind, lines, name, _left_out(body))


def _styles(parts: list[Any]) -> _Styles:
    bold: dict[str, bool | None] = {}
    italic: dict[str, bool | None] = {}
    parents: dict[str, str] = {}
    for part in parts:
        for style in part.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            properties = style.find(f"{STYLE}text-properties")
            weight = properties.get(f"{_FO}font-weight") if properties is not None else None
            bold[name] = None if weight is None else weight == "bold" or (weight.isdecimal() and weight >= "600")
            slant = properties.get(f"{_FO}font-style") if properties is not None else None
            italic[name] = None if slant is None else slant in {"italic", "oblique"}
            parents[name] = style.get(f"{STYLE}parent-style-name", "")
    return _Styles(bold, italic, parents)


def _left_out(body: Any) -> Iterator[str]:
    if next(body.iter(f"{OFFICE}annotation"), None) is not None:
        yield "comments in the margin were left out"
    if next(body.iter(f"{TEXT}tracked-changes"), None) is not None:
        yield "tracked changes: insertions are kept, deletions left out"
