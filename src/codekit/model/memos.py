"""Memos about what no coder's ledger holds: the study, a round, a case, a cell of the matrix, a code, a transcript."""

from __future__ import annotations

from collections.abc import Iterable

from codekit.model.standing import unite
from codekit.model.study_events import InStudy, Retract, retracted

LIMIT = 20_000  # characters of a note
STUDY, ROUND, CODE, CASE, CELL, TRANSCRIPT = "study", "round", "code", "case", "cell", "transcript"


class StudyMemo(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="memos.note"):
    """A dated note; what it names says what it is about: a case and a code are a cell, nothing is the study.

    `codebook` is the id of the codebook of a `code`. `discuss` brings it to the next meeting.
    """

    text: str
    codebook: str = ""
    code: str = ""
    case: str = ""
    transcript: str = ""
    round: str = ""
    discuss: bool = False

    @property
    def about(self) -> str:
        """What it is about."""
        if self.case:
            return CELL if self.code else CASE
        named = {CODE: self.code, TRANSCRIPT: self.transcript, ROUND: self.round}
        return next((kind for kind, id_ in named.items() if id_), STUDY)


class MemoRetract(Retract, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="memos.retract"):
    """Take back a note of one's own, or an earlier taking back."""


def standing(events: Iterable[StudyMemo | MemoRetract]) -> list[StudyMemo]:
    """The notes that were not taken back by whoever wrote them, in the order of their times."""
    known = unite(list(events))
    gone = retracted(known)
    notes = [event for event in known.values() if isinstance(event, StudyMemo) and event.id not in gone]
    return sorted(notes, key=lambda note: (note.at, note.id))
