"""Who speaks where: layouts that people and services write, and words before a colon that nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.formats.transcripts.registry import read_file
from codekit.model.source import Reading, Source
from codekit.segmenting.labels import read_source

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TEXTS = sorted(
    path
    for folder in ("interviews", "transcript_formats")
    for path in (SHARED / "corpus" / folder).rglob("*")
    if path.suffix in {".txt", ".md"}
)


def _read(text: str, **options: object) -> Reading:
    return read_source(Source("txt", "utf-8", text), **options)  # type: ignore[arg-type]


def _said(text: str) -> list[tuple[str, str]]:
    reading = _read(text)
    return [(turn.speaker, reading.text[turn.start : turn.end]) for turn in reading.turns]


@pytest.mark.corpus
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_canonical_text_is_the_text_as_it_came(path: Path) -> None:
    """Every character of a text file but line ends and mark; turns are sorted, disjoint and trimmed."""
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] == b"\xff\xfe" else "cp1252" if "f4_" in path.name else "utf-8-sig"
    source = read_file(path)[0]
    reading = read_source(source)

    as_it_came = data.decode(encoding).replace("\r\n", "\n")
    assert as_it_came == (source.whole or reading.text)
    assert source.text == as_it_came or any("left out" in note for note in source.notes)
    position = 0
    for turn in reading.turns:
        assert position <= turn.start <= turn.end
        assert reading.text[turn.start : turn.end].strip() == reading.text[turn.start : turn.end]
        position = turn.end
    covered = {number for t in reading.turns for number in range(_line(reading, t.start), _line(reading, t.end) + 1)}
    assert not covered & set(reading.unread_lines)


def _line(reading: Reading, offset: int) -> int:
    return reading.text.count("\n", 0, offset) + 1


def test_words_before_a_colon_are_not_speakers() -> None:
    """Notes, times of day, parts, a letter talked about."""
    text = (
        "Location: Room 4\nNote: recorded\n\nMEL: So?\n\nat 17:30: the van comes.\n\nANN: Well.\n\n"
        "Note: we can stop.\n\n"
        "17:30: it came.\n\nMEL: Part 1: done.\n\nPart 2: not.\n\nQ: was a letter we used.\n\nANN: Slides: https://x.org\n\n"
        "Paper: <https://y.org>\n"
    )
    reading = _read(text)

    assert {"MEL": 2, "ANN": 2} == reading.labels
    assert (1, 2) == reading.unread_lines
    assert "So?\n\nat 17:30: the van comes." == reading.text[reading.turns[0].start : reading.turns[0].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I: So?\nR: Yes.", [("I", "So?"), ("R", "Yes.")]),
        ("R: Yes, I think so.", [("R", "Yes, I think so.")]),
        ("P_01: A.\nMOD: B?\nP_02: C.\nMOD: D?", [("P_01", "A."), ("MOD", "B?"), ("P_02", "C."), ("MOD", "D?")]),
        (
            "[SPEAKER_00]: A.\n[SPEAKER_01]: B.\n[SPEAKER_00]: C.",
            [("SPEAKER_00", "A."), ("SPEAKER_01", "B."), ("SPEAKER_00", "C.")],
        ),
        ("### 訪問者：\n好嗎？\n\n### 唐鳳：\n好。", [("訪問者", "好嗎？"), ("唐鳳", "好。")]),
        ("**Ann:** One.\n\n**Bob:** Two.\n\nThree.", [("Ann", "One."), ("Bob", "Two.\n\nThree.")]),
        (
            "**Ann**\nOne.\n\n**Bob**\nTwo.\n\n**Ann**\nThree.\n\n**Bob**\nFour.",
            [("Ann", "One."), ("Bob", "Two."), ("Ann", "Three."), ("Bob", "Four.")],
        ),
        (
            "MEL: One.\nMel : Two.\nANN: Three.\nann: Four.",
            [("MEL", "One."), ("MEL", "Two."), ("ANN", "Three."), ("ANN", "Four.")],
        ),
        (
            "Mr. GREGG. Mr. President, hello.\n  Mr. REID. Yes.\n  Mr. GREGG. Thank you.",
            [("Mr. GREGG", "Mr. President, hello."), ("Mr. REID", "Yes."), ("Mr. GREGG", "Thank you.")],
        ),
        ("I – So?\nE – Yes.\nI – And?\nE – No.", [("I", "So?"), ("E", "Yes."), ("I", "And?"), ("E", "No.")]),
        (
            "12\tDan: So?\n13\tAnn: Yes.\n14\tDan: And?\n15\tAnn: No.",
            [("Dan", "So?"), ("Ann", "Yes."), ("Dan", "And?"), ("Ann", "No.")],
        ),
        (
            "R?: Maybe me.\nI: So?\nR: Yes.\nI: Hm.\nR: No.",
            [("R", "Maybe me."), ("I", "So?"), ("R", "Yes."), ("I", "Hm."), ("R", "No.")],
        ),
        (
            "Ann Lee (AL): One.\nBo Ek (BE): Two.\nAL: Three.\nBE: Four.",
            [("AL", "One."), ("BE", "Two."), ("AL", "Three."), ("BE", "Four.")],
        ),
        (
            "10:01:02\tAnn Lee:\tHi.\n10:01:09\tfelix (eest):\tHi.\n"
            "10:02:00\tBo del Rio (bo):\tSo?\n10:02:05\tAnn Lee:\tNo.",
            [("Ann Lee", "Hi."), ("felix (eest)", "Hi."), ("Bo del Rio (bo)", "So?"), ("Ann Lee", "No.")],
        ),
        ("I: So?\nR:\nI: Hello?\nR: Yes.", [("I", "So?"), ("R", ""), ("I", "Hello?"), ("R", "Yes.")]),
        (
            "Pergunta 1: Quantos?\nQuatro.\nOu cinco.\n\nPergunta 2: Quais?\nTodos.",
            [("Pergunta", "Quantos?"), ("", "Quatro.\nOu cinco."), ("Pergunta", "Quais?"), ("", "Todos.")],
        ),
    ],
)
def test_a_way_of_writing_gives_its_turns(text: str, expected: list[tuple[str, str]]) -> None:
    """Speaker and words, label and leading time left out."""
    assert expected == _said(text)


def test_headers_headings_and_footers_are_in_the_text_and_in_no_turn() -> None:
    """YAML front matter, a heading between turns, what the service adds at the end."""
    text = "---\ntitle: x\nspeakers: y\n---\nAnn  0:01  \nOne.\n\n## Part\n\nBob  0:05  \nTwo.\n\nTranscribed by https://otter.ai\n"
    reading = _read(text)

    assert [("Ann", 1.0, "One."), ("Bob", 5.0, "Two.")] == [
        (turn.speaker, turn.time, text[turn.start : turn.end]) for turn in reading.turns
    ]
    assert (1, 2, 3, 4, 8, 13) == reading.unread_lines


def test_a_text_without_labels_is_one_respondents_and_says_so() -> None:
    """The times of an automatic transcript stay in the text and become sync points."""
    text = "[00:01.000 --> 00:02.500]  We tried.\n[00:02.500 --> 00:04.000]  It failed.\n"
    reading = _read(text)

    assert {"": "respondent"} == reading.roles
    assert 1 == len(reading.turns)
    assert 1.0 == reading.turns[0].time
    assert text[reading.turns[0].start :].startswith("We tried.")
    assert any("no speaker labels" in note for note in reading.notes)
    assert [2.5] == [time for _, time in reading.cue_times]


@pytest.mark.parametrize(
    "text", ["0:01 We tried.\n\n0:05 It failed.\n\n1:02:09 So?\n", "0:01\nWe tried.\n0:05\nIt failed.\n1:02:09\nSo?"]
)
def test_times_that_begin_lines_are_sync_points(text: str) -> None:
    """Without brackets, before the words or above them, as copied from a video's page; times that are said are none."""
    reading = _read(text)
    assert [5.0, 3729.0] == [time for _, time in reading.cue_times][-2:]
    assert 1.0 == (reading.turns[0].time or reading.cue_times[0][1])
    assert (
        () == _read("We met.\n\nAt 8:30 it rained.\n\n9:30 was too late.\n\nSo we left.\n\nAnd that was it.").cue_times
    )


