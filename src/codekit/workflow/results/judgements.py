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


def of_cell(study: Study, codebook: str, case: str, code: str, *, viewer: str = "", alone: bool = False) -> Board:
    """One cell with what was written into it; no other cell is counted. With `alone` only the viewer's own words.

    Raises what `board` raises.
    """
    from codekit.matrix.judged import Board

    sight_of(study, viewer).refuse_totals()
    tabulated = tabulate.of_case(study, codebook, case)
    id_ = tabulated.codebook[code].id
    here = standing(study, codebook).only(lambda event: (event.case, event.code) == (case, id_))
    return Board(tabulated, here.of(viewer) if alone else here, (case, id_))


def others_wrote(study: Study, codebook: str, case: str, code: str, writer: str) -> bool:
    """Whether anybody but this analyst has words on a cell that stand. Raises UnknownNameError for no codebook."""
    here = standing(study, codebook).only(lambda event: (event.case, event.code) == (case, code))
    return any(event.by != writer for place in here.live for event in here.now(place))


def judged(study: Study, tabulated: Matrix, *, only: str = "") -> Judged:
    """What the workbook of a matrix shows of judgements; with `only` one analyst's, as if nobody else had written.

    Raises UnknownNameError for an analyst that the study does not have.
    """
    from codekit.matrix.judged import Board, Judged
    from codekit.workflow.results.chosen_quotes import shown_quotes

    found = standing(study, tabulated.codebook.id)
    board = Board(tabulated, found.of(study.coder(only)) if only else found)
    return Judged(board, shown_quotes(study, board), study.settings.study, only)
