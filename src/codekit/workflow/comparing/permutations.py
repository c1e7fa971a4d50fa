"""The permutation test of a comparison: may it be made as asked, and the report with its p values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.errors import NotComparableError

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, Material
    from codekit.workflow.comparing.compare import Options

FEWEST_ORDERS = 99


def check(wanted: Options) -> None:
    """Raise NotComparableError for a test that means nothing; quiet where none was asked for."""
    if wanted.shifts and not wanted.permutations:
        raise NotComparableError("--shifts needs a number of orders", hint="add --permutations 1999")
    if wanted.permutations and wanted.permutations < FEWEST_ORDERS:
        raise NotComparableError(
            f"{wanted.permutations} orders are too few for a permutation test",
            hint=f"at least {FEWEST_ORDERS}, better --permutations 1999",
        )
    if wanted.exclusive and wanted.permutations:
        raise NotComparableError(
            "the permutation test is of yes/no codes", hint="leave --permutations or --exclusive out"
        )


def tested(report: AgreementReport, material: Material, wanted: Options) -> AgreementReport:
    """The report with p values where they were asked for, else as it is."""
    if not wanted.permutations:
        return report
    from codekit.agreement.rounds.permutation import ORDERS, SHIFTS, with_permutations

    return with_permutations(report, material, wanted.permutations, scheme=SHIFTS if wanted.shifts else ORDERS)
