"""What is a recording by its first bytes, and how loud a WAV file is along its length."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from codekit.errors import CodekitError
from codekit.formats import recordings
from sounding import CUES, SECONDS, recording

HEADS = {
    ".mp3": b"ID3\x04\x00",
    ".m4a": b"\x00\x00\x00\x20ftypM4A ",
    ".mp4": b"\x00\x00\x00\x18ftypmp42",
    ".mov": b"\x00\x00\x00\x14ftypqt  ",
    ".ogg": b"OggS\x00\x02",
    ".opus": b"OggS\x00\x02",
    ".flac": b"fLaC\x00\x00",
    ".webm": b"\x1a\x45\xdf\xa3\x01",
    ".aac": b"\xff\xf1\x50\x80",
    ".wav": b"RIFF\x00\x00\x00\x00WAVEfmt ",
}


@pytest.mark.parametrize("suffix", HEADS)
def test_a_recording_is_known_by_name_and_first_bytes(tmp_path: Path, suffix: str) -> None:
    """In capitals too; with the bytes of a text, of another kind or of nothing it is refused, and says so."""
    path = tmp_path / f"T07{suffix.upper()}"
    path.write_bytes(HEADS[suffix] + bytes(60))
    assert recordings.KINDS[suffix] == recordings.media_type(path)
    for other in (b"Interviewer: And now?\n", b"PK\x03\x04\x14\x00", b""):
        path.write_bytes(other)
        with pytest.raises(CodekitError, match="begins as something else"):
            recordings.media_type(path)


def test_what_is_no_recording_or_plays_nowhere_is_told_apart(tmp_path: Path) -> None:
    """Another kind of file; a dictation machine's, with what to do."""
    for name, message in (("T07.docx", "no recording"), ("T07", "no recording"), ("T07.wma", "browsers cannot play")):
        path = tmp_path / name
        path.write_bytes(HEADS[".wav"])
        with pytest.raises(CodekitError, match=message) as refused:
            recordings.media_type(path)
        assert refused.value.hint
    assert recordings.named(Path("T07.wma"))
    assert not recordings.named(Path("T07.docx"))


@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_is_high_where_somebody_speaks(tmp_path: Path, channels: int) -> None:
    """One value for each tenth of a second, silent exactly where nobody speaks."""
    peaks = recordings.loudness(recording(tmp_path / "T09.wav", channels=channels), points=int(SECONDS * 10))
    speaks = [any(start <= n / 10 < end for start, end, *_ in CUES) for n in range(int(SECONDS * 10))]
    assert speaks == [peak > 0.3 for peak in peaks]
    assert 0.0 == min(peaks)
    assert max(peaks) < 0.4


def wav(path: Path, kind: str, samples: np.ndarray) -> Path:
    """A WAV file of one channel whose samples are written in a way of NumPy's, with an odd part before them."""
    data, width = samples.astype(kind).tobytes(), np.dtype(kind).itemsize
    code = 3 if kind.startswith("<f") else 1
    layout = struct.pack("<HHIIHH", code, 1, 8000, 8000 * width, width, 8 * width)
    parts = b"LIST" + struct.pack("<I", 3) + b"abc\0" + b"fmt " + struct.pack("<I", 16) + layout
    path.write_bytes(b"RIFF\0\0\0\0WAVE" + parts + b"data" + struct.pack("<I", len(data)) + data)
    return path


def test_loudness_is_the_same_however_samples_are_written(tmp_path: Path) -> None:
    """8, 16 and 32 bits, and as fractions; NaN is silence."""
    shape = np.array([0.0, 0.5, -0.5, 0.25, -0.75, 0.0, 0.0, 0.0])
    expected = [0.5, 0.5, 0.75, 0.0]
    for kind, full in (("u1", 128), ("<i2", 32768), ("<i4", 2**31), ("<f4", 1), ("<f8", 1)):
        samples = shape * full + (128 if kind == "u1" else 0)
        assert (kind, expected) == (kind, recordings.loudness(wav(tmp_path / "a.wav", kind, samples), points=4))
    assert [0.0] == recordings.loudness(wav(tmp_path / "a.wav", "<f4", np.array([np.nan])), points=4)


def test_a_long_file_is_looked_at_in_places(tmp_path: Path) -> None:
    """At most as much as is needed is read: of a sparse gigabyte, no more than of any other."""
    path = tmp_path / "long.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44100)
        file.writeframes(b"\x00\x40" * 8)
    head = path.read_bytes()[:40]
    with path.open("wb") as sparse:
        sparse.write(head + struct.pack("<I", 1 << 30))
        sparse.truncate(44 + (1 << 30))
    assert [0.0] * recordings.POINTS == recordings.loudness(path)


@pytest.mark.parametrize("cut", [4, 12, 20, 30, 43, 44])
def test_a_damaged_file_has_no_picture(tmp_path: Path, cut: int) -> None:
    """Cut anywhere in its head it is empty, and no error."""
    path = recording(tmp_path / "T09.wav", 0.1)
    path.write_bytes(path.read_bytes()[:cut])
    assert [] == recordings.loudness(path)


def test_other_kinds_have_none(tmp_path: Path) -> None:
    """The browser decodes them, where they are short."""
    path = tmp_path / "T07.mp3"
    path.write_bytes(HEADS[".mp3"])
    assert [] == recordings.loudness(path)
