"""The matrix, and the passages behind one of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from codekit.errors import RefusedError
from codekit.workbench.desk import Desk
from codekit.workbench.views import values
from codekit.workbench.views.retrieval import context
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.passages import Excerpt


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
    warnings: list[str]


class MatrixCell(Value, frozen=True, kw_only=True):
    """GET /api/matrix/cell?codebook=ID&case=C&code=X: the passages behind a cell."""

    case: str
    code: str
    state: str
    reason: str  # why a person set the state, where one did
    excerpts: list[values.Excerpt]


def matrix(desk: Desk, codebook: str, *, themes: str = "") -> MatrixShown:
    """Cases by codes as `codekit matrix --json`, with names.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for an unknown codebook or theme.
    """
    tabulated = _matrix(desk, codebook, themes)
    depth, columns = dict(tabulated.codebook.walk()), set(tabulated.themes)
    document = tabulated.to_json()
    for theme in document["themes"]:
        code = theme["code"]
        theme |= {"name": tabulated.codebook[code].name, "depth": depth[code], "shown": code in columns}
    names = {id_: case.attributes.get("name", "") for id_, case in tabulated.case.items()}
    more = {"case_names": names, "asking_recorded": tabulated.asking_recorded}
    return msgspec.convert(document | more | {"warnings": list(map(str, tabulated.warnings))}, MatrixShown)


def cell(desk: Desk, codebook: str, *, case: str, code: str) -> MatrixCell:
    """The passages behind one cell of the matrix. Raises what `matrix` raises, and RefusedError for no such cell."""
    tabulated = _matrix(desk, codebook, "")
    tabulated_cell = tabulated.cells.get((case, code))
    if tabulated_cell is None:
        raise RefusedError("unknown", "the matrix has no such cell")
    return MatrixCell(
        case=case,
        code=code,
        state=tabulated_cell.state,
        reason=next((c.reason for c in tabulated.registers.cells if (c.case, c.code) == (case, code)), ""),
        excerpts=[_excerpt(desk, case, excerpt) for excerpt in tabulated.excerpts(case, code)],
    )


def _matrix(desk: Desk, codebook: str, themes: str) -> Matrix:
    from codekit.workflow.results import tabulate

    desk.sight.refuse_totals()
    return tabulate.matrix(desk.study, codebook, themes=[name.strip() for name in themes.split(",") if name.strip()])


def _excerpt(desk: Desk, case: str, excerpt: Excerpt) -> values.Excerpt:
    around = context(desk.text(excerpt.transcript), excerpt.start, excerpt.end)
    return values.Excerpt(
        coding=excerpt.id,
        round="",
        transcript=excerpt.transcript,
        case=case,
        code=excerpt.theme,
        coder=", ".join(excerpt.coders),
        polarity=excerpt.evidence,
        start=excerpt.start,
        end=excerpt.end,
        memo="",
        **around | {"speaker": excerpt.speaker},
    )
