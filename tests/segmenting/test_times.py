"""Times of a recording stay with the words when a text is corrected by a file without any."""

from __future__ import annotations

from pathlib import Path

import pytest

import sounding
from codekit.segmenting.by_hand import Changes, Split
from codekit.store import transcripts
from codekit.workflow.coding import correcting
from codekit.workflow.study import splitting
from codekit.workflow.study.study import Study
from studies import build, folder_of, write

Timed = list[tuple[str, float | None, float | None]]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """The small study with an interview that has times."""
    made = build(tmp_path)
    sounding.add(made, tmp_path / "in")
    return made


def turns(study: Study) -> Timed:
    """The words, beginning and end of each turn."""
    text = study.transcript("T09")
    return [(text.text[t.start : t.end], t.time, t.until) for t in text.turns]


def sentences(study: Study) -> list[tuple[str, float | None]]:
    """The words and beginning of each sentence."""
    text = study.transcript("T09").text
    return [(text[s.start : s.end], s.time) for s in study.segmentation("T09", "sentence").segments]


def correct(study: Study, place: Path, *changes: tuple[str, str]) -> None:
    """Correct the interview by a text without times."""
    text = study.transcript("T09").text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = write(place / "T09.txt", text)
    correcting.write(study, correcting.prepare(study, path))


def test_times_go_with_their_words(study: Study, tmp_path: Path) -> None:
    """Words put in, changed and taken out; a corrected first sentence keeps the turn's time, ends stay too."""
    before = turns(study)
    assert [(0.0, 2.0), (2.5, 6.0), (7.0, 8.0), (8.5, 12.0)] == [each[1:] for each in before]
    correct(
        study,
        tmp_path / "better",
        ("We send them", "Well, we always send them"),
        ("We print the address.", "We print their addresses, too."),
        ("And who pays for that?", "And who pays for that, then?"),
    )
    assert [(0.0, 2.0), (2.5, 6.0), (7.0, 8.0), (8.5, 12.0)] == [each[1:] for each in turns(study)]
    assert [
        ("How do patients get food?", 0.0),
        ("Well, we always send them to the pantry.", 2.5),
        ("We print their addresses, too.", 4.5),
        ("And who pays for that, then?", 7.0),
        ("A grant pays.", 8.5),
    ] == sentences(study)


def test_what_is_gone_takes_its_time_along_and_what_is_new_has_none(study: Study, tmp_path: Path) -> None:
    """A turn that was left out, and one that was forgotten by whoever typed it; a second correction keeps all."""
    correct(
        study,
        tmp_path / "better",
        ("Interviewer: And who pays for that?\n\n", ""),
        ("Respondent: A grant", "Interviewer: Completely different words here?\n\nRespondent: A grant"),
    )
    assert [
        ("How do patients get food?", 0.0, 2.0),
        ("We send them to the pantry. We print the address.", 2.5, 6.0),
        ("Completely different words here?", None, None),
        ("A grant pays.", 8.5, 12.0),
    ] == turns(study)
    correct(study, tmp_path / "again", ("A grant pays.", "A grant pays for it."))
    assert ("A grant pays for it.", 8.5, 12.0) == turns(study)[-1]


def test_a_correction_with_times_of_its_own_keeps_those(study: Study, tmp_path: Path) -> None:
    """The captions again, a second later: nothing is taken from the text before."""
    later = sounding.captions().replace("00:02.500", "00:03.500").replace("pantry", "large pantry")
    path = write(tmp_path / "better" / "T09.vtt", later)
    correcting.write(study, correcting.prepare(study, path))
    assert (3.5, 6.0) == turns(study)[1][1:]


def test_turns_by_hand_keep_what_is_known(study: Study) -> None:
    """A turn that is split ends when its last part does; two that are joined last from the one to the other."""
    splitting.change_by_hand(study, "T09", Changes(splits=[Split(2, "We print", "Interviewer")]))
    assert [
        ("We send them to the pantry.", 2.5, None),
        ("We print the address.", 4.5, 6.0),
    ] == turns(study)[1:3]
    splitting.change_by_hand(study, "T09", Changes(named={3: "Respondent"}))
    assert ("We print the address.", 4.5, 6.0) == turns(study)[2]


def test_ends_are_stored_where_they_are_known_only(study: Study) -> None:
    """A table of turns without them is written, and read, as it was before there were any."""
    folder = folder_of(study) / "segments"
    assert "index,start,end,turn,speaker,time,until" == (folder / "turn" / "T09.csv").read_text("utf-8").splitlines()[0]
    for path in (folder / "turn" / "T01.csv", folder / "sentence" / "T09.csv"):
        assert "index,start,end,turn,speaker,time" == path.read_text("utf-8").splitlines()[0]
    old = folder / "turn" / "T09.csv"
    lines = old.read_text("utf-8").splitlines()
    old.write_text("".join(f"{line.rpartition(',')[0]}\n" for line in lines), "utf-8", newline="\n")
    divided = transcripts.read_segmentation(study.store, "T09", "turn")
    assert [(0.0, None), (2.5, None), (7.0, None), (8.5, None)] == [(s.time, s.until) for s in divided.segments]
