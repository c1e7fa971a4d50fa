"""A second pass over a round below: what results, and how it differs. A revision record, never agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, astuple, dataclass

from codekit.model.events import Coding, CodingConfirm, CodingReject
from codekit.model.layer import Layer

_RARE = ("repolarised", "revalued")  # left out of the words where there is none


@dataclass(frozen=True, slots=True)
class Revisions:
    """How a second pass differs from the codings below it; every coding below is counted once.

    `confirmed` were kept expressly, `untouched` tacitly; `repolarised` kept code and span and changed the
    polarity, `revalued` changed the value alone.
    """

    confirmed: int = 0
    untouched: int = 0
    added: int = 0
    removed: int = 0
    respanned: int = 0
    recoded: int = 0
    repolarised: int = 0
    revalued: int = 0

    def __add__(self, other: Revisions) -> Revisions:
        """The sum over two transcripts."""
        return Revisions(*(a + b for a, b in zip(self.counts(), other.counts(), strict=True)))

    def as_dict(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)

    def __str__(self) -> str:
        """The counts in words."""
        return ", ".join(f"{n} {name}" for name, n in self.as_dict().items() if n or name not in _RARE)

    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the fields."""
        return astuple(self)


REJECTS, CONFIRMS = "rejects", "confirms"


def decided(
    below: str,
    rejects: Iterable[CodingReject],
    confirms: Iterable[CodingConfirm],
    codings: Iterable[Coding],
    *,
    kept: Collection[str] = (),
) -> list[str]:
    """The events of a second pass that decided about a coding below: a new decision takes them back.

    `kept` are ids of codings that stay, and `REJECTS` or `CONFIRMS` where that decision stays.
    """
    earlier = [] if REJECTS in kept else [event.id for event in rejects if event.rejects == below]
    earlier += [] if CONFIRMS in kept else [event.id for event in confirms if event.confirms == below]
    return earlier + [coding.id for coding in codings if coding.derived_from == below and coding.id not in kept]


def result(below: Iterable[Coding], layer: Layer) -> list[Coding]:
    """The codings that stand after a second pass: those below that it did not reject, and its own."""
    rejected = {reject.rejects for reject in layer.rejects}
    kept = [coding for coding in below if coding.id not in rejected]
    return sorted([*kept, *layer.codings], key=lambda c: (c.start, c.end, c.code, c.id))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one coding; `kind` is a field of `Revisions`. `before` is None where it was added."""

    kind: str
    before: Coding | None = None
    after: Coding | None = None


def changes(below: Iterable[Coding], layer: Layer) -> list[Change]:
    """What a second pass did to each coding below it, and what it added."""
    base = {coding.id: coding for coding in below}
    rejected = {reject.rejects for reject in layer.rejects} & base.keys()
    confirmed = {confirm.confirms for confirm in layer.confirms} - rejected
    successors = {c.derived_from: c for c in layer.codings if c.derived_from in rejected}
    found = []
    for id_, coding in base.items():
        after = successors.get(id_)
        if after is not None:
            found.append(Change(_change(coding, after), coding, after))
        elif id_ in rejected:
            found.append(Change("removed", coding))
        else:
            found.append(Change("confirmed" if id_ in confirmed else "untouched", coding, coding))
    known = {coding.id for coding in successors.values()}
    return [*found, *(Change("added", None, coding) for coding in layer.codings if coding.id not in known)]


def revisions(below: Iterable[Coding], layer: Layer) -> Revisions:
    """Count what a second pass did to the codings below it."""
    return Revisions(**Counter(change.kind for change in changes(below, layer)))


def _change(before: Coding, after: Coding) -> str:
    """What became of a coding; put back just as it was, it is confirmed."""
    if before.code != after.code:
        return "recoded"
    if (before.start, before.end) != (after.start, after.end):
        return "respanned"
    if before.polarity != after.polarity:
        return "repolarised"
    return "revalued" if before.value != after.value else "confirmed"
