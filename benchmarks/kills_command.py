"""One line of a command, killed at random moments."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from kills_trial import Trial

import failing
import writing
from standing import state


class Killer(Trial):
    """Kills one line again and again."""

    def __init__(self, line: writing.Line, source: writing.Source, place: Path, rng: random.Random) -> None:
        """Type it undisturbed."""
        super().__init__(line.short, source, line.words(source.ids), place, rng)
        self.line, self.every = line, line.every
        folder, begun = self.fresh(), time.perf_counter()
        done = failing.run(self.words, folder)
        if done.exit_code:
            raise SystemExit(f"{line.typed}: exit code {done.exit_code}\n{done.said}")
        self.done(time.perf_counter() - begun)
        if not line.again:
            failing.run(self.words, self.work)
            self.after.append(state(self.work))

    def killed(self, folder: Path, after: float) -> bool:
        """Type it; True where it had ended before."""
        ended = failing.run(self.words, folder, killed=after)
        self.tally.bugs += ended.exit_code == 3
        return ended.exit_code != -signal.SIGKILL

    def again(self, folder: Path) -> list[str]:
        """Type it again: it ends with 0, or says that it is done."""
        ended = failing.run(self.words, folder)
        self.tally.bugs += ended.exit_code == 3
        fine = ended.exit_code == 0 or (self.line.done and self.line.done in ended.said)
        return [] if fine else [ended.said]
