"""A study of a thousand interviews feels like one of thirty: the work of each view grows no faster than the study."""

from __future__ import annotations

import gc
import threading
import tracemalloc
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import studies
from codekit.model.events import AssignmentFinish, Coding, MemoAdd, stamp
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.store import transcripts
from codekit.store.origin import Origin
from codekit.tables import limits
from codekit.web.room import Room
from codekit.workbench.desk import Desk
from codekit.workbench.facts import TextFacts
from codekit.workbench.views import codebook, excerpts, records, search
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study, create_study, open_study
from work import Work, counted, grows_linearly, opening

SIZES = (6, 12, 24)
ASKED, SAID = "Who pays for that?", "A grant pays. It ends in June, sagt Frau Groß."


def ids(n: int) -> list[str]:
    """The transcripts of a study of this size."""
    return [f"T{i:03}" for i in range(n)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Studies of any size, each made once: a blind double round that dee has finished and eva has nearly."""
    return cache(lambda n: studies.folder_of(grown(tmp_path_factory.mktemp("grown") / "study", n)))


def grown(root: Path, n: int) -> Study:
    """A study with so many interviews, each coded by two."""
    study = create_study(root, title="Grown", coders=("dee", "eva"))
    study.store.write_all(
        {"codebooks/food.yaml": studies.CODEBOOK, "cases.csv": "case\n" + "".join(map(_case, ids(n)))}
    )
    rows = "".join(f"{id_},{_case(id_)}" for id_ in ids(n))
    study.store.document("interviews.csv").write(f"transcript,case\n{rows}".encode())
    for id_ in ids(n):
        _interview(study, id_)
    rounds.start(study, "r1", kind="double", coders=["dee", "eva"], transcripts=["all"], codebook="food")
    for id_ in ids(n):
        _code(study, id_, "dee", finished=True)
        _code(study, id_, "eva", finished=id_ != "T000")
    return study


def _case(id_: str) -> str:
    return f"O{id_}\n"


def _interview(study: Study, id_: str) -> None:
    text = f"{ASKED}\n\n{SAID}"
    turns = (Turn(0, 0, len(ASKED), "I"), Turn(1, len(ASKED) + 2, len(text), "R"))
    segments = tuple(Segment(t.index, t.start, t.end, t.index, t.speaker) for t in turns)
    transcript = Transcript(id_, text, turns, {"I": "interviewer", "R": "respondent"}, roles_confirmed=True)
    origin = Origin(sha256=transcript.sha256, speakers=transcript.roles, roles="confirmed")
    divisions = [Segmentation(scheme, segments) for scheme in ("turn", "paragraph", "sentence")]
    transcripts.write(study.store, transcript, origin, divisions)


def _code(study: Study, id_: str, coder: str, *, finished: bool) -> None:
    about: dict[str, Any] = {"round": "r1", "coder": coder, "transcript": id_}
    text = study.transcript(id_)
    start = len(ASKED) + 2
    span: dict[str, Any] = {
        "start": start,
        "end": start + 13,
        "text_sha": text.text_id,
        "quote": text.text[start : start + 13],
    }
    coding = Coding(**stamp(coder), **about, **span, code="MONEY", codebook="food@1.0", op=f"op-{coder}-{id_}")
    memo = MemoAdd(**stamp(coder), **about, about=coding.id, text="which grant?")
    finish = [AssignmentFinish(**stamp(coder), **about)] if finished else []
    study.store.append([coding, memo, *finish])


def room(root: Path) -> Room:
    """What a server holds for dee whose page has just been opened."""
    held = Room(Desk(open_study(root), "dee"), round_id="r1", transcript=None)
    held.session()
    held.look_again()
    return held


def _answered(answer: Any, n: int) -> None:
    """The views must have something to show, so that no loop was empty."""
    assert len(answer.rows) >= n


QUESTIONS: dict[str, Callable[[Room, int], object]] = {
    "session": lambda room, _: room.session(),
    "library": lambda room, n: _answered(room.library(), n),
    "codebook": lambda room, _: room.ask(codebook.of_round, "r1"),
    "memos": lambda room, n: _answered(room.ask(records.memos), n),
    "history": lambda room, n: _answered(room.ask(records.history), n),
    "excerpts": lambda room, n: _answered(room.ask_apart(excerpts.excerpts, "MONEY", "r1"), n),
    "search": lambda room, _: room.ask_apart(search.run, search.SearchRequest(q="gross")),
    "uncoded": lambda room, _: room.ask_apart(search.run, search.SearchRequest(q="grant", round="r1", uncoded=True)),
}


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("times", [1, 2])
def test_a_view_takes_work_by_the_number_of_interviews(made: Callable[[int], Path], name: str, times: int) -> None:
    """The first time, when everything is read, and again, when what was read is held: never by its square."""
    found: list[Work] = []
    for n in SIZES:
        held = room(made(n))
        work = [counted(lambda held=held, n=n: QUESTIONS[name](held, n)) for _ in range(times)]  # type: ignore[misc]
        found.append(work[-1])

    assert grows_linearly(SIZES, [work.calls for work in found])
    assert grows_linearly(SIZES, [work.opened for work in found])
    assert grows_linearly(SIZES, [work.listed for work in found])


def test_the_first_session_reads_each_ledger_once(made: Callable[[int], Path]) -> None:
    """One's own for what one did, the others' for how far they are: one file more opens two ledgers more."""

    def first(n: int) -> Work:
        desk = Desk(open_study(made(n)), "dee")
        return counted(Room(desk, round_id="r1", transcript=None).session)

    small, large = first(6), first(12)
    assert 2 * 6 == large.opened - small.opened
    assert small.listed == large.listed


def test_what_a_session_saw_at_a_glance_is_not_read_again(tmp_path: Path) -> None:
    """Neither by the library nor by an operation: of the ledgers, only the one that is written to is opened."""
    held = room(studies.folder_of(grown(tmp_path / "study", 3)))
    opened: list[str] = []
    with opening(lambda path: opened.append(str(path))):
        held.library()
        assert not [path for path in opened if path.endswith(".jsonl")]
        memo = {
            "kind": "memo.add",
            "op_id": str(uuid.uuid4()),
            "round": "r1",
            "transcript": "T001",
            "what": "transcript",
        }
        (done,) = held.perform([msgspec.json.encode(memo | {"text": "who pays?"})]).results
        assert done.ok
    ledgers = {Path(path).name for path in opened if "codings" in path and path.endswith(".jsonl")}
    assert {"T001.jsonl"} == ledgers


def test_what_another_program_writes_into_a_ledger_that_was_not_opened_is_news(tmp_path: Path) -> None:
    """Told once, counted in the library, and found by undo."""
    study = grown(tmp_path / "study", 3)
    held = Room(Desk(open_study(tmp_path / "study"), "eva"), round_id="r1", transcript=None)
    held.session()
    held.look_again()
    before = held.hub.rev
    again: dict[str, Any] = {"round": "r1", "coder": "eva", "transcript": "T000"}
    study.store.append([MemoAdd(**stamp("eva"), **again, text="and who else?", op="elsewhere")])
    held.look_again()
    held.look_again()

    assert before + 1 == held.hub.rev
    assert [2, 1, 1] == [row.memos for row in held.library().rows]
    undo = held.session().undo
    assert undo is not None
    assert "elsewhere" == undo.op_id


@pytest.mark.parametrize("coder", ["dee", "eva"])
def test_what_undo_would_do_is_found_from_the_newest_back(made: Callable[[int], Path], coder: str) -> None:
    """Operations are made out of a ledger's events where undo, redo or history come to them, not all for a session.

    Dee has finished all of them, which leaves nothing to undo; eva's last one is not finished.
    """
    found = []
    for n in SIZES:
        held = Room(Desk(open_study(made(n)), coder), round_id="r1", transcript=None)
        work = counted(held.session)
        undo = held.session().undo
        assert (undo.op_id if undo else "") == ("" if coder == "dee" else "op-eva-T000")
        work.named += counted(lambda held=held: held.ask(records.history, limit=2)).named  # type: ignore[misc]
        found.append(work.named["entry_of"])

    assert [found[0]] * 3 == found


def test_nobody_waits_with_coding_while_the_library_reads_texts(made: Callable[[int], Path]) -> None:
    """With the first and every other text that is opened, the desk answers somebody else."""
    held = room(made(6))
    answered: list[bool] = []

    def ask(path: object) -> None:
        if str(path).endswith(".txt"):
            done = threading.Event()
            threading.Thread(target=lambda: held.ask(lambda _: done.set()), daemon=True).start()
            answered.append(done.wait(10))

    with opening(ask):
        held.library()
    assert [True] * 6 == answered


def _texts() -> set[int]:
    """The texts that are in memory."""
    gc.collect()
    return {id(each) for each in gc.get_objects() if isinstance(each, Transcript)}


def test_the_library_keeps_no_text(made: Callable[[int], Path]) -> None:
    """What it says of a text is little; the second time no text is read, and none was kept for that."""
    held = room(made(6))
    others = _texts()  # of other tests in this process
    held.library()
    assert _texts() <= others
    assert not counted(held.library).opened


def test_the_library_is_there_before_its_texts_are_read(
    made: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the ledgers say is told at once where there are many texts; what their texts say, when they were read."""
    monkeypatch.setattr("codekit.web.room.FEW", 5)
    held = room(made(6))
    opened: list[str] = []
    with opening(lambda path: opened.append(str(path))):
        first = held.library(now=True).rows
    assert not [path for path in opened if path.endswith(".txt")]
    assert {(False, 0, 0, "finished", 1)} == {(r.read, r.words, r.turns, r.state, r.codings) for r in first}

    assert {(True, 10, 2)} == {(r.read, r.words, r.turns) for r in held.library().rows}
    assert held.library(now=True) == held.library()


@pytest.mark.parametrize("many", [False, True])
def test_words_are_the_same_one_by_one_and_in_one_pass(made: Callable[[int], Path], *, many: bool) -> None:
    """The library counts the words of many texts in another way than of few."""
    study = open_study(made(6))
    known, look = TextFacts(study), study.store.look()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("codekit.workbench.facts._MANY", 0 if many else 1)
        known.warm(["T001"], look)
    facts = known.of("T001", look)
    assert (10, 2, len(ASKED) + 2 + len(SAID)) == (facts.words, facts.turns, facts.characters)


def test_a_file_is_given_the_room_that_it_needs(tmp_path: Path) -> None:
    """A ledger may have gigabytes; a small one takes as much memory as it has bytes while it is read."""
    path = tmp_path / "small.jsonl"
    path.write_bytes(b"x" * 5000)
    tracemalloc.start()
    try:
        assert b"x" * 5000 == limits.contents(path)
        assert tracemalloc.get_traced_memory()[1] < limits.limit_of(path) / 100
    finally:
        tracemalloc.stop()


def test_a_look_at_what_nobody_wrote_reads_nothing(made: Callable[[int], Path]) -> None:
    """The server looks each second: it lists a few folders, and no more of them in a larger study."""
    idle = [counted(room(made(n)).look_again) for n in SIZES]

    assert {0} == {work.opened for work in idle}
    assert 1 == len({work.listed for work in idle})
    assert grows_linearly(SIZES, [work.calls for work in idle])


def test_a_look_reads_only_what_was_written(tmp_path: Path) -> None:
    """Another coder at work: one ledger is read, and the page is told once that everybody has finished."""
    study = grown(tmp_path / "study", 6)
    held = room(studies.folder_of(study))
    before = held.hub.rev
    _code(study, "T000", "eva", finished=True)

    assert 1 == counted(held.look_again).opened
    assert before + 1 == held.hub.rev
    assert [0] == [shown.waiting for shown in held.session().rounds]
