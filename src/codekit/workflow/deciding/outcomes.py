"""What a wish about a cluster comes to: the codings that the consensus would get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.decided import Decided
from codekit.model.decisions import (
    ACCEPT,
    BOTH,
    CHOICES,
    DEFER,
    INTERSECTION,
    KEEP,
    NEITHER,
    OTHER_CODE,
    OTHER_SPAN,
    UNION,
)
from codekit.model.events import Coding
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.span import Span, union

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster

Said = tuple[str, int, int, str, str]  # code, start, end, polarity, value
NEEDS_REASON = (NEITHER, OTHER_SPAN)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person decides about a cluster.

    `coder` goes with accept; `code` with other-code, and with other-span, union and intersection where the
    cluster has several codes (for the last two: that not all of its coders used); `start` and `end` (code
    points) with other-span; `polarity` and `value` where the codings differ in it or another is meant; `keep`
    holds ids of codings. `problem` says what is wrong with the codebook.
    """

    choice: str
    coder: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    polarity: str = ""
    value: str = ""
    keep: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""


def preview(cluster: Cluster, wish: Wish, coders: Sequence[str]) -> tuple[Decided, ...]:
    """The codings that the wish gives, in text order; `coders` are those who code the transcript.

    Raises CodekitError for a wish that does not fit the cluster, and for one without the reason that it needs.
    """
    if wish.choice in NEEDS_REASON and not wish.reason.strip():
        raise CodekitError(f"'{wish.choice}' needs a reason", hint="say why in a few words")
    return outcome(cluster, wish, coders)


def outcome(cluster: Cluster, wish: Wish, coders: Sequence[str]) -> tuple[Decided, ...]:
    """The codings that the wish gives, in text order, whether it has a reason or not.

    Raises CodekitError for a wish that does not fit the cluster.
    """
    if wish.choice not in CHOICES:
        raise UnknownNameError("decision", wish.choice, CHOICES)
    if wish.polarity and wish.polarity not in POLARITIES:
        raise UnknownNameError("polarity", wish.polarity, POLARITIES)
    if wish.choice in _JOINED:
        joins = _JOINED[wish.choice](cluster, wish)
        given = [
            decided for join in joins for decided in join.decided(_polarity(join.sources, wish), _value(join, wish))
        ]
    else:
        given = _TAKEN[wish.choice](cluster, wish, coders)
    return tuple(sorted(given, key=lambda d: (d.start, d.end, d.code, d.polarity, d.value)))


def differing(cluster: Cluster, wish: Wish) -> tuple[str, ...]:
    """The polarities of which the wish must name one, since codings that it joins differ in it; most often none.

    Raises CodekitError for a wish that does not fit the cluster.
    """
    joins = _JOINED[wish.choice](cluster, wish) if wish.choice in _JOINED else []
    apart = {polarity for join in joins if len(join.polarities) > 1 for polarity in join.polarities}
    return tuple(polarity for polarity in POLARITIES if polarity in apart)


@dataclass(frozen=True, slots=True)
class _Join:
    """Codings that become others of one code: the places of the new ones, and what they come from.

    By default a new coding comes from those that it overlaps, else (`whole`) from all of them.
    """

    code: str
    sources: Sequence[Coding]
    places: Sequence[Span]
    whole: bool = False

    @property
    def polarities(self) -> frozenset[str]:
        return frozenset(coding.polarity for coding in self.sources)

    def decided(self, polarity: str, value: str) -> list[Decided]:
        """One coding for each place."""
        return [
            Decided(
                code=self.code,
                start=place.start,
                end=place.end,
                polarity=polarity,
                value=value,
                sources=self._from(place),
            )
            for place in self.places
        ]

    def _from(self, place: Span) -> tuple[str, ...]:
        near = [coding for coding in self.sources if coding.span.overlaps(place)]
        return tuple(coding.id for coding in (self.sources if self.whole or not near else near))


def as_they_are(cluster: Cluster, chosen: Iterable[Coding]) -> list[Decided]:
    """Codings taken over unchanged, each once; identical ones of other coders are sources too."""
    wanted = {said(coding) for coding in chosen}
    sources: dict[Said, list[str]] = defaultdict(list)
    for coding in cluster.codings:
        sources[said(coding)].append(coding.id)
    return [
        Decided(code=code, start=start, end=end, polarity=polarity, value=value, sources=tuple(sources[key]))
        for key in wanted
        for code, start, end, polarity, value in [key]
    ]


def said(coding: Coding | Decided) -> Said:
    """What a coding says; two that say the same are one in the consensus."""
    return coding.code, coding.start, coding.end, coding.polarity, coding.value


def named(cluster: Cluster) -> str:
    """A cluster as errors name it."""
    return f"cluster {cluster.id}"


def _accept(cluster: Cluster, wish: Wish, coders: Sequence[str]) -> list[Decided]:
    if wish.coder not in coders:
        raise UnknownNameError("coder", wish.coder, coders, where=named(cluster))
    return as_they_are(cluster, (c for c in cluster.codings if c.coder == wish.coder))


def _both(cluster: Cluster, _wish: Wish, _coders: Sequence[str]) -> list[Decided]:
    return as_they_are(cluster, cluster.codings)


