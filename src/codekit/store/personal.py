"""Where a person's own settings lie on this computer: outside every study."""

from __future__ import annotations

import os
from pathlib import Path


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
