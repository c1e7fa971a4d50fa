"""What a meeting has to talk over: queries, deferred disagreements, notes to discuss, proposed codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codekit.errors import CodekitError, StaleEditError, UnknownNameError
from codekit.model import meetings as model
from codekit.model.decisions import CONFLICT, DEFERRED, decisions, status
from codekit.model.events import CodePropose, Coding, Decision, RoundRetract
from codekit.model.meetings import DISAGREEMENT, FEWEST, MEMO, PROPOSAL, QUERY, Meeting
from codekit.model.numbering import counted
from codekit.model.reviews import ACCEPTED, DIFFERING, QUERIED
from codekit.model.reviews import status as reviewed
from codekit.model.rounds import Round
from codekit.model.said import Spoken
from codekit.model.standing import taken_back
from codekit.model.subjects import MEETINGS
from codekit.workflow.coding.memos import of_study
from codekit.workflow.rounds.reviews import Reviews, astray
from codekit.workflow.rounds.visibility import Seen, Sight, seen, sight_of
from codekit.workflow.study.cases import called
from codekit.workflow.study.people import name_of
from codekit.workflow.study.study import Study


@dataclass(frozen=True, slots=True)
class Point:
    """One open point: what it is about, who raised it and what they say, the passage; `closes` are the events."""

    kind: str
    closes: tuple[str, ...]
    about: str
    said: str
    by: str
    at: str
    round: str = ""
    transcript: str = ""
    passage: str = ""
    code: str = ""
    case: str = ""
    coding: str = ""  # the coding that it is about, where it is one
    start: int | None = None  # where the passage begins in the text

    @property
    def id(self) -> str:
        """What people call it."""
        return model.item_id(self.kind, self.closes)

    @property
    def words(self) -> set[str]:
        """Its kind and the words of what it is about, by which people may name it."""
        return {self.kind, *(word.strip(",;:") for word in self.about.casefold().split())}

    def to_json(self) -> dict[str, Any]:
        """The point as plain values."""
        return {
            "id": self.id, "kind": self.kind, "about": self.about, "said": self.said, "by": self.by, "at": self.at,
            "round": self.round, "transcript": self.transcript, "passage": self.passage, "closes": list(self.closes),
            "code": self.code, "case": self.case, "coding": self.coding, "start": self.start,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agenda:
    """The open points, by kind and place, and the meetings that were held."""

    points: tuple[Point, ...]
    meetings: tuple[Meeting, ...]

    def find(self, typed: str) -> Point:
        """A point by its id or by its kind and words of what it is about, in any capitals: "query DIFF O18-1".

        Raises UnknownNameError, or CodekitError where several fit.
        """
        word, words = typed.upper(), {part.strip(",;:") for part in typed.casefold().split()}
        found = [p for p in self.points if p.id.upper() == word]
        found = found or [p for p in self.points if len(word) >= FEWEST and p.id.upper().startswith(word)]
        found = found or [p for p in self.points if words and words <= p.words]
        if len(found) > 1:
            raise CodekitError(f"{len(found)} open points are meant by '{typed}'", hint=", ".join(p.id for p in found))
        if not found:
            self._refuse_decided(word)
            raise UnknownNameError("open point", typed, [point.id for point in self.points])
        return found[0]

    def _refuse_decided(self, id_: str) -> None:
        """Raise StaleEditError where a meeting decided this point: somebody else did, since it was shown as open."""
        for meeting in self.meetings:
            for decision in meeting.decisions:
                if decision.closes and model.item_id(decision.kind, decision.closes).upper() == id_:
                    raise StaleEditError(
                        f"{id_} was decided already: {model.decision_id(decision)} of the meeting of {meeting.id}",
                        hint="its writer can take it back; what is new about it is a decision on no list (other)",
                    )


def agenda(study: Study, *, viewer: str = "") -> Agenda:
    """What is open, as a viewer may see it: nothing of a blind round. Raises UnknownNameError for an unknown viewer."""
    sight = sight_of(study, viewer)
    held = meetings_seen(study, sight)
    gone = model.closed(held)
    finder = _Finder(study, sight)
    found = [*finder.queries(), *finder.deferred(), *finder.memos(), *finder.proposals()]
    kinds = model.KINDS
    points = [point for point in found if not gone.issuperset(point.closes)]
    points.sort(key=lambda p: (kinds.index(p.kind), p.transcript, p.about, p.at, p.closes))
    return Agenda(tuple(points), held)


def meetings_seen(study: Study, sight: Sight) -> tuple[Meeting, ...]:
    """The meetings on record, by day, as a viewer may see them: while blind, what the viewer wrote down."""
    events = study.store.study_events(MEETINGS).events
    return model.meetings(event for event in events if not sight.blind or event.by == sight.coder)


class _Finder:
    """Looks through the rounds that may be seen, each read once."""

    def __init__(self, study: Study, sight: Sight) -> None:
        self.study, self.sight = study, sight
        self.work: dict[str, tuple[Round, Seen]] = {r.id: (r, seen(study, r, sight)) for r in sight.shown}
        layers = [layer for _, work in self.work.values() for layer in work.layers.values()]
        self.codings = {coding.id: coding for layer in layers for coding in layer.codings}
        self.texts: dict[str, Spoken] = {}

    def queries(self) -> Iterator[Point]:
        """Codings that a reviewer queries, or about which reviewers differ."""
        reviews = Reviews(self.study, self.sight)
        lost = {each.review.coding for each in astray(self.study, reviews)}
        for id_, standing in reviews.by_coding.items():
            coding = self.codings.get(id_)
            if coding is None or id_ in lost or reviewed(standing) not in {QUERIED, DIFFERING}:
                continue
            raised = [r for r in standing if r.status != ACCEPTED]
            said = "; ".join(f"{self._name(r.by)}: {r.comment or r.status}" for r in standing)
            yield Point(
                QUERY, tuple(sorted(r.id for r in standing)), f"{coding.code}, {self._place(coding)}", said,
                ", ".join(dict.fromkeys(self._name(r.by) for r in raised)), max(r.at for r in standing),
                coding.round, coding.transcript, self._words(coding.transcript, coding.start, coding.end, coding),
                code=coding.code, coding=coding.id, start=coding.start,
            )  # fmt: skip

    def deferred(self) -> Iterator[Point]:
        """Disagreements that were put off, or decided in two ways."""
        for round_, _ in self.work.values():
            if round_.compared is None or round_.closed:
                continue
            for standing in decisions(self.study.store.round_events(round_.id).events).values():
                if status(standing) in {DEFERRED, CONFLICT}:
                    yield self._disagreement(round_, standing)

    def _disagreement(self, round_: Round, standing: tuple[Decision, ...]) -> Point:
        codings = [self.codings[id_] for id_ in standing[0].about if id_ in self.codings]
        codings.sort(key=lambda c: (c.start, c.end, c.coder, c.code))
        coded = "; ".join(f"{self._name(c.coder)}: {c.code}" for c in codings)
        place = self._place(codings[0]) if codings else standing[0].transcript
        put = "decided in two ways" if status(standing) == CONFLICT else "deferred"
        reasons = "; ".join(f"{self._name(d.by)}: {d.reason or d.choice}" for d in standing)
        words = ""
        if codings:
            start, end = min(c.start for c in codings), max(c.end for c in codings)
            words = self._words(standing[0].transcript, start, end)
        return Point(
            DISAGREEMENT, tuple(sorted(d.id for d in standing)), f"{coded or 'a disagreement'}, {place}",
            f"{put} ({reasons})", ", ".join(dict.fromkeys(self._name(d.by) for d in standing)),
            max(d.at for d in standing), round_.id, standing[0].transcript, words,
            code=codings[0].code if codings else "", coding=codings[0].id if codings else "",
            start=codings[0].start if codings else None,
        )  # fmt: skip

    def memos(self) -> Iterator[Point]:
        """Notes that are marked to be discussed."""
        for round_, work in self.work.values():
            for memo in (memo for each in work.memos.values() for memo in each if memo.discuss):
                coding = self.codings.get(memo.about)
                start, end = (coding.start, coding.end) if coding else (memo.start, memo.end)
                where = self._place(coding) if coding else self._at(memo.transcript, memo.start, memo.end)
                yield Point(
                    MEMO, (memo.id,), f"{coding.code}, {where}" if coding else where, memo.text, self._name(memo.by),
                    memo.at, round_.id, memo.transcript, self._words(memo.transcript, start, end, coding),
                    code=coding.code if coding else "", coding=coding.id if coding else "",
                    start=start if start < end else None,
                )  # fmt: skip
            for note in (note for note in work.notes if note.discuss):
                about = f"code {note.code}" if note.code else "the study"
                by = self._name(note.by)
                yield Point(MEMO, (note.id,), about, note.text, by, note.at, round_.id, code=note.code)
        for noted in (noted for noted in of_study(self.study, self.sight) if noted.discuss):
            named = ", ".join(
                filter(
                    None, (noted.round, called(self.study).get(noted.case, noted.case), noted.transcript, noted.code)
                )
            )
            about, by = f"{noted.about} {named}" if named else "the study", self._name(noted.by)
            yield Point(
                MEMO, (noted.id,), about, noted.text, by, noted.at, noted.round, noted.transcript,
                code=noted.code, case=noted.case,
            )  # fmt: skip

    def proposals(self) -> Iterator[Point]:
        """Codes that somebody misses in the codebook."""
        for round_, _ in self.work.values():
            if not self.sight.sees_others(round_, round_.state(self.study.layers(round_).states)):
                continue
            events = self.study.store.round_events(round_.id).events
            gone = taken_back({event.id: event.cancels for event in events if isinstance(event, RoundRetract)})
            for event in events:
                if isinstance(event, CodePropose) and event.id not in gone:
                    below = f" below {event.parent}" if event.parent else ""
                    yield Point(
                        PROPOSAL, (event.id,), f"new code {event.name}{below}, codebook {event.codebook}",
                        event.definition, self._name(event.by), event.at, round_.id, event.transcript,
                        self._words(event.transcript, event.start, event.end), code=event.code,
                        start=event.start if event.start < event.end else None,
                    )  # fmt: skip

    def _name(self, id_: str) -> str:
        return name_of(self.study, id_)

    def _place(self, coding: Coding) -> str:
        return self._at(coding.transcript, coding.start, coding.end)

    def _spoken(self, id_: str) -> Spoken | None:
        if id_ and id_ not in self.texts:
            try:
                self.texts[id_] = Spoken(self.study.transcript(id_))
            except CodekitError:
                return None
        return self.texts.get(id_)

    def _at(self, transcript: str, start: int, end: int) -> str:
        spoken = self._spoken(transcript)
        turn = spoken.turn_at(start) if spoken and start < end else None
        return f"{transcript}, turn {counted(turn.index)}" if turn else transcript

    def _words(self, transcript: str, start: int, end: int, coding: Coding | None = None) -> str:
        spoken = self._spoken(transcript)
        if spoken is None or start >= end or end > len(spoken.transcript.text):
            return coding.quote if coding else ""
        return spoken.said(start, end)
