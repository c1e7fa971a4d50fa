"""A codebook's file is edited as it was written: it says what the change is, and everything else stays."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.formats.codebook import edits
from codekit.formats.codebook.yaml_file import dump, load
from codekit.model import codebook_changes as work
from codekit.model.codebook import Code, Codebook
from formats.codebook.books import IDS, TEXTS, WORDS, codebooks

NESTED = """\
# Who pays, and for what.
codebook: food
version: "1.0"   # raised by hand
codes:
- id: REL
  name: Relationship
  definition: Any contact with an outside organization.
  children:
  # what patients are told
  - {id: REL.SEND, name: Sending, definition: Patients are sent to it.}
  - {id: REL.DEAL, name: Contract, definition: Something is agreed in writing.}   # rare
- id: MONEY
  name: Money
  definition: >
    Who pays, and
    how long.
"""


def of(text: str) -> Codebook:
    """The codebook that a text holds."""
    return load(text, "book.yaml")[0]


def content(book: Codebook) -> object:
    """What a codebook says, whatever the order of its codes."""
    return {code.id: code for code in book.codes}, book.version, set(book.changes), book.title, book.polarity


@st.composite
def changes(draw: st.DrawFn, book: Codebook) -> work.Change | None:
    """Any change of a codebook; None where the one that was drawn is refused."""
    code, other = draw(st.sampled_from([c.id for c in book.codes])), draw(st.sampled_from([c.id for c in book.codes]))
    new = Code(draw(IDS), draw(WORDS), draw(WORDS), parent=draw(st.sampled_from(["", code])), include=draw(TEXTS))
    texts = dict.fromkeys(work.TEXTS, draw(WORDS))
    makes = [
        lambda: work.add(book, new, reason=draw(TEXTS)),
        lambda: work.split(book, code, new),
        lambda: work.rename(book, code, draw(WORDS)),
        lambda: work.reword(book, code, texts, kind=draw(st.sampled_from(work.WORDINGS))),
        lambda: work.move(book, code, draw(st.sampled_from(["", other]))),
        lambda: work.merge(book, [code], other, again=True),
        lambda: work.retire(book, code),
        lambda: work.reword(book, code, {"examples": tuple(draw(st.lists(WORDS, max_size=3))), "cues": (draw(WORDS),)}),
        lambda: work.reword(book, code, {"include": "", "aliases": (), "colour": "#102030"}),
    ]
    try:
        return draw(st.sampled_from(makes))()
    except CodekitError:
        return None


@settings(max_examples=80, deadline=None)
@given(data=st.data(), book=codebooks())
def test_the_file_says_what_the_change_is(data: st.DataObject, book: Codebook) -> None:
    """Of any codebook and change: reading the edited file gives the changed codebook."""
    book = of(dump(book)) if book.codes else Codebook("x", "1", (Code("A", "A", "A."),))
    change = data.draw(changes(book))
    if change is None or change.entry in book.changes:
        return
    after = work.changed(book, change, "7.1")
    try:
        text = edits.edited(dump(book), after, change)
    except CodekitError as error:
        assert "not edited in its place" in error.message  # noqa: PT017  (of the few files that cannot be)
        return
    assert content(after) == content(of(text))


def test_a_file_that_cannot_be_edited_is_said_so() -> None:
    """In one line; nothing is guessed."""
    book = of(NESTED)
    change = work.rename(book, "MONEY", "Funds")
    broken = NESTED.replace("codes:", "codes: [}", 1)
    with pytest.raises(CodekitError, match="not edited in its place"):
        edits.edited(broken, work.changed(book, change, "2"), change)


@pytest.mark.parametrize("name", ["social-care-domains", "cbo-relationships", "rfi-frames"])
def test_only_the_lines_of_the_change_are_others(name: str) -> None:
    """Comments, quotes and layout stay, in files with a line for each code."""
    text = (Path(__file__).parents[3] / "codebooks" / f"{name}.yaml").read_text("utf-8")
    book = of(text)
    code = book.codes[3].id
    change = work.rename(book, code, "Another name")
    lines = list(
        difflib.ndiff(text.splitlines(), edits.edited(text, work.changed(book, change, "7"), change).splitlines())
    )
    gone = [line for line in lines if line.startswith("- ")]
    assert 2 == len(gone)
    assert [True, False] == ["version" in line for line in gone]


def test_nested_codes_stay_nested_with_their_comments() -> None:
    """A code moves to where its new parent keeps its codes, or out of there."""
    book = of(NESTED)
    for change in (
        work.move(book, "MONEY", "REL"),
        work.move(book, "REL.SEND", ""),
        work.move(book, "REL.DEAL", "MONEY"),
        work.add(book, Code("REL.LIST", "Lists", "Addresses.", parent="REL")),
        work.merge(book, ["REL.DEAL"], "REL.SEND"),
    ):
        after = work.changed(book, change, "1.1")
        text = edits.edited(NESTED, after, change)
        assert content(after) == content(of(text))
        assert {"# Who pays, and for what.", "# raised by hand"} <= {
            part for line in text.splitlines() for part in (line, line.partition("   ")[2])
        }
        assert re.search(r">\n +Who pays, and\n +how long\.", text)


BY_HAND = """\
codebook: food
version: "1.0"
codes:
# relations come first
- id: REL
  name: Relationship   # not: partner
  definition: >
    Any contact with
    an outside organization.
  # of both sides
  include: Contact.   # of any kind
  example: We know them.   # T01
  # money comes next
