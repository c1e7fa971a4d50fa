"""What changed between two versions, and which codings that puts in doubt."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from codekit.model.codebook import MEANING_FIELDS, Code, Codebook
from codekit.model.codebook_diff import Change, diff, meaning_changed

A = Code("A", "First", "The first thing.")
B = Code("B", "Second", "The second thing.")
OLD = Codebook("try", "1.0", (A, B))
OTHER: dict[str, Any] = {
    "examples": ("so",),
    "aliases": ("one",),
    "cues": ("two",),
    "assignable": False,
    "rolls_up_as": "contrary",
}


def new(*codes: Code, **header: Any) -> Codebook:
    """The next version."""
    return replace(OLD, version="1.1", codes=codes, **header)


def test_the_same_codebook_has_no_changes() -> None:
    """The version number and the lines of the file are no change of content."""
    assert () == diff(OLD, new(replace(A, line=7), B))


def test_each_kind_of_change_is_told_apart() -> None:
    """Added, removed, renamed, moved, merged, and a field with old and new."""
    revised = new(
        replace(A, name="Primary", definition="The very first.", replaced_by="C"), Code("C", "Third", "Three.")
    )

    assert (
        Change("renamed", "A", "name", "First", "Primary"),
        Change("changed", "A", "definition", "The first thing.", "The very first."),
        Change("merged", "A", "replaced_by", "", "C"),
        Change("added", "C", new="Third"),
        Change("removed", "B", old="Second"),
    ) == diff(OLD, revised)
    assert (Change("moved", "B", "parent", "", "A"),) == diff(OLD, new(A, replace(B, parent="A")))


def test_a_change_reads_as_one_line() -> None:
    """For people: who, what, from, to."""
    revised = new(replace(A, name="Primary", examples=("x", "y"), replaced_by="C"), Code("C", "Third", "Three."))

    assert [
        "A: renamed: First -> Primary",
        "A: examples changed: (none) -> x | y",
        "A: merged into C",
        "C: added (Third)",
        "B: removed (Second)",
    ] == [str(change) for change in diff(OLD, revised)]


@pytest.mark.parametrize("name", [field.name for field in fields(Code) if field.name not in {"id", "line"}])
def test_exactly_the_meaning_fields_ask_for_a_recode(name: str) -> None:
    """A new label or example leaves codings as they are; a new definition does not."""
    given: dict[str, Any] = {name: OTHER.get(name, "B")}
    revised = new(replace(A, **given), B)

    assert (frozenset({"A"}) if name in MEANING_FIELDS else frozenset()) == meaning_changed(OLD, revised)
    assert 1 == len(diff(OLD, revised))


def test_codings_of_a_removed_code_need_a_look_and_added_codes_have_none() -> None:
    """Removal leaves codings without a home."""
    assert frozenset({"B"}) == meaning_changed(OLD, new(A, Code("C", "Third", "Three.")))


def test_the_header_is_compared_and_never_asks_for_a_recode() -> None:
    """Title, purpose, unit, polarity, classification."""
    revised = new(A, B, title="Better", polarity=("supporting",))

    assert ["title", "polarity"] == [change.field for change in diff(OLD, revised)]
    assert frozenset() == meaning_changed(OLD, revised)


def test_another_order_is_no_change() -> None:
    """Codes are known by their ids."""
    assert () == diff(OLD, new(B, A))
