"""Figures of NVivo or ATLAS.ti beside our own of the same coders, and why they may differ."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from codekit.agreement import from_table, kappa_of, krippendorff_alpha
from codekit.agreement.rounds.summary import number
from codekit.formats import agreement_exports
from codekit.formats.agreement_exports import AGREEMENT, ALPHA, BOTH, HOLSTI, KAPPA, NEITHER, REFERENCES, Theirs
from codekit.model.span import Span, shared, union
from codekit.workflow.comparing import compare
from codekit.workflow.study.other_names import OtherNames
from codekit.workflow.study.study import Study

Cells = tuple[int, int, int, int]  # characters that both coded, only the first, only the second, neither
SAME = "the same"
UNTRUSTED = "not compared: ATLAS.ti's workbooks hold 0.000 for domains where nothing was computed; do not report it"
_ROUNDED = 0.006  # two figures that differ by less may be one, rounded


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of another tool and ours; NaN where a figure is undefined, `why` in words."""

    row: int
    code: str
    transcript: str  # "" where the figure is of all transcripts
    coders: tuple[str, ...]
    figure: str
    theirs: float
    ours: float
    why: str

    @property
    def difference(self) -> float:
        """Theirs less ours."""
        return self.theirs - self.ours

    def to_json(self) -> dict[str, Any]:
        """It as plain values; undefined is None."""
        numbers = {"theirs": self.theirs, "ours": self.ours, "difference": self.difference}
        return asdict(self) | {"coders": list(self.coders)} | {name: number(value) for name, value in numbers.items()}


def read(path: Path) -> list[Theirs]:
    """The figures of a file, to be read before a round is compared. Raises what `agreement_exports.read` raises."""
    return agreement_exports.read(path)


def beside(study: Study, round_id: str, theirs: Iterable[Theirs]) -> list[Beside]:
    """Their figures and ours, pair by pair of the round's coders, in the order of the file.

    Ours are by character of the whole text, as NVivo counts, of each code by itself. What the study does not have is
    told in `why`. Raises NotComparableError for a round that has not been compared.
    """
    ours = _Ours(study, round_id)
    return [row for each in theirs for row in ours.rows(each)]


class _Ours:
    """Our figures of one compared round, each counted once."""

    def __init__(self, study: Study, round_id: str) -> None:
        self.study, self.round = study, compare.comparable(study, round_id)
        self.layers = study.layers(self.round)
        self.book = study.round_codebook(self.round)
        self.names = OtherNames(study, {})

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        return list(combinations(self.round.coders, 2))

    def rows(self, each: Theirs) -> Iterator[Beside]:
        """Our figure of each pair beside one of theirs."""
        if each.value == 0 and not each.document and each.figure in {ALPHA, HOLSTI}:
            yield Beside(each.row, each.code, "", (), each.figure, each.value, math.nan, UNTRUSTED)
            return
        codes, _ = self.names.codes(each.code, self.book)
        transcript = self.names.transcript(each.document) if each.document else ""
        code = codes[0] if len(codes) == 1 else ""
        known = transcript is not None and (not transcript or transcript in self.round.transcripts)
        if not code or not known:
            what = "code" if not code else "document"
            name = each.code if not code else each.document
            why = f"no {what} of round {self.round.id} is called so"
            yield Beside(each.row, code or name, transcript or "", (), each.figure, each.value, math.nan, why)
        elif each.figure == REFERENCES:
            yield self._references(each, code, transcript or "")
        else:
            for pair in self._fitting(transcript or ""):
                yield self._beside(each, code, transcript or "", pair)

    def _fitting(self, transcript: str) -> Iterator[tuple[str, str]]:
        """Pairs that coded a transcript both."""
        for pair in self.pairs:
            if not transcript or set(pair) <= set(self.round.coders_of(transcript)):
                yield pair

    def _references(self, each: Theirs, code: str, transcript: str) -> Beside:
        coders = self.round.coders_of(transcript)
        held = [c for coder in coders for c in self.layers.get(coder, transcript).codings if c.code == code]
        why = SAME if len(held) == each.value else "a matrix counts passages of every user, cases and aggregates too"
        return Beside(each.row, code, transcript, tuple(coders), each.figure, each.value, len(held), why)

    def _beside(self, each: Theirs, code: str, transcript: str, pair: tuple[str, str]) -> Beside:
        ids = [transcript] if transcript else [t for t in self.round.transcripts if pair in [*self._fitting(t)]]
        ours = _figure(each.figure, self._cells([code], ids, pair))
        aggregated = _figure(each.figure, self._cells([code, *self.book.children[code]], ids, pair))
        why = self._why(each, ours, aggregated, transcript)
        return Beside(each.row, code, transcript, pair, each.figure, each.value, ours, why)

    def _why(self, each: Theirs, ours: float, aggregated: float, transcript: str) -> str:
        """Why two figures differ, what can be shown first."""
        size = len(self.study.transcript(transcript).text) if transcript else 0
        reasons = (
            (abs(each.value - ours) < _ROUNDED, SAME),
            (
                abs(each.value - aggregated) < _ROUNDED,
                f"theirs counts the codes directly below too (an aggregate); so counted ours is {aggregated:.3f}",
            ),
            (math.isnan(ours), "undefined here: nobody coded it, or both everything; other tools write 0 or 1"),
            (
                size and each.size and each.size != size,
                f"their text has {each.size:,} characters, ours {size:,}: line ends, headings or another version",
            ),
            (each.figure == ALPHA, "theirs weighs borders of quotations, ours is of characters that are coded or not"),
            (not transcript, "theirs is a mean or sum over documents, ours counts all characters at once"),
        )
        return next((why for holds, why in reasons if holds), "other codings: spans differ between here and there")

    def _cells(self, codes: Sequence[str], transcripts: Iterable[str], pair: tuple[str, str]) -> Cells:
        """How two coders coded the characters of some transcripts, their whole texts."""
        total = [0, 0, 0, 0]
        for id_ in transcripts:
            first, second = (
                union(c.span for c in self.layers.get(coder, id_).codings if c.code in codes) for coder in pair
            )
            both = sum(len(part) for span in first for part in shared(span, second))
            only = _length(first) - both, _length(second) - both
            text = len(self.study.transcript(id_).text)
            total = [a + b for a, b in zip(total, (both, *only, text - both - sum(only)), strict=True)]
        return total[0], total[1], total[2], total[3]


def _length(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


def _figure(name: str, cells: Cells) -> float:
    both, first, second, neither = cells
    n = sum(cells)
    if not n:
        return math.nan
    if name in {AGREEMENT, BOTH, NEITHER}:
        return {AGREEMENT: both + neither, BOTH: both, NEITHER: neither}[name] / n
    if name == HOLSTI:
        coded = 2 * both + first + second
        return 2 * both / coded if coded else math.nan
    table = from_table([[neither, second], [first, both]])
    return kappa_of(table).value if name == KAPPA else krippendorff_alpha(table).value
