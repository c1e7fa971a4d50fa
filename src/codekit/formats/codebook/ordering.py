"""Codes put elsewhere among those beside them: the lines of a codebook's YAML file change places, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.tables.yaml_nodes import compose, line_of, shape

if TYPE_CHECKING:
    from yaml import Node

_COMMENT = re.compile(r" *#")


def beside(book: Codebook, code: str, before: str) -> tuple[str, ...]:
    """The codes under one code in their new order: `code` before another one of them, or last where that is "".

    Raises UnknownNameError for an unknown code, CodekitError for one that stands elsewhere.
    """
    parent = book[code].parent
    if before and (before == code or book[before].parent != parent):
        raise CodekitError(f"{before} does not stand beside {code}", hint="move it there first, then put it in order")
    left = [id_ for id_ in book.children[parent] if id_ != code]
    left.insert(left.index(before) if before else len(left), code)
    return tuple(left)


def ordered(text: str, book: Codebook, code: str, before: str) -> str:
    """The text of a codebook's file with a code before another one that stands beside it, or last.

    Comment lines right above a code go along with it; those set apart by an empty line stay where they are. Codes that
    the file lists right after it and that stand below it go along too. Raises as `beside`, and where the file cannot be
    edited.
    """
    rest = [id_ for id_ in beside(book, code, before) if id_ != code]
    listed = _list_of(compose(text, book.id), book[code].line)
    ids = [_named(book, line_of(item)) for item in listed]
    anchor = before or (rest[-1] if rest else code)
    if anchor == code:
        return text
    if anchor not in ids:
        raise CodekitError("the two codes are not in one list of the file", hint="change their order by hand")
    run = _run(book, ids, code)
    left = [id_ for id_ in ids if id_ not in run]
    at = left.index(before) if before else left.index(anchor) + len(_run(book, ids, anchor))
    first = ids.index(code)
    moved = [first, *range(first), *range(first + len(run), len(ids))]
    order = [*moved[1 : at + 1], first, *moved[at + 1 :]]
    lines = text.split("\n")
    places = _places(lines, listed)
    places[first] = _Place(places[first].start, places[first + len(run) - 1].end)  # the run is one piece
    return "\n".join(_permuted(lines, places, order))


def _named(book: Codebook, line: int | None) -> str:
    return next(code.id for code in book.codes if code.line == line)


def _run(book: Codebook, ids: list[str], code: str) -> list[str]:
    """A code and those below it that the list has right after it."""
    below, at = set(book.descendants(code)), ids.index(code)
    end = next((i for i in range(at + 1, len(ids)) if ids[i] not in below), len(ids))
    return ids[at:end]


def _list_of(root: Node | None, line: int) -> list[Node]:
    """The items of the list in which a code is written. Raises CodekitError where they do not stand line by line."""
    for listed in _lists(root):
        if any(line_of(item) == line for item in listed.value):
            if _in_line(listed) or any(one.end_mark.line > two.start_mark.line for one, two in pairwise(listed.value)):
                break
            return list(listed.value)
    raise CodekitError("the codes are not on lines of their own", hint="change their order in the file by hand")


def _in_line(node: Node) -> bool:
    return bool(getattr(node, "flow_style", False))  # the stubs know it of lists and mappings only


def _lists(node: Node | None) -> Iterator[Node]:
    """`codes:` and every `children:`."""
    for key, value in node.value if node is not None and shape(node) == "mapping" else ():
        if key.value in {"codes", "children"} and shape(value) == "sequence":
            yield value
            for item in value.value:
                yield from _lists(item)


@dataclass(frozen=True)
class _Place:
    """Lines of one item: from the comments right above it to its last words; numbers from 0, half-open."""

    start: int
    end: int


def _permuted(lines: list[str], places: list[_Place], order: list[int]) -> list[str]:
    """The lines with the pieces in another order; what stands between two of them by itself stays between them."""
    was = [places[at] for at in sorted(order)]
    out = lines[: was[0].start]
    for slot, at in enumerate(order):
        out += lines[places[at].start : places[at].end]
        if slot + 1 < len(was):
            out += lines[was[slot].end : was[slot + 1].start]
    return out + lines[was[-1].end :]


def _places(lines: list[str], listed: list[Node]) -> list[_Place]:
    places: list[_Place] = []
    for item in listed:
        places.append(_place(lines, item, places[-1].end if places else 0))
    return places


def _place(lines: list[str], item: Node, floor: int) -> _Place:
    """Where an item lies; comments that are further in than its hyphen belong to the words above them."""
    inner, start, end = item.start_mark.column, item.start_mark.line, _last(lines, item) + 1
    while start > floor and (mark := _COMMENT.match(lines[start - 1])) and mark.end() <= inner:
        start -= 1
    while end < len(lines) and (mark := _COMMENT.match(lines[end])) and mark.end() > inner:
        end += 1
    return _Place(start, end)


def _last(lines: list[str], node: Node) -> int:
    """The line, from 0, on which the words of a node end; the mark of a block lies behind the comments after it."""
    if shape(node) != "scalar" and not _in_line(node) and node.value:
        last = node.value[-1]
        return _last(lines, last[1] if isinstance(last, tuple) else last)
    end = int(node.end_mark.line) - (node.end_mark.column == 0)
    while end > node.start_mark.line and not lines[end].strip():
        end -= 1
    return end
