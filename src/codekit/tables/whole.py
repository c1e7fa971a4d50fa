"""Files that are written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft beside the file, which takes its place in one step; where writing it fails, the file stays as it was.

    A link stays a link, and the file keeps its permissions.
    """
    target = path.resolve() if path.is_symlink() else path
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield draft
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Write these bytes, whole or not at all."""
    with replacing(path) as draft:
        draft.write_bytes(data)
