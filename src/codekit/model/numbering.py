"""How turns and segments are numbered: tables and JSON count segments from 0, people count turns from 1.

A header over numbers from 0 says so (`SEGMENT`); whatever is called turn, paragraph or sentence counts from 1.
"""

from __future__ import annotations

FROM_0 = " (from 0)"
SEGMENT = f"segment{FROM_0}"


def counted(index: int) -> int:
    """The number that people give to the turn, paragraph or sentence with this index."""
    return index + 1


DIGITS = 15  # every number of so many is exact everywhere, also in Excel and in the page


def whole(cell: str) -> int | None:
    """A whole number from 0 on as people and Excel write it (12, 12.0); None for anything else."""
    digits = cell.removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS else None
