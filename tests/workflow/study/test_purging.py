"""A participant withdraws: nothing of the transcript is left, rounds stay readable, what is not reached is said."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import stamp
from codekit.model.judgements import ChosenQuote
from codekit.workflow.coding.export import seen
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import decisions
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.deciding.reviewing import Word, queue, record
from codekit.workflow.results import tabulate
from codekit.workflow.results.judgements import board, judged
from codekit.workflow.results.judging import judge
from codekit.workflow.results.study_check import check
from codekit.workflow.study import importing
from codekit.workflow.study.merging import merge
from codekit.workflow.study.purging import OUTSIDE, planned, purge
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, INTERVIEWS, build, code, folder_of, start
from walked import files

WORDS = "send them to the pantry"  # of T01


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared round r1 with a decision about T01, an initial round p1, a review of a coding of T01."""
    study = build(tmp_path)
    start(study, "r1")
    code(study, BOTH, round_id="r1")
    compare.end_blindness(study, "r1")
    cluster = decisions.adjudication(study, "r1").clusters[0]
    decisions.decide(study, "r1", cluster.id, Wish(choice="both"), by="ana")
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    record(study, "p1", [Word(queue(study, "p1").items[0].coding.id, "accepted")], by="ana")
    return study


def in_files(study: Study, words: str) -> list[str]:
    """The files in which words stand."""
    return [name for name, data in files(folder_of(study)).items() if words.encode() in data]


def test_nothing_of_it_is_left_and_no_other_line_is_touched(study: Study) -> None:
    """No file holds a word of it; every other ledger and file is byte for byte what it was."""
    before = files(folder_of(study))
    plan = planned(study, "T01")
    assert before == files(folder_of(study))
    assert in_files(study, WORDS)
    done = purge(study, "T01", reason="asked on the telephone")
    after = files(folder_of(study))
    assert plan == done
    assert [] == in_files(study, WORDS)
    assert set(done.files) == set(before) - set(after)
    assert ["study/withdrawals"] == [name.rpartition("/")[0] for name in set(after) - set(before)]
    assert all(before[name] == data for name, data in after.items() if name in before)
    assert {"codings/r1/ana/T01.jsonl", "codings/p1/lee/T01.jsonl", "originals/T01.txt"} <= set(done.files)
    assert not [problem for problem in check(study)[0] if problem.level == "error"]


def test_rounds_go_on_without_it_and_say_so(study: Study) -> None:
    """Figures over the other transcripts, with a warning that they are not those that were compared."""
    before = compare.agree(study, "r1").report.n_transcripts
    purge(study, "T01")
    study = open_study(folder_of(study))
    comparison = compare.agree(study, "r1")
    assert before - 1 == comparison.report.n_transcripts
    assert any("withdrawn from the study" in warning and "T01" in warning for warning in comparison.warnings)
    assert ("T02", "T03") == study.round("r1").transcripts
    assert ("T01",) == study.round("r1").withdrawn
    settled = decisions.adjudication(study, "r1")
    assert {"T02", "T03"} == {cluster.transcript for cluster in (*settled.clusters, *settled.agreed)}
    assert () == settled.stray
    assert {"T02", "T03"} == {coding.transcript for coding in seen(study, "")}
    assert () == queue(study, "p1").astray


def test_its_case_is_decided_by_the_other_interviews(study: Study) -> None:
    """O1 has T03 as well: its cells are of T03 alone, and not 'not yet coded'."""
    purge(study, "T01")
    tabulated = tabulate.matrix(open_study(folder_of(study)), "food")
    assert ["T03"] == [interview.transcript for interview in tabulated.interviews["O1"]]
    assert "not_yet_coded" not in {cell.state for cell in tabulated.cells.values() if cell.case == "O1"}


def test_what_is_not_reached_is_said(study: Study) -> None:
    """Words in a codebook and in a chosen quotation, rows of tables, copies; and check goes on saying what is left."""
    book = study.store.document("codebooks/food.yaml")
    text = (
        book.read_bytes().decode().replace("We print the address.", "We send them to the pantry. We print the address.")
    )
    book.write(text.encode())
    printed = "We send them to the pantry. We print"
    quote = ChosenQuote(
        **stamp("lee"), codebook="food", case="O1", code="REL", transcript="T01", start=1, end=9, text_sha="0" * 16,
        printed=printed,
    )  # fmt: skip
    study.store.append([quote])
    done = purge(study, "T01")
    assert [name for name in done.words if name.startswith("codebooks/food.yaml:")]
    assert "study/judgements" in done.words
    assert ("interviews.csv",) == done.tables
    assert set(OUTSIDE) <= set(done.elsewhere)
    told = [str(problem) for problem in check(study)[0] if "withdrawn" in problem.message]
    assert 1 == len(told)
    assert told[0].startswith("interviews.csv")


