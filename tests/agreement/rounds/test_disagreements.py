"""The list of disagreements: one row per unit and code, with its type by first match."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_sets
from agreement.strategies import CODES, Transcripts, transcripts
from codekit.agreement import Material, compare, make_material
from codekit.agreement.rounds.disagreements import Disagreement, disagreements
from codekit.agreement.rounds.polarised import make_polarised
from codekit.model.differences import BOUNDARY, TYPES
from codekit.model.polarities import POLARITIES

PARENTS = {"a.1": "a", "a.2": "a", "a.1.x": "a.1", "a": "", "b": "", "c": ""}
ALL = ["a", "a.1", "a.2", "a.1.x", "b", "c"]
Units = Sequence[set[str]]


def judged(
    material: Material, *, turns: Sequence[int] | None = None, detail: Material | None = None
) -> list[Disagreement]:
    """The disagreements of a material whose units lie in these turns; by default in one."""
    listed = [np.array(turns) if turns else np.zeros(n, np.int64) for n in material.n_units]
    return disagreements(material, parents=PARENTS, turns=listed, detail=detail)


def listed(
    *rows: Units,
    codes: Sequence[str] = ALL,
    detail: Sequence[Units] | None = None,
    turns: Sequence[int] | None = None,
) -> list[Disagreement]:
    """The disagreements of one transcript, one row of units per coder."""
    coders = "ABC"[: len(rows)]
    raw = of_sets([detail], codes=ALL, coders=coders) if detail else None
    return judged(of_sets([rows], codes=codes, coders=coders), turns=turns, detail=raw)


def types(
    *rows: Units,
    codes: Sequence[str] = ALL,
    detail: Sequence[Units] | None = None,
    turns: Sequence[int] | None = None,
) -> list[tuple[int, str, str]]:
    """Unit, code and type of each."""
    return [(row.unit, row.code, row.type) for row in listed(*rows, codes=codes, detail=detail, turns=turns)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param([{"b"}, set()], [{"b"}, {"b"}], [(1, "b", "boundary")], id="next to the other's"),
        pytest.param(
            [{"b"}, set()], [set(), {"b"}], [(0, "b", "boundary"), (1, "b", "boundary")], id="shifted by one unit"
        ),
        pytest.param(
            [{"b"}, {"c"}], [{"c"}, {"b"}], [(u, k, "boundary") for u in (0, 1) for k in "bc"], id="first match"
        ),
        pytest.param([{"a"}], [{"a.1"}], [(0, "a", "parent/child"), (0, "a.1", "parent/child")], id="parent, child"),
        pytest.param([{"a"}], [{"a.1.x"}], [(0, "a", "parent/child"), (0, "a.1.x", "parent/child")], id="grandchild"),
        pytest.param([{"b"}], [{"c"}], [(0, "b", "substitution"), (0, "c", "substitution")], id="another code"),
        pytest.param([{"b"}], [set()], [(0, "b", "omission")], id="the other left it blank"),
        pytest.param([{"b", "c"}], [{"c"}], [(0, "b", "extra")], id="one code more"),
        pytest.param([{"b"}], [{"b"}], [], id="agreed"),
        pytest.param(
            [{"b"}, set(), set()], [set(), set(), {"b"}], [(0, "b", "omission"), (2, "b", "omission")], id="two apart"
        ),
    ],
)
def test_type_by_first_match(first: Units, second: Units, expected: list[tuple[int, str, str]]) -> None:
    """Boundary, parent/child, substitution, omission, extra, in this order."""
    assert expected == types(first, second)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        pytest.param([0, 0, 0], ["boundary", "boundary"], id="one turn"),
        pytest.param([0, 0, 1], ["boundary", "omission"], id="goes on in the next turn"),
        pytest.param([0, 1, 1], ["omission", "omission"], id="begins in the turn before"),
        pytest.param([0, 1, 2], ["omission", "omission"], id="each unit a turn"),
    ],
)
def test_a_boundary_lies_within_one_turn(turns: list[int], expected: list[str]) -> None:
    """A gave three units the code, B the first only: what is left out belongs to the stretch only in that turn."""
    first, second = [{"b"}, {"b"}, {"b"}], [{"b"}, set(), set()]

    assert [(unit, "b", type_) for unit, type_ in zip((1, 2), expected, strict=True)] == types(
        first, second, turns=turns
    )


@given(transcripts())
def test_a_neighbouring_turn_is_never_a_boundary(made: Transcripts) -> None:
    """Where every unit is a turn of its own, nothing touches."""
    material = of_sets(made, codes=CODES, coders="ABCD"[: len(made[0])])
    turns = [np.arange(n) for n in material.n_units]

    assert BOUNDARY not in {row.type for row in disagreements(material, parents=PARENTS, turns=turns)}


@given(transcripts(coders=2), st.randoms(use_true_random=False))
def test_a_boundary_is_a_stretch_that_touches(made: Transcripts, rng: random.Random) -> None:
    """By the definition, unit by unit: walking on from the unit while x has the code, one meets y's."""
    material = of_sets(made, codes=CODES, coders="AB")
    turns = [np.sort([rng.randrange(3) for _ in range(n)]).astype(np.int64) for n in material.n_units]

    for row in disagreements(material, parents=PARENTS, turns=turns):
        t = material.transcripts.index(row.transcript)
        has, lacks = (made[t]["AB".index(coder)] or [] for coder in (row.has[0], row.lacks[0]))
        met = False
        for step in (-1, 1):
            unit = row.unit
            while 0 <= unit < len(turns[t]) and turns[t][unit] == turns[t][row.unit]:
                met |= unit < len(lacks) and row.code in lacks[unit]
                if unit >= len(has) or row.code not in has[unit]:
                    break
                unit += step
        assert met == (row.type == BOUNDARY)


