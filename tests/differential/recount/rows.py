"""Which rows a comparison has, at which level: docs/statistics.md, "Levels"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from differential.world import Code, Round, World, descendants

Used = Callable[[list[str]], bool]  # whether some coder gave a compared unit one of some codes


@dataclass(frozen=True)
class Row:
    """One variable: the codes that count in it, and the levels that it belongs to."""

    name: str
    counting: tuple[str, ...]
    top: bool
    leaf: bool
    itself: bool = False


def rows(world: World, round_: Round, used: Used) -> list[Row]:
    """Every row of a comparison, in no order that means anything."""
    book = world.book(round_.version)
    tops = list(round_.codes) or list(_opened(book, ""))
    return [row for code in tops for row in _below(book, code, tops, used)]


def _opened(book: dict[str, Code], parent: str) -> Iterator[str]:
    """The highest codes that may be coded: a container is replaced by what is below it."""
    for code in book.values():
        if code.parent != parent:
            continue
        if code.assignable or not descendants(book, code.id):
            yield code.id
        else:
            yield from _opened(book, code.id)


def _below(book: dict[str, Code], code: str, tops: list[str], used: Used) -> Iterator[Row]:
    below, top = descendants(book, code), code in tops
    counting = (code, *below)
    here, deeper, alone = used([*counting]), bool(below) and used(below), used([code])
    if not top and not here:
        return
    yield Row(code, counting, top, leaf=here and not deeper)
    if alone and deeper:
        yield Row(f"{code}, itself", (code,), top=False, leaf=True, itself=True)
    for child in (other.id for other in book.values() if other.parent == code):
        if child not in tops:
            yield from _below(book, child, tops, used)
