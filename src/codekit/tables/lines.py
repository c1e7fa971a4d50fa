"""Rows as JSON, one object in a line, for programs that read one row after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from codekit.tables.whole import replace_file


def save_lines(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows whole or not at all: UTF-8 without a byte order mark, LF, every column in every line."""
    lines = (json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows)
    # A lone half of a surrogate pair has no bytes in UTF-8; with a backslash it is what JSON calls it.
    replace_file(path, "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace"))
