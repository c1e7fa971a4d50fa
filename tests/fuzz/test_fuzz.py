"""A small run of the fuzzing for each reader; `make fuzz` tries for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.readers import READERS
from fuzz.running import run

INPUTS = 40


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_each_input_gives_a_value_or_an_expected_error(name: str, tmp_path: Path) -> None:
    """Real files are read as they are; changed ones end with a value or one error that names the file."""
    report = run(name, tmp_path, seed=20, inputs=INPUTS)

    assert {} == report.findings
    assert report.inputs >= INPUTS
    assert report.steps > 50
