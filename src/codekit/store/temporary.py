"""Folders that are there for a moment only, outside of the study: nobody else can look into them."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codekit import owners
from codekit.errors import FileRefusedError

_PREFIX = "codekit-"
_OLD = 24 * 3600.0  # seconds after which one is nobody's, also where its process cannot be asked for


@contextmanager
def folder() -> Iterator[Path]:
    """A private folder that is gone in the end; what a killed command leaves of it, the next one removes.

    Where a file in it is refused, FileRefusedError names where it lay: nobody could find the file itself.
    """
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{owners.mark()}-") as place:
        try:
            yield Path(place)
        except FileRefusedError as error:
            if not error.where.startswith(place):
                raise
            hint = "the folder for temporary files: free some space in it, or name another one (TMPDIR)"
            raise FileRefusedError(error.what, where=str(Path(place).parent), hint=hint) from error


def sweep() -> None:
    """Remove the folders of this person that killed commands left."""
    for place in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*-*-*"):
        with contextlib.suppress(OSError):
            if place.is_dir() and not place.is_symlink() and _is_left(place):
                shutil.rmtree(place, ignore_errors=True)  # of another person: stays, the system sees to that


def _is_left(place: Path) -> bool:
    if owners.left(place.name):
        return True
    return owners.is_marked(place.name) and time.time() - place.stat().st_mtime > _OLD
