"""Collect everything that the report on a comparison says."""

from __future__ import annotations

import math
import platform
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from codekit.agreement.rounds.levels import of_level
from codekit.agreement.rounds.report import ALL, LEAF
from codekit.model.layer import FINISHED
from codekit.model.reviews import Share
from codekit.model.rounds import Round
from codekit.reporting.agreement.findings import (
    CodeEntry,
    Findings,
    NotMeasured,
    RoundStep,
    Setting,
    TrendPoint,
)
from codekit.workflow.comparing import axes, compare, variables
from codekit.workflow.comparing import by_unit as units
from codekit.workflow.comparing import coefficients as by_name
from codekit.workflow.comparing import trend as trends
from codekit.workflow.comparing.as_asked import AsAsked
from codekit.workflow.comparing.claims import of_round
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.comparing.diagnosis import diagnosed
from codekit.workflow.comparing.steps import Step
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.reports.differing import differences
from codekit.workflow.reports.resolving import resolved
from codekit.workflow.reports.spans import span_warnings
from codekit.workflow.reports.units import unit_records
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.reviews import Reviews, counting
from codekit.workflow.rounds.scope import about
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.study import Study

OUT_OF_SCOPE = "the round is not about it"
NOT_ASKED = "left out by --codes"
UNUSED = "nobody used it, or anything below it, on a unit that two coders coded"

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, Material
    from codekit.agreement.rounds.claim_report import ClaimReport
    from codekit.reporting.agreement.benchmarks import Scale
    from codekit.reporting.agreement.measure import Measured


def findings(
    study: Study,
    comparison: Comparison,
    options: Options | None = None,
    *,
    scale: Scale | None = None,
    summed_table: bool = False,
    claims: ClaimReport | None = None,
    coefficients: Sequence[str] = (),
    asked: AsAsked | None = None,
) -> Findings:
    """All that one report says: figures, setting, units, disagreements with their consensus, claims, the trend.

    `claims` are those asked for, by default over the columns of the matrix of the round's codebook version.
    `coefficients` names those of the table of other coefficients, by default a few of units. `asked` is all of this as
    the command says it, where that is not what the other arguments say. While the round is blind,
    nothing is in it that tells a coder what another did.
    """
    wanted = options or Options()
    round_ = study.round(comparison.ground.round.id)
    study = study.as_of(round_)
    blind = blind_in(round_)
    layers = study.layers(round_)
    states = dict(rounds.progress(study, round_, layers).assignments)
    settled = None if blind else adjudication(study, round_.id, layers=layers)
    how = asked or AsAsked(wanted, tuple(coefficients), summed_table, scale.name if scale else "")
    return Findings(
        report=comparison.report,
        setting=replace(_setting(study, round_, comparison, wanted, states), command=how.command(round_.id)),
        measured=measured(comparison, wanted),
        warnings=(*comparison.warnings, *(() if blind else span_warnings(study, comparison.ground))),
        differences=tuple(differences(study, round_, settled)) if settled else None,
        resolved=resolved(settled, study) if settled else None,
        differences_by="turn" if round_.unit == axes.CHARACTER else round_.unit,
        units=unit_records(study, comparison, wanted, states, blind=blind),
        trend=() if wanted.exclusive else trend(study, round_, comparison if _usual(wanted) else None),
        scale=scale,
        summed_table=summed_table,
        resamples=_resamples(comparison, wanted) if scale else {},
        claims=claims or (None if blind else of_round(study, round_)),
        diagnosis=diagnosed(study, comparison, wanted),
        named=by_name.named(study, comparison, wanted, coefficients or by_name.IN_REPORT),
        by_unit=units.by_unit(study, comparison, wanted),
    )


def for_methods(study: Study, comparison: Comparison) -> Findings:
    """As much of the findings as the methods paragraph states: figures, setting, and what became of disagreements."""
    wanted = Options()
    round_ = study.round(comparison.ground.round.id)
    study = study.as_of(round_)
    layers = study.layers(round_)
    states = dict(rounds.progress(study, round_, layers).assignments)
    return Findings(
        report=comparison.report,
        setting=_setting(study, round_, comparison, wanted, states),
        measured=measured(comparison, wanted),
        resolved=None if blind_in(round_) else resolved(adjudication(study, round_.id, layers=layers), study),
    )


def _setting(
    study: Study, round_: Round, comparison: Comparison, wanted: Options, states: dict[tuple[str, str], str]
) -> Setting:
    return Setting(
        study=study.title,
        round=round_.id,
        kind=round_.kind,
        blind=round_.independent,
        n_transcripts_of_study=len(study.transcript_ids()),
        unit=comparison.report.unit,
        rule="coded when any coded character lies in it",
        codebook=round_.codebook,
        codes=_codes(comparison, wanted),
        not_measured=() if wanted.exclusive else not_measured(round_, comparison, wanted.codes),
        roles=wanted.roles,
        trimmed=wanted.trim,
        exclusive=wanted.exclusive,
        interval=wanted.interval,
        left_out=tuple(sorted(pair for pair, state in states.items() if state != FINISHED)),
        compared_on=round_.compared.at[:10] if round_.compared else "",
        versions=_versions(study, comparison),
        still_blind=blind_in(round_),
        origins=comparison.origins,
        drawn=round_.drawn,
        note=round_.note,
        reviewed=_reviewed(study, round_),
    )


def _reviewed(study: Study, round_: Round) -> Share | None:
    """The share of a round's codings that was reviewed; None where nobody reviewed anything, or nobody may know."""
    reviews = Reviews(study)
    if blind_in(round_) or not reviews.by_coding:
        return None
    counts = counting(Chooser(study, study.codebook(round_.codebook_id)), round_)
    return reviews.share(coding for codings in counts.values() for coding in codings)