def test_another_copy_does_not_bring_it_back_and_learns_of_it(study: Study, tmp_path: Path) -> None:
    """Merged either way; the copy counts nothing of it at once, and check there says what is still to be removed."""
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    purge(study, "T01")
    merge(study, copy)
    assert [] == in_files(study, WORDS)
    theirs = open_study(copy)
    merge(theirs, folder_of(study))
    theirs = open_study(copy)
    assert ["T02", "T03"] == theirs.transcript_ids()
    assert {"T02", "T03"} == {coding.transcript for coding in seen(theirs, "")}
    with pytest.raises(CodekitError, match="withdrawn"):
        theirs.transcript("T01")
    assert any("codekit purge T01" in problem.remedy for problem in check(theirs)[0])
    purge(theirs, "T01")
    assert [] == in_files(theirs, WORDS)
    assert 1 == len(theirs.store.study_events("withdrawals").events)


def test_an_interrupted_removal_goes_on(study: Study) -> None:
    """The event and the text came first."""
    study.store.document("transcripts/T01.txt").remove()
    purge(study, "T01")
    (folder_of(study) / "codings/r1/ana").mkdir(exist_ok=True)
    (folder_of(study) / "codings/r1/ana/T01 (1).jsonl").write_bytes(b"{}\n")
    assert ("codings/r1/ana/T01 (1).jsonl",) == purge(open_study(folder_of(study)), "T01").files
    assert not [name for name in files(folder_of(study)) if "T01" in name]


def test_it_cannot_be_imported_again_under_its_id(study: Study, tmp_path: Path) -> None:
    """Nor does the reason quote it, nor is another transcript taken for a copy of it."""
    with pytest.raises(CodekitError, match="words of the transcript"):
        purge(study, "T01", reason="she said: we send them to the pantry we print")
    assert "T01" in study.transcript_ids()
    path = tmp_path / "T01-2.txt"
    path.write_text(f"{INTERVIEWS['T01']}\nInterviewer: Again?\n\nRespondent: Once more, and otherwise.\n", "utf-8")
    again = tmp_path / "T01.txt"
    again.write_text(INTERVIEWS["T01"], "utf-8")
    list(importing.Importer(study, interviewers=("Interviewer",)).run([(path, True)]))
    assert () == purge(study, "T01").words  # what T01-2 says too is its own
    refused = next(iter(importing.Importer(study, interviewers=("Interviewer",)).run([(again, True)])))
    assert "refused" == refused.outcome
    assert ["T01-2", "T02", "T03"] == study.transcript_ids()
    with pytest.raises(UnknownNameError):
        planned(study, "T77")


def test_no_output_has_a_quotation_that_was_chosen_from_it(study: Study) -> None:
    """A passage chosen for a cell is gone from lists, JSON and the workbook, for whichever case it was chosen."""
    judge(study, "food", "O1", "REL", {"summary": "They send people."}, coder="ana", quote=WORDS)
    assert board(study, "food").standing.quotes("O1", "REL")
    purge(study, "T01")
    there = board(study, "food")
    assert () == there.standing.quotes("O1", "REL")
    assert "They send people." == there.cell("O1", "REL").said["summary"].text
    assert WORDS not in str(there.to_json())
    assert () == judged(study, there.matrix).quotes


def test_a_copy_that_a_sync_folder_made_of_its_text_is_named(study: Study) -> None:
    """It is no transcript, and no other transcript's, whatever folder it lies in."""
    folder = folder_of(study)
    for name in ("transcripts/T01", "originals/T01"):
        shutil.copy(folder / f"{name}.txt", folder / f"{name} (conflicted copy).txt")
    assert {"transcripts/T01 (conflicted copy).txt", "originals/T01 (conflicted copy).txt"} <= {
        place.partition(".txt")[0] + ".txt" for place in planned(study, "T01").words
    }


KILLED = """
import os, sys
from codekit.cli.app import entry
left = int(sys.argv.pop(1))
def killed(event, args):
    global left
    left -= event == "os.remove" and "T01." in str(args[0])
    if left < 0:
        os._exit(9)
sys.addaudithook(killed)
entry()
"""


@pytest.mark.parametrize("after", [0, 3, 6])
def test_who_goes_on_with_a_killed_removal_is_told_where_its_words_stand(study: Study, after: int) -> None:
    """Its texts go last, so that they can be searched for as long as anything is left; nothing of it counts already."""
    folder, book = folder_of(study), study.store.document("codebooks/food.yaml")
    book.write(book.read_bytes() + b"# 'We send them to the pantry. We print the address.'\n")
    command = [sys.executable, "-c", KILLED, str(after), "purge", "T01", "--yes", "--study", str(folder)]
    assert 9 == subprocess.run(command, check=False, capture_output=True).returncode
    study = open_study(folder)
    assert ["T02", "T03"] == study.transcript_ids()
    assert any("codekit purge T01" in problem.remedy for problem in check(study)[0])
    assert any(place.startswith("codebooks/food.yaml:") for place in purge(study, "T01").words)
    assert ["codebooks/food.yaml"] == in_files(study, WORDS)
