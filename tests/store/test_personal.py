"""What is kept of a person outside of studies is read whatever is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.store import personal
from codekit.web import recent, registry
from codekit.web.settings import Settings


@pytest.mark.parametrize(
    "held",
    [b"", b"\xff", b"[]", b"7", b"{", b'{"x":' + b"[" * 100_000, b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"],
)
def test_what_cannot_be_read_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bytes) -> None:
    """Damaged, of another shape, or nested deeper than any reader goes: settings, studies that were opened, servers."""
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("CODEKIT_RUNTIME_DIR", str(tmp_path))
    for name in ("a.study", "a.server", "a.json"):
        (tmp_path / name).write_bytes(held)

    assert {} == Settings(tmp_path / "a.json").read()
    assert [] == recent.everywhere()
    assert [] == list(registry.everywhere())
    assert registry.read("a") is None
    assert personal.kept(tmp_path / "none", dict[str, Any]) is None