def _codes(comparison: Comparison, wanted: Options) -> tuple[CodeEntry, ...]:
    book = comparison.ground.codebook
    if wanted.exclusive:
        return tuple(
            CodeEntry(code, book[code].name, tuple(book.descendants(code))) for code in book.children[wanted.exclusive]
        )
    return tuple(
        CodeEntry(
            row.name,
            book[row.code].name,
            () if row.itself else tuple(book.descendants(row.code)),
            levels=row.levels,
            depth=row.depth,
        )
        for row in comparison.report.rows
    )


def not_measured(round_: Round, comparison: Comparison, chosen: Sequence[str] = ()) -> tuple[NotMeasured, ...]:
    """The codes of the codebook whose agreement the comparison says nothing about, in tree order, and why."""
    book, ground = comparison.ground.codebook, comparison.ground
    used = variables.used_codes(ground)
    within = about(round_, book)
    asked = {below for code in chosen for below, _ in book.walk(code)} if chosen else within
    why = {
        code: OUT_OF_SCOPE if code not in within else NOT_ASKED if code not in asked else UNUSED for code in book.by_id
    }
    return tuple(
        NotMeasured(code, book[code].name, why[code], depth)
        for code, depth in book.walk()
        if why[code] != UNUSED or code not in used
    )


def _versions(study: Study, comparison: Comparison) -> tuple[str, ...]:
    """What the figures were computed with, and what divided the texts into units."""
    import numpy as np

    from codekit import __version__

    versions = [f"codekit {__version__}", f"Python {platform.python_version()}", f"NumPy {np.__version__}"]
    if comparison.report.unit == axes.CHARACTER:
        return tuple(versions)
    made_by = (study.segmenter(id_, comparison.report.unit) for id_ in comparison.report.transcripts)
    segmenters = sorted({" ".join(named).strip() for named in made_by} - {""})
    return (*versions, *(f"units by {name}" for name in segmenters))


def measured(comparison: Comparison, wanted: Options) -> Measured:
    """Each transcript by itself and each pair over all codes, at the level that the summary is of."""
    from codekit.reporting.agreement.measure import alpha_over_sets, measure

    report = comparison.report.of_summary()
    if wanted.exclusive:
        material = axes.to_material(comparison.ground, comparison.ground.codebook.children[wanted.exclusive])
        return measure(material, report, partial(_again, comparison, wanted))
    listed = comparison.variables
    whole = variables.to_material(comparison.ground, listed)
    found = measure(whole.of_codes(of_level(listed, report.summary_level)), report, partial(_again, comparison, wanted))
    if report.level != ALL or not report.deeper:
        return found
    return replace(found, leaf_masi_alpha=alpha_over_sets(whole.of_codes(of_level(listed, LEAF)), report.unit))


def _resamples(comparison: Comparison, wanted: Options) -> Mapping[str, Sequence[float]]:
    """Each code's coefficient in the resamples of a bootstrap interval."""
    if wanted.interval != compare.BOOTSTRAP:
        return {}
    from codekit.agreement.rounds.intervals import resampled

    drawn = resampled(comparison.report, variables.to_material(comparison.ground, comparison.variables))
    return {code: values.tolist() for code, values in drawn.items()}


def _again(comparison: Comparison, wanted: Options, material: Material) -> AgreementReport:
    from codekit.agreement import compare as compare_codes
    from codekit.agreement import compare_exclusive

    round_id, unit = comparison.report.round, comparison.report.unit
    if wanted.exclusive:
        return compare_exclusive(material, parent=wanted.exclusive, round_id=round_id, unit=unit)
    return compare_codes(material, round_id=round_id, unit=unit)


def _usual(wanted: Options) -> bool:
    """True where nothing was asked for but to see a training round, or what intervals are clustered by."""
    return replace(wanted, training=False, cluster="") == Options()


def trend(study: Study, round_: Round, known: Comparison | None = None) -> tuple[TrendPoint, ...]:
    """The compared rounds of the same codebook; training rounds too, called so, and set against no other kind.

    `known` is a comparison as each round is compared by default, but for its clusters.
    """
    course = trends.trend(study, codebook=round_.codebook_id, training=True, known=known, apart=True)
    stepped = {step.after: _step(step) for step in course.steps}
    return tuple(
        _point(of, report, stepped.get(of.id)) for of, report in zip(course.rounds, course.reports, strict=True)
    )


def _step(step: Step) -> RoundStep:
    pooled = {"pooled kappa": step.pooled} if step.pooled else {}
    return RoundStep(step.before, step.shared, {**pooled, **step.codes}, step.why_not)


def _point(round_: Round, report: AgreementReport, step: RoundStep | None) -> TrendPoint:
    return TrendPoint(
        round=round_.id,
        kind=round_.kind,
        compared_on=round_.compared.at[:10] if round_.compared else "",
        codebook=round_.codebook,
        unit=report.unit,
        coders=report.coders,
        n_transcripts=report.n_transcripts,
        coefficient=report.coefficient,
        pooled_kappa=report.summary.pooled_kappa,
        mean_kappa=report.summary.mean_kappa,
        n_defined=report.summary.n_defined,
        n_codes=report.summary.n_codes,
        codes={code.code: getattr(code, report.coefficient) for code in report.codes},
        leaf_pooled_kappa=report.leaf.pooled_kappa if report.deeper and report.leaf else math.nan,
        leaf_mean_kappa=report.leaf.mean_kappa if report.deeper and report.leaf else math.nan,
        depths={code.code: code.depth for code in report.codes},
        step=step,
    )
