"""Who speaks in a transcript, in which role; guessed roles become confirmed by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from codekit.errors import UnknownNameError
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT
from codekit.store import transcripts
from codekit.workflow.study.study import Study

Row = tuple[str, str, str, int, int, str]  # transcript, label, role, turns, words, confirmed or guessed


def shown(study: Study, ids: Iterable[str]) -> list[Row]:
    """One row per transcript and speaker: role, turns, words, and whether the roles are confirmed.

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
        sure = "confirmed" if transcript.roles_confirmed else "guessed"
        rows += [
            (id_, label or "(no label)", transcript.role(label), n, words[label], sure) for label, n in turns.items()
        ]
    return rows


def set_roles(
    study: Study, ids: Sequence[str], *, interviewers: Sequence[str] = (), others: Sequence[str] = ()
) -> None:
    """Say who interviews and who is neither; all other speakers are respondents, and the roles confirmed.

    Without any label the roles as they are become confirmed. Raises UnknownNameError for an unknown transcript, and
    for a label that none of the transcripts has.
    """
    given = {label.casefold(): INTERVIEWER for label in interviewers} | {label.casefold(): OTHER for label in others}
    speakers = {id_: {turn.speaker for turn in study.transcript(id_).turns} for id_ in ids}
    everyone = {label for labels in speakers.values() for label in labels}
    for label in (*interviewers, *others):
        if label.casefold() not in {known.casefold() for known in everyone}:
            raise UnknownNameError("speaker", label, everyone, where=", ".join(ids[:3]))
    for id_ in ids:
        origin = transcripts.read_origin(study.store, id_)
        roles = dict(origin.speakers)
        if given:
            roles = {label: given.get(label.casefold(), RESPONDENT) for label in sorted(speakers[id_])}
        transcripts.write_origin(study.store, id_, replace(origin, speakers=roles, roles="confirmed"))
    study.refresh()
