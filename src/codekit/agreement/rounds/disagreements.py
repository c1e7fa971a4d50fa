"""Where coders differ, unit by unit and code by code, and what kind of difference it is.

A polarity is of two coders who both gave the unit the code: they did so with different polarities, or sets of them.
The other types, first match, are seen from a coder who has the code (x) to one who lacks it (y), on the same unit:

boundary      y has the same code in an overlapping or touching stretch of the same turn
parent/child  y has an ancestor or a descendant of the code here
substitution  y has a code here that x lacks; such codes are paired one to one, siblings first, then in
              codebook order, and both of a pair are rows
omission      y gave this unit no code at all
extra         y coded the unit, but has nothing that would answer to this code

`detail` may hold the codings as they were applied, before any roll-up to the round's codes. It decides then
what y has on a unit for "parent/child" and "omission": a code outside the round still means that y coded there.
An ancestor that y has only because one of its other sub-codes counts as it too is no parent/child.

A stretch is a run of units of one turn that a coder gave the code, however it was cut into codings; two touch
where one ends on the unit before the other begins. So a neighbouring turn is never a boundary.

Units are segments. A comparison by characters has no list of its own: take the segments of the same codings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import skipped_units
from codekit.agreement.numeric import Bools, Ints
from codekit.agreement.rounds.polarised import Polarised
from codekit.agreement.rounds.stretches import Stretches
from codekit.model.differences import BOUNDARY, EXTRA, OMISSION, PARENT_CHILD, POLARITY, SUBSTITUTION, TYPES


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One code on one unit that some coders gave and others did not, or that they gave with other polarities.

    `has` are all who gave it, `lacks` may be empty where the polarities differ. With more than two coders the type is
    the most frequent one over the pairs that differ: of one who has the code and one who lacks it, or of two who have
    it with other polarities (the earlier type where two are as frequent); `other` comes from the first such pair.
    `other` is the paired code of a substitution, the related code of a parent/child, of a polarity what each who has
    the code said ("ana: supporting; ben: contrary"), and "" elsewhere.
    `reach` is the half-open range of units in which codings touch the stretches of those who have the code.
    """

    transcript: str
    unit: int
    code: str
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    type: str
    other: str = ""
    reach: tuple[int, int] = field(default=(0, 0), compare=False)


def disagreements(
    material: Material,
    *,
    parents: Mapping[str, str],
    turns: Sequence[Ints],
    detail: Material | None = None,
    polarised: Polarised | None = None,
) -> list[Disagreement]:
    """Every disagreement on the material's codes, by type, then in the order of transcripts, units and codes.

    `parents` maps a code to its parent ("" or absent for a root). `turns` has for each transcript the turn of
    each unit [units]. `polarised` is the same material with polarities; without it these are no matter. Raises
    ValueError where `detail` or `turns` have other coders, transcripts or units.
    """
    applied = detail or material
    if polarised is not None and polarised.material is not material:
        raise ValueError("polarised must be of the same material")
    if (applied.coders, applied.transcripts) != (material.coders, material.transcripts):
        raise ValueError("detail must have the same coders and transcripts")
    if not np.array_equal(applied.n_units, material.n_units):
        raise ValueError("detail must have the same units")
    if [len(listed) for listed in turns] != material.n_units.tolist():
        raise ValueError("turns must name the turn of each unit of each transcript")
    tree = _Tree(parents)
    rows = [
        row
        for t in np.flatnonzero(material.covered.sum(axis=0) >= 2).tolist()
        for row in _in_transcript(material, applied, tree, t, turns=turns[t], polarised=polarised)
    ]
    return sorted(rows, key=lambda row: TYPES.index(row.type))


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
    rows = material.usable_rows.of(t)
    columns = (column[rows].tolist() for column in (material.coder, material.code, material.lo, material.hi))
    for coder, code, lo, hi in zip(*columns, strict=True):
        grid[coder, code, lo:hi] = True
    return grid


