"""Which column of a team's own table holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from codekit.errors import CodekitError
from codekit.formats.codebook.cells import COLUMNS, HEADER_FIELDS
from codekit.formats.codebook.synonyms import CODE, LEVELS, NUMBERED, SUB, SYNONYMS
from codekit.tables.header import brief, did_you_mean
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet

FIELDS = (*COLUMNS, "category", "level")
LEAVE = "-"  # what a column is mapped to that is not to be taken
_FIRST_ROWS = 20  # a title and a few remarks may stand above a table
_ID = re.compile(r"[^\W\d]{0,4}[-_. ]?\d[\d.]*[a-z]?")
_Mapped = Mapping[str, str]
_NOTHING: _Mapped = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of a code stand, and those of the header where codekit wrote them beside the codes.

    `levels` are columns that are one level of the tree each, from the top; `left` those that mean nothing here.
    """

    places: Mapping[str, int]
    header: Mapping[str, int]
    own_ids: bool
    levels: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        """True where the codes have a column for what they are called."""
        return "name" in self.places or "id" in self.places

    @property
    def score(self) -> tuple[bool, int]:
        """How much a sheet looks like a codebook: it has definitions, and many columns that are known."""
        return "definition" in self.places, len(self.places)


def find_columns(sheet: Sheet, mapped: _Mapped = _NOTHING) -> Columns:
    """The columns of a sheet; those that `mapped` names go first, then our own names, then the usual other ones."""
    names = [column_name(cell) for cell in sheet.rows[0][1]] if sheet.rows else []
    told = {column_name(name): field for name, field in mapped.items() if column_name(name) in names}
    said = {field: names.index(name) for name, field in told.items() if field != LEAVE}
    names = ["" if told.get(name) == LEAVE else name for name in names]
    taken = set(said.values())
    own = {field: names.index(field) for field in COLUMNS if field in names and field not in said}
    places = said | {field: at for field, at in own.items() if at not in taken}
    for field, synonyms in SYNONYMS.items():
        free = (names.index(s) for s in synonyms if s in names and names.index(s) not in places.values())
        if field not in places and (at := next(free, None)) is not None:
            places[field] = at
    if "category" not in places and "theme" in names and names.index("theme") not in places.values():
        places["category"] = names.index("theme")  # alone it is what the codes are called
    own_ids = names.index("id") == places.get("id") if "id" in names else False
    levels = _levels(sheet, names) if not mapped or not {"parent", "category", "name"} & set(mapped.values()) else ()
    if levels:
        places = {field: at for field, at in places.items() if at not in levels and field != "level"}
        places["name"] = levels[-1]
    if "name" not in places and "definition" in places:
        places = _category_as_name(sheet, places) or places | _distinct(sheet, set(places.values()))
    # A table with `Code` and `Name` calls the id a code.
    code = next((names.index(name) for name in CODE if name in names), None)
    if "id" not in places and code is not None and code not in {places.get("name"), *levels}:
        places["id"] = code
    if "parent" in places:
        places.pop("category", None)
    header = {field: names.index(field) for field in HEADER_FIELDS if field in names}
    used = {*places.values(), *header.values(), *levels}
    left = tuple(at for at in range(_width(sheet)) if at not in used and _filled(sheet, at))
    return Columns(places, header, own_ids, levels, left)


def _levels(sheet: Sheet, names: Sequence[str]) -> tuple[int, ...]:
    """Columns that are levels: numbered ones, or a category and, after it, what lies below it, the codes at last."""
    numbered = {int(found[1]): at for at, name in enumerate(names) if (found := NUMBERED.fullmatch(name))}
    if len(numbered) > 1:
        return tuple(numbered[number] for number in sorted(numbered))
    below = [at for at, name in enumerate(names) if SUB.fullmatch(name)]
    above = [at for at, name in enumerate(names[: below[0]]) if name in LEVELS] if below else []
    codes = [at for at, name in enumerate(names) if below and at > below[-1] and name in CODE]
    return (above[-1], *below, *(at for at in codes[:1] if not _are_ids(sheet, at))) if above else ()


def _are_ids(sheet: Sheet, at: int) -> bool:
    """True where all of a column is such as T1 or 2.3: what a code is called in short, and no name."""
    return all(_ID.fullmatch(cells[at]) for _, cells in sheet.rows[1:] if at < len(cells) and cells[at])


def _width(sheet: Sheet) -> int:
    return max((len(cells) for _, cells in sheet.rows), default=0)


def _filled(sheet: Sheet, at: int) -> bool:
    return any(len(cells) > at and cells[at] for _, cells in sheet.rows)


def _category_as_name(sheet: Sheet, places: Mapping[str, int]) -> dict[str, int] | None:
    """The columns where each category stands once: then categories are what the codes are called (`Kategorie`)."""
    at = places.get("category", -1)
    cells = [row[at] for _, row in sheet.rows[1:] if 0 <= at < len(row) and row[at]]
    if not cells or len({*cells}) != len(cells):
        return None
    return {field: place for field, place in places.items() if field != "category"} | {"name": at}


def _distinct(sheet: Sheet, taken: set[int]) -> dict[str, int]:
    """The first column without a known name whose cells are all different: that is what the codes are called."""
    head, *rows = [cells for _, cells in sheet.rows]
    for at, title in enumerate(head):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        words = not all(cell.replace(".", "").isdigit() for cell in cells)
        if title and at not in taken and len(cells) > 1 and words and len({*cells}) == len(cells):
            return {"name": at}
    return {}


def from_header(sheet: Sheet, mapped: _Mapped = _NOTHING) -> Sheet:
    """A sheet from its header on: the row among the first that knows most columns, the first row where none does."""
    best, score = 0, (False, False, 0)
    for at in range(min(_FIRST_ROWS, len(sheet.rows))):
        columns = find_columns(sheet._replace(rows=sheet.rows[at : at + 2]), mapped)
        if (found := (columns.named, *columns.score)) > score and found[1]:
            best, score = at, found
    return sheet._replace(rows=sheet.rows[best:])


def check_mapped(sheets: Sequence[Sheet], mapped: _Mapped, name: str) -> None:
    """Raises CodekitError where `mapped` names a field that there is not, or a column that no sheet has."""
    heads = [cell for sheet in sheets for _, cells in sheet.rows[:_FIRST_ROWS] for cell in cells if cell]
    known = {column_name(cell) for cell in heads}
    for column, field in mapped.items():
        if field not in (*FIELDS, LEAVE):
            hint = did_you_mean(field, FIELDS, f"one of: {', '.join(FIELDS)}, or {LEAVE}")
            raise CodekitError(f"--map: column '{column}' cannot be '{field}'", hint=hint)
        if column_name(column) not in known:
            hint = did_you_mean(
                column, [cell for cell in heads if brief(cell) == cell], "as the table's first row says"
            )
            raise CodekitError(f"--map: no column '{column}' in {name}", hint=hint)
