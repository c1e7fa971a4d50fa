"""A participant withdraws: nothing of the transcript is left, rounds stay readable, what is not reached is said."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import stamp
from codekit.model.judgements import ChosenQuote
from codekit.store.folder import chain
from codekit.store.folder.store import FolderStore
from codekit.store.redacting import BLANK, SHORT, WRITTEN, blanked
from codekit.workflow.coding import memos
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
from walked import files, run

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


SAID = "A respondent says: we send them to the pantry. We print the address. And so on."


@pytest.fixture
def quoted(study: Study) -> Study:
    """Words of T01 in notes, judgements, a comment and a meeting, some of them by whoever knows another interview."""
    judge(study, "food", "O1", "REL", {"fit": "strong", "summary": SAID, "reason": "Short."}, coder="ana")
    judge(study, "food", "O1", "MONEY", {"summary": "Of another interview."}, coder="ana")
    judge(study, "food", "O2", "REL", {"reason": SAID}, coder="ben")
    judge(study, "food", "O1", "REL.SEND", {}, coder="ben", quote="We send them to the pantry.")
    folder = folder_of(study)
    for line in (
        "memo Unrelated --code MONEY --codebook food --coder ana",
        "meeting hold --date 2024-05-02 --present ana,ben --coder ana",
        "memo Odd --transcript T01 --coder ben",
    ):
        assert run(line, folder, folder.parent).endswith("exit 0"), line
    memos.write(study, SAID, memos.About(code="REL", codebook="food"), coder="lee")
    return open_study(folder)


def test_words_are_taken_out_of_ledgers_and_their_events_stay(quoted: Study) -> None:
    """No word of it is anywhere; every line has its length, its event its writer and time, and what is chosen stays."""
    before, n = files(folder_of(quoted)), len(list(quoted.store.lines([])))
    judged_before = board(quoted, "food")
    plan = planned(quoted, "T01")
    assert {"study/judgements", "study/memos"} <= set(plan.ledgers) <= set(plan.words)
    done = purge(quoted, "T01", redact=True)
    after = files(folder_of(quoted))
    assert [] == in_files(quoted, WORDS)
    assert [] == in_files(quoted, "Odd")
    assert done.ledgers == plan.ledgers
    assert planned(quoted, "T01").ledgers == ()
    assert {len(before[name]) == len(data) for name, data in after.items() if name in before} == {True}
    gone = sum(before[name].count(b"\n") for name in set(before) - set(after) if name.endswith(".jsonl"))
    assert len(list(open_study(folder_of(quoted)).store.lines([]))) == n - gone + 2  # withdrawn, blanked
    now = board(open_study(folder_of(quoted)), "food")
    texts = {field: now.cell("O1", "REL").said[field].text for field in ("fit", "summary", "reason")}
    assert texts == {"fit": "strong", "summary": BLANK, "reason": "Short."}
    assert now.cell("O1", "MONEY").said["summary"].text == "Of another interview."
    assert now.cell("O2", "REL").said["reason"].text == BLANK
    was = judged_before.cell("O1", "REL").said["summary"].events[0]
    assert (was.id, was.by, was.at) == tuple(
        getattr(now.cell("O1", "REL").said["summary"].events[0], name) for name in ("id", "by", "at")
    )


def test_sums_of_blanked_lines_fit_and_a_further_change_is_found(quoted: Study) -> None:
    """The study says which lines they are; what nobody recorded is still told."""
    purge(quoted, "T01", redact=True)
    folder = folder_of(quoted)
    again = open_study(folder)
    assert [] == [str(problem) for problem in check(again)[0] if problem.level == "error"]
    judge(again, "food", "O2", "MONEY", {"reason": "Later."}, coder="ben")  # goes on from a blanked line
    assert [] == list(open_study(folder).store.altered())
    path = folder / "study" / "judgements" / "ben.jsonl"
    assert path.read_bytes().count(BLANK.encode()) == 2
    path.write_bytes(path.read_bytes().replace(BLANK.encode(), b"[otherwise]", 1))
    (problem,) = open_study(folder).store.altered()
    assert "changed after it was written" in str(problem)
    said = run("report audit --json", folder, folder.parent)
    assert "T01: words taken out of " in said


def test_no_copy_brings_blanked_words_back(quoted: Study, tmp_path: Path) -> None:
    """Neither an older copy that comes in, nor the study into an older copy, whose words go too; twice is once."""
    shutil.copytree(folder_of(quoted), tmp_path / "older")
    purge(quoted, "T01", redact=True)
    held = files(folder_of(quoted))
    merge(quoted, tmp_path / "older")
    assert held == files(folder_of(quoted))
    older = open_study(tmp_path / "older")
    merge(older, folder_of(quoted))
    there = {name for name, data in files(tmp_path / "older").items() if WORDS.encode() in data}
    assert there
    assert all(name.partition("/")[0] in {"codings", "transcripts", "originals"} for name in there), there
    assert {"study/judgements", "study/memos"} & {name.rpartition("/")[0] for name in held}
    mine = {name: data for name, data in held.items() if name.startswith(("study/judgements", "study/memos", "rounds"))}
    assert mine == {name: data for name, data in files(tmp_path / "older").items() if name in mine}
    purge(older, "T01")
    assert not {name for name, data in files(tmp_path / "older").items() if WORDS.encode() in data}


def test_blanking_that_was_interrupted_goes_on(quoted: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """The event is there before the first line is blanked; doing it again blanks what is left."""
    real = type(quoted.store).redact

    def once(store: FolderStore, name: str, lines: Mapping[bytes, bytes]) -> None:
        real(store, name, lines)
        raise CodekitError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(type(quoted.store), "redact", once)
        with pytest.raises(CodekitError, match="killed"):
            purge(quoted, "T01", redact=True)
    again = open_study(folder_of(quoted))
    assert [] == list(again.store.altered())
    assert in_files(again, WORDS)
    purge(again, "T01")
    assert [] == in_files(again, WORDS)


def test_without_being_asked_nothing_is_blanked_and_it_is_said_how(quoted: Study) -> None:
    """What people wrote is theirs to take out."""
    before = files(folder_of(quoted))
    said = run("purge T01 --yes", folder_of(quoted), folder_of(quoted).parent)
    assert "study/judgements: words of it stand here, or about it; --redact takes them out" in said
    after = files(folder_of(quoted))
    assert all(before[name] == data for name, data in after.items() if name in before)


@given(st.dictionaries(st.sampled_from([*WRITTEN, "field", "about"]), st.text(max_size=40)))
def test_what_is_left_of_a_line_has_its_length_and_no_word(fields: dict[str, str]) -> None:
    """Whatever people wrote; blanking it again changes nothing, and the line keeps the sum it is named by."""
    body = msgspec.json.encode({"type": "memos.note", "id": "1", "at": "2024", "by": "ana", **fields})
    (line,) = chain.linked([body], b"")
    left = blanked(line)
    assert len(left) == len(line)
    assert blanked(left) == left
    assert chain.name(left) == chain.name(line)
    now, was = msgspec.json.decode(left), msgspec.json.decode(line)
    assert now.keys() == was.keys()
    choice = fields.get("field") in {"fit", "rating"}
    for name, value in was.items():
        taken = name in WRITTEN and value.strip() and not choice
        assert now[name] in {BLANK, SHORT} if taken else now[name] == value
