"""Lines typed at the same moment, and what they must come to: what one after the other comes to."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from standing import errors, state, temporary
from together import Ended, Work, together
from writing import Line, Source


def typed(words: Sequence[str], folder: Path) -> Work:
    """A line as somebody types it in a folder, with settings and temporary files of its own."""

    def run() -> None:
        from codekit.cli.app import entry

        private = folder / "runtime"
        private.mkdir(exist_ok=True, mode=0o700)
        os.chdir(folder)
        os.environ.update(dict.fromkeys(("TMPDIR", "CODEKIT_RUNTIME_DIR", "CODEKIT_CONFIG_DIR"), str(private)))
        os.environ["CODEKIT_USER"] = "ana"
        tempfile.tempdir = None
        where = [] if "--study" in words or words[0] in {"init", "open"} else ["--study", "study"]
        sys.argv = ["codekit", *words, *where]
        entry()

    return run


class Race:
    """Some lines at once, in fresh copies of a study."""

    def __init__(self, lines: Sequence[Line], source: Source, work: Path) -> None:
        """Type them one after the other, in every order: one of that is what they must come to."""
        self.lines, self.source, self.work, self.refused = lines, source, work, 0
        self.words = [line.words(source.ids) for line in lines]
        self.wanted: list[dict[str, Any]] = []
        self.known: set[str] = set()
        for order in _orders(self.words):
            folder = self._fresh()
            for words in order:
                together(typed(words, folder))
            self.wanted.append(state(folder))
            self.known |= errors(folder)

    def _fresh(self) -> Path:
        return self.source.only([word for words in self.words for word in words], self.work)

    def run(self) -> list[str]:
        """Type them at once; what is not as it should be."""
        folder = self._fresh()
        ended = together(*(typed(words, folder) for words in self.words))
        self.refused = sum(each.code == 1 for each in ended)
        wrong = [f"exit {each.code}: {each.said[-300:]}" for each in ended if _is_bug(each)]
        now = state(folder)
        if now not in self.wanted:
            names = sorted({*now, *self.wanted[0]})
            odd = [name for name in names if all(now.get(name) != wanted.get(name) for wanted in self.wanted)]
            wrong += [f"differs: {name}" for name in odd] or ["differs as a whole"]
            wrong += [each.said.strip()[-200:] for each in ended]
        wrong += [f"check: {each}" for each in sorted(errors(folder) - self.known)]
        return wrong + [f"left: {path.name}" for path in temporary(folder)]


def _orders(words: Sequence[list[str]]) -> list[tuple[list[str], ...]]:
    """Every order; one where all are the same."""
    orders = list(permutations(words))
    return orders[:1] if all(each == words[0] for each in words) else orders


def _is_bug(ended: Ended) -> bool:
    return ended.code not in {0, 1} or "Traceback" in ended.said or "a bug" in ended.said
