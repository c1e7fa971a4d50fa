"""Which codes a round is about: what a finished transcript of it has been searched for."""

from __future__ import annotations

from codekit.model.codebook import Codebook
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.workflow.study.study import Study


def about(round_: Round, version: Codebook, over: Round | None = None) -> frozenset[str]:
    """The codes of a round and what is below them, in the codebook version that the round uses.

    By default the whole codebook; of a sub-code round what is below its parent. A second pass without codes of its
    own is about those of the round it goes over (`over`), in its own version, which may hold younger codes.
    """
    if round_.kind == SUBCODE:
        return frozenset(version.descendants(round_.parent)) if round_.parent in version else frozenset()
    codes = round_.going_over(over).codes
    if not codes:
        return frozenset(version.by_id)
    return frozenset(below for code in codes if code in version for below, _ in version.walk(code))


def scoped(study: Study, round_: Round) -> Round:
    """A round with the codes that may be coded in it: a second pass is about those of the round it goes over."""
    return round_.going_over(study.round(round_.over)) if round_.kind == SECOND_PASS else round_


def merged_codes(book: Codebook) -> dict[str, frozenset[str]]:
    """Each code that others were merged into, with those others and itself."""
    members: dict[str, set[str]] = {}
    for code in book.by_id:
        if (today := book.current(code)) != code:
            members.setdefault(today, {today}).add(code)
    return {today: frozenset(codes) for today, codes in members.items()}
