"""Codes with their hierarchy, out of a project or a codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codekit.formats.projects.refi.elements import children, colour, guid, pointed, unused, within, words
from codekit.formats.projects.refi.telling import Teller
from codekit.model.project import Node


@dataclass(frozen=True)
class Codes:
    """The codes of a file, parents before children, and the notes that they refer to (note, code)."""

    nodes: tuple[Node, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def read_codes(book: Any, teller: Teller) -> Codes:
    """The codes below an element that holds `Codes`, in the order of the file."""
    nodes: dict[str, Node] = {}
    notes: list[tuple[str, str]] = []
    waiting = [(code, "") for code in reversed(list(within(book, "Codes", "Code")))]
    while waiting:
        element, parent = waiting.pop()
        node = _node(element, parent, nodes, teller)
        nodes[node.id] = node
        notes += [(pointed(note), node.id) for note in children(element, "NoteRef")]
        waiting += [(child, node.id) for child in reversed(list(children(element, "Code")))]
    return Codes(tuple(nodes.values()), tuple(notes))


def _node(element: Any, parent: str, nodes: dict[str, Node], teller: Teller) -> Node:
    id_ = unused(guid(element.get("guid")) or f"code-{len(nodes) + 1}", nodes)
    name, said = (element.get("name") or "").strip(), element.get("color")
    if not name:
        name = f"code {len(nodes) + 1}"
        teller.changed("codes without a name", why="they are numbered")
    shade = colour(said)
    if said and not shade:
        teller.left_out("colours of codes", why="they are no colours of the standard")
    codable = (element.get("isCodable") or "true").strip().lower() not in {"false", "0"}
    return Node(id_, name, parent, words(element, "Description"), shade, codable)
