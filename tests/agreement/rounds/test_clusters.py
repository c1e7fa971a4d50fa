"""Clusters: every disagreement belongs to one, every coding to one or to an agreed group."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_sets
from codekit.agreement import Material, make_material
from codekit.agreement.rounds.clusters import Cluster, Placed, clusters
from codekit.agreement.rounds.disagreements import Disagreement, disagreements
from codekit.agreement.rounds.polarised import Polarised, make_polarised
from codekit.model.differences import AGREED, BOUNDARY, OUTSIDE, POLARITY, SPAN
from codekit.model.events import Coding
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING

PARENTS = {"a": "", "a.1": "a", "a.2": "a", "b": "", "c": "", "d": ""}
ROUND = ("a", "b", "c")  # the round is about these and what is below them, not about d
USED = ("a", "a.1", "a.2", "b", "c")
UNIT, UNITS = 10, 5
TURNS = [0, 0, 0, 1, 1]
Made = tuple[list[Placed], list[Disagreement], tuple[str, ...]]


def coding(coder: str, code: str, start: int, end: int, *, polarity: str = SUPPORTING, id_: str = "") -> Coding:
    """One coding in a text of five units of ten characters."""
    return Coding(
        id=id_ or f"{coder}-{code}-{start}-{end}-{polarity}",
        at="2024-05-06T07:08:09Z",
        by=coder,
        round="r1",
        coder=coder,
        transcript="T07",
        code=code,
        start=start,
        end=end,
        text_sha="0" * 16,
        quote="x" * (end - start),
        codebook="care@1",
        polarity=polarity,
    )


def above(code: str) -> tuple[str, ...]:
    """A code and its ancestors."""
    return (code, *above(PARENTS[code])) if code else ()


def place(one: Coding) -> Placed:
    """The coding with its units and the codes of the round, or below them, that it counts as."""
    counts_as = frozenset(above(one.code)) & frozenset(USED)
    return Placed(one, one.start // UNIT, (one.end - 1) // UNIT + 1, counts_as)


def found(codings: Sequence[Coding], coders: Sequence[str] = ("ana", "ben")) -> list[Cluster]:
    """The clusters of these codings, with the disagreements they make."""
    placed = [place(one) for one in codings]
    return clustered((placed, rows(placed, coders), tuple(coders)))


def clustered(world: Made) -> list[Cluster]:
    """The clusters, tied together by the disagreements on the round's codes."""
    placed, differing, coders = world
    return clusters("T07", placed, coders=coders, disagreements=differing, ties=ties(placed, coders))


def rows(placed: Sequence[Placed], coders: Sequence[str]) -> list[Disagreement]:
    """The disagreements by the real function, on the codes as they were applied, with their polarities."""
    listed = [p for p in placed if p.coding.code in USED]
    material = make_material(
        transcripts=["T0"],
        coders=coders,
        codes=USED,
        n_units=[UNITS],
        covered=[[True]] * len(coders),
        coder=[coders.index(p.coding.coder) for p in listed],
        transcript=[0] * len(listed),
        code=[USED.index(p.coding.code) for p in listed],
        lo=[p.lo for p in listed],
        hi=[p.hi for p in listed],
    )
    polarity = np.array([POLARITIES.index(p.coding.polarity) for p in listed], np.int64)
    return _judged(material, placed, coders, make_polarised(material, POLARITIES, polarity))


def ties(placed: Sequence[Placed], coders: Sequence[str]) -> list[Disagreement]:
    """The disagreements on the round's codes, rolled up."""
    return _judged(_grid(placed, coders, ROUND, rolled=True), placed, coders, None)


def _judged(
    material: Material, placed: Sequence[Placed], coders: Sequence[str], polarised: Polarised | None
) -> list[Disagreement]:
    detail = _grid(placed, coders, list(PARENTS), rolled=False)
    turns = [np.array(TURNS)]
    return disagreements(material, parents=PARENTS, turns=turns, detail=detail, polarised=polarised)