def _nothing(_cluster: Cluster, _wish: Wish, _coders: Sequence[str]) -> list[Decided]:
    return []


def _keep(cluster: Cluster, wish: Wish, _coders: Sequence[str]) -> list[Decided]:
    if not wish.keep:
        raise CodekitError("no coding is named that is kept", where=named(cluster), hint="name some, or: neither")
    for id_ in wish.keep:
        if id_ not in cluster.about:
            raise UnknownNameError("coding", id_, cluster.about, where=named(cluster))
    return as_they_are(cluster, (c for c in cluster.codings if c.id in wish.keep))


def _union(cluster: Cluster, wish: Wish) -> list[_Join]:
    return [_Join(code, codings, union(c.span for c in codings)) for code, codings in _joined_codes(cluster, wish)]


def _intersection(cluster: Cluster, wish: Wish) -> list[_Join]:
    return [_Join(code, codings, _shared(cluster, code, codings)) for code, codings in _joined_codes(cluster, wish)]


def _shared(cluster: Cluster, code: str, chosen: Sequence[Coding]) -> list[Span]:
    """The characters that every coder who used the code gave it."""
    by_coder: dict[str, list[Span]] = defaultdict(list)
    for coding in chosen:
        by_coder[coding.coder].append(coding.span)
    if len(by_coder) < 2:
        raise CodekitError(f"only one coder has {code}, so there is nothing to intersect", where=named(cluster))
    shared = reduce(_common, (union(spans) for spans in by_coder.values()))
    if not shared:
        raise CodekitError(f"the codings of {code} share no characters", where=named(cluster), hint="union, or accept")
    return shared


def _common(first: list[Span], second: list[Span]) -> list[Span]:
    """The characters in both; each list is sorted and disjoint."""
    pairs = ((max(a.start, b.start), min(a.end, b.end)) for a in first for b in second if a.overlaps(b))
    return [Span(start, end) for start, end in pairs]


def _other_code(cluster: Cluster, wish: Wish) -> list[_Join]:
    if not wish.code:
        raise CodekitError("which other code?", where=named(cluster), hint="name a code of the codebook")
    places = [_own_span(cluster, wish)] if wish.start is not None else union(c.span for c in cluster.codings)
    return [_Join(wish.code, cluster.codings, places)]


def _other_span(cluster: Cluster, wish: Wish) -> list[_Join]:
    elsewhere = bool(wish.code) and wish.code not in cluster.codes
    code, sources = (wish.code, cluster.codings) if elsewhere else _one_code(cluster, wish)
    return [_Join(code, sources, [_own_span(cluster, wish)], whole=True)]


def _own_span(cluster: Cluster, wish: Wish) -> Span:
    if wish.start is None or wish.end is None or not 0 <= wish.start < wish.end:
        raise CodekitError("from where to where?", where=named(cluster), hint="start and end in characters")
    return Span(wish.start, wish.end)


def _joined_codes(cluster: Cluster, wish: Wish) -> list[tuple[str, Sequence[Coding]]]:
    """The codes whose spans are joined: the one meant, or each of several that all coders of the cluster used."""
    by_code = {code: [c for c in cluster.codings if c.code == code] for code in cluster.codes}
    if not wish.code and all({c.coder for c in codings} == set(cluster.coders) for codings in by_code.values()):
        return list(by_code.items())
    return [_one_code(cluster, wish)]


def _one_code(cluster: Cluster, wish: Wish) -> tuple[str, Sequence[Coding]]:
    """The code that spans are joined for: the one there is, or the one that the wish names."""
    if wish.code and wish.code not in cluster.codes:
        raise UnknownNameError("code", wish.code, cluster.codes, where=named(cluster))
    if not wish.code and len(cluster.codes) > 1:
        raise CodekitError(
            f"has the codes {', '.join(cluster.codes)}",
            where=named(cluster),
            joint=" ",
            hint="name the code that is meant",
        )
    code = wish.code or cluster.codes[0]
    return code, [c for c in cluster.codings if c.code == code]


def _polarity(codings: Sequence[Coding], wish: Wish) -> str:
    polarities = {c.polarity for c in codings}
    if wish.polarity:
        return wish.polarity
    if len(polarities) > 1:
        raise CodekitError("the codings differ in polarity", hint=f"say which: {', '.join(POLARITIES)}")
    return next(iter(polarities), SUPPORTING)


def _value(join: _Join, wish: Wish) -> str:
    """The value that joined codings get: the one meant, else theirs where the code stays and they have one."""
    if wish.value:
        return wish.value
    values = sorted({c.value for c in join.sources if c.code == join.code})
    if len(values) > 1:
        listed = ", ".join(value or "none" for value in values)
        raise CodekitError(f"the codings differ in value: {listed}", hint="accept a coder, keep some, or say --value")
    return next(iter(values), "")


_TAKEN: dict[str, Callable[[Cluster, Wish, Sequence[str]], list[Decided]]] = {
    ACCEPT: _accept,
    BOTH: _both,
    NEITHER: _nothing,
    KEEP: _keep,
    DEFER: _nothing,
}
_JOINED: dict[str, Callable[[Cluster, Wish], list[_Join]]] = {
    UNION: _union,
    INTERSECTION: _intersection,
    OTHER_CODE: _other_code,
    OTHER_SPAN: _other_span,
}
