"""Captions: voices, labels, rolling lines, and no word of a cue lost."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.formats.transcripts.captions import read_srt, read_vtt
from codekit.model.source import RawTurn

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
FILES = sorted(path for path in (SHARED / "corpus").rglob("*") if path.suffix in {".vtt", ".srt"})
ROLLING = {"youtube_auto.vtt", "youtube_dl.vtt"}


def _turns(text: str, kind: str = "vtt") -> list[RawTurn]:
    (source,) = (read_vtt if kind == "vtt" else read_srt)(text.encode(), f"T07.{kind}")
    assert source.turns is not None
    return list(source.turns)


def _vtt(*cues: str) -> list[tuple[str, str]]:
    blocks = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{cue}" for n, cue in enumerate(cues)]
    return [(turn.speaker, turn.text) for turn in _turns("WEBVTT\n\n" + "\n\n".join(blocks) + "\n")]


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_a_caption_file_is_kept_in_order(path: Path) -> None:
    """Words counted by stripping tags and taking every line below a timing; rolling captions apart."""
    raw = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    lines: list[str] = []
    for block in re.split(r"\n(?=(?:[^\n]+\n)?[\d:.,]+\s*-->)", raw):
        _, arrow, words = block.partition("-->")
        if arrow:
            lines += words.split("\n")[1:]
    words = html.unescape(" ".join(re.sub(r"<[^>]*>", "", line) for line in lines))
    if "zoom" in path.name:
        words = html.unescape("\n".join(re.sub(r"^[^:]{1,40}: ", "", line) for line in lines))
    (source,) = (read_vtt if path.suffix == ".vtt" else read_srt)(path.read_bytes(), path.name)

    kept = "".join("".join(turn.text.split()) for turn in source.turns or ())
    expected = "".join(words.split())
    assert kept
    if path.name in ROLLING:
        assert len(kept) < len(expected)
    else:
        assert expected == kept


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "expected"),
    [("youtube_auto.vtt", "so tell me how it began"), ("youtube_dl.vtt", "yeah what this will happen is I'm telling")],
)
def test_rolling_captions_are_read_once(shared: Path, name: str, expected: str) -> None:
    """The one exception to keeping every word: lines that the next cue shows again. It is noted."""
    path = next((shared / "corpus" / "transcript_formats").rglob(name))
    (source,) = read_vtt(path.read_bytes(), name)

    assert [expected] == [turn.text for turn in source.turns or ()]
    assert any("rolling" in note for note in source.notes)


def test_two_people_saying_the_same_are_both_kept() -> None:
    """Repeated lines are left out only where repeating is the file's habit."""
    assert [("A", "Yeah. Yeah."), ("B", "Yeah.")] == _vtt("<v A>Yeah.", "<v A>Yeah.", "<v B>Yeah.")


def test_cues_of_one_speaker_are_one_turn_with_their_times() -> None:
    """Joined by one space; each cue's place and time stay known."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One\n\n00:03.500 --> 00:04.000\n<v Ann>two</v>\n"

    assert [RawTurn("Ann", "One two", 1.0, cues=((0, 1.0), (4, 3.5)), until=4.0)] == _turns(text)


def test_voices_with_classes_two_in_a_cue_and_entities() -> None:
    """Teams, podcast hosts and the standard's own examples."""
    assert [("Jane", "Early."), ("Bob", "Second"), ("Jane", "interrupt")] == _vtt(
        "<v Jane>Early.</v>", "<v.first Bob>Second</v> <v Jane>interrupt</v>"
    )
    assert [("Doe, Jane (Ext)", "Q&A here to stay")] == _vtt("<v Doe, Jane (Ext)>Q&amp;A here\nto stay</v>")
    assert [("", "This is a"), ("foo", "test,"), ("bar", "test")] == _vtt("This is a <v foo>test</v>, <v bar>test</v>")


def test_labels_inside_cues_need_to_recur_or_to_name_a_part() -> None:
    """'stokes: Hello.' is a label, 'One thing: we' is not, and an unlabelled cue goes on."""
    cues = ["stokes: Hello.", "One thing: we start.", "Ann Lee: Yes.", "stokes: Good.", "Ann Lee: Fine."]

    assert [
        ("stokes", "Hello. One thing: we start."),
        ("Ann Lee", "Yes."),
        ("stokes", "Good."),
        ("Ann Lee", "Fine."),
    ] == _vtt(*cues)


def test_dashes_mark_a_change_of_an_unknown_speaker() -> None:
    """Human captions write '- ' and name nobody."""
    assert [("", "Did you?"), ("", "No. I did not."), ("", "Oh.")] == _vtt("- Did you?\n- No.", "I did not.", "- Oh.")


def test_comments_headers_and_styles_are_no_words() -> None:
    """NOTE blocks, also between cues, are out; the word NOTE inside a cue stays."""
    text = (
        "WEBVTT - Title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nhello --- there\n\n"
        "1\n00:01.000 --> 00:02.000\nOne.\nNOTE this.\n\nNOTE Confidence: 0.9\n\n2\n00:02.000 --> 00:03.000\nTwo.\n"
    )

    assert ["One. NOTE this. Two."] == [turn.text for turn in _turns(text)]


def test_a_cue_whose_time_cannot_be_read_keeps_its_words() -> None:
    """The place is reported, nothing is lost."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n0x:02.000 --> 00:03.000\nTwo.\n"
    (source,) = read_vtt(text.encode(), "T07.vtt")

    assert ["One. Two."] == [turn.text for turn in source.turns or ()]
    assert (6,) == source.lost
    assert ((0, 1.0),) == (source.turns or ())[0].cues


def test_subrip_with_blank_lines_inside_a_cue_and_windows_ends() -> None:
    """SubRip has no rule for blank lines; words after one still belong to the cue."""
    text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nFirst.\r\n\r\nStill first.\r\n\r\n2\r\n0:0:2,5 --> 0:0:3,0\r\n42\r\n"

    assert [RawTurn("", "First. Still first. 42", 1.0, cues=((0, 1.0), (20, 2.5)), until=3.0)] == _turns(text, "srt")


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ann", "Bob", "Doe, Jane (Ext)"]), st.text("ab c.é😀好", min_size=1, max_size=12)),
        min_size=1,
        max_size=8,
    )
)
def test_writing_voices_and_reading_them_back(said: list[tuple[str, str]]) -> None:
    """Any sequence of voiced cues gives the same words under the same speakers, consecutive ones joined."""
    spoken = [(speaker, " ".join(text.split())) for speaker, text in said if text.split()]
    found = _vtt(*(f"<v {speaker}>{html.escape(text)}</v>" for speaker, text in spoken)) if spoken else []

    expected: list[tuple[str, str]] = []
    for speaker, text in spoken:
        if expected and expected[-1][0] == speaker:
            expected[-1] = (speaker, f"{expected[-1][1]} {text}")
        else:
            expected.append((speaker, text))
    assert expected == found
