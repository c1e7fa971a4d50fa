"""Which figures of a study made under older rules are others now, and why: found by looking at the study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.model.notes import FEW, listed
from codekit.model.rounds import DOUBLE, Round
from codekit.store import settings
from codekit.workflow.comparing import compare
from codekit.workflow.results import changed_agreement, tabulate
from codekit.workflow.results.old_rules import counted_per_transcript
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.scope import about
from codekit.workflow.study import speakers
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.matrix import Counted, Matrix

COUNTING, INTERVAL, GUARD, CLUSTER = "what counts", "interval", "guard", "cluster"
LEVEL, POLARITY, ASKING, ROLES = "level", "polarity", "asking", "roles"


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure, or several of one kind, that a study made under older rules now has otherwise.

    `before` and `after` are what the figure was and is, "" where the change is no single figure.
    """

    kind: str
    where: str
    what: str
    why: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The change in one line."""
        figures = f": {self.before} -> {self.after}" if self.before or self.after else ""
        return f"{self.where}: {self.what}{figures} ({self.why})"


def changed(study: Study) -> list[Changed]:
    """Every change that applies to the study, none where study.yaml says that its figures are by the present rules.

    A part that cannot be read is passed over: `check` names it as a problem.
    """
    try:
        if study.settings.rules >= settings.RULES:
            return []
    except CodekitError:
        return []
    found: list[Changed] = []
    for part in (_matrices, _rounds, _roles):
        try:
            found += part(study)
        except CodekitError:
            continue
    return found


def _matrices(study: Study) -> Iterator[Changed]:
    for id_ in study.codebook_ids() if study.registers.cases else ():
        try:
            chooser = Chooser(study, study.codebook(id_))
            ids = study.transcript_ids()
            now = tabulate.of_counted(study, chooser.codebook, tabulate.counted(chooser.choose(ids)))
            before = counted_per_transcript(chooser, ids)
        except CodekitError:
            continue
        yield from _counting(chooser, now, tabulate.of_counted(study, chooser.codebook, before), before)
        yield from _asking(now)


def _counting(chooser: Chooser, now: Matrix, then: Matrix, before: dict[str, Counted]) -> Iterator[Changed]:
    """Each code whose k of n, or the state of some cell, is another one."""
    where = f"matrix {chooser.codebook.id}"
    for code in now.codes:
        cells = [case for case in now.cases if now.cells[case, code].state != then.cells[case, code].state]
        if not cells:
            continue
        plural = "cell" if len(cells) == 1 else "cells"
        figures = str(then.totals[code]), str(now.totals[code])
        is_total = figures[0] != figures[1]
        if not is_total:
            figures = _states(then, cells, code), _states(now, cells, code)
        what = f"{code}, {len(cells)} {plural} of {listed(cells, FEW)}{'; k of n' if is_total else ''}"
        yield Changed(COUNTING, where, what, _why(chooser, now, before, code), *figures)


def _states(matrix: Matrix, cases: Iterable[str], code: str) -> str:
    """The states of some cells of a code in words, each once."""
    return ", ".join(dict.fromkeys(matrix.shown(matrix.cells[case, code].state) for case in cases))


def _why(chooser: Chooser, now: Matrix, before: dict[str, Counted], code: str) -> str:
    """What made the difference for a code: the layers that counted and are not about it, or are not finished."""
    reasons: list[str] = []
    for round_ in (r for rounds in chooser.by_kind.values() for r in rounds):
        version = chooser.study.round_codebook(round_)
        spoke = [id_ for id_ in round_.transcripts if any(u.startswith(f"{round_.id} (") for u in before[id_].used)]
        if not spoke or code in about(round_, version, chooser.under(round_)):
            continue
        is_young = code not in version
        reasons.append(f"{round_.id} {f'used {version.key}, which has not {code}' if is_young else 'is not about it'}")
    today = sorted({now.cell_layers[id_, code] for id_ in before if now.cell_layers.get((id_, code))})
    not_coded = [id_ for id_ in before if code in before[id_].coded and code not in now.coded.get(id_, frozenset())]
    parts = reasons[:3] or ["only what is finished counts, for each code by itself"]
    parts += [f"it counts from {', '.join(today[:3])}"] if today else []
    parts += [f"not yet coded in {listed(not_coded, FEW)}"] if not_coded else []
    return "; ".join(parts)


def _asking(now: Matrix) -> Iterator[Changed]:
    n = sum(total.states["not_found"] for total in now.totals.values())
    if n and not now.asking_recorded:
        why = "there is no coverage.csv: whether it was asked is not known"
        yield Changed(
            ASKING, f"matrix {now.codebook.id}", f"{n} cells, in the window", why, "asked, none", "none found"
        )


def _rounds(study: Study) -> Iterator[Changed]:
    for round_ in study.rounds():
        if round_.kind != DOUBLE or round_.compared is None:
            continue
        try:
            yield from _agreement(study, round_)
        except CodekitError:
            continue


def _agreement(study: Study, round_: Round) -> Iterator[Changed]:
    where = f"round {round_.id}"
    report = compare.agree(study, round_.id, compare.Options(incomplete=True)).report
    with_interval = [entry.code for entry in report.codes if entry.interval is not None]
    if with_interval:
        why = "Fisher's z with the jackknife error: the old ones, which --interval linearised gives, held it too seldom"
        yield Changed(INTERVAL, where, f"the intervals of {listed(with_interval, FEW)}", why)
    rare = [entry.code for entry in report.codes if 0 < len(entry.occurs_in) < 5 <= report.n_transcripts]
    if rare:
        why = "they occur in fewer than 5 transcripts, where no interval holds"
        yield Changed(GUARD, where, f"{listed(rare, FEW)}", why, "an interval", "none")
    yield from _cluster(study, round_)
    seen = changed_agreement.newly_visible(study, round_)
    if seen.codes:
        why = "codes are compared at their own level too, not only rolled up to the round's codes"
        what = f"{seen.codes} disagreements on {listed(list(seen.on), FEW)}, newly visible"
        yield Changed(LEVEL, where, what, why)
    if seen.polarities:
        why = "one coder's supporting against another's contrary or hypothetical coding was no difference"
        yield Changed(POLARITY, where, f"{seen.polarities} units that differ in polarity only, newly visible", why)


def _cluster(study: Study, round_: Round) -> Iterator[Changed]:
    held: dict[str, list[str]] = {}
    for interview in study.registers.interviews:
        if interview.transcript in round_.transcripts and interview.case:
            held.setdefault(interview.case, []).append(interview.transcript)
    if several := [case for case, ids in held.items() if len(ids) > 1]:
        some = listed(several, FEW)
        why = f"interviews of one case are not independent: {some}; --cluster transcript gives the old ones"
        yield Changed(CLUSTER, f"round {round_.id}", "intervals are clustered", why, "by transcript", "by case")


def _roles(study: Study) -> Iterator[Changed]:
    for id_, speaker, role, _, said in speakers.changes(study, study.transcript_ids()):
        if role != said:
            why = f"`speakers:` goes for what is imported too, once you take it: codekit speakers {id_} --from-study"
            yield Changed(ROLES, id_, f"{speaker} is {role} here, and {said} in study.yaml", why)


@alone
def accept(study: Study) -> None:
    """Note in study.yaml that the figures are by the present rules. Raises what `settings.accept_rules` raises."""
    settings.accept_rules(study.store.document(settings.FILE))
    study.refresh()


def plain(changes: Iterable[Changed]) -> list[dict[str, str | None]]:
    """The changes as plain values."""
    return [
        {
            "kind": each.kind,
            "where": each.where,
            "what": each.what,
            "why": each.why,
            "before": each.before or None,
            "after": each.after or None,
        }
        for each in changes
    ]
