"""A file that the page saves: written where nobody else can look, taken as bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from codekit.model.names import file_name
from codekit.store import temporary
from codekit.workflow.exports.logged import Request
from codekit.workflow.study.study import Study

Saved = tuple[str, bytes]


def written(name: str, write: Callable[[Path], object]) -> Saved:
    """A file that people work in and bring back: its name, and what `write` put into it. Raises what `write` raises."""
    with temporary.folder() as folder:
        path = folder / file_name(name)
        write(path)
        return path.name, path.read_bytes()


def given(study: Study, name: str, write: Callable[[Path], object], asked: Request) -> Saved:
    """A file that leaves the study: as `written`, with names replaced where the study has a key; it is noted there."""
    from codekit.workflow.exports.pseudonyms import giving

    def replaced(path: Path) -> None:
        with giving(study, path, asked=asked) as place:
            write(place)

    return written(name, replaced)
