"""The values of a code as a codebook's file holds them: a list in YAML, lines in the cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.formats.codebook.cells import split
from codekit.formats.codebook.fields import Fields
from codekit.model.scales import Value, canonical, parse
from codekit.tables.header import brief
from codekit.tables.yaml_nodes import kind_of, shape

if TYPE_CHECKING:
    from yaml import Node

_HOW = "write a list of numbers, e.g. [0, 1, 2, 3], or of {value: 3, label: severe}"


def values_of(fields: Fields) -> tuple[Value, ...]:
    """The field `values`: a list of numbers, or of mappings with value and label; anything else is a problem."""
    node = fields.nodes.get("values")
    if node is None or kind_of(node) == "nothing":
        return ()
    if shape(node) != "sequence":
        fields.problem(node, f"values must be a list, not {kind_of(node)}", _HOW)
        return ()
    return tuple(value for item in node.value if (value := _value(item, fields)))


def _value(item: Node, fields: Fields) -> Value | None:
    if shape(item) == "mapping":
        own = Fields(item, fields.path, fields.problems, where=f"{fields.where}: a value")
        own.refuse_unknown(("value", "label"))
        number = own.nodes.get("value")
        label = own.text("label")
    else:
        number, label = item, ""
    text = str(number.value) if number is not None and shape(number) == "scalar" else ""
    if value := canonical(text):
        return Value(value, label)
    what = f"value '{brief(text)}' is no number" if text else "a value without a number"
    fields.problem(item, what, _HOW)
    return None


def values_in(cell: str) -> tuple[Value, ...]:
    """The values in a cell, one a line, as "2" or "2 = severe"."""
    return tuple(value for text in _texts(cell) if (value := parse(text)))


def not_values(cell: str) -> list[str]:
    """What stands in a cell of values and is none."""
    return [text for text in _texts(cell) if parse(text) is None]


def _texts(cell: str) -> list[str]:
    texts = list(split(cell))
    return [part.strip() for part in texts[0].split(",") if part.strip()] if len(texts) == 1 else texts
