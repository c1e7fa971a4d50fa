"""The truth holds together: quotes are found, planned figures come out, files are what their scripts write."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sample_study import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = [["locate.py", "--check"], ["make_formats.py", "--check"], ["check_truth.py"]]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script[0])
def test_the_scripts_find_nothing_amiss(script: list[str]) -> None:
    """Every quoted passage stands once in its transcript; cells, states and quotas are the planned ones."""
    name, *options = script

    done = subprocess.run([sys.executable, str(SAMPLE / name), *options], capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout + done.stderr


def test_the_checker_shares_no_code_with_codekit() -> None:
    """No script imports codekit, or anything outside the standard library."""
    scripts = sorted([*SAMPLE.glob("*.py"), *SAMPLE.glob("truth_tools/*.py")])
    assert len(scripts) > 8
    for path in scripts:
        lines = [line.split() for line in path.read_text("utf-8").splitlines()]
        named = {words[1].partition(".")[0] for words in lines if words[:1] in (["import"], ["from"])}
        assert named <= {*sys.stdlib_module_names, "truth_tools"}, path.name


def test_the_margins_of_the_design(expected: dict[str, Any]) -> None:
    """29 organizations, 33 interviews, 64 contacted: the margins of the study whose design is followed."""
    design = expected["design"]
    assert (29, 33, ["O03", "O11", "O17", "O24"]) == (
        design["organizations"],
        design["interviews"],
        design["second_interviews"],
    )
    assert {"total": 64, "NSHOS": 34, "web": 30} == design["contacted"]
    assert {"total": 35, "NSHOS": 23, "web": 12} == design["not_participating"]


def test_a_typo_mended_in_a_transcript_is_caught(tmp_path: Path) -> None:
    """Truth is held by words: a letter changed inside a span makes the scripts name file and line."""
    shutil.copytree(SAMPLE, tmp_path / "sample")
    shutil.copytree(SAMPLE.parent / "codebooks", tmp_path / "codebooks")
    text = tmp_path / "sample" / "study" / "sources" / "O15-1.txt"
    text.write_text(text.read_text("utf-8").replace("I couldn't tell you one name", "I could not tell you one name"))

    locate = tmp_path / "sample" / "locate.py"
    done = subprocess.run([sys.executable, str(locate)], capture_output=True, text=True, check=False)

    assert 1 == done.returncode
    assert "truth/" in done.stderr
    assert "I couldn't tell you one name" in done.stderr
