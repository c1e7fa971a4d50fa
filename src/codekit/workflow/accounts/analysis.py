"""Sentences about the analysis: codebook, rounds, agreement, second pass, review, results, software."""

from __future__ import annotations

import platform
from collections import Counter

from codekit import __version__
from codekit.errors import CodekitError
from codekit.model.layer import FINISHED
from codekit.model.names import RULES
from codekit.model.rounds import DOUBLE, INITIAL, SECOND_PASS, SUBCODE, TRAINING, Round
from codekit.model.subjects import REVIEWS
from codekit.reporting.accounts.values import Sentence
from codekit.reporting.agreement import methods as agreement
from codekit.workflow.accounts.grounds import CELLS, SETTINGS, Grounds, joined, n_of, recorded, started
from codekit.workflow.accounts.material import slot
from codekit.workflow.reports.findings import for_methods
from codekit.workflow.rounds.lower import revisions
from codekit.workflow.study import codebooks

OTHER = "the team's own"


def codebook(g: Grounds) -> list[Sentence]:
    """The codebooks that were coded with: size, depth, versions."""
    found = []
    for book in g.books:
        depth = max((depth for _, depth in book.walk()), default=0) + 1
        kept = codebooks.versions(g.study.store, book.id)
        versions = f"; versions used: {', '.join(kept)}" if len(kept) > 1 else ""
        words = (
            f"Codebook {book.id}, version {book.version}, has {n_of(len(book.codes), 'code')} on {n_of(depth, 'level')}"
        )
        found.append(Sentence(f"{words}{versions}.", (f"codebooks/{book.id}/{book.version}.yaml",)))
    return found or [slot("THE CODES AND HOW THEY WERE DEFINED")]


def derivation(g: Grounds) -> list[Sentence]:
    """Where codes come from, by `origin`."""
    found = []
    for book in g.books:
        origins = Counter(code.origin or "not recorded" for code in book.codes)
        if set(origins) == {"not recorded"}:
            continue
        parts = ", ".join(f"{name} ({n})" for name, n in origins.most_common())
        found.append(
            Sentence(f"Origin of the codes of {book.id}: {parts}.", (f"codebooks/{book.id}/{book.version}.yaml",))
        )
    return [*found, slot("HOW THE CODEBOOK CAME ABOUT: FROM THE GUIDE, THE LITERATURE, THE DATA")]


def coders(g: Grounds) -> list[Sentence]:
    """Who coded."""
    ids = tuple(dict.fromkeys(coder for round_ in g.rounds for coder in round_.coders))
    if not ids:
        return [slot("WHO CODED")]
    return [Sentence(f"{n_of(len(ids), 'coder')} took part: {g.people(ids)}.", (SETTINGS, "rounds/"))]


def training(g: Grounds) -> list[Sentence]:
    """Training rounds, whose figures are never told."""
    rounds = g.of_kind(TRAINING)
    if not rounds:
        return [slot("HOW THE CODERS WERE TRAINED")]
    return [
        Sentence(
            f"{g.people(r.coders)} practised on {n_of(len(r.transcripts), 'transcript')} in training round {r.id}, "
            "which enters no figure.",
            (started(g.study, r),),
        )
        for r in rounds
    ]


def double(g: Grounds) -> list[Sentence]:
    """How much was coded twice, then every compared round as its report states it."""
    rounds = [g.study.round(id_) for id_ in g.comparisons]
    if not rounds:
        waiting = [r.id for r in g.rounds if r.kind == DOUBLE]
        none = (
            [Sentence(f"No double coding has been compared ({', '.join(waiting)}).", ("rounds/",))] if waiting else []
        )
        return [*none, slot("WHETHER INTERVIEWS WERE CODED TWICE, AND HOW FAR CODERS AGREED")]
    ids = dict.fromkeys(id_ for r in rounds for id_ in r.transcripts)
    share = f"{len(ids) / max(1, len(g.transcripts)):.1%}".replace("%", " %")
    words = f"{len(ids)} of {n_of(len(g.transcripts), 'transcript')} ({share}) were coded by several coders, in "
    words += f"{n_of(len(rounds), 'round')} ({', '.join(r.id for r in rounds)})."
    return [Sentence(words, tuple(started(g.study, r) for r in rounds)), *(_compared(g, r) for r in rounds)]


