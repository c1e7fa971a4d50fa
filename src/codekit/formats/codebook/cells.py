"""What a codebook's table is made of: its columns, and lists of texts within one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codekit.formats.codebook.fields import clean_text

COLUMNS = (
    "id", "name", "definition", "parent", "include", "exclude", "examples", "assignable", "rolls_up_as",
    "origin", "source", "aliases", "cues", "colour", "replaced_by", "values", "scale",
)  # fmt: skip
HEADER_FIELDS = ("codebook", "version", "title", "purpose", "unit", "polarity", "case_classification", "changes")
_BULLET = re.compile(r"[-•*–] ")
_NEEDS_BULLET = re.compile(r"[-•*–] |.*[\n|]", re.DOTALL)


def join(texts: Sequence[str]) -> str:
    """Several texts in one cell: one as it is, more as a list with a dash each, as people write them."""
    if len(texts) == 1 and not _NEEDS_BULLET.match(texts[0]):
        return texts[0]
    return "\n".join("- " + text.replace("\n", "\n  ") for text in texts)


def split(cell: str) -> tuple[str, ...]:
    """The texts of a cell: a list with dashes or bullets, else what stands between line ends or `|`."""
    if not _BULLET.match(cell):
        return tuple(filter(None, (clean_text(part) for part in re.split(r"[\n|]", cell))))
    items: list[list[str]] = []
    for line in cell.split("\n"):
        if _BULLET.match(line) or not items:
            items.append([line[2:]])
        else:
            items[-1].append(line.removeprefix("  "))
    return tuple(filter(None, (clean_text("\n".join(lines)) for lines in items)))
