"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codekit.refusals import writing


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft beside the file, which takes its place in one step; where writing it fails, the file stays as it was.

    A link stays a link, and the file keeps its permissions. Raises FileRefusedError where the system refuses.
    """
    target = path.resolve() if path.is_symlink() else path
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    with writing(path):
        try:
            yield draft
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        finally:
            with contextlib.suppress(OSError):  # a disk that takes nothing may refuse this too
                draft.unlink(missing_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Write these bytes, whole or not at all."""
    with replacing(path) as draft:
        draft.write_bytes(data)
