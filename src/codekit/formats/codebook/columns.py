"""Which column of a team's own table holds what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from codekit.formats.codebook.cells import COLUMNS, HEADER_FIELDS
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet

_NAMES = ("name", "label", "code name", "code label", "code", "tag", "theme", "node", "node name", "title of code")
SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "id": ("code id", "code_id", "code no", "code number", "short name", "abbreviation"),
    "name": _NAMES,
    "definition": ("description", "meaning", "explanation", "desc", "brief definition", "full definition", "memo"),
    "parent": ("parent code", "parent id", "belongs to", "parent node"),
    "category": ("category", "group", "type", "main category", "domain", "parent theme"),
    "level": ("level", "depth", "hierarchy level"),
    "include": ("inclusion", "inclusion criteria", "when to use", "includes", "use when", "use for"),
    "exclude": ("exclusion", "exclusion criteria", "when not to use", "excludes", "do not use", "do not use when"),
    "examples": ("example", "example(s)", "example quote", "example quotes", "typical example", "example quotation"),
    "colour": ("color",),
    "aliases": ("alias", "synonyms"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of a code stand, and those of the header where codekit wrote them beside the codes."""

    places: Mapping[str, int]
    header: Mapping[str, int]
    own_ids: bool

    @property
    def score(self) -> tuple[bool, int]:
        """How much a sheet looks like a codebook: it has definitions, and many columns that are known."""
        return "definition" in self.places, len(self.places)


def find_columns(sheet: Sheet) -> Columns:
    """The columns of a sheet; one that is called exactly as ours goes first, then the usual other names."""
    names = [column_name(cell) for cell in sheet.rows[0][1]] if sheet.rows else []
    places = {field: names.index(field) for field in COLUMNS if field in names}
    for field, synonyms in SYNONYMS.items():
        free = (names.index(s) for s in synonyms if s in names and names.index(s) not in places.values())
        if field not in places and (at := next(free, None)) is not None:
            places[field] = at
    own_ids = names.index("id") == places.get("id") if "id" in names else False
    if "name" not in places and "definition" in places:
        places |= _distinct(sheet, set(places.values()))
    # A table with `Code` and `Name` calls the id a code.
    if "id" not in places and "code" in names and places.get("name") != names.index("code"):
        places["id"] = names.index("code")
    if "parent" in places:
        places.pop("category", None)
    return Columns(places, {field: names.index(field) for field in HEADER_FIELDS if field in names}, own_ids)


def _distinct(sheet: Sheet, taken: set[int]) -> dict[str, int]:
    """The first column without a known name whose cells are all different: that is what the codes are called."""
    head, *rows = [cells for _, cells in sheet.rows]
    for at, title in enumerate(head):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        words = not all(cell.replace(".", "").isdigit() for cell in cells)
        if title and at not in taken and len(cells) > 1 and words and len({*cells}) == len(cells):
            return {"name": at}
    return {}
