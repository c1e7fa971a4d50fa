"""The double-coding plan: a stratified sample that anyone can draw again, pairs in turn, a size for a width."""

from __future__ import annotations

import math
import shlex
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError, NotComparableError
from codekit.workflow.planning import plan
from codekit.workflow.planning import size as plan_size
from codekit.workflow.planning.size import Assumptions
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, start

sizes = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 12), min_size=1, max_size=6)
names = st.lists(st.text("abcdefgh0123", min_size=1, max_size=4), min_size=1, max_size=24, unique=True)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews, two of them of one case; three coders."""
    return build(tmp_path, memory=True)


@given(sizes, st.data())
def test_places_add_up_and_fit_and_every_stratum_has_one(strata: dict[str, int], data: st.DataObject) -> None:
    """Where the sample is large enough; each is within one of its proportional share, the order is no matter."""
    total = data.draw(st.integers(0, sum(strata.values())))
    if not sum(strata.values()):
        return
    places = plan.allocate(strata, total)
    filled = [name for name, size in strata.items() if size]

    assert total == sum(places.values())
    assert all(0 <= places[name] <= strata[name] for name in strata)
    assert total < len(filled) or all(places[name] for name in filled)
    assert places == plan.allocate(dict(reversed(strata.items())), total)
    quota = {name: total * size / sum(strata.values()) for name, size in strata.items()}
    large = [name for name in filled if quota[name] >= 1]
    assert all(places[name] <= max(1, math.ceil(quota[name])) for name in filled)
    if len(large) == len(filled):
        assert all(abs(places[name] - quota[name]) < 1 for name in filled)


@given(names, st.integers(0, 5), st.integers(0, 24))
def test_a_sample_is_drawn_again_from_its_seed(ids: list[str], seed: int, size: int) -> None:
    """Whatever order the transcripts are in; a larger sample holds the smaller one."""
    size = min(size, len(ids))
    drawn = plan.draw({"": ids}, size, seed)[""]

    assert drawn == plan.draw({"": sorted(ids, reverse=True)}, size, seed)[""]
    assert size == len(set(drawn))
    assert drawn == plan.draw({"": ids}, len(ids), seed)[""][:size]


@given(names, st.integers(0, 3))
def test_a_transcript_that_is_added_moves_no_other(ids: list[str], seed: int) -> None:
    """The order of drawing is that of lots of each transcript by itself."""
    *some, new = ids
    before = plan.draw({"": some}, len(some), seed)[""]
    after = plan.draw({"": ids}, len(ids), seed)[""]

    assert before == [id_ for id_ in after if id_ != new]


@given(names, st.integers(2, 6), st.integers(0, 9), st.data())
def test_every_team_gets_as_many_transcripts_as_any_other(
    ids: list[str], people: int, seed: int, data: st.DataObject
) -> None:
    """By at most one; so does every coder, by at most two; each transcript has its coders in the order given."""
    coders = [f"c{i}" for i in range(people)]
    per = data.draw(st.integers(2, people))
    found = plan.rotate(ids, coders, per, seed)
    teams = Counter(found.values())
    each = [teams[team] for team in {tuple(sorted(t)) for t in _teams(coders, per)}]
    loads = [sum(coder in team for team in found.values()) for coder in coders]

    assert list(ids) == list(found)
    assert max(each) - min(each) <= 1
    assert max(loads) - min(loads) <= 2
    assert all(len(team) == per and team == tuple(sorted(team)) for team in found.values())


def _teams(coders: list[str], per: int) -> list[tuple[str, ...]]:
    from itertools import combinations

    return list(combinations(coders, per))


def test_the_lots_are_the_same_in_every_version() -> None:
    """SHA-256 of the seed and the id, so that a plan in a paper can be checked."""
    ids = [f"T{number:02}" for number in range(1, 11)]

    assert ["T03", "T10", "T08"] == plan.draw({"": ids}, 3, 1)[""]
    assert ["T05", "T02", "T03"] == plan.draw({"": ids}, 3, 2)[""]


def test_a_plan_is_stratified_by_an_attribute_of_cases(study: Study) -> None:
    """T01 and T03 are interviews of a case in the North, T02 of one in the South."""
    found = plan.plan(study, coders=["ana", "ben", "lee"], size=2, by="region")

    assert {"North": (1, 2), "South": (1, 1)} == found.strata
    assert "T02" in found.transcripts
    assert found.rotates
    assert {2} == {len(team) for team in found.assignments.values()}


def test_the_command_of_a_plan_starts_its_round(study: Study) -> None:
    """As it is printed; the round then has each transcript coded by its two coders."""
    found = plan.plan(study, coders=["ana", "ben", "lee"], size=3)
    words = shlex.split(plan.command(found, round_id="r1", kind="double", codebook="food"))
    options = dict(zip(words[4::2], words[5::2], strict=True))

    rounds.start(
        study,
        words[3],
        kind=options["--kind"],
        coders=options["--coders"].split(","),
        transcripts=options["--transcripts"].split(","),
        codebook=options["--codebook"],
        assignments=rounds.parse_assignments(options["--assign"].split(",")),
    )

    round_ = study.round("r1")
    assert found.assignments == {id_: round_.coders_of(id_) for id_ in round_.transcripts}
    assert [1, 1, 1] == list(found.teams.values())


def test_transcripts_of_earlier_double_rounds_are_left_out(study: Study) -> None:
    """Unless they are asked for."""
    start(study, transcripts=["T01"])

    assert ("T02", "T03") == plan.plan(study, coders=["ana", "ben"], size=2).transcripts
    assert 3 == len(plan.plan(study, coders=["ana", "ben"], size=3, again=True).transcripts)
    with pytest.raises(CodekitError, match="3 transcripts are wanted, and 2 can be drawn"):
        plan.plan(study, coders=["ana", "ben"], size=3)


@pytest.mark.parametrize(
    ("coders", "more", "message"),
    [
        (["ana"], {}, "2 coders for each transcript, but 1 are named"),
        (["ana", "bne"], {}, "no coder 'bne'"),
        (["ana", "ben"], {"by": "regoin"}, "no attribute 'regoin'"),
        (["ana", "ben"], {"size": 9}, "9 transcripts are wanted"),
    ],
)
def test_what_does_not_fit_is_refused(study: Study, coders: list[str], more: dict[str, object], message: str) -> None:
    """One clear error."""
    options: dict[str, object] = {"size": 2, **more}
    with pytest.raises(CodekitError, match=message):
        plan.plan(study, coders=coders, **options)  # type: ignore[arg-type]


def fleiss_cohen_everitt(kappa: float, p: float) -> float:
    """The large-sample variance of Cohen's kappa times n (Fleiss, Cohen & Everitt 1969, eq. 13), equal marginals."""
    both, one = p * p + kappa * p * (1 - p), (1 - kappa) * p * (1 - p)
    table = [[both, one], [one, 1 - both - 2 * one]]
    margin = [p, 1 - p]
    observed, chance = table[0][0] + table[1][1], p * p + (1 - p) ** 2
    on = sum(table[i][i] * ((1 - chance) - 2 * margin[i] * (1 - observed)) ** 2 for i in range(2))
    off = (1 - observed) ** 2 * sum(table[i][1 - i] * (margin[0] + margin[1]) ** 2 for i in range(2))
    return (on + off - (observed * chance - 2 * chance + observed) ** 2) / (1 - chance) ** 4


