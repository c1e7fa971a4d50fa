"""What is asked beside coding: questions do not wait for each other, changes do, and a matrix is counted once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import UnknownNameError
from codekit.web.readers import MOST
from codekit.web.room import Room
from codekit.workbench.desk import Desk
from codekit.workbench.views import matrix
from codekit.workflow.results import tabulate
from studies import BOTH, build, code, start

SOON = 20.0  # seconds after which a thread that waits for ever is a failure


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """The room of lee, who coded an initial round."""
    study = build(tmp_path, memory=True)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    return Room(Desk(study, "lee"), round_id=None, transcript=None)


def test_a_slow_question_keeps_nobody_waiting(room: Room) -> None:
    """One that ends only when another was answered is answered; each has a desk of its own."""
    other = threading.Event()

    def slow(desk: Desk) -> Desk:
        assert other.wait(SOON)
        return desk

    def quick(desk: Desk) -> Desk:
        other.set()
        return desk

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(room.ask_apart, slow)
        second = room.ask_apart(quick)
        assert first.result(SOON) is not second


def test_changes_are_made_one_after_the_other(room: Room) -> None:
    """However many are asked for at once, and beside them questions are answered; so many desks and no more."""
    busy, most, desks = [0], [0], set[int]()

    def change(desk: Desk) -> None:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        desks.add(id(desk))
        threading.Event().wait(0.002)
        busy[0] -= 1

    with ThreadPoolExecutor(8) as pool:
        for each in [pool.submit(room.in_turn, change) for _ in range(12)]:
            each.result(SOON)
        assert 1 == most[0]
        list(pool.map(lambda _: room.ask_apart(change), range(24)))
    assert 1 < len(desks) <= MOST


def test_a_question_that_fails_gives_its_desk_back(room: Room) -> None:
    """As often as it is asked."""
    for _ in range(2 * MOST):
        with pytest.raises(UnknownNameError):
            room.ask_apart(matrix.matrix, "none")
    assert room.ask_apart(matrix.matrix, "food").cells


def test_the_matrix_is_counted_once_until_the_study_is_another(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when several ask at once; whatever it rests on is seen at once: codings, tables, codebooks, roles."""
    counted: list[str] = []
    real: Any = tabulate._matrix

    def counting(*args: Any) -> Any:
        counted.append(args[1])
        return real(*args)

    monkeypatch.setattr(tabulate, "_matrix", counting)
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(lambda _: room.ask_apart(matrix.matrix, "food"), range(6))
    assert ["food"] == counted
    assert all(first == other for other in others)

    store = room.desk.study.store
    for key, old, new in (
        ("cases.csv", "North", "East"),
        ("interviews.csv", "T02,O2", "T02,O1"),
        ("transcripts/T02.yaml", "respondent", "other"),
    ):
        document = store.document(key)
        document.write(document.read_bytes().replace(old.encode(), new.encode()))
        shown = room.ask_apart(matrix.matrix, "food")
        assert shown == matrix.matrix(Desk(room.desk.study, "lee"), "food")
        assert shown != first
        first = shown
    start(room.desk.study, "p2", kind="second-pass", over="p1", coders=["lee"], transcripts=["T01"])
    assert room.ask_apart(matrix.matrix, "food").layer == "p1 (initial)"
    code(room.desk.study, "transcript,segment,code,coder\nT01,1,MONEY,lee\n", round_id="p2")
    assert "p2" in room.ask_apart(matrix.matrix, "food").layer
