"""Polarity as coders used it, on the codes that a coding counts as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.agreement import CodeResult
from codekit.workflow.comparing.compare import Options
from codekit.workflow.study.study import Study
from studies import CODEBOOK, agree, build, code, start

TURNED = CODEBOOK.replace("{id: REL.DEAL,", "{id: REL.DEAL, rolls_up_as: contrary,")


def compared(folder: Path, rows: str, *, book: str = CODEBOOK) -> Study:
    """A complete round on T01 with these codings: transcript, segment, code, coder, polarity."""
    made = build(folder)
    made.store.write_all({"codebooks/food.yaml": book})
    start(made, transcripts=["T01"])
    code(made, "transcript,segment,code,coder,polarity\n" + rows)
    agree(made, "r1")
    return made


def of(study: Study, code_: str, **options: Any) -> CodeResult:
    """The result of one code."""
    report = agree(study, "r1", Options(**options)).report
    return next(result for result in report.codes if result.code == code_)


def test_supporting_against_contrary_is_not_perfect(tmp_path: Path) -> None:
    """Presence agrees; with polarity 2 of 3 turns do, 4 of 9 by chance. Other codes have no second figure."""
    study = compared(tmp_path, "T01,1,MONEY,ana,supporting\nT01,1,MONEY,ben,contrary\nT01,3,REL,ana,\n")
    money, rel = of(study, "MONEY"), of(study, "REL")

    assert money.with_polarity is not None
    assert pytest.approx((1.0, 0.4)) == (money.cohen_kappa, money.with_polarity.cohen_kappa)
    assert 1 == money.with_polarity.differ
    assert rel.with_polarity is None


def test_what_is_below_counts_with_its_own_polarity(tmp_path: Path) -> None:
    """A denial of a sub-code is a denial here: presence counts it for the code above, whatever its polarity."""
    study = compared(tmp_path, "T01,1,REL.SEND,ana,contrary\nT01,1,REL,ben,contrary\nT01,4,REL,ana,hypothetical\n")
    result = of(study, "REL").with_polarity

    assert result is not None
    assert {"ana": 1, "ben": 1} == result.values["contrary"]
    assert {"ana": 1, "ben": 0} == result.values["hypothetical"]


@pytest.mark.parametrize("polarity", ["supporting", "contrary", "hypothetical"])
def test_a_code_that_rolls_up_as_contrary_is_contrary_above(tmp_path: Path, polarity: str) -> None:
    """Whatever its polarity; two values of one coder on one turn are one of their own."""
    rows = f"T01,1,REL.DEAL,ana,{polarity}\nT01,1,REL.DEAL,ben,{polarity}\nT01,1,REL.SEND,ben,supporting\n"
    result = of(compared(tmp_path, rows, book=TURNED), "REL").with_polarity

    assert result is not None
    assert {"ana": 1, "ben": 0} == result.values["contrary"]
    assert {"ana": 0, "ben": 1} == result.values["contrary + supporting"]


def test_characters_are_counted_by_ranges(tmp_path: Path) -> None:
    """T01 turn 1 has 45 characters of two sentences: as many are supporting of one and contrary of the other."""
    study = compared(tmp_path, "T01,1,MONEY,ana,supporting\nT01,1,MONEY,ben,contrary\n")
    result, speech = of(study, "MONEY", unit="character").with_polarity, study.transcript("T01").respondent_speech

    assert result is not None
    n = speech[0].end - speech[0].start
    assert (n, n) == (result.table["supporting"]["contrary"], result.differ)


def test_an_exclusive_group_has_none(tmp_path: Path) -> None:
    """Its values are sub-codes."""
    study = compared(tmp_path, "T01,1,REL.DEAL,ana,contrary\nT01,1,REL.DEAL,ben,\n")

    assert of(study, "REL", exclusive="REL").with_polarity is None