@given(st.floats(0, 0.99), st.floats(0.01, 0.99))
def test_the_variance_is_that_of_fleiss_cohen_and_everitt(kappa: float, prevalence: float) -> None:
    """For equal marginals the short formula and the long one are the same."""
    assert math.isclose(
        fleiss_cohen_everitt(kappa, prevalence), plan_size.unit_variance(kappa, prevalence), rel_tol=1e-6, abs_tol=1e-9
    )


@settings(deadline=None)
@given(
    st.floats(0, 0.98),
    st.floats(0.05, 0.95),
    st.integers(5, 500),
    st.floats(1, 10),
    st.sampled_from([0.1, 0.2, 0.4]),
)
def test_the_size_is_the_smallest_that_reaches_the_width(
    kappa: float, prevalence: float, units: int, effect: float, width: float
) -> None:
    """One transcript fewer would be too few; never below five, where no interval is shown."""
    assumed = Assumptions(kappa, prevalence, units, effect)
    needed = plan_size.transcripts_needed(assumed, width)

    assert needed >= plan_size.FEWEST
    assert plan_size.expected_width(assumed, needed) <= width
    assert needed == plan_size.FEWEST or plan_size.expected_width(assumed, needed - 1) > width


def test_an_example_by_hand() -> None:
    """Kappa .8, prevalence .1, 60 units, effect 2: v = 1.04267, T = 16 since 2 t sqrt(2 v / (60 T)) = .1987."""
    assumed = Assumptions(0.8, 0.1, 60, 2.0)

    assert math.isclose(1.0426667, plan_size.unit_variance(0.8, 0.1), rel_tol=1e-6)
    assert 16 == plan_size.transcripts_needed(assumed, 0.2)
    assert math.isclose(0.19868, plan_size.expected_width(assumed, 16), rel_tol=1e-4)
    assert math.isnan(plan_size.expected_width(assumed, 4))


