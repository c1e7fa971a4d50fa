"""Where coders differ, unit by unit and code by code, and what kind of difference it is.

Types, first match, seen from a coder who has the code (x) to one who lacks it (y), on the same unit:

boundary      y has the same code on the next or the previous unit
parent/child  y has an ancestor or a descendant of the code here
substitution  y has a code here that x lacks; such codes are paired one to one, siblings first, then in
              codebook order, and both of a pair are rows
omission      y gave this unit no code at all
extra         y coded the unit, but has nothing that would answer to this code

`detail` may hold the codings as they were applied, before any roll-up to the round's codes. It decides then
what y has on a unit for "parent/child" and "omission": a code outside the round still means that y coded there.
An ancestor that y has only because one of its other sub-codes counts as it too is no parent/child.

Units are segments. A comparison by characters has no list of its own: take the segments of the same codings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.numeric import Bools

BOUNDARY, PARENT_CHILD, SUBSTITUTION, OMISSION, EXTRA = TYPES = (
    "boundary",
    "parent/child",
    "substitution",
    "omission",
    "extra",
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One code on one unit that some coders gave and others did not.

    With more than two coders the type is the most frequent one over the pairs of a coder who has the code and
    one who lacks it (the earlier type where two are as frequent), and `other` comes from the first such pair.
    `other` is the paired code of a substitution or the related code of a parent/child, "" elsewhere.
    """

    transcript: str
    unit: int
    code: str
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    type: str
    other: str = ""


def disagreements(
    material: Material, *, parents: Mapping[str, str], detail: Material | None = None
) -> list[Disagreement]:
    """Every disagreement on the material's codes, by type, then in the order of transcripts, units and codes.

    `parents` maps a code to its parent ("" or absent for a root). `detail` must have the same coders,
    transcripts and units.
    """
    applied = detail or material
    if (applied.coders, applied.transcripts) != (material.coders, material.transcripts):
        raise ValueError("detail must have the same coders and transcripts")
    if not np.array_equal(applied.n_units, material.n_units):
        raise ValueError("detail must have the same units")
    tree = _Tree(parents)
    found = [
        row
        for t in np.flatnonzero(material.covered.sum(axis=0) >= 2)
        for row in _in_transcript(material, applied, tree, int(t))
    ]
    return sorted(found, key=lambda row: TYPES.index(row.type))


class _Tree:
    """Ancestors of codes, nearest first."""

    def __init__(self, parents: Mapping[str, str]) -> None:
        self._parents = parents
        self._known: dict[str, tuple[str, ...]] = {}

    def parent(self, code: str) -> str:
        return self._parents.get(code, "")

    def above(self, code: str) -> tuple[str, ...]:
        if code not in self._known:
            chain: list[str] = []
            while (code_above := self.parent(chain[-1] if chain else code)) and code_above not in chain:
                chain.append(code_above)
            self._known[code] = tuple(chain)
        return self._known[code]

    def specific(self, codes: list[str]) -> list[str]:
        """The codes that are not an ancestor of another one among them."""
        covered = {above for code in codes for above in self.above(code)}
        return [code for code in codes if code not in covered]

    def related(self, code: str, others: list[str]) -> str:
        """The first of the others that is an ancestor or a descendant of the code, or ""."""
        return next((o for o in others if o in self.above(code) or code in self.above(o)), "")


def _grid(material: Material, t: int) -> Bools:
    """Who has which code where in one transcript [C, K, units]."""
    shape = (len(material.coders), len(material.codes), int(material.n_units[t]))
    grid = np.zeros(shape, bool)
    for row in np.flatnonzero((material.transcript == t) & material.usable()):
        grid[material.coder[row], material.code[row], material.lo[row] : material.hi[row]] = True
    return grid


