"""Values of the model for property tests: spans, texts in many scripts, codings, ledgers, rounds."""

from __future__ import annotations

import uuid
from typing import Any

from hypothesis import strategies as st

from codekit.model.copies import Gap
from codekit.model.decided import Decided
from codekit.model.events import (
    AssignmentFinish,
    AssignmentReopen,
    Coding,
    CodingConfirm,
    CodingReject,
    CodingRemove,
    Decision,
    LedgerEvent,
    MemoAdd,
    RoundAbandon,
    RoundCancel,
    RoundClose,
    RoundCompare,
    RoundEvent,
    RoundSign,
    RoundStart,
)
from codekit.model.exported import Exported
from codekit.model.judgements import ChosenQuote, Judgement, JudgementRetract
from codekit.model.layer import Layer, replay
from codekit.model.meetings import MeetingDecide, MeetingHold, MeetingRetract
from codekit.model.memos import StudyMemo
from codekit.model.polarities import POLARITIES
from codekit.model.reviews import STATUSES, Review, ReviewRetract
from codekit.model.span import Span
from codekit.model.subjects import StudyEvent
from codekit.model.withdrawals import Redacted, Withdrawal

AT = "2024-05-06T07:08:09Z"
LENGTH = 60
PEOPLE = ("ana", "ben", "josé")
CODES = ("FOOD", "FOOD.BANK", "HOUSING", "住房")

_PIECES = (
    "a",
    "Zo",
    " ",
    "\n",
    "é",
    "e\u0301",
    "ß",
    "ŉ",
    "你好",
    "訪",
    "👩‍⚕️",
    "😀",
    "עברית",
    "\u200d",
    "’",
    "—",
    "\t",
    '"',
    "\\",
)
texts = st.lists(st.sampled_from(_PIECES) | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join)
ids = st.uuids(version=4).map(str)


