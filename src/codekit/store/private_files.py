"""Files with a secret that people name: only their owner may read them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from codekit.errors import CodekitError
from codekit.refusals import reading
from codekit.tables import limits


def text_of(path: Path) -> str:
    """What stands in a file that only its owner may read.

    Raises CodekitError for one that others may read, that is not there, that is no UTF-8, no file, or too large.
    """
    try:
        with reading(path):
            status = path.stat()
            data = limits.contents(path, limits.SETTINGS, seen=status)
    except (FileNotFoundError, ValueError):  # a name with a NUL is none
        raise CodekitError("there is no such file", where=str(path), hint="check the name and the folder") from None
    if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
        raise CodekitError("others may read it, and it holds a secret", where=str(path), hint=f"chmod 600 {path}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise CodekitError("is not UTF-8", where=str(path), hint="write it anew with an editor") from None