def _in_transcript(material: Material, applied: Material, tree: _Tree, t: int) -> Iterator[Disagreement]:
    grid = _grid(material, t)
    raw = grid if applied is material else _grid(applied, t)
    here = np.flatnonzero(material.covered[:, t])
    differ = np.asarray(grid[here].any(axis=0) & ~grid[here].all(axis=0))
    for unit in np.flatnonzero(differ.any(axis=0)).tolist():
        held = [[applied.codes[k] for k in np.flatnonzero(row)] for row in raw[:, :, unit]]
        unit_rows = _Unit(material.codes, grid, held, tree=tree, unit=unit)
        for k in np.flatnonzero(differ[:, unit]).tolist():
            has, lacks = [c for c in here if grid[c, k, unit]], [c for c in here if not grid[c, k, unit]]
            type_, other = unit_rows.judge(k, [int(c) for c in has], [int(c) for c in lacks])
            yield Disagreement(
                transcript=material.transcripts[t],
                unit=unit,
                code=material.codes[k],
                has=tuple(material.coders[c] for c in has),
                lacks=tuple(material.coders[c] for c in lacks),
                type=type_,
                other=other,
            )


class _Unit:
    """The judgement of all disagreements on one unit."""

    def __init__(
        self, codes: tuple[str, ...], grid: Bools, applied: list[list[str]], *, tree: _Tree, unit: int
    ) -> None:
        self.codes, self.grid, self.tree, self.unit = codes, grid, tree, unit
        self.applied = applied
        self.specific = [tree.specific(held) for held in self.applied]
        self.paired: dict[tuple[int, int], dict[int, int]] = {}

    def judge(self, k: int, has: list[int], lacks: list[int]) -> tuple[str, str]:
        """The most frequent type over all pairs of a coder who has the code and one who lacks it."""
        types = [self.type(k, x, y) for x, y in product(has, lacks)]
        often = Counter(type_ for type_, _ in types)
        chosen = max(TYPES, key=lambda type_: often[type_])
        return next(found for found in types if found[0] == chosen)

    def type(self, k: int, x: int, y: int) -> tuple[str, str]:
        plain = self._before_substitution(k, y)
        if plain:
            return plain
        partner = self._partners(x, y).get(k)
        if partner is not None:
            return SUBSTITUTION, self.codes[partner]
        return (EXTRA, "") if self.applied[y] else (OMISSION, "")

    def _before_substitution(self, k: int, y: int) -> tuple[str, str] | None:
        if self.grid[y, k, max(self.unit - 1, 0) : self.unit + 2].any():
            return BOUNDARY, ""
        relative = self.tree.related(self.codes[k], self.specific[y])
        return (PARENT_CHILD, relative) if relative else None

    def _partners(self, x: int, y: int) -> dict[int, int]:
        """Codes of x paired one to one with codes of y, both ways round."""
        if (x, y) not in self.paired:
            only_x, only_y = self._open(x, y), self._open(y, x)
            pairs = self._siblings(only_x, only_y)
            left_x, left_y = [k for k in only_x if k not in pairs], [k for k in only_y if k not in pairs.values()]
            pairs.update(zip(left_x, left_y, strict=False))
            self.paired[x, y] = pairs
            self.paired[y, x] = {b: a for a, b in pairs.items()}
        return self.paired[x, y]

    def _open(self, x: int, y: int) -> list[int]:
        """What x has here and y lacks, and no earlier type explains."""
        mine = np.flatnonzero(self.grid[x, :, self.unit] & ~self.grid[y, :, self.unit])
        return [int(k) for k in mine if not self._before_substitution(int(k), y)]

    def _siblings(self, only_x: list[int], only_y: list[int]) -> dict[int, int]:
        """Pairs of codes below the same parent, in codebook order."""
        free, pairs = list(only_y), {}
        for k in only_x:
            parent = self.tree.parent(self.codes[k])
            sibling = next((other for other in free if self.tree.parent(self.codes[other]) == parent), None)
            if sibling is not None:
                pairs[k] = sibling
                free.remove(sibling)
        return pairs
