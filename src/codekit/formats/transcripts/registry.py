"""Which reader reads which file, and what every file must pass before a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from codekit.errors import ImportRefusedError
from codekit.model.source import Source

GROUP = "codekit.importers"
MAX_BYTES = 100 * 1024 * 1024

Reader = Callable[[bytes, str], list[Source]]


@cache
def readers() -> Mapping[str, Reader]:
    """The readers by file suffix, built-in and installed ones alike; each is loaded when first called."""
    return {point.name.lower(): partial(_load_and_read, point) for point in entry_points(group=GROUP)}


def read_file(path: Path) -> list[Source]:
    """Read one file into interviews; one clear ImportRefusedError where that cannot be done."""
    suffix = path.suffix.lower().removeprefix(".")
    known = readers()
    if path.is_dir():
        raise ImportRefusedError("this is a folder", where=str(path), hint="name the files in it, e.g. with *")
    if suffix not in known:
        listed = ", ".join(f".{name}" for name in sorted(known))
        shown = f"files of type .{suffix}" if suffix else "files without an ending"
        raise ImportRefusedError(
            f"codekit does not read {shown}",
            where=str(path),
            hint=f"it reads {listed}" if listed else "its readers are not registered: install codekit again",
        )
    return known[suffix](_bytes(path), path.name)


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


def _load_and_read(point: EntryPoint, data: bytes, name: str) -> list[Source]:
    reader: Reader = point.load()
    return reader(data, name)
