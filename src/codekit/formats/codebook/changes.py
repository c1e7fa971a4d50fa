"""The header `changes:` of a codebook: read with every problem at once, and written."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from codekit.errors import Problem, ProblemsError
from codekit.formats.codebook.fields import Fields
from codekit.model.migrations import KINDS, OF_OTHERS, Migration
from codekit.tables.header import did_you_mean
from codekit.tables.yaml_nodes import compose, kind_of, line_of, shape

if TYPE_CHECKING:
    from yaml import Node

FIELDS = ("code", "kind", "from", "again", "reason")
_FORM = "write `- {code: ID, kind: widened, again: true, reason: ...}` for each change"


def read(node: Node | None, path: str, problems: list[Problem], codes: Collection[str]) -> tuple[Migration, ...]:
    """The entries of the header; what is wrong with them is added to the problems."""
    if node is None or kind_of(node) == "nothing":
        return ()
    if shape(node) != "sequence":
        problems.append(Problem(path, line_of(node), f"changes must be a list, not {kind_of(node)}", _FORM))
        return ()
    entries: dict[Migration, Migration] = {}
    for item in node.value:
        if shape(item) != "mapping":
            message = f"changes: an entry must be a mapping of fields, not {kind_of(item)}"
            problems.append(Problem(path, line_of(item), message, _FORM))
            continue
        entry = _entry(item, path, problems, codes)
        if entry in entries:
            message = f"changes: {entry.code} {entry.kind} is given twice (first in line {entries[entry].line})"
            problems.append(Problem(path, entry.line, message, "keep one, or say in `reason:` what is different"))
        entries.setdefault(entry, entry)
    return tuple(entries)


def _entry(item: Node, path: str, problems: list[Problem], codes: Collection[str]) -> Migration:
    fields = Fields(item, path, problems, where="changes")
    fields.refuse_unknown(FIELDS)
    code, kind = fields.required("code"), fields.required("kind")
    if kind:
        kind = fields.choice("kind", KINDS, default="")
    fields.where = f"changes: {code}" if code else "changes"
    if code and code not in codes:
        remedy = did_you_mean(code, codes, "an entry is about a code of this codebook")
        fields.problem(fields.nodes["code"], "there is no such code", remedy)
    origin = fields.texts("from")
    if kind in OF_OTHERS and not origin and "from" not in fields.misspelt:
        fields.problem(None, f"{kind} names no other code", "add `from: [ID]`")
    return Migration(code, kind, origin, fields.flag("again", default=False), fields.text("reason"), line_of(item))


def read_cell(cell: str, path: str, problems: list[Problem], codes: Collection[str]) -> tuple[Migration, ...]:
    """The entries from one cell of a table; they have no lines of their own."""
    try:
        root = compose(cell, path)
    except ProblemsError:
        problems.append(Problem(path, None, "changes cannot be read", "clear the cell, or take it from the YAML file"))
        return ()
    found: list[Problem] = []
    entries = read(root, path, found, codes)
    problems += [problem._replace(line=None) for problem in found]
    return entries


def plain(entries: Collection[Migration]) -> list[dict[str, Any]]:
    """The entries as they are written: by field, without what says only the default."""
    return [
        {
            "code": entry.code,
            "kind": entry.kind,
            **({"from": list(entry.origin)} if entry.origin else {}),
            "again": entry.again,
            **({"reason": entry.reason} if entry.reason else {}),
        }
        for entry in entries
    ]
