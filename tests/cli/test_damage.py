"""A study with one damaged file is told of in one line, or goes on; it never ends in a bug."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli import damaging
from codekit.workflow.coding import correcting, memos
from codekit.workflow.results.judging import judge
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, start, write

HERE = Path(__file__).resolve().parents[1]
# Nothing is computed from these: what stands in them is for people, and only the file as a file is looked at.
FOR_PEOPLE = ("originals/", "segments/turn/T01.yaml", "segments/paragraph/T01.yaml", "segments/sentence/T01.yaml")
DIVIDED_BY = ".turn.yaml"  # the same of a corrected text
# Nothing tells these from files that were never there, or were begun and not written.
AS_IF_NEVER = ("gone", "empty")
AS_FILES = ("empty", "folder", "dangling", "shut")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a file of every kind."""
    folder = tmp_path_factory.mktemp("source")
    study = build(folder)
    start(study)
    code(study, BOTH)
    start(study, "p2", kind="initial", coders=["lee"])
    agree(study, "r1")
    judge(study, "food", "O1", "REL", {"fit": "strong", "summary": "Lists."}, coder="lee")
    memos.write(study, "A thought.", memos.About(case="O1"), coder="lee")
    better = write(folder / "in" / "T03.txt", INTERVIEWS["T03"].replace("two pages", "two short pages"))
    correcting.write(study, correcting.prepare(study, better))
    write(folder_of(study) / "coverage.csv", "transcript,topic,asked\nT01,REL,yes\n")
    write(folder_of(study) / "cells.csv", "case,code,state,reason,by,date\nO3,BOX,not_applicable,closed,ana,\n")
    write(folder / "in" / "new.txt", "Interviewer: Is it new?\n\nRespondent: Yes, it is new.\n")
    write(folder / "in" / "codings.csv", "transcript,segment,code,coder\nT01,3,REL,lee\n")
    return folder_of(study)


def results(source: Path, kind: str) -> list[dict[str, Any]]:
    """What the commands said on each damaged file."""
    done = subprocess.run(
        [sys.executable, "-m", "cli.damaging", str(source), kind], cwd=HERE, capture_output=True, text=True, check=False
    )
    if "cannot be bound" in done.stderr:
        pytest.skip("permissions bind nobody here")
    assert 0 == done.returncode, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_kind_of_file_is_damaged(source: Path) -> None:
    """No file that codekit writes into a study is left out of the walk."""
    kinds = {name.partition("/")[0] for name in damaging.files(source)}
    assert {path.name for path in source.iterdir() if path.name[0] != "."} == kinds


@pytest.mark.slow
@pytest.mark.parametrize("kind", damaging.KINDS)
def test_a_damaged_file_is_named(source: Path, kind: str) -> None:
    """Exit 0 or 1, never a bug; what stops a command names the file, and `check` names every damage there is."""
    found = results(source, kind)

    assert len(found) > 5 * 15
    assert [] == [(r["file"], r["command"], r["err"]) for r in found if r["code"] not in {0, 1} or "a bug" in r["err"]]
    stopped = [r for r in found if r["code"] == 1 and r["command"][:5] != "check" and kind not in AS_IF_NEVER]
    assert [] == [(r["file"], r["command"], r["err"]) for r in stopped if not named(r)]
    assert [] == [r["command"] for r in stopped if r["err"].count("error: ") != 1]
    checked = [r for r in found if r["command"] == "check" and kind != "gone"]
    if kind == "torn":  # settings that end early may be whole ones
        checked = [r for r in checked if r["file"] != "study.yaml"]
    told = [r for r in checked if (kind in AS_FILES and kind != "folder") or not _for_people(r["file"])]
    assert kind == "gone" or len(told) > 12
    assert [] == [(r["file"], r["out"]) for r in told if not named(r)]


def _for_people(file: str) -> bool:
    return file.startswith(FOR_PEOPLE) or file.endswith(DIVIDED_BY)


def named(result: dict[str, Any]) -> bool:
    """Whether the file is named, or the round whose ledger it is."""
    said, file = result["out"] + result["err"], result["file"]
    return file.rpartition("/")[2] in said or (file.startswith("rounds/") and file.rpartition("/")[0] in said)
