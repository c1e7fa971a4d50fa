"""Transcripts and segments on disk: what was imported is what is read, or it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.store import transcripts
from codekit.store.folder.store import FolderStore
from codekit.store.origin import Origin

TEXT = 'I: Und "dann"?\nJosé: 😀 zitronenfalter; ja,\nso.\n'
TURNS = (Turn(0, 3, 14, "I", 0.0), Turn(1, 21, len(TEXT) - 1, "José", 12.5))
HEAD = b"index,start,end,turn,speaker,time\n"
SEGMENTS = tuple(Segment(t.index, t.start, t.end, t.index, t.speaker, t.time) for t in TURNS)
MADE = Transcript("T07", TEXT, TURNS, {"I": "interviewer", "José": "respondent"}, roles_confirmed=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one transcript."""
    origin = Origin("T07.txt", "0" * 64, "txt", "utf-8", MADE.sha256, MADE.roles, "confirmed", (3,), ("a: b",))
    divisions = [Segmentation(scheme, SEGMENTS, "rule", "1") for scheme in ("turn", "paragraph")]
    transcripts.write(FolderStore(tmp_path), MADE, origin, divisions)
    return tmp_path


def test_what_is_written_is_read(root: Path) -> None:
    """Text, turns with times, roles, origin, segments: all the same again."""
    origin = transcripts.read_origin(FolderStore(root), "T07")

    assert MADE == transcripts.read(FolderStore(root), "T07")
    assert ["T07"] == transcripts.ids(FolderStore(root))
    assert ((3,), ("a: b",)) == (origin.unread_lines, origin.notes)
    assert Segmentation("paragraph", SEGMENTS, "rule", "1") == transcripts.read_segmentation(
        FolderStore(root), "T07", "paragraph"
    )


def test_the_text_is_stored_last(root: Path) -> None:
    """A transcript whose writing was cut short is not there at all."""
    (root / "transcripts" / "T07.txt").unlink()

    assert [] == transcripts.ids(FolderStore(root))


@pytest.mark.parametrize("spoil", [lambda d: d.replace(b"\n", b"\r\n"), lambda d: b"\xef\xbb\xbf" + d])
def test_line_ends_and_bom_are_no_change_of_the_text(root: Path, spoil: type) -> None:
    """Git, mail programs and Notepad put them there."""
    path = root / "transcripts" / "T07.txt"
    path.write_bytes(spoil(path.read_bytes()))

    assert MADE == transcripts.read(FolderStore(root), "T07")


@pytest.mark.parametrize("spoil", [lambda d: d + b" ", lambda d: d[:-4] + b"\xff", lambda _: b""])
def test_another_text_is_refused(root: Path, spoil: type) -> None:
    """Codings would point at other words; no word of the text is in the message."""
    path = root / "transcripts" / "T07.txt"
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises(CodekitError, match="changed after import") as caught:
        transcripts.read(FolderStore(root), "T07")
    assert "zitronenfalter" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    "content", [b"", b"x", b"index,start,end,turn,speaker,time\n0,a,1,0,I,\n", b"\xff\xfe", b"index\n"]
)
def test_spoilt_segments_are_refused(root: Path, content: bytes) -> None:
    """An empty file is not a transcript without segments."""
    (root / "segments" / "paragraph" / "T07.csv").write_bytes(content)

    with pytest.raises(CodekitError, match=r"T07\.csv"):
        transcripts.read_segmentation(FolderStore(root), "T07", "paragraph")


def test_missing_segments_say_how_to_make_them(root: Path) -> None:
    """The hint is the command."""
    with pytest.raises(CodekitError) as caught:
        transcripts.read_segmentation(FolderStore(root), "T07", "sentence")

    assert "codekit segment T07 --by sentence" == caught.value.hint


@pytest.mark.parametrize("content", [b"", b"file: x\n", b"- a\n", b"a: [\n", b"\xff"])
def test_a_spoilt_origin_is_refused(root: Path, content: bytes) -> None:
    """One clear error, whatever stands in the file."""
    (root / "transcripts" / "T07.yaml").write_bytes(content)

    with pytest.raises(CodekitError, match=r"T07\.yaml: cannot be read"):
        transcripts.read(FolderStore(root), "T07")
