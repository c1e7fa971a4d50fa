"""Where coders differ, on the codes as they were used, and which of the differences are decided about together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.model.rounds import Round
from codekit.workflow.comparing import axes
from codekit.workflow.comparing.polarities import polarised

if TYPE_CHECKING:
    from codekit.agreement.rounds.disagreements import Disagreement
    from codekit.model.codebook import Codebook


@dataclass(frozen=True)
class Disputed:
    """The disagreements on the codes used, and those on the round's codes rolled up, which tie codings together.

    Two coders who chose different codes below one code of the round agree on that code: a row of `rows`, none of
    `ties`. `hidden` are the rows that nobody sees who looks at the round's codes rolled up.
    """

    rows: list[Disagreement]
    ties: list[Disagreement]
    ground: axes.Ground

    @property
    def hidden(self) -> list[Disagreement]:
        """The rows of codes for which the coders agree on everything that the code counts as."""
        book = self.ground.codebook
        shown = {(row.transcript, row.unit, row.code) for row in self.ties}
        return [
            row
            for row in self.rows
            if shown.isdisjoint((row.transcript, row.unit, code) for code in (row.code, *book.ancestors(row.code)))
        ]


def disputes(ground: axes.Ground, round_: Round) -> Disputed:
    """The disagreements of a round whose finished work is laid on segments."""
    from codekit.agreement.rounds.disagreements import disagreements as find

    book = ground.codebook
    everything = [code.id for code in book.codes]
    detail = axes.to_material(ground, everything, axes.as_applied(book, everything))
    parents = {code.id: code.parent for code in book.codes}
    turns = [ground.axes[id_].turns for id_ in ground.transcripts]
    used = used_codes(ground, round_)
    own = polarised(ground, used, axes.as_applied(book, used))
    told = own if own.polarity.any() else None
    rows = find(own.material, parents=parents, turns=turns, detail=detail, polarised=told)
    chosen = book.round_codes(round_.codes)
    if told is None and all(counts_as(book, code, frozenset(chosen)) == {code} for code in used):
        return Disputed(rows, rows, ground)  # nothing was rolled up
    rolled = axes.to_material(ground, chosen)
    return Disputed(rows, find(rolled, parents=parents, turns=turns, detail=detail), ground)


def used_codes(ground: axes.Ground, round_: Round) -> tuple[str, ...]:
    """The codes that somebody used of those that the round is about: its codes and what is below them."""
    used = {coding.code for codings in ground.work.values() for coding in codings}
    return tuple(code for code in scope(ground.codebook, round_) if code in used)


def scope(book: Codebook, round_: Round) -> tuple[str, ...]:
    """The round's codes and what is below them, in the order of the codebook."""
    chosen = frozenset(book.round_codes(round_.codes))
    return tuple(code.id for code in book.codes if counts_as(book, code.id, chosen))


def counts_as(book: Codebook, code: str, among: frozenset[str]) -> frozenset[str]:
    """Those of some codes that a code counts as: itself, and what is above it."""
    return among.intersection((code, *book.ancestors(code)))
