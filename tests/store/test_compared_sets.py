"""A comparison fixes events: they are known again in whatever order and between whatever others they lie."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.model.events import LedgerEvent
from codekit.model.groups import together
from codekit.store.folder import seals
from codekit.store.folder.store import FolderStore
from codekit.store.union import absorb
from store.made import WORDS, coding, compare, finish, lines, place, standing, start
from strategies import ledgers, new_id


def operation(n: int = 2, **fields: Any) -> list[Any]:
    """The events of one operation of the window."""
    op = new_id()
    return together([coding(op=op, **fields) for _ in range(n)])


def copy_of(store: FolderStore, name: str) -> FolderStore:
    """Another copy of a study, beside it."""
    return FolderStore(Path(shutil.copytree(store.root, store.root.with_name(name))))


@settings(max_examples=12, deadline=None)
@given(common=ledgers(), mine=ledgers(), theirs=ledgers(), late=ledgers(), data=st.data())
def test_merging_in_any_order_leaves_what_was_compared(
    common: list[LedgerEvent],
    mine: list[LedgerEvent],
    theirs: list[LedgerEvent],
    late: list[LedgerEvent],
    data: st.DataObject,
) -> None:
    """One coder on three computers, one of which compared: all orders of merging give the same layers everywhere."""
    op = operation()
    half = data.draw(st.sampled_from([op[:1], op, []]))
    with tempfile.TemporaryDirectory() as folder:
        a = FolderStore(Path(folder) / "a")
        a.append([start(), *common])
        b, c = copy_of(a, "b"), copy_of(a, "c")
        a.append([*mine, *half])
        b.append([*theirs, *op])
        c.append(late)
        frozen = compare(a).ledgers
        expected = a.layers("r1", frozen=frozen).by_key
        for number, order in enumerate(itertools.permutations([a, b, c])):
            merged = FolderStore(Path(folder) / f"m{number}")
            for store in order:
                _ = absorb(merged, store)
            found = merged.layers("r1", frozen=frozen)
            assert expected == {key: layer for key, layer in found.by_key.items() if layer.codings or key in expected}
            assert () == found.lost
            assert [] == list(merged.altered("r1"))


def test_a_torn_line_after_the_comparison_is_told_and_heals(tmp_path: Path) -> None:
    """A disk that filled during a merge, a nested line: named by line; merging again and a repair make it whole."""
    a = FolderStore(tmp_path / "a")
    a.append([start(), coding()])
    b = copy_of(a, "b")
    a.append([coding(), finish()])
    a.append([made := compare(a)])
    whole = place(a.root).read_bytes()
    path = place(b.root)
    path.write_bytes(path.read_bytes() + whole.splitlines()[1][:90] + b"\n" + b'{"type":' + b"[" * 5000 + b"\n")

    _ = absorb(b, a)

    before = b.layers("r1", frozen=made.ledgers)
    assert [2, 3] == [problem.line for problem in before.problems]
    assert a.layers("r1", frozen=made.ledgers).by_key == before.by_key
    assert WORDS not in "".join(map(str, before.problems))
    assert 1 == len(list(b.repair()))
    after = b.layers("r1", frozen=made.ledgers)
    assert (before.by_key, ()) == (after.by_key, after.problems)
    assert [] == list(b.repair())


@pytest.mark.parametrize("old", [False, True], ids=["now", "older seal"])
def test_a_torn_line_in_a_compared_ledger_goes(tmp_path: Path, *, old: bool) -> None:
    """What a repair blanks is never what was compared."""
    store = FolderStore(tmp_path)
    store.append([first := coding(), second := coding(), finish()])
    path = place(tmp_path)
    data = path.read_bytes()
    sealed = seals.seal(data) if old else compare(store).ledgers["codings/r1/ana/T07.jsonl"]
    at = data.index(b"\n") + 1
    path.write_bytes(data[:at] + data[at : at + 100] + b"\n" + data[at:])
    store.append([start()])
    made = compare(store)
    store.append([type(made)(id=made.id, at="", by="ana", round="r1", ledgers={"codings/r1/ana/T07.jsonl": sealed})])

    assert 1 == len(list(store.repair()))

    layers = store.layers("r1", frozen={"codings/r1/ana/T07.jsonl": sealed})
    assert ({first.id, second.id}, ()) == (standing(layers), layers.problems)


def test_what_was_compared_may_move_to_another_ledger_of_its_writer(tmp_path: Path) -> None:
    """A copy that was compared is folded into the ledger on another computer by a merge: nothing is missing there."""
    a, b = FolderStore(tmp_path / "a"), FolderStore(tmp_path / "b")
    a.append([coding(), finish()])
    place(a.root, name="T07 (1).jsonl").write_bytes(lines(coding()))
    frozen = compare(a).ledgers

    _ = absorb(b, a)

    assert not place(b.root, name="T07 (1).jsonl").exists()
    found = b.layers("r1", frozen=frozen)
    assert (a.layers("r1", frozen=frozen).by_key, ()) == (found.by_key, found.problems)


def test_a_compared_event_that_is_another_now_is_named_by_its_line(tmp_path: Path) -> None:
    """It does not count, neither as compared nor as late; its ledger's other events do."""
    store = FolderStore(tmp_path)
    store.append([kept := coding(), coding(), finish()])
    frozen = compare(store).ledgers
    path = place(tmp_path)
    one, two, three = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(three + one + two.replace(b"FOOD", b"FUEL"))

    layers = store.layers("r1", frozen=frozen)

    assert {kept.id} == standing(layers)
    assert [("codings/r1/ana/T07.jsonl", 3, "error")] == [(p.path, p.line, p.level) for p in layers.problems]
    assert layers.problems == layers.lost


def test_an_older_seal_is_known_again_after_a_merge(tmp_path: Path) -> None:
    """It names no events, but one run of others between them is found."""
    a = FolderStore(tmp_path / "a")
    a.append([coding(), coding()])
    b = copy_of(a, "b")
    a.append([coding(), finish()])
    b.append([coding(), coding()])
    name = "codings/r1/ana/T07.jsonl"
    frozen = {name: seals.seal(place(a.root).read_bytes())}
    assert 3 == frozen[name].count(":")
    expected = a.layers("r1", frozen=frozen).by_key

    _ = absorb(b, a), absorb(a, b)

    assert expected == a.layers("r1", frozen=frozen).by_key == b.layers("r1", frozen=frozen).by_key
    assert ["2 events after the comparison are left out"] == [p.message for p in b.layers("r1", frozen=frozen).problems]
