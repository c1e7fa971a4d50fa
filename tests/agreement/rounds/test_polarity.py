"""Presence with polarity: one nominal variable per code, a refinement of presence."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations
from statistics import fmean
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.strategies import materials
from codekit.agreement import Material, compare, gwet_ac1, krippendorff_alpha, make_material
from codekit.agreement.rounds.polarised import Polarised, make_polarised
from codekit.agreement.rounds.polarity import Found, compare_polarity, with_polarity
from codekit.model.polarities import POLARITIES

SUPPORTING, CONTRARY = 0, 1


@st.composite
def worlds(draw: st.DrawFn) -> Polarised:
    """Any ranges with any polarities."""
    made = draw(materials())
    n = made.lo.size
    polarity = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    return make_polarised(made, POLARITIES, np.array(polarity, np.int64))


def found(world: Polarised, **options: Any) -> Found:
    """The results, with all polarities declared."""
    return compare_polarity(world, declared=POLARITIES, **options)


def cells(world: Polarised) -> dict[str, list[list[str | None]]]:
    """Each code's values by a recount, unit by unit: code -> coder -> value, None where not finished."""
    made = world.material
    recount: dict[str, list[list[str | None]]] = {}
    for k, code in enumerate(made.codes):
        rows: list[list[str | None]] = [[] for _ in made.coders]
        for t, n in enumerate(made.n_units.tolist()):
            for unit, c in ((u, c) for u in range(n) for c in range(len(made.coders))):
                here = (made.coder == c) & (made.transcript == t) & (made.code == k)
                here &= (made.lo <= unit) & (unit < made.hi)
                said = sorted({POLARITIES[i] for i in world.polarity[here].tolist()})
                rows[c].append((" + ".join(said) or "absent") if made.covered[c, t] else None)
        recount[code] = rows
    return recount


@given(worlds())
def test_figures_are_those_of_a_recount_unit_by_unit(world: Polarised) -> None:
    """Values per coder, percent, kappa, alpha, AC1, and how many differ, from the values of each unit by themselves."""
    results = found(world).by_code
    for code, rows in cells(world).items():
        units = [column for column in zip(*rows, strict=True) if sum(v is not None for v in column) > 1]
        words = {value for column in units for value in column if value is not None}
        if code not in results:
            assert words <= {"absent", "supporting"}
            continue
        result = results[code]
        assert len(units) == result.n_units
        kept: list[list[str | None]] = [[column[c] for column in units] for c in range(len(rows))]
        counted = {
            value: {coder: kept[c].count(value) for c, coder in enumerate(world.material.coders) if any(kept[c])}
            for value in result.values
        }
        assert counted == {value: dict(given_) for value, given_ in result.values.items()}
        assert words | {"absent", *POLARITIES} == set(result.values)
        if not units:
            continue
        assert krippendorff_alpha(kept).value == pytest.approx(result.krippendorff_alpha, nan_ok=True)
        declared = list(result.values)
        assert gwet_ac1(kept, categories=declared).value == pytest.approx(result.gwet_ac1, nan_ok=True)
        kappas = [_kappa(kept[x], kept[y]) for x, y in combinations(range(len(kept)), 2)]
        defined = [kappa for kappa in kappas if not math.isnan(kappa)]
        mean = fmean(defined) if defined else math.nan
        assert mean == pytest.approx(result.cohen_kappa, nan_ok=True)
        apart = [{v for v in column if v is not None} for column in units]
        assert sum(len(said) > 1 and "absent" not in said for said in apart) == result.differ


def _kappa(first: list[str | None], second: list[str | None]) -> float:
    both = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    n = len(both)
    if not n:
        return math.nan
    one, other = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(one[value] * other[value] for value in one) / n**2
    return math.nan if chance == 1 else (sum(a == b for a, b in both) / n - chance) / (1 - chance)


@given(worlds())
def test_all_values_but_absent_taken_together_are_presence(world: Polarised) -> None:
    """The counts of presence per coder, and for two coders its four cells."""
    presence = {code.code: code for code in compare(world.material, round_id="r1", unit="turn").codes}
    for code, result in found(world).by_code.items():
        present = Counter(
            {
                coder: sum(given_[coder] for value, given_ in result.values.items() if value != "absent")
                for coder in result.values["absent"]
            }
        )
        assert dict(presence[code].positives) == dict(present)
    two = _of_two(world)
    presence = {code.code: code for code in compare(two.material, round_id="r1", unit="turn").codes}
    for code, result in found(two).by_code.items():
        merged = Counter[tuple[bool, bool]]()
        for first, others in result.table.items():
            for second, n in others.items():
                merged[first != "absent", second != "absent"] += n
        shown = presence[code].cells
        assert shown is not None
        assert (shown.a, shown.b, shown.c, shown.d) == tuple(
            merged[pair] for pair in ((True, True), (True, False), (False, True), (False, False))
        )


def _of_two(world: Polarised) -> Polarised:
    made = world.material
    kept = made.coder < 2
    columns = {name: getattr(made, name)[kept] for name in ("coder", "transcript", "code", "lo", "hi")}
    pair = replace(made, coders=made.coders[:2], covered=made.covered[:2], **columns)
    return make_polarised(pair, world.names, world.polarity[kept])