def _compared(g: Grounds, round_: Round) -> Sentence:
    """A compared round in the words of its report."""
    records = [started(g.study, round_), *([recorded(round_.compared)] if round_.compared else [])]
    if round_.signed:
        records.append(f"rounds/{round_.id}: round.sign of {', '.join(round_.signed)}")
    return Sentence(agreement.paragraph(for_methods(g.study, g.comparisons[round_.id])), tuple(records))


def single(g: Grounds) -> list[Sentence]:
    """Initial rounds: how many transcripts, and whether one coder coded each."""
    found = []
    for r in g.of_kind(INITIAL):
        done, most = _done(g, r), max((len(r.coders_of(id_)) for id_ in r.transcripts), default=0)
        each = "by one coder each" if most == 1 else f"by up to {most} coders each"
        words = f"In round {r.id}, {done} of {n_of(len(r.transcripts), 'transcript')} {_were(done)} coded {each} "
        found.append(Sentence(f"{words}({g.people(r.coders)}; codebook {r.codebook}).", (started(g.study, r),)))
    return found


def second_pass(g: Grounds) -> list[Sentence]:
    """Second passes with what they changed; never agreement."""
    found = []
    for r in g.of_kind(SECOND_PASS):
        changed = revisions(g.study, r)
        words = f"In round {r.id}, {g.people(r.coders)} went over the codings of round {r.over}, seeing them, in "
        words += (
            f"{_done(g, r)} of {n_of(len(r.transcripts), 'transcript')}: {changed}. This is no measure of agreement."
        )
        found.append(Sentence(words, (started(g.study, r), f"codings/{r.id}/")))
    return found


def subcoding(g: Grounds) -> list[Sentence]:
    """Sub-coding rounds."""
    return [
        Sentence(
            f"In round {r.id}, {g.people(r.coders)} divided the passages of {r.parent} into its sub-codes, in "
            f"{_done(g, r)} of {n_of(len(r.transcripts), 'transcript')}.",
            (started(g.study, r),),
        )
        for r in g.of_kind(SUBCODE)
    ]


def reviewed(g: Grounds) -> list[Sentence]:
    """Which share of the codings that count was reviewed, with what outcome; without a review nothing is claimed."""
    codings = [coding for listed in g.matrix.evidence.codings for coding in listed] if g.matrix else [*g.codings]
    if not codings:
        return []
    found = [g.reviews[coding.id] for coding in codings if coding.id in g.reviews]
    if not found:
        return [slot("WHETHER AND BY WHOM CODINGS WERE REVIEWED; NO REVIEW IS RECORDED")]
    outcomes = Counter(" and ".join(sorted({review.status for review in of})) for of in found)
    parts = ", ".join(f"{n} {status}" for status, n in outcomes.most_common())
    by = tuple(sorted({review.by for of in found for review in of}))
    words = f"Of the {n_of(len(codings), 'coding')} that count, {len(found)} {_were(len(found))} reviewed ({parts}) by "
    return [Sentence(f"{words}{g.people(by)}.", tuple(f"study/{REVIEWS}/{id_}.jsonl" for id_ in by))]


def suggestions(g: Grounds) -> list[Sentence]:
    """How much rules proposed, and how much of it people took."""
    offered, taken, rounds = set[str](), set[str](), []
    for round_ in g.told:
        if not (names := g.study.store.rules(round_.id)):
            continue
        by_key = g.layers(round_).by_key
        rounds.append(round_.id)
        offered |= {c.id for (coder, _), layer in by_key.items() if coder in names for c in layer.codings}
        taken |= {c.derived_from for (coder, _), layer in by_key.items() if coder not in names for c in layer.codings}
    if not rounds:
        return []
    words = f"Rules of the codebook proposed {n_of(len(offered), 'coding')} by its cues, of which people accepted "
    return [
        Sentence(
            f"{words}{len(offered & taken)}; none counts unaccepted.", tuple(f"codings/{r}/{RULES}" for r in rounds)
        )
    ]


