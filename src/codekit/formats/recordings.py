"""Sound and video of interviews: what a file is by its first bytes, and how loud a WAV file is along its length."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from codekit.errors import CodekitError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What browsers play, by the end of its name. What of it a browser can decode, the browser says.
KINDS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".wav": "audio/wav",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".weba": "audio/webm",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/mp4",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
}
OTHERS = frozenset((".wma", ".amr", ".dss", ".ds2", ".dvf", ".aiff", ".aif", ".avi", ".mkv", ".wmv", ".caf", ".3gp"))
POINTS = 4000  # of a picture of loudness: more than a screen is wide
_LOOKED_AT = 2048  # frames for one point, at most: an hour takes a tenth of a second
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_FORMATS = {(_PCM, 8): "u1", (_PCM, 16): "<i2", (_PCM, 32): "<i4", (_FLOAT, 32): "<f4", (_FLOAT, 64): "<f8"}
_FULL = {"u1": 128.0, "<i2": 32768.0, "<i4": 2147483648.0, "<f4": 1.0, "<f8": 1.0}


def named(path: Path) -> bool:
    """Whether a file is called like a recording, one that browsers do not play included."""
    return path.suffix.lower() in KINDS or path.suffix.lower() in OTHERS


def media_type(path: Path) -> str:
    """What a recording is, for a browser. Raises CodekitError for a file that is none, or that no browser plays."""
    suffix = path.suffix.lower()
    if suffix in OTHERS:
        hint = "save it as .mp3, .m4a or .wav with the program that recorded it"
        raise CodekitError("is of a kind that browsers cannot play", where=path.name, joint=" ", hint=hint)
    if suffix not in KINDS:
        hint = f"sound or video: {', '.join(sorted(KINDS))}"
        raise CodekitError("is no recording", where=path.name, joint=" ", hint=hint)
    with path.open("rb") as file:
        head = file.read(64)
    if not _begins_as(suffix, head):
        hint = "was it renamed? play it with another program"
        raise CodekitError(f"is called {suffix}, and begins as something else", where=path.name, joint=" ", hint=hint)
    return KINDS[suffix]


def _begins_as(suffix: str, head: bytes) -> bool:
    if suffix == ".wav":
        return head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE"
    if suffix in {".mp3", ".aac"}:  # a tag, or the sync bits of a frame
        return head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0) or _is_mp4(head)
    if suffix in {".m4a", ".mp4", ".m4v", ".mov"}:
        return _is_mp4(head)
    if suffix == ".flac":
        return head[:4] == b"fLaC" or head[:3] == b"ID3"
    return head[:4] in {b"OggS", b"\x1a\x45\xdf\xa3"}


def _is_mp4(head: bytes) -> bool:
    return head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}


class _Samples(NamedTuple):
    """How the samples of a WAV file are written, how many channels there are, and where they stand in the file."""

    kind: str
    channels: int
    start: int
    size: int


def loudness(path: Path, points: int = POINTS) -> list[float]:
    """How loud a WAV file is, from 0 to 1, at so many places of its length; [] for any other file.

    Of long files a part of each place is looked at. Raises OSError where it cannot be read.
    """
    if path.suffix.lower() != ".wav":
        return []
    with path.open("rb") as file:
        found = _samples(file)
        return _peaks(file, found, points) if found else []


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The names and sizes of the parts of a WAV file; the file stands at the content of each."""
    file.seek(12)
    while len(head := file.read(8)) == 8:
        name, size = head[:4], struct.unpack("<I", head[4:])[0]
        here = file.tell()
        yield name, size
        file.seek(here + size + size % 2)


def _samples(file: BinaryIO) -> _Samples | None:
    kind, channels = "", 0
    for name, size in _chunks(file):
        if name == b"fmt " and size >= 16:
            code, channels, _, _, _, bits = struct.unpack("<HHIIHH", file.read(16).ljust(16, b"\0"))
            if code == _EXTENSIBLE and size >= 26:
                code = struct.unpack("<H", file.read(10)[8:].ljust(2, b"\0"))[0]
            kind = _FORMATS.get((code, bits), "")
        elif name == b"data" and kind and 0 < channels <= 64:
            start = file.tell()
            file.seek(0, 2)
            return _Samples(kind, channels, start, min(size, file.tell() - start))
    return None


def _peaks(file: BinaryIO, samples: _Samples, points: int) -> list[float]:
    import numpy as np

    frame = np.dtype(samples.kind).itemsize * samples.channels
    frames = samples.size // frame
    found = []
    for point in range(points := min(points, frames)):
        first, after = frames * point // points, frames * (point + 1) // points
        file.seek(samples.start + first * frame)
        raw = file.read(min(after - first, _LOOKED_AT) * frame)
        values: Any = np.frombuffer(raw[: len(raw) // frame * frame], samples.kind).astype(np.float64)
        values = np.nan_to_num(values - 128 if samples.kind == "u1" else values)
        peak = float(np.abs(values).max()) / _FULL[samples.kind] if values.size else 0.0
        found.append(round(min(peak, 1.0), 3))
    return found
