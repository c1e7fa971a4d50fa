"""A judgement beside its evidence: when the evidence changed, and where the two are at odds."""

from __future__ import annotations

from typing import Any

import pytest

from codekit.matrix import Matrix
from codekit.matrix.judged import CHANGED, CODED_SINCE, ShownQuote, at_odds, seal, since
from codekit.matrix.spread import carried, spreads
from codekit.model.events import Coding
from codekit.model.judged import Said
from codekit.model.judgements import FIT, Judgement
from codekit.model.polarities import CONTRARY
from matrix.made import coding, matrix, registers, transcript

TALK = transcript("T1", "I: Who?", "R: The pantry. The shelter.", "R: We do not plan.")
LONGER = transcript("T1", "I: Who do you know?", "R: The pantry. The shelter.", "R: We do not plan.")


def made(*codings: Coding, talk: Any = TALK) -> Matrix:
    """One case with one interview."""
    return matrix([talk], list(codings), registers({"T1": "O1"}))


def said(text: str, evidence: str = "", by: str = "ana") -> Said:
    """One word on a field."""
    cell = {"codebook": "cbo", "case": "O1", "code": "GOAL.REF", "field": FIT}
    return Said((Judgement(id=by, at="2024-05-01T10:00:00Z", by=by, text=text, evidence=evidence, **cell),))


def test_the_seal_changes_with_state_passages_codes_and_polarity_only() -> None:
    """Not with another theme's codings, nor with an earlier word of the transcript that moved every place."""
    first = seal(made(coding(TALK, "The pantry.", "REF.INFORMAL")), "O1", "GOAL.REF")
    elsewhere = [coding(TALK, "The pantry.", "REF.INFORMAL"), coding(TALK, "We do not plan.", "REC.EARLY")]
    moved = made(coding(LONGER, "The pantry.", "REF.INFORMAL"), talk=LONGER)

    assert first == seal(made(*elsewhere), "O1", "GOAL.REF") == seal(moved, "O1", "GOAL.REF")
    others = [
        made(coding(TALK, "The pantry.", "GOAL.REF")),
        made(coding(TALK, "The shelter.", "REF.INFORMAL")),
        made(*elsewhere[:1], coding(TALK, "We do not plan.", "GOAL.REF", CONTRARY)),
        made(),
    ]
    assert 5 == len({first, *(seal(other, "O1", "GOAL.REF") for other in others)})


def test_before_anything_is_coded_the_seal_is_empty() -> None:
    """So that notes written straight into the matrix are told from those whose evidence changed."""
    uncoded = matrix([TALK], [], registers({"T1": "O1"}), uncoded=("T1",))

    assert "" == seal(uncoded, "O1", "GOAL.REF")
    assert [CODED_SINCE, CHANGED, "", ""] == [
        since([said("weak")], "abc"),
        since([said("weak", "old")], "abc"),
        since([said("weak", "abc")], "abc"),
        since([Said()], "abc"),
    ]


@pytest.mark.parametrize(
    ("fit", "state", "odd"),
    [
        ("strong", "present", False),
        ("strong", "not_found", True),
        ("partial", "contrary", True),
        ("none", "present", True),
        ("none", "mixed", True),
        ("none", "contrary", False),
        ("not judged", "present", False),
        ("strong", "not_yet_coded", False),
        ("", "present", False),
    ],
)
def test_fit_and_evidence_at_odds(*, fit: str, state: str, odd: bool) -> None:
    """Strong or partial without supporting evidence, none with it; nothing is said of what is not coded yet."""
    assert odd == bool(at_odds(said(fit), state))


def test_one_case_that_carries_a_theme_is_told() -> None:
    """From four passages on, where one case gives more than half."""
    assert "O1 gives 3 of 4 quotations" == carried({"O1": 3, "O2": 1}, "quotations")
    assert "" == carried({"O1": 2, "O2": 2}, "quotations") == carried({"O1": 3}, "quotations") == carried({}, "x")


def test_spread_counts_excerpts_and_quotations_by_case() -> None:
    """Of each theme that has either; each quotation once."""
    table = made(coding(TALK, "The pantry.", "GOAL.REF"))
    told = dict.fromkeys(("problem", "differences", "attribution", "where", "excerpt", "day", "key"), "")
    chosen = ShownQuote(
        case="O1", code="GOAL.REF", printed="The pantry.", state="verbatim", faithful=True, by="ana", events=(), **told
    )
    found = {one.theme: one for one in spreads(table, [chosen])}

    assert ({"O1": 1}, {"O1": 1}) == (found["GOAL.REF"].excerpts, found["GOAL.REF"].quotes)
    assert ({"O1": 1}, {}) == (found["GOAL"].excerpts, found["GOAL"].quotes)
    assert "REC" not in found
