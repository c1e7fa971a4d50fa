"""What counts for one transcript, code by code, and how it is put together from finished layers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from codekit.model.codebook import Codebook
from codekit.model.events import Coding

Layer = tuple[str, Iterable[Coding]]  # what it is called, and its codings


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

    @property
    def layer(self) -> str:
        """All layers that are used, in one line; "" where nothing counts."""
        return " + ".join(self.used)


class Work:
    """The counts of one transcript while they are put together; `left` are the codes without a layer so far."""

    def __init__(self, book: Codebook, merged: Mapping[str, frozenset[str]]) -> None:
        """Nothing counts yet; `merged` is what `merged_codes` says of the book."""
        self.book, self.merged, self.left = book, merged, set(book.by_id)
        self.layers: dict[str, tuple[str, ...]] = {}
        self.codings: list[Coding] = []
        self.versions: dict[str, Codebook] = {}  # of each layer used, in their order

    def add(self, layer: Layer, codes: Collection[str], version: Codebook) -> None:
        """Count a layer for these codes; codings of codes that the book does not know are kept to be reported."""
        name, codings = layer
        for code in codes:
            self.layers[code] = (*self.layers.get(code, ()), name)
        self.codings.extend(coding for coding in codings if coding.code in codes or coding.code not in self.book)
        self.versions[name] = version
        self.left.difference_update(codes)

    def counts(self, searched: Iterable[str]) -> Counts:
        """What counts, where the transcript has been searched for these codes.

        A code that others were merged into is coded where they all are; one that the versions of their layers did
        not know yet is not missing there.
        """
        layers, coded = dict(self.layers), set(searched)
        for today, members in self.merged.items():
            here = members & coded
            versions = [self.versions[name] for code in here for name in self.layers[code]]
            missing = any(code in version for code in members - here for version in versions)
            (coded.add if here and not missing else coded.discard)(today)
            if names := {name for code in members for name in self.layers.get(code, ())}:
                layers[today] = tuple(name for name in self.versions if name in names)
        return Counts(layers, frozenset(coded), self.codings, tuple(self.versions))