@given(worlds(), st.integers(2, 50))
def test_units_cut_into_more_units_give_the_same_figures(world: Polarised, times: int) -> None:
    """As for characters: every count is so many times as large; nothing is laid out unit by unit."""
    made = world.material
    wider = replace(made, n_units=made.n_units * times, lo=made.lo * times, hi=made.hi * times)
    before, after = found(world), found(make_polarised(wider, world.names, world.polarity))

    assert before.differ * times == after.differ
    assert before.by_code.keys() == after.by_code.keys()
    for code, result in before.by_code.items():
        cut = after.by_code[code]
        assert (result.differ * times, result.cohen_kappa) == pytest.approx((cut.differ, cut.cohen_kappa), nan_ok=True)
        assert {v: {c: n * times for c, n in given_.items()} for v, given_ in result.values.items()} == cut.values


@given(worlds())
def test_with_one_polarity_only_there_is_nothing_to_add(world: Polarised) -> None:
    """Everything supports: no code has a second figure, and the report is what it was."""
    alike = make_polarised(world.material, world.names, np.zeros_like(world.polarity))
    report = compare(world.material, round_id="r1", unit="turn")

    assert ({}, 0) == found(alike)
    assert repr(report) == repr(with_polarity(report, found(alike)))


def made(*rows: tuple[int, int, int, int], transcripts: int = 1, units: int = 4) -> Polarised:
    """One code by A and B: rows of coder, transcript, unit and polarity."""
    coder, transcript, unit, polarity = np.array(rows, np.int64).T
    material: Material = make_material(
        transcripts=[f"T{t}" for t in range(transcripts)],
        coders=["A", "B"],
        codes=["M"],
        n_units=[units] * transcripts,
        covered=[[True] * transcripts] * 2,
        coder=coder,
        transcript=transcript,
        code=np.zeros_like(coder),
        lo=unit,
        hi=unit + 1,
    )
    return make_polarised(material, POLARITIES, polarity)


def test_supporting_against_contrary_on_the_same_unit() -> None:
    """Kappa 1 as presence, 1/3 with polarity (observed 1/2, by chance 1/4); the note says so."""
    world = made((0, 0, 0, SUPPORTING), (1, 0, 0, CONTRARY), (0, 0, 1, SUPPORTING), (1, 0, 1, CONTRARY))
    report = with_polarity(compare(world.material, round_id="r1", unit="turn"), found(world))
    (code,) = report.codes

    assert code.with_polarity is not None
    assert (1.0, 2, 2) == (code.cohen_kappa, code.with_polarity.differ, report.summary.differ_in_polarity)
    assert 1 / 3 == pytest.approx(code.with_polarity.cohen_kappa)
    assert "kappa 1.00 as presence, but 0.33 with polarity" in code.note
    assert 2 == code.with_polarity.table["supporting"]["contrary"]
    shown = report.to_json()["codes"][0]["with_polarity"]
    assert {"A": 0, "B": 2} == shown["values"]["contrary"]
    assert code.with_polarity.cohen_kappa == shown["cohen_kappa"]


def test_two_polarities_of_one_coder_on_one_unit_are_a_value_of_their_own() -> None:
    """Supporting and contrary, against supporting: they agree on presence, not on this."""
    world = made((0, 0, 0, SUPPORTING), (0, 0, 0, CONTRARY), (1, 0, 0, SUPPORTING))
    result = found(world).by_code["M"]

    assert {"A": 1, "B": 0} == result.values["contrary + supporting"]
    assert ["absent", "supporting", "contrary", "hypothetical", "contrary + supporting"] == list(result.values)
    assert 1 == result.differ


@pytest.mark.parametrize("kind", ["fisher", "linearised", "jackknife", "bootstrap"])
def test_the_interval_is_of_the_kind_that_was_asked_for(kind: str) -> None:
    """From five transcripts on, around the value."""
    rows = [(c, t, u, (t + u) % 2 if c else u % 2) for t in range(8) for u in range(3) for c in (0, 1) if (t + u) % 5]
    result = found(made(*rows, transcripts=8), kind=kind).by_code["M"]

    assert result.interval is not None
    assert ("cohen_kappa", kind) == (result.interval.coefficient, result.interval.kind)
    assert result.interval.low < result.cohen_kappa < result.interval.high


def test_undefined_where_all_say_the_same() -> None:
    """Everybody denies it on every unit: no kappa, with the reason."""
    result = found(made(*[(c, 0, u, CONTRARY) for c in (0, 1) for u in range(4)])).by_code["M"]

    assert math.isnan(result.cohen_kappa)
    assert "not estimable: every coder gave every unit the same value" == result.note
    assert 1.0 == result.percent_agreement


def test_polarities_that_do_not_fit_are_refused() -> None:
    """One for each range, and known."""
    material = made((0, 0, 0, 0)).material
    for polarity in (np.zeros(2, np.int64), np.array([3])):
        with pytest.raises(ValueError, match="polarity"):
            make_polarised(material, POLARITIES, polarity)
