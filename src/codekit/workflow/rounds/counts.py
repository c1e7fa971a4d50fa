"""What counts for one transcript, code by code, and how it is put together from finished layers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.migrations import Migration

Layer = tuple[str, Sequence[Coding]]  # what it is called, and its codings
Migrated = Mapping[str, tuple[Migration, str]]  # by code: what was noted of it since, and in which version
_NONE: Migrated = MappingProxyType({})


@dataclass(frozen=True)
class Counts:
    """What counts for one transcript.

    `layers` names the layers of each code that some finished layer holds: one, and the sub-code rounds that add to
    it. `coded` are the codes that the transcript has been searched for, `used` are all layers in their order.
    """

    layers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    coded: frozenset[str] = frozenset()
    codings: list[Coding] = field(default_factory=list)
    used: tuple[str, ...] = ()
    again: Mapping[str, Again] = field(default_factory=dict)  # codes that it was searched for under an older meaning

    @property
    def layer(self) -> str:
        """All layers that are used, in one line; "" where nothing counts."""
        return " + ".join(self.used)


@dataclass(frozen=True, slots=True)
class Again:
    """Why what a layer says of a code is not all: the layer, its codebook version, and what the team noted since."""

    layer: str
    codebook: str
    entry: Migration
    version: str  # of the codebook, in which the entry was written


class Work:
    """The counts of one transcript while they are put together; `left` are the codes without a layer so far."""

    def __init__(self, book: Codebook, merged: Mapping[str, frozenset[str]]) -> None:
        """Nothing counts yet; `merged` is what `merged_codes` says of the book."""
        self.book, self.merged, self.left = book, merged, set(book.by_id)
        self.layers: dict[str, tuple[str, ...]] = {}
        self.again: dict[str, Again] = {}
        self.changed: dict[str, Migrated] = {}  # by layer: the codes whose change it does not know
        self.codings: list[Coding] = []
        self.versions: dict[str, Codebook] = {}  # of each layer used, in their order

    def add(self, layer: Layer, codes: Collection[str], version: Codebook, again: Migrated = _NONE) -> None:
        """Count a layer for these codes; codings of codes that the book does not know are kept to be reported.

        `again` are codes that must be looked at again in what was read under this version.
        """
        name, codings = layer
        is_new = name not in self.versions
        for code in codes:
            if code not in again:
                self.again.pop(code, None)
            elif code not in self.layers:
                self.again[code] = Again(name, version.key, *again[code])
            self.layers[code] = (*self.layers.get(code, ()), name)
        unknown = (coding for coding in codings if coding.code not in self.book) if is_new else ()
        self.codings.extend([coding for coding in codings if coding.code in codes])
        self.codings.extend(unknown)
        self.versions[name], self.changed[name] = version, again
        self.left.difference_update(codes)

    def counts(self, searched: Iterable[str]) -> Counts:
        """What counts, where the transcript has been searched for these codes.

        A code that others were merged into is coded where they all are; one that the versions of their layers did
        not know yet is not missing there.
        """
        layers, coded = dict(self.layers), set(searched) - self.again.keys()
        for today, members in self.merged.items():
            here = members & coded
            versions = [self.versions[name] for code in here for name in self.layers[code]]
            missing = any(code in version for code in members - here for version in versions)
            if today not in self.layers:  # a new code, which may mean more than those that it takes the place of
                self._ask_again(today, [name for code in here for name in self.layers[code]])
            (coded.add if here and not missing and today not in self.again else coded.discard)(today)
            if names := {name for code in members for name in self.layers.get(code, ())}:
                layers[today] = tuple(name for name in self.versions if name in names)
        return Counts(layers, frozenset(coded), self.codings, tuple(self.versions), self.again)

    def _ask_again(self, code: str, layers: Iterable[str]) -> None:
        for name in layers:
            if code in self.changed[name]:
                self.again.setdefault(code, Again(name, self.versions[name].key, *self.changed[name][code]))
