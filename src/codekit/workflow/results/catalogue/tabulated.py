"""Checks of what is tabulated: cases, interviews, empty cells, layers (E4 to E6, E9, E17, E19)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codekit.model.notes import listed
from codekit.workflow.results.catalogue.check import FAIL, Check, check
from codekit.workflow.study.cases import named_after_another_case

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.judged import ShownQuote


def checks(matrix: Matrix, chosen: Sequence[ShownQuote]) -> Iterator[Check]:
    """Every check of this kind."""
    yield cases(matrix)
    yield interviews(matrix)
    yield empty_cells(matrix)
    yield layers(matrix)
    yield quoted(chosen)
    yield reviewed(matrix)


def cases(matrix: Matrix) -> Check:
    """E4: a second interview that counts as a case."""
    more = sum(len(held) > 1 for held in matrix.interviews.values())
    fine = f"{len(matrix.cases)} cases from cases.csv; {more} with more than one interview, merged"
    trouble = named_after_another_case(matrix.registers)
    return check("E4", "one row per case, never per interview", trouble, "link it in interviews.csv", fine=fine)


def interviews(matrix: Matrix) -> Check:
    """E5: an interview that is ignored."""
    trouble = [f"{id_}: {why}" for id_, why in matrix.excluded]
    remedy = "give each a row in interviews.csv, or say in the report why it is left out"
    return check("E5", "every interview contributes or is listed", trouble, remedy, fine="every one contributes")


def empty_cells(matrix: Matrix) -> Check:
    """E6: an empty cell that may mean several things."""
    held = [i.transcript for interviews in matrix.interviews.values() for i in interviews]
    left = [id_ for id_ in held if not matrix.wholly_coded(id_)]
    trouble = [f"{len(left)} interviews not coded for every code: {listed(left)}"] if left else []
    if not matrix.asking_recorded:
        trouble.append("no coverage.csv: asking was not recorded")
    remedy = "finish the coding (codekit round list), and record in coverage.csv what was asked"
    fine = "all interviews coded, asking recorded"
    return check("E6", "an empty cell has one meaning", trouble, remedy, fine=fine)


def layers(matrix: Matrix) -> Check:
    """E9: excerpts that count twice, or from no layer."""
    none = [id_ for id_, layer in matrix.layers.items() if not layer]
    trouble = [f"nothing counts for {listed(none)}"] if none else []
    remedy = "finish a round there, or write the consensus of a double round (codekit consensus)"
    return check("E9", "each excerpt counts once, from one layer", trouble, remedy, fine=matrix.layer)


def quoted(chosen: Sequence[ShownQuote]) -> Check:
    """E17: a quotation that was altered, or that somebody else said."""
    altered = [f"{quote.case} {quote.code}: {quote.problem or quote.state}" for quote in chosen if not quote.faithful]
    trouble = [f"{len(altered)} of {len(chosen)} chosen quotations: {listed(altered)}"] if altered else []
    remedy = "the sheet Quotes shows what differs; mark what you change with [...] or ..."
    fine = f"{len(chosen)} chosen quotations are as they were said" if chosen else "no quotation was chosen"
    return check("E17", "quotations are as they were said", trouble, remedy, level=FAIL, fine=fine)


def reviewed(matrix: Matrix) -> Check:
    """E19: a review that stopped half way."""
    share = matrix.reviewed
    trouble = [str(share)] if 0 < share.reviewed < share.total else []
    remedy = "go on with codekit review, or report the share"
    return check("E19", "what nobody looked at is not reported as reviewed", trouble, remedy, fine=str(share))
