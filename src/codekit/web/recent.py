"""Which studies this person opened on this computer: one small private file for each, with no word of the study.

They are kept where settings are: what runs is forgotten when the computer starts anew, this is not.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import msgspec

from codekit.errors import CodekitError
from codekit.store import personal
from codekit.web import registry

SUFFIX = ".study"
MOST = 30


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A study that was opened here: where it is, who worked in it last, and when."""

    study: str
    coder: str
    at: str


def folder() -> Path:
    """Where they are kept; made where it is missing."""
    path = personal.folder()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _file(study: str) -> Path:
    return personal.folder() / f"{registry.key(study, '')}{SUFFIX}"


def note(study: str, coder: str) -> None:
    """Note that a coder opened a study; where the disk refuses it, nothing is noted."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    with contextlib.suppress(CodekitError, OSError, UnicodeError):  # it must not keep anybody from working
        folder()
        registry.private(_file(study), msgspec.json.encode(Opened(study=study, coder=coder, at=at)))


def of(study: str) -> Opened | None:
    """What is known of a study; None where it was not opened here."""
    return personal.kept(_file(study), Opened)


def everywhere() -> list[Opened]:
    """The studies, the one opened last first."""
    found = [opened for path in personal.folder().glob(f"*{SUFFIX}") if (opened := personal.kept(path, Opened))]
    return sorted(found, key=lambda opened: opened.at, reverse=True)[:MOST]


def forget(study: str) -> None:
    """Take a study out of the list; the study itself stays as it is."""
    with contextlib.suppress(OSError):
        _file(study).unlink(missing_ok=True)