def test_roles_are_guessed_until_the_study_says_them() -> None:
    """Settings and --interviewer ignore case; a name decides about that speaker, and none that does not occur."""
    text = "MEL: So?\nANN: Yes.\nMEL: And?\nANN: No."

    assert ({"MEL": "respondent", "ANN": "respondent"}, False) == _roles(text)
    assert ({"MEL": "interviewer", "ANN": "respondent"}, False) == _roles(text, interviewers=["Mel "])
    assert {"MEL"} == _read(text, interviewers=["Mel "]).given
    assert ({"MEL": "other", "ANN": "respondent"}, True) == _roles(text, roles={"mel": "other", "Ann": "respondent"})
    both = {"INT": "interviewer", "P1": "interviewer"}
    assert (both, False) == _roles("INT: So?\nP1: Yes.\nINT: And?\nP1: No.", interviewers=["P1"])
    assert ({"MEL": "other", "ANN": "respondent"}, False) == _roles(text, roles={"mel": "other"})
    assert ({"MEL": "respondent", "ANN": "respondent"}, False) == _roles(text, interviewers=["ZOE"])
    assert ({"INT": "interviewer", "P1": "respondent"}, False) == _roles("INT: So?\nP1: Yes.\nINT: And?\nP1: No.")


def _roles(text: str, **options: object) -> tuple[dict[str, str], bool]:
    reading = _read(text, **options)
    return reading.roles, reading.roles_given


def test_a_label_that_the_study_names_is_believed() -> None:
    """Even one that looks like a heading or stands only once."""
    text = "note: So?\nWell, yes.\nIt was late."

    assert {"": 1} == _read(text).labels
    assert {"note": 1} == _read(text, interviewers=["Note"]).labels


@given(st.text(alphabet=st.sampled_from("IR: .?\n\t[]()*#0123:-–„“é好：😀 \u2028\x0c"), max_size=120))
def test_any_text_is_read_unchanged_with_turns_inside_it(text: str) -> None:
    """No input breaks the reading, and turns are sorted, disjoint and trimmed."""
    reading = _read(text)

    assert text == reading.text
    position = 0
    for index, turn in enumerate(reading.turns):
        assert index == turn.index
        assert position <= turn.start <= turn.end <= len(text)
        assert text[turn.start : turn.end].strip() == text[turn.start : turn.end]
        position = turn.end
    assert set(reading.roles) == set(reading.labels)
