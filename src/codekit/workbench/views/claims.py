"""The claims of a compared round: the states of cases and themes that each coder alone would give."""

from __future__ import annotations

import msgspec

from codekit.workbench.desk import Desk
from codekit.workbench.views.agreement import IntervalShown, compared_round
from codekit.workbench.views.values import Value


class ClaimTheme(Value, frozen=True, kw_only=True):
    """One theme: k of n of each coder, and how far the coders' states agree; null is undefined."""

    code: str
    n_cases: int
    n_differ: int
    k: dict[str, int]
    n: dict[str, int]
    difference_k: int
    difference_share: float | None
    percent_agreement: float | None
    cohen_kappa: float | None
    krippendorff_alpha: float | None
    gwet_ac1: float | None
    interval: IntervalShown | None
    note: str


class ClaimCell(Value, frozen=True, kw_only=True):
    """A case and theme to which the coders give different states."""

    case: str
    theme: str
    states: dict[str, str]
    excerpts: dict[str, int]


class ClaimPair(Value, frozen=True, kw_only=True):
    """How often each state of the first coder met each state of the second."""

    coders: tuple[str, str]
    states: list[str]
    counts: list[list[int]]


class ClaimsShown(Value, frozen=True, kw_only=True):
    """GET /api/claims?round=R: 409 round_state until compared; no theme where no case has two coders."""

    round: str
    codebook: str
    coders: list[str]
    n_cases: int
    themes: list[ClaimTheme]
    cells: list[ClaimCell]
    states: list[ClaimPair]
    state_names: dict[str, str]  # what people are shown for each state
    case_names: dict[str, str]  # and for each case
    words: str  # over all cells, in a sentence
    asides: list[str]  # what was left out, and why


def claims(desk: Desk, round_id: str) -> ClaimsShown:
    """The claims of a round by its own codebook version, as in its report. Raises as `compared_round`."""
    from codekit.reporting.agreement.claims import asides, in_words
    from codekit.workflow.comparing.claims import of_round

    round_ = compared_round(desk, round_id)
    found = of_round(desk.study, round_)
    if found is None:
        empty = {
            "themes": [],
            "cells": [],
            "states": [],
            "state_names": {},
            "case_names": {},
            "words": "",
            "asides": [],
        }
        known = {"round": round_id, "codebook": round_.codebook, "coders": list(round_.coders), "n_cases": 0}
        return msgspec.convert(known | empty, ClaimsShown)
    more: dict[str, object] = {"state_names": dict(found.shown), "case_names": dict(found.called)}
    more |= {"words": in_words(found), "asides": list(asides(found))}
    return msgspec.convert(found.to_json() | more, ClaimsShown)
