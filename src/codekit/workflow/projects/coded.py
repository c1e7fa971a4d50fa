"""The codings and notes of a project as the events of one round."""

from __future__ import annotations

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from codekit.model import project as p
from codekit.model.codebook import Codebook
from codekit.model.coding import coding_fields
from codekit.model.events import AssignmentFinish, Coding, Event, MemoAdd, RoundMemo, stamp
from codekit.model.origins import TABLE
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.rules import refused_span, refused_value, respondent_speaks
from codekit.model.transcript import Transcript

_FINE = re.compile(r"(?<=\.\d{3})0+(?=Z$)")  # the ledger has milliseconds
_SPACE = uuid.UUID("6f0c1d0e-5f0b-4d6e-9d5b-3f4f0d5b7c11")


@dataclass(frozen=True)
class Where:
    """The study that a project's codings come into: the round, and what stands there for each of the project's ids."""

    round: str
    transcripts: Mapping[str, Transcript]
    coders: Mapping[str, str]
    codes: Mapping[str, str]
    book: Codebook
    seed: str  # tells this project from any other
    writer: str
    cases: Mapping[str, str] = field(default_factory=dict)  # names of cases


@dataclass
class Coded:
    """The events of the round; whose work on which transcript there is; what is to be told."""

    events: list[Event] = field(default_factory=list)
    coders_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    codings: dict[str, Coding] = field(default_factory=dict)  # by the project's id
    told: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def tell(self, outcome: str, what: str, why: str = "") -> None:
        """Count one more of a kind."""
        self.told[outcome, what, why] += 1


def coded(project: p.Project, where: Where) -> Coded:
    """Every coding and note of a project that has a place in the round; the others are told."""
    done = Coded()
    said: dict[tuple[object, ...], Coding] = {}
    for applied in project.codings:
        if (coding := _coding(applied, where, done)) is None:
            continue
        key = (coding.coder, coding.transcript, coding.code, coding.span, coding.polarity, coding.value)
        if (first := said.setdefault(key, coding)) is coding:
            done.events.append(coding)
            done.tell(p.KEPT, "codings")
            _note_work(done, coding.transcript, coding.coder)
        else:
            done.tell(p.CHANGED, "codings say what another one of the same person says: kept once")
        done.codings[applied.id] = first
    _add_empty(project, where, done)
    done.events += [_finish(where, coder, id_) for id_, coders in done.coders_of.items() for coder in coders]
    for memo in memos(project):
        _add_memo(memo, where, done)
    return done


def memos(project: p.Project) -> Iterator[p.ProjectMemo]:
    """All notes of a project: those that stand by themselves, and those that are a part of something."""
    yield from project.memos
    for applied in project.codings:
        if applied.memo.strip():
            yield p.ProjectMemo(
                f"of {applied.id}", applied.memo, "", p.CODING, applied.id, None, applied.by, applied.at
            )
    for text in project.texts:
        if text.description.strip():
            yield p.ProjectMemo(f"of {text.id}", text.description, "", p.TEXT, text.id, None, text.by, text.at)
    if project.description.strip():
        yield p.ProjectMemo("of the project", project.description)


def _coding(applied: p.Applied, where: Where, done: Coded) -> Coding | None:
    transcript, code = where.transcripts.get(applied.text), where.codes.get(applied.code)
    if transcript is None or code is None:
        missing = "text" if transcript is None else "code"
        done.tell(p.LEFT_OUT, f"codings whose {missing} is not there")
        return None
    if refused_span(applied.span.start, applied.span.end, transcript):
        done.tell(p.LEFT_OUT, "codings of no words", "their positions lie outside the text, or are empty")
        return None
    if not applied.at:
        done.tell(p.CHANGED, "codings without a date bear that of the import")
    if not respondent_speaks(applied.span, transcript):
        done.tell(p.KEPT, "of them codings that hold no respondent's words, which is where agreement looks", _ROLES)
    coder = where.coders[applied.by]
    polarity = applied.polarity if applied.polarity in POLARITIES else SUPPORTING
    value = "" if refused_value(applied.value, code, where.book) else applied.value
    fields = coding_fields(transcript, code, applied.span, codebook=where.book.key, polarity=polarity, value=value)
    id_ = _id(where, "coding", applied.id, coder, transcript.id, code, applied.span.start, applied.span.end)
    return Coding(**_stamp(id_, applied.at, coder), **_place(where, coder, transcript.id), **fields, source=TABLE)


