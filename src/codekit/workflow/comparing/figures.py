"""The figures of a comparison once more, for what is computed only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.workflow.comparing import axes, variables
from codekit.workflow.comparing.compare import Comparison, Options

if TYPE_CHECKING:
    from codekit.agreement import Material, Measures
    from codekit.agreement.rounds.levels import Variable


def shown(comparison: Comparison, level: str = "") -> list[Variable]:
    """The variables of the rows that are shown, in their order; `level` takes those of another level."""
    from codekit.agreement.rounds.levels import of_level

    listed = comparison.variables
    return [listed[k] for k in of_level(listed, level or comparison.report.level)]


def material_of(comparison: Comparison, options: Options, *, level: str = "") -> Material:
    """The material of the rows that are shown, or of another level; of an exclusive group its sub-codes."""
    if options.exclusive:
        book = comparison.ground.codebook
        return axes.to_material(comparison.ground, book.children[book[options.exclusive].id])
    return variables.to_material(comparison.ground, shown(comparison, level))


def measures_of(comparison: Comparison, options: Options, *, level: str = "") -> Measures:
    """Every figure of the rows that are shown, or of another level; of an exclusive group those of its one variable."""
    from codekit.agreement.measures import measure_compared
    from codekit.agreement.rounds.exclusive import measure_exclusive

    material = material_of(comparison, options, level=level)
    return measure_exclusive(material) if options.exclusive else measure_compared(material)
