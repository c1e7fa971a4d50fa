"""What analysts wrote into the cells of a matrix, beside the evidence that is there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.errors import UnknownNameError
from codekit.model.judged import Standing, fold
from codekit.model.judgements import ChosenQuote
from codekit.model.subjects import JUDGEMENTS
from codekit.workflow.results import tabulate
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.judged import Board, Judged


def standing(study: Study, codebook: str) -> Standing:
    """What stands of the judgements about a codebook, without quotations of who withdrew.

    Raises UnknownNameError for an unknown codebook.
    """
    gone, events = study.withdrawn, study.store.study_events(JUDGEMENTS).events
    kept = (event for event in events if not (isinstance(event, ChosenQuote) and event.transcript in gone))
    return fold(kept, study.codebook(codebook).id)


def board(
    study: Study, codebook: str, *, matrix: Matrix | None = None, case: str = "", code: str = "", viewer: str = ""
) -> Board:
    """The judgements of a codebook beside its matrix; of one case or code only, where they are named.

    `viewer` is a coder who looks. Raises BlindRoundError for one who is blind in some round, what `tabulate.matrix`
    raises, UnknownNameError for an unknown case or code.
    """
    from codekit.matrix.judged import Board

    sight_of(study, viewer).refuse_totals()
    tabulated = matrix or tabulate.matrix(study, codebook)
    if case and case not in tabulated.interviews:
        raise UnknownNameError("case", case, tabulated.cases)
    return Board(tabulated, standing(study, codebook), (case, tabulated.codebook[code].id if code else ""))


def judged(study: Study, tabulated: Matrix, *, only: str = "") -> Judged:
    """What the workbook of a matrix shows of judgements; with `only` one analyst's, as if nobody else had written.

    Raises UnknownNameError for an analyst that the study does not have.
    """
    from codekit.matrix.judged import Board, Judged
    from codekit.workflow.results.chosen_quotes import shown_quotes

    found = standing(study, tabulated.codebook.id)
    board = Board(tabulated, found.of(study.coder(only)) if only else found)
    return Judged(board, shown_quotes(study, board), study.settings.study, only)
