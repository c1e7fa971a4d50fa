"""A text to remind the coders of a round with: who has what open. It is never sent; a person copies it."""

from __future__ import annotations

from collections.abc import Mapping

from codekit.model.layer import FINISHED
from codekit.model.rounds import Round
from codekit.workflow.rounds.rounds import Progress

ALL_DONE = "everybody has finished."


def open_of(progress: Progress) -> dict[str, list[str]]:
    """The transcripts that each coder has not finished, in the order of the round; nobody who has none."""
    states = progress.assignments
    mine = {c: [id_ for id_ in progress.round.transcripts_of(c) if states[c, id_] != FINISHED] for c in _coders(states)}
    return {coder: mine[coder] for coder in progress.round.coders if mine.get(coder)}


def reminder(title: str, round_: Round, still_open: Mapping[str, list[str]] | None) -> str:
    """The text; `still_open` is None where nobody may be told who has finished, and then no name is in it."""
    head = f"{title}, round {round_.id}: "
    if still_open is None:
        return (
            f"{head}not everybody has finished. Please finish your transcripts: Library shows which are yours, and "
            "Finish at the lower edge of a text ends the work on it."
        )
    if not still_open:
        return head + ALL_DONE
    lines = [f"{coder}: {', '.join(ids)}" for coder, ids in still_open.items()]
    return "\n".join([f"{head}still open, please finish them:", *lines])


def _coders(states: Mapping[tuple[str, str], str]) -> list[str]:
    return list(dict.fromkeys(coder for coder, _ in states))
