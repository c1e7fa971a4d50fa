"""A study's files as all of them were at one moment, while others write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from codekit.refusals import reading
from codekit.store.folder import ledger, places
from codekit.store.folder.places import State
from codekit.tables import limits

Paths = Mapping[str, Path]  # a file's name in the study, and where it lies


def moment(
    listed: Callable[[], Paths], held: Callable[[], AbstractContextManager[object]], draft: Path
) -> Iterator[tuple[str, bytes]]:
    """Every file by its name, sorted.

    All are put aside into `draft` first, which takes long and keeps nobody waiting; then the study is held for as long
    as it takes to see which of them changed meanwhile, and to put these aside again. Raises what reading them raises.
    """
    aside: dict[str, tuple[State, Path]] = {}
    with suppress(FileNotFoundError):  # removed while it was listed: the second turn knows what there is
        _put_aside(listed(), aside, draft)
    with held():
        now = listed()
        _put_aside(now, aside, draft)
    for name in sorted(now):
        yield name, aside[name][1].read_bytes()


def _put_aside(files: Paths, aside: dict[str, tuple[State, Path]], draft: Path) -> None:
    for name, path in files.items():
        state = places.state(path)
        if name not in aside or aside[name][0] != state:
            copy = aside[name][1] if name in aside else draft / str(len(aside))
            copy.write_bytes(_contents(name, path))
            aside[name] = (state, copy)


def _contents(name: str, path: Path) -> bytes:
    if name.partition("/")[0] in places.LEDGERS:
        return ledger.read(path)
    with reading(path):
        return limits.contents(path)
