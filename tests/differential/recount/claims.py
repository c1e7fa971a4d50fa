"""The states of cases and themes as each coder alone would give them: docs/statistics.md, "Claims"."""

from __future__ import annotations

from dataclasses import replace

from differential.recount.layers import Counted, holds, own
from differential.recount.matrix import cell
from differential.world import Round, World

FOUND, DETERMINATE = {"present", "mixed"}, {"present", "mixed", "contrary", "not_found"}


def states(world: World, round_: Round, theme: str) -> dict[str, dict[str, str]]:
    """By coder and case, the state; cases that do not count for a coder, or that a person set, are not in it."""
    held = replace(world, transcripts=tuple(t for t in world.transcripts if t.id in round_.transcripts))
    given: dict[str, dict[str, str]] = {}
    for coder in round_.coders:
        work = {t.id: _alone(world, round_, coder, t.id) for t in held.transcripts}
        given[coder] = {}
        for case in world.cases:
            interviews = [t.id for t in held.transcripts if t.case == case]
            if interviews and all((coder, id_) in round_.finished for id_ in interviews):
                state = cell(held, work, case, theme).state
                if state != "not_applicable":
                    given[coder][case] = state
    return given


def _alone(world: World, round_: Round, coder: str, transcript: str) -> Counted:
    """What one coder's finished work in the round says of a transcript."""
    if (coder, transcript) not in round_.finished:
        return Counted()
    codes, name = holds(world, round_), f"{round_.id} ({coder} alone)"
    mine = [(c, name) for c in own(round_, transcript) if c.coder == coder and c.code in codes]
    return Counted(mine, {code: {name} for code in codes}, set(codes))


def k_of_n(of_coder: dict[str, str], cases: list[str]) -> tuple[int, int]:
    """K and n over some cases."""
    here = [of_coder[case] for case in cases if case in of_coder]
    return sum(s in FOUND for s in here), sum(s in DETERMINATE for s in here)
