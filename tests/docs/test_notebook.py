"""The notebook and the R script of the pages run, and show what stands below them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from codekit.workflow.coding.export import Wanted, export
from codekit.workflow.study.study import create_study
from studies import BOTH, build, code, start

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.slow
def test_the_notebook_runs_and_shows_what_is_below_its_cells() -> None:
    """Every cell, in order, in a process of its own; the outputs are those of this version of pandas."""
    notebook = json.loads((DOCS / "notebook.ipynb").read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 5
    assert all(cell["outputs"] for cell in cells)
    ran = subprocess.run(
        [sys.executable, DOCS / "run_notebook.py", "--check"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr
    if pd.__version__.split(".")[0] == "3":  # another version may lay a table out otherwise
        assert (0, "") == (ran.returncode, ran.stderr)


def test_python_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of docs/python.md run, each by itself."""
    blocks = re.findall(r"^```python\n(.*?)^```", (DOCS / "python.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) > 1
    create_study(tmp_path / "my-study")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "python.md", "exec"), {})


def test_r_reads_the_tables(tmp_path: Path) -> None:
    """docs/excerpts.R reads codings and excerpts as `codekit export` writes them."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("Rscript is not installed")
    study = build(tmp_path)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    files = [tmp_path / "codings.csv", tmp_path / "excerpts.csv"]
    export(study, files[0])
    export(study, files[1], wanted=Wanted("excerpts"))
    ran = subprocess.run([rscript, DOCS / "excerpts.R", *files], capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stderr
    assert "8 excerpts in 2 cases" in ran.stdout
