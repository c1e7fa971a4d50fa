"""The turns of one part that are looked into, without an object for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from codekit.agreement.numeric import Bools, Ints
from codekit.corpus.base import tables
from codekit.corpus.base.layout import SENTENCES, TRANSCRIPTS, TURNS, Layout
from codekit.model.transcript import Segment

if TYPE_CHECKING:
    import pyarrow as pa

    from codekit.corpus.finding.question import Question

_COLUMNS = ("turn", "start", "speaker", "role", "words", "text")


@dataclass(frozen=True)
class Speech:
    """The turns of a part as columns; `of` [turns] is the row of each turn's transcript."""

    layout: Layout
    part: str

    @cached_property
    def heads(self) -> pa.Table:
        """The part's transcripts."""
        names = ("transcript", "sha256", "turns", "sentences")
        return tables.read(self.layout.table(TRANSCRIPTS, self.part), names)

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        ids: list[str] = self.heads["transcript"].to_pylist()
        return ids

    @cached_property
    def turns(self) -> pa.Table:
        """The part's turns."""
        return tables.read(self.layout.table(TURNS, self.part), _COLUMNS)

    @cached_property
    def of(self) -> Ints:
        """The row of each turn's transcript [turns]."""
        return np.repeat(np.arange(len(self.ids)), self.heads["turns"].to_numpy())

    def wanted(self, question: Question) -> Bools:
        """The turns in which the question looks [turns]."""
        import pyarrow as pa
        import pyarrow.compute as pc

        mask = pc.is_in(self.turns["role"], pa.array(question.roles))
        if question.speaker:
            mask = pc.and_(mask, pc.equal(self.turns["speaker"], question.speaker))
        found = mask.to_numpy().astype(bool)
        if question.transcripts is not None:
            kept = np.fromiter((id_ in question.transcripts for id_ in self.ids), bool, len(self.ids))
            found &= kept[self.of]
        return np.asarray(found)

    def holding(self, rough: str, among: Bools) -> Ints:
        """The rows of those turns that may hold something, by a quick look; all of them where there is none."""
        import pyarrow.compute as pc

        rows = np.flatnonzero(among)
        if not rough or not rows.size:
            return rows
        found = pc.match_substring_regex(self.turns["text"].take(rows), rough)
        return np.asarray(rows[found.to_numpy().astype(bool)])

    def sentences(self, rows: Ints) -> Iterator[tuple[int, Segment, str]]:
        """The sentences of some turns: the row of the turn, the sentence, its words."""
        stored = tables.read(self.layout.table(SENTENCES, self.part), ("sentence", "turn", "start", "end", "time"))
        counts, firsts = self.heads["sentences"].to_numpy(), self._first_turns
        row = np.repeat(firsts, counts) + stored["turn"].to_numpy()
        inside = np.zeros(self.turns.num_rows, bool)
        inside[rows] = True
        chosen = np.flatnonzero(inside[row])
        texts = dict(zip(rows.tolist(), self.turns["text"].take(rows).to_pylist(), strict=True))
        starts = dict(zip(rows.tolist(), self.turns["start"].take(rows).to_pylist(), strict=True))
        speakers = dict(zip(rows.tolist(), self.turns["speaker"].take(rows).to_pylist(), strict=True))
        columns = stored.take(chosen).to_pydict().values()
        for of, number, turn, start, end, time in zip(row[chosen].tolist(), *columns, strict=True):
            if start < end:
                shift = starts[of]
                yield of, Segment(number, start, end, turn, speakers[of], time), texts[of][start - shift : end - shift]

    @cached_property
    def _first_turns(self) -> Ints:
        counts = self.heads["turns"].to_numpy().astype(np.int64)
        return np.asarray(np.cumsum(counts) - counts)
