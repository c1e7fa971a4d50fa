"""Change turns of a transcript by hand where something may be coded: what lies there is shown before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codekit.model.transcript import Transcript
from codekit.workflow.coding import becoming
from codekit.workflow.coding.becoming import Row
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study import splitting
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.segmenting.by_hand import Changes


@dataclass(frozen=True)
class Turned:
    """Turns changed by hand, and what the viewer sees coded in those that change; nothing is written yet."""

    prepared: splitting.Prepared
    rows: tuple[Row, ...]
    hidden: tuple[str, ...]

    @cached_property
    def to_look_at(self) -> list[Row]:
        """Those that are no respondent's any more."""
        return becoming.to_look_at(self.rows)

    @property
    def summary(self) -> str:
        """What is coded there, in one line."""
        many, gone = len(self.rows), len(self.to_look_at)
        one, more = "1 coding, skip or note lies there", f"{many} codings, skips and notes lie there"
        stay = f"{one}, and stays on its words" if many == 1 else f"{more}, and stay on their words"
        whose = "they are" if gone == many else f"those of {gone} are"
        return f"{self.prepared.after.id}: {stay}" + (f"; {whose} no respondent's any more" if gone else "")


def prepare(study: Study, id_: str, changes: Changes, *, viewer: str = "") -> Turned:
    """What changes of turns would come to; `viewer` is the coder who asks, "" for a lead.

    Raises as `splitting.prepare`, and UnknownNameError for an unknown coder.
    """
    sight, prepared = sight_of(study, viewer), splitting.prepare(study, id_, changes)
    history = study.history(id_)
    carrier = becoming.carrier_to(study, history, history.current, prepared.after)
    rows = tuple(row for row in becoming.rows(study, carrier, prepared.after, sight) if _lies_there(row, prepared))
    return Turned(prepared, rows, becoming.hidden(study, sight, id_))


def _lies_there(row: Row, prepared: splitting.Prepared) -> bool:
    """Whether something lies in a turn that is another one after the change."""
    places = _turns(prepared.before) ^ _turns(prepared.after)
    return any(row.before.start < end and start < row.before.end for start, end, _ in places)


def _turns(transcript: Transcript) -> set[tuple[int, int, str]]:
    return {(turn.start, turn.end, turn.speaker) for turn in transcript.turns}
