"""Kinds of cases that a codebook names: an attribute, its values in order, and which themes are set beside it.

`case_classification` of a codebook is `attribute`, `values` (each with `id`, perhaps `name` and `definition`), and
`profiles` (each with `title` and `themes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from codekit.model.cases import UNKNOWN
from codekit.model.codebook import Codebook

UNCLEAR = "unclear"
FIELD = "case_classification"
_TITLE = "Kinds of cases by themes"


@dataclass(frozen=True, slots=True)
class Kind:
    """One value of the attribute."""

    id: str
    name: str = ""
    definition: str = ""

    def __str__(self) -> str:
        """Its name, with the id where that is another."""
        return f"{self.name} ({self.id})" if self.name and self.name != self.id else self.id


@dataclass(frozen=True, slots=True)
class Asked:
    """One table of kinds by themes that the codebook asks for."""

    title: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """An attribute of cases with the kinds that it tells apart."""

    attribute: str
    kinds: tuple[Kind, ...]
    profiles: tuple[Asked, ...] = ()

    def of(self, value: str) -> Kind:
        """The kind of this id; one without a name where the codebook has none."""
        return next((kind for kind in self.kinds if kind.id == value), Kind(value))

    def allows(self, value: str) -> bool:
        """Whether a case may have this value: a kind, `unclear`, or not known."""
        return value in {UNKNOWN, UNCLEAR, *(kind.id for kind in self.kinds)}


def classification(book: Codebook) -> Classification | None:
    """What a codebook says of kinds of cases; None where it says nothing that can be used."""
    given = book.case_classification
    if not given or any(problems(book)):
        return None
    kinds = tuple(Kind(_text(v["id"]), _text(v.get("name")), _text(v.get("definition"))) for v in given["values"])
    asked = tuple(Asked(_text(p.get("title")) or _TITLE, tuple(p["themes"])) for p in given.get("profiles", ()))
    return Classification(_text(given["attribute"]), kinds, asked)


def problems(book: Codebook) -> Iterator[tuple[str, str]]:
    """What keeps it from being used, each with its remedy."""
    given = book.case_classification
    if not given:
        return
    if not _text(given.get("attribute")):
        yield f"{FIELD}: attribute is missing", "name the column of cases.csv: `attribute: kind`"
    values = given.get("values")
    if (
        not isinstance(values, list)
        or not values
        or not all(isinstance(v, Mapping) and _text(v.get("id")) for v in values)
    ):
        remedy = "`values:` and below it one `- id:` for each kind, a number in quotes"
        yield f"{FIELD}: values must be a list", remedy
    elif twice := _twice([_text(value["id"]) for value in values]):
        yield f"{FIELD}: '{twice}' is listed twice", "keep one of them"
    yield from _of_profiles(book, given.get("profiles", []))


def _of_profiles(book: Codebook, asked: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(asked, list) or not all(
        isinstance(p, Mapping) and isinstance(p.get("themes"), list) for p in asked
    ):
        yield f"{FIELD}: profiles must be a list", "`profiles:` and below it `- title:` and `themes: [A, B]`"
        return
    for theme in dict.fromkeys(theme for profile in asked for theme in profile["themes"]):
        if theme not in book:
            yield f"{FIELD}: there is no code '{theme}'", "name codes of this codebook in `themes:`"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _twice(names: list[str]) -> str:
    return next((name for at, name in enumerate(names) if name in names[:at]), "")
