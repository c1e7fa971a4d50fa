"""The example of docs/plugins.md works as the page says, with a broken plug-in beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import codekit
from codekit.workflow.study.study import create_study
from installing import install
from studies import write

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "plugins.md").read_text("utf-8")
BROKEN = {
    "codekit.importers": {"pad": "codekit_pad:read", "txt": "codekit_pad:read"},
    "codekit.checks": {"pad": "codekit_pad:check", "gone": "codekit_pad_gone:check"},
    "codekit.reports": {"odt": "codekit_pad:report"},
}
BROKEN_MODULE = """
def read(data, name):
    raise KeyError(data.decode())


def check(study):
    yield from study.no_such_thing()


def report(path):
    pass
"""


def block(name: str) -> str:
    """The file that a page tells to save under this name, or what it says that a command prints."""
    found = re.search(rf"`{re.escape(name)}`(?::| says:)\n\n```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the page's file and a study, where the page's package is installed."""
    project = tomllib.loads(block("pyproject.toml"))["project"]
    module = {"codekit_talk.py": block("codekit_talk.py")}
    install(tmp_path / "packages", project["name"], project["entry-points"], module)
    write(tmp_path / "clinic.talk", block("clinic.talk"))
    create_study(tmp_path / "study")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run codekit on the study as a program of its own: the exit code, and the lines it prints."""
    paths = [str(folder / "packages"), str(Path(codekit.__file__).parents[1])]
    ran = subprocess.run(
        [sys.executable, "-c", "from codekit.cli.app import entry; entry()", *arguments, "--study", "study"],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )  # fmt: skip
    return ran.returncode, (ran.stdout + ran.stderr).splitlines()


def test_the_example_works(folder: Path) -> None:
    """Import and check print what the page shows."""
    shown = {line: block(line).splitlines() for line in ("codekit import clinic.talk", "codekit check")}
    for line, printed in shown.items():
        assert (0, printed) == run(folder, *line.split()[1:])


def test_a_broken_plug_in_is_named_and_passed_over(folder: Path) -> None:
    """By import and by check, each fault once, as the page shows; the rest is done, and no words are told."""
    install(folder / "packages", "codekit-pad", BROKEN, {"codekit_pad.py": BROKEN_MODULE})
    write(folder / "notes.pad", "Nobody may read this.\n")
    _, _, after = PAGE.partition("## When a plug-in is broken")
    named = after.partition("```text\n")[2].partition("```")[0].splitlines()
    clash = next(line for line in named if "plug-in txt" in line)

    exit_code, lines = run(folder, "import", "notes.pad", "clinic.talk")
    assert (1, 1) == (exit_code, lines.count(clash))
    assert set(block("codekit import clinic.talk").splitlines()) < set(lines)
    refused = "error: notes.pad: plug-in pad (codekit.importers) of codekit-pad: failed with KeyError"
    assert 1 == sum(line.startswith(refused) for line in lines)
    assert "Nobody" not in "\n".join(lines)

    *own, _ = block("codekit check").splitlines()
    assert (0, [*own, *named, "0 errors, 7 warnings"]) == run(folder, "check")
