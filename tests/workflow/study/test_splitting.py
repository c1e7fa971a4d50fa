"""Turns that a person makes after the import: the text stays, and so does everything that is coded in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.workflow.results import study_check
from codekit.workflow.study import importing
from codekit.workflow.study.splitting import split
from codekit.workflow.study.study import Study, open_study
from studies import build, code, folder_of, start, write

TEXT = "How did it begin?\n\nWe had a shelf.\n\nWho paid for that?\n\nA grant, for a year.\n"
PAGE = "<p><b>How did it begin</b></p><p>We had a shelf.</p><p><b>Who paid</b></p><p>A grant.</p>"


def with_text(tmp_path: Path, text: str = TEXT, name: str = "T09.txt") -> Study:
    """A study with an interview in which nobody is named."""
    study = build(tmp_path)
    [diagnosis] = importing.Importer(study).run([(write(tmp_path / "in" / name, text), True)])
    assert "--split" in diagnosis.line
    return open_study(folder_of(study))


def test_turns_are_made_and_codings_stay(tmp_path: Path) -> None:
    """Offsets do not move; turns, paragraphs and sentences, and who speaks, are as the rule says."""
    study = with_text(tmp_path)
    start(study, "one", kind="initial", coders=["ana"], transcripts=["T09"])
    at = TEXT.index("A grant")
    code(study, f"transcript,start,end,code,coder\nT09,{at},{at + 8},MONEY,ana\n", round_id="one", partial=True)

    split(study, "T09", "question", names=("INT", "Mel"))

    study = open_study(folder_of(study))
    transcript = study.transcript("T09")
    assert TEXT == transcript.text
    assert ["INT", "Mel", "INT", "Mel"] == [turn.speaker for turn in transcript.turns]
    assert ({"INT": "interviewer", "Mel": "respondent"}, True) == (transcript.roles, transcript.roles_confirmed)
    for scheme in ("turn", "paragraph", "sentence"):
        assert 4 == len(study.segmentation("T09", scheme).segments)
    assert [at] == [c.start for c in study.layers(study.round("one")).get("ana", "T09").codings]
    assert not [p for p in study_check.check(study)[0] if p.level == "error"]


def test_how_a_file_looked_is_read_from_the_copy_that_was_kept(tmp_path: Path) -> None:
    """Or from the file that is named; another one is refused."""
    study = with_text(tmp_path, PAGE, "T09.html")

    with pytest.raises(CodekitError, match="is not the file"):
        split(study, "T09", "bold", path=write(tmp_path / "T09.html", PAGE.replace("grant", "gift")))
    split(study, "T09", "bold")

    text = study.transcript("T09")
    assert ["How did it begin", "We had a shelf.", "Who paid", "A grant."] == [
        text.text[turn.start : turn.end] for turn in text.turns
    ]


def test_a_text_that_names_its_speakers_keeps_its_turns(tmp_path: Path) -> None:
    """And a rule that makes no turns is refused; nothing is written."""
    study = with_text(tmp_path)

    with pytest.raises(CodekitError, match="speakers are named"):
        split(study, "T01", "question")
    with pytest.raises(CodekitError, match="no turns come of it"):
        split(study, "T09", "numbered")
    assert 1 == len(study.history("T09").versions)
