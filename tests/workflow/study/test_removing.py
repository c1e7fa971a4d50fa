"""A transcript imported by mistake goes without a trace; one that anybody worked on stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import stamp
from codekit.model.judgements import ChosenQuote
from codekit.workflow.study.removing import remove
from codekit.workflow.study.study import Study, open_study
from studies import build, code, folder_of, start
from walked import files


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews; a round is about T01 and T02."""
    study = build(tmp_path)
    start(study, "p1", kind="initial", coders=["ana"], transcripts=["T01", "T02"])
    code(study, "transcript,segment,code,coder\nT01,1,REL,ana\n", round_id="p1")
    return study


def test_no_file_of_it_is_left(study: Study) -> None:
    """Text, segments, original; the others are as they were, and what a person has to do is told."""
    before = files(folder_of(study))
    removed = remove(study, "T03")
    after = files(folder_of(study))
    assert ["T01", "T02"] == open_study(folder_of(study)).transcript_ids()
    assert [] == [name for name in after if "T03" in name]
    assert set(before) - set(after) == set(removed.names)
    assert {"transcripts/T03.txt", "originals/T03.txt"} <= set(removed.names)
    assert all(before[name] == data for name, data in after.items())
    assert "interviews.csv" in removed.told[0]
    with pytest.raises(UnknownNameError):
        remove(study, "T03")


def test_an_interrupted_removal_goes_on(study: Study) -> None:
    """The text went first; the rest goes when it is done again."""
    study.store.document("transcripts/T03.txt").remove()
    remove(open_study(folder_of(study)), "T03")
    assert [] == [name for name in files(folder_of(study)) if "T03" in name]


@pytest.mark.parametrize("id_", ["T01", "T02"])
def test_what_a_round_is_about_stays(study: Study, id_: str) -> None:
    """Whether anything was coded on it or not."""
    before = files(folder_of(study))
    with pytest.raises(CodekitError, match="round p1"):
        remove(study, id_)
    assert before == files(folder_of(study))


def test_what_somebody_coded_or_quoted_stays(study: Study) -> None:
    """A ledger without a round, which a copy of the study has; a quotation chosen for a cell."""
    quote = ChosenQuote(
        **stamp("ana"), codebook="food", case="O1", code="REL", transcript="T03", start=1, end=5, text_sha="0" * 16
    )
    study.store.append([quote])
    with pytest.raises(CodekitError, match="quotation"):
        remove(study, "T03")
    (folder_of(study) / "codings/r9/ana").mkdir(parents=True)
    (folder_of(study) / "codings/r9/ana/T03.jsonl").write_bytes(b"{}\n")
    with pytest.raises(CodekitError, match="coded"):
        remove(study, "T03")
    assert "T03" in study.transcript_ids()
