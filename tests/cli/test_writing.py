"""The list of what writes is whole: a command or option that is added must be in it, and its lines can be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from codekit.cli.app import app
from walked import READS, WRITES
from writing import ALIKE, ELSEWHERE, LINES, ONLY_READ, WAYS

IDS = dict.fromkeys(("coding", "reviewed", "memo", "decision", "start", "proposal"), "1234abcd")


def leaves(command: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command that does something, by its name."""
    if not hasattr(command, "commands"):
        yield above.strip(), command
        return
    for word, below in command.commands.items():
        yield from leaves(below, f"{above} {word}")


COMMANDS = dict(leaves(get_command(app)))


def split(typed: list[str]) -> tuple[str, list[str]]:
    """The command of a line, and the rest of it."""
    name = " ".join(typed[:2]) if " ".join(typed[:2]) in COMMANDS else typed[0]
    return name, typed[len(name.split()) :]


def ways(typed: list[str]) -> set[str]:
    """In which ways of its command a line writes: "" where it names none of them."""
    name, rest = split(typed)
    named = {way for way in WAYS[name] if way and way in rest}
    return {f"{name} {way}" for way in named or {""}}


def test_every_command_writes_in_known_ways_or_only_reads() -> None:
    """And none is said to do both."""
    assert set(COMMANDS) == {*WAYS, *ONLY_READ, *ELSEWHERE}
    assert len(COMMANDS) == len(WAYS) + len(ONLY_READ) + len(ELSEWHERE)
    assert set(ONLY_READ) <= READS.keys() - WRITES.keys()


@pytest.mark.parametrize("name", WAYS)
def test_every_option_of_what_writes_is_a_way_or_alike(name: str) -> None:
    """Whoever adds an option must say whether it writes in a way of its own."""
    options = {(param.opts[0] if len(param.opts) == 1 else param.opts[-1]) for param in COMMANDS[name].params
               if param.param_type_name == "option"} - {"--help"}  # fmt: skip
    ways_, alike = {way for way in WAYS[name] if way}, {*ALIKE.get(name, "").split()}
    common = {*ALIKE["every command"].split()} & options

    assert options == ways_ | alike | common
    assert not ways_ & alike


def test_every_way_to_write_has_a_line() -> None:
    """So each is killed, fails and meets others."""
    wanted = {f"{name} {way}" for name, each in WAYS.items() for way in each}

    assert wanted == {way for line in LINES for way in ways(line.words(IDS))} & wanted
    assert not [line.typed for line in LINES if not ways(line.words(IDS)) & wanted]


@pytest.mark.parametrize("line", LINES, ids=lambda line: re.sub(r"[^a-z0-9 -]", "", line.typed)[:40])
def test_every_line_can_be_typed(line: Any) -> None:
    """Its command knows all that it says."""
    name, rest = split(line.words(IDS))

    COMMANDS[name].make_context(name, rest)