_ROLES = "codekit speakers shows who was taken for an interviewer; or agree --roles all"


def _note_work(done: Coded, transcript: str, coder: str) -> bool:
    """True where it was not known yet that this person worked on this text."""
    coders = done.coders_of[transcript]
    new = coder not in coders
    if new:
        coders.append(coder)
    return new


def _add_empty(project: p.Project, where: Where, done: Coded) -> None:
    """Texts that somebody went through and left empty: that is an answer too, and agreement is told without it."""
    for text, person in project.done:
        transcript, coder = where.transcripts.get(text), where.coders.get(person, "")
        if transcript is not None and coder and _note_work(done, transcript.id, coder):
            done.tell(p.KEPT, "times somebody went through a text and found nothing to code")


def _finish(where: Where, coder: str, id_: str) -> AssignmentFinish:
    event = _id(where, "finish", coder, id_)
    return AssignmentFinish(**_stamp(event, "", coder), **_place(where, coder, id_), source=TABLE)


def _add_memo(memo: p.ProjectMemo, where: Where, done: Coded) -> None:
    words = "\n\n".join(filter(None, [memo.title.strip(), memo.words.strip()]))
    if not words:
        return done.tell(p.LEFT_OUT, "notes without words")
    if memo.kind in {p.STUDY, p.CODE, p.CASE}:
        return _add_round_memo(memo, words, where, done)
    fields: dict[str, Any]
    if memo.kind == p.CODING and (coding := done.codings.get(memo.about)) is not None:
        coder, at = where.coders[memo.by] if memo.by else coding.coder, memo.at or coding.at
        id_, fields = coding.transcript, {"about": coding.id, "start": coding.start, "end": coding.end}
    elif memo.kind in {p.TEXT, p.SPAN} and (transcript := where.transcripts.get(memo.about)) is not None:
        coder, at, id_, fields = where.coders[memo.by], memo.at, transcript.id, {}
        if memo.span is not None and not refused_span(memo.span.start, memo.span.end, transcript):
            fields = {"start": memo.span.start, "end": memo.span.end}
    else:
        return done.tell(p.LEFT_OUT, f"notes on a {memo.kind} that is not there")
    event = _stamp(_id(where, "memo", memo.id, coder, id_), at, coder)
    done.events.append(MemoAdd(**event, **_place(where, coder, id_), text=words, **fields))
    return done.tell(p.KEPT, "notes")


def _add_round_memo(memo: p.ProjectMemo, words: str, where: Where, done: Coded) -> None:
    code = where.codes.get(memo.about, "") if memo.kind == p.CODE else ""
    if memo.kind == p.CODE and not code:
        return done.tell(p.LEFT_OUT, "notes on a code that is not there")
    if memo.kind == p.CASE:
        words = f"Case {where.cases.get(memo.about, memo.about)}: {words}"
        done.tell(p.CHANGED, "notes on a case are notes on the study that name it")
    by = where.coders.get(memo.by, where.writer) if memo.by else where.writer
    event = _stamp(_id(where, "memo", memo.id, by), memo.at, by)
    done.events.append(RoundMemo(**event, round=where.round, text=words, code=code))
    return done.tell(p.KEPT, "notes")


def _id(where: Where, *parts: object) -> str:
    """An event's id: the same whenever this project is made a study."""
    return str(uuid.uuid5(_SPACE, "\0".join(map(str, (where.seed, where.round, *parts)))))


def _stamp(id_: str, at: str, by: str) -> dict[str, Any]:
    return {**stamp(by), "id": id_} | ({"at": _FINE.sub("", at)} if at else {})


def _place(where: Where, coder: str, transcript: str) -> dict[str, Any]:
    return {"round": where.round, "coder": coder, "transcript": transcript}
