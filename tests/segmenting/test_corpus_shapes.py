"""Every file of the collected transcript formats: who speaks how often, how many times, which lines nobody says.

The figures were read off the files. Layouts with expected words are in `test_conventions.py`; that no word is lost is held
by the tests of each format.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.formats.transcripts.registry import read_file
from codekit.segmenting.labels import read_source

# Turns of each speaker (or how many speakers), turns with a time, sync points, lines in no turn.
SHAPES: dict[str, tuple[dict[str, int] | int, int, int, int]] = {
    "derived/betty_earl_house.odt": ({"INTERVIEWER": 27, "MATTHEW": 27}, 54, 0, 1),
    "derived/betty_earl_house_libreoffice.docx": ({"INTERVIEWER": 27, "MATTHEW": 27}, 54, 0, 1),
    "derived/betty_earl_house_libreoffice.rtf": ({"INTERVIEWER": 27, "MATTHEW": 27}, 54, 0, 1),
    "derived/betty_earl_house_pandoc.docx": ({"INTERVIEWER": 27, "MATTHEW": 27}, 54, 0, 1),
    "derived/betty_earl_otter.txt": ({"Jonas Rosland": 27, "Matthew Brelsford": 27}, 54, 0, 1),
    "docx/word_interview_en_bold_label_lines.docx": ({"Daniel": 84, "Interviewer": 79, "Speaker": 6}, 0, 0, 1),
    "odt/think_aloud_P6.odt": ({"MODERATOR": 7}, 0, 0, 38),
    "otter/otter_gigasword.md": ({"Jack Breen": 41, "Jonas Rosland": 42, "Unknown Speaker": 1}, 84, 0, 6),
    "pdf/numbered_turns_P1.pdf": ({"Dan": 47, "Participant": 47}, 0, 0, 1),
    "podcast/changelog_492.md": (
        {"Adam Stacoviak": 105, "Break": 2, "Jerod Santo": 104, "Jesse Grosjean": 152},
        20,
        4,
        0,
    ),
    "podcast/talkpython_100.txt": ({"": 1}, 1, 805, 0),
    "podcast/talkpython_100.vtt": ({"": 1}, 1, 809, 0),
    "qualcoder_examples/transcript.txt": ({"id1": 3, "id2": 2, "id3": 2}, 0, 0, 0),
    "synthetic/teams_old_unpadded.vtt": ({"Bob": 1, "Jane": 2}, 3, 3, 0),
    "synthetic/teams_style.vtt": ({"Bob": 1, "Doe, Jane (Ext)": 1}, 2, 2, 0),
    "synthetic/tracked_changes_content_controls.docx": (
        {"INTERVIEWER": 2, "RESPONDENT": 2, "Speaker 1": 1, "Speaker 2": 1},
        2,
        1,
        1,
    ),
    "synthetic/youtube_auto.vtt": ({"": 1}, 1, 2, 0),
    "us_gov/crec_1997_S709-3.htm": ({"Mr. KENNEDY": 1}, 0, 0, 5),
    "voice_vtt/podcast_voice_tags.vtt": ({"Gillian": 1, "Sarah": 1}, 2, 7, 0),
    "vtt_edge/captions_with_bom.vtt": ({"": 1}, 1, 4, 0),
    "vtt_edge/cue_tags.vtt": ({"": 1}, 1, 3, 0),
    "vtt_edge/invalid_timeframe.vtt": ({"": 1}, 1, 7, 0),
    "vtt_edge/metadata_headers.vtt": ({"": 1}, 1, 2, 0),
    "vtt_edge/sample.sbv": ({"": 1}, 1, 5, 0),
    "vtt_edge/sample.srt": ({"": 1}, 1, 5, 0),
    "vtt_edge/test_two_voices.vtt": ({"": 1, "bar": 1, "foo": 1}, 3, 3, 0),
    "vtt_edge/voice_with_timestamp.vtt": ({"": 1}, 1, 1, 0),
    "vtt_edge/youtube_dl.vtt": ({"": 1}, 1, 3, 0),
    "whisper/whisper_goodboy.srt": ({"": 1}, 1, 753, 0),
    "whisper/whisper_goodboy.tsv": ({"": 1}, 1, 753, 0),
    "whisper/whisper_goodboy.txt": ({"": 1}, 1, 752, 0),
    "whisper/whisper_goodboy.vtt": ({"": 1}, 1, 753, 0),
    "zoom/zoom_2026-02-19.vtt": (
        {
            "Josh Davis": 2,
            "Justin Florentine (Besu)": 2,
            "Justin Traglia": 3,
            "Parithosh Jayanthi": 3,
            "Trent": 1,
            "pk910": 2,
            "stokes": 8,
        },
        21,
        139,
        0,
    ),
    "zoom/zoom_2026-02-19_chat.txt": (36, 130, 0, 0),
}
NOBODY = {"docx_edge", "rtf_edge"}  # no interviews: all of it is one text, and at most footnotes are in no turn
ALONE = {"qualcoder_examples/ID1.docx", "qualcoder_examples/ID2.odt"}


@pytest.mark.corpus
@pytest.mark.parametrize("name", SHAPES)
def test_speakers_times_and_lines_that_nobody_says(shared: Path, name: str) -> None:
    """As a person reads the file."""
    reading = read_source(read_file(shared / "corpus" / "transcript_formats" / name)[0])
    labels, timed, points, unread = SHAPES[name]

    assert labels == (len(reading.labels) if isinstance(labels, int) else reading.labels)
    assert timed == sum(turn.time is not None for turn in reading.turns)
    assert (points, unread) == (len(reading.cue_times), len(reading.unread_lines))


@pytest.mark.corpus
def test_every_file_is_read(shared: Path) -> None:
    """A file that is added must be added here; what names nobody is one text."""
    folder = shared / "corpus" / "transcript_formats"
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*.*") if path.suffix != ".json"}
    others = {name for name in found if "/" in name and not name.startswith("conventions/")} - SHAPES.keys()

    assert ALONE == {name for name in others if name.split("/")[0] not in NOBODY}
    for name in others:
        reading = read_source(read_file(found[name])[0])
        assert [""] == [turn.speaker for turn in reading.turns]
        assert not reading.unread_lines or "[Footnote" in reading.text
