"""The transcripts of one part as codekit has them everywhere else: text, turns, and stored divisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from codekit.corpus.base import tables
from codekit.corpus.base.layout import SENTENCES, TRANSCRIPTS, TURNS, Layout
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn

Rows = dict[str, list[Any]]


@dataclass(frozen=True)
class Text:
    """One transcript of a corpus, with its sentences as they are stored."""

    transcript: Transcript
    row: dict[str, Any]
    rows: Rows  # of its sentences

    def segmentation(self, scheme: str) -> Segmentation:
        """A division of it, as an import stores it but for the name of what made it."""
        if scheme == "turn":
            turns = self.transcript.turns
            segments = tuple(Segment(t.index, t.start, t.end, t.index, t.speaker, t.time, t.until) for t in turns)
            return Segmentation(scheme, segments, "codekit.turns", "1")
        if scheme == "sentence":
            return Segmentation(scheme, self.sentences)
        groups = groupby(zip(self.rows["paragraph"], self.sentences, strict=True), key=lambda pair: pair[0])
        return Segmentation(
            scheme,
            tuple(_joined(number, [s for _, s in group]) for number, group in groups),
            "codekit.paragraphs",
            "1",
        )

    @cached_property
    def sentences(self) -> tuple[Segment, ...]:
        """Its sentences."""
        speaker = {turn.index: turn.speaker for turn in self.transcript.turns}
        columns = (self.rows[name] for name in ("sentence", "start", "end", "turn", "time"))
        return tuple(Segment(n, a, b, t, speaker[t], time) for n, a, b, t, time in zip(*columns, strict=True))


def texts(layout: Layout, part: str) -> Iterator[Text]:
    """The transcripts of a part, in order."""
    heads = tables.read(layout.table(TRANSCRIPTS, part)).to_pylist()
    turns = tables.read(layout.table(TURNS, part))
    sentences = tables.read(layout.table(SENTENCES, part))
    turn = sentence = 0
    for row in heads:
        own = turns.slice(turn, row["turns"]).to_pydict()
        yield Text(_transcript(row, own), row, sentences.slice(sentence, row["sentences"]).to_pydict())
        turn += row["turns"]
        sentence += row["sentences"]


def _transcript(row: dict[str, Any], turns: Rows) -> Transcript:
    columns = (turns[name] for name in ("turn", "start", "end", "speaker", "time", "until"))
    return Transcript(
        row["transcript"],
        "".join(part for pair in zip(turns["before"], turns["text"], strict=True) for part in pair) + row["after"],
        tuple(Turn(*values) for values in zip(*columns, strict=True)),
        dict(zip(turns["speaker"], turns["role"], strict=True)),
        row["roles_confirmed"],
        row["sha256"],
    )


def _joined(number: int, parts: list[Segment]) -> Segment:
    first = parts[0]
    return Segment(number, first.start, parts[-1].end, first.turn, first.speaker, first.time)
