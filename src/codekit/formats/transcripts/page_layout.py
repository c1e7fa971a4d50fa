"""What stands on printed pages and nobody said: line numbers, running heads and page numbers.

It is taken out only where it is regular over all pages, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

_NUMBERED = re.compile(r"[ \t]*(\d{1,3})(?:[ \t]+(?=\S)|[ \t]*$)")
_DIGITS = re.compile(r"[0-9]{1,9}")
_EDGE = 3  # so many lines at the top and the bottom of a page may be running heads
_SPOKEN = re.compile(r"[.?!…:](\s|$)")  # on few pages a line like this may be said on all of them
_LEAST = 0.6  # of the pages that a running head must be on
_NUMBERED_SHARE = 0.9  # of a page's lines that must bear their number

Page = Sequence[str]
_Key = tuple[str, int, str]


class Cleaned(NamedTuple):
    """Pages without what nobody said, and what was taken out."""

    pages: list[list[str]]
    notes: tuple[str, ...]


def cleaned(pages: Sequence[Page]) -> Cleaned:
    """Take out running heads, page numbers and line numbers that are regular over all pages."""
    notes: list[str] = []
    bare, heads = without_heads(pages)
    if heads:
        notes.append(f"{heads} running heads and page numbers were left out")
    bare, numbers = without_line_numbers(bare)
    if numbers:
        notes.append(f"the numbers of {numbers} lines were left out")
    return Cleaned(bare, tuple(notes))


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[list[str]], int]:
    """Pages without the numbers that begin their lines, where every page counts its own; and how many these were."""
    written = [page for page in pages if any(map(str.strip, page))]
    if not written or not all(map(_is_numbered, written)):
        return [list(page) for page in pages], 0
    bare = [[_without_number(line) for line in page] for page in pages]
    return bare, sum(
        after != before for page, old in zip(bare, pages, strict=True) for after, before in zip(page, old, strict=True)
    )


def without_heads(pages: Sequence[Page]) -> tuple[list[list[str]], int]:
    """Pages without the lines that stand at the same place from an edge on most of them, and how many these were.

    Numbers in them may differ as page numbers do. A single page has no running heads, and of two or three pages all
    must have one: nothing else recurs there.
    """
    written = sum(any(map(str.strip, page)) for page in pages)
    if written < 2:
        return [list(page) for page in pages], 0
    found: dict[_Key, list[tuple[int, list[int]]]] = {}
    for number, page in enumerate(pages):
        for key, at in _edges(page).items():
            found.setdefault(key, []).append((number, [int(digits) for digits in _DIGITS.findall(page[at])]))
    least = written * _LEAST if written > 3 else written
    recurring = {
        key
        for key, places in found.items()
        if len(places) >= least and _count_pages(places) and (written > 3 or not _SPOKEN.search(key[2]))
    }
    kept: list[list[str]] = []
    taken = 0
    for page in pages:
        edges = _edges(page)
        out = {edges[key] for key in _unbroken(recurring, edges)}
        taken += len(out)
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept, taken


def _count_pages(places: Sequence[tuple[int, Sequence[int]]]) -> bool:
    """Whether the numbers in a line are the same on all pages, or one of them goes on by one with each page."""
    if all(numbers == places[0][1] for _, numbers in places):
        return True
    columns = zip(*(numbers for _, numbers in places), strict=True)
    offsets = ({value - page for value, (page, _) in zip(column, places, strict=True)} for column in columns)
    return any(len(one) == 1 for one in offsets)


def _edges(page: Page) -> dict[_Key, int]:
    """The lines at the edges of a page: which edge, how far from it, which words; and their number on the page."""
    numbered = _numbered_lines(page)
    written = [at for at, line in enumerate(page) if line.strip() and at not in numbered]
    return {
        (edge, depth, _DIGITS.sub("#", " ".join(page[at].split())).casefold()): at
        for edge, order in (("bottom", written[::-1]), ("top", written))
        for depth, at in enumerate(order[:_EDGE])
    }


def _numbered_lines(page: Page) -> set[int]:
    """The lines that bear their number, where these are most of the page: what stands between them is said."""
    written = [at for at, line in enumerate(page) if line.strip()]
    counted: list[int] = []
    for at in written:
        match = _NUMBERED.match(page[at])
        if match and int(match[1]) == len(counted) + 1:
            counted.append(at)
    return set(counted) if len(counted) >= max(2, len(written) - 2 * _EDGE) else set()


def _unbroken(recurring: Collection[_Key], edges: Iterable[_Key]) -> Iterator[_Key]:
    """From the edge inwards only: a line between two that are said is said."""
    for edge in ("top", "bottom"):
        for key in sorted(key for key in edges if key[0] == edge):
            if key not in recurring:
                break
            yield key


def _is_numbered(page: Page) -> bool:
    """Whether nearly every line begins with its number, counted from the first line of the page."""
    written = [line for line in page if line.strip()]
    found = [int(match[1]) if (match := _NUMBERED.match(line)) else None for line in written]
    right = sum(number == place for place, number in enumerate(found, 1))
    return right >= max(2, len(written) * _NUMBERED_SHARE)


def _without_number(line: str) -> str:
    match = _NUMBERED.match(line)
    return line[match.end() :] if match else line
