"""Remove a transcript that was imported by mistake: one that no round is about, and on which nothing is coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from codekit.errors import CodekitError, ProblemsError, UnknownNameError
from codekit.model.judgements import ChosenQuote
from codekit.model.names import is_copy
from codekit.model.subjects import JUDGEMENTS
from codekit.store.transcripts import text_of
from codekit.workflow.study import recordings
from codekit.workflow.study.study import Study, alone


@dataclass(frozen=True, slots=True)
class Removed:
    """The documents that were removed, and what a person has still to do."""

    names: tuple[str, ...]
    told: tuple[str, ...]


@alone
def remove(study: Study, id_: str) -> Removed:
    """Remove the text of a transcript, its segments, corrections and originals.

    Where an earlier removal was interrupted, it goes on. Raises UnknownNameError for an unknown transcript,
    CodekitError where a round is about it, or something is coded on it or quoted from it: nothing is removed then.
    """
    names = list(_documents(study, id_))
    if not names:
        raise UnknownNameError("transcript", id_, study.transcript_ids())
    _refuse_used(study, id_)
    told = tuple(_told(study, id_))
    text_of(study.store, id_).remove()  # first: without its text it is no transcript, whatever else is still there
    for name in names:
        study.store.document(name).remove()
    recordings.forget(study, id_)
    study.refresh()
    return Removed(tuple(names), told)


def is_of(name: str, id_: str) -> bool:
    """Whether a document or a ledger is one transcript's alone, by its name."""
    key = re.escape(id_)
    return bool(
        re.fullmatch(
            rf"transcripts/{key}\.(txt|yaml)|segments/[^/]+/{key}\.(csv|yaml)|corrections/{key}/[^/]+"
            rf"|originals/{key}(\.\w+|@.*)|codings/[^/]+/[^/]+/{key}\.jsonl",
            name,
        )
    )


def _documents(study: Study, id_: str) -> Iterator[str]:
    """The names of all documents that are this transcript's alone."""
    yield from (name for name in study.store.documents() if is_of(name, id_))


def _refuse_used(study: Study, id_: str) -> None:
    if rounds := [round_.id for round_ in study.rounds() if id_ in round_.transcripts]:
        hint = "only what no round is about can have been imported by mistake"
        raise CodekitError(f"{id_} is in round {', '.join(rounds)}, and stays", hint=hint)
    coded = [name for name in study.store.ledger_names() if name.startswith("codings/")]
    if any(is_copy(PurePosixPath(name).stem, id_) for name in coded):
        raise CodekitError(f"something was coded on {id_}, and it stays", hint="codekit check names the ledger")
    events = study.store.study_events(JUDGEMENTS).events
    if any(isinstance(event, ChosenQuote) and event.transcript == id_ for event in events):
        raise CodekitError(f"a quotation was chosen from {id_}, and it stays", hint="take the quotation back first")


def _told(study: Study, id_: str) -> Iterator[str]:
    """What is left to a person: rows of tables, other copies."""
    try:
        registers = study.registers
        if any(interview.transcript == id_ for interview in registers.interviews):
            yield f"interviews.csv still has a row for {id_}: delete it there, and in coverage.csv"
    except ProblemsError:
        pass  # `check` tells what is wrong with the tables
    yield f"a copy of the study still has {id_}, and a merge brings it back: remove it there, too"
