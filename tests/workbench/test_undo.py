"""Undo and redo as laws: over random work, over restarts, whatever the kind of operation."""

from __future__ import annotations

import random
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codekit.errors import CodekitError
from codekit.model import events as e
from codekit.model.events import Coding, MemoAdd, UnitSkip
from codekit.model.layer import replay
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workbench.views import library
from codekit.workflow.study.study import open_study
from studies import INTERVIEWS, build, folder_of, start

CODES = ("REL", "REL.SEND", "MONEY", "BOX.OWN")
State = dict[str, tuple[str, list[Any], list[Any], list[Any]]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a round of ana and ben."""
    study = build(tmp_path_factory.mktemp("undo"))
    start(study)
    return folder_of(study)


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Desk:
    """Ana's desk."""
    return Desk(open_study(Path(shutil.copytree(template, tmp_path / "study"))), "ana")


def seen(desk: Desk) -> State:
    """What stands in all of ana's ledgers, from the files alone."""
    study = open_study(folder_of(desk.study))
    layers = study.layers(study.round("r1"))
    assert () == layers.problems
    found = {id_: layers.get("ana", id_) for id_ in INTERVIEWS}
    return {
        id_: ("finished" if x.state == "finished" else "", list(x.codings), list(x.memos), list(x.skipped))
        for id_, x in found.items()
    }


def do(desk: Desk, kind: str, **fields: Any) -> str:
    """Do one operation; its id."""
    op_id = str(uuid.uuid4())
    perform.perform(desk, operations.decode(msgspec.json.encode({"kind": kind, "op_id": op_id, **fields})))
    return op_id


def something(desk: Desk, rng: random.Random) -> None:
    """An operation of a random kind that may or may not be possible now."""
    id_ = rng.choice(list(INTERVIEWS))
    place = {"round": "r1", "transcript": id_}
    held = desk.ledger(("r1", id_))
    codings, memos, skips = held.standing(Coding), held.standing(MemoAdd), held.standing(UnitSkip)
    text = desk.text(id_).transcript
    first = rng.randrange(len(text.text) - 15)
    span = {"start": first, "end": first + 12, "quote": text.text[first : first + 12], "text_sha": text.sha256[:16]}
    one = rng.choice(codings).id if codings else "none"
    same = [c.id for c in codings if c.code == "REL" and c.polarity == "supporting"]
    possible: list[tuple[str, dict[str, Any]]] = [
        ("coding.add", {"code": rng.choice(CODES), "force": True, **span}),
        ("coding.add", {"code": "REL", "force": True, **span}),
        ("coding.remove", {"coding": one}),
        ("coding.replace", {"coding": one, "code": rng.choice(CODES)}),
        ("coding.replace", {"coding": one, "force": True, **span}),
        ("coding.replace", {"coding": one, "polarity": "contrary"}),
        ("coding.split", {"coding": one, "at": first + 6}),
        ("coding.merge", {"codings": same[:3]}),
        ("memo.add", {"what": "coding", "about": one, "text": "why?"}),
        ("memo.edit", {"memo": rng.choice(memos).id if memos else "none", "text": f"edit {first}"}),
        ("memo.remove", {"memo": rng.choice(memos).id if memos else "none"}),
        ("unit.skip", {"reason": "noise", **span}),
        ("unit.unskip", {"skip": rng.choice(skips).id if skips else "none"}),
        ("assignment.finish", {}),
        ("assignment.reopen", {}),
    ]
    kind, fields = rng.choice(possible)
    do(desk, kind, **place, **fields)


def worked(desk: Desk, rng: random.Random, count: int) -> Iterator[State]:
    """Do so many operations; what stands before the first and after each."""
    yield seen(desk)
    done = 0
    while done < count:
        try:
            something(desk, rng)
        except CodekitError:
            continue
        done += 1
        yield seen(desk)


@pytest.mark.parametrize("seed", range(6))
def test_undo_walks_back_and_redo_walks_forth(desk: Desk, seed: int) -> None:
    """Through exactly the states that were, to the beginning and to the end; also after a restart on the way."""
    states = list(worked(desk, random.Random(seed), 25))
    desk = Desk(open_study(folder_of(desk.study)), "ana")
    for state in reversed(states[:-1]):
        do(desk, "undo")
        assert state == seen(desk)
    with pytest.raises(CodekitError, match="nothing to undo"):
        do(desk, "undo")

    desk = Desk(open_study(folder_of(desk.study)), "ana")
    for state in states[1:]:
        do(desk, "redo")
        assert state == seen(desk)
    with pytest.raises(CodekitError, match="nothing to redo"):
        do(desk, "redo")


def test_operations_of_one_moment_are_undone_as_they_were_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whichever transcripts: the same after a restart, though a clock has only thousandths of a second."""
    monkeypatch.setattr(e, "now", lambda: "2026-05-04T10:00:00.000Z")
    text = {id_: desk.text(id_).transcript for id_ in INTERVIEWS}
    made: list[str] = []
    for id_ in [*INTERVIEWS, *reversed(INTERVIEWS)]:
        place = {"round": "r1", "transcript": id_, "code": "REL", "force": True, "text_sha": text[id_].sha256[:16]}
        first = 20 + 15 * made.count(id_)
        do(desk, "coding.add", **place, start=first, end=first + 12, quote=text[id_].text[first : first + 12])
        made.append(id_)
    fresh = Desk(open_study(folder_of(desk.study)), "ana")
    undone = []
    for _ in made:
        step = library.undo_and_redo(fresh)[0]
        assert step is not None
        undone.append(step.transcript)
        do(fresh, "undo")
    assert made == undone[::-1]


@pytest.mark.parametrize("seed", range(4))
def test_what_the_desk_holds_is_what_the_files_say(desk: Desk, seed: int) -> None:
    """After any work with undos among it, the desk, a fresh desk and the fold agree."""
    rng = random.Random(seed)
    for _ in range(60):
        try:
            if rng.random() < 0.4:
                do(desk, rng.choice(("undo", "undo", "redo")))
            else:
                something(desk, rng)
        except CodekitError:
            continue
    fresh = Desk(open_study(folder_of(desk.study)), "ana")

    assert library.undo_and_redo(fresh) == library.undo_and_redo(desk)
    for kept, read in ((desk.log.done(), fresh.log.done()), (desk.log.redo(), fresh.log.redo())):
        assert [entry.op_id for entry in kept] == [entry.op_id for entry in read]
    assert {e.op_id: desk.log.undone_by(e) for e in desk.log.newest()} == {
        e.op_id: fresh.log.undone_by(e) for e in fresh.log.newest()
    }
    assert library.library(desk) == library.library(fresh)
    for id_ in INTERVIEWS:
        held = desk.ledger(("r1", id_))
        layer = replay(held.events.values())
        assert {c.id for c in held.standing(Coding)} == {c.id for c in layer.codings}
        assert {m.id for m in held.standing(MemoAdd)} == {m.id for m in layer.memos}
        assert {s.id for s in held.standing(UnitSkip)} == {s.id for s in layer.skipped}
        glance = fresh.glance(("r1", id_))
        assert desk.state(("r1", id_)) == layer.state == glance.state
        assert (len(layer.codings), len(layer.memos)) == (glance.codings, glance.memos)
        assert {event.op for event in held.events.values() if event.op} == set(glance.ops)


def test_every_operation_is_named_after_a_restart_as_it_was(desk: Desk) -> None:
    """History is read from the events: each kind of operation is told apart from the others."""
    text = desk.text("T01").transcript
    place = {"round": "r1", "transcript": "T01"}

    def span(words: str) -> dict[str, Any]:
        at = text.text.index(words)
        return {"start": at, "end": at + len(words), "quote": words, "text_sha": text.sha256[:16]}

    made = {"coding.add": do(desk, "coding.add", **place, code="MONEY", **span("A grant pays. It ends in June."))}
    made["memo.add"] = do(desk, "memo.add", **place, what="coding", about=made["coding.add"], text="x")
    made["coding.replace"] = do(desk, "coding.replace", **place, coding=made["coding.add"], code="REL")
    at = span("It ends")["start"]
    made["coding.split"] = do(desk, "coding.split", **place, coding=made["coding.replace"], at=at)
    both = [c.id for c in desk.ledger(("r1", "T01")).standing(Coding)]
    made["coding.merge"] = do(desk, "coding.merge", **place, codings=both)
    note = desk.ledger(("r1", "T01")).standing(MemoAdd)[0].id
    made["memo.edit"] = do(desk, "memo.edit", **place, memo=note, text="y")
    made["memo.remove"] = do(desk, "memo.remove", **place, memo=made["memo.edit"])
    made["coding.remove"] = do(desk, "coding.remove", **place, coding=made["coding.merge"])
    made["code.propose"] = do(desk, "code.propose", **place, name="Rides", definition="")
    made["proposal.remove"] = do(desk, "proposal.remove", **place, proposal=made["code.propose"])
    made["unit.skip"] = do(desk, "unit.skip", **place, **span("It ends in June."), reason="noise")
    made["unit.unskip"] = do(desk, "unit.unskip", **place, skip=made["unit.skip"])
    made["assignment.finish"] = do(desk, "assignment.finish", **place)
    made["assignment.reopen"] = do(desk, "assignment.reopen", **place)
    made["undo"] = do(desk, "undo")
    made["redo"] = do(desk, "redo")
    log = Desk(open_study(folder_of(desk.study)), "ana").log

    assert {op_id: kind for kind, op_id in made.items()} == {entry.op_id: log.kind(entry) for entry in log.newest()}