def _in_transcript(
    material: Material, applied: Material, tree: _Tree, t: int, *, turns: Ints, polarised: Polarised | None
) -> Iterator[Disagreement]:
    did = material.covered[:, t, None] & ~skipped_units(material, t)
    grid = _grid(material, t) & did[:, None]
    raw = grid if applied is material else _grid(applied, t) & did[:, None]
    values = None if polarised is None else polarised.grid(t) * did[:, None]
    stretches = Stretches(grid, turns)
    differ = np.asarray(grid.any(axis=0) & ~(grid | ~did[:, None]).all(axis=0))  # nobody differs where missing
    if values is not None:
        differ |= _unlike(values)
    units = np.flatnonzero(differ.any(axis=0))
    # As lists, since single cells of arrays are slow to ask for.
    columns = zip(
        units.tolist(), _held(grid, units), _held(raw, units), _held(differ[None], units), did[:, units].T.tolist(),
        strict=True,
    )  # fmt: skip
    for unit, own, below, (codes,), there in columns:
        unit_rows = _Unit(
            material.codes, own, [[applied.codes[k] for k in held] for held in below],
            tree=tree, stretches=stretches, unit=unit,
        )  # fmt: skip
        polarity = _Polarities(material.coders, values if values is None else values[:, :, unit], polarised)
        here = [c for c, is_there in enumerate(there) if is_there]
        for k in codes:
            has, lacks = [c for c in here if k in own[c]], [c for c in here if k not in own[c]]
            type_, other = _most([*polarity.judged(k, has), *(unit_rows.type(k, x, y) for x, y in product(has, lacks))])
            yield Disagreement(
                transcript=material.transcripts[t],
                unit=unit,
                code=material.codes[k],
                has=tuple(material.coders[c] for c in has),
                lacks=tuple(material.coders[c] for c in lacks),
                type=type_,
                other=other,
                reach=stretches.reach(has, k, unit),
            )


def _held(grid: Bools, units: Ints) -> list[list[list[int]]]:
    """The indexes of the codes that each coder has on some units, in order: [coders, codes, units] in, by unit out."""
    held: list[list[list[int]]] = [[[] for _ in grid] for _ in units]
    for unit, coder, code in np.argwhere(grid[:, :, units].transpose(2, 0, 1)).tolist():
        held[unit][coder].append(code)
    return held


def _unlike(values: Ints) -> Bools:
    """Where those who have a code differ in polarity: values [coders, codes, units] in, [codes, units] out."""
    most = values.max(axis=0, initial=0)
    least = np.where(values, values, most).min(axis=0, initial=np.iinfo(np.int64).max)
    return np.asarray(least < most)


def _most(judged: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The most frequent type over the pairs of coders who differ, with what the first such pair says of it."""
    if len(judged) == 1:  # always with two coders
        return judged[0]
    often = Counter(type_ for type_, _ in judged)
    chosen = max(TYPES, key=lambda type_: often[type_])
    return next(pair for pair in judged if pair[0] == chosen)


class _Polarities:
    """What those who have a code on one unit say of it."""

    def __init__(self, coders: tuple[str, ...], values: Ints | None, polarised: Polarised | None) -> None:
        self.coders, self.values, self.polarised = coders, values, polarised

    def judged(self, k: int, has: Sequence[int]) -> list[tuple[str, str]]:
        """One entry for each pair of coders who have the code with other polarities."""
        if self.polarised is None or self.values is None:
            return []
        said = [int(self.values[c, k]) for c in has]
        unlike = sum(one != other for one, other in combinations(said, 2))
        return [(POLARITY, self.polarised.words([self.coders[c] for c in has], said))] * unlike


class _Unit:
    """The judgement of all disagreements on one unit."""

    def __init__(
        self,
        codes: tuple[str, ...],
        own: list[list[int]],
        applied: list[list[str]],
        *,
        tree: _Tree,
        stretches: Stretches,
        unit: int,
    ) -> None:
        self.codes, self.own, self.tree, self.unit = codes, own, tree, unit
        self.applied, self.stretches = applied, stretches
        self.specific = [tree.specific(held) for held in self.applied]
        self.paired: dict[tuple[int, int], dict[int, int]] = {}

    def type(self, k: int, x: int, y: int) -> tuple[str, str]:
        """What the difference is from x, who has the code here, to y, who lacks it, and the other code of it."""
        plain = self._before_substitution(k, x, y)
        if plain:
            return plain
        partner = self._partners(x, y).get(k)
        if partner is not None:
            return SUBSTITUTION, self.codes[partner]
        return (EXTRA, "") if self.applied[y] else (OMISSION, "")

    def _before_substitution(self, k: int, x: int, y: int) -> tuple[str, str] | None:
        if self.stretches.touched(x, y, k, self.unit):
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
        theirs = self.own[y]
        return [k for k in self.own[x] if k not in theirs and not self._before_substitution(k, x, y)]

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
