"""One conversation in 16 layouts of transcribers and tools: speaker, time and text of every turn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codekit.formats.transcripts.registry import read_file
from codekit.segmenting.labels import read_source

LAYOUTS = [
    "bracket_time_first",
    "caps_labels_tab",
    "deposition_line_numbers_page_headers",
    "f4_trailing_hash_time",
    "google_meet_doc",
    "initials_I_R",
    "label_on_own_line_no_colon",
    "otter",
    "q_dot_a_dot",
    "rev_old_paren_ms",
    "rev_paren_hms",
    "sonix_bracket",
    "teams_docx_text",
    "utf16_le_bom",
    "word_transcribe",
    "zoom_closed_caption",
]
Heard = tuple[str, float | None, str]

pytestmark = pytest.mark.corpus


def _compare(shared: Path, layout: str) -> tuple[list[Heard], list[Heard]]:
    folder = shared / "corpus" / "transcript_formats" / "conventions"
    wanted = json.loads((folder / "expected_turns.json").read_text("utf-8"))["files"][f"{layout}.txt"]
    reading = read_source(read_file(folder / f"{layout}.txt")[0])
    expected: list[Heard] = [(turn["speaker"], turn["start"], turn["text"]) for turn in wanted]
    actual: list[Heard] = [
        (turn.speaker, turn.time, " ".join(reading.text[turn.start : turn.end].split())) for turn in reading.turns
    ]
    return expected, actual


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_exactly_its_turns(shared: Path, layout: str) -> None:
    """Speaker as written, start in seconds or None, and the words without label and time."""
    expected, actual = _compare(shared, layout)

    assert len(expected) == 8
    assert expected == actual


def test_all_layouts_are_tested(shared: Path) -> None:
    """A layout added to the corpus must be added here."""
    folder = shared / "corpus" / "transcript_formats" / "conventions"

    assert sorted(LAYOUTS) == sorted(path.stem for path in folder.glob("*.txt"))
