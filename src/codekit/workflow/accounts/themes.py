"""The theme table of a study: k of n, evidence against, quotations from different cases, held against their texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import UnknownNameError
from codekit.formats.printed_quotes import Printed, read
from codekit.matrix.states import STATES
from codekit.reporting.accounts.results import Quote, ThemeRow, Themes
from codekit.tables.header import brief
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.quoting import QUOTES, Quoting
from codekit.workflow.results.quotes import Checked, Desk

if TYPE_CHECKING:
    from codekit.matrix import Matrix


def themes(
    g: Grounds,
    *,
    most: int = QUOTES,
    attribution: Sequence[str] = ("case", "role"),
    chosen: Path | None = None,
) -> Themes:
    """The theme table; `chosen` is a table of quotations with a column `theme`, which go before all others.

    Raises CodekitError where nothing counts yet, UnknownNameError for an unknown theme or attribution.
    """
    matrix = g.needed_matrix()
    own = _own(matrix, chosen)
    quoting = Quoting(g.study, matrix, Desk(g.study, tuple(attribution), chosen.name if chosen else ""), most)
    rows, spread = [], defaultdict[str, Counter[str]](Counter)
    for code in matrix.themes:
        beside = quoting.of(code, own.get(code, ()))
        quotes = [_quote(one) for one in beside.quotes]
        rows.append(_row(matrix, code, quotes, [_quote(one, kind) for one, kind in beside.against]))
        for case in (quote.case for quote in quotes if not quote.problems):
            spread[case][code] += 1
    return Themes(
        g.study.title,
        matrix.codebook.key,
        matrix.layer,
        tuple(rows),
        spread,
        _warnings(matrix, rows, spread),
        called=matrix.registers.called,
    )


def _own(matrix: Matrix, path: Path | None) -> Mapping[str, list[Printed]]:
    """The quotations that a team chose, by theme."""
    by_theme: dict[str, list[Printed]] = {}
    for printed in read(path) if path else ():
        if printed.theme not in matrix.themes:
            where = f"{path.name if path else ''}:{printed.line}"
            raise UnknownNameError("theme", brief(printed.theme), matrix.themes, where=where)
        by_theme.setdefault(printed.theme, []).append(printed)
    return by_theme


def _quote(checked: Checked, evidence: str = "") -> Quote:
    return Quote(
        words=checked.printed.words,
        case=checked.interview.case if checked.interview else "",
        transcript=checked.spoken.transcript.id if checked.spoken else "",
        attribution=checked.attribution,
        state=checked.held.state,
        evidence=evidence,
        problems=checked.problems,
    )


def _row(matrix: Matrix, code: str, quotes: Sequence[Quote], against: Sequence[Quote]) -> ThemeRow:
    book, total = matrix.codebook, matrix.totals[code]
    cells = [matrix.cells[case, code] for case in matrix.cases]
    return ThemeRow(
        code=code,
        name=book[code].name,
        depth=len(book.ancestors(code)),
        definition=book[code].definition,
        k=total.k,
        n=total.n,
        states={matrix.shown(state): total.states[state] for state in STATES if total.states[state]},
        contrary=sum(cell.contrary for cell in cells),
        hypothetical=sum(cell.hypothetical for cell in cells),
        against=tuple(cell.case for cell in cells if cell.contrary),
        quotes=tuple(quote for quote in quotes if not quote.problems),
        disconfirming=tuple(quote for quote in against if not quote.problems),
        below=book.children[code],
        refused=tuple(quote for quote in (*quotes, *against) if quote.problems),
    )


def _warnings(matrix: Matrix, rows: Sequence[ThemeRow], spread: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    whole = sum(len(row.quotes) for row in rows)
    case, most = max(
        ((case, sum(of.values())) for case, of in spread.items()), key=lambda pair: pair[1], default=("", 0)
    )
    talks = [f"{matrix.called(case)} gives {most} of {whole} quotations"] if whole >= 4 and 2 * most > whole else []
    counts = [f"{row.name} ({len(row.refused)})" for row in rows if row.refused]
    told = "quotations that do not say what was said, or do not stand alone, are left out, and listed at the end"
    left = [f"{told}: {', '.join(counts)}"] if counts else []
    return (*talks, *left, *matrix.warnings)
