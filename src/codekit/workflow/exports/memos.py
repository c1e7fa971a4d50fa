"""Memos and the journal: every note that may be seen, with what it is about, as a table or a text to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from codekit.errors import UnknownNameError
from codekit.model.events import Coding, MemoAdd, RoundMemo
from codekit.model.memos import CASE, CELL, CODE, ROUND, STUDY, TRANSCRIPT, StudyMemo
from codekit.model.numbering import counted
from codekit.reporting.coded.content import ABOVE
from codekit.reporting.journal import Entry, Journal, Section, Target, Words
from codekit.tables import records
from codekit.tables.header import brief
from codekit.tables.whole import replace_file
from codekit.workflow.coding.export import Exported, Wanted, seen
from codekit.workflow.coding.linked import Linked, Links, cut
from codekit.workflow.exports.ground import Ground, book_of, day_of
from codekit.workflow.study.study import Study

PASSAGE, CODING = "passage", "coding"
HEADINGS = {
    STUDY: "Journal",
    ROUND: "On rounds",
    CASE: "On cases",
    CELL: "On cells of the matrix",
    CODE: "On codes",
    TRANSCRIPT: "On transcripts",
    PASSAGE: "On passages",
    CODING: "On codings",
}
WIDTHS = {
    "about": 12.0,
    "round": 10.0,
    "coder": 12.0,
    "at": 22.0,
    "transcript": 14.0,
    "turn": 7.0,
    "speaker": 14.0,
    "code": 18.0,
    "code_path": 34.0,
    "quote": 60.0,
    "memo": 70.0,
    "discuss": 9.0,
    "start": 8.0,
    "end": 8.0,
    "id": 38.0,
    "case": 12.0,
    "gone": 30.0,
    "links": 30.0,
    "broken_links": 30.0,
}
COLUMNS = tuple(WIDTHS)


@dataclass(frozen=True, slots=True)
class Note:
    """One note with what it is about; `turn` and places are None where it is about no passage."""

    about: str
    round: str
    coder: str
    at: str
    id: str
    memo: str
    discuss: bool
    transcript: str = ""
    turn: int | None = None
    speaker: str = ""
    code: str = ""
    code_path: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    case: str = ""
    called: str = ""  # what people call the case
    gone: str = ""  # what it is about and is not there any more
    linked: tuple[Linked, ...] = ()  # the links in its words

    def to_json(self) -> dict[str, Any]:
        """The note as `codekit memos --json` has it."""
        return {name: getattr(self, name) for name in COLUMNS}

    @property
    def links(self) -> str:
        """What it links to and is there, in words."""
        return "; ".join(dict.fromkeys(said_of(one) for one in self.linked if one.kind))

    @property
    def broken_links(self) -> str:
        """Which links lead to nothing, and why."""
        return "; ".join(f"[[{brief(one.written.target)}]]: {one.problem}" for one in self.linked if one.problem)

    @property
    def place(self) -> str:
        """What it is about, in words."""
        where = f"{self.transcript}, turn {self.turn}" if self.turn else self.transcript
        round_ = self.round if self.about == ROUND else ""
        return ", ".join(
            part for part in (self.called or self.case, self.code_path or self.code, where, round_) if part
        )


def write_table(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write notes as CSV, Excel or JSON lines."""
    found = notes(study, codings)
    rows = [[_cell(note, name) for name in COLUMNS] for note in found]
    records.write(path, records.Records("Memos", COLUMNS, rows, tuple(WIDTHS.values()), _day(codings)))
    return f"{len(found)} memos"


def _cell(note: Note, name: str) -> Any:
    value = getattr(note, name)
    return ("yes" if value else "no") if isinstance(value, bool) else value