@st.composite
def spans(draw: st.DrawFn, length: int = LENGTH) -> Span:
    """A span within a text of so many characters."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


def _stamp(by: str, id_: str) -> dict[str, Any]:
    return {"id": id_, "at": AT, "by": by}


@st.composite
def codings(draw: st.DrawFn, coder: str = "ana", round_id: str = "r1", transcript: str = "T07") -> Coding:
    """A coding of one coder somewhere in a text of LENGTH characters."""
    span = draw(spans())
    return Coding(
        **_stamp(coder, draw(ids)),
        round=round_id,
        coder=coder,
        transcript=transcript,
        code=draw(st.sampled_from(CODES)),
        start=span.start,
        end=span.end,
        text_sha="0" * 16,
        quote=draw(texts),
        codebook="care@1",
        polarity=draw(st.sampled_from(POLARITIES)),
        value=draw(st.sampled_from(("", "1", "2"))),
        derived_from=draw(st.just("") | ids),
    )


@st.composite
def ledgers(draw: st.DrawFn, coder: str = "ana", transcript: str = "T07") -> list[LedgerEvent]:
    """The events of one ledger: codings, what became of some of them, finishing and reopening."""
    place: dict[str, Any] = {"round": "r1", "coder": coder, "transcript": transcript}
    made: list[Any] = draw(st.lists(codings(coder=coder, transcript=transcript), max_size=6))
    made += [AssignmentFinish(**_stamp(coder, id_), **place) for id_ in draw(st.lists(ids, max_size=2))]
    made += [CodingReject(**_stamp(coder, i), **place, rejects=other) for i, other in draw(_pairs())]
    made += [CodingConfirm(**_stamp(coder, i), **place, confirms=other) for i, other in draw(_pairs())]
    made += [
        MemoAdd(**_stamp(coder, i), **place, text=text) for i, text in draw(st.lists(st.tuples(ids, texts), max_size=2))
    ]
    gone = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
    for event in gone:
        kind = AssignmentReopen if isinstance(event, AssignmentFinish) else CodingRemove
        made.append(kind(**_stamp(coder, draw(ids)), **place, cancels=event.id))
    return made


def _pairs() -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.tuples(ids, ids), max_size=2)


@st.composite
def passes_over(draw: st.DrawFn) -> tuple[list[Coding], Layer]:
    """Codings of a round below and a second pass over them: some confirmed, rejected, replaced, some added."""
    below = draw(st.lists(codings(coder="ben"), max_size=6, unique_by=lambda c: c.id))
    place: dict[str, Any] = {"round": "r2", "coder": "ana", "transcript": "T07"}
    events: list[LedgerEvent] = draw(st.lists(codings(round_id="r2"), max_size=3))
    for coding in below:
        what = draw(st.sets(st.sampled_from(["confirm", "reject", "replace", "again"])))
        if "confirm" in what:
            events.append(CodingConfirm(**_stamp("ana", draw(ids)), **place, confirms=coding.id))
        if "reject" in what:
            events.append(CodingReject(**_stamp("ana", draw(ids)), **place, rejects=coding.id))
        events += [
            _replacement(draw(codings(round_id="r2")), coding, same=draw(st.booleans()))
            for _ in what & {"replace", "again"}
        ]
    return below, replay(events)


def _replacement(drawn: Coding, of: Coding, *, same: bool) -> Coding:
    import msgspec

    fields = {"code": of.code, "start": of.start, "end": of.end, "polarity": of.polarity} if same else {}
    return msgspec.structs.replace(drawn, derived_from=of.id, **fields)


@st.composite
def round_ledgers(draw: st.DrawFn, round_id: str = "r1") -> list[RoundEvent]:
    """The events of one round: at least one start, perhaps two that were merged."""
    events: list[RoundEvent] = [
        RoundStart(
            **_stamp(by, id_),
            round=round_id,
            kind="double",
            transcripts=("T07",),
            coders=PEOPLE[:2],
            codebook="care@1",
            blind=True,
        )
        for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), min_size=1, max_size=2))
    ]
    for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), max_size=3)):
        events.append(RoundSign(**_stamp(by, id_), round=round_id, coder=by))
    for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), max_size=2)):
        events.append(RoundCompare(**_stamp(by, id_), round=round_id, ledgers={"codings/r1/ana/T07.jsonl": "0:x"}))
    for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), max_size=2)):
        about = (Decided(code="FOOD", start=0, end=4, sources=("x",)),)
        made = Decision(
            **_stamp(by, id_), round=round_id, transcript="T07", about=("x", "y"), choice="accept", accepts="ben",
            outcome=about,
        )  # fmt: skip
        back = RoundCancel(**_stamp(draw(st.sampled_from(PEOPLE)), draw(ids)), round=round_id, cancels=(id_,))
        events += [made, back] if draw(st.booleans()) else [made]
    for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), max_size=1)):
        events.append(RoundAbandon(**_stamp(by, id_), round=round_id, reason="x"))
    if draw(st.booleans()):
        close = RoundClose(**_stamp("ana", draw(ids)), round=round_id, codes_used=draw(st.booleans()))
        events.append(close)
    return events


@st.composite
def study_ledgers(draw: st.DrawFn) -> list[StudyEvent]:
    """Events about the study as a whole, some of them taken back."""
    cell: dict[str, Any] = {"codebook": "care", "case": "O01", "code": "FOOD"}
    made: list[StudyEvent] = [
        Judgement(**_stamp(by, id_), **cell, field="fit", text=text)
        for by, id_, text in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids, texts), max_size=4))
    ]
    made += [
        ChosenQuote(**_stamp(by, id_), **cell, transcript="T07", start=0, end=4, text_sha="x", chosen=chosen)
        for by, id_, chosen in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids, st.booleans()), max_size=2))
    ]
    made += [JudgementRetract(**_stamp(event.by, draw(ids)), cancels=event.id) for event in made[:1]]
    for by, id_, status in draw(
        st.lists(st.tuples(st.sampled_from(PEOPLE), ids, st.sampled_from(STATUSES)), max_size=4)
    ):
        about: dict[str, Any] = {"coding": "c1", "round": "r1", "coder": "ana", "transcript": "T07"}
        made.append(Review(**_stamp(by, id_), **about, status=status, replaces=tuple(e.id for e in made[-1:])))
    made += [ReviewRetract(**_stamp(e.by, draw(ids)), cancels=e.id) for e in made[-1:] if isinstance(e, Review)]
    for by, id_ in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids), max_size=3)):
        made.append(MeetingHold(**_stamp(by, id_), date="2024-05-06", present=(by,)))
        made.append(MeetingDecide(**_stamp(by, draw(ids)), meeting=id_, text=draw(texts), closes=(draw(ids),)))
    made += [Withdrawal(**_stamp("ana", id_), transcript="T99") for id_ in draw(st.lists(ids, max_size=1))]
    made += [
        Redacted(**_stamp("ben", id_), transcript="T99", lines={"0" * 16: "1" * 16})
        for id_ in draw(st.lists(ids, max_size=1))
    ]
    made += [
        Gap(**_stamp("ben", id_), ledger="codings/r1/ben/T07.jsonl", lines=("0" * 16,), why="not assigned")
        for id_ in draw(st.lists(ids, max_size=1))
    ]
    made += [MeetingRetract(**_stamp(e.by, draw(ids)), cancels=e.id) for e in made[-1:] if isinstance(e, MeetingDecide)]
    for by, id_, text in draw(st.lists(st.tuples(st.sampled_from(PEOPLE), ids, texts), max_size=3)):
        made.append(StudyMemo(**_stamp(by, id_), text=text, case="O01", discuss=bool(text)))
        made.append(
            Exported(**_stamp(by, draw(ids)), what="matrix", name="m.xlsx", sha256="0" * 64, options={"by": by})
        )
    return made


def new_id() -> str:
    """A random id, for examples written by hand."""
    return str(uuid.uuid4())
