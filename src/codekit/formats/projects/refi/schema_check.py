"""Whether XML is as the standard's schemas say; they lie beside, with their licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError

PROJECT, CODEBOOK = "Project-mrt2019.xsd", "Codebook-mrt2019.xsd"


@cache
def _schema(name: str) -> Any:
    from lxml import etree

    return etree.XMLSchema(etree.parse(Path(__file__).with_name("schema") / name))


def problems(data: bytes, name: str) -> list[str]:
    """What is not as the schema says: the line and the kind of fault, without the words that stand there."""
    from lxml import etree

    schema = _schema(name)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.type_name if hasattr(error, 'type_name') else 'not well-formed'}"]
    if schema.validate(root):
        return []
    return [f"line {error.line}: {error.type_name}" for error in schema.error_log]


def insist(data: bytes, name: str, where: str) -> None:
    """Raises CodekitError for XML that is not as the schema says."""
    if found := problems(data, name):
        raise CodekitError(
            f"what was made is not as the REFI-QDA schema says ({found[0]})",
            where=where,
            hint="nothing was written; report this, please, with the message",
        )
