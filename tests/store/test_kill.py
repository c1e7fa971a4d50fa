"""Kill -9 at any moment loses no event whose append had returned."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from codekit.store.folder.store import FolderStore
from store.made import coding, place, standing

KILLS = 100
ID = 36


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_kills_lose_no_acknowledged_event(tmp_path: Path) -> None:
    """Each child appends and acknowledges until it is killed; every acknowledged event is there at the end.

    Batches of many events are appended too, so that some kills tear a ledger in the middle of a write.
    """
    rng = random.Random(20240506)
    acknowledged: list[str] = []
    for number in range(KILLS):
        acknowledged += _kill_a_writer(tmp_path, after=rng.uniform(0, 0.012), running=number % 3 > 0)
    FolderStore(tmp_path).append([last := coding()])

    layers = FolderStore(tmp_path).layers("r1")
    assert set(acknowledged) <= standing(layers)
    assert last.id in standing(layers)
    assert len(acknowledged) == len(set(acknowledged)) >= KILLS * 2 / 3


def _kill_a_writer(root: Path, *, after: float, running: bool) -> list[str]:
    """The ids that a child told of before it was killed; a fork of this process, so that it starts at once.

    `running` waits for the first event to be acknowledged, so that the kill falls into the run of appends.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _write_for_ever(root, theirs)
    os.close(theirs)
    if running:
        select.select([ours], [], [], 30)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.read()
    return [told[at : at + ID].decode() for at in range(0, len(told) - ID + 1, ID)]


def _write_for_ever(root: Path, theirs: int) -> None:
    try:
        store = FolderStore(root)
        number = 0
        while True:
            number += 1
            batch = [coding(transcript=f"T{number % 3}") for _ in range(1 if number % 4 else 40)]
            store.append(batch)
            os.write(theirs, "".join(event.id for event in batch).encode())
    finally:
        os._exit(1)  # a child of a test must never go on as the test


@pytest.mark.parametrize("torn_at", [1, 30, 200, -2, -1])
def test_what_is_appended_after_a_torn_line_is_whole(tmp_path: Path, torn_at: int) -> None:
    """Wherever a write was cut, the next event begins on a line of its own."""
    store = FolderStore(tmp_path)
    before, torn, after = coding(), coding(), coding()
    store.append([before, torn])
    path = place(tmp_path)
    data = path.read_bytes()
    first = data.index(b"\n") + 1
    path.write_bytes(data[:first] + data[first:][:torn_at])

    store.append([after])

    expected = {before.id, after.id} | ({torn.id} if torn_at == -1 else set())
    layers = store.layers("r1")
    assert expected == standing(layers)
    assert (torn_at != -1) == bool(layers.problems)
