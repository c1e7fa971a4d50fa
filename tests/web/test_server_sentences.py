"""Sentences of the server that the window translates: what it says of rounds and of a study has a form in the list."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

from codekit.agreement.rounds.notes import WHY_UNDEFINED
from codekit.model.events import RoundCompare, stamp
from codekit.model.rounds import (
    CLOSED,
    COMPARED,
    COMPLETE,
    DOUBLE,
    INITIAL,
    OPEN,
    SECOND_PASS,
    SUBCODE,
    TRAINING,
    Round,
)
from codekit.workbench.views.permissions import may
from codekit.workflow.deciding.ahead import Known, ahead
from codekit.workflow.rounds.stages import STAGES, Stage, words
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.purging import OUTSIDE

LIST = Path(__file__).resolve().parents[2] / "frontend" / "i18n" / "server_sentences.json"
BREAK = re.compile(r"(?<=\.)(?<!\bal\.)\s+(?=[A-Z\d])")  # as in frontend/src/i18n/t.ts


def _forms() -> list[re.Pattern[str]]:
    forms = (re.split(r"\{\w+\}", form) for form in json.loads(LIST.read_text("utf-8")))
    return [re.compile("(.+?)".join(map(re.escape, form))) for form in forms]


def _unknown(said: str) -> list[str]:
    sentences = BREAK.split(said[0].upper() + said[1:].rstrip(".") + ".")
    return [one for one in sentences if not any(form.fullmatch(one) for form in _forms())]


def test_what_comes_next_in_a_round_has_a_form() -> None:
    """For every kind and state, whatever somebody may know of it."""
    said = set()
    for kind, state, mine, (left, waiting, finished), signed in product(
        (TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE),
        (OPEN, COMPLETE, COMPARED, CLOSED),
        (True, False),
        ((0, 1, None), (1, None, 2), (2, 2, None), (0, None, None)),
        ((), ("ana",), ("ana", "ben")),
    ):
        round_ = Round(
            "r1",
            kind,
            transcripts=("T01",),
            coders=("ana", "ben"),
            codebook="food@1.0",
            signed=signed,
            blind=kind in {TRAINING, DOUBLE},
        )
        for signatures, undecided in product((True, False), (0, 2)):
            known = Known("ana", mine, left, 4, finished, waiting, 3, undecided, signatures)
            said.add(ahead(round_, state, known).words)
    assert len(said) > 15
    assert [] == [one for words_ in said for one in _unknown(words_)]


def test_what_a_withdrawal_does_not_reach_has_a_form() -> None:
    """Wherever a transcript may be besides."""
    assert [] == [one for line in OUTSIDE for one in _unknown(line)]


def test_how_far_a_study_is_has_a_form() -> None:
    """Nothing yet, something, some that belong to no case; whatever a case is called."""
    found = [words(Stage(name, n), case) for name, n, case in product(STAGES, (0, 3), ("", "clinic"))]
    found += [words(Stage("cases", 3, missing=2), case) for case in ("", "clinic")]
    assert [] == [one for line in found for one in _unknown(line)]


def test_why_something_may_not_be_done_in_a_round_has_a_form() -> None:
    """For every kind and state, whoever asks; and why agreement on a code cannot be estimated."""
    said: set[str] = set()
    for kind, state, mine in product(
        (TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE), (OPEN, COMPLETE, COMPARED, CLOSED), (True, False)
    ):
        round_ = Round(
            "r1",
            kind,
            transcripts=("T01",),
            coders=("ana", "ben"),
            codebook="food@1.0",
            blind=kind in {TRAINING, DOUBLE},
            compared=RoundCompare(**stamp("ana"), round="r1", ledgers={}) if state in {COMPARED, CLOSED} else None,
            closed=state == CLOSED,
        )
        sight = Sight("ana" if mine else "lee", (round_,))
        said |= {*may(round_, state, mine=mine, others=True, sight=sight, closing=None).why.values()}
    assert len(said) > 7
    said |= {*WHY_UNDEFINED}
    assert [] == [one for words_ in said for one in _unknown(words_)]
