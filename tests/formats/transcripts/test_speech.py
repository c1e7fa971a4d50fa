"""JSON and tables of speech recognition: pieces with times become turns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError, NotATranscriptError
from codekit.formats.transcripts.registry import read_file
from codekit.formats.transcripts.speech import read_json, read_tsv

SAID = [("Ana", 0.5, "How so?"), ("Ben", 2.0, "Well."), ("Ben", 3.25, "It is.")]
SHAPES = {
    "whisperx": {"segments": [{"start": t, "end": t + 1, "text": f" {x}", "speaker": s} for s, t, x in SAID]},
    "podcast": {"version": "1.0", "segments": [{"speaker": s, "startTime": t, "body": x} for s, t, x in SAID]},
    "list": [{"speaker": s, "start": t, "text": x} for s, t, x in SAID],
    "assemblyai": {"utterances": [{"speaker": s, "start": int(t * 1000), "text": x} for s, t, x in SAID]},
    "deepgram": {"results": {"utterances": [{"speaker": s, "start": t, "transcript": x} for s, t, x in SAID]}},
    "rev": {
        "monologues": [
            {"speaker": s, "elements": [{"type": "text", "value": w, "ts": t} for w in (x[:3], x[3:])]}
            for s, t, x in SAID
        ]
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_turns(shape: str) -> None:
    """Pieces of one speaker in a row are one turn with a time for each."""
    source = read_json(json.dumps(SHAPES[shape]).encode(), "T.json")[0]
    assert source.turns is not None
    assert [("Ana", 0.5, "How so?"), ("Ben", 2.0, "Well. It is.")] == [
        (t.speaker, t.time, t.text) for t in source.turns
    ]
    assert source.turns[1].cues == ((0, 2.0), (6, 3.25))


def test_voices_that_are_only_numbered_have_a_name() -> None:
    """Speaker 0 and Speaker 1."""
    held = {"segments": [{"speaker": n, "start": n, "text": "x"} for n in (0, 1)]}
    source = read_json(json.dumps(held).encode(), "T.json")[0]
    assert ["Speaker 0", "Speaker 1"] == [turn.speaker for turn in source.turns or ()]


@pytest.mark.parametrize("held", [{}, [], 1, "x", {"segments": []}, {"files": {"a": []}}, {"segments": [{"id": 1}]}])
def test_other_json_is_no_transcript(held: object) -> None:
    """Skipped where nobody named it."""
    with pytest.raises(NotATranscriptError):
        read_json(json.dumps(held).encode(), "T.json")


@pytest.mark.parametrize(
    "data", [b"{", b"[" * 100_000, b'{"segments": [{"text": " ", "start": 1}, {"text": ""}]', b"\0"]
)
def test_damaged_json_is_refused(data: bytes) -> None:
    """Also where it is nested without end."""
    with pytest.raises(ImportRefusedError, match=r"T\.json"):
        read_json(data, "T.json")


@pytest.mark.corpus
def test_whispers_table_is_its_captions(shared: Path) -> None:
    """The same words and times as in the other files that Whisper wrote of one interview."""
    folder = shared / "corpus" / "transcript_formats" / "whisper"
    table, captions = (read_file(folder / f"whisper_goodboy.{end}")[0].turns for end in ("tsv", "srt"))
    assert table
    assert table == captions


@pytest.mark.parametrize("time", ["1\x1f2", "x", "", "9" * 30, "\u00b212", "-3"])
def test_a_time_that_is_no_number_is_none(time: str) -> None:
    """The words stay; a number that Python takes for one and cannot read is none either."""
    (turn,) = read_tsv(f"start\tend\ttext\n{time}\t13\tyes\n".encode(), "t.tsv")[0].turns or ()
    assert ("yes", None) == (turn.text, turn.time)


def test_a_control_sign_before_a_time_is_passed_over() -> None:
    """It was an error."""
    (turn,) = read_tsv(b"start\tend\ttext\n\x1f1200\t1300\tyes\n", "t.tsv")[0].turns or ()
    assert 1.2 == turn.time


def test_a_table_with_tabs_of_something_else_is_a_turn_table() -> None:
    """By its header."""
    source = read_tsv(b"transcript\tspeaker\ttext\nT1\tR\tyes\n", "t.tsv")[0]
    assert [("R", "yes")] == [(turn.speaker, turn.text) for turn in source.turns or ()]
    with pytest.raises(NotATranscriptError):
        read_tsv(b"a\tb\n1\t2\n", "t.tsv")
