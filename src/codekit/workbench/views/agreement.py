"""Agreement and disagreements of a compared round."""

from __future__ import annotations

import msgspec

from codekit.errors import RoundStateError
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import TRAINING, Round
from codekit.workbench.desk import Desk
from codekit.workbench.views.library import When, compared
from codekit.workbench.views.values import Value


class Cells(Value, frozen=True, kw_only=True):
    """Two coders' decisions on one code: a both, b the first only, c the second only, d neither."""

    a: int
    b: int
    c: int
    d: int


class IntervalShown(Value, frozen=True, kw_only=True):
    """An interval, with what it is of and how it was made."""

    coefficient: str
    level: float
    low: float
    high: float
    method: str
    df: float


class WithPolarity(Value, frozen=True, kw_only=True):
    """Agreement on one code as presence with polarity."""

    values: dict[str, dict[str, int]]  # absent, the polarities, combinations; each coder's units
    percent_agreement: float | None
    cohen_kappa: float | None
    krippendorff_alpha: float | None
    gwet_ac1: float | None
    differ: int  # units to which all gave the code, but not with the same polarity
    interval: IntervalShown | None
    note: str


class AgreementCode(Value, frozen=True, kw_only=True):
    """Agreement on one code, rolled up; of those in `as_applied`, on its own codings alone."""

    code: str
    name: str  # the code, marked where only its own codings count
    level: str | None  # the first of `levels`
    levels: list[str]  # top, leaf or middle; null and empty for one variable
    depth: int  # steps below the code of the round above it
    n_units: int
    n_transcripts: int
    positives: dict[str, int]
    percent_agreement: float | None
    positive_agreement: float | None
    negative_agreement: float | None
    cohen_kappa: float | None
    krippendorff_alpha: float | None
    gwet_ac1: float | None
    pabak: float | None
    prevalence_index: float | None
    bias_index: float | None
    interval: IntervalShown | None
    cells: Cells | None
    note: str
    with_polarity: WithPolarity | None  # where somebody gave another polarity than supporting


class AgreementPair(Value, frozen=True, kw_only=True):
    """One code as two of the coders saw it."""

    code: str
    coders: tuple[str, str]
    n_units: int
    cells: Cells | None
    cohen_kappa: float | None


class AgreementLevel(Value, frozen=True, kw_only=True):
    """Agreement over the codes of one level; `worst` holds names of rows."""

    pooled_kappa: float | None
    mean_kappa: float | None
    n_defined: int
    n_codes: int
    worst: list[str]


class AgreementSummary(Value, frozen=True, kw_only=True):
    """Agreement over all codes: of the top level, and of each level."""

    pooled_kappa: float | None
    mean_kappa: float | None
    n_defined: int
    n_codes: int
    worst: list[str]
    top: AgreementLevel | None  # null for one variable
    leaf: AgreementLevel | None
    differ_in_polarity: int  # units on which all have some code, but not with the same polarity


class AgreementShown(Value, frozen=True, kw_only=True):
    """GET /api/agreement?round=R[&unit=turn][&exclusive=PARENT]: 409 round_state until compared."""

    round: str
    unit: str
    coders: list[str]
    n_transcripts: int
    level: str | None  # all; null for one variable
    cluster: str  # what intervals are clustered by: transcript, case, ...
    n_clusters: int
    skipped: dict[str, int]  # units that each coder skipped, where anybody did
    codes: list[AgreementCode]
    as_applied: list[AgreementCode]  # codes that were applied themselves, beside others below them
    pairs: list[AgreementPair]
    summary: AgreementSummary
    compared: When  # the comparison that froze it
    codebook: str
    warnings: list[str]  # what a reader must be told


class Disagreement(Value, frozen=True, kw_only=True):
    """A unit and a code, as it was used, that the coders differ on."""

    code: str
    transcript: str
    unit: int  # in the stored segmentation, from 0; people count from 1
    scheme: str  # turn, paragraph, sentence
    start: int
    end: int
    speaker: str
    text: str
    type: str  # one of the types of Clusters
    coded_by: list[str]
    not_by: list[str]
    other: str  # the paired code of a substitution, the related one of parent/child, of a polarity who said what, or ""
    settled: bool  # a consensus for the transcript is finished


class Disagreements(Value, frozen=True, kw_only=True):
    """GET /api/disagreements?round=R: units on which the coders differ; 409 until compared."""

    round: str
    rows: list[Disagreement]


def agreement(desk: Desk, round_id: str, *, unit: str = "", exclusive: str = "") -> AgreementShown:
    """The agreement of a round that was compared, as `codekit agree --json`, with what a reader must be told.

    Raises as `compared_round`, UnknownNameError for an unknown unit or code, NotComparableError as `compare.agree`.
    """
    from codekit.workflow.comparing import compare

    round_ = compared_round(desk, round_id)
    options = compare.Options(unit=unit, exclusive=exclusive, training=round_.kind == TRAINING)
    comparison = compare.agree(desk.study, round_id, options)
    more = {
        "compared": msgspec.to_builtins(compared(desk.study, round_)),
        "codebook": round_.codebook,
        "warnings": list(comparison.warnings),
    }
    return msgspec.convert(comparison.report.to_json() | more, AgreementShown)


def disagreements(desk: Desk, round_id: str) -> Disagreements:
    """Where the coders of a compared round differ, unit by unit, with the words. Raises as `compared_round`."""
    from codekit.workflow.reports import agreement_report

    round_ = compared_round(desk, round_id)
    layers = desk.study.layers(round_)
    settled = {id_ for id_ in round_.transcripts if layers.get(CONSENSUS, id_).state == FINISHED}
    rows = [
        msgspec.convert(row.to_json() | {"other": row.other, "settled": row.transcript in settled}, Disagreement)
        for row in agreement_report.disagreement_rows(desk.study, round_id)
    ]
    return Disagreements(round=round_id, rows=rows)


def compared_round(desk: Desk, round_id: str) -> Round:
    """A round whose codings everybody may see; only `compare` makes it one.

    Raises UnknownNameError for an unknown round, BlindRoundError while it is blind, RoundStateError until compared.
    """
    round_ = desk.round(round_id)
    sight = desk.sight
    sight.refuse_others(round_, desk.round_state(round_, sight))
    if round_.compared is None:
        raise RoundStateError(f"round {round_id} has not been compared", hint=f"codekit agree {round_id}")
    return round_
