"""A file with a secret is read only where nobody else can read it, and where it is a file that ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.store import private_files
from codekit.tables import limits


def test_only_what_its_owner_alone_may_read(tmp_path: Path) -> None:
    """Each refusal names the file, and what mends it."""
    path = tmp_path / "secret"
    with pytest.raises(CodekitError, match="there is no such file"):
        private_files.text_of(path)
    path.write_text("abc\n")
    path.chmod(0o600)
    assert "abc\n" == private_files.text_of(path)
    path.write_bytes(b"\xff")
    with pytest.raises(CodekitError, match="not UTF-8"):
        private_files.text_of(path)
    if os.name == "posix":
        path.chmod(0o644)
        with pytest.raises(CodekitError, match="others may read it") as refused:
            private_files.text_of(path)
        assert refused.value.hint == f"chmod 600 {path}"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_what_never_ends_is_not_begun(tmp_path: Path) -> None:
    """A device, and a file above the limit: of neither a byte is read."""
    with pytest.raises(CodekitError, match="this is a device"):
        private_files.text_of(Path("/dev/zero"))
    with (tmp_path / "large").open("wb") as file:
        file.truncate(limits.SETTINGS + 1)
    with pytest.raises(CodekitError, match="more than the limit"):
        private_files.text_of(tmp_path / "large")
