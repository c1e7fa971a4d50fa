"""The bytes of a project's file, or one clear line why there are none."""

from __future__ import annotations

from pathlib import Path

from codekit.errors import ImportRefusedError
from codekit.refusals import reading
from codekit.tables import limits

NO_FILE = "there is no such file"
CHECK = "check the name and the folder"


def contents(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises ImportRefusedError where there is none or it is too large, FileRefusedError else."""
    try:
        with reading(path):
            data = limits.contents(path, most)
    except FileNotFoundError:
        raise ImportRefusedError(NO_FILE, where=str(path), hint=CHECK) from None
    if not data:
        raise ImportRefusedError("the file is empty", where=path.name, hint="was it fully copied or downloaded?")
    return data
