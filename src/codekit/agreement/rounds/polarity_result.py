"""What a comparison found on one code with its polarities, as values and as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codekit.model.notes import Note

if TYPE_CHECKING:
    from codekit.agreement.rounds.summary import Interval


@dataclass(frozen=True, slots=True)
class PolarityResult:
    """Agreement on one code as presence with polarity; NaN is undefined, with the reason in `notes`.

    `values` counts each coder's units by value: absent, the polarities, and combinations of them that one coder gave
    one unit. `table` is for two coders only: by the first one's value and the second one's, the units. `differ` counts
    the units to which every coder gave the code, but not with the same polarity.
    """

    values: Mapping[str, Mapping[str, int]]
    n_units: int
    percent_agreement: float
    cohen_kappa: float
    krippendorff_alpha: float
    gwet_ac1: float
    differ: int
    interval: Interval | None = None
    table: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def note(self) -> str:
        """Its notes in one line."""
        return "; ".join(note.words for note in self.notes)

    def to_json(self) -> dict[str, Any]:
        """Its public keys; undefined is None, and so is the table for more than two coders."""
        figures = ("percent_agreement", "cohen_kappa", "krippendorff_alpha", "gwet_ac1")
        values = {name: float(getattr(self, name)) for name in figures}
        return {
            "values": {value: dict(counts) for value, counts in self.values.items()},
            "n_units": self.n_units,
            **{name: None if math.isnan(value) else value for name, value in values.items()},
            "differ": self.differ,
            "interval": self.interval.to_json() if self.interval else None,
            "table": {one: dict(row) for one, row in self.table.items()} or None,
            "note": self.note,
        }
