"""What was asked of `codekit agree`, as its command line: so that who has the figures can have them again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.workflow.comparing import coefficients
from codekit.workflow.comparing.compare import Options

COMMAND = "codekit agree"
_OWN = ("coefficient", "summed-table", "benchmarks", "claims", "themes")


@dataclass(frozen=True, slots=True)
class AsAsked:
    """How a round is compared, and what stands beside its figures; `claims` is a codebook."""

    options: Options = field(default_factory=Options)
    coefficients: tuple[str, ...] = ()
    summed_table: bool = False
    benchmarks: str = ""
    claims: str = ""
    themes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The options that are not as they would be anyway, as they are typed."""
        return shlex.join(self._typed())

    def command(self, round_id: str) -> str:
        """The whole command."""
        return f"{COMMAND} {shlex.join([round_id, *self._typed()])}"

    def _typed(self) -> Iterator[str]:
        for each in fields(Options):
            value = getattr(self.options, each.name)
            if value != getattr(Options(), each.name):
                yield from _option(each.name.replace("_", "-"), value)
        for name, value in zip(
            _OWN, (self.coefficients, self.summed_table, self.benchmarks, self.claims, self.themes), strict=True
        ):
            if value:
                yield from _option(name, value)


def _option(name: str, value: Any) -> list[str]:
    if value is True:
        return [f"--{name}"]
    return [f"--{name}", ",".join(value) if isinstance(value, tuple) else str(value)]


def parse(text: str) -> AsAsked:
    """What a line of options asks for. Raises CodekitError for one that codekit agree does not take."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise CodekitError(f"{text}: are no options", hint=f"{COMMAND} --help") from None
    given: dict[str, Any] = {}
    left = iter(words)
    for word in left:
        name, sign, joined = word.removeprefix("--").partition("=")
        kind = _KINDS.get(name)
        if kind is None or not word.startswith("--"):
            raise UnknownNameError("option", word, [f"--{known}" for known in _KINDS])
        value = True if kind is bool else joined if sign else next(left, "")
        if not value:
            raise CodekitError(f"{word}: nothing is given", hint=f"{COMMAND} --help")
        given[name] = _value(name, kind, value, given.get(name))
    return _asked(given)


def _value(name: str, kind: type, value: Any, before: Any) -> Any:
    if kind is int:
        if not str(value).isdecimal():
            raise CodekitError(f"--{name}: '{value}' is no whole number")
        return int(value)
    if kind is tuple:
        return (*(before or ()), *(part.strip() for part in str(value).split(",") if part.strip()))
    return value


def _asked(given: dict[str, Any]) -> AsAsked:
    named = coefficients.parse(given.pop("coefficient", ()))
    own = {name.replace("-", "_"): given.pop(name) for name in _OWN if name in given}
    options = Options(**{name.replace("-", "_"): value for name, value in given.items()})
    return AsAsked(options, named, **own)


def parse_command(text: str) -> tuple[str, AsAsked]:
    """A round and what was asked of it, from the whole command. Raises CodekitError for another one."""
    rest = text.strip().removeprefix(COMMAND)
    try:
        words = shlex.split(rest)
    except ValueError:
        words = []
    if rest == text.strip() or not words:
        raise CodekitError(f"'{text[:80]}' is not how agreement is computed", hint=f"{COMMAND} ROUND ...")
    return words[0], parse(shlex.join(words[1:]))


def _kinds() -> dict[str, type]:
    usual = Options()
    known: dict[str, type] = {each.name.replace("_", "-"): type(getattr(usual, each.name)) for each in fields(Options)}
    return known | {"coefficient": tuple, "summed-table": bool, "benchmarks": str, "claims": str, "themes": tuple}


_KINDS = _kinds()


def several(lines: Sequence[str]) -> list[AsAsked]:
    """What each of some lines of options asks for, each once; the usual first."""
    return list(dict.fromkeys([AsAsked(), *map(parse, lines)]))
