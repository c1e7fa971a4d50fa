"""Run the command line in this process: the exit code, stdout and stderr of one command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from codekit.cli.app import main
from studies import BOTH, build, code, folder_of, start


class Ran(NamedTuple):
    """What a command left behind."""

    exit_code: int
    out: str
    err: str


Codekit = Callable[..., Ran]


@pytest.fixture
def codekit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Codekit:
    """A function that runs `codekit ARGS...`."""

    def run(*args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["codekit", *map(str, args)])
        capsys.readouterr()
        try:
            main()
            exit_code = 0
        except SystemExit as stopped:
            exit_code = stopped.code if isinstance(stopped.code, int) else 0
        return Ran(exit_code, *capsys.readouterr())

    return run


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A study whose double round r1 is complete, and whose initial round p1 is too."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    return folder_of(study)
