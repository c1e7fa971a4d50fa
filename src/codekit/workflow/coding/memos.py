"""Write a note about the study, a round, a case, a cell, a code or a transcript, and take one's own back."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from codekit.errors import CodekitError, UnknownNameError
from codekit.model import groups
from codekit.model.events import stamp
from codekit.model.memos import LIMIT, MemoRetract, StudyMemo, standing
from codekit.model.subjects import MEMOS, StudyEvent
from codekit.workflow.rounds.visibility import Sight, blind_in
from codekit.workflow.study.study import Study, alone


@dataclass(frozen=True, slots=True)
class About:
    """What a note is about, by ids; nothing named is the study."""

    case: str = ""
    code: str = ""
    codebook: str = ""
    transcript: str = ""
    round: str = ""


@alone
def write(study: Study, text: str, about: About, *, coder: str, discuss: bool = False) -> StudyMemo:
    """Record a note of a coder.

    Raises UnknownNameError for a case, code, transcript, round or coder that is not there, CodekitError for no words,
    too many, a code that several codebooks have, or things that no one note is about.
    """
    words = _words(text, discuss=discuss)
    found = _checked(study, about)
    made = StudyMemo(
        **stamp(study.coder(coder)),
        text=words,
        codebook=found.codebook,
        code=found.code,
        case=found.case,
        transcript=found.transcript,
        round=found.round,
        discuss=discuss,
    )
    study.store.append([made])
    return made


@alone
def rewrite(study: Study, id_: str, text: str, *, coder: str, discuss: bool) -> StudyMemo:
    """Put other words, or another mark for the meeting, in the place of a note of one's own; both stay on record.

    Returns the note that stands then. Raises as `write` and `take_back`.
    """
    words, old = _words(text, discuss=discuss), _own(study, id_, coder)
    if (old.text, old.discuss) == (words, discuss):
        return old
    made = msgspec.structs.replace(old, **stamp(old.by), text=words, discuss=discuss)
    written: list[StudyEvent] = [made, MemoRetract(**stamp(old.by), cancels=old.id)]
    study.store.append(groups.as_one(written))
    return made


def _words(text: str, *, discuss: bool) -> str:
    """What a note says; a mark for the meeting needs no words. Raises CodekitError for none, or too many."""
    words = text.strip()
    if (not words and not discuss) or len(words) > LIMIT:
        hint = "write it shorter, or as two notes" if words else "codekit memo 'The note.' --coder ID"
        raise CodekitError(f"a note has 1 to {LIMIT:,} characters, not {len(words):,}", hint=hint)
    return words


def _checked(study: Study, about: About) -> About:
    if sum(map(bool, (about.case or about.code, about.transcript, about.round))) > 1:
        raise CodekitError("a note is about one thing", hint="a case, a code, both (a cell), a transcript or a round")
    if about.case and about.case not in (known := {case.id for case in study.registers.cases}):
        raise UnknownNameError("case", about.case, known)
    if about.transcript:
        study.transcript(about.transcript)
    if about.round:
        study.round(about.round)
    return About(about.case, about.code, _book(study, about), about.transcript, about.round)


def _book(study: Study, about: About) -> str:
    """The codebook of a code: the one named, or the only one that has it."""
    if not about.code:
        return ""
    if about.codebook:
        study.codebook(about.codebook)[about.code]
        return about.codebook
    have = [id_ for id_ in study.codebook_ids() if about.code in study.codebook(id_)]
    if not have:
        raise UnknownNameError(
            "code", about.code, {c for id_ in study.codebook_ids() for c in study.codebook(id_).by_id}
        )
    if len(have) > 1:
        raise CodekitError(f"several codebooks have code {about.code}", hint=f"--codebook {' or '.join(have)}")
    return have[0]


@alone
def take_back(study: Study, id_: str, *, coder: str) -> StudyMemo:
    """Take back a note of one's own, by the beginning of its id.

    Raises UnknownNameError for one that is not there or is another's, CodekitError where several ids begin so.
    """
    found = _own(study, id_, coder)
    study.store.append([MemoRetract(**stamp(found.by), cancels=found.id)])
    return found


def _own(study: Study, id_: str, coder: str) -> StudyMemo:
    """A note of a coder, by the beginning of its id."""
    own = [memo for memo in of_study(study) if memo.by == study.coder(coder)]
    found = [memo for memo in own if id_ and memo.id.startswith(id_)]
    if not found:
        raise UnknownNameError("memo", id_, [memo.id[:8] for memo in own])
    if len(found) > 1:
        raise CodekitError(f"{len(found)} memos begin with {id_}", hint="give more of the id")
    return found[0]


def of_study(study: Study, sight: Sight | None = None) -> list[StudyMemo]:
    """The notes that stand and that a viewer may see; without one, all of them.

    A coder who is blind in some round sees only the own ones, and nobody else sees what such a coder wrote: a note may
    say what was coded.
    """
    found = standing(study.store.study_events(MEMOS).events)
    if sight is None:
        return found
    blind = {coder for round_ in sight.rounds if blind_in(round_) for coder in round_.coders}
    return [memo for memo in found if memo.by == sight.coder or not (sight.blind or memo.by in blind)]
