"""Coefficients by name are the figures of the functions that bear them, and say why where they are undefined."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from agreement.made import of_sets
from agreement.strategies import CODES, Transcripts, materials, transcripts
from codekit import agreement
from codekit.agreement import Material, UnitizedText, make_material, unitize
from codekit.agreement.measures import measure_compared
from codekit.agreement.rounds.exclusive import exclusive_values, measure_exclusive
from codekit.agreement.rounds.named import COEFFICIENTS, KUALPHA, Sides, notes_of, of_code, of_sub_codes, over_all
from codekit.agreement.spans.maxqda import segment_overlap_agreement
from codekit.agreement.spans.spanned import ONE_CODE, spanned
from codekit.errors import ProblemsError

Table = list[list[int | None]]
NAMES = tuple(COEFFICIENTS)
ON_ROWS: dict[str, Callable[[Table], Any]] = {
    "percent": agreement.percent_agreement,
    "percent-pairs": lambda rows: agreement.percent_agreement(rows, over="pairs"),
    "percent-values": lambda rows: agreement.percent_agreement(rows, over="values"),
    "light": agreement.light_kappa,
    "conger": agreement.conger_kappa,
    "fleiss": agreement.fleiss_kappa,
    "alpha": agreement.krippendorff_alpha,
}
OF_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "scott": agreement.scott_pi,
    "kappa": agreement.cohen_kappa,
    "kappa-max": agreement.kappa_max,
    "holsti": agreement.holsti,
}


def sides(material: Material) -> Sides:
    """Both ways of looking at a material whose units are taken for characters."""
    return Sides(measure_compared(material), spanned(material))


def rows_of(made: Transcripts, code: str) -> Table:
    """Each coder's yes and no on the units of the transcripts that two coders did, end to end."""
    rows: Table = [[] for _ in made[0]]
    for per_coder in made:
        done = [row for row in per_coder if row is not None]
        if len(done) >= 2:
            for row, held in zip(rows, per_coder, strict=True):
                row.extend([None] * max(map(len, done)) if held is None else [int(code in codes) for codes in held])
    return rows


def value(result: Any) -> float:
    """The number of a result, or the bare number."""
    return float(getattr(result, "value", result))


def whole(made: Transcripts) -> Transcripts:
    """The transcripts with as many units for every coder."""
    return [[None if r is None else r[: min(len(x) for x in t if x is not None)] for r in t] for t in made]


@settings(max_examples=60)
@given(made=transcripts().map(whole))
def test_what_is_made_of_units_is_what_the_function_gives(made: Transcripts) -> None:
    """On the transcripts that two coders or more finished, for each code."""
    material = of_sets(made, codes=CODES, coders=[f"c{c}" for c in range(len(made[0]))])
    both = sides(material)
    for k, code in enumerate(CODES):
        rows, given_ = rows_of(made, code), of_code(both, NAMES, k, [code])
        expected = {name: value(function(rows)) for name, function in ON_ROWS.items()}
        if len(rows) == 2:
            expected |= {name: value(function(*rows)) for name, function in OF_TWO.items()}
        for name, number in expected.items():
            assert number == pytest.approx(given_[name].value, nan_ok=True), name


@settings(max_examples=60)
@given(made=transcripts().map(whole))
def test_a_variable_of_several_values_gives_what_the_functions_give(made: Transcripts) -> None:
    """Fleiss, Conger, Light and the percentages of an exclusive group, none being a value."""
    single = [[None if row is None else [set(sorted(held)[:1]) for held in row] for row in t] for t in made]
    material = of_sets(single, codes=CODES, coders=[f"c{c}" for c in range(len(made[0]))])
    values = exclusive_values(material).index
    rows: list[list[Any]] = [[None if v == -2 else int(v) for v in row] for row in values.tolist()]
    given_ = of_code(Sides(measure_exclusive(material), spanned(material)), NAMES, 0, CODES)

    for name, function in ON_ROWS.items():
        assert value(function(rows)) == pytest.approx(given_[name].value, nan_ok=True), name
    if len(rows) == 2:
        applied: list[Any] = [[set() if v == len(CODES) else {CODES[v]} for v in row] for row in rows]
        assert value(agreement.holsti(*applied)) == pytest.approx(given_["holsti"].value, nan_ok=True)
        assert value(agreement.scott_pi(*rows)) == pytest.approx(given_["scott"].value, nan_ok=True)


@settings(max_examples=60)
@given(material=materials())
def test_undefined_always_says_why(material: Material) -> None:
    """No value is missing without a sentence, whatever the material, for codes and for the group of them."""
    both = sides(material)
    listed = [of_code(both, NAMES, k, [code]) for k, code in enumerate(material.codes)]
    listed += [over_all(both, NAMES), of_sub_codes(both, material.codes)]
    with contextlib.suppress(ProblemsError):  # two codes of one coder in a unit: no group
        listed.append(of_code(Sides(measure_exclusive(material), both.spans), NAMES, 0, material.codes))
    for values in listed:
        for name, one in values.items():
            assert one.note or not math.isnan(one.value), name
            assert not one.note or one.note in notes_of(values)


