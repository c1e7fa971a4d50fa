"""Pool and Dask: results in order, errors as they are, and work done again that a killed process took with it."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from codekit.corpus.base import engines, extra
from codekit.corpus.base.engines import Pool, engine
from codekit.errors import CodekitError
from codekit.executor import InProcess


def doubled(number: int) -> int:
    """Twice the number."""
    return 2 * number


def dies_once(work: tuple[Path, int]) -> int:
    """Kill this process at the third piece of work, the first time."""
    mark, number = work
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies(_number: int) -> int:
    """Kill this process."""
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def refuses(number: int) -> int:
    """An expected error."""
    raise CodekitError(f"number {number} is refused", hint="take another")


def test_a_killed_process_costs_nothing_but_time(tmp_path: Path) -> None:
    """Every result is there, once, in order."""
    results = list(Pool(2).map(dies_once, [(tmp_path / "mark", n) for n in range(8)]))

    assert (tmp_path / "mark").exists()
    assert list(range(8)) == results


def test_work_that_always_kills_is_told() -> None:
    """One line after three tries, rather than for ever."""
    with pytest.raises(CodekitError, match="ended again and again"):
        list(Pool(2).map(dies, [1, 2]))


def test_dask_gives_the_same_in_the_same_order(scheduler: str, tmp_path: Path) -> None:
    """Results, an error with its hint, and a worker that was killed."""
    with engine(scheduler=scheduler) as executor:
        assert [2 * n for n in range(40)] == list(executor.map(doubled, range(40)))
        with pytest.raises(CodekitError, match="number 1 is refused") as told:
            list(executor.map(refuses, [1]))
        assert "take another" == told.value.hint
        assert list(range(8)) == list(executor.map(dies_once, [(tmp_path / "mark", n) for n in range(8)]))
        assert (tmp_path / "mark").exists()


def test_whoever_stops_early_waits_for_nobody() -> None:
    """Closing the results ends the processes."""
    with closing(Pool(2).map(doubled, range(100))) as results:
        assert 0 == next(results)


def test_small_work_is_done_here() -> None:
    """Processes only where they are asked for or worth it."""
    with engine(size=1_000_000) as small, engine(workers=2) as asked:
        assert isinstance(small, InProcess)
        assert isinstance(asked, Pool)


def test_where_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the address."""
    monkeypatch.setattr(engines, "ANSWER", 1)

    with (
        pytest.raises(CodekitError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"),
        engine(scheduler="tcp://127.0.0.1:9"),
    ):
        pass


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages by name, and the command."""
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == "duckdb" else object())

    with pytest.raises(CodekitError, match="corpora need duckdb, not installed here") as told:
        extra.need()
    assert "codekit-qda[corpora]" in told.value.hint
