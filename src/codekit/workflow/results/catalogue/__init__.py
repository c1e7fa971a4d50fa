"""The error catalogue of interview analysis: a study and its matrix come in, one result for each error goes out.

`material` looks at what is coded, `tabulated` at the matrix, `agreed` at figures of agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.workflow.results.catalogue import agreed, material, tabulated
from codekit.workflow.results.catalogue.check import FAIL, PASS, WARN, Check

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.judged import ShownQuote
    from codekit.workflow.study.study import Study

__all__ = ["FAIL", "PASS", "WARN", "Check", "run"]


def run(
    study: Study,
    matrix: Matrix,
    of_rounds: agreed.Reports | None = None,
    chosen: Sequence[ShownQuote] | None = None,
) -> list[Check]:
    """Every check in the order of the catalogue.

    `of_rounds` is the agreement of compared rounds, `chosen` the passages that are to be printed; where they are not
    at hand, they are looked for.
    """
    from codekit.workflow.results import judgements

    reports = agreed.reports(study) if of_rounds is None else of_rounds
    quotes = judgements.judged(study, matrix).quotes if chosen is None else chosen
    made = [*material.checks(study, matrix), *tabulated.checks(matrix, quotes), *agreed.checks(study, reports)]
    return sorted(made, key=lambda one: (int("".join(filter(str.isdigit, one.id))), one.id))
