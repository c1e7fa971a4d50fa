"""Sentences about what the analysis found, and with which software: matrix, saturation, themes, evidence."""

from __future__ import annotations

import platform

from codekit import __version__
from codekit.errors import CodekitError
from codekit.model.origins import Origins, origins
from codekit.model.polarities import SUPPORTING
from codekit.reporting.accounts.values import Sentence
from codekit.workflow.accounts.grounds import CELLS, INTERVIEWS, Grounds, joined, n_of, were
from codekit.workflow.accounts.material import slot


def matrix(g: Grounds) -> list[Sentence]:
    """How codings became a table of cases and themes."""
    if g.matrix is None:
        return [slot("HOW THEMES WERE COMPARED BETWEEN CASES")]
    one = g.matrix
    held = [case for case in one.cases if one.interviews[case]]  # as the methods count cases
    words = (
        f"Codings of {one.codebook.key} were rolled up by case into a matrix of {n_of(len(held), 'case')} by "
        f"{n_of(len(one.themes), 'theme')} (counted: {one.layer}); a share is k of n cases, n being those in which the "
        "theme was found, denied, or asked about and not found."
    )
    set_by_hand = [cell for cell in one.registers.cells if cell.case in one.cases and cell.code in one.codebook]
    found = [Sentence(words, ("codings/", "cases.csv"))]
    if set_by_hand:
        found.append(
            Sentence(f"{n_of(len(set_by_hand), 'cell')} {were(len(set_by_hand))} set by hand, with a reason.", (CELLS,))
        )
    return found


def saturation(g: Grounds) -> list[Sentence]:
    """Code saturation with its parameters."""
    if g.matrix is None:
        return [slot("WHETHER AND HOW SATURATION WAS JUDGED")]
    from codekit.matrix.saturation import BASES, RUNS, Asked
    from codekit.reporting.matrix.saturation_told import ground, sentence
    from codekit.workflow.results.saturation import saturation as work_out

    try:
        found = work_out(g.study, g.matrix.codebook.id)
    except CodekitError as error:
        return [slot(f"WHETHER AND HOW SATURATION WAS JUDGED; {error.message.upper()}")]
    records = (INTERVIEWS, "codings/")
    settings = [Asked(base, run) for base in BASES for run in RUNS]
    others = "; ".join(f"{one.name}: {found.shown(one) or 'not reached'}" for one in settings)
    return [
        Sentence(sentence(found, Asked(4, 2, 0.05)), records),
        Sentence(f"With the same threshold, {others}. Basis: {'; '.join(ground(found))}.", records),
        slot("WHETHER MEANING SATURATION WAS JUDGED"),
    ]


def software(g: Grounds) -> list[Sentence]:
    """What it was done with; codings that came from elsewhere are not said to have been made here."""
    ways, tools = _ways(g), list(dict.fromkeys(r.made_in for r in g.told if r.made_in))
    coded = "coded" if ways.blind == ways.total else "coded in part" if ways.blind else ""
    done = joined([word for word in (coded if ways.total else "", "tabulated" if g.matrix else "") if word])
    words = f"The material was {done or 'kept'} with codekit {__version__} (Python {platform.python_version()})."
    found = [Sentence(words, ("codekit --version",))]
    if ways.blind < ways.total:
        parts = ", ".join(f"{n:,} {way}" for n, way in ways.in_words())
        made = f" Projects were taken over from {joined(tools)}." if tools else ""
        words = f"How codings came in, by coder and transcript: {parts} (of {ways.total:,})."
        found.append(Sentence(words + made, ("codings/",)))
    return found


def _ways(g: Grounds) -> Origins:
    """How the work of people came in, for each coder and transcript that has codings."""
    people = [
        layer
        for round_ in g.told
        for (coder, _), layer in g.layers(round_).by_key.items()
        if coder in round_.coders and layer.codings
    ]
    return origins(people)


def themes(g: Grounds) -> list[Sentence]:
    """The themes at the top with k of n."""
    if g.matrix is None:
        return [slot("THE MAJOR THEMES")]
    shown = [(g.matrix.codebook[code].name, g.matrix.totals[code]) for code in g.matrix.themes]
    listed = "; ".join(f"{name} {total}" for name, total in shown if total.k)
    return [Sentence(f"Themes, k of n cases: {listed}.", ("codings/", "cases.csv")), slot("THE MAJOR THEMES IN WORDS")]


def minor(g: Grounds) -> list[Sentence]:
    """Evidence against themes, and themes that few cases have."""
    if g.matrix is None:
        return [slot("MINOR THEMES AND CASES THAT DIFFER")]
    cells = g.matrix.cells
    against = sum(bool(cell.contrary) for cell in cells.values() if cell.code in g.matrix.themes)
    rare = [g.matrix.codebook[code].name for code in g.matrix.themes if 0 < g.matrix.totals[code].k <= 3]
    words = f"{n_of(against, 'cell')} of the matrix' themes {_have(against)} contrary evidence"
    words += f"; found in at most 3 cases: {', '.join(rare)}" if rare else "; no theme was found in as few as 3 cases"
    return [Sentence(f"{words}.", ("codings/",)), slot("MINOR THEMES AND CASES THAT DIFFER, IN WORDS")]


def evidence(g: Grounds) -> list[Sentence]:
    """That every figure leads back to passages, and what only the team can say of it."""
    return [*evidence_found(g), slot("HOW THE FINDINGS FOLLOW FROM THE DATA")]


def evidence_found(g: Grounds) -> list[Sentence]:
    """That every figure leads back to passages."""
    if g.matrix is None:
        return []
    found = [cell for cell in g.matrix.cells.values() if cell.code in g.matrix.themes and cell.excerpts]
    passages = {
        (e.transcript, e.start, e.end) for cell in found for e in g.matrix.excerpts(cell.case, cell.code, (SUPPORTING,))
    }
    words = f"Each of the {n_of(len(found), 'cell')} with a theme leads to its passages "
    words += f"({n_of(len(passages), 'passage')} of respondents, of which one may stand in several cells)."
    return [Sentence(words, ("codekit matrix: sheet Excerpts",))]


def _have(n: int) -> str:
    return "has" if n == 1 else "have"
