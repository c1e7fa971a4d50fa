"""Plain values that events of a round carry: how its transcripts were drawn, what a decision came to."""

from __future__ import annotations

import msgspec

from codekit.model.polarities import SUPPORTING
from codekit.model.span import Span


class Drawn(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """How codekit drew a round's transcripts: seed, of how many, and by which attribute of cases in proportion.

    `strata` maps each value of the attribute to how many were drawn and how many there were.
    """

    seed: int
    of: int
    by: str = ""
    strata: dict[str, tuple[int, int]] = {}


class Decided(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One coding of the consensus as a decision has it; `sources` are the codings that it comes from."""

    code: str
    start: int
    end: int
    polarity: str = SUPPORTING
    sources: tuple[str, ...] = ()
    value: str = ""

    @property
    def span(self) -> Span:
        """The characters that are coded."""
        return Span(self.start, self.end)
