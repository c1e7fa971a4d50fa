"""What becomes of everything that is coded in a transcript when its text or its turns change; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codekit.model import anchoring
from codekit.model.anchoring import LOST, MOVED, OUTCOMES, SAME
from codekit.model.events import Coding, MemoAdd, UnitSkip
from codekit.model.layer import Layer
from codekit.model.rounds import Round
from codekit.model.rules import respondent_speaks
from codekit.model.span import Span
from codekit.model.transcript import Transcript
from codekit.model.versions import History, Version
from codekit.workflow.rounds.visibility import Sight, blind_in, visible_layers
from codekit.workflow.study.carrying import Carrier
from codekit.workflow.study.study import Study

_KINDS: dict[Any, str] = {Coding: "coding", UnitSkip: "skip", MemoAdd: "memo"}
KINDS = tuple(_KINDS.values())


@dataclass(frozen=True)
class Row:
    """What becomes of one coding, skip or note; `after` is None where its words are gone.

    `spoken` is False where a respondent said the words before, and none does now.
    """

    id: str
    kind: str
    round: str
    coder: str
    code: str
    outcome: str
    before: Span
    after: Span | None
    words: str
    words_after: str
    spoken: bool = True

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        now = (self.after.start, self.after.end) if self.after else (None, None)
        return {
            "id": self.id,
            "kind": self.kind,
            "round": self.round,
            "coder": self.coder,
            "code": self.code or None,
            "outcome": self.outcome,
            "start": self.before.start,
            "end": self.before.end,
            "new_start": now[0],
            "new_end": now[1],
            "quote": self.words,
            "new_quote": self.words_after or None,
            "respondent": self.spoken,
        }


def counts(found: Sequence[Row]) -> dict[str, int]:
    """How many codings, skips and notes stay, move, change and are lost."""
    counted = Counter(row.outcome for row in found)
    return {outcome: counted[outcome] for outcome in OUTCOMES}


def to_look_at(found: Sequence[Row]) -> list[Row]:
    """Those whose words change, are gone, or are no respondent's any more."""
    return [row for row in found if row.outcome not in {SAME, MOVED} or not row.spoken]


def hidden(study: Study, sight: Sight, id_: str) -> tuple[str, ...]:
    """The rounds with this transcript of which the viewer may not see what others code."""
    return tuple(r.id for r in sight.shown if id_ in r.transcripts and _is_hidden(study, sight, r))


def not_shown(rounds: Sequence[str]) -> str:
    """What is told of rounds that are not shown."""
    return f"what others code in {', '.join(rounds)} is carried over too, and not shown"


def _is_hidden(study: Study, sight: Sight, round_: Round) -> bool:
    """True where the viewer may not see what others code; only where that may be told, their ledgers are read."""
    if blind_in(round_) or sight.blind:
        return not (round_.compared or round_.closed)
    return not sight.sees_others(round_, round_.state(study.layers(round_).states))


def carrier_to(study: Study, history: History, version: Version, after: Transcript) -> Carrier:
    """What carries codings over to a version that is not there yet."""
    known = replace(history, versions={**history.versions, version.key: version})

    def text(key: str) -> str:
        return after.text if key == version.key else study.version(after.id, key).text

    return Carrier(known, version, text)


def rows(study: Study, carrier: Carrier, after: Transcript, sight: Sight) -> Iterator[Row]:
    """What becomes of everything that the viewer may see, round by round in text order."""
    before = study.transcript(after.id)
    for round_ in study.rounds():
        if before.id not in round_.transcripts:
            continue
        for layer in visible_layers(study, round_, sight, only=before.id):
            yield from _of_layer(layer, carrier, before, after)


def _of_layer(layer: Layer, carrier: Carrier, before: Transcript, after: Transcript) -> Iterator[Row]:
    placed: Sequence[Coding | UnitSkip | MemoAdd] = (*layer.codings, *layer.skipped, *layer.memos)
    for event in placed:
        now = carrier.anchored(event)
        if now is None or (isinstance(event, MemoAdd) and event.about):  # a note about a coding goes where that goes
            continue
        span, words = Span(event.start, event.end), before.text[event.start : event.end]
        result = anchoring.outcome(span, words, now.span, after.text)
        yield Row(
            id=event.id,
            kind=_KINDS[type(event)],
            round=event.round,
            coder=event.coder,
            code=event.code if isinstance(event, Coding) else "",
            outcome=result.outcome,
            before=span,
            after=now.span,
            words=words,
            words_after="" if result.outcome == LOST or now.span is None else after.text[now.span.start : now.span.end],
            spoken=now.span is None or respondent_speaks(now.span, after) or not respondent_speaks(span, before),
        )
