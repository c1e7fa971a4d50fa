"""Who interviews and who answers: as the study says of each speaker, else as the label suggests."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from codekit.model import speakers as names
from codekit.model.transcript import INTERVIEWER


def decide(
    labels: Collection[str], *, interviewers: Collection[str] = (), roles: Mapping[str, str] | None = None
) -> tuple[dict[str, str], frozenset[str], tuple[str, ...]]:
    """The role of each label, the labels whose role was given rather than guessed, and notes.

    `roles` goes before `interviewers`. Naming one speaker says nothing about the others.
    """
    asking = {names.key(label) for label in interviewers}
    said = dict.fromkeys(asking, INTERVIEWER) | {names.key(label): role for label, role in (roles or {}).items()}
    decided = {label: said.get(names.key(label)) or names.guess_role(label) for label in labels}
    given = frozenset(label for label in labels if names.key(label) in said)
    present = {names.key(label) for label in labels}
    nobody = asking and not asking & present and not (present and present <= said.keys())
    return decided, given, ("none of the interviewers' labels occurs in this text",) if nobody else ()