- id: MONEY
  name: Money
  definition: Who pays.
  cues: [grant, fund*]   # of the first version
  aliases:
  - Funds   # of the team
  - Means
  # asked for by the funder
- id: BOX
  name: Box
  definition: A box.
# the end
"""
COMMENTS = re.findall("#.*", BY_HAND)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("REL", {"definition": "Another\ntext: of two lines."}),
        ("REL", {"include": "", "examples": ("We know them.", "They know us.")}),
        ("REL", {"examples": ()}),
        ("REL", {"examples": ("Another.",), "colour": "#102030"}),
        ("MONEY", {"cues": ("fund*", "aid"), "aliases": ("Means",)}),
        ("MONEY", {"cues": (), "aliases": ("Funds",)}),
        ("MONEY", {"aliases": ()}),
        ("MONEY", {"aliases": ("One", "Two", "Three")}),
    ],
)
def test_no_comment_is_lost_whatever_field_is_changed(code: str, fields: dict[str, object]) -> None:
    """Also where a text is emptied, or an entry of a list goes that has a comment behind it."""
    book = of(BY_HAND)
    change = work.reword(book, code, fields)
    after = work.changed(book, change, "1.1", noted=False)

    text = edits.edited(BY_HAND, after, change)
    assert content(after) == content(of(text))
    assert sorted(COMMENTS) == sorted(re.findall("#.*", text.replace('"#102030"', "")))
    assert "changes:" not in text


def test_a_new_code_stands_between_others_and_their_comments() -> None:
    """What is said above the next code stays above it."""
    book = of(BY_HAND)
    change = work.add(book, Code("LOANS", "Loans", "Lent.", parent="MONEY"))

    text = edits.edited(BY_HAND, work.changed(book, change, "1.1"), change)
    assert text.index("# money comes next") < text.index("- id: MONEY") < text.index("- id: LOANS")
    assert text.index("- id: LOANS") < text.index("# asked for by the funder") < text.index("- id: BOX")


def test_a_new_code_is_written_as_its_neighbours_are() -> None:
    """One line in a file with a line for each code; no other line changes but the version and what was done."""
    text = (Path(__file__).parents[3] / "codebooks" / "cbo-relationships.yaml").read_text("utf-8")
    book = of(text)
    change = work.add(book, Code("NEW", "New", "What: is\nnew.", parent="GOAL.DISC"))

    after = work.changed(book, change, "1.1")
    made = edits.edited(text, after, change)
    assert content(after) == content(of(made))
    before, lines = text.splitlines(), made.splitlines()
    assert '- {id: NEW, name: New, parent: GOAL.DISC, definition: "What: is\\nnew."}' in lines
    assert [line for line in before if "version" in line] == [line for line in before if line not in lines]
