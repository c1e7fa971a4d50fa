"""A file as bytes, written by the function that the command line uses, for the page to save."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import RefusedError
from codekit.model.names import file_name

FORMS = ("xlsx", "docx", "html")


@dataclass(frozen=True, slots=True)
class Saved:
    """A file's name and what is in it."""

    name: str
    data: bytes


def saved(name: str, form: str, write: Callable[[Path], object]) -> Saved:
    """What `write` puts into the file that it is given. Raises RefusedError for a form that the page does not offer."""
    if form not in FORMS:
        raise RefusedError("invalid", "a file is an Excel file, a Word file or an HTML page", hint=", ".join(FORMS))
    with tempfile.TemporaryDirectory(prefix="codekit-") as folder:
        path = Path(folder) / f"{file_name(name)}.{form}"
        write(path)
        return Saved(path.name, path.read_bytes())
