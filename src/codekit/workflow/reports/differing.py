"""The disagreements of a round for its report, with words, notes and what was decided about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.model.rounds import Round
from codekit.reporting.agreement.findings import Difference
from codekit.workflow.comparing import compare
from codekit.workflow.deciding.adjudication import Adjudication, adjudication
from codekit.workflow.deciding.shown import coded
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.disagreements import Disagreement
    from codekit.model.events import Decision, MemoAdd
    from codekit.model.transcript import Transcript


def differences(study: Study, round_: Round, settled: Adjudication | None = None) -> list[Difference]:
    """The disagreements of a compared round, with words, notes and what was decided about each."""
    study = study.as_of(round_)
    settled = settled or adjudication(study, round_.id)
    cluster_of = {
        (row.transcript, row.unit, row.code): cluster
        for cluster in (*settled.clusters, *settled.agreed)
        for row in cluster.disagreements
    }
    found = settled.found or compare.disputed(study, round_, settled.layers)
    ground, rows = found.ground, []
    texts = study.transcripts({item.transcript for item in found.rows})
    for item in found.rows:
        transcript = texts[item.transcript]
        segment = ground.axes[item.transcript].segments[item.unit]
        cluster = cluster_of.get((item.transcript, segment.index, item.code))
        decisions = settled.standing(cluster) if cluster else ()
        rows.append(
            Difference(
                type=item.type,
                transcript=item.transcript,
                unit=segment.index,
                code=item.code,
                coded_by=item.has,
                not_by=item.lacks,
                other=item.other,
                speaker=segment.speaker,
                text=transcript.text[segment.start : segment.end],
                before=turn_before(transcript, segment.turn),
                notes=_notes(settled, item, segment.start, segment.end),
                cluster=cluster.id if cluster else "",
                state=settled.status(cluster) if cluster else "",
                decision="\n".join(_decided(decision) for decision in decisions),
                reason="\n".join(filter(None, (decision.reason for decision in decisions))),
            )
        )
    return rows


def turn_before(transcript: Transcript, turn: int) -> str:
    """The words of the turn before this one; "" for the first."""
    if turn == 0:
        return ""
    before = transcript.turns[turn - 1]
    return transcript.text[before.start : before.end]


def _decided(decision: Decision) -> str:
    """A decision in words: what, what the consensus has by it, and who took it."""
    outcome = ", ".join(dict.fromkeys(map(coded, decision.outcome)))
    whose = f" {decision.accepts}" if decision.accepts else ""
    return f"{decision.choice}{whose}{f': {outcome}' if outcome else ''}, by {decision.by}"


def _notes(settled: Adjudication, item: Disagreement, start: int, end: int) -> dict[str, str]:
    """What each coder noted on a unit: about the stretch of text, or about a coding of theirs that lies on it."""
    by_coder = {}
    for coder in (*item.has, *item.lacks):
        layer = settled.layers.get(coder, item.transcript)
        if not layer.memos:
            continue
        here = {c.id: c.code for c in layer.codings if c.start < end and start < c.end}
        words = [_note(memo, here, item.code) for memo in layer.memos if _lies_on(memo, here, start, end)]
        if words:
            by_coder[coder] = "\n".join(words)
    return by_coder


def _lies_on(memo: MemoAdd, here: dict[str, str], start: int, end: int) -> bool:
    return memo.about in here if memo.about else memo.start < end and start < memo.end


def _note(memo: MemoAdd, here: dict[str, str], code: str) -> str:
    about = here.get(memo.about, "")
    return f"({about}) {memo.text}" if about and about != code else memo.text
