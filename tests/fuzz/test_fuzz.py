"""A small run of the fuzzing for each reader; `make fuzz` tries for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from fuzz.readers import READERS
from fuzz.running import _told, run

INPUTS = 40


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_each_input_gives_a_value_or_an_expected_error(name: str, tmp_path: Path) -> None:
    """Real files are read as they are; changed ones end with a value or one error that names the file."""
    report = run(name, tmp_path, seed=20, inputs=INPUTS)

    assert {} == report.findings
    assert report.inputs >= INPUTS
    assert report.steps > 30


def test_words_of_a_file_in_a_message_are_found_and_the_key_of_a_codebook_is_none_of_them() -> None:
    """Tables name it, and so may the message about one."""
    path, speech = Path("T01.csv"), frozenset([("rfi", "frames", "1", "0"), ("we", "eat", "at", "home")])

    assert not _told(_raised("T01.csv: of rfi-frames@1.0 is no code"), path, speech)
    assert "words of the file" in _told(_raised("T01.csv: 'We eat at home.' is no code"), path, speech)


def _raised(words: str) -> CodekitError:
    with pytest.raises(CodekitError) as caught:
        raise CodekitError(words)
    return caught.value
