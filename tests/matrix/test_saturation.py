"""Saturation: which interview brings a code first, and the rule of base and run."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import UnknownNameError
from codekit.matrix.saturation import Asked, Saturation, codes_of, grid, saturation, without_order
from codekit.model.cases import Interview
from matrix.made import CODEBOOK, coding, matrix, registers, transcript

COUNTS = st.lists(st.integers(0, 8), max_size=20)


def of_counts(counts: list[int]) -> Saturation:
    """Interviews that bring so many new codes each."""
    numbers = iter(range(1000))
    new = tuple(tuple(f"C{next(numbers)}" for _ in range(count)) for count in counts)
    interviews = tuple(Interview(f"T{n}", f"O{n}") for n in range(len(counts)))
    nowhere: Any = None  # no matrix is asked
    return Saturation(nowhere, "leaf", "interview", (), interviews, new)


def test_the_published_example() -> None:
    """Guest, Namey and Chen: 37 codes in four interviews, then 7, 4 and 1 in runs of two, 19 %, 11 %, 3 %: 6+2."""
    found = of_counts([20, 8, 5, 4, 4, 3, 1, 0])

    assert 37 == found.base_codes(4)
    assert [(5, 6, 7), (6, 7, 4), (7, 8, 1)] == [(run.first, run.last, run.new) for run in found.runs(4, 2)]
    assert ["19%", "11%", "3%"] == [f"{run.ratio:.0%}" for run in found.runs(4, 2)]
    assert "6+2" == found.shown(Asked(4, 2, 0.05))


@given(COUNTS, st.integers(1, 7), st.integers(1, 4), st.sampled_from([0.0, 0.05, 0.2]))
def test_the_first_run_that_brings_hardly_any(counts: list[int], base: int, run: int, most: float) -> None:
    """Saturation stands before the first run of the interviews after the base with at most so many new codes."""
    found = of_counts(counts)
    whole_base = sum(counts[:base])
    fitting = [
        at
        for at in range(base, len(counts) - run + 1)
        if whole_base and sum(counts[at : at + run]) / whole_base <= most
    ]

    assert (fitting[0] if fitting and len(counts) >= base else None) == found.reached(Asked(base, run, most))


@given(COUNTS)
def test_what_came_later_and_what_was_there_add_up(counts: list[int]) -> None:
    """Every code is found once: by then, or later."""
    found = of_counts(counts)

    for at in range(len(counts)):
        before = found.cumulative[at - 1] if at else 0
        assert found.found == before + len(found.later(at))


def test_an_empty_base_says_nothing() -> None:
    """Without a code in the base the share of new ones is not defined, and saturation is not reached."""
    found = of_counts([0] * 8)

    assert all(math.isnan(run.ratio) for run in found.runs(4, 2))
    assert found.reached(Asked(4, 2, 0.05)) is None


def test_too_few_interviews_are_no_saturation() -> None:
    """A base that is not full has no runs."""
    found = of_counts([3, 1])

    assert found.base_codes(4) is None
    assert () == found.runs(4, 2)


def test_who_brings_a_code_first() -> None:
    """In the order given; contrary and hypothetical passages and the interviewer's words bring no code."""
    first = transcript("T1", "I: A pantry?", "R: No contact at all. We lead.")
    second = transcript("T2", "I: And you?", "R: We send people. We lead.")
    codings = [
        coding(first, "A pantry?", "REF.INFORMAL"),
        coding(first, "No contact at all.", "REC.EARLY", "contrary"),
        coding(first, "We lead.", "REC.LEAD"),
        coding(second, "We send people.", "REF.INFORMAL"),
        coding(second, "We lead.", "REC.LEAD"),
    ]
    found = matrix([first, second], codings, registers({"T1": "O1", "T2": "O1"}))
    interviews = found.interviews["O1"]

    assert (("REC.LEAD",), ("REF.INFORMAL",)) == saturation(found, interviews).new
    assert (("REF.INFORMAL", "REC.LEAD"), ()) == saturation(found, interviews[::-1]).new
    assert ("O1",) == saturation(found, interviews).repeated
    assert (("REC",), ("GOAL", "GOAL.REF")) == saturation(found, interviews, codes=["GOAL", "GOAL.REF", "REC"]).new


def test_an_interview_that_is_not_coded_is_left_out() -> None:
    """Its silence would mean nothing."""
    first, second = (transcript(id_, "R: We lead.") for id_ in ("T1", "T2"))
    codings = [coding(second, "We lead.", "REC.LEAD")]
    found = matrix([first, second], codings, registers({"T1": "O1", "T2": "O2"}), uncoded=["T1"])

    shown = saturation(found, [i for held in found.interviews.values() for i in held])

    assert ["T1"] == [transcript for transcript, _ in shown.left_out]
    assert (("REC.LEAD",),) == shown.new


def test_levels_of_codes() -> None:
    """Leaves have nothing below them; the top is what a round is about."""
    found = matrix([], [], registers({}))

    assert ("REL.NONE", "REF.INFORMAL", "GOAL.DISC", "REC.EARLY", "REC.LEAD") == codes_of(found, "leaf")
    assert ("CBO_REL", "REC") == codes_of(found, "top")
    assert tuple(CODEBOOK.by_id) == codes_of(found, "all")
    with pytest.raises(UnknownNameError, match=r"REC\.LATE"):
        saturation(found, (), codes=["REC.LATE"])


def test_order_is_on_record_or_unknown() -> None:
    """A file name is no order."""
    assert ["T2"] == without_order(
        [Interview("T1", "O1", order="1"), Interview("T2", "O2"), Interview("T3", "O3", "2024")]
    )


def test_what_is_asked_for_stands_beside_the_usual_settings() -> None:
    """Twelve usual ones, and another one only where it is another one."""
    assert 12 == len(grid(Asked(4, 2, 0.05)))
    assert Asked(8, 3, 0.1) == grid(Asked(8, 3, 0.1))[-1]
