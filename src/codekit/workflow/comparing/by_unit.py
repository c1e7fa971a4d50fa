"""The same codings by every unit: kappa by turn, paragraph, sentence and character, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.agreement.rounds.summary import number
from codekit.errors import CodekitError, ProblemsError
from codekit.reporting.agreement.findings import UnitColumn
from codekit.workflow.comparing import axes, variables
from codekit.workflow.rounds.rounds import UNITS

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.workflow.comparing.compare import Comparison, Options
    from codekit.workflow.study.study import Study


def to_json(figures: UnitColumn) -> dict[str, Any]:
    """The comparison by one unit as plain values; undefined is None."""
    return {
        "unit": figures.unit,
        "round_unit": figures.own,
        "coefficient": figures.coefficient,
        "n_units": figures.n_units,
        "codes": {code: number(value) for code, value in figures.codes.items()},
        "pooled_kappa": number(figures.pooled_kappa),
        "note": figures.why_not,
    }


def by_unit(study: Study, comparison: Comparison, options: Options) -> tuple[UnitColumn, ...]:
    """A comparison by every unit that its transcripts are stored divided into, and by character."""
    return tuple(_of(study, comparison, options, unit) for unit in UNITS)


def _of(study: Study, comparison: Comparison, options: Options, unit: str) -> UnitColumn:
    own, coefficient = unit == comparison.ground.round.unit, comparison.report.coefficient
    try:
        report = _report(study, comparison, options, unit)
    except ProblemsError as error:
        return UnitColumn(unit, own, coefficient, why_not=f"two sub-codes in {len(error.problems)} units")
    except CodekitError as error:
        return UnitColumn(unit, own, coefficient, why_not=error.message)
    return UnitColumn(
        unit,
        own,
        coefficient,
        n_units=max((row.n_units for row in report.rows), default=0),
        codes={row.name: getattr(row, coefficient) for row in report.rows},
        pooled_kappa=report.summary.pooled_kappa,
    )


def _report(study: Study, comparison: Comparison, options: Options, unit: str) -> AgreementReport:
    from codekit.agreement import compare as compare_codes
    from codekit.agreement import compare_exclusive

    if unit == comparison.ground.unit:
        return comparison.report
    ground = axes.relaid(study, comparison.ground, unit, roles=options.roles)
    about: dict[str, Any] = {"round_id": ground.round.id, "unit": unit}
    if options.exclusive:
        material = axes.to_material(ground, ground.codebook.children[options.exclusive])
        return compare_exclusive(material, parent=options.exclusive, **about)
    listed, material = variables.lay(ground, comparison.codes)
    return compare_codes(material, variables=listed, shown=options.level, **about)
