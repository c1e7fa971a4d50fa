"""What a comparison of coders found, as values, and as the JSON that other programs rely on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.rounds.polarity_result import PolarityResult
from codekit.agreement.rounds.summary import Cells, Interval, Summary, number
from codekit.model.notes import Note

if TYPE_CHECKING:
    from codekit.agreement.rounds.values import ValuesResult

FEWEST_TRANSCRIPTS = 5  # a code that occurs in fewer, or in fewer other clusters, has no interval
LEAF, TOP, ALL = LEVELS = ("leaf", "top", "all")
MIDDLE = "middle"  # a code between the two
COHEN, ALPHA = "cohen_kappa", "krippendorff_alpha"
BOUND_LEVEL = 0.95
BOUND_METHOD = (
    "one-sided: no disagreement in as many units as transcripts hold the rarer value (Clopper-Pearson), as kappa at "
    "the observed prevalence"
)
NUMBERS = (
    "percent_agreement",
    "positive_agreement",
    "negative_agreement",
    COHEN,
    ALPHA,
    "gwet_ac1",
    "pabak",
    "prevalence_index",
    "bias_index",
)


@dataclass(frozen=True, slots=True)
class CodeResult:
    """Agreement on one code; NaN is undefined, with the reason in `notes`.

    All figures are of the units that at least two coders finished. `percent_agreement` is the mean over units
    of the share of agreeing coder pairs (Gwet). For more than two coders kappa, positive and negative
    agreement are means over the pairs where they are defined, the prevalence index is 2 x (mean share of yes)
    - 1, which for two coders is (a - d)/n, and the bias index, which has a direction, is undefined.
    `by_transcript` holds each transcript's own kappa (two coders) or alpha (more), `occurs_in` names the
    transcripts in which any coder gave the code. `grouping` says which transcripts are one cluster of the interval.
    `with_polarity` is there where a polarity other than supporting is. `lower_bound` is the one-sided bound
    (`rounds.bounds`) of perfect agreement, NaN for any other; `p_value` is that of `rounds.permutation`, where it was
    asked for.

    `levels` names the levels that it belongs to, the one it is shown under first; `depth` counts the steps below the
    code of the round above it, and `place` its row among all rows of a report. Where `itself` is True only the
    codings of the code itself count, of those below it none.
    """

    code: str
    n_units: int
    n_transcripts: int
    positives: Mapping[str, int]
    percent_agreement: float
    positive_agreement: float
    negative_agreement: float
    cohen_kappa: float
    krippendorff_alpha: float
    gwet_ac1: float
    pabak: float
    prevalence_index: float
    bias_index: float
    interval: Interval | None = None
    cells: Cells | None = None
    notes: tuple[Note, ...] = ()
    by_transcript: Mapping[str, float] = field(default_factory=dict)
    occurs_in: tuple[str, ...] = ()
    lower_bound: float = math.nan
    p_value: float = math.nan
    with_polarity: PolarityResult | None = None
    levels: tuple[str, ...] = ()
    depth: int = 0
    place: int = 0
    itself: bool = False
    grouping: Grouping = field(default_factory=Grouping)
    of_values: ValuesResult | None = None  # where the code has values in the codebook

    @property
    def name(self) -> str:
        """What tells it apart from every other row of a report, for people."""
        return row_name(self.code, itself=self.itself)

    @property
    def n_clusters(self) -> int:
        """The clusters that were compared: transcripts, where nothing else is said."""
        return self.grouping.count(self.by_transcript) if self.grouping.of else self.n_transcripts

    @property
    def n_clusters_with_it(self) -> int:
        """The clusters in which any coder gave the code."""
        return self.grouping.count(self.occurs_in)

    @property
    def note(self) -> str:
        """Its notes in one line."""
        return "; ".join(note.words for note in self.notes)

    def has_note(self, kind: str) -> bool:
        """Whether one of the notes is of this kind."""
        return any(note.kind == kind for note in self.notes)

    def note_without(self, kind: str) -> str:
        """Its notes in one line but for those of a kind that is said elsewhere."""
        return "; ".join(note.words for note in self.notes if note.kind != kind)


@dataclass(frozen=True, slots=True)
class PairResult:
    """One code as two of the coders saw it, on the units that both finished."""

    code: str
    coders: tuple[str, str]
    n_units: int
    cells: Cells | None
    cohen_kappa: float


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement in one round: per code, per pair of coders, and over all codes.

    `codes` are rolled up over what is below them. `as_applied` holds codes below which others were used and that
    were applied themselves, without those below. `pairs` go by the names of rows. `level` says which rows are shown:
    "top", the codes of the round; "leaf", the codes below which nothing was used and `as_applied`; "all", both and
    what lies between. `summary` is over the leaf level where that is shown, else over the top level; `top` and
    `leaf` are always over all variables of their level, None where one variable was compared. `deeper` is True where
    coders used something below the codes of the round: only then is the leaf level another one.

    `grouping` says what the intervals are clustered by. `skipped` counts the units that each coder skipped in the
    transcripts that the coder finished, where anybody skipped one.
    """

    round: str
    unit: str
    coders: tuple[str, ...]
    n_transcripts: int
    codes: tuple[CodeResult, ...]
    pairs: tuple[PairResult, ...]
    summary: Summary
    transcripts: tuple[str, ...] = ()
    as_applied: tuple[CodeResult, ...] = ()
    level: str = ""
    top: Summary | None = None
    leaf: Summary | None = None
    deeper: bool = False
    grouping: Grouping = field(default_factory=Grouping)
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[CodeResult, ...]:
        """Every row that is shown, rolled up or as applied, in the order of the tree."""
        return tuple(sorted((*self.codes, *self.as_applied), key=lambda row: row.place))

    @property
    def summary_level(self) -> str:
        """The level that its summary is over, "" where one variable was compared."""
        return self.level and (LEAF if self.level == LEAF else TOP)

    def of_summary(self) -> AgreementReport:
        """The report on the rows alone that its summary is over, each as a code of its own name."""
        kept = [row for row in self.rows if not self.level or self.summary_level in row.levels]
        rows = tuple(replace(row, code=row.name, itself=False) for row in kept)
        names = {row.code for row in rows}
        return replace(self, codes=rows, as_applied=(), pairs=tuple(pair for pair in self.pairs if pair.code in names))

    @property
    def n_clusters(self) -> int:
        """The clusters of the intervals that were compared: transcripts, where nothing else is said."""
        return self.grouping.count(self.transcripts) if self.grouping.of else self.n_transcripts

    @property
    def coefficient(self) -> str:
        """The coefficient that intervals and per-transcript values are of: kappa for two coders, else alpha."""
        return main_coefficient(self.coders)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from codekit.agreement.rounds.shown import html_of

        return html_of(self)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values; undefined is None."""
        return {
            "round": self.round,
            "unit": self.unit,
            "coders": list(self.coders),
            "n_transcripts": self.n_transcripts,
            "cluster": self.grouping.by,
            "n_clusters": self.n_clusters,
            "skipped": dict(self.skipped),
            "codes": [_code_json(code) for code in self.codes],
            "pairs": [_pair_json(pair) for pair in self.pairs],
            "summary": {
                **self.summary.to_json(),
                TOP: self.top.to_json() if self.top else None,
                LEAF: self.leaf.to_json() if self.leaf else None,
                "differ_in_polarity": self.summary.differ_in_polarity,
            },
            "level": self.level or None,
            "as_applied": [_code_json(code) for code in self.as_applied],
        }


def row_name(code: str, *, itself: bool) -> str:
    """The name of a row: the code, marked where only the codings of the code itself count."""
    return f"{code}, itself" if itself else code


def main_coefficient(coders: Sequence[str]) -> str:
    """The coefficient that intervals and per-transcript values are of."""
    return COHEN if len(coders) == 2 else ALPHA


def _code_json(code: CodeResult) -> dict[str, Any]:
    return {
        "code": code.code,
        "n_units": code.n_units,
        "n_transcripts": code.n_transcripts,
        "positives": dict(code.positives),
        **{name: number(getattr(code, name)) for name in NUMBERS},
        "interval": code.interval.to_json() if code.interval else None,
        "cells": asdict(code.cells) if code.cells else None,
        "note": code.note,
        "with_polarity": code.with_polarity.to_json() if code.with_polarity else None,
        "name": code.name,
        "level": code.levels[0] if code.levels else None,
        "levels": list(code.levels),
        "depth": code.depth,
        "lower_bound": _bound_json(code.lower_bound),
        "p_value": number(code.p_value),
        "values": code.of_values.to_json() if code.of_values else None,
    }


def _bound_json(bound: float) -> dict[str, Any] | None:
    return None if math.isnan(bound) else {"value": bound, "level": BOUND_LEVEL, "method": BOUND_METHOD}


def _pair_json(pair: PairResult) -> dict[str, Any]:
    return {
        "code": pair.code,
        "coders": list(pair.coders),
        "n_units": pair.n_units,
        "cells": asdict(pair.cells) if pair.cells else None,
        "cohen_kappa": number(pair.cohen_kappa),
    }