@pytest.mark.parametrize(
    ("assumed", "width"),
    [
        (Assumptions(kappa=1), 0.2),
        (Assumptions(prevalence=0), 0.2),
        (Assumptions(units=0), 0.2),
        (Assumptions(design_effect=0.5), 0.2),
        (Assumptions(), 0),
        (Assumptions(), 2),
        (Assumptions(units=1), 0.001),
    ],
)
def test_what_cannot_be_planned_for_is_an_error(assumed: Assumptions, width: float) -> None:
    """One line, no endless search."""
    with pytest.raises(CodekitError):
        plan_size.transcripts_needed(assumed, width)


def test_the_size_by_an_earlier_round() -> None:
    """Its own width needs as many transcripts as it has; half the width about four times as many."""
    from agreement.made import of_cells
    from codekit.agreement import compare as compare_material
    from codekit.agreement.formulas.student import t_quantile

    cells = [(4, 1, 0), (3, 0, 1), (5, 1, 1), (2, 1, 0), (4, 0, 2), (3, 1, 1)]
    material = of_cells({"x": cells, "y": [(0, 0, 0)] * 6}, units=[40] * 6)
    report = compare_material(material, round_id="r1", unit="turn")
    interval = report.codes[0].interval
    assert interval is not None
    width = 2 * t_quantile(0.975, 5) * interval.error

    same, undefined = plan_size.from_round(report, width * 1.0001)
    half, _ = plan_size.from_round(report, width / 2)

    assert (6, None, "undefined") == (same.transcripts, undefined.transcripts, undefined.why)
    assert half.transcripts is not None
    assert 14 <= half.transcripts <= 24


def test_a_code_without_an_interval_gives_no_size_but_the_reason() -> None:
    """One that occurs in three transcripts of six, and one on which nobody ever differs."""
    from agreement.made import of_cells
    from codekit.agreement import compare as compare_material

    scattered = [(4, 1, 0), (3, 0, 1), (5, 1, 1), *[(0, 0, 0)] * 3]
    material = of_cells({"x": scattered, "y": [(4, 0, 0)] * 6}, units=[40] * 6)

    needs = plan_size.from_round(compare_material(material, round_id="r1", unit="turn"), 0.2)

    assert ["it occurs in 3 of 6", "nothing varied"] == [need.why for need in needs]


def test_a_round_without_intervals_gives_no_size(study: Study) -> None:
    """Three transcripts show none."""
    start(study)
    code(study, BOTH)
    with pytest.raises(NotComparableError):
        plan.needs(study, "r1", 0.2)
    agree(study, "r1")

    with pytest.raises(CodekitError, match=r"gives no interval to plan from \(3 transcripts\)"):
        plan.needs(study, "r1", 0.2)
