"""Where a person's own settings lie on this computer: outside every study."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

from codekit.no_json import NO_JSON
from codekit.refusals import writing

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
    except (OSError, *NO_JSON):
        return None


def key(study: str, coder: str) -> str:
    """The name of a file about a study and a coder (or nobody), by its store's identity."""
    text = f"{study}\0{coder}"
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def private(path: Path, data: bytes) -> None:
    """Write a file that nobody else can read, whole or not at all. Raises FileRefusedError where the system refuses."""
    with writing(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
