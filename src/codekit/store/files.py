"""Files that people may also edit: written whole or not at all, and never over what was not seen."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from codekit.errors import CodekitError, StaleEditError
from codekit.refusals import reading
from codekit.store.folder import disk
from codekit.store.protocols import Readable
from codekit.tables import limits
from codekit.tables.whole import replacing

_PACKED = b"PK\x03\x04"


def fitting(pattern: str, names: Iterable[str]) -> list[str]:
    """The names that fit a pattern, where `*` stands for anything within one folder."""
    fits = re.compile(re.escape(pattern).replace(r"\*", "[^/]*"))
    return [name for name in names if fits.fullmatch(name)]


def not_hidden(names: Iterable[str]) -> list[str]:
    """The names whose last part does not begin with a dot, sorted."""
    return sorted(name for name in names if name.rpartition("/")[2][0] != ".")


def digest(data: bytes) -> str:
    """SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def read_text(file: Readable, *, keep_bom: bool = False) -> str:
    """A UTF-8 text file without its BOM (unless it is to be told of), line ends as LF.

    Raises what `text_of` raises, and ImportRefusedError for a pipe, a device or a file above its limit.
    """
    with reading(file) if isinstance(file, Path) else nullcontext():
        data = limits.contents(file) if isinstance(file, Path) else file.read_bytes()
    bom = "\ufeff" if keep_bom and data.startswith(codecs.BOM_UTF8) else ""
    return bom + text_of(data, file)


def text_of(data: bytes, file: Readable) -> str:
    """The text of a file's bytes, as `read_text` gives it. Raises CodekitError for bytes that are not UTF-8."""
    if data.startswith(_PACKED):
        hint = "save it as text or CSV, in UTF-8"
        raise CodekitError("is an Office or ZIP file, not a text", where=str(file), hint=hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 (line {line}, byte {error.start})"
        raise CodekitError(what, where=str(file), hint="save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_bytes(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file, so that a crash leaves the old or the new one whole, and the new one survives a power cut.

    Raises CodekitError where the system refuses.
    """
    with disk.refusals(path):
        folder = path.resolve().parent if path.is_symlink() else path.parent
        disk.make_folder(folder)
        new = not path.exists()
        with replacing(path) as draft:
            _write_draft(draft, data, durable=durable)
        if durable:
            _flush_name(path, folder, new=new)


def _flush_name(path: Path, folder: Path, *, new: bool) -> None:
    """Make a file's name durable; a new one that the disk did not take goes, so that doing it again writes it again."""
    try:
        disk.flush_folder(folder)
    except OSError:
        if new:
            path.unlink(missing_ok=True)
        raise


def _write_draft(draft: Path, data: bytes, *, durable: bool) -> None:
    handle = os.open(draft, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        disk.write_all(handle, data)
        if durable:
            disk.flush(handle)
    finally:
        os.close(handle)


def write_text(path: Path, text: str, *, durable: bool = True) -> None:
    """Write UTF-8 with LF line ends, whole or not at all. Raises what `write_bytes` raises."""
    write_bytes(path, text.encode("utf-8"), durable=durable)


def replace_seen(path: Path, text: str, *, seen: bytes | None) -> None:
    """Write a file that people edit, unless it changed since the caller read it.

    `seen` is the bytes that the caller read, None where there was no file. BOM and line ends stay as the
    file had them, since Excel and Notepad go by them. Raises StaleEditError where the file is another one now.
    """
    refuse_stale(path, seen)
    write_bytes(path, as_before(text, seen or b""))


def refuse_stale(file: Readable, seen: bytes | None) -> None:
    """Raise StaleEditError where there is something else than what was seen."""
    if (file.read_bytes() if file.exists() else None) != seen:
        raise StaleEditError(f"{file}: changed since it was read", hint="run the command again; nothing was written")


def as_before(text: str, seen: bytes) -> bytes:
    """The bytes of a text with the BOM and the line ends that were seen."""
    if 2 * seen.count(b"\r\n") > seen.count(b"\n"):  # a file may have both: most lines decide
        text = text.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if seen.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8")
