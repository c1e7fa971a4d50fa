"""Lay packages out as an installer does: modules, and what they register, in a folder for Python's search path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from studies import write


def install(
    folder: Path, package: str, points: Mapping[str, Mapping[str, str]], modules: Mapping[str, str] | None = None
) -> Path:
    """A package in a folder: `points` by group and name, the source of `modules` by file name."""
    lines = [
        line for group, named in points.items() for line in (f"[{group}]", *(f"{n} = {v}" for n, v in named.items()))
    ]
    information = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    write(information / "METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    write(information / "entry_points.txt", "\n".join([*lines, ""]))
    for name, source in (modules or {}).items():
        write(folder / name, source)
    return folder
