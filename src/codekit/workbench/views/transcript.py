"""A transcript as it is read in the window: its text, turns, sentences, paragraphs and speakers."""

from __future__ import annotations

from codekit.workbench.desk import Desk
from codekit.workbench.texts import paragraphs
from codekit.workbench.views import library, values
from codekit.workbench.views.interviews import Tables
from codekit.workbench.views.values import Role, Value
from codekit.workbench.views.versions import versions


class TurnShown(Value, frozen=True, kw_only=True):
    """One turn: the words said, without label and time; start is end where nothing was said."""

    index: int
    start: int
    end: int
    speaker: str
    role: Role
    time: float | None  # seconds of the recording
    until: float | None  # when it ends there, where that is known


class TranscriptShown(Value, frozen=True, kw_only=True):
    """GET /api/transcripts/{id}: the text with turns, sentences and speakers."""

    id: str
    sha256: str  # 64 hex digits
    text_sha: str  # the first 16: goes into operations
    version: str  # which of its versions this is: of one text there may be several, with other turns
    text: str
    turns: list[TurnShown]
    sentences: list[tuple[int, int, int]]  # start, end, index of the turn; in order, inside turns, never across
    times: list[float | None]  # when each sentence begins in the recording, at the latest; [] where no time is known
    paragraphs: list[int]  # where each begins, in order; [] where that division is not stored
    speakers: tuple[library.Speaker, ...]
    roles_confirmed: bool
    case: str
    case_name: str
    date: str
    words: int
    problem: str
    versions: list[values.TextVersion]  # every text that it had, the imported one first


def transcript(desk: Desk, id_: str, round_id: str = "") -> TranscriptShown:
    """The text with turns, sentences and speakers, as it is or as a round was compared on; offsets are code points.

    Raises UnknownNameError for an unknown transcript or round, RefusedError for one whose text cannot be read any more.
    """
    round_ = desk.round(round_id) if round_id else None
    text = desk.text_of(round_, id_) if round_ else desk.text(id_)
    stored = text.transcript
    interview, name = Tables(desk).interview(id_)
    turns = [
        TurnShown(
            index=t.index,
            start=t.start,
            end=t.end,
            speaker=t.speaker,
            role=stored.role(t.speaker),
            time=t.time,
            until=t.until,
        )
        for t in stored.turns
    ]
    sentences = [s for s in text.sentences if s.start < s.end]
    return TranscriptShown(
        id=stored.id,
        sha256=stored.sha256,
        text_sha=stored.text_id,
        version=desk.version_key(id_, round_),
        text=stored.text,
        turns=turns,
        sentences=[(s.start, s.end, s.turn) for s in sentences],
        times=[s.time for s in sentences] if any(s.time is not None for s in sentences) else [],
        paragraphs=paragraphs(desk.study.as_of(round_) if round_ else desk.study, id_),
        speakers=library.speakers(text),
        roles_confirmed=stored.roles_confirmed,
        case=interview.case,
        case_name=name,
        date=interview.date,
        words=text.words,
        problem="",
        versions=versions(desk, id_),
    )
