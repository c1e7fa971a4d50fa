"""What CI does with tests that fail: at most two are tried once more and named, and nothing is hidden by that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studies import write

AGAIN = Path(__file__).resolve().parents[2] / ".ci" / "again"
LATE = """
from pathlib import Path

def test_late_{0}():
    mark = Path(__file__).with_name("mark{0}")
    here = mark.exists()
    mark.touch()
    assert here

"""
WRONG = "def test_wrong():\n    assert False\n"
RIGHT = "def test_right():\n    pass\n"


def run(place: Path, tests: str, *more: str) -> subprocess.CompletedProcess[str]:
    """The script over a small suite of its own."""
    write(place / "test_some.py", tests)
    write(place / "pytest.ini", "[pytest]\n")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "COV"))}
    env |= {"PYTHON": sys.executable, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # loading all takes longer than the rest
    command = [str(AGAIN), sys.executable, "-m", "pytest", *more]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, env=env)


def test_what_passes_runs_once(tmp_path: Path) -> None:
    """And the last line is the runner's."""
    done = run(tmp_path, RIGHT)

    assert 0 == done.returncode
    assert "tried again" not in done.stdout
    assert "1 passed" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("number", [1, 2])
def test_two_that_were_late_are_tried_again_and_named(tmp_path: Path, number: int) -> None:
    """They pass the second time; the last line is the runner's."""
    done = run(tmp_path, RIGHT + "".join(LATE.format(i) for i in range(number)))

    assert 0 == done.returncode, done.stderr
    assert number == done.stdout.count("tried again: test_some.py::test_late_")
    assert f"{number} passed" in done.stdout.splitlines()[-1]


def test_three_are_no_accident(tmp_path: Path) -> None:
    """They would pass the second time, and are not tried."""
    done = run(tmp_path, RIGHT + "".join(LATE.format(i) for i in range(3)))

    assert 1 == done.returncode
    assert "tried again:" not in done.stdout
    assert "3 tests failed" in done.stderr


def test_a_fault_fails_again(tmp_path: Path) -> None:
    """Named, tried, failed."""
    done = run(tmp_path, RIGHT + WRONG)

    assert 1 == done.returncode
    assert "tried again: test_some.py::test_wrong" in done.stdout
    assert "1 failed" in done.stdout.splitlines()[-1]


def test_a_run_that_fails_without_a_test_stays_failed(tmp_path: Path) -> None:
    """Whatever an earlier run left: wrong usage."""
    _ = run(tmp_path, RIGHT + WRONG)

    assert 4 == run(tmp_path, RIGHT, "--no-such-option").returncode
