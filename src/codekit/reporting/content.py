"""What a report says, before it has any form: parts with paragraphs, tables and figures.

Every form (Excel, HTML, Word, Markdown) is written from the same content, so that none says more than another.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar, overload

T = TypeVar("T")
Value = str | int | float | None

TEXT, LONG, COUNT, DECIMAL, PERCENT = "text", "long", "count", "decimal", "percent"
NUMBERS = frozenset({COUNT, DECIMAL, PERCENT})
COMPUTED_BY = "computed by"  # the row of a workbook that has the command which gives it again
NOT_ESTIMABLE = "not estimable"


class Inner(str):
    """A word that stands some steps below the row above it, such as a sub-code: set in, and text for computing."""

    __slots__ = ("depth",)
    depth: int

    def __new__(cls, text: str, depth: int) -> Self:
        """The text with its number of steps."""
        made = super().__new__(cls, text)
        made.depth = depth
        return made


def depth_of(value: Value) -> int:
    """How many steps a value is set in."""
    return value.depth if isinstance(value, Inner) else 0


class Made(Sequence[tuple[Value, ...]]):
    """Rows that are made each time they are asked for and not kept, where a table has one for each of very many."""

    def __init__(self, of: Sequence[T], make: Callable[[T], tuple[Value, ...]]) -> None:
        """One row of each."""
        self._of, self._make = of, make

    def __len__(self) -> int:
        """How many there are."""
        return len(self._of)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """One after the other."""
        return map(self._make, self._of)

    @overload
    def __getitem__(self, index: int) -> tuple[Value, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> Made: ...

    def __getitem__(self, index: int | slice) -> tuple[Value, ...] | Made:
        """One row, or some of them."""
        return Made(self._of[index], self._make) if isinstance(index, slice) else self._make(self._of[index])


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `kind` says what its values are, `width` is in Excel's characters."""

    title: str
    kind: str = TEXT
    width: float = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first `heads` columns name the row.

    `sheet` is the name of the Excel sheet that it fills; without one it stands on the first sheet. A `long`
    table is folded away on a page; one `only_excel` is for filtering, and a page says where it is.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    note: str = ""
    sheet: str = ""
    heads: int = 1
    long: bool = False
    only_excel: bool = False


class Images(Protocol):
    """A figure in the forms that reports take; each may be made only when it is asked for."""

    @property
    def png(self) -> bytes: ...  # noqa: D102
    @property
    def svg(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a caption and what it shows in words."""

    name: str
    caption: str
    words: str
    images: Images

    @property
    def png(self) -> bytes:
        """As PNG."""
        return self.images.png

    @property
    def svg(self) -> bytes:
        """As SVG."""
        return self.images.svg


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report under one heading; `key` is its anchor."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole report."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the parts."""
        return tuple(figure for part in self.parts for figure in part.figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in the order of the parts."""
        return tuple(table for part in self.parts for table in part.tables)


def elsewhere(table: Table) -> tuple[str, str]:
    """Where a table is that only Excel holds: words, and the command that writes it to compute with."""
    words = f"{table.title}: {len(table.rows):,} rows, on the sheet {table.sheet} of the Excel report"
    return f"{words}, and as a table to compute with from", "codekit agree --diagnosis FILE.csv"


def shown(value: Value, kind: str) -> str:
    """A value in words: three decimals for coefficients, undefined as "not estimable", nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return NOT_ESTIMABLE
    if kind == PERCENT:
        return f"{value:.1%}".replace("%", " %")
    if kind == DECIMAL:
        text = f"{value:.3f}"
        return text.removeprefix("-") if float(text) == 0 else text
    return str(value)
