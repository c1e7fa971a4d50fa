"""What was asked of agree is written as its command, and read from it again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, UnknownNameError
from codekit.workflow.comparing.as_asked import AsAsked, parse, parse_command, several
from codekit.workflow.comparing.compare import Options

WORDS = st.text(st.sampled_from("ab.- é'\"\\"), min_size=1, max_size=6).filter(lambda text: text.strip() == text)
NAMES = st.lists(WORDS.filter(lambda text: "," not in text), max_size=3, unique=True).map(tuple)
OPTIONS = st.builds(
    Options, unit=WORDS, exclusive=st.just("") | WORDS, trim=st.booleans(), permutations=st.integers(0, 99), codes=NAMES
)
COEFFICIENTS = st.lists(st.sampled_from(["fleiss", "scott", "u-alpha"]), max_size=2, unique=True).map(tuple)


@given(st.builds(AsAsked, OPTIONS, COEFFICIENTS, st.booleans(), st.just("") | WORDS, st.just("") | WORDS, NAMES))
def test_the_command_says_all_of_it(asked: AsAsked) -> None:
    """Whatever stands in names: quotation marks, spaces, dashes."""
    assert ("r 1", asked) == parse_command(asked.command("r 1"))


def test_what_is_as_usual_is_not_said() -> None:
    """The usual comparison is the bare command, and comes first of several, each once."""
    assert ("codekit agree r1", "") == (AsAsked().command("r1"), AsAsked().words)
    asked = parse("--level=leaf --coefficient fleiss --coefficient scott,fleiss --trim")
    assert ("leaf", True, ("fleiss", "scott")) == (asked.options.level, asked.options.trim, asked.coefficients)
    assert [AsAsked(), asked] == several(["", "--trim --level leaf --coefficient fleiss,scott"])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("--levels leaf", UnknownNameError),
        ("leaf", UnknownNameError),
        ("--report x.xlsx", UnknownNameError),
        ("--level", CodekitError),
        ("--permutations many", CodekitError),
        ("--coefficient none", UnknownNameError),
        ("--level 'leaf", CodekitError),
    ],
)
def test_what_agree_does_not_take_is_refused(text: str, error: type[Exception]) -> None:
    """With the nearest option."""
    with pytest.raises(error):
        parse(text)


@pytest.mark.parametrize("text", ["", "codekit agree", "rm -rf /", "codekit agree 'r1"])
def test_another_command_is_none(text: str) -> None:
    """So nothing in a workbook is taken for one."""
    with pytest.raises(CodekitError):
        parse_command(text)


def test_every_option_of_a_comparison_can_be_said() -> None:
    """One that is added to the options is said, too."""
    other: dict[Any, Any] = {str: "x", bool: True, int: 3, tuple: ("a", "b")}
    for name in Options.__dataclass_fields__:
        asked = AsAsked(Options(**{name: other[type(getattr(Options(), name))]}))
        assert asked == parse(asked.words), name
