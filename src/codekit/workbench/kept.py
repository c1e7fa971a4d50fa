"""Operations that a window could not send and a person kept as a file: done later, each at most once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from codekit.errors import CodekitError, FileRefusedError, Problem
from codekit.no_json import NO_JSON
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study

SUFFIX = ".json"
LARGEST = 64 << 20  # bytes; a window keeps fifty operations at most


class Kept(msgspec.Struct, frozen=True):
    """The file: whose operations they are ("" in files of older versions), and the operations in order."""

    ops: list[msgspec.Raw]
    coder: str = ""


@dataclass(frozen=True)
class Taken:
    """What came of a file: how many were done now, how many had been done before, and what was refused."""

    coder: str
    done: int = 0
    before: int = 0
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Kept:
    """The operations in a file. Raises CodekitError for a file that holds none."""
    hint = "this is for the file that the window's “Download them” saves"
    if path.stat().st_size > LARGEST:
        raise CodekitError(f"{path.name} is larger than {LARGEST >> 20} MB", hint=hint)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except NO_JSON:
        raise CodekitError(f"{path.name} holds no operations of a window", hint=hint) from None


def take(study: Study, path: Path, *, coder: str = "") -> Taken:
    """Do the operations of a file in order; what was done before is not done again, and what does not fit is told.

    Raises CodekitError for a file that holds none, or that is another coder's; UnknownNameError for an unknown coder,
    StudyBusyError where somebody else holds the study, FileRefusedError where the system does not let it be written.
    """
    kept = read(path)
    if coder and kept.coder and coder != kept.coder:
        raise CodekitError(f"{path.name} is the work of {kept.coder}, not of {coder}", hint=f"say --coder {kept.coder}")
    if not (who := kept.coder or coder):
        raise CodekitError(f"{path.name} does not say whose work it is", hint="say --coder ID")
    with study.alone():
        found = list(_each(Desk(study, who), kept.ops, path.name))
    return Taken(who, found.count(False), found.count(True), [one for one in found if isinstance(one, Problem)])


def _each(desk: Desk, ops: list[msgspec.Raw], name: str) -> Iterator[bool | Problem]:
    """Of each operation whether it had been done before, or why it was refused."""
    for number, raw in enumerate(ops, start=1):
        try:
            _, before = perform.perform(desk, operations.decode(bytes(raw)))
        except operations.NotAnOperationError as error:
            yield Problem(name, None, f"operation {number}: {error}")
        except FileRefusedError:  # no operation is wrong: nothing can be written, and all may be done again
            raise
        except CodekitError as error:
            yield Problem(name, None, f"operation {number}: {error.message}", error.hint)
        else:
            yield before