def test_substitutions_are_paired_one_to_one_siblings_first() -> None:
    """A has a.1 and b, B has a.2: the siblings are a pair, b is extra; each row names its partner."""
    rows = {(r.code, r.type, r.other) for r in listed([{"a.1", "b"}], [{"a.2"}])}

    assert {("a.1", "substitution", "a.2"), ("a.2", "substitution", "a.1"), ("b", "extra", "")} == rows


def test_a_parent_held_only_by_roll_up_is_not_parent_and_child() -> None:
    """Rolled up, A has a and a.1, B has a and a.2: they chose different children, so a substitution."""
    assert [(0, "a.1", "substitution"), (0, "a.2", "substitution")] == types([{"a", "a.1"}], [{"a", "a.2"}])


def test_a_parent_applied_as_such_is() -> None:
    """Rolled up, A has a and a.1, B only a: B stayed at the parent."""
    (row,) = listed([{"a", "a.1"}], [{"a"}])

    assert ("a.1", "parent/child", "a", ("A",), ("B",)) == (row.code, row.type, row.other, row.has, row.lacks)


def test_the_applied_codes_decide_what_the_round_does_not_show() -> None:
    """In a round about a.1 and b only: B's a is a parent of A's a.1, and B's c means that B did code there."""
    round_codes = ["a.1", "b"]

    assert [(0, "a.1", "omission")] == types([{"a.1"}], [set()], codes=round_codes)
    assert [(0, "a.1", "parent/child")] == types([{"a.1"}], [set()], codes=round_codes, detail=[[{"a.1"}], [{"a"}]])
    assert [(0, "b", "extra")] == types([{"b"}], [set()], codes=round_codes, detail=[[{"b"}], [{"c"}]])


def test_more_than_two_coders_give_one_row_with_the_commonest_type() -> None:
    """B left the unit blank, C coded something else: one row, who has it and who does not."""
    rows = listed([{"b"}, set()], [set(), set()], [{"b"}, set()])

    assert [Disagreement("T0", 0, "b", ("A", "C"), ("B",), "omission")] == rows


def test_ties_between_types_go_to_the_earlier() -> None:
    """One pair is a boundary, the other an omission: boundary."""
    assert [(0, "b", "boundary"), (1, "b", "boundary")] == types([{"b"}, set()], [set(), {"b"}], [set(), set()])


def test_rows_are_sorted_by_type_then_place() -> None:
    """Boundaries first, extras last; within a type by unit and code."""
    found = types([{"b"}, set(), set(), {"c"}], [set(), {"b"}, set(), set()])

    assert [(0, "b", "boundary"), (1, "b", "boundary"), (3, "c", "omission")] == found


def test_a_coder_who_did_not_finish_neither_has_nor_lacks() -> None:
    """C is missing: the row speaks of A and B only."""
    material = of_sets([[[{"b"}], [set()], None]], codes=ALL, coders="ABC")

    (row,) = judged(material)

    assert (("A",), ("B",)) == (row.has, row.lacks)


@given(transcripts(coders=2))
def test_there_are_as_many_rows_as_b_and_c(made: Transcripts) -> None:
    """For two coders the list holds exactly the cells b and c of every code, and substitutions come in twos."""
    material = of_sets(made, codes=CODES, coders="AB")
    rows = judged(material)
    cells = [code.cells for code in compare(material, round_id="r", unit="turn").codes]

    assert sum(c.b + c.c for c in cells if c) == len(rows)
    assert 0 == sum(row.type == "substitution" for row in rows) % 2
    assert all(row.type in TYPES for row in rows)


