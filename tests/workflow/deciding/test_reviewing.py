"""A second reader's queue and words: what counts, who may look, what stands afterwards."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from codekit.cli.app import main
from codekit.errors import BlindRoundError, CodekitError, ProblemsError, UnknownNameError
from codekit.model.reviews import ACCEPTED, ALL_STATUSES, CHANGED, QUERIED, UNREVIEWED
from codekit.workflow.coding.export import export
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import reviewing
from codekit.workflow.deciding.reviewing import Asked, Word, queue, record, retract
from codekit.workflow.results import tabulate
from codekit.workflow.results.study_check import check
from codekit.workflow.rounds.cancelling import cancel, undo
from codekit.workflow.rounds.reviews import REPLACED
from codekit.workflow.study.study import Study
from studies import BOTH, build, code, folder_of, start

ANA = """\
transcript,segment,code,coder
T01,1,REL.SEND,ana
T01,3,MONEY,ana
T02,1,BOX.OWN,ana
T03,1,REL,ana
T03,3,REL.DEAL,ana
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """An initial round p1 by ana, finished."""
    study = build(tmp_path, memory=True)
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, ANA)
    return study


def ids(study: Study, asked: Asked | None = None, round_id: str = "p1") -> list[str]:
    """The codings listed."""
    return [item.coding.id for item in queue(study, round_id, asked).items]


def test_the_queue_holds_what_counts_and_nobody_accepted(study: Study) -> None:
    """All of it first; then without what was accepted or changed, but with what is queried."""
    first, second, third, *others = ids(study)
    assert 2 == len(others)
    done = record(study, "p1", [Word(first, ACCEPTED), Word(second, QUERIED, "is it?"), Word(third, CHANGED)], by="lee")
    assert (3, 0, 0) == (len(done.new), done.unchanged, done.own)
    assert [second, *others] == ids(study)
    assert others == ids(study, Asked(statuses=(UNREVIEWED,)))
    assert "3 of 5 codings were reviewed (1 accepted, 1 queried, 1 changed)" == str(queue(study, "p1").share)


def test_a_word_said_twice_is_written_once(study: Study) -> None:
    """The same of the same person changes nothing; another supersedes it."""
    coding = ids(study)[0]
    record(study, "p1", [Word(coding, QUERIED, "is it?")], by="lee")
    again = record(study, "p1", [Word(coding, QUERIED, "is it?")], by="lee")
    assert ((), 1) == (again.new, again.unchanged)
    record(study, "p1", [Word(coding, ACCEPTED)], by="ben")
    item = queue(study, "p1").find(coding)
    assert (ACCEPTED, ["ben"]) == (item.status, [review.by for review in item.reviews])


def test_an_own_coding_may_be_reviewed_and_is_told(study: Study) -> None:
    """The second reader is the coder: allowed, and counted."""
    assert 1 == record(study, "p1", [Word(ids(study)[0], ACCEPTED)], by="ana").own


def test_all_or_nothing(study: Study) -> None:
    """One wrong word keeps all of them out, and every wrong one is named."""
    good = ids(study)[0]
    with pytest.raises(ProblemsError) as wrong:
        record(study, "p1", [Word(good, ACCEPTED), Word("nothing", ACCEPTED), Word(good, QUERIED)], by="lee")
    assert 2 == len(wrong.value.problems)
    assert [] == study.store.study_events("reviews").events


def test_a_part_of_the_queue(study: Study) -> None:
    """By code with what is below it, by coder, by transcript; an unknown name is an error."""
    assert 3 == len(ids(study, Asked(codes=("REL",))))
    assert 2 == len(ids(study, Asked(transcripts=("T01",))))
    assert [] == ids(study, Asked(by=("ben",)))
    for unknown in (Asked(codes=("NONE",)), Asked(by=("nobody",)), Asked(transcripts=("T99",))):
        with pytest.raises(UnknownNameError):
            queue(study, "p1", unknown)


def test_a_sample_stays_the_same_while_it_is_worked_off(study: Study) -> None:
    """A share of the codings, drawn by the seed, whatever of it is reviewed already."""
    drawn = ids(study, Asked(sample=40, seed=7))
    assert 2 == len(drawn)
    record(study, "p1", [Word(drawn[0], ACCEPTED)], by="lee")
    assert drawn[1:] == ids(study, Asked(sample=40, seed=7))
    assert drawn == ids(study, Asked(sample=40, seed=7, statuses=ALL_STATUSES))
    assert len({tuple(ids(study, Asked(sample=40, seed=n, statuses=ALL_STATUSES))) for n in range(9)}) > 1
    for share in (0, -3, 101):
        with pytest.raises(CodekitError):
            queue(study, "p1", Asked(sample=share))


def test_nobody_reviews_in_a_blind_round(study: Study) -> None:
    """Nor does a coder who is blind anywhere see what is to be reviewed elsewhere."""
    start(study, "r1")
    code(study, BOTH, round_id="r1")
    with pytest.raises(BlindRoundError):
        queue(study, "r1")
    with pytest.raises(BlindRoundError):
        record(study, "r1", [], by="lee")
    with pytest.raises(BlindRoundError):
        queue(study, "p1", coder="ben")
    assert [] == study.store.study_events("reviews").events
    compare.end_blindness(study, "r1")
    assert "0 of 0" in str(queue(study, "r1").share)  # nothing counts before there is a consensus
    assert queue(study, "r1").warnings


