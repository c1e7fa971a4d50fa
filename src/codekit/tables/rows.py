"""What a table is once it was read: rows of text with the row numbers that a person sees."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Grid = list[tuple[int, list[str]]]


class Sheet(NamedTuple):
    """One table: its name ("" for CSV), and its rows with their numbers, cells as text.

    `indents` says how far a cell is indented, by row number and column, where it is; `notes` how it was read.
    """

    name: str
    rows: Grid
    indents: Mapping[tuple[int, int], int] = MappingProxyType({})
    notes: tuple[str, ...] = ()
