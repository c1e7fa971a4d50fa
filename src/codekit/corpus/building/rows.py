"""One interview as rows of the three tables; nothing of its text is lost, and nothing stands twice."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.model.transcript import RESPONDENT, Segmentation, text_sha
from codekit.words import Words

if TYPE_CHECKING:
    from codekit.model.source import Reading
    from codekit.workflow.study.diagnosis import Diagnosis
    from codekit.workflow.study.reading import Divided

Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns that one interview adds to each table."""

    sha256: str
    transcript: Columns
    turns: Columns
    sentences: Columns
    totals: dict[str, int]


def rows_of(diagnosis: Diagnosis, divided: Divided) -> Rows:
    """An interview as rows."""
    reading, sha = divided.reading, text_sha(divided.reading.text)
    of_scheme = {division.scheme: division for division in divided.divisions}
    turns, after = _turns(diagnosis.transcript, reading)
    sentences = _sentences(diagnosis.transcript, of_scheme["sentence"], of_scheme["paragraph"])
    totals = {
        "transcripts": 1,
        "turns": len(reading.turns),
        "sentences": len(sentences["start"]),
        "words": diagnosis.words,
        "characters": len(reading.text),
    }
    row = {
        "transcript": diagnosis.transcript,
        "case": divided.source.case,
        "file": diagnosis.file,
        "format": diagnosis.format,
        "encoding": diagnosis.encoding,
        "sha256": sha,
        "characters": totals["characters"],
        "words": diagnosis.words,
        "respondent_words": _said(turns),
        "turns": totals["turns"],
        "sentences": totals["sentences"],
        "roles_confirmed": reading.roles_given,
        "after": after,
    }
    return Rows(sha, {name: [value] for name, value in row.items()}, turns, sentences, totals)


def _said(turns: Columns) -> int:
    return sum(n for n, role in zip(turns["words"], turns["role"], strict=True) if role == RESPONDENT)


def _turns(id_: str, reading: Reading) -> tuple[Columns, str]:
    """The rows of the turns, and what stands after the last one."""
    import numpy as np

    text, turns = reading.text, reading.turns
    starts, ends = [turn.start for turn in turns], [turn.end for turn in turns]
    words = Words(text).count(np.array(starts, np.int64), np.array(ends, np.int64)).tolist()
    columns: Columns = {
        "transcript": [id_] * len(turns),
        "turn": [turn.index for turn in turns],
        "start": starts,
        "end": ends,
        "speaker": [turn.speaker for turn in turns],
        "role": [reading.roles.get(turn.speaker, RESPONDENT) for turn in turns],
        "time": [turn.time for turn in turns],
        "until": [turn.until for turn in turns],
        "words": words,
        "before": [text[a:b] for a, b in zip([0, *ends], starts, strict=False)],
        "text": [text[a:b] for a, b in zip(starts, ends, strict=True)],
    }
    return columns, text[ends[-1] if ends else 0 :]


def _sentences(id_: str, sentences: Segmentation, paragraphs: Segmentation) -> Columns:
    begins = [(paragraph.turn, paragraph.start) for paragraph in paragraphs.segments]
    segments = sentences.segments
    return {
        "transcript": [id_] * len(segments),
        "sentence": [segment.index for segment in segments],
        "paragraph": [bisect_right(begins, (segment.turn, segment.start)) - 1 for segment in segments],
        "turn": [segment.turn for segment in segments],
        "start": [segment.start for segment in segments],
        "end": [segment.end for segment in segments],
        "time": [segment.time for segment in segments],
    }
