"""A study moved to PostgreSQL and back is the same study, byte by byte."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import postgresql
from codekit.errors import CodekitError, ProblemsError
from codekit.store.folder.store import FolderStore
from codekit.store.memory import MemoryStore
from codekit.store.opening import create_store, empty_store, open_store
from codekit.store.protocols import Store
from codekit.workflow.study import copying, purging
from codekit.workflow.study.study import Study, open_study
from store.made import coding
from strategies import ledgers, round_ledgers, study_ledgers
from studies import BOTH, agree, build, code, start
from walked import run

KEYS = st.sampled_from(
    ["cases.csv", "codebooks/food.yaml", "codebooks/food/1.0.yaml", "transcripts/T07.txt", "memos/a.md"]
)


def held(store: Store) -> tuple[dict[str, bytes], list[tuple[str, bytes]]]:
    """Every document and every line of a study, in their order."""
    keys = {*(key for key in copying.BESIDES if store.document(key).exists()), *store.documents()}
    return {key: store.document(key).read_bytes() for key in keys}, sorted(store.lines([]), key=lambda line: line[0])


@postgresql.needed
@settings(max_examples=8, deadline=None)
@given(
    events=st.tuples(ledgers(), ledgers(coder="ben"), round_ledgers(), study_ledgers()),
    documents=st.dictionaries(KEYS, st.binary(max_size=40)),
)
def test_there_and_back_is_the_same(events: tuple[list[Any], ...], documents: dict[str, bytes]) -> None:
    """Events in their order with the sums of their chains, documents byte by byte, seals; again changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        source, back = create_store(Path(folder) / "one", title="One", coders=["ana"]), Path(folder) / "two"
        for part in events:
            source.append(part)
        for key, data in documents.items():
            source.document(key).write(data)
        there = empty_store(postgresql.address())
        copying.copy(source, there)
        copying.copy(there, empty_store(back))

        again = open_store(back)
        assert held(source) == held(there) == held(again)
        assert (
            source.freeze("r1", ["ana", "ben"])
            == there.freeze("r1", ["ana", "ben"])
            == again.freeze("r1", ["ana", "ben"])
        )
        assert [] == [*again.altered("r1"), *there.altered("r1"), *again.altered()]
        assert (0, ()) == _came(copying.copy(source, there)) == _came(copying.copy(there, again))


def _came(copied: copying.Copied) -> tuple[int, tuple[str, ...]]:
    return copied.events, copied.documents


@postgresql.needed
def test_a_compared_study_has_its_figures_in_the_database(tmp_path: Path) -> None:
    """Commands work on its address as on the folder, and say the same; what came since comes with the next copy."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH, round_id="r1")
    agree(study, "r1")
    address, folder = postgresql.address(), tmp_path / "study"
    said = run(f"store copy {folder} {address}", tmp_path, tmp_path, study_option=False)
    assert "every event and every document" in said
    for line in ("agree r1 --json", "round show r1 --json", "check"):
        here = run(line, folder, tmp_path / "out")
        there = run(f"{line} --study {address}", tmp_path, tmp_path / "out", study_option=False)
        assert here == there
    opened = open_study(address)
    opened.store.append([coding(round="r1", transcript="T01")])
    assert "1 event" not in run(f"store copy {address} {folder}", tmp_path, tmp_path, study_option=False)
    assert held(opened.store) == held(FolderStore(folder))


def test_what_was_interrupted_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the last document is there the target is no study; done again, it is whole."""
    source, target = build(tmp_path / "study").store, MemoryStore()
    written = []

    def broken(self: Any, data: bytes, **_: Any) -> None:
        written.append(self.key)
        if len(written) > 5:
            raise CodekitError("no room")
        self.held[self.key] = (1, data)

    with monkeypatch.context() as patched:
        patched.setattr(type(target.document("x")), "write", broken)
        with pytest.raises(CodekitError, match="no room"):
            copying.copy(source, target)
    assert 4 == len(target.documents())  # and one that is hidden
    assert not target.document("study.yaml").exists()
    copying.copy(source, target)
    assert held(source) == held(target)


def test_another_study_is_never_mixed_in(tmp_path: Path) -> None:
    """Nor is a study copied onto itself; nothing is written then."""
    one, other = build(tmp_path / "one").store, build(tmp_path / "other").store
    one.append([coding()])
    before = held(other)
    for target in (other, one):
        with pytest.raises(CodekitError, match=r"another study|onto itself"):
            copying.copy(one, target)
    assert before == held(other)


def test_every_table_of_a_study_goes_along(tmp_path: Path) -> None:
    """What a sample stands for, what was asked of whom and who was recruited, too: into a copy and a backup."""
    study = build(tmp_path)
    tables = ("cases.csv", "interviews.csv", "coverage.csv", "cells.csv", "sample.csv", "recruitment.csv")
    for name in tables:
        study.store.document(name).write(b"a\n")
    target = MemoryStore()
    copying.copy(study.store, target)

    assert [b"a\n"] * len(tables) == [target.document(name).read_bytes() for name in tables]
    assert set(tables) < {name for name, _ in study.store.moment(tmp_path, copying.BESIDES)}


def test_documents_that_differ_are_named_and_left(tmp_path: Path) -> None:
    """Until one says whose count."""
    source, target = build(tmp_path / "study").store, MemoryStore()
    copying.copy(source, target)
    target.document("cases.csv").write(b"case\nO9\n")
    source.append([coding()])
    with pytest.raises(ProblemsError, match=r"cases\.csv"):
        copying.copy(source, target)
    assert [] == target.ledger_names()
    assert ("cases.csv",) == copying.copy(source, target, replace=True).documents
    assert held(source) == held(target)


def test_a_withdrawn_transcript_is_removed_from_the_copy_too(tmp_path: Path) -> None:
    """And no copy brings it back."""
    study, target = build(tmp_path / "study"), MemoryStore()
    study.store.append([coding(transcript="T01"), coding(transcript="T02")])
    copying.copy(study.store, target)
    old = MemoryStore()
    copying.copy(study.store, old)
    purging.purge(study, "T01")

    removed = copying.copy(study.store, target, replace=True).removed
    assert {"transcripts/T01.txt", "codings/r1/ana/T01.jsonl"} <= {*removed}
    assert held(study.store) == held(target)
    copying.copy(old, target, replace=True)
    assert [] == [name for name in (*target.documents(), *target.ledger_names()) if "T01" in name]
    assert ["T02", "T03"] == Study(target, writer="ana").transcript_ids()
