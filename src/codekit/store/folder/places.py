"""Where ledgers lie: one folder for each writer, and the names that sync folders give to copies."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TypeVar

from codekit.errors import CodekitError, LedgerError
from codekit.model.names import CONSENSUS, RULES, clean_id, is_copy, layer_folder
from codekit.refusals import reading

__all__ = ["is_copy"]

CODINGS, ROUNDS, STUDY = LEDGERS = "codings", "rounds", "study"
SUFFIX = ".jsonl"
_RULES_FOLDER = "rules."
P = TypeVar("P", bound=PurePath)
State = tuple[int, ...]


def ledger_path(root: P, *, by: str, round_id: str, coder: str | None = None, transcript: str = "") -> P:
    """The one ledger that an event belongs into: a round's own where it is about no coder.

    Raises LedgerError for names that are not ids: an event must not choose a folder outside the study.
    """
    return root / ledger_name(by=by, round_id=round_id, coder=coder, transcript=transcript)


def ledger_name(*, by: str, round_id: str, coder: str | None = None, transcript: str = "") -> str:
    """The name of that ledger in the study. Raises as `ledger_path`."""
    _ = _id(by.removeprefix(RULES))
    if coder is None:
        return f"{ROUNDS}/{_id(round_id)}/{_id(by)}{SUFFIX}"
    return f"{CODINGS}/{_id(round_id)}/{_id(layer_folder(coder, by))}/{_id(transcript)}{SUFFIX}"


def study_ledger(subject: str, by: str) -> str:
    """The name of the study's own ledger of a subject and writer. Raises as `ledger_path`."""
    return f"{STUDY}/{_id(subject)}/{_id(by)}{SUFFIX}"


@lru_cache(maxsize=4096)
def _id(name: str) -> str:
    try:
        fine = clean_id(name) == name
    except ValueError:
        fine = False
    if not fine:
        raise LedgerError("an event with a name that is no id; it was not written")
    return name


def refuse_foreign(*, by: str, coder: str) -> None:
    """Raise LedgerError where someone would write into another coder's ledger; anybody may write a consensus."""
    if coder not in {"", by, CONSENSUS}:
        raise LedgerError(
            f"{by} cannot write into {coder}'s ledger",
            hint="only a coder's own events go into that coder's ledger; work as --coder " + coder,
        )


def name_in(root: Path, path: Path) -> str:
    """A path in the study as problems and seals name it: relative to the study, in one spelling."""
    return nfc("/".join(path.parts[len(root.parts) :]))  # thousands at a time: `relative_to` takes ten times as long


def owner(folder: str) -> tuple[str, str]:
    """The coder and the writer that a ledger folder belongs to."""
    folder = nfc(folder)
    first, _, rest = folder.partition(".")
    if first == CONSENSUS and rest:
        return CONSENSUS, rest
    if folder.startswith(_RULES_FOLDER) and rest:
        return RULES + rest, RULES + rest
    return folder, folder


def may_be(stem: str) -> Iterator[str]:
    """Every id whose ledger a file of this name may be, itself or as a copy: those for which `is_copy` is true."""
    stem = nfc(stem)
    yield stem
    if stem.isalnum():  # most are, and there may be thousands
        return
    yield from (stem[:i] for i in range(1, len(stem)) if not stem[i].isalnum())
    yield from (stem[i + 1 :] for i in range(len(stem) - 1) if stem[i] == " ")


def nfc(name: str) -> str:
    """A file name as ids are spelt: some systems and zip programs take letters apart from their accents."""
    return unicodedata.normalize("NFC", name)


def spelt(root: Path, name: str) -> Path:
    """Where a file of this name lies, in whatever spelling: a copy from macOS may have letters taken apart."""
    path = root / name
    if name.isascii() or os.path.lexists(path):
        return path
    path = root
    for part in name.split("/"):
        known = (
            {} if os.path.lexists(path / part) or not path.is_dir() else {nfc(p.name): p.name for p in path.iterdir()}
        )
        path /= known.get(part, part)
    return path


def folders(parent: Path) -> list[Path]:
    """The folders in a folder, sorted; hidden ones are nobody's.

    Raises CodekitError for a link, FileRefusedError where the system does not list them.
    """
    if not parent.is_dir():
        return []
    refuse_link(parent)
    with reading(parent), os.scandir(parent) as entries:
        found = sorted((entry.name, entry.is_symlink()) for entry in entries if _is_folder(entry))
    for name, linked in found:
        if linked:
            refuse_link(parent / name)
    return [parent / name for name, _ in found]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.name[0] != "." and entry.is_dir()


def refuse_link(path: Path) -> None:
    """Raise CodekitError where a ledger or its folder is a link: it may lead out of the study."""
    if path.is_symlink():
        raise CodekitError("is a link, and ledgers are never linked", where=str(path), hint="put the file itself there")


def refuse_links(root: Path, path: Path) -> None:
    """Raise CodekitError where anything on the way from the study to a ledger is a link."""
    for parts in range(1, len(path.relative_to(root).parts) + 1):
        refuse_link(root.joinpath(*path.relative_to(root).parts[:parts]))


def ledgers(folder: Path) -> list[Path]:
    """The ledgers in a folder, copies included, sorted."""
    return [folder / name for name in names(folder)]


def names(folder: Path) -> list[str]:
    """The file names of the ledgers in a folder, sorted: there may be thousands, and paths take ten times as long."""
    with reading(folder):
        listed = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208
    return sorted(name for name in listed if name.endswith(SUFFIX) and name[0] != ".")


def state(path: str | Path) -> State:
    """What of a file must be alike for its content to count as unchanged; () where there is none.

    Size and time of the last change, and which file it is: one that a sync folder puts in its place may have both.
    """
    try:
        status = os.stat(path)  # noqa: PTH116  (thousands at a time)
    except (OSError, ValueError):  # a name that no file can have
        return ()
    return _state(status)


def states(folder: Path) -> dict[str, State]:
    """The state of everything in a folder by name."""
    try:
        with os.scandir(folder) as entries:
            found = {entry.name: _entry_state(entry) for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {name: state for name, state in found.items() if state}


def _entry_state(entry: os.DirEntry[str]) -> State:
    if sys.platform == "win32":  # what is listed may be older than the file there
        return state(entry.path)
    try:
        return _state(entry.stat())
    except OSError:  # gone since the folder was listed, or a link to nothing
        return ()


def _state(status: os.stat_result) -> State:
    return (status.st_size, status.st_mtime_ns, status.st_ino)


def everywhere(root: Path) -> Iterator[Path]:
    """Every ledger of a study, codings first, and what is about the study as a whole last."""
    for round_folder in folders(root / CODINGS):
        for folder in folders(round_folder):
            yield from ledgers(folder)
    for kind in (ROUNDS, STUDY):
        for folder in folders(root / kind):
            yield from ledgers(folder)