@settings(max_examples=60)
@given(material=materials())
def test_spans_are_compared_on_the_texts_that_two_coders_finished(material: Material) -> None:
    """u-alpha of a code is that of the texts laid end to end; a coder who did not finish one is not in it."""
    texts = []
    for t, length in enumerate(material.n_units.tolist()):
        done = np.flatnonzero(material.covered[:, t]).tolist()
        held = {
            material.coders[c]: [
                (int(lo), int(hi), "k1")
                for coder, text, code, lo, hi in zip(
                    material.coder, material.transcript, material.code, material.lo, material.hi, strict=True
                )
                if (coder, text, code) == (c, t, 1)
            ]
            for c in done
        }
        texts.append(UnitizedText(length, held))
    expected = unitize(texts, code="k1")
    given_ = of_code(sides(material), ("u-alpha", "u-alpha-binary"), 1, ["k1"])

    assert expected.u_alpha().value == pytest.approx(given_["u-alpha"].value, nan_ok=True)
    assert expected.u_alpha_binary().value == pytest.approx(given_["u-alpha-binary"].value, nan_ok=True)


def two(spans: dict[tuple[str, int], list[tuple[int, int, str]]], lengths: list[int]) -> Material:
    """Two coders' spans by coder and text."""
    codes = sorted({code for held in spans.values() for _, _, code in held})
    rows = [("AB".index(c), t, codes.index(code), lo, hi) for (c, t), held in spans.items() for lo, hi, code in held]
    return make_material(
        transcripts=[f"T{t}" for t in range(len(lengths))],
        coders="AB",
        codes=codes,
        n_units=lengths,
        covered=np.ones((2, len(lengths)), bool),
        **dict(zip(("coder", "transcript", "code", "lo", "hi"), np.asarray(rows).T, strict=True)),
    )


SPANS = {
    ("A", 0): [(0, 10, "p"), (20, 30, "q")],
    ("B", 0): [(0, 11, "p"), (20, 25, "q")],
    ("A", 1): [(5, 15, "p")],
    ("B", 1): [(5, 15, "q"), (30, 40, "q")],
}


def test_maxqdas_figures_over_all_texts() -> None:
    """Overlap is pooled over texts: as if they stood end to end; presence and frequency count texts and codes."""
    material = two(SPANS, [40, 40])
    given_ = over_all(sides(material), NAMES)
    first, second = (
        [(lo + 40 * t, hi + 40 * t, code) for (c, t), held in SPANS.items() if c == coder for lo, hi, code in held]
        for coder in "AB"
    )

    assert segment_overlap_agreement(first, second).value == given_["maxqda-overlap"].value == 2 / 7
    assert (2 / 7 - 1 / 2) / (1 - 1 / 2) == pytest.approx(given_["maxqda-kappa"].value)
    assert 2 / 4 == given_["maxqda-presence"].value  # p and q in T0; in T1 one has p, the other q
    assert 2 / 4 == given_["maxqda-frequency"].value


def test_ends_of_texts_are_no_cuts() -> None:
    """Where two coders code whole texts nobody cut anything; a border one character off is a near miss."""
    material = two({("A", 0): [(0, 10, "p")], ("B", 0): [(0, 10, "p")], ("A", 1): [(0, 5, "p")]}, [10, 10])
    near = two({("A", 0): [(0, 5, "p")], ("B", 0): [(0, 6, "p")]}, [10])

    assert 0 == of_code(sides(material), ["boundary-similarity"], 0, ["p"])["boundary-similarity"].value  # A's one cut
    assert 0.5 == of_code(sides(near), ["boundary-similarity"], 0, ["p"])["boundary-similarity"].value


def test_cu_alpha_is_of_groups_and_comes_with_its_coverage() -> None:
    """One code alone has nothing to be told from; of a group it says on how much matter it rests."""
    material = two({("A", 0): [(0, 10, "p"), (20, 30, "q")], ("B", 0): [(0, 10, "p"), (25, 30, "q")]}, [40])
    alone = of_code(sides(material), ["cu-alpha", KUALPHA], 0, ["p"])
    group = of_code(sides(material), ["cu-alpha"], slice(None), ["p", "q"])["cu-alpha"]  # type: ignore[arg-type]

    assert {ONE_CODE} == {one.note for one in alone.values()}
    assert (1.0, "of the 37.5 % of all text that both coded") == (group.value, group.note)
    assert {"p": 1.0, "q": 1.0} == {code: one.value for code, one in of_sub_codes(sides(material), "pq").items()}


def test_overlapping_spans_of_a_group_give_no_figure_of_borders() -> None:
    """Two sub-codes of one coder on the same words: undefined, with the reason."""
    material = two({("A", 0): [(0, 10, "p"), (5, 15, "q")], ("B", 0): [(0, 10, "p")]}, [40])

    assert {"spans of different sub-codes by one coder overlap"} == {
        one.note for one in of_sub_codes(sides(material), "pq").values()
    }