def write_markdown(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write notes as Markdown, to read and to print."""
    from codekit.reporting import journal

    found = notes(study, codings)
    replace_file(path, journal.markdown(journal_of(study, found)).encode("utf-8", "replace"))
    return f"{len(found)} memos"


def write_word(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write notes as a Word file."""
    from codekit.reporting import journal

    found = notes(study, codings)
    journal.write_word(journal_of(study, found), path, _day(codings))
    return f"{len(found)} memos"


def _day(codings: Sequence[Coding]) -> dt.date:
    return (
        day_of((*codings.memos, *codings.notes, *codings.of_study))
        if isinstance(codings, Exported)
        else records.EARLIEST
    )


def journal_of(study: Study, found: Sequence[Note]) -> Journal:
    """Notes to read one after another; what they link to stands at the end."""
    sections = [(title, [note for note in found if note.about == about]) for about, title in HEADINGS.items()]
    ground = Ground(study)
    named = {said_of(one): one for note in found for one in note.linked if one.kind}
    names = {said: f"link-{number}" for number, said in enumerate(named, 1)}
    entries = [
        Section(title, tuple(_entry(ground, note, names) for note in listed)) for title, listed in sections if listed
    ]
    targets = tuple(Target(names[said], said, _words_of(ground, one)) for said, one in named.items())
    n = len(found)
    return Journal(f"{study.title}: memos", f"{n} memo{'s' if n != 1 else ''}", tuple(entries), targets)


def _entry(ground: Ground, note: Note, names: Mapping[str, str]) -> Entry:
    head = [
        note.place,
        ground.coder(note.coder),
        f"round {note.round}" if note.round else "",
        note.at[:16].replace("T", " "),
    ]
    parts = tuple(
        Words(part) if isinstance(part, str) else Words(part.shown, names.get(said_of(part), ""))
        for part in cut(note.memo, note.linked)
    )
    return Entry(" · ".join(part for part in head if part), parts, note.quote, discuss=note.discuss)


def said_of(one: Linked) -> str:
    """What a link leads to, in words; "" for nothing."""
    if one.kind == PASSAGE:
        turns = f"turns {one.turn} to {one.last}" if one.last > one.turn else f"turn {one.turn}"
        return f"{one.transcript}, {turns}{'' if one.last else f' ({one.start}-{one.end})'}"
    if one.kind == ROUND:
        return f"round {one.round}"
    if one.kind == CODE:
        return f"{one.codebook}, {one.code}"
    return ", ".join(filter(None, (one.transcript, one.case, one.code)))


def _words_of(ground: Ground, one: Linked) -> str:
    """The words of a passage, the meaning of a code, the attributes of a case."""
    if one.kind == PASSAGE:
        spoken = ground.spoken(one.transcript)
        return spoken.said(one.start, one.end) if spoken else ""
    if one.kind in {CODE, CELL}:
        code = ground.code(one.codebook, one.code)
        return f"{code.name}: {code.definition}" if code else ""
    case = ground.cases.get(one.case)
    return "; ".join(f"{name}: {value}" for name, value in case.attributes.items()) if case else ""


def notes(study: Study, codings: Sequence[Coding]) -> list[Note]:
    """Every note that may be seen: by what it is about, then by time, or, on a text, by place."""
    if not isinstance(codings, Exported):
        return []
    ground, links = Ground(study), Links(study, codings.sight)
    on = {coding.id: coding for coding in codings}
    found = [_of_round(ground, note) for note in codings.notes if not codings.wanted.transcripts]
    found += [_of_text(ground, memo, on.get(memo.about)) for memo in codings.memos]
    found += [_of_study(ground, memo) for memo in codings.of_study]
    found = [replace(note, linked=linked) if (linked := links.of(note.memo)) else note for note in found]
    kinds = list(HEADINGS)
    return sorted(found, key=lambda n: (kinds.index(n.about), n.case, n.transcript, n.start or 0, n.code, n.at, n.id))


def listed(study: Study, *, coder: str = "", about: str = "", by: str = "") -> list[Note]:
    """Every note that a viewer may see, of one kind or one coder where these are named.

    Raises UnknownNameError for an unknown coder or kind.
    """
    if about and about not in HEADINGS:
        raise UnknownNameError("kind of memo", about, HEADINGS)
    wanted = Wanted(by=(study.coder(by),) if by else ())
    return [note for note in notes(study, seen(study, coder, wanted)) if about in {"", note.about}]


def _of_study(ground: Ground, note: StudyMemo) -> Note:
    return Note(
        about=note.about,
        round=note.round,
        coder=note.by,
        at=note.at,
        id=note.id,
        memo=note.text,
        discuss=note.discuss,
        transcript=note.transcript,
        code=note.code,
        code_path=ABOVE.join(ground.path(note.codebook, note.code)) if note.code else "",
        case=note.case,
        called=ground.called(note.case),
        gone="; ".join(_gone(ground, note)),
    )


def _gone(ground: Ground, note: StudyMemo) -> Iterator[str]:
    """What a note names and the study has no more."""
    if note.case and note.case not in ground.cases:
        yield f"no case {note.case}"
    if note.code and ground.code(note.codebook, note.code) is None:
        yield f"no code {note.code} in {note.codebook}"
    if note.transcript and ground.spoken(note.transcript) is None:
        yield f"no transcript {note.transcript}"
    if note.round and note.round not in {round_.id for round_ in ground.study.rounds()}:
        yield f"no round {note.round}"


def _of_round(ground: Ground, note: RoundMemo) -> Note:
    key = next((round_.codebook for round_ in ground.study.rounds() if round_.id == note.round), "")
    return Note(
        about=CODE if note.code else STUDY,
        round=note.round,
        coder=note.by,
        at=note.at,
        id=note.id,
        memo=note.text,
        discuss=note.discuss,
        code=note.code,
        code_path=ABOVE.join(ground.path(key, note.code)) if note.code else "",
        gone=_no_code(ground, key, note.code),
    )


def _no_code(ground: Ground, key: str, code: str) -> str:
    """Says so where the codebook as it is now has a code no more."""
    book = book_of(key)
    return f"no code {code} in {book} now" if code and ground.code(book, code) is None else ""


def _of_text(ground: Ground, memo: MemoAdd, coding: Coding | None) -> Note:
    spoken = ground.under(coding) if coding else ground.spoken(memo.transcript)
    start, end = (coding.start, coding.end) if coding else (memo.start, memo.end)
    whole = start >= end or spoken is None or end > len(spoken.transcript.text)
    turn = None if whole or spoken is None else spoken.turn_at(start)
    quote = coding.quote if coding else ""
    return Note(
        about=CODING if memo.about else PASSAGE if memo.start < memo.end else TRANSCRIPT,
        round=memo.round,
        coder=memo.by,
        at=memo.at,
        id=memo.id,
        memo=memo.text,
        discuss=memo.discuss,
        transcript=memo.transcript,
        turn=counted(turn.index) if turn else None,
        speaker=turn.speaker if turn else "",
        code=coding.code if coding else "",
        code_path=ABOVE.join(ground.path(coding.codebook, coding.code)) if coding else "",
        quote=quote if whole or spoken is None else spoken.said(start, end),
        start=start if start < end else None,
        end=end if start < end else None,
        gone="the coding was taken back" if memo.about and coding is None else "",
    )
