"""The Python of docs/statistics.md runs and prints what stands beside it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "statistics.md"


def test_python_of_the_statistics_page_runs() -> None:
    """Each `print` gives the number in the comment after it."""
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, PAGE.name, "exec"), {})
        expected = re.findall(r"^print\(.*\)  # (.+)$", block, re.MULTILINE)
        assert expected
        assert expected == printed.getvalue().splitlines()
