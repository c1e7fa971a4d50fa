"""Parts of ZIP files without a name, in every project format that is a ZIP file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from codekit.formats.projects import atlas, labelled, refi
from codekit.model.project import Project
from other_tools import project_or_line, zipped


@pytest.mark.parametrize(
    ("read", "ending"),
    [(refi.read, "qdpx"), (labelled.read_zip, "zip"), (atlas.read, "atlproj")],
    ids=["qdpx", "zip", "atlproj"],
)
def test_a_part_without_a_name_is_no_fault(read: Callable[[Path], Project], ending: str, tmp_path: Path) -> None:
    """A damaged list of parts may name one by nothing: the file is refused in one line, or read without it."""
    path = tmp_path / f"project.{ending}"
    path.write_bytes(zipped({"Zx": b"x", "project.qde": b"<x/>", "project.aprx": b"<x/>"}).replace(b"Zx", b"\0x"))

    assert project_or_line(read, path) is None
