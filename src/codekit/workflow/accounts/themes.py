"""The theme table of a study: k of n, evidence against, quotations from different cases, held against their texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import UnknownNameError
from codekit.formats.printed_quotes import Printed, read
from codekit.matrix.states import FOUND, STATES
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, SUPPORTING
from codekit.reporting.accounts.results import Quote, ThemeRow, Themes
from codekit.tables.header import brief
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.results.quotes import Checked, hold_all

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.passages import Excerpt

QUOTES, AGAINST = 3, 3  # quotations of a theme; passages against it
_SHORT, _BEST, _LONG = 8, 28, 70  # words of a passage that can be printed, and of one that reads best


def themes(
    g: Grounds,
    *,
    most: int = QUOTES,
    attribution: Sequence[str] = ("case", "role"),
    chosen: Path | None = None,
) -> Themes:
    """The theme table; `chosen` is a table of quotations with a column `theme`, which go before those chosen here.

    Raises CodekitError where nothing counts yet, UnknownNameError for an unknown theme or attribution.
    """
    matrix = g.needed_matrix()
    own = _own(matrix, chosen)
    found, against = dict[str, list[Printed]](), dict[str, list[tuple[Printed, str]]]()
    used = Counter[str]()
    for code in matrix.themes:
        found[code] = own.get(code) or _supporting(matrix, code, most, used)
        against[code] = _against(matrix, code)
    listed = [p for code in matrix.themes for p in (*found[code], *(p for p, _ in against[code]))]
    held = iter(hold_all(g.study, listed, attribution=attribution, file=chosen.name if chosen else "").checked)
    rows, spread = [], defaultdict[str, Counter[str]](Counter)
    for code in matrix.themes:
        quotes = [_quote(next(held)) for _ in found[code]]
        disconfirming = [_quote(next(held), kind) for _, kind in against[code]]
        rows.append(_row(matrix, code, quotes, disconfirming))
        spread_of = (quote.case for quote in quotes if not quote.problems)
        for case in spread_of:
            spread[case][code] += 1
    return Themes(
        g.study.title, matrix.codebook.key, matrix.layer, tuple(rows), spread, _warnings(matrix, rows, spread)
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


def _supporting(matrix: Matrix, code: str, most: int, used: Counter[str]) -> list[Printed]:
    """One passage each of cases that were quoted least so far, as near to a good length as there is."""
    best: dict[str, Excerpt] = {}
    for case in matrix.cases:
        if matrix.cells[case, code].state in FOUND:
            passages = [e for e in matrix.excerpts(case, code, (SUPPORTING,)) if _SHORT <= e.words <= _LONG]
            if passages:
                best[case] = min(passages, key=lambda e: (abs(e.words - _BEST), e.transcript, e.start))
    order = sorted(best, key=lambda case: (used[case], abs(best[case].words - _BEST), case))[:most]
    used.update(order)
    return [_printed(best[case], code) for case in order]


def _against(matrix: Matrix, code: str) -> list[tuple[Printed, str]]:
    found = [
        (_printed(excerpt, code), excerpt.evidence)
        for kind in (CONTRARY, HYPOTHETICAL)
        for case in matrix.cases
        for excerpt in matrix.excerpts(case, code, (kind,))[:1]
    ]
    return found[:AGAINST]


def _printed(excerpt: Excerpt, code: str) -> Printed:
    return Printed(" ".join(excerpt.text.split()), 0, transcript=excerpt.transcript, theme=code)


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
    talks = [f"{case} gives {most} of {whole} quotations"] if whole >= 4 and 2 * most > whole else []
    left = [
        f"{row.name}: {len(row.refused)} left out, since they do not say what was said" for row in rows if row.refused
    ]
    return (*talks, *left, *matrix.warnings)
