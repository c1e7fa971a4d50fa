"""How the passages of a theme are spread over the cases: whether one talkative case carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codekit.matrix.judged import ShownQuote
from codekit.matrix.result import Matrix

MANY = 4  # passages from which on it is told that one case gives more than half of them


@dataclass(frozen=True)
class Spread:
    """One theme: its excerpts and its quotations by case, most first."""

    theme: str
    excerpts: Mapping[str, int]
    quotes: Mapping[str, int]
    called: Mapping[str, str] = field(default_factory=dict)  # what the cases are called

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the results would ask."""
        kinds = (("excerpts", self.excerpts), ("quotations", self.quotes))
        return tuple(words for what, counts in kinds if (words := carried(counts, what, self.called)))


def carried(counts: Mapping[str, int], what: str, called: Mapping[str, str] | None = None) -> str:
    """That one case gives more than half of several passages, in words; "" where none does."""
    total = sum(counts.values())
    case, most = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    return (
        f"{(called or {}).get(case, case)} gives {most} of {total} {what}" if total >= MANY and 2 * most > total else ""
    )


def spreads(matrix: Matrix, quotes: Iterable[ShownQuote]) -> list[Spread]:
    """Each theme shown that has excerpts or quotations."""
    quoted = Counter((quote.code, quote.case) for quote in quotes)
    themes = [code for code in matrix.codes if code in matrix.themes or any(code == theme for theme, _ in quoted)]
    found = []
    for theme in themes:
        excerpts = Counter({case: n for case in matrix.cases if (n := matrix.cells[case, theme].excerpts)})
        printed = Counter({case: n for (code, case), n in quoted.items() if code == theme})
        if excerpts or printed:
            found.append(
                Spread(theme, dict(excerpts.most_common()), dict(printed.most_common()), matrix.registers.called)
            )
    return found
