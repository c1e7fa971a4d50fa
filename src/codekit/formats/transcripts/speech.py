"""What speech recognition writes besides text and captions: JSON and tables of pieces with times.

The shapes: `segments` (Whisper, WhisperX, faster-whisper, aTrain, podcast hosts), `utterances` (AssemblyAI, Deepgram),
`monologues` (Rev), and Whisper's table of start, end, text. Other JSON is no transcript.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from codekit.errors import ImportRefusedError, NotATranscriptError
from codekit.formats.transcripts import turn_tables
from codekit.formats.transcripts.captions import Cue, turns_of
from codekit.model.numbering import whole
from codekit.model.source import RawTurn, Source
from codekit.no_json import NO_JSON
from codekit.tables.decoding import decode

_HEADER = ("start", "end", "text")
_HINT = "codekit reads JSON with segments (Whisper, aTrain, podcasts), utterances (AssemblyAI, Deepgram) or Rev's"


class _Piece(NamedTuple):
    speaker: str
    time: float | None
    text: str
    until: float | None = None


def read_tsv(data: bytes, name: str) -> list[Source]:
    """Read a table with tabs: Whisper's start, end (ms) and text, else a turn table.

    Raises ImportRefusedError for a file that cannot be read, and what `turn_tables.read_csv` does.
    """
    decoded = decode(data, name)
    header, _, rest = decoded.text.partition("\n")
    if tuple(part.strip().casefold() for part in header.split("\t")) != _HEADER:
        return turn_tables.read_csv(data, name)
    cues, lost = [], []
    for number, line in enumerate(rest.split("\n"), 2):
        start, _, after = line.partition("\t")
        end, tab, words = after.partition("\t")
        if words.strip():
            cues.append(Cue(number, _milliseconds(start), (words,), _milliseconds(end)))
        elif line.strip() and not tab:
            lost.append(number)
    if not cues:
        raise ImportRefusedError("the table has no words", where=name, hint="was the transcript finished?")
    return [Source("tsv", decoded.encoding, turns=tuple(turns_of(cues)), notes=decoded.notes, lost=tuple(lost))]


def _milliseconds(text: str) -> float | None:
    number = whole(text.strip())
    return None if number is None else number / 1000


def read_json(data: bytes, name: str) -> list[Source]:
    """Read what a speech recognition service writes as JSON.

    Raises ImportRefusedError for damaged JSON or no words, NotATranscriptError for JSON of something else.
    """
    import msgspec

    decoded = decode(data, name)
    try:
        held = msgspec.json.decode(decoded.text)
    except NO_JSON:
        raise ImportRefusedError("this is not well-formed JSON", where=name, hint="export it again") from None
    pieces = _pieces(held)
    if pieces is None:
        raise NotATranscriptError("JSON, but no transcript that codekit knows", where=name, hint=_HINT)
    said = [piece for piece in pieces if piece.text]
    if not said:
        raise ImportRefusedError("the transcript holds no words", where=name, hint="was the recording transcribed?")
    if any(piece.speaker for piece in said):
        turns = tuple(_joined(said))
    else:
        cues = [Cue(number, piece.time, (piece.text,), piece.until) for number, piece in enumerate(said, 1)]
        turns = tuple(turns_of(cues))
    return [Source("json", decoded.encoding, turns=turns, notes=decoded.notes)]


def _pieces(held: object) -> list[_Piece] | None:
    """The pieces of the one shape that this is; None for another."""
    if isinstance(held, list):
        held = {"segments": held}
    if not isinstance(held, Mapping):
        return None
    if rows := _rows(held.get("monologues")):
        return [_monologue(row) for row in rows]
    if rows := _rows(held.get("utterances")):
        return [_piece(row, 0.001) for row in rows]  # AssemblyAI counts milliseconds
    results = held.get("results")
    if isinstance(results, Mapping) and (rows := _rows(results.get("utterances"))):
        return [_piece(row, 1.0) for row in rows]
    rows = _rows(held.get("segments"))
    return [_piece(row, 1.0) for row in rows] if rows and any(_text(row) for row in rows) else None


def _rows(value: object) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _piece(row: Mapping[str, Any], unit: float) -> _Piece:
    start, end = (
        next((row[key] for key in (name, f"{name}Time", f"{name}_time") if key in row), None)
        for name in ("start", "end")
    )
    return _Piece(_speaker(row.get("speaker")), _seconds(start, unit), _text(row), _seconds(end, unit))


def _text(row: Mapping[str, Any]) -> str:
    found = next((row[key] for key in ("text", "body", "transcript") if isinstance(row.get(key), str)), "")
    return " ".join(found.split())


def _speaker(value: object) -> str:
    """A service that only tells voices apart numbers them."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return f"Speaker {value}" if abs(value) < 10**6 else ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _seconds(value: object, unit: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 10**10:
        return None
    return round(value * unit, 3)


def _monologue(row: Mapping[str, Any]) -> _Piece:
    elements = _rows(row.get("elements"))
    text = "".join(part["value"] for part in elements if isinstance(part.get("value"), str))
    time = next((part["ts"] for part in elements if "ts" in part), None)
    until = next((part["end_ts"] for part in reversed(elements) if "end_ts" in part), None)
    return _Piece(_speaker(row.get("speaker")), _seconds(time, 1.0), " ".join(text.split()), _seconds(until, 1.0))


def _joined(pieces: Sequence[_Piece]) -> Iterator[RawTurn]:
    """Pieces of one speaker in a row are one turn; one without a speaker goes on from the piece before."""
    speaker, words, cues, until = "", "", list[tuple[int, float]](), None
    for piece in pieces:
        if words and piece.speaker and piece.speaker != speaker:
            yield RawTurn(speaker, words, cues[0][1] if cues else None, cues=tuple(cues), until=until)
            words, cues = "", []
        speaker, until = piece.speaker or speaker, piece.until
        words = f"{words} {piece.text}" if words else piece.text
        if piece.time is not None:
            cues.append((len(words) - len(piece.text), piece.time))
    if words:
        yield RawTurn(speaker, words, cues[0][1] if cues else None, cues=tuple(cues), until=until)
