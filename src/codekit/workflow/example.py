"""Example studies that a newcomer can lay out and play with."""

from __future__ import annotations

from pathlib import Path

from codekit.errors import UnknownNameError
from codekit.workflow.study import Study

NAMES = ("social-care",)


def create(folder: Path, name: str) -> Study:
    """Lay out an example study."""
    if name not in NAMES:
        raise UnknownNameError("example", name, NAMES)
    raise NotImplementedError(folder)
