"""Which codes a round is about: what a finished transcript of it has been searched for."""

from __future__ import annotations

from codekit.model.codebook import Codebook
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round


def about(round_: Round, version: Codebook, over: Round | None = None) -> frozenset[str]:
    """The codes of a round and what is below them, in the codebook version that the round uses.

    By default the whole codebook; of a sub-code round what is below its parent. A second pass without codes of its
    own is about those of the round it goes over (`over`), in its own version, which may hold younger codes.
    """
    if round_.kind == SUBCODE:
        return frozenset(version.descendants(round_.parent)) if round_.parent in version else frozenset()
    inherited = over.codes if over is not None and round_.kind == SECOND_PASS else ()
    codes = round_.codes or inherited
    if not codes:
        return frozenset(version.by_id)
    return frozenset(below for code in codes if code in version for below, _ in version.walk(code))


def merged_codes(book: Codebook) -> dict[str, frozenset[str]]:
    """Each code that others were merged into, with those others and itself."""
    members: dict[str, set[str]] = {}
    for code in book.by_id:
        if (today := book.current(code)) != code:
            members.setdefault(today, {today}).add(code)
    return {today: frozenset(codes) for today, codes in members.items()}
