"""Real processes at the same moment: forks of this one, which wait for one another before they begin."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]


@dataclass(frozen=True)
class Ended:
    """How one of the processes ended, and what it said on both channels."""

    code: int
    said: str


def together(*works: Work) -> list[Ended]:
    """Do all of it at once, each in a process of its own; how each ended."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / str(number) for number in range(len(works))]
        ready, go = os.pipe(), os.pipe()
        children = [_fork(work, path, ready, go) for work, path in zip(works, paths, strict=True)]
        for _ in children:
            assert os.read(ready[0], 1) == b"r"
        os.write(go[1], b"g" * len(children))
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        for end in (*ready, *go):
            os.close(end)
        return [Ended(code, path.read_text("utf-8")) for code, path in zip(codes, paths, strict=True)]


def _fork(work: Work, said: Path, ready: tuple[int, int], go: tuple[int, int]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:  # a child of a test must never go on as the test
        with said.open("w", encoding="utf-8") as file:
            sys.stdout = sys.stderr = file
            os.write(ready[1], b"r")
            os.read(go[0], 1)
            try:
                work()
                code = 0
            except SystemExit as stopped:
                code = stopped.code if isinstance(stopped.code, int) else 0
            except BaseException:  # noqa: BLE001  (told, and then the child ends)
                traceback.print_exc(file=file)
    finally:
        os._exit(code)


def command(*arguments: object) -> Work:
    """A command as somebody types it."""

    def run() -> None:
        from codekit.cli.app import main

        sys.argv = ["codekit", *map(str, arguments)]
        main()

    return run


def commands(*typed: Sequence[object]) -> list[Ended]:
    """Commands at the same moment; none of them may end as a bug."""
    ended = together(*(command(*arguments) for arguments in typed))
    assert {each.code for each in ended} <= {0, 1}, ended
    return ended
