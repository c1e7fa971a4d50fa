"""Codes that stand together: the same as an unhurried recount, and only where somebody looked for both."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import UnknownNameError
from codekit.matrix import Matrix
from codekit.matrix.cooccurrence import cooccurrence
from codekit.matrix.rollup import targets
from codekit.matrix.together import NEVER_CODED, OVERLAP, UNUSED, Cooccurrence
from codekit.model.events import Coding
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.transcript import Transcript
from codekit.reporting.matrix import write_workbook
from codekit.reporting.matrix.sheet_cooccurrence import NAME
from codekit.reporting.matrix.sheet_cooccurrence import write_workbook as write_pairs
from matrix.made import CODEBOOK, coding, coding_at, matrix, registers, transcript

CODES = ("CBO_REL", "REL.NONE", "GOAL", "GOAL.REF", "REF.INFORMAL", "REC.EARLY", "REC.LEAD")
TALKS = (
    transcript("T1", "I: Who do you call?", "R: The pantry. The shelter.", "R: We do not plan."),
    transcript("T2", "R: Perhaps one day. Not now."),
    transcript("T3", "R: The pantry again.", "I: Why?", "R: Since it is near."),
)
CASES = {"T1": "O1", "T2": "O2", "T3": "O1"}

spans = st.sampled_from(TALKS).flatmap(
    lambda talk: st.tuples(st.just(talk), st.integers(0, len(talk.text) - 1), st.integers(1, 30))
)
codings = st.lists(st.tuples(spans, st.sampled_from(CODES), st.sampled_from(POLARITIES)), max_size=12)


def made(drawn: list[tuple[tuple[Transcript, int, int], str, str]]) -> list[Coding]:
    """Codings from what was drawn."""
    return [
        coding_at(talk, start, min(start + length, len(talk.text)), code, polarity)
        for (talk, start, length), code, polarity in drawn
    ]


def excerpts(found: list[Coding], kinds: tuple[str, ...]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """By code and transcript the merged stretches, turn by turn, character by character."""
    merged: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for code in CODEBOOK.by_id:
        for talk in TALKS:
            speakers = [
                c
                for c in found
                if c.transcript == talk.id
                and any(above == code and kind in kinds for above, kind in targets(CODEBOOK, c.code, c.polarity))
            ]
            stretches: list[tuple[int, int]] = []
            for turn in talk.turns:
                if talk.role(turn.speaker) != "respondent":
                    continue
                inside = sorted((max(c.start, turn.start), min(c.end, turn.end)) for c in speakers)
                before = len(stretches)
                for start, end in inside:
                    if start >= end:
                        continue
                    if len(stretches) > before and start <= stretches[-1][1]:
                        stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
                    else:
                        stretches.append((start, end))
            merged[code, talk.id] = stretches
    return merged


def turns_with(stretches: list[tuple[int, int]], talk: Transcript) -> set[int]:
    """The turns that hold any character of the stretches."""
    return {turn.index for turn in talk.turns for start, end in stretches if start < turn.end and turn.start < end}


@given(
    codings,
    st.sampled_from([(SUPPORTING,), POLARITIES]),
    st.sampled_from(["turn", OVERLAP]),
    st.sampled_from([(), ("T2",)]),
)
def test_every_pair_is_as_a_plain_recount_says(
    drawn: list[tuple[tuple[Transcript, int, int], str, str]], kinds: tuple[str, ...], by: str, uncoded: tuple[str, ...]
) -> None:
    """Units (or overlapping excerpts), transcripts and cases with both, counted one by one, in coded transcripts."""
    found = made(drawn)
    table = matrix(TALKS, found, registers(CASES), uncoded=uncoded)
    counted = {pair.codes: pair for pair in cooccurrence(table, by=by, kinds=kinds, codes=CODES).pairs()}
    said = excerpts(found, kinds)
    looked = [talk for talk in TALKS if talk.id not in uncoded]
    assert counted
    for (a, b), pair in counted.items():
        first = second = both = 0
        where: set[str] = set()
        for talk in looked:
            mine, other = said[a, talk.id], said[b, talk.id]
            if by == OVERLAP:
                one, two = len(mine), len(other)
                together = sum(s < f and e < g for s, g in mine for e, f in other)
            else:
                one, two = len(turns_with(mine, talk)), len(turns_with(other, talk))
                together = len(turns_with(mine, talk) & turns_with(other, talk))
            first, second, both = first + one, second + two, both + together
            where |= {talk.id} if together else set()
        assert (first, second, both) == (pair.first, pair.second, pair.both)
        assert (len(where), len({CASES[id_] for id_ in where})) == (pair.transcripts, pair.cases)
        assert len(looked) == pair.coded
        if first + second:
            assert both / (first + second - both) == pytest.approx(pair.jaccard)
        else:
            assert math.isnan(pair.jaccard)
            assert pair.note == UNUSED
        if by != OVERLAP:
            units = sum(talk.role(turn.speaker) == "respondent" for talk in looked for turn in talk.turns)
            assert units == pair.units
            assert first * second / units == pytest.approx(pair.expected)


def three(uncoded: tuple[str, ...] = ()) -> Matrix:
    """Early and lead in one turn of T1, lead alone in T3, a referral that early overlaps."""
    one, _, last = TALKS
    codings = [
        coding(one, "The pantry.", "REC.EARLY"),
        coding(one, "The shelter.", "REC.LEAD"),
        coding(one, "pantry", "GOAL.REF"),
        coding(one, "We do not plan.", "REC.LEAD", CONTRARY),
        coding(last, "The pantry again.", "REC.LEAD"),
    ]
    return matrix(TALKS, codings, registers(CASES), uncoded=uncoded)


def pair_of(found: Cooccurrence, a: str, b: str) -> tuple[int, ...]:
    """Units of each code and of both."""
    (pair,) = [pair for pair in found.pairs() if set(pair.codes) == {a, b}]
    return pair.first, pair.second, pair.both


def test_units_and_excerpts_differ() -> None:
    """Two codes on one turn stand together by turn; as excerpts only where they share a character."""
    by_turn, overlapping = cooccurrence(three()), cooccurrence(three(), by=OVERLAP)
    assert (1, 2, 1) == pair_of(by_turn, "REC.EARLY", "REC.LEAD")
    assert (1, 2, 0) == pair_of(overlapping, "REC.EARLY", "REC.LEAD")
    assert (1, 1, 1) == pair_of(overlapping, "GOAL.REF", "REC.EARLY")
    assert all(math.isnan(pair.expected) for pair in overlapping.pairs())


def test_contrary_excerpts_count_on_request() -> None:
    """By default only what supports a code counts."""
    assert (1, 3, 1) == pair_of(cooccurrence(three(), kinds=POLARITIES), "REC.EARLY", "REC.LEAD")


def test_a_code_and_one_below_it_are_no_pair() -> None:
    """They stand together by construction, so the pair says nothing."""
    found = cooccurrence(three())
    pairs = [pair.codes for pair in found.pairs()]
    assert ("CBO_REL", "GOAL", "GOAL.REF", "REC", "REC.EARLY", "REC.LEAD") == found.codes
    assert pairs
    assert not any(a in CODEBOOK.ancestors(b) or b in CODEBOOK.ancestors(a) for a, b in pairs)
    assert len(list(combinations(found.codes, 2))) - 5 == len(pairs)


def test_what_was_not_looked_for_is_no_absence() -> None:
    """A transcript that is not coded for both is no evidence against a pair, and what was found there is named."""
    found = cooccurrence(three(uncoded=("T1",)))
    assert (0, 1, 0) == pair_of(found, "REC.EARLY", "REC.LEAD")
    assert any(line.startswith("REC.EARLY: 1 turn with it") for line in found.warnings)
    nowhere = cooccurrence(three(uncoded=("T1", "T2", "T3")))
    assert {NEVER_CODED} == {pair.note for pair in nowhere.pairs()}
    assert {None} == {pair["jaccard"] for pair in nowhere.to_json()["pairs"]}


def test_nothing_coded_gives_no_pair() -> None:
    """A study without codings has no codes to pair; an unknown code is refused with the nearest."""
    empty = matrix(TALKS, [], registers(CASES))
    assert [] == list(cooccurrence(empty).pairs())
    with pytest.raises(UnknownNameError) as error:
        cooccurrence(empty, codes=["REC.LEED"])
    assert "REC.LEAD" in error.value.hint


def test_the_tables_are_symmetric() -> None:
    """Together is together from both sides."""
    found = cooccurrence(three(), codes=CODES)
    for table in (found.both, found.transcripts, found.cases, found.units, found.coded, found.related):
        assert np.array_equal(table, table.T)


def test_both_workbooks_say_what_is_counted(tmp_path: Path) -> None:
    """The sheet of the matrix and the file of `codekit cooccur` hold the counts of the pairs."""
    table = three()
    found = cooccurrence(table, codes=table.themes)
    write_workbook(table, tmp_path / "m.xlsx")
    write_pairs(found, tmp_path / "c.xlsx")
    for path in (tmp_path / "m.xlsx", tmp_path / "c.xlsx"):
        sheet = openpyxl.load_workbook(path)[NAME]
        head = [str(cell.value).split("\n")[-1] for cell in sheet[3][1:]]
        assert list(table.themes) == head
        for a, row in enumerate(sheet.iter_rows(min_row=4, min_col=2, values_only=True)):
            for b, value in enumerate(row):
                expected = None if found.related[a, b] and a != b else found.own[a, a] if a == b else found.both[a, b]
                assert expected == value
    rows = list(openpyxl.load_workbook(tmp_path / "c.xlsx")["Pairs"].iter_rows(min_row=4, values_only=True))
    assert sorted(pair.codes for pair in found.pairs()) == sorted(row[:2] for row in rows)
