"""The help must come at once: it loads nothing that only the work needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
