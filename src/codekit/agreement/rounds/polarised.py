"""Codings with their polarities: what a coder says of a code on a unit, as one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import by_parts
from codekit.agreement.numeric import Ints

ABSENT = "absent"
_JOINED = " + "


@dataclass(frozen=True, eq=False)
class Polarised:
    """Material with the polarity of each of its ranges.

    `polarity` [N] holds indexes into `names`, which are at most 62. A value is a set of polarities as a number, bit i
    for `names[i]`: 0 is absent, and two polarities that a coder gave one unit are a value of their own.
    """

    material: Material
    names: tuple[str, ...]
    polarity: Ints

    def by_parts(self) -> Polarised:
        """With a transcript for every part that the same coders did, where somebody skipped units."""
        made, several = self.material, len(self.names)
        wide = replace(
            made,
            codes=tuple(f"{code}/{i}" for code in range(len(made.codes)) for i in range(several)),
            code=made.code * several + self.polarity,
        )
        parts = by_parts(wide)
        if parts is wide:
            return self
        material = replace(parts, codes=made.codes, code=parts.code // several)
        return Polarised(material, self.names, parts.code % several)

    def word(self, value: int) -> str:
        """A value in words: `absent`, `contrary`, `contrary + supporting`."""
        held = sorted(name for i, name in enumerate(self.names) if value >> i & 1)
        return _JOINED.join(held) or ABSENT

    def words(self, coders: Sequence[str], values: Sequence[int]) -> str:
        """The values of some coders: `ana: supporting; ben: contrary`."""
        return "; ".join(f"{coder}: {self.word(value)}" for coder, value in zip(coders, values, strict=True))

    def grid(self, t: int) -> Ints:
        """The value of each coder, code and unit in one transcript [C, K, units]."""
        made = self.material
        grid = np.zeros((len(made.coders), len(made.codes), int(made.n_units[t])), np.int64)
        for row in made.usable_rows.of(t):
            grid[made.coder[row], made.code[row], made.lo[row] : made.hi[row]] |= 1 << int(self.polarity[row])
        return grid


def make_polarised(material: Material, names: Sequence[str], polarity: Ints) -> Polarised:
    """Check and freeze ranges with their polarities. Raises ValueError where these do not fit the ranges."""
    if polarity.shape != material.lo.shape:
        raise ValueError("each range has one polarity")
    if polarity.size and not (polarity.min() >= 0 and polarity.max() < len(names) <= 62):
        raise ValueError(f"polarity holds an index outside 0..{len(names) - 1}")
    return Polarised(material, tuple(names), polarity)
