"""Who speaks in a transcript, in which role; guessed roles become confirmed by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.speakers import key
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT
from codekit.store import transcripts
from codekit.store.origin import Origin
from codekit.workflow.study.study import Study, alone

Row = tuple[str, str, str, int, int, str]  # transcript, label, role, turns, words, confirmed or guessed
Change = tuple[str, str, str, str, str]  # transcript, label, role, confirmed or guessed, the role in study.yaml


def shown(study: Study, ids: Iterable[str]) -> list[Row]:
    """One row per transcript and speaker: role, turns, words, and whether a person confirmed it.

    Raises UnknownNameError for an unknown transcript.
    """
    from codekit.words import Words

    rows: list[Row] = []
    for id_ in ids:
        transcript = study.transcript(id_)
        turns = Counter(turn.speaker for turn in transcript.turns)
        words: Counter[str] = Counter()
        words_of_text = Words(transcript.text)
        for turn in transcript.turns:
            words[turn.speaker] += words_of_text.in_span(turn.start, turn.end)
        origin = _origin(study, id_)
        rows += [
            (id_, label or "(no label)", transcript.role(label), n, words[label], _sure(origin, label))
            for label, n in turns.items()
        ]
    return rows


@alone
def set_roles(
    study: Study,
    ids: Sequence[str],
    *,
    interviewers: Sequence[str] = (),
    respondents: Sequence[str] = (),
    others: Sequence[str] = (),
    confirm: bool = False,
) -> None:
    """Give the named speakers their roles, which are confirmed then; nobody else's changes.

    `confirm` confirms everybody's, as they are after that. Raises UnknownNameError for an unknown transcript, and for
    a label that none of the transcripts has, CodekitError for a speaker who is named in two roles.
    """
    named = ((INTERVIEWER, interviewers), (RESPONDENT, respondents), (OTHER, others))
    given: dict[str, str] = {}
    speakers = {id_: {turn.speaker for turn in study.transcript(id_).turns} for id_ in ids}
    everyone = {label for labels in speakers.values() for label in labels}
    known = {key(label) for label in everyone}
    for role, label in ((role, label) for role, labels in named for label in labels):
        if key(label) not in known:
            raise _unknown(label, known, everyone, where=", ".join(ids[:3]))
        if given.setdefault(key(label), role) != role:
            raise CodekitError(f"{label} is named as {given[key(label)]} and as {role}", hint="name one role")
    for id_ in ids:
        _give(study, id_, {label: given[key(label)] for label in speakers[id_] if key(label) in given}, confirm=confirm)
    study.refresh()


def _unknown(label: str, known: Collection[str], everyone: Iterable[str], *, where: str) -> CodekitError:
    """No speaker of that name; several in one, as coders are listed, are told to be given apart: labels hold commas."""
    several = label.split(",")
    if len(several) > 1 and all(key(part) in known for part in several):
        return CodekitError(f"no speaker '{label}'", where=where, hint="name each speaker with an option of its own")
    return UnknownNameError("speaker", label, everyone, where=where)


def without_respondent(study: Study, ids: Iterable[str]) -> list[str]:
    """The transcripts in which nobody is a respondent, so that nothing in them can be evidence."""
    return [id_ for id_ in ids if not study.transcript(id_).respondent_speech]


def changes(study: Study, ids: Iterable[str]) -> list[Change]:
    """Where study.yaml gives a speaker another role than stands, or a role that is only guessed.

    Raises UnknownNameError for an unknown transcript.
    """
    said = {key(label): role for label, role in study.settings.speakers.items()}
    found = []
    for id_ in ids:
        transcript, origin = study.transcript(id_), _origin(study, id_)
        for label in dict.fromkeys(turn.speaker for turn in transcript.turns):
            role = said.get(key(label))
            if role and (role != transcript.role(label) or not origin.is_confirmed(label)):
                found.append((id_, label, transcript.role(label), _sure(origin, label), role))
    return found


@alone
def apply(study: Study, listed: Iterable[Change]) -> None:
    """Give the speakers the roles of study.yaml, confirmed; what `changes` listed."""
    by_transcript: dict[str, dict[str, str]] = {}
    for id_, label, _, _, role in listed:
        by_transcript.setdefault(id_, {})[label] = role
    for id_, roles in by_transcript.items():
        _give(study, id_, roles)
    study.refresh()


def _origin(study: Study, id_: str) -> Origin:
    return transcripts.read_origin(study.store, id_, study.version_key(id_))


def _sure(origin: Origin, label: str) -> str:
    return "confirmed" if origin.is_confirmed(label) else "guessed"


def _give(study: Study, id_: str, roles: Mapping[str, str], *, confirm: bool = False) -> None:
    """Write the roles of some speakers of one transcript, and who is confirmed now."""
    before = _origin(study, id_)
    after = replace(before, speakers={**before.speakers, **roles}).with_confirmed(roles)
    if confirm:
        after = replace(after, roles="confirmed", confirmed=())
    if after != before:
        transcripts.write_origin(study.store, id_, after, study.version_key(id_))
