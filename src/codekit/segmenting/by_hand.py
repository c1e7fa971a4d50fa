"""Turns changed by hand: who speaks in one, where another begins, which belong together. No character moves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from codekit.errors import CodekitError
from codekit.model.speakers import key, tidy
from codekit.model.transcript import Transcript, Turn
from codekit.segmenting.units import trim

_LONGEST = 60  # characters of a speaker's name
Part = tuple[int, int, str, float | None, float | None]  # start, end, speaker, time, until


@dataclass(frozen=True)
class Split:
    """From these words on, a turn is another speaker's; any white space counts as any other.

    Whoever points at the place instead gives the character `at` which the words begin.
    """

    turn: int
    words: str
    speaker: str
    at: int | None = None


@dataclass(frozen=True)
class Changes:
    """What a person changes; turns are counted from 1, as they were before any of it."""

    named: Mapping[int, str] = field(default_factory=dict)  # turn: who speaks
    splits: Sequence[Split] = ()
    joined: Collection[int] = ()  # each becomes one with the turn before it


def changed(transcript: Transcript, changes: Changes) -> tuple[Turn, ...]:
    """The turns of a transcript after changes by hand.

    A label that differs from one of the text only in case or marks is written as that. Raises CodekitError for a turn
    that is not there, for what is no name, for words that are not in theirs or stand there twice, and where something
    is written between two turns that are to be one.
    """
    _check(transcript, changes)
    known = {key(turn.speaker): turn.speaker for turn in reversed(transcript.turns) if turn.speaker}
    given = [*changes.named.values(), *(split.speaker for split in changes.splits)]
    spelt = {label: known.get(key(label)) or _name(transcript, label) for label in given}
    made: list[Part] = []
    for number, turn in enumerate(transcript.turns, start=1):
        speaker = changes.named.get(number, "")
        first = (turn.start, turn.end, spelt[speaker] if speaker else turn.speaker, turn.time, turn.until)
        splits = [split for split in changes.splits if split.turn == number]
        begun = {_place(transcript, split): spelt[split.speaker] for split in splits}
        parts = list(_cut(transcript.text, first, sorted(begun.items())))
        if number in changes.joined:
            start, _, who, time, _ = made.pop()
            parts[0] = (start, parts[0][1], who, time, parts[0][4])
        made += parts
    return tuple(Turn(n, *part) for n, part in enumerate(made))


def _check(transcript: Transcript, changes: Changes) -> None:
    numbers = [*changes.named, *(split.turn for split in changes.splits), *changes.joined]
    many = len(transcript.turns)
    if wrong := [number for number in numbers if not 1 <= number <= many]:
        counted = f"there are {many}, counted from 1" if many > 1 else "there is one"
        raise CodekitError(f"{transcript.id} has no turn {wrong[0]}: {counted}", hint="the window numbers them")
    for number in sorted(changes.joined):
        _check_joined(transcript, number, changes)


def _name(transcript: Transcript, label: str) -> str:
    """A label that the text does not have yet, as it is written there."""
    name = tidy(label)
    if not any(map(str.isalnum, name)) or not name.isprintable() or len(name) > _LONGEST:
        hint = f"letters or digits, {_LONGEST} characters at the most"
        raise CodekitError(f"{transcript.id}: that is no name of a speaker", hint=hint)
    return name


def _check_joined(transcript: Transcript, number: int, changes: Changes) -> None:
    if number == 1:
        raise CodekitError(f"{transcript.id}: turn 1 has none before it that it could join")
    if number in changes.named:
        raise CodekitError(
            f"{transcript.id}: turn {number} is given a speaker and joins the turn before", hint="name that turn"
        )
    before, turn = transcript.turns[number - 2 : number]
    if any(char.isalpha() for char in transcript.text[before.end : turn.start]):
        message = f"{transcript.id}: something is written between turns {number - 1} and {number}, which nobody says"
        label = before.speaker or "LABEL"
        hint = f"give it the speaker instead: --turn '{number}={label}', or W in the window"
        raise CodekitError(message, hint=hint)


def _place(transcript: Transcript, split: Split) -> int:
    """Where the words of a split begin."""
    turn = transcript.turns[split.turn - 1]
    if split.at is not None:
        return _pointed_at(transcript, turn, split)
    where = f"{transcript.id}: the words of --split-turn for turn {split.turn}"
    words = r"\s+".join(map(re.escape, split.words.split()))
    found = re.compile(f"(?={words})")  # places may overlap
    places = [match.start() for match in found.finditer(transcript.text, turn.start, turn.end) if words]
    # The look ahead may go beyond the turn, which what it finds must not.
    places = [at for at in places if re.compile(words).match(transcript.text, at, turn.end)]
    if not places:
        raise CodekitError(f"{where} do not stand in it", hint="copy them from the text as they are written there")
    if len(places) > 1:
        raise CodekitError(f"{where} stand in it {len(places)} times", hint="take more of the words that follow")
    if not transcript.text[turn.start : places[0]].strip():
        hint = f"--turn '{split.turn}={split.speaker}' gives all of it to that speaker"
        raise CodekitError(f"{where} are its beginning", hint=hint)
    return places[0]


def _pointed_at(transcript: Transcript, turn: Turn, split: Split) -> int:
    at = split.at or 0
    where = f"{transcript.id}: turn {split.turn}"
    if not turn.start <= at < turn.end or not transcript.text[at : turn.end].strip():
        raise CodekitError(f"{where} cannot be split where it has no words", hint="choose a place inside the turn")
    if not transcript.text[turn.start : at].strip():
        raise CodekitError(f"{where} begins there already", hint="choose a later place, or give the turn a speaker")
    return at


def _cut(text: str, part: Part, begun: Sequence[tuple[int, str]]) -> Iterator[Part]:
    """A turn cut where others begin; when these begin in the recording is not known."""
    start, end, speaker, time, until = part
    if not begun:
        yield part
        return
    yield *trim(text, start, begun[0][0]), speaker, time, None
    for (at, who), (to, _) in pairwise([*begun, (end, "")]):
        yield *trim(text, at, to), who, None, until if to == end else None
