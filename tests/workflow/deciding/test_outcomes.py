"""What wishes come to, on random clusters: nothing is invented, nothing of a choice is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agreement.rounds.test_clusters import Made, worlds
from codekit.agreement.rounds.clusters import Cluster, clusters
from codekit.errors import CodekitError
from codekit.model.decided import Decided
from codekit.model.decisions import (
    ACCEPT,
    BOTH,
    CHOICES,
    DEFER,
    INTERSECTION,
    NEITHER,
    OTHER_CODE,
    OTHER_SPAN,
    UNION,
)
from codekit.model.events import Coding
from codekit.workflow.deciding.outcomes import Wish, differing, outcome, preview

Key = tuple[str, int, int, str]


def made(world: Made) -> Iterator[tuple[Cluster, tuple[str, ...]]]:
    """The clusters and agreed groups of a world, with its coders."""
    placed, differing, coders = world
    for cluster in clusters("T07", placed, coders=coders, disagreements=differing):
        yield cluster, coders


def key(one: Coding | Decided) -> Key:
    """Code, span and polarity."""
    return one.code, one.start, one.end, one.polarity


def characters(some: list[Coding] | tuple[Decided, ...]) -> set[int]:
    """The characters in the spans."""
    return {at for one in some for at in range(one.start, one.end)}


@given(worlds(), st.sampled_from(CHOICES), st.text("ab", max_size=2))
def test_a_wish_gives_codings_with_sources_or_one_clear_error(world: Made, choice: str, reason: str) -> None:
    """Whatever is left out of the wish; the outcome is in text order, each coding once."""
    for cluster, coders in made(world):
        try:
            given_ = preview(cluster, Wish(choice, coder=coders[0], reason=reason, keep=cluster.about[:1]), coders)
        except CodekitError:
            given_ = ()
        assert all(one.sources and set(one.sources) <= set(cluster.about) for one in given_)
        keys = [key(one) for one in given_]
        assert len(keys) == len(set(keys))
        assert [(one.start, one.end) for one in given_] == sorted((one.start, one.end) for one in given_)


@given(worlds())
def test_accepting_takes_just_that_coders_codings(world: Made) -> None:
    """Each source is a coding that says the same; both is what accepting each would give together."""
    for cluster, coders in made(world):
        together: set[Key] = set()
        for coder in coders:
            accepted = preview(cluster, Wish(ACCEPT, coder=coder), coders)
            assert {key(c) for c in cluster.codings if c.coder == coder} == {key(one) for one in accepted}
            together |= {key(one) for one in accepted}
        both = preview(cluster, Wish(BOTH), coders)
        assert together == {key(one) for one in both}
        same = {c.id: key(c) for c in cluster.codings}
        assert all(same[id_] == key(one) for one in both for id_ in one.sources)
        assert sorted(same) == sorted(id_ for one in both for id_ in one.sources)


@given(worlds())
def test_neither_and_defer_give_nothing(world: Made) -> None:
    """A recorded nothing, and no decision yet."""
    for cluster, coders in made(world):
        assert () == preview(cluster, Wish(NEITHER, reason="no"), coders) == preview(cluster, Wish(DEFER), coders)


@given(worlds(), st.data())
def test_union_and_intersection_are_sets_of_characters(world: Made, data: st.DataObject) -> None:
    """Of one code; the union has every character that somebody coded, the intersection those of every user."""
    some = [cluster for cluster, _ in made(world)]
    assume(some)
    cluster = data.draw(st.sampled_from(some))
    code = data.draw(st.sampled_from(cluster.codes))
    mine = [c for c in cluster.codings if c.code == code]
    wish = {choice: Wish(choice, code=code, polarity="supporting") for choice in (UNION, INTERSECTION)}
    by_coder = [characters([c for c in mine if c.coder == coder]) for coder in {c.coder for c in mine}]
    shared = set.intersection(*by_coder)

    assert characters(mine) == characters(preview(cluster, wish[UNION], ()))
    if len(by_coder) > 1 and shared:
        assert shared == characters(preview(cluster, wish[INTERSECTION], ()))
    else:
        with pytest.raises(CodekitError, match=r"only one coder has|share no characters"):
            preview(cluster, wish[INTERSECTION], ())


@given(worlds(), st.sampled_from([UNION, INTERSECTION, OTHER_CODE, OTHER_SPAN]))
def test_a_polarity_is_asked_for_just_where_joined_codings_differ(world: Made, choice: str) -> None:
    """Without a name it is refused, with any of those offered it is taken."""
    for cluster, coders in made(world):
        wish = Wish(choice, code=cluster.codes[0], start=0, end=1)
        try:
            polarities = differing(cluster, wish)
        except CodekitError:
            continue
        of_code = [c for c in cluster.codings if choice == OTHER_CODE or c.code == wish.code]
        assert len({c.polarity for c in of_code}) > 1 if polarities else True
        if not polarities:
            assert {c.polarity for c in of_code} == {one.polarity for one in outcome(cluster, wish, coders)}
            continue
        with pytest.raises(CodekitError, match="differ in polarity"):
            outcome(cluster, wish, coders)
        for name in polarities:
            assert {name} == {one.polarity for one in outcome(cluster, replace(wish, polarity=name), coders)}
