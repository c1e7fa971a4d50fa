"""Which reader reads which file, and what every file must pass before a reader sees it."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from codekit.errors import ImportRefusedError, NotATranscriptError
from codekit.formats import recordings
from codekit.model.source import Source
from codekit.plugins import IMPORTERS, NOT_REGISTERED, ending, group
from codekit.tables import limits
from codekit.tables.decoding import as_utf8

_WORD = "open it in its own program and save it as .docx"
# Texts of programs whose files codekit does not read: somebody may take them for interviews.
_SAVED_ELSEWHERE = dict.fromkeys(("docm", "dotx", "wps", "wpd", "sxw", "pages", "epub", "odm", "gdoc"), _WORD) | {
    "xls": "save it as .xlsx",
    "ods": "save it as .xlsx or .csv",
}


def endings() -> frozenset[str]:
    """The endings of the files that are read, by codekit and by plug-ins."""
    return frozenset(group(IMPORTERS).by_name)


def read_file(path: Path, *, encoding: str = "") -> list[Source]:
    """Read one file into interviews; `encoding` is that of a text that is not UTF-8.

    Raises ImportRefusedError where that cannot be done, ProblemsError for a turn table with faults in its rows, and
    PluginError where the reader of another package is at fault.
    """
    suffix = ending(path)
    readers = group(IMPORTERS).by_name
    if os.path.isdir(path):  # noqa: PTH112  (Path.is_dir raises for names that the system finds too long)
        raise ImportRefusedError("this is a folder", where=str(path), hint="name the files in it, e.g. with *")
    if suffix not in readers:
        raise _unread(path, suffix, readers)
    reader = readers[suffix]
    data = _bytes(path)
    recoded = as_utf8(data, path.name, encoding) if encoding else data
    sources = reader.call(recoded, path.name)
    if not (isinstance(sources, list) and all(isinstance(source, Source) for source in sources)):
        raise reader.broken("gives no list of Source")
    for source in sources:
        _refuse_endless(source, path)
    return sources if recoded == data else [replace(source, encoding=encoding) for source in sources]


def _refuse_endless(source: Source, path: Path) -> None:
    """Raises ImportRefusedError for a text of more lines, or more turns, than any interview has."""
    lines = source.text.count("\n") + 1
    spoken = len(source.turns) if source.turns is not None else 0
    if limits.SPOKEN < lines <= limits.LINES:
        spoken = sum(bool(line.strip()) for line in source.text.split("\n"))
    if lines > limits.LINES or spoken > limits.SPOKEN:
        many = f"{lines:,} lines" if lines > limits.LINES else f"{spoken:,} lines or turns with words"
        most = f"{limits.LINES if lines > limits.LINES else limits.SPOKEN:,}"
        hint = "is it an interview? one of several days can be split"
        raise ImportRefusedError(
            f"{many} are more than the limit of {most} for one interview", where=str(path), hint=hint
        )


def _unread(path: Path, suffix: str, readers: Collection[str]) -> ImportRefusedError:
    """Why a file has no reader; beside interviews in a folder, only a kind that interviews come in is an error."""
    if recordings.named(path):
        hint = "it is played beside its transcript: codekit recording --folder DIR"
        return NotATranscriptError("a recording, which stays where it is", where=str(path), hint=hint)
    listed = ", ".join(f".{name}" for name in sorted(readers))
    kind = f"files of type .{suffix}" if suffix else "files without an ending"
    error = ImportRefusedError if suffix in _SAVED_ELSEWHERE else NotATranscriptError
    hint = _SAVED_ELSEWHERE.get(suffix) or (f"it reads {listed}" if listed else NOT_REGISTERED)
    return error(f"codekit does not read {kind}", where=str(path), hint=hint)


def _bytes(path: Path) -> bytes:
    try:
        data = limits.contents(path)
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
