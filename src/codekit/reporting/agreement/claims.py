"""The part on claims: what a reader of the table of cases and themes would see from each coder alone."""

from __future__ import annotations

from collections.abc import Sequence

from codekit.agreement.rounds.claim_report import ClaimReport, ThemeClaims
from codekit.agreement.rounds.report import main_coefficient
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Part, Table, Value, shown

THEMES, STATES, CELLS = "Claims", "Claim states", "Claims that differ"
TITLE = "What a reader of the table sees"
NONE = "–"


def parts(findings: Findings) -> Sequence[Part]:
    """The part on claims, where there are any."""
    claims = findings.claims
    if claims is None:
        return ()
    tables = (theme_table(claims), state_table(claims), cell_table(claims))
    return (
        Part("claims", TITLE, paragraphs=(_reading(claims), in_words(claims)), items=asides(claims), tables=tables),
    )


def _reading(claims: ClaimReport) -> str:
    return (
        f"The states of the matrix of {claims.codebook.replace('@', ', version ')}, as each coder's codings of this "
        "round alone would give them, compared case by case. A case has one state for each theme, so coders who chose "
        "different passages may still make the same claim. k of n is what each would report."
    )


def in_words(claims: ClaimReport) -> str:
    """The figures over all cells, in one sentence or two."""
    summary, cells = claims.summary, claims.summary.cells
    return (
        f"{cells.n_differ} of {cells.n_units} cells differ ({len(claims.cases)} cases, {summary.n_themes} themes), "
        f"{summary.present_against_none} of them present against nothing found. Pooled kappa over themes (de Vries et "
        f"al. 2008) is {shown(summary.pooled_kappa, DECIMAL)}; the mean of the {summary.n_defined} of "
        f"{summary.n_themes} kappas that are defined is {shown(summary.mean_kappa, DECIMAL)}."
    )


def asides(claims: ClaimReport) -> tuple[str, ...]:
    """What was left out, and why."""
    said = []
    if claims.left_out:
        names = ", ".join(
            f"{claims.called.get(case, case)} ({', '.join(c) or 'nobody'})" for case, c in claims.left_out.items()
        )
        said.append(f"Left out, since fewer than two coders did all of the case's interviews in the round: {names}.")
    if claims.partial:
        words = "The round holds only some interviews of these cases; their states are of those"
        said.append(f"{words}: {', '.join(claims.called.get(case, case) for case in claims.partial)}.")
    if claims.outside:
        said.append(f"The round is not about these columns of the matrix: {', '.join(claims.outside)}.")
    by_hand = sum(theme.by_hand for theme in claims.themes)
    if by_hand:
        said.append(f"A person set the state of {by_hand} of the cells (cells.csv); such cells are compared nowhere.")
    return (*said, *claims.warnings)


def theme_table(claims: ClaimReport) -> Table:
    """One row per theme: k of n of each coder, by how much they differ, coefficients over states and over presence."""
    columns = [Column("theme", width=18)]
    columns += [Column(f"k of n, {coder}", width=12) for coder in claims.coders]
    columns += [Column("difference in k", COUNT, 11), Column("difference in share", PERCENT, 11)]
    columns += [Column("cases", COUNT, 8), Column("cases that differ", COUNT, 9), Column("% agreement", PERCENT, 12)]
    columns += [Column(title, DECIMAL, 13) for title in ("Cohen's kappa", "Krippendorff's alpha", "Gwet's AC1")]
    columns += [Column("interval from", DECIMAL, 9), Column("interval to", DECIMAL, 9)]
    columns += [Column("kappa, present or not", DECIMAL, 12), Column("note", LONG, 46)]
    coefficient = "kappa" if main_coefficient(claims.coders) == "cohen_kappa" else "alpha"
    note = f"Kappa, alpha and AC1 are over the states; the interval is of {coefficient}, clustered by case."
    return Table("Each theme", tuple(columns), tuple(_row(claims, t) for t in claims.themes), note=note, sheet=THEMES)


def _row(claims: ClaimReport, theme: ThemeClaims) -> tuple[Value, ...]:
    states = theme.states
    ends = (states.interval.low, states.interval.high) if states.interval else (NONE, NONE)
    return (
        theme.code,
        *(theme.k_of_n(coder) for coder in claims.coders),
        theme.difference_k,
        theme.difference_share,
        states.n_cases,
        states.n_differ,
        states.percent_agreement,
        states.cohen_kappa,
        states.krippendorff_alpha,
        states.gwet_ac1,
        *ends,
        theme.present.cohen_kappa,
        states.note,
    )


def state_table(claims: ClaimReport) -> Table:
    """For each pair of coders how often each state of the first met each state of the second, over all cells."""
    names = claims.states[0].states if claims.states else ()
    columns = [Column("first coder", width=14), Column("second coder", width=14), Column("the first says", width=20)]
    columns += [Column(claims.shown.get(state, state), COUNT, 13) for state in names]
    rows: list[tuple[Value, ...]] = [
        (*pair.coders, claims.shown.get(state, state), *counts)
        for pair in claims.states
        for state, counts in zip(pair.states, pair.counts, strict=True)
    ]
    note = "Over all cells that count for both; the columns are what the second coder says."
    return Table("The table of states", tuple(columns), tuple(rows), note=note, sheet=STATES, heads=3)


def cell_table(claims: ClaimReport) -> Table:
    """The cells that differ, with each coder's state and excerpts."""
    columns = [Column("case", width=14), Column("theme", width=18)]
    columns += [Column(coder, width=20) for coder in claims.coders]
    columns += [Column(f"excerpts, {coder}", COUNT, 12) for coder in claims.coders]
    columns += [Column(f"contrary, {coder}", COUNT, 12) for coder in claims.coders]
    rows: list[tuple[Value, ...]] = [
        (
            claims.called.get(cell.case, cell.case),
            cell.code,
            *(claims.shown.get(state, state) for state in (cell.states.get(c, NONE) for c in claims.coders)),
            *(cell.excerpts.get(coder) for coder in claims.coders),
            *(cell.contrary.get(coder) for coder in claims.coders),
        )
        for cell in claims.cells
    ]
    note = "" if rows else "The coders give every case and theme the same state."
    long = len(rows) > 40
    return Table("The cells that differ", tuple(columns), tuple(rows), note=note, sheet=CELLS, heads=2, long=long)