def _grid(placed: Sequence[Placed], coders: Sequence[str], codes: Sequence[str], *, rolled: bool) -> Material:
    def held(coder: str, unit: int) -> set[str]:
        mine = [p for p in placed if p.coding.coder == coder and p.lo <= unit < p.hi]
        return {code for p in mine for code in (p.counts_as if rolled else {p.coding.code}) if code in codes}

    return of_sets([[[held(coder, unit) for unit in range(UNITS)] for coder in coders]], codes=codes, coders=coders)


def _spots(coders: int) -> st.SearchStrategy[tuple[str, int, int, str, tuple[int | None, ...]]]:
    """A code on a place, and for each coder how much later the coding begins; None where there is none."""
    shift = st.sampled_from([None, 0, 0, 0, 1, 5])
    return st.tuples(
        st.sampled_from(list(PARENTS)),
        st.integers(0, UNITS * UNIT - 1),
        st.integers(1, 14),
        st.sampled_from([SUPPORTING, SUPPORTING, CONTRARY]),
        st.tuples(*[shift] * coders),
    )


@st.composite
def worlds(draw: st.DrawFn) -> Made:
    """Codings of two or three coders, many of them alike, and the disagreements they make."""
    coders = ("ana", "ben", "cy")[: draw(st.integers(2, 3))]
    made: dict[str, Coding] = {}
    for code, start, length, polarity, shifts in draw(st.lists(_spots(len(coders)), max_size=7)):
        end = min(start + length, UNITS * UNIT)
        for coder, shift in zip(coders, shifts, strict=True):
            if shift is not None:
                one = coding(coder, code, min(start + shift, end - 1), end, polarity=polarity)
                made[one.id] = one
    placed = [place(one) for one in made.values()]
    return placed, rows(placed, coders), coders


@given(worlds())
def test_every_coding_belongs_to_one_cluster_or_agreed_group(world: Made) -> None:
    """A partition: no coding is lost, none stands twice."""
    placed, _, _ = world
    made = clustered(world)

    assert sorted(one.coding.id for one in placed) == sorted(id_ for cluster in made for id_ in cluster.about)


def test_what_puts_one_code_on_one_unit_is_decided_about_together() -> None:
    """Two codings of a finer code in one unit, where the code of the round is agreed on."""
    made = found(
        [coding("ana", "a", 0, 1), coding("ben", "a", 0, 1), coding("ben", "a.1", 0, 1), coding("ben", "a.1", 1, 2)]
    )

    (disputed,) = (cluster for cluster in made if not cluster.agreed)
    assert {"ben-a.1-0-1-supporting", "ben-a.1-1-2-supporting"} == set(disputed.about)


@given(worlds())
def test_every_disagreement_belongs_to_exactly_one_cluster(world: Made) -> None:
    """The one that holds the codings which put the code on the unit, but for those that every coder has alike."""
    placed, differing, _ = world
    made = clustered(world)

    assert sorted((row.unit, row.code) for row in differing) == sorted(
        (row.unit, row.code) for cluster in made for row in cluster.disagreements
    )
    agreed = {id_ for cluster in made if cluster.agreed for id_ in cluster.about}
    for cluster in made:
        for row in cluster.disagreements:
            causes = [p for p in placed if p.coding.coder in row.has and p.lo <= row.unit < p.hi]
            causes = [p for p in causes if row.code in p.counts_as and p.coding.id not in agreed]
            assert causes
            assert {p.coding.id for p in causes} <= set(cluster.about)


@given(worlds())
def test_a_boundary_is_settled_with_the_coding_that_it_borders_on(world: Made) -> None:
    """The other's coding of the same code in that turn is in the cluster, unless it is agreed.

    Where coders differ on a code of the round: below one, they may agree that it is there, and nothing ties more.
    """
    placed, _, coders = world
    made = clustered(world)
    tied = {(row.unit, row.code) for row in ties(placed, coders) if row.type == BOUNDARY}
    agreed = [one for cluster in made if cluster.agreed for one in cluster.codings]
    for cluster in made:
        for row in (row for row in cluster.disagreements if row.type == BOUNDARY and (row.unit, row.code) in tied):
            others = [place(one) for one in (*cluster.codings, *agreed) if one.coder in row.lacks]
            turns = {TURNS[unit] for p in others if row.code in p.counts_as for unit in range(p.lo, p.hi)}
            assert TURNS[row.unit] in turns


