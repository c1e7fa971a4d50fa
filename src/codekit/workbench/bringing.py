"""Interviews brought in from the window: what an import would make of a file, and the import as it was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec

from codekit.errors import RefusedError
from codekit.model.transcript import RESPONDENT, ROLES, Turn
from codekit.store import temporary
from codekit.tables import decoding
from codekit.workbench.desk import Desk
from codekit.workbench.incoming_file import name_of_file
from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Role, Value
from codekit.workflow.study import diagnosis as d
from codekit.workflow.study import previewing

MOST_LINES = 200  # lines in no turn that are shown with their words


class InterviewWanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of one interview of a file."""

    name: str = ""  # as the preview calls it: "" but in a table of several interviews
    id: str = ""  # another id than the one proposed
    case: str = ""
    roles: dict[str, Role] = {}  # by label: roles that a person gave or confirmed
    rule: str = ""  # of those proposed: turns are made by it


class ImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/import/preview, which writes nothing, and POST /api/import. At most 28 MiB."""

    file: str  # its name, whose ending says of which kind it is
    data: bytes  # in base64
    encoding: str = ""  # of a text that is not UTF-8
    named: bool = False  # true: wanted though it is called like a README
    text: bool = False  # the preview tells the words, too
    interviews: list[InterviewWanted] = []  # importing: those that are wanted; others are left out


class SpeakerProposed(Value, frozen=True, kw_only=True):
    """Who speaks, and as what, until a person says otherwise."""

    label: str
    role: Role
    turns: int
    sure: bool  # given by study.yaml or a person, and not guessed


class TurnProposed(Value, frozen=True, kw_only=True):
    """One turn, as it would be stored."""

    start: int
    end: int
    speaker: str
    role: Role


class RuleProposed(Value, frozen=True, kw_only=True):
    """A rule by which turns can be made of a text in which nobody, or nobody who answers, is named."""

    rule: str
    seen: str  # "20 of 41 paragraphs are bold throughout, as questions are"


class LineUnread(Value, frozen=True, kw_only=True):
    """A line that belongs to no turn."""

    line: int
    words: str


class InterviewPreview(Value, frozen=True, kw_only=True):
    """One interview of a file, as it would be imported."""

    name: str
    id: str
    case: str
    outcome: Annotated[str, one_of("ImportOutcome", d.IMPORTED, d.UNCHANGED, d.DUPLICATE, d.REFUSED, d.SKIPPED)]
    line: str  # the diagnosis, as `codekit import` prints it but for "new"
    notes: list[str]
    hint: str
    words: int
    turns: int
    text_sha: str  # equal for files of one text
    speakers: list[SpeakerProposed]
    rules: list[RuleProposed]
    unread: int  # lines in no turn
    text: str  # "" unless it was asked for, as the two that follow
    spoken: list[TurnProposed]
    lines: list[LineUnread]  # in no turn; at most 200


class EncodingChoice(Value, frozen=True, kw_only=True):
    """An encoding that a text may be in."""

    name: str
    title: str


class ImportPreview(Value, frozen=True, kw_only=True):
    """What would become of a file."""

    file: str
    left_out: str  # why nothing of it would be imported, or ""
    refused: bool  # it is at fault, and not left out as no interview
    about: bool  # it seems to be about the other files; imported if `named`
    hint: str
    encoding: str  # as it was read; "" where the question does not arise
    encodings: list[EncodingChoice]  # to choose from, the likeliest first; [] where there is nothing to choose
    must_choose: bool  # it cannot be read before one is chosen
    interviews: list[InterviewPreview]


class Brought(Value, frozen=True, kw_only=True):
    """What became of one interview of a file."""

    transcript: str
    outcome: Annotated[str, one_of("ImportOutcome", d.IMPORTED, d.UNCHANGED, d.DUPLICATE, d.REFUSED, d.SKIPPED)]
    line: str
    hint: str


class ImportAnswer(Value, frozen=True, kw_only=True):
    """What became of a file, an interview at a time."""

    file: str
    brought: list[Brought]

    @property
    def wrote(self) -> bool:
        """Whether anything may have been written: a transcript, or of which case one is."""
        return any(each.outcome in {d.IMPORTED, d.UNCHANGED} for each in self.brought)


def preview(desk: Desk, asked: ImportRequest) -> ImportPreview:
    """What an import would make of a file; nothing is written.

    Raises ProblemsError where study.yaml or the tables need mending.
    """
    with _as_file(asked) as path:
        found = previewing.preview(
            desk.study, path, _wanted(asked), encoding=asked.encoding, named=asked.named, origin=desk.origins.of
        )
    left = found.left_out
    encoding, choices = _encodings(found)
    return ImportPreview(
        file=asked.file,
        left_out="; ".join(left.notes) if left else "",
        refused=left is not None and left.outcome == d.REFUSED,
        about=bool(left) and bool(found.interviews),
        hint=left.hint if left else "",
        encoding=encoding,
        encodings=choices,
        must_choose=found.encodings is not None,
        interviews=[_interview(each, words=asked.text) for each in found.interviews],
    )


def bring_in(desk: Desk, asked: ImportRequest) -> ImportAnswer:
    """Import the interviews of a file that are wanted, each whole or not at all.

    Raises RefusedError where none is named, and as `preview`.
    """
    if not asked.interviews:
        raise RefusedError("invalid", "no interview of the file is wanted")
    with _as_file(asked) as path:
        done = list(
            previewing.bring_in(
                desk.study,
                path,
                _wanted(asked),
                encoding=asked.encoding,
                named=asked.named,
                origin=desk.origins.of,
            )
        )
    rows = [Brought(transcript=e.transcript, outcome=e.outcome, line=e.line, hint=e.hint) for e in done]
    return ImportAnswer(file=asked.file, brought=rows)


@contextmanager
def _as_file(asked: ImportRequest) -> Iterator[Path]:
    """What was sent, as a file for the readers; it is gone in the end."""
    with temporary.folder() as folder:
        path = folder / name_of_file(asked.file)
        path.write_bytes(asked.data)
        yield path


def refuse_roles(roles: Mapping[str, str]) -> None:
    """Raise RefusedError for a role that there is none of."""
    if not {*roles.values()} <= {*ROLES}:
        raise RefusedError("invalid", f"a role is one of {', '.join(ROLES)}")


def _wanted(asked: ImportRequest) -> list[previewing.Wanted]:
    for each in asked.interviews:
        refuse_roles(each.roles)
    return [
        previewing.Wanted(each.name, each.id.strip(), each.case, dict(each.roles), each.rule)
        for each in asked.interviews
    ]


def _encodings(found: previewing.Preview) -> tuple[str, list[EncodingChoice]]:
    sources = [each.divided.source for each in found.interviews]
    read_as = next((source.encoding for source in sources if previewing.is_recognised(source)), "")
    if not read_as and found.encodings is None:
        return "", []
    likely = found.encodings or ((read_as,) if read_as else ())
    return read_as, [EncodingChoice(name=name, title=title) for name, title in decoding.choices(likely).items()]


def _interview(each: previewing.Previewed, *, words: bool) -> InterviewPreview:
    diagnosis, reading = each.diagnosis, each.divided.reading
    stored = diagnosis.outcome in {d.UNCHANGED, d.DUPLICATE}
    counted = diagnosis.speakers if stored else _counted(each)
    given = diagnosis.given if stored else reading.given
    return InterviewPreview(
        name=each.wanted.name,
        id=diagnosis.transcript,
        case=each.case,
        outcome=diagnosis.outcome,
        line=_line(diagnosis),
        notes=list(diagnosis.notes),
        hint=diagnosis.hint,
        words=diagnosis.words,
        turns=len(each.turns),
        text_sha=each.sha[:16],
        speakers=[
            SpeakerProposed(label=label, role=role, turns=turns, sure=label in given)
            for label, (role, turns) in counted.items()
        ],
        rules=[RuleProposed(rule=rule, seen=seen) for rule, seen in each.rules.items()],
        unread=len(reading.unread_lines),
        text=reading.text if words else "",
        spoken=[_turn(turn, each) for turn in each.turns] if words else [],
        lines=[
            LineUnread(line=number, words=line)
            for number, line in previewing.lines_of(reading.text, reading.unread_lines[:MOST_LINES])
        ]
        if words
        else [],
    )


def _line(diagnosis: d.Diagnosis) -> str:
    """The line of an import that has not been yet."""
    return (replace(diagnosis, outcome="new") if diagnosis.outcome == d.IMPORTED else diagnosis).line


def _counted(each: previewing.Previewed) -> dict[str, tuple[str, int]]:
    """Who speaks in how many of the turns that would be stored."""
    found: dict[str, tuple[str, int]] = {}
    for turn in each.turns:
        role, turns = found.get(turn.speaker, (_role(turn, each), 0))
        found[turn.speaker] = (role, turns + 1)
    return found


def _turn(turn: Turn, each: previewing.Previewed) -> TurnProposed:
    return TurnProposed(start=turn.start, end=turn.end, speaker=turn.speaker, role=_role(turn, each))


def _role(turn: Turn, each: previewing.Previewed) -> str:
    return each.roles.get(turn.speaker, RESPONDENT)
