"""Codes with their definitions, and the tree they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from codekit.errors import UnknownNameError
from codekit.model.migrations import Migration
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, Value

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
MEANING_FIELDS = (
    "definition", "include", "exclude", "parent", "assignable", "rolls_up_as", "replaced_by", "values", "scale",
)  # fmt: skip


def is_colour(text: str) -> bool:
    """True for #RRGGBB, which every page and program shows."""
    return _COLOUR.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Code:
    """One code: a stable id, and what a coder needs to apply it the same way twice."""

    id: str
    name: str
    definition: str
    parent: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    assignable: bool = True
    rolls_up_as: str = SUPPORTING
    origin: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    colour: str = ""
    replaced_by: str = ""
    values: tuple[Value, ...] = ()  # what a coding may say of how much, in ascending order
    scale: str = ORDINAL  # how its values differ
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Codebook:
    """A versioned set of codes; ids are unique, parents exist, nothing is its own ancestor."""

    id: str
    version: str
    codes: tuple[Code, ...]
    title: str = ""
    purpose: str = ""
    unit: str = ""
    polarity: tuple[str, ...] = POLARITIES
    case_classification: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Migration, ...] = ()  # what became of codes in this version, and in those before that it lists

    @property
    def key(self) -> str:
        """The codebook and version that a coding is stamped with: id@version."""
        return f"{self.id}@{self.version}"

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        """Codes by id, in the order of the file."""
        return MappingProxyType({code.id: code for code in self.codes})

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the codes directly below each code; "" holds the roots."""
        below: dict[str, list[str]] = {"": [], **{code.id: [] for code in self.codes}}
        for code in self.codes:
            below[code.parent].append(code.id)
        return MappingProxyType({parent: tuple(ids) for parent, ids in below.items()})

    @property
    def roots(self) -> tuple[str, ...]:
        """Ids of the codes without a parent."""
        return self.children[""]

    def __contains__(self, code: object) -> bool:
        """True when a code of this id exists."""
        return code in self.by_id

    def __getitem__(self, code: str) -> Code:
        """The code of this id. Raises UnknownNameError for an unknown one."""
        try:
            return self.by_id[code]
        except KeyError:
            raise UnknownNameError("code", code, self.by_id, where=f"codebook {self.key}") from None

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Ids above a code, nearest first. Raises UnknownNameError for an unknown code."""
        above: list[str] = []
        parent = self[code].parent
        while parent:
            above.append(parent)
            parent = self.by_id[parent].parent
        return tuple(above)

    def descendants(self, code: str) -> tuple[str, ...]:
        """Ids below a code, in the order of the tree."""
        return tuple(id_ for id_, depth in self.walk(code) if depth > 0)

    def walk(self, start: str = "", depth: int = 0) -> Iterator[tuple[str, int]]:
        """Ids in tree order with their depth, from one code downwards or (by default) from the roots."""
        if start:
            yield start, depth
            depth += 1
        for child in self.children[start]:
            yield from self.walk(child, depth)

    def round_codes(self, chosen: Iterable[str] = ()) -> tuple[str, ...]:
        """The codes a round is about: those chosen, else every top-level code.

        A container (not assignable) among the roots is replaced by its children, so that every code of a
        round can be rolled up from what coders applied. Raises UnknownNameError for an unknown code.
        """
        ids = tuple(chosen)
        if ids:
            return tuple(self[id_].id for id_ in ids)
        return tuple(self._opened(self.roots))

    def _opened(self, ids: Iterable[str]) -> Iterator[str]:
        for id_ in ids:
            if self.by_id[id_].assignable or not self.children[id_]:
                yield id_
            else:
                yield from self._opened(self.children[id_])

    def current(self, code: str) -> str:
        """The code that stands for this one today, by `replaced_by`. Raises UnknownNameError for an unknown one."""
        seen = {code}
        while (after := self[code].replaced_by) and after not in seen:  # books that nobody checked may hold a circle
            code = after
            seen.add(code)
        return code