@given(transcripts())
def test_the_order_of_coders_does_not_change_types(made: Transcripts) -> None:
    """Types belong to units and codes, not to who is named first."""
    names = "ABCD"[: len(made[0])]
    turned = [list(reversed(row)) for row in made]

    def seen(m: Transcripts, coders: str) -> set[tuple[str, int, str, str]]:
        rows = judged(of_sets(m, codes=CODES, coders=coders))
        return {(r.transcript, r.unit, r.code, r.type) for r in rows}

    assert seen(made, names) == seen(turned, names[::-1])


def test_what_is_about_other_material_is_refused() -> None:
    """The applied codes must be of the same people and transcripts, and every unit has a turn."""
    one = of_sets([[[{"b"}], [set()]]], codes=ALL, coders="AB")
    other = of_sets([[[{"b"}], [set()]]], codes=ALL, coders="AC")

    with pytest.raises(ValueError, match="same coders"):
        judged(one, detail=other)
    with pytest.raises(ValueError, match="turn of each unit"):
        disagreements(one, parents=PARENTS, turns=[])


def polarities(*said: str) -> list[Disagreement]:
    """The disagreements on one unit to which each coder gave one code with these polarities; "" is not at all."""
    held = [(c, POLARITIES.index(word)) for c, words in enumerate(said) for word in words.split()]
    coder, polarity = (np.array(column, np.int64) for column in zip(*held, strict=True))
    same = np.zeros_like(coder)
    material = make_material(
        transcripts=["T0"],
        coders="ABCDE"[: len(said)],
        codes=["b"],
        n_units=[1],
        covered=[[True]] * len(said),
        coder=coder,
        transcript=same,
        code=same,
        lo=same,
        hi=same + 1,
    )
    polarised = make_polarised(material, POLARITIES, polarity)
    return disagreements(material, parents={}, turns=[np.zeros(1, np.int64)], polarised=polarised)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(("supporting", "contrary"), ("AB", "", "polarity", "A: supporting; B: contrary"), id="two"),
        pytest.param(
            ("supporting", "supporting contrary"),
            ("AB", "", "polarity", "A: supporting; B: contrary + supporting"),
            id="one polarity more",
        ),
        pytest.param(("supporting", ""), ("A", "B", "omission", ""), id="the other lacks the code"),
        pytest.param(
            ("supporting", "contrary", ""), ("AB", "C", "omission", ""), id="two of the three pairs are omissions"
        ),
        pytest.param(
            ("supporting", "contrary", "hypothetical", ""),
            ("ABC", "D", "polarity", "A: supporting; B: contrary; C: hypothetical"),
            id="as many pairs of each: the earlier type",
        ),
    ],
)
def test_polarity_is_of_those_who_have_the_code(said: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """One row for one code on one unit, with the most frequent type over the pairs that differ."""
    (row,) = polarities(*said)

    assert expected == ("".join(row.has), "".join(row.lacks), row.type, row.other)


@pytest.mark.parametrize("said", [("contrary", "contrary"), ("contrary supporting", "supporting contrary")])
def test_the_same_polarities_are_no_disagreement(said: tuple[str, ...]) -> None:
    """Whatever they are, and in whatever order they were given."""
    assert [] == polarities(*said)


@given(transcripts(), st.data())
def test_polarity_takes_no_disagreement_on_presence_away(made: Transcripts, data: st.DataObject) -> None:
    """A row for every code and unit that was one without; further rows are of those who all have the code."""
    material = of_sets(made, codes=CODES, coders="ABCD"[: len(made[0])])
    n = material.lo.size
    polarity = np.array(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)), np.int64)
    turns = [np.zeros(n_units, np.int64) for n_units in material.n_units]
    polarised = make_polarised(material, POLARITIES, polarity)

    before = {_place(row): row for row in disagreements(material, parents=PARENTS, turns=turns)}
    after = {_place(row): row for row in disagreements(material, parents=PARENTS, turns=turns, polarised=polarised)}

    assert before.keys() <= after.keys()
    assert all((row.has, row.lacks) == (after[key].has, after[key].lacks) for key, row in before.items())
    assert {("polarity", ())} >= {(after[key].type, after[key].lacks) for key in after.keys() - before.keys()}


def _place(row: Disagreement) -> tuple[str, int, str]:
    return row.transcript, row.unit, row.code


def test_ranges_are_looked_through_once_not_for_each_transcript(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which ranges count is worked out as often for many transcripts as for few."""
    calls: list[int] = []
    usable = Material.usable

    def counted(material: Material) -> object:
        calls[-1] += 1
        return usable(material)

    monkeypatch.setattr(Material, "usable", counted)
    for count in (2, 40):
        calls.append(0)
        found = judged(of_sets([[[{"a"}, set()], [set(), {"a"}]]] * count, codes=ALL, coders="AB"))
        assert 2 * count == len(found)

    assert calls[0] == calls[1]
