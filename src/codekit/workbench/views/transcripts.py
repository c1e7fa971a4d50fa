"""All transcripts of the study, as they were brought in: who speaks, how much, in which rounds."""

from __future__ import annotations

import hashlib

import msgspec

from codekit.errors import CodekitError
from codekit.store.protocols import Look
from codekit.workbench.desk import Desk
from codekit.workbench.facts import Facts, TextFacts
from codekit.workbench.views.interviews import Tables
from codekit.workbench.views.values import Role, Value


class SpeakerKnown(Value, frozen=True, kw_only=True):
    """Who speaks in a transcript, as what, and whether a person confirmed it."""

    label: str
    role: Role
    turns: int
    confirmed: bool


class TranscriptRow(Value, frozen=True, kw_only=True):
    """One transcript."""

    id: str
    case: str
    case_name: str
    date: str
    speakers: tuple[SpeakerKnown, ...] = ()
    turns: int = 0
    words: int = 0  # of respondents
    rounds: tuple[str, ...] = ()  # those that this coder is told of
    file: str = ""  # that it was imported from
    format: str = ""
    texts: int = 1  # how many it had: 1 unless it was corrected
    withdrawn: str = ""  # the date, or ""
    problem: str = ""  # why it cannot be read, or ""
    seal: str = ""  # of its speakers; goes into what changes them
    read: bool = True  # false: nothing of the text is known yet


class TranscriptList(Value, frozen=True, kw_only=True):
    """GET /api/transcripts: every transcript of the study; with `now=1` texts that take long are not read first."""

    rows: list[TranscriptRow]
    cases: list[str]  # the ids of the cases
    codebooks: list[str]  # the ids of the codebooks, whose topics may have been asked


def ids(desk: Desk) -> list[str]:
    """The transcripts that the list is about."""
    return desk.study.transcript_ids()


def listed(desk: Desk, facts: TextFacts, look: Look) -> TranscriptList:
    """One row for each transcript, those that were withdrawn at the end; `facts` as they were read as of a look."""
    tables = Tables(desk)
    shown = desk.sight.shown
    rounds = {id_: tuple(r.id for r in shown if id_ in r.transcripts) for r in shown for id_ in r.transcripts}
    every = desk.study.transcript_ids()
    rows = [_row(desk, id_, tables, facts.of(id_, look), rounds.get(id_, ())) for id_ in every]
    gone = [_named(id_, tables, event.at[:10]) for id_, event in sorted(desk.study.withdrawn.items())]
    return TranscriptList(rows=[*rows, *gone], cases=tables.cases, codebooks=desk.study.codebook_ids())


def seal_of(desk: Desk, id_: str) -> str:
    """What is equal as long as a transcript has the same text, turns, speakers and roles.

    Raises CodekitError where that cannot be read.
    """
    version = desk.study.version_key(id_)
    origin = desk.origins.of(id_, version)
    told = (version, origin.sha256, sorted(origin.speakers.items()), origin.roles, origin.confirmed)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _row(desk: Desk, id_: str, tables: Tables, known: Facts, rounds: tuple[str, ...]) -> TranscriptRow:
    try:
        version, seal = desk.study.version_key(id_), seal_of(desk, id_)
        imported, now = desk.origins.of(id_), desk.origins.of(id_, version)
        texts = len(desk.study.history(id_).line) if desk.study.corrections(id_) else 1
    except CodekitError as error:
        problem = known.problem or error.message
        return msgspec.structs.replace(_named(id_, tables), rounds=rounds, problem=problem, read=known.read)
    speakers = tuple(
        SpeakerKnown(label=label, role=role, turns=turns, confirmed=now.is_confirmed(label))
        for label, role, turns in known.speakers
    )
    return msgspec.structs.replace(
        _named(id_, tables),
        speakers=speakers,
        turns=known.turns,
        words=known.words,
        rounds=rounds,
        file=imported.file,
        format=imported.format,
        texts=texts,
        problem=known.problem,
        seal=seal,
        read=known.read,
    )


def _named(id_: str, tables: Tables, withdrawn: str = "") -> TranscriptRow:
    """A row with what the tables say, and nothing of the text."""
    interview, name = tables.interview(id_)
    return TranscriptRow(id=id_, case=interview.case, case_name=name, date=interview.date, withdrawn=withdrawn)
