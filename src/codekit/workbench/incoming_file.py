"""A file that comes from the page: its name, and that what is done with it is what was shown."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from codekit.errors import RefusedError
from codekit.model.names import file_name


def name_of_file(given: str) -> str:
    """A name for the copy: the last part of what the browser calls the file."""
    return file_name(PureWindowsPath(PurePosixPath(given).name).name or "text")


def sealed(*what: Any) -> str:
    """What is equal as long as a change comes to the same."""
    return hashlib.sha256(repr(what).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def refuse_unseen(seen: str, now: str) -> None:
    """Raise RefusedError where something was shown, and what would be done is another by now."""
    if seen and seen != now:
        message = "what the file comes to is another by now than what was shown; nothing was written"
        raise RefusedError("stale", message, hint="look at it once more")
