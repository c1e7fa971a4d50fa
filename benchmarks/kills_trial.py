"""Something that is killed again and again: what must hold after each kill, and what became of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import writing
from codekit.workflow.study.study import open_study
from standing import errors, state, studies_in, temporary


def kept(before: Path, now: Path, wanted: Path) -> list[str]:
    """The ledgers and texts in which something of before is missing now, that the whole command leaves there."""
    lost = []
    for root in studies_in(before):
        for path in [*root.rglob("*.jsonl"), *root.glob("transcripts/*.txt")]:
            name = path.relative_to(before)
            must = _lines(path) & _lines(wanted / name)
            if not must <= _lines(now / name):
                lost.append(str(name))
        if open_study(root).settings.study != open_study(now / root.name).settings.study:
            lost.append("the study's identity")
    return lost


def _lines(path: Path) -> set[bytes]:
    if not path.exists():
        return set()
    lines = path.read_bytes().splitlines()
    return {line for line in lines if path.suffix != ".jsonl" or line.startswith(b'{"')}


@dataclass
class Tally:
    """What became of the kills of one command."""

    kills: int = 0
    ended: int = 0  # was done before it was killed
    left: int = 0  # left a draft, a lock or an unpacked copy
    lost: int = 0
    errors: int = 0  # `check` tells an error that it did not tell before
    unfinished: int = 0  # running it again did not end well, or came to something else
    swept: int = 0  # something temporary was still there after running it again
    bugs: int = 0
    seen: list[str] = field(default_factory=list)

    def row(self) -> str:
        """A line of the table."""
        good = self.kills - self.unfinished
        return (
            f"{self.kills:5} kills, {self.ended:4} too late, {self.left:4} left something; lost {self.lost}, "
            f"check errors {self.errors}, finished by running it again {good} of {self.kills}, "
            f"not swept {self.swept}, bugs {self.bugs}"
        )

    def add(self, other: Tally) -> None:
        """The kills of another command too."""
        for name in ("kills", "ended", "left", "lost", "errors", "unfinished", "swept", "bugs"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.seen += other.seen


class Trial:
    """Something that is killed again and again, each time in a fresh copy of the study."""

    every = 1

    def __init__(
        self, name: str, source: writing.Source, words: Sequence[str], place: Path, rng: random.Random
    ) -> None:
        """`words` is what is typed: the folder holds what they name."""
        self.name, self.source, self.words, self.rng = name, source, words, rng
        self.before, self.work, self.whole = place / "before", place / "work", place / "whole"
        self.tally, self.seconds = Tally(), 0.0
        self.after: list[dict[str, Any]] = []
        source.only(words, self.before)
        self.known = errors(self.before)

    def fresh(self) -> Path:
        """The folder in which it is tried, as it was."""
        return self.source.only(self.words, self.work)

    def done(self, seconds: float) -> None:
        """It was done undisturbed: how long that took, and what the folder is then."""
        self.seconds = seconds
        shutil.rmtree(self.whole, ignore_errors=True)
        shutil.copytree(self.work, self.whole)
        self.after = [state(self.work)]
        self.known |= errors(self.whole)

    def kill(self) -> None:
        """One kill, and everything that must hold afterwards; what cannot be looked at does not hold."""
        self.tally.kills += 1
        try:
            self._kill(self.fresh())
        except Exception as error:  # noqa: BLE001  (one trial must not end all others)
            self._note("unfinished", [f"{type(error).__name__}: {error}"])

    def _kill(self, folder: Path) -> None:
        tally = self.tally
        tally.ended += self.killed(folder, self.rng.uniform(0, self.seconds * 1.05))
        tally.left += bool(temporary(folder))
        self._note("lost", kept(self.before, folder, self.whole))
        self._note("errors", sorted(errors(folder) - self.known))
        wrong, now = self.again(folder), state(folder)
        if now not in self.after:
            wrong += [name for name in {*now, *self.after[0]} if now.get(name) != self.after[0].get(name)]
        self._note("unfinished", wrong)
        self._note("swept", [path.name for path in temporary(folder)])

    def killed(self, folder: Path, after: float) -> bool:
        """Do it and be killed after so many seconds; True where it was done before."""
        raise NotImplementedError

    def again(self, folder: Path) -> list[str]:
        """Do it again; what did not end well."""
        raise NotImplementedError

    def _note(self, what: str, found: Sequence[str]) -> None:
        if found:
            setattr(self.tally, what, getattr(self.tally, what) + 1)
            self.tally.seen.append(f"{self.name}: {what}: {'; '.join(found)[:600]}")
