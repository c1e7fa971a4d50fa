"""Warnings about codebooks that load but are hard to apply the same way twice."""

from __future__ import annotations

from codekit.formats.codebook.quality import check
from codekit.model.codebook import Code, Codebook


def full(id_: str, definition: str, **fields: object) -> Code:
    """A code with nothing missing."""
    given: dict[str, object] = {"name": id_, "include": "this", "exclude": "that", "examples": ("so",), **fields}
    return Code(id=id_, definition=definition, **given)  # type: ignore[arg-type]


def messages(*codes: Code) -> list[str]:
    """What check says about a codebook of these codes."""
    return [problem.message for problem in check(Codebook("try", "1.0", codes))]


def test_a_full_codebook_gives_no_warning() -> None:
    """Nothing to say is an empty list."""
    assert [] == messages(full("A", "How the clinic asks about food."), full("B", "Who drives patients where."))


def test_thin_entries_are_named_once_per_code() -> None:
    """No include, no exclude, no example: in one line; a container needs none of them."""
    codes = (
        Code("A", "A", "Something about food."),
        full("B", "Something else altogether.", exclude=""),
        Code("C", "C", "A heading.", assignable=False),
        full("D", "Below the heading.", parent="C"),
    )

    assert ["code 'A' has no include, no exclude and no example", "code 'B' has no exclude"] == messages(*codes)


def test_definitions_that_say_nearly_the_same_are_named() -> None:
    """Case, punctuation and one word do not make a difference that coders can see."""
    codes = (
        full("A", "Staff talk to partners when needed, to confirm services or eligibility."),
        full("B", "staff talk to the partners when needed to confirm services or eligibility"),
        full("C", "Eligibility or services, confirmed when partners talk."),
    )

    assert ["codes 'A' and 'B' have nearly the same definition"] == messages(*codes)


def test_siblings_of_one_name_are_named_and_cousins_are_not() -> None:
    """`Challenges` below two different parents is fine."""
    codes = (
        full("A", "First heading of all."),
        full("B", "Another matter entirely."),
        full("A.X", "What is hard with food.", name="Challenges", parent="A"),
        full("A.Y", "What went wrong with rides.", name="challenges ", parent="A"),
        full("B.X", "Obstacles seen by the board.", name="Challenges", parent="B"),
    )

    assert ["codes 'A.X' and 'A.Y' stand side by side under one name"] == messages(*codes)


def test_a_code_that_nobody_can_use_is_named() -> None:
    """Not assignable and nothing below; or not assignable and yet an example."""
    codes = (
        full("A", "An empty heading.", assignable=False),
        full("B", "A heading with an example.", assignable=False),
        full("B.1", "What belongs below it.", parent="B"),
    )

    assert [
        "code 'A' cannot be assigned and has no code below it",
        "code 'B' has an example but cannot be assigned",
    ] == (messages(*codes))


def test_merged_codes_are_left_in_peace() -> None:
    """What was replaced is history."""
    assert [] == messages(full("A", "How the clinic asks about food."), Code("B", "B", "Old.", replaced_by="A"))


def test_warnings_carry_the_place_and_the_level() -> None:
    """The path of the caller, the line of the code."""
    (problem,) = check(Codebook("try", "1.0", (full("A", "Something.", exclude="", line=12),)), "codebooks/try.yaml")

    assert ("codebooks/try.yaml", 12, "warning") == (problem.path, problem.line, problem.level)
