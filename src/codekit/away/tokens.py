"""The token by which a person asks a server: from the environment, a private file or the keyboard.

It is kept among that person's own settings, in a file that nobody else can read, and never in a study.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from codekit.errors import CodekitError, FileRefusedError
from codekit.refusals import writing
from codekit.store import personal, private_files

VARIABLE = "CODEKIT_TOKEN"
LONGEST = 400  # characters; ours have 43


class _Kept(msgspec.Struct, frozen=True):
    server: str
    token: str


def known(server: str) -> str:
    """The token of this person on a server: of the environment, else the one that is kept; "" where there is none."""
    if given := os.environ.get(VARIABLE, "").strip():
        return _checked(given, VARIABLE)
    kept = personal.kept(_file(server), _Kept)
    return kept.token if kept and kept.server == server else ""


def of_file(path: Path) -> str:
    """A token from a file. Raises CodekitError as `private_files.text_of`, and for one that holds no token."""
    return _checked(private_files.text_of(path).strip(), str(path))


def typed(ask: Callable[[], str]) -> str:
    """A token from the keyboard. Raises CodekitError for none."""
    return _checked(ask().strip(), "what was typed")


def keep(server: str, token: str) -> None:
    """Keep a token for the next time. Raises FileRefusedError where that is refused."""
    file = _file(server)
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)
    personal.private(file, msgspec.json.encode(_Kept(server, token)))


def forget(server: str) -> None:
    """Keep a token no longer."""
    with contextlib.suppress(OSError, FileRefusedError):
        _file(server).unlink()


def _file(server: str) -> Path:
    return personal.folder() / "servers" / f"{personal.key(server, '')}.json"


def _checked(text: str, where: str) -> str:
    if not text or len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        hint = "make one in the server's page, under your name: Code away from the server"
        raise CodekitError("is no token", where=where, hint=hint)
    return text
