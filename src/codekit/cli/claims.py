"""What `codekit agree --claims` prints: the states of cases and themes, coder against coder."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from codekit.cli import output
from codekit.cli.output import figure

if TYPE_CHECKING:
    from codekit.agreement.rounds.claim_report import ClaimReport, ThemeClaims


def show(report: ClaimReport, *, as_json: bool) -> None:
    """Print the claims of a round, as one document or for people."""
    from codekit.reporting.agreement import claims

    for words in claims.asides(report):
        output.note(words)
    if as_json:
        output.document(report.to_json())
        return
    output.say(f"round: {report.round}; codebook: {report.codebook}; coders: {', '.join(report.coders)}; ", end="")
    output.say("states as each coder's codings alone would give them; clusters are cases")
    _themes(report)
    _states(report)
    _cells(report)
    output.say(claims.in_words(report))
    if report.summary.widest:
        output.say(f"k differs most in {', '.join(report.summary.widest)}")


def _themes(report: ClaimReport) -> None:
    from codekit.agreement.rounds.nominal import FEWEST_CASES

    numbers = (*report.coders, "diff.", "share", "cases", "differ", "agree", "kappa", "alpha", "AC1", "presence")
    intervals = any(theme.states.interval for theme in report.themes)
    rows = [_row(report, theme, intervals=intervals) for theme in report.themes]
    coefficient = "kappa" if len(report.coders) == 2 else "alpha"
    spread = (f"95 % interval of {coefficient}",) if intervals else ()
    output.table(("theme", *numbers, *spread, "note"), rows, right=",".join(numbers))
    if not intervals and len(report.cases) < FEWEST_CASES:
        output.say(f"no interval: fewer than {FEWEST_CASES} cases")


def _row(report: ClaimReport, theme: ThemeClaims, *, intervals: bool) -> tuple[object, ...]:
    from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS

    states, ends = theme.states, theme.states.interval
    shown = f"{figure(ends.low)} to {figure(ends.high)}" if ends else "–"
    return (
        theme.code,
        *(theme.k_of_n(coder) for coder in report.coders),
        theme.difference_k,
        _percent(theme.difference_share),
        states.n_cases,
        states.n_differ,
        _percent(states.percent_agreement),
        figure(states.cohen_kappa),
        figure(states.krippendorff_alpha),
        figure(states.gwet_ac1),
        figure(theme.present.cohen_kappa),
        *((shown,) if intervals else ()),
        "; ".join(note.words for note in states.notes if note.kind != FEW_TRANSCRIPTS),
    )


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{share:.1%}"


def _states(report: ClaimReport) -> None:
    for pair in report.states:
        first, second = pair.coders
        names = [report.shown[state] for state in pair.states]
        rows = [(name, *counts) for name, counts in zip(names, pair.counts, strict=True)]
        output.table((f"{first} \\ {second}", *names), rows, right=",".join(names))


def _cells(report: ClaimReport) -> None:
    if not report.cells:
        output.say("no cell differs")
        return
    rows = [
        (cell.case, cell.code, *(_state(report, cell.states.get(c), cell.excerpts.get(c, 0)) for c in report.coders))
        for cell in report.cells
    ]
    output.table(("case", "theme", *report.coders), rows)


def _state(report: ClaimReport, state: str | None, excerpts: int) -> str:
    if state is None:
        return "–"
    return report.shown[state] + (f" ({excerpts})" if excerpts else "")
