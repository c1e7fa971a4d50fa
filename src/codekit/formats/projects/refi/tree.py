"""XML of the standard, made element by element; what cannot stand in XML is replaced on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codekit.formats.projects.refi.clean import in_xml
from codekit.formats.projects.refi.elements import colour
from codekit.formats.projects.refi.guids import Guids
from codekit.formats.projects.refi.telling import Teller
from codekit.model.project import Node

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"


class Maker:
    """Makes the elements of one file, in one namespace."""

    def __init__(self, namespace: str, guids: Guids, teller: Teller) -> None:
        """The file's GUIDs, and where to tell what was replaced."""
        self._namespace, self.guids, self.teller = namespace, guids, teller

    def root(self, tag: str, /, **attributes: str) -> Any:
        """The outermost element."""
        from lxml import etree

        element = etree.Element(f"{{{self._namespace}}}{tag}", nsmap={None: self._namespace})  # type: ignore[dict-item]
        self._set(element, attributes)
        return element

    def add(self, parent: Any, tag: str, text: str | None = None, /, **attributes: str) -> Any:
        """A new last child; attributes without a value are left away."""
        from lxml import etree

        element = etree.SubElement(parent, f"{{{self._namespace}}}{tag}")
        self._set(element, attributes)
        if text is not None:
            element.text = in_xml(text, self.teller)
        return element

    def _set(self, element: Any, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if value:
                element.set(name, in_xml(value, self.teller))

    def describe(self, element: Any, description: str) -> None:
        """A description, where there is one."""
        if description:
            self.add(element, "Description", description)

    def refer(self, element: Any, name: str, kind: str, ids: Iterable[str]) -> None:
        """References to things of this kind."""
        for id_ in ids:
            self.add(element, name, targetGUID=self.guids.of(kind, id_))

    def codes(self, parent: Any, nodes: Iterable[Node], notes: Mapping[str, list[str]]) -> None:
        """The tree of codes; `notes` are ids of memos by code."""
        elements: dict[str, Any] = {"": parent}
        for node in nodes:
            above = elements.get(node.parent, parent)
            element = self.add(
                above,
                "Code",
                guid=self.guids.of("code", node.id),
                isCodable="true" if node.codable else "false",
                color=colour(node.colour),
            )
            element.set("name", in_xml(node.name, self.teller))
            self.describe(element, node.description)
            self.refer(element, "NoteRef", "memo", notes.get(node.id, ()))
            elements[node.id] = element


def as_bytes(root: Any) -> bytes:
    """The file: UTF-8 without a byte-order mark, lines that end with LF."""
    from lxml import etree

    etree.indent(root)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + data + b"\n"
