"""The figures of a comparison once more, for what is computed only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.workflow.comparing import axes
from codekit.workflow.comparing.compare import Comparison, Options

if TYPE_CHECKING:
    from codekit.agreement import Material, Measures


def material_of(comparison: Comparison, options: Options) -> Material:
    """The material that was compared; of an exclusive group its sub-codes."""
    book = comparison.ground.codebook
    codes = book.children[book[options.exclusive].id] if options.exclusive else comparison.codes
    return axes.to_material(comparison.ground, codes)


def measures_of(comparison: Comparison, options: Options) -> Measures:
    """Every figure of the codes of the report, in its order; of an exclusive group those of its one variable."""
    from codekit.agreement.measures import measure_compared
    from codekit.agreement.rounds.exclusive import measure_exclusive

    material = material_of(comparison, options)
    return measure_exclusive(material) if options.exclusive else measure_compared(material)