def memos(g: Grounds) -> list[Sentence]:
    """Notes that were written."""
    n, whole = len(g.codings.memos), len(g.codings.notes) + len(g.codings.of_study)
    if not n + whole:
        return [slot("WHETHER FIELD NOTES AND MEMOS WERE WRITTEN")]
    words = f"{n_of(n + whole, 'memo')} {_were(n + whole)} written, {n} of them on passages and transcripts."
    return [Sentence(words, ("codings/", "rounds/"))]


def matrix(g: Grounds) -> list[Sentence]:
    """How codings became a table of cases and themes."""
    if g.matrix is None:
        return [slot("HOW THEMES WERE COMPARED BETWEEN CASES")]
    one = g.matrix
    words = (
        f"Codings of {one.codebook.key} were rolled up by case into a matrix of {n_of(len(one.cases), 'case')} by "
        f"{n_of(len(one.themes), 'theme')} (counted: {one.layer}); a share is k of n cases, n being those in which the "
        "theme was found, denied, or asked about and not found."
    )
    set_by_hand = [cell for cell in one.registers.cells if cell.case in one.cases]
    found = [Sentence(words, ("codings/", "cases.csv"))]
    if set_by_hand:
        found.append(
            Sentence(
                f"{n_of(len(set_by_hand), 'cell')} {_were(len(set_by_hand))} set by hand, with a reason.", (CELLS,)
            )
        )
    return found


def saturation(g: Grounds) -> list[Sentence]:
    """Code saturation with its parameters."""
    if g.matrix is None:
        return [slot("WHETHER AND HOW SATURATION WAS JUDGED")]
    from codekit.matrix.saturation import Asked
    from codekit.reporting.matrix.saturation_told import sentence
    from codekit.workflow.results.saturation import saturation as work_out

    try:
        found = work_out(g.study, g.matrix.codebook.id)
    except CodekitError as error:
        return [slot(f"WHETHER AND HOW SATURATION WAS JUDGED; {error.message.upper()}")]
    words = sentence(found, Asked(4, 2, 0.05))
    return [Sentence(words, ("interviews.csv", "codings/")), slot("WHETHER MEANING SATURATION WAS JUDGED")]


def software(g: Grounds) -> list[Sentence]:
    """What it was done with."""
    done = "coded and tabulated" if g.matrix else "coded" if g.codings else "kept"
    words = f"The material was {done} with codekit {__version__} (Python {platform.python_version()})."
    return [Sentence(words, ("codekit --version",))]


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
    words += f"; found in at most 3 cases: {', '.join(rare)}" if rare else "; no theme was found in so few as 3 cases"
    return [Sentence(f"{words}.", ("codings/",)), slot("MINOR THEMES AND CASES THAT DIFFER, IN WORDS")]


def evidence(g: Grounds) -> list[Sentence]:
    """That every figure leads back to passages, and what only the team can say of it."""
    return [*evidence_found(g), slot("HOW THE FINDINGS FOLLOW FROM THE DATA")]


def evidence_found(g: Grounds) -> list[Sentence]:
    """That every figure leads back to passages."""
    if g.matrix is None:
        return []
    found = [cell for cell in g.matrix.cells.values() if cell.code in g.matrix.themes and cell.excerpts]
    n = sum(cell.excerpts for cell in found)
    words = (
        f"Each of the {n_of(len(found), 'cell')} with a theme leads to its passages ({n:,} excerpts of respondents)."
    )
    return [Sentence(words, ("codekit matrix: sheet Excerpts",))]


def _done(g: Grounds, round_: Round) -> int:
    """How many transcripts of a round somebody has finished."""
    states = g.layers(round_).states
    return len({id_ for (_, id_), state in states.items() if state == FINISHED and id_ in round_.transcripts})


def _were(n: int) -> str:
    return "was" if n == 1 else "were"


def _have(n: int) -> str:
    return "has" if n == 1 else "have"


def decisions(g: Grounds) -> list[Sentence]:
    """How disagreements were settled, where a double round was compared: the report's paragraph says it."""
    rounds = [r for r in g.of_kind(DOUBLE) if r.closed]
    if not rounds:
        return []
    words = (
        f"{n_of(len(rounds), 'round')} {_were(len(rounds))} closed with a consensus ({joined([r.id for r in rounds])})."
    )
    return [Sentence(words, tuple(f"rounds/{r.id}: round.close" for r in rounds))]
