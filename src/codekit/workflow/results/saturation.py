"""Saturation of a codebook, over what counts in the matrix and in an order that is on record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit import __version__
from codekit.errors import CodekitError, UnknownNameError
from codekit.model.cases import Interview, interview_order
from codekit.model.notes import FEW, listed
from codekit.model.rounds import TRAINING
from codekit.tables.write import refuse_but_excel
from codekit.workflow.results.tabulate import matrix
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.saturation import Asked, Saturation


def saturation(
    study: Study,
    codebook: str,
    *,
    level: str = "leaf",
    codes: Sequence[str] = (),
    order: str = "interview",
    coder: str = "",
) -> Saturation:
    """The new codes of every interview, in the order the interviews were held or were coded in.

    Raises UnknownNameError for an unknown level, order or code, CodekitError where the order is not on record, and what
    `matrix` raises.
    """
    from codekit.matrix.saturation import LEVELS, ORDERS

    for what, asked, known in (("level", level, LEVELS), ("order", order, ORDERS)):
        if asked not in known:
            raise UnknownNameError(what, asked, known)
    return of_matrix(study, matrix(study, codebook, coder=coder), level=level, codes=codes, order=order)


def of_matrix(
    study: Study, tabulated: Matrix, *, level: str = "leaf", codes: Sequence[str] = (), order: str = "interview"
) -> Saturation:
    """The same of a matrix that is there. Raises UnknownNameError and CodekitError as `saturation`."""
    from codekit.matrix.saturation import HELD
    from codekit.matrix.saturation import saturation as work_out

    interviews = [interview for held in tabulated.interviews.values() for interview in held]
    ordered = _as_held(interviews) if order == HELD else _as_coded(study, tabulated.codebook.id, interviews)
    return work_out(tabulated, ordered, level=level, codes=codes, order=order)


def _as_held(interviews: Sequence[Interview]) -> list[Interview]:
    from codekit.matrix.saturation import without_order

    if unknown := without_order(interviews):
        raise CodekitError(
            f"interviews.csv: neither order nor date of {listed(unknown, FEW)}",
            hint="saturation needs the order of the interviews: fill one of the two columns",
        )
    return sorted(interviews, key=interview_order)


def _as_coded(study: Study, codebook: str, interviews: Sequence[Interview]) -> list[Interview]:
    """The interviews by when somebody first finished them; those that nobody did come last."""
    finished: dict[str, str] = {}
    rounds = [r for r in study.rounds() if r.codebook_id == codebook and r.kind != TRAINING and not blind_in(r)]
    for round_ in rounds:
        layers = study.layers(round_)
        for id_ in round_.transcripts:
            for coder in round_.coders_of(id_):
                for event in layers.get(coder, id_).finishes:
                    finished[id_] = min(event.at, finished.get(id_, event.at))
    last = "~"  # behind every time
    return sorted(interviews, key=lambda i: (finished.get(i.transcript, last), interview_order(i)))


def write_workbook(study: Study, found: Saturation, asked: Asked, path: Path) -> None:
    """Write the table as an Excel file; raises CodekitError for a file that is no .xlsx."""
    from codekit.reporting.matrix.sheet_saturation import write_workbook as write

    refuse_but_excel(path, "the table")
    write(found, asked, path, title=study.title, codekit_version=__version__)
