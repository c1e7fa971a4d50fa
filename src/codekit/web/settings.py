"""How a person likes the workbench: one JSON object per study, on this computer, outside the study."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import msgspec

from codekit.errors import RefusedError
from codekit.store import personal
from codekit.store.files import write_bytes

LARGEST = 256 << 10  # bytes


class Kept(Protocol):
    """How a person likes the window, wherever it is kept."""

    def read(self) -> dict[str, Any]:
        """The object; {} where there is none."""

    def write(self, value: Any) -> dict[str, Any]:
        """Replace the object. Raises RefusedError for what is no object or too large."""


def encoded(value: Any) -> bytes:
    """Settings as they are kept. Raises RefusedError for what is no object or too large."""
    if not isinstance(value, dict):
        raise RefusedError("invalid", "settings are one JSON object")
    data = msgspec.json.encode(value)
    if len(data) > LARGEST:
        raise RefusedError("too_large", f"settings have at most {LARGEST} bytes")
    return data


class Settings:
    """The settings of one coder in one study; what is in them is the page's affair."""

    def __init__(self, path: Path) -> None:
        """Keep them in this file."""
        self._path = path

    def read(self) -> dict[str, Any]:
        """The object; {} where there is none, or none that can be read."""
        return personal.kept(self._path, dict[str, Any]) or {}

    def write(self, value: Any) -> dict[str, Any]:
        """Replace the object. Raises RefusedError for what is no object or too large."""
        data = encoded(value)
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_bytes(self._path, data)
        return dict(value)
