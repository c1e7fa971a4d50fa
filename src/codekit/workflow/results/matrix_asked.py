"""What was asked of `codekit matrix`, as its command line: so that who has the workbook can have it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from codekit.errors import CodekitError

COMMAND = "codekit matrix"


@dataclass(frozen=True, slots=True)
class AsAsked:
    """Of which codebook a matrix is, as it is typed, and what is in it; `only` is the analyst of a workbook."""

    codebook: str
    themes: tuple[str, ...] = ()
    coder: str = ""
    only: str = ""

    @property
    def command(self) -> str:
        """The whole command."""
        return f"{COMMAND} {shlex.join([self.codebook, *self._typed()])}"

    def _typed(self) -> Iterator[str]:
        for name, value in (("themes", ",".join(self.themes)), ("coder", self.coder), ("only", self.only)):
            yield from (f"--{name}", value) if value else ()


def parse(command: str) -> AsAsked:
    """What a command asks for. Raises CodekitError for another one."""
    wrong = CodekitError(f"'{command[:80]}' is not how a matrix is computed", hint=f"{COMMAND} CODEBOOK ...")
    rest = command.strip().removeprefix(f"{COMMAND} ")
    try:
        codebook, *typed = shlex.split(rest)
        given = dict(zip(typed[::2], typed[1::2], strict=True))
    except ValueError:
        raise wrong from None
    if rest == command.strip() or not given.keys() <= {"--themes", "--coder", "--only"}:
        raise wrong
    themes = tuple(filter(None, given.get("--themes", "").split(",")))
    return AsAsked(codebook, themes, given.get("--coder", ""), given.get("--only", ""))
