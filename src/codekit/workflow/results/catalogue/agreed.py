"""Checks of figures of agreement: what they are of, what hides in them, who is compared (E10 to E16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS, AgreementReport, CodeResult
from codekit.errors import CodekitError
from codekit.model.notes import listed
from codekit.model.rounds import COMPARABLE, Round
from codekit.workflow.comparing import compare
from codekit.workflow.results.catalogue.check import FAIL, Check, check
from codekit.workflow.study.study import Study

_HIGH, _LOW = 0.9, 0.5  # percent agreement that looks well, and positive agreement that does not
_HIDDEN = 0.2  # how far below pooled kappa a code is told
Reports = Sequence[AgreementReport]


def reports(study: Study) -> list[AgreementReport]:
    """The agreement of every round that was compared; one that cannot be computed is told where it is asked for."""
    found = []
    for round_ in study.rounds():
        if round_.measures and round_.compared:
            try:
                found.append(compare.agree(study, round_.id).report)
            except CodekitError:
                continue
    return found


def checks(study: Study, of_rounds: Reports) -> Iterator[Check]:
    """Every check of this kind."""
    held = study.rounds()
    yield shopping(held)
    yield inflated(of_rounds)
    yield dependent(of_rounds)
    yield blind(held)
    yield undefined(of_rounds)
    yield hidden(of_rounds)
    yield twice(study, held)


def shopping(rounds: Sequence[Round]) -> Check:
    """E10: the same coders compared on the same transcripts again, until a figure pleases."""
    compared = sorted((r for r in rounds if r.measures and r.compared), key=lambda r: r.started)
    trouble = []
    for first, later in combinations(compared, 2):
        again = [id_ for id_ in later.transcripts if id_ in set(first.transcripts)]
        if again and len(set(first.coders) & set(later.coders)) > 1:
            trouble.append(
                f"{later.id} ({later.unit}) compares {listed(again)} that {first.id} ({first.unit}) compared"
            )
    remedy = "report every comparison, or say why the first does not count"
    return check("E10", "no comparison repeated until it pleases", trouble, remedy, fine=f"{len(compared)} rounds")


def inflated(of_rounds: Reports) -> Check:
    """E11: percent agreement that comes from text that nobody coded."""
    trouble = []
    for report in of_rounds:
        codes = [c for c in report.codes if c.percent_agreement >= _HIGH and c.positive_agreement < _LOW]
        if codes:
            named = [f"{c.name} {c.percent_agreement:.0%} and {c.positive_agreement:.2f}" for c in codes]
            trouble.append(f"{report.round}: percent and positive agreement of {listed(named)}")
    remedy = "report positive agreement or kappa beside percent agreement, never percent agreement alone"
    return check("E11", "percent agreement not made of uncoded text", trouble, remedy, fine=_of(of_rounds))


def dependent(of_rounds: Reports) -> Check:
    """E12: too few transcripts for an interval; units of one transcript depend on each other."""
    trouble = [
        f"{report.round}: {clusters} clusters of transcripts, so no code has an interval"
        for report in of_rounds
        if (clusters := report.grouping.count(report.transcripts)) < FEWEST_TRANSCRIPTS
    ]
    remedy = f"report each transcript's value, or double code at least {FEWEST_TRANSCRIPTS}"
    return check("E12", "intervals over transcripts, and enough of them", trouble, remedy, fine=_of(of_rounds))


def blind(rounds: Sequence[Round]) -> Check:
    """E13: agreement of practice, or of coders who saw each other's work."""
    trouble = [
        f"{round_.id} was not blind; its agreement is refused"
        for round_ in rounds
        if round_.kind in COMPARABLE and not round_.independent
    ]
    return check("E13", "agreement only from blind double rounds", trouble, "double code again, blind", fine="yes")


def undefined(of_rounds: Reports) -> Check:
    """E14: coefficients that do not exist, which no average may take for 0 or 1."""
    trouble = [
        f"{report.round}: {listed([code.name for code in gone])} not estimable, left out of averages"
        for report in of_rounds
        if (gone := [code for code in report.codes if _is_undefined(code)])
    ]
    remedy = "report them as not estimable, and how many codes the averages are of"
    return check("E14", "every coefficient exists", trouble, remedy, fine=_of(of_rounds))


def hidden(of_rounds: Reports) -> Check:
    """E15: a code whose agreement is far below the pooled figure."""
    trouble = []
    for report in of_rounds:
        pooled = report.summary.pooled_kappa
        bad = [code for code in report.codes if code.cohen_kappa < pooled - _HIDDEN]
        if bad:
            named = [f"{c.name} {c.cohen_kappa:.2f}" for c in sorted(bad, key=lambda code: code.cohen_kappa)]
            trouble.append(f"{report.round}: pooled kappa {pooled:.2f}, but {listed(named)}")
    remedy = "report the table of codes, not the pooled figure alone"
    return check("E15", "no bad code hides behind a pooled figure", trouble, remedy, fine=_of(of_rounds))


def twice(study: Study, rounds: Sequence[Round]) -> Check:
    """E16: one person compared with themselves under two ids."""
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for id_, about in study.settings.coders.items():
        by_name[" ".join(str(about.get("name") or "").casefold().split())].add(id_)
    same = {frozenset(ids) for name, ids in by_name.items() if name and len(ids) > 1}
    trouble = [
        f"{round_.id} compares {' and '.join(sorted(ids & set(round_.coders)))}, who have one name"
        for round_ in rounds
        for ids in same
        if round_.measures and len(ids & set(round_.coders)) > 1
    ]
    remedy = "if they are one person, this is no agreement between coders (codekit stability)"
    fine = "a coder's overlapping codings count once"
    return check("E16", "nobody is compared with themselves", trouble, remedy, level=FAIL, fine=fine)


def _is_undefined(code: CodeResult) -> bool:
    return code.cohen_kappa != code.cohen_kappa and code.krippendorff_alpha != code.krippendorff_alpha


def _of(of_rounds: Reports) -> str:
    return f"{len(of_rounds)} compared rounds" if of_rounds else "no round was compared"
