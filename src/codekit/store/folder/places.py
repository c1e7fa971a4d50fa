"""Where ledgers lie: one folder for each writer, and the names that sync folders give to copies."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TypeVar

from codekit.errors import CodekitError, LedgerError
from codekit.model.names import CONSENSUS, RULES, clean_id, is_copy, layer_folder
from codekit.refusals import reading

__all__ = ["is_copy"]

CODINGS, ROUNDS = "codings", "rounds"
SUFFIX = ".jsonl"
_RULES_FOLDER = "rules."
P = TypeVar("P", bound=PurePath)


def ledger_path(root: P, *, by: str, round_id: str, coder: str | None = None, transcript: str = "") -> P:
    """The one ledger that an event belongs into: a round's own where it is about no coder.

    Raises LedgerError for names that are not ids: an event must not choose a folder outside the study.
    """
    _ = _id(by.removeprefix(RULES))
    if coder is None:
        return root.joinpath(ROUNDS, _id(round_id), _id(by) + SUFFIX)
    return root.joinpath(CODINGS, _id(round_id), _id(layer_folder(coder, by)), _id(transcript) + SUFFIX)


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
    """A path as problems and seals name it: relative to the study, in one spelling."""
    return nfc(path.relative_to(root).as_posix())


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
    with reading(parent):
        found = sorted(p for p in parent.iterdir() if p.is_dir() and p.name[0] != ".") if parent.is_dir() else []
    for path in [parent, *found]:
        refuse_link(path)
    return found


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


def everywhere(root: Path) -> Iterator[Path]:
    """Every ledger of a study, codings first."""
    for round_folder in folders(root / CODINGS):
        for folder in folders(round_folder):
            yield from ledgers(folder)
    for round_folder in folders(root / ROUNDS):
        yield from ledgers(round_folder)
