"""What a reader of a comparison must be told of the work that it rests on."""

from __future__ import annotations

from codekit.errors import NotComparableError
from codekit.model.layer import FINISHED
from codekit.model.rounds import Round
from codekit.workflow.rounds import rounds


def left_out(progress: rounds.Progress, *, incomplete: bool) -> list[str]:
    """The warning of unfinished work that is left out. Raises NotComparableError unless `incomplete` asks for that."""
    missing = [(c, t) for (c, t), state in progress.assignments.items() if state != FINISHED]
    if not missing:
        return []
    named = ", ".join(f"{t} ({c})" for c, t in missing[:8]) + (", ..." if len(missing) > 8 else "")
    if not incomplete:
        raise NotComparableError(
            f"round {progress.round.id} is not complete: {len(missing)} assignments are not finished: {named}",
            hint="finish them, or --incomplete leaves those transcripts out for those coders",
        )
    return [f"left out because not finished: {named}"]


def by_one(round_: Round) -> list[str]:
    """The warning that some transcripts have one coder only, as in a project of another tool; they are not compared."""
    if not (alone := [id_ for id_ in round_.transcripts if len(round_.coders_of(id_)) == 1]):
        return []
    named = ", ".join(alone[:6]) + (", ..." if len(alone) > 6 else "")
    return [f"coded by one person, so not compared: {len(alone)} of {len(round_.transcripts)} transcripts ({named})"]


def withdrawn(round_: Round) -> list[str]:
    """The warning that transcripts of a round were taken out of the study since; then its figures are others."""
    if not round_.withdrawn:
        return []
    named = ", ".join(round_.withdrawn)
    figures = "; these figures are without it, and not those that were compared" if round_.compared else ""
    return [f"withdrawn from the study, so not compared: {named}{figures}"]


def guessed_roles(ids: list[str]) -> list[str]:
    """The warning that speakers' roles are only guessed, where they are."""
    if not ids:
        return []
    named = ", ".join(ids[:6]) + (", ..." if len(ids) > 6 else "")
    return [f"speakers' roles are guessed in {len(ids)} transcripts ({named}): codekit speakers --confirm"]
