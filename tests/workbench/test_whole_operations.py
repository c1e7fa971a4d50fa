"""An operation of several events is all there or not there, wherever a write was cut, and can be done again."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.store.folder.store import FolderStore
from codekit.store.union import absorb
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study
from store.made import bare
from studies import build, folder_of, start

PLACE = ("r1", "T01")
OP = "5e0c7f0a-5b0d-4b52-9a43-7e7f6f1d2c11"
AGAIN = "7d1b8f7e-21a1-4c8e-9f0b-0f7a3f6b2a10"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in which ana coded T01 once, with a note."""
    study = build(tmp_path_factory.mktemp("whole"))
    start(study)
    desk = Desk(open_study(folder_of(study)), "ana")
    text = desk.text("T01").transcript
    at = text.text.index("A grant pays.")
    span = {"start": at, "end": at + 13, "quote": text.text[at : at + 13], "text_sha": text.sha256[:16]}
    do(desk, "coding.add", OP, code="MONEY", **span)
    do(desk, "memo.add", "b7c8d9e0-f1a2-4b3c-8d4e-5f6a7b8c9d16", what="coding", about=OP, text="why?")
    return folder_of(study)


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(template, tmp_path / "study"))


def do(desk: Desk, kind: str, op_id: str, **fields: Any) -> bool:
    """Do one operation; whether it had been done before."""
    raw = {"kind": kind, "op_id": op_id, "round": "r1", "transcript": "T01", **fields}
    return perform.perform(desk, operations.decode(msgspec.json.encode(raw)))[1]


def recode(root: Path) -> bool:
    """Give the coding another code, from a desk that was opened anew; whether it had been done before."""
    return do(Desk(open_study(root), "ana"), "coding.replace", AGAIN, coding=OP, code="REL")


def ledger(root: Path) -> Path:
    """Where ana's work on T01 lies."""
    return root / "codings/r1/ana/T01.jsonl"


def stands(root: Path) -> tuple[list[str], list[str]]:
    """Codes and notes that stand in T01."""
    layer = FolderStore(root).layers("r1").get("ana", "T01")
    return [c.code for c in layer.codings], [m.about for m in layer.memos]


OLD, NEW = (["MONEY"], [OP]), (["REL"], [AGAIN])


def test_wherever_the_write_was_cut_it_is_all_there_or_not_there(root: Path) -> None:
    """The old state stands, `check` tells of a part, and doing it again makes it whole."""
    before = ledger(root).read_bytes()
    assert not recode(root)
    written = ledger(root).read_bytes()
    assert (NEW, 4) == (stands(root), written[len(before) :].count(b'"of":4'))
    ends = {i + d for i, byte in enumerate(written) if byte == 10 and i > len(before) for d in (-1, 0, 1)}
    for cut in sorted(ends | set(range(len(before), len(written), 97))):
        ledger(root).write_bytes(written[:cut])
        there = [line for line in written[len(before) : cut].split(b"\n") if line.endswith(b'"}')]
        assert (NEW if len(there) == 4 else OLD) == stands(root)
        named = [p for p in FolderStore(root).layers("r1").problems if "events of one operation" in p.message]
        assert [("codings/r1/ana/T01.jsonl", 3, "warning")] * (len(there) in {1, 2, 3}) == [
            (p.path, p.line, p.level) for p in named
        ]
        assert (len(there) == 4) == recode(root)
        assert NEW == stands(root)
        assert not [p for p in FolderStore(root).layers("r1").problems if "events of one operation" in p.message]


def test_check_names_a_half(root: Path) -> None:
    """With file and line."""
    before = ledger(root).read_bytes()
    _ = recode(root)
    ledger(root).write_bytes(before + ledger(root).read_bytes()[len(before) :].splitlines(keepends=True)[0])

    found = [str(p) for p in study_check.check(open_study(root))[0] if "T01.jsonl" in p.path]

    assert [
        "codings/r1/ana/T01.jsonl:3: 1 of 4 events of one operation; the others were not written, and none counts"
    ] == [text.partition(" (")[0] for text in found]


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_refuses_leaves_the_ledger_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The answer is an error; sent again to the same desk, the whole operation is written and on disk."""
    before = ledger(root).read_bytes()
    desk = Desk(open_study(root), "ana")
    _ = desk.log
    with monkeypatch.context() as patch:
        refusing(patch, call)
        with pytest.raises(CodekitError, match=r"T01\.jsonl: could not be written"):
            do(desk, "coding.replace", AGAIN, coding=OP, code="REL")
    assert before == ledger(root).read_bytes()
    flushed: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        flushed.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)

    assert not do(desk, "coding.replace", AGAIN, coding=OP, code="REL")

    assert (NEW, 1) == (stands(root), len(flushed))


def refusing(patch: pytest.MonkeyPatch, call: str) -> None:
    """A disk that takes a part of a write, or that cannot flush."""
    real = os.write

    def write(handle: int, data: Any) -> int:
        if len(data) < 700:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(handle, bytes(data)[:600])

    def fsync(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    patch.setattr(os, call, write if call == "write" else fsync)


def test_what_is_answered_as_done_before_is_flushed_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wrote it may have been killed before it was on disk; where the disk refuses, it is not acknowledged."""
    _ = recode(root)
    with monkeypatch.context() as patch:
        refusing(patch, "fsync")
        with pytest.raises(CodekitError, match="could not be written"):
            _ = recode(root)

    assert recode(root)


def test_a_half_and_the_whole_meet_in_a_merge(root: Path, tmp_path: Path) -> None:
    """Either way round the whole counts; two halves that make a whole do too."""
    before = ledger(root).read_bytes()
    _ = recode(root)
    written = ledger(root).read_bytes()
    first, *rest = written[len(before) :].splitlines(keepends=True)
    parts = {"first": before + first, "rest": before + b"".join(rest), "whole": written}
    for (one, mine), (two, theirs) in itertools.product(parts.items(), repeat=2):
        a, b = (Path(shutil.copytree(root, tmp_path / f"{one}-{two}-{side}")) for side in "ab")
        ledger(a).write_bytes(mine)
        ledger(b).write_bytes(theirs)
        _ = absorb(FolderStore(a), FolderStore(b))
        assert (OLD if one == two != "whole" else NEW) == stands(a)


def test_one_event_says_nothing_of_how_many(root: Path) -> None:
    """Its line is as older versions write it, but for the sum at its end."""
    first = bare(ledger(root).read_bytes()).splitlines()[0]

    assert b'"of"' not in first
    assert msgspec.json.encode(msgspec.json.decode(first, type=Coding)) == first