@given(worlds())
def test_codings_that_share_a_character_are_in_one_cluster(world: Made) -> None:
    """Unless one of them is agreed."""
    made = [c for c in clustered(world) if not c.agreed]

    for first, second in combinations(made, 2):
        for one in first.codings:
            assert not any(one.start < other.end and other.start < one.end for other in second.codings)


@given(worlds())
def test_agreed_is_what_every_coder_has_alike(world: Made) -> None:
    """The same code, span and polarity by all coders, and all of it."""
    placed, _, coders = world
    made = clustered(world)
    by_key: dict[tuple[str, int, int, str], set[str]] = {}
    for one in placed:
        c = one.coding
        by_key.setdefault((c.code, c.start, c.end, c.polarity), set()).add(c.coder)
    alike = {key for key, people in by_key.items() if people == set(coders)}

    agreed = [{(c.code, c.start, c.end, c.polarity) for c in cluster.codings} for cluster in made if cluster.agreed]
    assert all(len(keys) == 1 for keys in agreed)
    assert sorted(alike) == sorted(key for keys in agreed for key in keys)


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_codings_and_disagreements_does_not_matter(world: Made, rng: random.Random) -> None:
    """The same clusters with the same numbers, whatever came first."""
    placed, differing, coders = world
    made = clustered(world)
    tied = ties(placed, coders)
    others, shuffled = rng.sample(placed, len(placed)), rng.sample(tied, len(tied))

    assert made == clusters(
        "T07",
        others,
        coders=rng.sample(coders, len(coders)),
        disagreements=rng.sample(differing, len(differing)),
        ties=shuffled,
    )


@given(worlds())
def test_a_cluster_by_itself_is_one_cluster(world: Made) -> None:
    """Clustering again splits nothing and joins nothing."""
    placed, _, coders = world
    tied = ties(placed, coders)

    for cluster in clustered(world):
        own = [one for one in placed if one.coding.id in cluster.about]
        (again,) = clusters("T07", own, coders=coders, disagreements=cluster.disagreements, ties=tied)
        assert (cluster.about, cluster.agreed, cluster.type) == (again.about, again.agreed, again.type)


@pytest.mark.parametrize(
    ("codings", "expected"),
    [
        pytest.param([("ana", "b", 0, 10), ("ben", "b", 0, 10)], [("a1", AGREED, 2)], id="the same"),
        pytest.param([("ana", "b", 0, 10), ("ben", "b", 2, 10)], [("1", SPAN, 2)], id="other borders in one unit"),
        pytest.param([("ana", "b", 0, 4), ("ben", "b", 6, 10)], [("1", SPAN, 2)], id="another place in one unit"),
        pytest.param([("ana", "b", 0, 10), ("ben", "b", 10, 20)], [("1", "boundary", 2)], id="the next unit"),
        pytest.param(
            [("ana", "b", 20, 30), ("ben", "b", 30, 40)],
            [("1", "omission", 1), ("2", "omission", 1)],
            id="the next turn",
        ),
        pytest.param([("ana", "b", 0, 10), ("ben", "b", 0, 30)], [("1", "boundary", 2)], id="a longer stretch"),
        pytest.param([("ana", "b", 0, 4), ("ben", "c", 6, 10)], [("1", "substitution", 2)], id="another code there"),
        pytest.param([("ana", "a", 0, 10), ("ben", "a.1", 0, 10)], [("1", "parent/child", 2)], id="parent, child"),
        pytest.param(
            [("ana", "a.1", 0, 10), ("ben", "a.2", 0, 10)], [("1", "substitution", 2)], id="another code below one"
        ),
        pytest.param(
            [("ana", "a.1", 0, 10), ("ben", "a.2", 10, 20)], [("1", "omission", 2)], id="tied by the code above them"
        ),
        pytest.param([("ana", "d", 0, 10)], [("1", OUTSIDE, 1)], id="a code that the round is not about"),
        pytest.param(
            [("ana", "d", 0, 10), ("ben", "b", 2, 8), ("ana", "b", 0, 10)], [("1", SPAN, 3)], id="and one that it is"
        ),
        pytest.param(
            [("ana", "b", 0, 10), ("ben", "c", 30, 40)],
            [("1", "omission", 1), ("2", "omission", 1)],
            id="far apart",
        ),
        pytest.param(
            [("ana", "b", 0, 10), ("ben", "b", 0, 10), ("ana", "c", 0, 10)],
            [("1", "extra", 1), ("a1", AGREED, 2)],
            id="one code more",
        ),
    ],
)
def test_numbers_and_types(codings: list[tuple[str, str, int, int]], expected: list[tuple[str, str, int]]) -> None:
    """In text order, agreed groups apart; the type says what the disagreements are."""
    made = found([coding(*one) for one in codings])

    assert [(f"T07:{number}", type_, size) for number, type_, size in expected] == [
        (cluster.id, cluster.type, len(cluster.codings)) for cluster in made
    ]


