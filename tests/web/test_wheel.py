"""The wheel carries the page, so that nobody who installs codekit needs Node."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from codekit.web.static_files import FOLDER

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_carries_the_page(tmp_path: Path) -> None:
    """Every file of the page, as it lies in the source."""
    pytest.importorskip("hatchling")
    copy = tmp_path / "source"
    ignored = shutil.ignore_patterns("node_modules", "__pycache__", ".*")
    for name in ("src", "codebooks", "transcripts_sample"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {path.name for path in FOLDER.iterdir() if path.is_file()}

    assert {"index.html", "app.js", "app.css"} <= names
    with zipfile.ZipFile(wheel) as packed:
        for name in names:
            assert (FOLDER / name).read_bytes() == packed.read(f"codekit/web/static/{name}")
