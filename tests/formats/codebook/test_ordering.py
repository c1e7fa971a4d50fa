"""Codes are put in order in the file as people wrote it."""

from __future__ import annotations

import pytest

from codekit.errors import CodekitError
from codekit.formats.codebook import ordering, yaml_file
from codekit.model.codebook import Codebook

TEXT = """\
codebook: food
version: "1.0"
codes:
# Ben's.
- id: A
  name: One   # beside
  definition: |
    Begins here.

    # no comment, but said

# --- Money ---

# Two lines
# about B.
- {id: B, name: Two, definition: Second.}
- {id: B1, name: Below, definition: Under B., parent: B}
- id: C
  name: Three
  definition: >-
    Third,
    over two lines.
  # include: not yet
  children:
  - id: C1
    name: First
    definition: Inner.
  # of C2
  - id: C2
    name: Second
    definition: Inner too.
# the end
"""


def _book(text: str) -> Codebook:
    return yaml_file.load(text, "food.yaml")[0]


def _moved(code: str, before: str = "") -> str:
    return ordering.ordered(TEXT, _book(TEXT), code, before)


@pytest.mark.parametrize(
    ("code", "before", "wanted"),
    [("C", "A", ("C", "A", "B")), ("A", "", ("B", "C", "A")), ("B", "", ("A", "C", "B")), ("B", "A", ("B", "A", "C"))],
)
def test_only_the_order_is_another(code: str, before: str, wanted: tuple[str, ...]) -> None:
    """Every line is there as often as before, every code says and stands as before, in the order asked for."""
    text = _moved(code, before)
    was, now = _book(TEXT), _book(text)
    assert sorted(text.split("\n")) == sorted(TEXT.split("\n"))
    assert now.children == {**was.children, "": wanted}
    assert {c.id: c for c in now.codes} == {c.id: c for c in was.codes}


def test_a_comment_goes_with_its_code_and_a_heading_stays() -> None:
    """What stands right above a code or within it goes along; what an empty line sets apart keeps its place."""
    lines = _moved("A").split("\n")
    assert lines[lines.index("- id: A") - 1] == "# Ben's."
    assert lines[lines.index("- {id: B, name: Two, definition: Second.}") - 1] == "# about B."
    assert lines[lines.index("    over two lines.") + 1] == "  # include: not yet"
    inner = _moved("C2", "C1").split("\n")
    assert inner[inner.index("  - id: C2") - 1] == "  # of C2"
    heading = _moved("B", "A").split("\n")
    assert heading.index("# --- Money ---") > heading.index("- {id: B1, name: Below, definition: Under B., parent: B}")


def test_where_it_is_already_nothing_changes() -> None:
    """The last code put last, and a code before the one that follows it, give the file as it is."""
    assert (_moved("C"), _moved("A", "B"), _moved("C1", "C2")) == (TEXT, TEXT, TEXT)


IN_A_LINE = """\
codebook: food
version: "1.0"
codes: [{id: A, name: a, definition: b},
  {id: B, name: c, definition: d}]
"""
APART = TEXT.replace("- {id: B1", "- {id: C0, name: Early, definition: d, parent: C}\n- {id: B1")


@pytest.mark.parametrize(
    ("text", "code", "before", "words"),
    [
        (TEXT, "A", "C1", "C1 does not stand beside A"),
        (TEXT, "A", "A", "A does not stand beside A"),
        (IN_A_LINE, "B", "A", "not on lines of their own"),
        (APART, "C1", "C0", "not in one list"),
    ],
)
def test_what_cannot_be_put_so_is_refused(text: str, code: str, before: str, words: str) -> None:
    """Codes that stand elsewhere in the tree or in the file are refused with what to do."""
    with pytest.raises(CodekitError, match=words):
        ordering.ordered(text, _book(text), code, before)
