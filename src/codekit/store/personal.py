"""Where a person's own settings lie on this computer: outside every study."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def tilde(path: str) -> str:
    """A path as people read it: from their own folder on."""
    home = str(Path.home())
    return f"~{path[len(home) :]}" if path == home or path.startswith(home + os.sep) else path


def folder() -> Path:
    """The folder of this person's settings for the window; `CODEKIT_CONFIG_DIR` names another."""
    if chosen := os.environ.get("CODEKIT_CONFIG_DIR"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("codekit", appauthor=False)) / "workbench"


def kept(path: Path, kind: type[T]) -> T | None:
    """What one of these files holds, as JSON; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
