"""What `codekit speakers` does with turns: make them by how a text looks, change them by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from codekit.cli import output

if TYPE_CHECKING:
    from codekit.segmenting.by_hand import Changes
    from codekit.workflow.study.study import Study


def split(study: Study, ids: list[str], rule: str, *, names: str, file: Path | None) -> None:
    """Make turns of transcripts by a rule."""
    from codekit.workflow.study import splitting

    asks, _, answers = (name.strip() for name in names.partition(","))
    if not ids:
        raise typer.BadParameter("--split needs the transcripts to split")
    for id_ in ids:
        splitting.split(study, id_, rule, names=(asks, answers), path=file)


def by_hand(study: Study, ids: Sequence[str], named: Sequence[str], parted: Sequence[str], joined: list[int]) -> None:
    """Change turns of one transcript, and say what that changes."""
    from codekit.workflow.study import splitting

    changes = _changes(named, parted, joined)
    if len(ids) != 1:
        raise typer.BadParameter("--turn, --split-turn and --join change one transcript: name it")
    done = splitting.change_by_hand(study, ids[0], changes)
    for line in done.said(ids[0], confirmed_by="--interviewer, --respondent, --other or --confirm"):
        output.note(line)


def _changes(named: Sequence[str], parted: Sequence[str], joined: list[int]) -> Changes:
    from codekit.segmenting.by_hand import Changes, Split

    speakers: dict[int, str] = {}
    for given in named:
        number, label = _number(given, "--turn N=LABEL")
        if speakers.setdefault(number, label) != label:
            raise typer.BadParameter(f"--turn names two speakers for turn {number}")
    splits = []
    for given in parted:
        number, rest = _number(given, form := "--split-turn 'N=WORDS=LABEL'")
        words, _, label = (part.strip() for part in rest.rpartition("="))
        if not (words and label):
            raise typer.BadParameter(f"a turn is split by {form}: from WORDS on, LABEL speaks")
        splits.append(Split(number, words, label))
    return Changes(speakers, splits, frozenset(joined))


def _number(given: str, form: str) -> tuple[int, str]:
    number, _, rest = (part.strip() for part in given.partition("="))
    if not (number.isascii() and number.isdigit() and len(number) < 10 and rest):
        raise typer.BadParameter(f"write {form}, where N is the number of the turn in the window")
    return int(number), rest
