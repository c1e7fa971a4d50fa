"""Codes of a flat project whose names say where they belong, such as `Needs / food`: put below each other if asked.

Names stay whole, so that a project or codebook that is written later has the names that came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from codekit.errors import CodekitError
from codekit.model.project import CHANGED, KEPT, Node, Told

SEPARATORS = ("::", " / ", " > ", " - ", ": ", "/", ">", ".")  # that are looked for, the surest first


def by_names(nodes: Sequence[Node], separator: str = "") -> tuple[tuple[Node, ...], tuple[Told, ...]]:
    """The codes with those on top put below the ones that their names begin with, where a separator is given.

    A folder is made for what the names of several codes begin with and no code is called. Without a separator nothing
    is changed, and what one would do is told. Raises CodekitError where no name has it.
    """
    if separator:
        return _put_below(nodes, separator)
    found = next(((each, n) for each in SEPARATORS if (n := _fitting(nodes, each))), None)
    if found is None:
        return tuple(nodes), ()
    why = (
        f"--levels '{found[0]}' puts them below each other: codekit init DIR --from FILE, codekit codebook import FILE"
    )
    return tuple(nodes), (Told(KEPT, "codes stay on one level, though their names look like several", found[1], why),)


def _put_below(nodes: Sequence[Node], separator: str) -> tuple[tuple[Node, ...], tuple[Told, ...]]:
    paths = {node.id: _path(node.name, separator) for node in nodes if not node.parent}
    if all(len(path) < 2 for path in paths.values()):
        there = [each for each in (*SEPARATORS, "_") if any(len(_path(node.name, each)) > 1 for node in nodes)]
        shown = " or ".join(f"'{each}'" for each in there[:3])
        hint = f"some names have {shown}" if there else "leave --levels out: no name looks like several levels"
        raise CodekitError(f"no code on top has '{separator}' in its name", hint=hint)
    ids: dict[tuple[str, ...], str] = {}
    for id_, path in paths.items():
        ids.setdefault(path, id_)
    made: dict[str, Node] = {}
    for path in list(paths.values()):
        for above in (path[:depth] for depth in range(1, len(path))):
            if above not in ids:
                ids[above] = f"level {separator.join(above)}"
                made[ids[above]] = Node(ids[above], separator.join(above), codable=False)
                paths[ids[above]] = above
    parents = {id_: ids[path[:-1]] for id_, path in paths.items() if len(path) > 1}
    placed = [replace(node, parent=parents.get(node.id, node.parent)) for node in (*made.values(), *nodes)]
    told = [Told(CHANGED, "codes were put below others by their names", len(parents.keys() - made.keys()), separator)]
    told += [Told(CHANGED, "folders were made for what names begin with", len(made))] if made else []
    return tuple(placed), tuple(told)


def _fitting(nodes: Sequence[Node], separator: str) -> int:
    """How many codes a separator would put below something that they share; 0 where the project has levels already."""
    if any(node.parent for node in nodes):
        return 0
    paths = [_path(node.name, separator) for node in nodes]
    begun, whole = Counter(path[:-1] for path in paths if len(path) > 1), set(paths)
    shared = sum(n for path, n in begun.items() if n > 1 or path in whole)
    return begun.total() if 2 * shared > begun.total() else 0


def _path(name: str, separator: str) -> tuple[str, ...]:
    """The parts of a name; one in which a part is empty is no path."""
    parts = tuple(part.strip() for part in name.split(separator))
    return parts if all(parts) else (name,)
