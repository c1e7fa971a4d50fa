"""What a UIMA CAS holds, whatever it was written as: its words, its marks, and the types of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

ANNOTATION, BASE = "uima.tcas.Annotation", "uima.cas.AnnotationBase"
STRING, STRINGS, BOOLEAN = "uima.cas.String", "uima.cas.StringArray", "uima.cas.Boolean"
SOFA, INITIAL = "uima.cas.Sofa", "_InitialView"
_OWN = ("de.tudarmstadt.ukp.dkpro.core.api.", "de.tudarmstadt.ukp.clarin.webanno.api.", "org.dkpro.core.api.")
_CODES = ("NamedEntity",)  # the one layer of the language tools that people code with
ABOUT = ("CASMetadata", "DocumentMetaData")  # who annotated which document
_DEEPEST = 30  # types above a type

# What a type is: of people, of language tools, one that says whose the document is, without a place, or none of these.
PEOPLE, TOOLS, WHOSE, PLACELESS, OTHER, UNKNOWN = range(6)


class Mark(NamedTuple):
    """One annotation: positions in UTF-16 units, and its features: a text, a list of texts, True for anything else."""

    type: str
    id: int
    begin: int | None
    end: int | None
    values: Mapping[str, Any]


@dataclass
class Types:
    """Types by name: the type above each, and the features of its own with their ranges."""

    above: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    _roles: dict[str, int] = field(default_factory=dict)
    _ranges: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def add(self, name: str, above: str, features: Mapping[str, str]) -> None:
        """Take a type; of one that stands twice the features are put together."""
        self.above.setdefault(name, above)
        self.own.setdefault(name, {}).update(features)

    def chain(self, name: str) -> Iterator[str]:
        """The type and those above it."""
        for _ in range(_DEEPEST):
            yield name
            if not (name := self.above.get(name, "")):
                return

    def range_of(self, name: str, feature: str) -> str | None:
        """The range of a feature where it matters: text, texts, yes or no; "" for any other, None for no feature.

        It is asked for what an annotation has: a type system may claim more features than anybody could look at.
        """
        key = name, feature
        if key not in self._ranges:
            kinds = (self.own.get(type_, {}).get(feature) for type_ in self.chain(name))
            kind = next((kind for kind in kinds if kind is not None), None)
            self._ranges[key] = None if kind is None else self._plain(kind)
        return self._ranges[key]

    def _plain(self, kind: str) -> str:
        return next((known for known in self.chain(kind) if known in {STRING, STRINGS, BOOLEAN}), "")

    def role(self, name: str) -> int:
        """What a type is."""
        if name not in self._roles:
            self._roles[name] = self._role(name)
        return self._roles[name]

    def _role(self, name: str) -> int:
        above, short = tuple(self.chain(name)), short_of(name)
        if name.startswith("uima."):
            return OTHER
        if short in ABOUT:
            return WHOSE
        if name.startswith(_OWN) and short not in _CODES:
            return TOOLS
        if name not in self.above:
            return UNKNOWN
        return PEOPLE if ANNOTATION in above else PLACELESS if BASE in above else OTHER


def short_of(name: str) -> str:
    """The last part of a type's name."""
    return name.rpartition(".")[2]


@dataclass
class Cas:
    """One document as it is read; `indexed` are the ids that stand in its view, in their order."""

    types: Types
    sofas: dict[int, tuple[str, str | None]] = field(default_factory=dict)  # name and words by id
    views: dict[int, list[int]] = field(default_factory=dict)
    found: list[Mark] = field(default_factory=list)
    arrays: dict[int, list[str]] = field(default_factory=dict)
    counted: Counter[tuple[int, int]] = field(default_factory=Counter)  # what is only counted: role and sofa

    @cached_property
    def _initial(self) -> int:
        return next((id_ for id_, (name, _) in self.sofas.items() if name == INITIAL), 0)

    @property
    def words(self) -> str | None:
        """The words of the document, None where it has none."""
        return self.sofas.get(self._initial, ("", None))[1]

    @property
    def beside(self) -> int:
        """How many of people's annotations stand in none of its lists, or in that of a further view."""
        listed = set(self.views.get(self._initial, ()))
        return sum(mark.id not in listed and self.types.role(mark.type) == PEOPLE for mark in self.found)

    def n(self, role: int) -> int:
        """How many annotations of a kind that is only counted the document has."""
        return self.counted[role, self._initial]

    def marks(self) -> list[Mark]:
        """The annotations of the document by their types, in the order of its words."""
        order = {id_: place for place, id_ in enumerate(self.views.get(self._initial, ()))}
        groups: dict[str, list[Mark]] = {}
        for mark in sorted((mark for mark in self.found if mark.id in order), key=lambda mark: order[mark.id]):
            groups.setdefault(mark.type, []).append(mark)
        return [mark for held in groups.values() for mark in sorted(held, key=_place)]

    def texts(self, reference: object) -> list[str]:
        """The texts of a list that stands by itself."""
        return self.arrays.get(reference, []) if isinstance(reference, int) else []


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.begin or 0, mark.end or 0, mark.id
