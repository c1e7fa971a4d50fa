"""The matrix: states, counts, and what analysts wrote into its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from codekit.model.judgements import FIT, RATING, SUMMARY
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.matrix import Matrix


class ThemeShown(Value, frozen=True, kw_only=True):
    """One code: k of n cases have it; `states` counts the cases by state."""

    code: str
    name: str
    depth: int
    shown: bool  # it is one of the columns
    k: int
    n: int
    states: dict[str, int]


class CellShown(Value, frozen=True, kw_only=True):
    """One case and code."""

    case: str
    code: str
    state: str
    layer: str
    excerpts: int
    interviews: int
    words: int


class MatrixShown(Value, frozen=True, kw_only=True):
    """GET /api/matrix?codebook=ID[&themes=A,B]: 403 blind while this coder is in a blind round not compared."""

    codebook: str
    version: str
    layer: str
    cases: list[str]
    case_names: dict[str, str]
    unmeasured: list[str]  # codes with evidence whose agreement nobody measured
    asking_recorded: bool  # false: nobody recorded what was asked, so not_found is "none found"
    themes: list[ThemeShown]  # every code, in tree order
    cells: list[CellShown]
    judged: list[CellNoted]  # cells about which something was written
    attributes: dict[str, dict[str, str]]  # of each case, by name; in the order of cases.csv
    groups: list[str]  # the attributes that group cases
    warnings: list[str]


class CellNoted(Value, frozen=True, kw_only=True):
    """What analysts wrote into one cell, in short."""

    case: str
    code: str
    fit: str  # where analysts differ, each with the writer, a line each
    rating: str
    summary: str
    quotes: int
    told: str  # what is to be looked at: analysts differ, at odds with the evidence, evidence changed


def matrix(desk: Desk, codebook: str, *, themes: str = "") -> MatrixShown:
    """Cases by codes as `codekit matrix --json`, with names.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for an unknown codebook or theme.
    """
    from codekit.matrix.crosstab import grouping_attributes

    tabulated = tabulate(desk, codebook, themes)
    depth, columns = dict(tabulated.codebook.walk()), set(tabulated.themes)
    document = tabulated.to_json()
    for theme in document["themes"]:
        code = theme["code"]
        theme |= {"name": tabulated.codebook[code].name, "depth": depth[code], "shown": code in columns}
    names = {id_: case.name for id_, case in tabulated.case.items()}
    more = {"case_names": names, "asking_recorded": tabulated.asking_recorded, "judged": _judged(desk, tabulated)}
    more |= {"attributes": {id_: dict(case.attributes) for id_, case in tabulated.case.items()}}
    more |= {"groups": list(grouping_attributes(tabulated)), "warnings": list(map(str, tabulated.warnings))}
    return msgspec.convert(document | more, MatrixShown)


def _judged(desk: Desk, tabulated: Matrix) -> list[CellNoted]:
    from codekit.workflow.results import judgements

    board = judgements.board(desk.study, tabulated.codebook.id, matrix=tabulated)
    quotes = {cell: len(board.standing.quotes(*cell)) for cell in board.standing.cells}
    return [
        CellNoted(
            case=cell.case,
            code=cell.code,
            fit=cell.said[FIT].text,
            rating=cell.said[RATING].text,
            summary=cell.said[SUMMARY].text,
            quotes=quotes[cell.case, cell.code],
            told=cell.told,
        )
        for cell in board.cells
    ]


def tabulate(desk: Desk, codebook: str, themes: str = "") -> Matrix:
    """The matrix that this coder may see. Raises what `matrix` raises."""
    from codekit.workflow.results import tabulate as results

    desk.sight.refuse_totals()
    return results.matrix(desk.study, codebook, themes=[name.strip() for name in themes.split(",") if name.strip()])