def test_a_training_round_is_not_reviewed(study: Study) -> None:
    """Nothing of it counts."""
    start(study, "t1", kind="training")
    code(study, BOTH, round_id="t1")
    compare.end_blindness(study, "t1", compare.Options(training=True))
    with pytest.raises(CodekitError, match="training"):
        queue(study, "t1")


def test_reviews_of_codings_that_do_not_stand_any_more_are_told(study: Study) -> None:
    """One was taken back, one was recoded by a second pass: both are named, by the queue and by check."""
    codings = {c.code: c for c in reviewing.codings_of(study, "p1")}
    record(study, "p1", [Word(codings[name].id, ACCEPTED) for name in ("REL.SEND", "BOX.OWN", "MONEY")], by="lee")
    assert () == queue(study, "p1").astray
    start(study, "p2", kind="second-pass", coders=["lee"], over="p1")
    send, box = codings["REL.SEND"], codings["BOX.OWN"]
    rows = [
        "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code",
        f"T01,{send.start},{send.end},REL.DEAL,lee,{send.start},{send.end},REL.SEND",
        f"T02,,,,lee,{box.start},{box.end},BOX.OWN",
        "T03,,,,lee,,,",
    ]
    code(study, "\n".join(rows) + "\n", round_id="p2")
    there = queue(study, "p2")
    assert {(send.id, REPLACED), (box.id, REPLACED)} == {(each.review.coding, each.why) for each in there.astray}
    assert "1 of 4 codings was reviewed (1 accepted)" == str(there.share)
    told = [problem for problem in check(study)[0] if "another coding" in problem.message]
    assert 2 == len(told)
    with pytest.raises(CodekitError, match="does not count any more"):
        there.find(send.id[:8])


def test_taking_back(study: Study) -> None:
    """Only one's own; what was superseded stands again."""
    coding = ids(study)[0]
    record(study, "p1", [Word(coding, QUERIED, "is it?")], by="ben")
    record(study, "p1", [Word(coding, ACCEPTED)], by="lee")
    assert 0 == retract(study, "p1", [coding], by="ben")
    assert 1 == retract(study, "p1", [coding[:8]], by="lee")
    assert QUERIED == queue(study, "p1").find(coding).status


def test_the_share_is_printed_wherever_results_are(study: Study, tmp_path: Path) -> None:
    """Matrix, its JSON, an excerpt's column, an export of codings and of excerpts."""
    record(study, "p1", [Word(ids(study)[0], QUERIED, "is it?")], by="lee")
    tabulated = tabulate.matrix(study, "food")
    assert "1 of 5 codings was reviewed (1 queried)" == str(tabulated.reviewed)
    assert 1 == tabulated.to_json()["review"]["queried"]
    (first, *_) = tabulated.excerpts("O1", "REL.SEND")
    assert QUERIED == tabulated.review_of(first)
    export(study, tmp_path / "all.csv")
    head, row, *_ = (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()
    assert head.endswith(",review,review_comment")
    assert row.endswith("queried,lee: is it?")


def test_one_person_says_one_word_on_a_coding_at_once(study: Study) -> None:
    """However it is named: two words would stand as if two people differed."""
    coding = ids(study)[0]
    with pytest.raises(ProblemsError) as refused:
        record(study, "p1", [Word(coding, ACCEPTED), Word(coding[:8], QUERIED, "is it?")], by="lee")
    assert "two words on one coding" in str(refused.value.problems[0])
    assert coding in ids(study, Asked(statuses=(UNREVIEWED,)))


def test_reviews_in_a_cancelled_round_are_not_astray(study: Study) -> None:
    """Nobody took the codings back: the round is given up, and its reviews wait for it."""
    record(study, "p1", [Word(ids(study)[0], ACCEPTED)], by="lee")
    cancel(study, "p1", reason="the wrong interviews")
    assert [] == [problem for problem in check(study)[0] if "review" in problem.message]
    undo(study, "p1")
    assert 1 == queue(study, "p1").share.reviewed


def test_the_command_answers_whatever_else_it_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet and a document are written after a word, too, and where there was nothing to say that is said."""
    there = build(tmp_path / "there")
    start(there, "p1", kind="initial", coders=["ana"])
    code(there, ANA)
    sheet, where = tmp_path / "sheet.xlsx", ["--study", str(folder_of(there)), "--coder", "lee"]
    run("review", "p1", "--accept", "all", "-o", str(sheet), *where)
    assert sheet.exists()
    capsys.readouterr()
    run("review", "p1", "--accept", "all", *where)
    assert "nothing that is listed is unreviewed" in capsys.readouterr().out
    run("review", "p1", "--accept", "all", "--status", "all", "--json", *where)
    assert 5 == json.loads(capsys.readouterr().out)["share"]["accepted"]


def run(*args: str) -> None:
    """A command in this process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", ["codekit", *args])
        with pytest.raises(SystemExit) as ended:
            main()
    assert 0 == ended.value.code