def test_polarity_alone_is_a_disagreement() -> None:
    """Both have the code, nobody lacks it; what each said is told in words."""
    (cluster,) = found([coding("ana", "b", 0, 10), coding("ben", "b", 0, 10, polarity=CONTRARY)])

    (row,) = cluster.disagreements
    assert POLARITY == cluster.type
    assert (("ana", "ben"), (), POLARITY, "ana: supporting; ben: contrary") == (row.has, row.lacks, row.type, row.other)


def test_polarities_that_change_places_within_a_unit_are_no_unit_in_dispute() -> None:
    """Each unit has both polarities of both coders; still the consensus must know which stands where."""
    halves = [(0, 5, SUPPORTING, CONTRARY), (5, 10, CONTRARY, SUPPORTING)]
    made = found(
        [
            coding(coder, "b", start, end, polarity=polarity)
            for start, end, *both in halves
            for coder, polarity in zip(("ana", "ben"), both, strict=True)
        ]
    )

    assert {(POLARITY, ())} == {(cluster.type, cluster.disagreements) for cluster in made}


@given(worlds())
def test_codings_are_tied_as_by_the_codes_of_the_round(world: Made) -> None:
    """What was decided about them when only the round's codes were compared is about the same clusters."""
    placed, _, coders = world
    before = [Placed(p.coding, p.lo, p.hi, p.counts_as & frozenset(ROUND)) for p in placed]
    old = clusters("T07", before, coders=coders, disagreements=ties(placed, coders))

    assert [(c.id, c.about, c.agreed) for c in old] == [(c.id, c.about, c.agreed) for c in clustered(world)]


@given(worlds())
def test_only_what_lies_outside_or_has_other_borders_is_a_cluster_without_a_disagreement(world: Made) -> None:
    """On every unit of such a cluster the coders have the same codes with the same polarities."""
    placed, _, _ = world
    here: dict[tuple[str, int], set[tuple[str, str]]] = {}
    for p in placed:
        for unit in range(p.lo, p.hi) if p.counts_as else ():
            here.setdefault((p.coding.coder, unit), set()).add((p.coding.code, p.coding.polarity))

    for cluster in (c for c in clustered(world) if not c.agreed and not c.disagreements):
        for p in (p for p in placed if p.coding.id in cluster.about and p.counts_as):
            for unit, coder in product(range(p.lo, p.hi), world[2]):
                assert (p.coding.code, p.coding.polarity) in here.get((coder, unit), set())
        outside = all(not p.counts_as for p in placed if p.coding.id in cluster.about)
        assert outside == (cluster.type == OUTSIDE)


def test_what_two_of_three_coders_have_alike_is_not_agreed() -> None:
    """The third left it out."""
    made = found([coding("ana", "b", 0, 10), coding("ben", "b", 0, 10)], ("ana", "ben", "cy"))

    assert [("omission", ("ana", "ben"))] == [(cluster.type, cluster.coders) for cluster in made]


def test_a_transcript_of_one_coder_is_agreed() -> None:
    """There is nobody to differ from."""
    assert [True] == [cluster.agreed for cluster in found([coding("ana", "b", 0, 10)], ("ana",))]
