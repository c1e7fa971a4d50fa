"""One XML part of a document, parsed without following anything out of it."""

from __future__ import annotations

from typing import Any

from codekit.errors import ImportRefusedError


def parsed(data: bytes, part: str, name: str, hint: str) -> Any:
    """The root of one part; entities stay unresolved, nothing is fetched, and depth and size are bounded by libxml2.

    Raises ImportRefusedError where it is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        # libxml2's message may quote the text.
        message = f"the part {part} is not well-formed"
    raise ImportRefusedError(message, where=name, hint=hint)
