"""Everything that a report on agreement is made from: the figures, how they came about, and what is around them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from codekit.agreement.rounds.claim_report import ClaimReport
from codekit.agreement.rounds.diagnosis import Diagnosis
from codekit.agreement.rounds.differences import Difference as StepDifference
from codekit.agreement.rounds.named import Named
from codekit.agreement.rounds.report import LEAF, AgreementReport
from codekit.model.decided import Drawn
from codekit.model.origins import Origins
from codekit.model.reviews import Share
from codekit.reporting.agreement.benchmarks import Scale
from codekit.reporting.agreement.measure import Measured


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A compared code with its name, the codes below it that count as it, its levels and its depth below the top."""

    code: str
    name: str = ""
    below: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A code of the codebook whose agreement the comparison says nothing about, and why; `depth` is in the tree."""

    code: str
    name: str
    why: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a comparison was made: what the head of the report and its methods sentence state.

    `left_out` names the work that is missing as (coder, transcript). `rule` says when a unit counts as coded.
    `origins` says how the codings came in, `drawn` and `note` how the transcripts were chosen (None and "" where that
    is not recorded).
    `still_blind` is True while the coders may not see each other's work; then nothing is listed by unit.
    """

    study: str
    round: str
    kind: str
    blind: bool
    n_transcripts_of_study: int
    unit: str
    rule: str
    codebook: str
    codes: tuple[CodeEntry, ...]
    roles: str = "respondent"
    trimmed: bool = False
    exclusive: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    compared_on: str = ""
    interval: str = "fisher"
    versions: tuple[str, ...] = ()
    still_blind: bool = False
    not_measured: tuple[NotMeasured, ...] = ()
    origins: Origins = field(default_factory=Origins)
    drawn: Drawn | None = None
    note: str = ""
    reviewed: Share | None = None  # of the round's codings that count, where any was reviewed
    command: str = ""  # which gives all of this again


NO_CODER = "somebody who is no coder of the study"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of the disagreements of a compared round, counted from its decisions.

    `clusters` is how many passages are in dispute, `disagreements` how many codes on units. `choices` counts the
    clusters decided by what was chosen, `accepted` those where one coder's codings were kept by that coder. `by_hand`
    are those of transcripts whose consensus `finished_by` coded and finished by hand. `revoked` counts what both had
    coded alike and was decided otherwise. `by` counts decisions by who recorded them (coders, or NO_CODER).
    """

    clusters: int = 0
    disagreements: int = 0
    open: int = 0
    choices: Mapping[str, int] = field(default_factory=dict)
    accepted: Mapping[str, int] = field(default_factory=dict)
    by_hand: int = 0
    finished_by: tuple[str, ...] = ()
    revoked: int = 0
    by: Mapping[str, int] = field(default_factory=dict)
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement with its words, what each coder noted there, and what became of it.

    `cluster` names the cluster that it is decided in; `state` is open, decided, deferred or conflict.
    """

    type: str
    transcript: str
    unit: int
    code: str
    coded_by: tuple[str, ...]
    not_by: tuple[str, ...]
    other: str
    speaker: str
    text: str
    before: str
    notes: Mapping[str, str] = field(default_factory=dict)
    cluster: str = ""
    state: str = ""
    decision: str = ""
    reason: str = ""


class UnitRecord(msgspec.Struct, frozen=True):  # there are hundreds of thousands
    """One unit of the diagnosis: what each coder decided there, and why it was not used, if it was not.

    `unit` is its number in the stored segmentation, None for a coding that lies on no compared unit.
    `given` maps a coder to the codes given there; a coder whose work is missing is not in it. `missing` says
    why for each coder who is not. `why_not` is "" where the unit was used.
    """

    transcript: str
    unit: int | None
    start: int
    end: int
    speaker: str
    role: str
    given: Mapping[str, frozenset[str]]
    missing: Mapping[str, str]
    why_not: str


@dataclass(frozen=True, slots=True)
class RoundStep:
    """A round of the trend against the one before it; `why_not` says what could not be set against each other."""

    before: str
    shared: int
    differences: Mapping[str, StepDifference]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One compared round in the trend: its overall figures, each code's coefficient, and the step from the last.

    The figures of the leaf level are NaN where coders used nothing below the codes of the round. `depths` says how far
    each code stands below those; where points have codes in common, these stand in one order.
    """

    round: str
    kind: str
    compared_on: str
    codebook: str
    unit: str
    coders: tuple[str, ...]
    n_transcripts: int
    coefficient: str
    pooled_kappa: float
    mean_kappa: float
    n_defined: int
    n_codes: int
    codes: Mapping[str, float]
    leaf_pooled_kappa: float = math.nan
    leaf_mean_kappa: float = math.nan
    depths: Mapping[str, int] = field(default_factory=dict)
    step: RoundStep | None = None


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """The same codings compared by one unit: kappa of each code for two coders, alpha for more; NaN is undefined.

    `own` is True for the unit that the round was started with; `why_not` says why there are no figures.
    """

    unit: str
    own: bool
    coefficient: str
    n_units: int = 0
    codes: Mapping[str, float] = field(default_factory=dict)
    pooled_kappa: float = math.nan
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one report says.

    `differences` is None where they may not be shown yet. They are listed by the round's own unit and codes,
    `differences_by`, whatever the report is about. `summed_table` adds the kappa of the sum of all tables.
    `resamples` holds each code's coefficient in the resamples of a bootstrap, where a scale of words needs them.
    `claims` compares the states of cases and themes, where the study has cases and the round is not blind.
    `named` are the coefficients that were asked for by name. `resolved` is None while nothing can be decided yet.
    """

    report: AgreementReport
    setting: Setting
    measured: Measured
    warnings: tuple[str, ...] = ()
    differences: tuple[Difference, ...] | None = None
    differences_by: str = "turn"
    units: tuple[UnitRecord, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    scale: Scale | None = None
    summed_table: bool = False
    resamples: Mapping[str, Sequence[float]] = field(default_factory=dict)
    diagnosis: Diagnosis | None = None
    named: Named = field(default_factory=Named)
    resolved: Resolved | None = None
    by_unit: tuple[UnitColumn, ...] = ()
    claims: ClaimReport | None = None


def at_level(findings: Findings) -> tuple[str, ...]:
    """The sentence for parts that are about one level only, where there are several."""
    report = findings.report
    if not report.deeper:
        return ()
    what = (
        "the codes as they were applied" if report.summary_level == LEAF else "the codes of the comparison, rolled up"
    )
    return (f"At the {report.summary_level} level: {what}.",)
