"""No word of an interview leaves through errors, notices or logs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.workflow.results import study_check as checks
from codekit.workflow.study import importing
from codekit.workflow.study.study import open_study
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, segments, start, write


def secret_words() -> set[str]:
    """The longer words that respondents say."""
    return {word.lower() for text in INTERVIEWS.values() for word in re.findall(r"\w{6,}", text)} - {
        "interviewer",
        "respondent",
    }


def words(text: str) -> set[str]:
    """Words as they are compared."""
    return {word.lower() for word in re.findall(r"\w{6,}", text)}


def test_problems_of_a_damaged_study_hold_no_words(tmp_path: Path) -> None:
    """Torn ledgers, changed texts, codings that no longer fit: places and counts only."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    ledger = folder_of(study) / "codings" / "r1" / "ana" / "T01.jsonl"
    ledger.write_bytes(ledger.read_bytes()[:-40])
    path = folder_of(study) / "transcripts" / "T02.txt"
    path.write_text(path.read_text().replace("shelf", "chest"))

    lines = [str(problem) for problem in checks.check(open_study(folder_of(study)))[0]]

    assert len(lines) >= 3
    assert not words("\n".join(lines)) & secret_words()


@pytest.mark.parametrize("broken", ["T01,1,RELL,ana", "T01,99,REL,ana", "T01,0,REL,ana", "T01,x,REL,ana"])
def test_refused_codings_hold_no_words(tmp_path: Path, broken: str) -> None:
    """Whatever is wrong with a row."""
    study = build(tmp_path)
    start(study)

    with pytest.raises(CodekitError) as error:
        code(study, f"transcript,segment,code,coder\n{broken}\n")

    assert not words(error.value.message + error.value.hint) & secret_words()


def test_diagnoses_and_warnings_hold_no_words(tmp_path: Path) -> None:
    """Of imports and of comparisons."""
    study = build(tmp_path)
    other = write(tmp_path / "n" / "T01.txt", INTERVIEWS["T02"])
    lines = [d.line + d.hint for d in importing.Importer(study).run([(other, True)])]
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))
    lines += agree(study, "r1").warnings

    assert lines
    assert not words("\n".join(lines)) & secret_words()
