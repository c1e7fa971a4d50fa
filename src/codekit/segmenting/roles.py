"""Who interviews and who answers: as the study says, else as the labels suggest."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from codekit.model import speakers as names
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT


def decide(
    labels: Collection[str], *, interviewers: Collection[str] = (), roles: Mapping[str, str] | None = None
) -> tuple[dict[str, str], bool, tuple[str, ...]]:
    """The role of each label, whether all of them were given rather than guessed, and notes.

    `roles` goes before `interviewers`. Named interviewers make every other label a respondent, except those
    that name nobody (Break, Narrator). A name that does not occur decides nothing about the others.
    """
    given = {names.key(label): role for label, role in (roles or {}).items()}
    asking = {names.key(label) for label in interviewers}
    present = {names.key(label) for label in labels}
    named = bool(asking & present)
    decided: dict[str, str] = {}
    for label in labels:
        mine = names.key(label)
        if mine in given:
            decided[label] = given[mine]
        elif mine in asking:
            decided[label] = INTERVIEWER
        elif named:
            decided[label] = OTHER if names.guess_role(label) == OTHER else RESPONDENT
        else:
            decided[label] = names.guess_role(label)
    covered = bool(present) and present <= set(given)
    notes = ("none of the interviewers' labels occurs in this text",) if asking and not named and not covered else ()
    return decided, named or covered, notes
