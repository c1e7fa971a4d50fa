"""Every sentence of the methods paragraph about how codings came to be, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from codekit.model.decided import Drawn
from codekit.model.origins import Origins
from codekit.reporting.agreement import recorded
from codekit.reporting.agreement.findings import Findings, Resolved
from reporting.agreement.made import findings, part, table

BLIND = "blind to each other's work"


def paragraph(**options: Any) -> str:
    """The methods paragraph of a small comparison."""
    (words,) = part(findings(**options), "methods").paragraphs
    return words


def head(found: Findings) -> dict[Any, Any]:
    """What the head of the report states."""
    return {row[0]: row[1] for row in table(found, "compared").rows}


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (
            Origins(window=4),
            "They coded in codekit's window, independently of each other and blind to each other's work.",
        ),
        (Origins(sheet=4), "They coded in coding sheets of their own, independently of each other and blind to"),
        (Origins(window=2, sheet=2), "in codekit's window and in coding sheets of their own, independently"),
        (Origins(table=4), "imported from a table; whether they had worked blind to each other is not recorded."),
        (Origins(unknown=4), "How the codings were made is not recorded, so that nothing can be said about"),
        (
            Origins(window=2, table=1, unknown=1),
            (
                "The 4 codings of a transcript by a coder were: 2 made in codekit blind to the other coders' work, 1 "
                "imported from a table and 1 made in a way that is not recorded; whether the others were blind is not "
                "recorded."
            ),
        ),
    ],
)
def test_blind_is_said_only_of_what_codekit_can_answer_for(ways: Origins, said: str) -> None:
    """In the paragraph as in the head of the report."""
    found = findings(origins=ways)

    assert said in paragraph(origins=ways)
    assert (f"and {BLIND}" in paragraph(origins=ways)) == (ways.blind == ways.total)
    assert str(ways) == head(found)["blind"]


def test_a_round_that_was_not_blind_is_said_not_to_be() -> None:
    """Whatever way its codings came in."""
    assert "The coders were not blind to each other's work." in paragraph(blind=False, origins=Origins(window=4))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "The transcripts were chosen by the team; how is not recorded."),
        ({"note": "the first six"}, 'How the transcripts were chosen, in the words of the team: "the first six".'),
        (
            {"drawn": Drawn(seed=7, of=20), "note": "drawn with seed 7"},
            "The transcripts of the round were drawn at random from 20 with codekit (seed 7).",
        ),
        (
            {"drawn": Drawn(seed=7, of=20, by="region", strata={"North": (4, 12), "South": (2, 8)})},
            "from 20 with codekit (seed 7), in proportion to region (North 4 of 12, South 2 of 8).",
        ),
    ],
)
def test_how_the_subset_was_chosen(options: dict[str, Any], said: str) -> None:
    """What is recorded, in the paragraph and in the head."""
    assert said in paragraph(**options)
    assert said in str(head(findings(**options))["chosen"])


def test_all_transcripts_are_no_choice() -> None:
    """Nothing is said about choosing where the study has no others."""
    assert "" == recorded.chosen(findings(n_transcripts_of_study=6))


DECIDED = Resolved(
    clusters=5,
    disagreements=7,
    open=1,
    choices={"accept": 2, "neither": 1, "union": 1},
    accepted={"A": 2},
    revoked=1,
    by={"A": 3, "B": 2},
    signed=("A", "B"),
)


@pytest.mark.parametrize(
    ("resolved", "said"),
    [
        (
            DECIDED,
            (
                "The coders differed in 5 passages, borders included (7 disagreements on the round's units). 4 were "
                "decided: in 2 one coder's codings were kept (2 of A), in 1 all codings were dropped and in 1 they "
                "were merged into one over all their words; 1 is open. 1 passage that all had coded alike was decided "
                "otherwise. The decisions were recorded by A (3) and B (2); how the coders came to them is not "
                "recorded. The result was signed by A and B."
            ),
        ),
        (Resolved(), "The coders differed nowhere."),
        (Resolved(clusters=2, disagreements=1, open=2), "nothing has been decided about them."),
        (
            Resolved(clusters=1, disagreements=1, by_hand=1, finished_by=("cy",)),
            (
                "1 was settled: in 1 the consensus was coded directly, with no decision on record (finished by cy). "
                "Nobody has signed the result."
            ),
        ),
    ],
)
def test_what_became_of_the_disagreements(resolved: Resolved, said: str) -> None:
    """Counted decisions, who recorded them, and that nobody wrote down how they were reached."""
    assert said in paragraph(resolved=resolved)


def test_nothing_is_said_of_decisions_while_the_round_is_blind() -> None:
    """There is nothing to decide yet."""
    assert "differed" not in paragraph(resolved=None)
