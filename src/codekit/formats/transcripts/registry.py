"""Which reader reads which file, and what every file must pass before a reader sees it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from codekit.errors import ImportRefusedError, NotATranscriptError
from codekit.model.source import Source
from codekit.plugins import IMPORTERS, NOT_REGISTERED, ending, group

_WORD = "open it in its own program and save it as .docx"
# Texts of programs whose files codekit does not read: somebody may take them for interviews.
_SAVED_ELSEWHERE = dict.fromkeys(("docm", "dotx", "wps", "wpd", "sxw", "pages", "epub", "odm", "gdoc"), _WORD) | {
    "xls": "save it as .xlsx",
    "ods": "save it as .xlsx or .csv",
}
MAX_BYTES = 100 * 1024 * 1024


def endings() -> frozenset[str]:
    """The endings of the files that are read, by codekit and by plug-ins."""
    return frozenset(group(IMPORTERS).by_name)


def read_file(path: Path) -> list[Source]:
    """Read one file into interviews.

    Raises ImportRefusedError where that cannot be done, ProblemsError for a turn table with faults in its rows, and
    PluginError where the reader of another package is at fault.
    """
    suffix = ending(path)
    readers = group(IMPORTERS).by_name
    if path.is_dir():
        raise ImportRefusedError("this is a folder", where=str(path), hint="name the files in it, e.g. with *")
    if suffix not in readers:
        raise _unread(path, suffix, readers)
    reader = readers[suffix]
    sources = reader.call(_bytes(path), path.name)
    if not (isinstance(sources, list) and all(isinstance(source, Source) for source in sources)):
        raise reader.broken("gives no list of Source")
    return sources


def _unread(path: Path, suffix: str, readers: Collection[str]) -> ImportRefusedError:
    """Why a file has no reader; beside interviews in a folder, only a kind that interviews come in is an error."""
    listed = ", ".join(f".{name}" for name in sorted(readers))
    kind = f"files of type .{suffix}" if suffix else "files without an ending"
    error = ImportRefusedError if suffix in _SAVED_ELSEWHERE else NotATranscriptError
    hint = _SAVED_ELSEWHERE.get(suffix) or (f"it reads {listed}" if listed else NOT_REGISTERED)
    return error(f"codekit does not read {kind}", where=str(path), hint=hint)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024**2
            message = f"{size / 1024**2:,.0f} MB is more than the limit of {limit} MB for one transcript"
            raise ImportRefusedError(
                message, where=str(path), hint="split the file, or save it without pictures and sound"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ImportRefusedError(
            "there is no such file", where=str(path), hint="check the name and the folder"
        ) from None
    except OSError as error:
        raise ImportRefusedError(
            f"cannot be read ({error.strerror})", where=str(path), hint="is it open elsewhere?"
        ) from None
    if not data:
        raise ImportRefusedError("the file is empty", where=str(path), hint="was it fully copied or downloaded?")
    return data
