"""The help must come at once: it loads nothing that only the work needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import studies

HEAVY = ("pandas", "numpy", "spacy", "matplotlib", "openpyxl", "yaml", "msgspec", "lxml", "docx", "webvtt")
PROGRAM = """
import sys
sys.argv = ["codekit", *{arguments!r}]
from codekit.cli.app import main
try:
    main()
except SystemExit as end:
    assert end.code in (0, None), end.code
print("loaded:", *[name for name in {heavy!r} if name in sys.modules])
"""


@pytest.mark.parametrize("arguments", [["--help"], ["agree", "--help"], ["round", "start", "--help"], ["--version"]])
def test_the_help_loads_no_heavy_module(arguments: list[str]) -> None:
    """In a process of its own, as a user starts it."""
    program = PROGRAM.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "loaded:" == done.stdout.splitlines()[-1].strip()
    assert len(done.stdout.splitlines()) > 1


def test_the_process_ends_with_the_right_code_and_all_of_its_output(tmp_path: Path) -> None:
    """Leaving quickly cuts nothing off: a table of a thousand rows arrives whole, also through a pipe."""
    script = "import sys; sys.argv[0] = 'codekit'; from codekit.cli.app import entry; entry()"
    rows = "\n".join(f"- {{id: C{n}, name: Code {n}, definition: Number {n}.}}" for n in range(1000))
    path = tmp_path / "long.yaml"
    path.write_text(f'codebook: long\nversion: "1.0"\ncodes:\n{rows}\n', "utf-8")

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", script, *args]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    shown = run("codebook", "show", str(path))
    assert (0, True) == (shown.returncode, "C999" in shown.stdout)
    assert 1 == run("codebook", "show", "nowhere.yaml").returncode
    assert 2 == run("codebook", "nonsense").returncode


@pytest.mark.parametrize("arguments", [["agree", "r1"], ["disagreements", "r1"], ["decide", "r1"], ["round", "list"]])
def test_what_is_not_needed_is_not_loaded(tmp_path: Path, arguments: list[str]) -> None:
    """Figures as text need no library that draws, divides texts or writes workbooks."""
    study = studies.build(tmp_path)
    studies.start(study)
    studies.code(study, studies.BOTH, round_id="r1")
    studies.agree(study, "r1")
    heavy = ("pandas", "spacy", "matplotlib", "openpyxl")
    program = PROGRAM.format(arguments=[*arguments, "--study", str(tmp_path / "study")], heavy=heavy)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "loaded:" == done.stdout.splitlines()[-1].strip()
    assert len(done.stdout.splitlines()) > 1
