"""Ids have one spelling, and folders can be made of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from codekit.model.names import clean_id, code_id, coder_id, is_code_id, layer_folder
from codekit.store.folder.places import owner
from strategies import texts


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("T07", "T07"),
        ("Interview 07 (final)", "Interview-07-final-"),
        ("Frau Müller – 2", "Frau-Müller-2"),
        ("Jose\u0301", "José"),
        ("受訪者 甲", "受訪者-甲"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "-..-etc-passwd"),
        (".hidden", "hidden"),
        ("v1.2_b-c", "v1.2_b-c"),
        ("  T07\t", "T07"),
    ],
)
def test_every_run_of_other_characters_is_one_hyphen(name: str, id_: str) -> None:
    """NFC; letters, digits, dots, underscores and hyphens stay."""
    assert id_ == clean_id(name)


@given(texts | st.text())
def test_cleaning_twice_changes_nothing(name: str) -> None:
    """An id is its own id, in NFC, and a plain file name."""
    assume(any(char.isalnum() for char in unicodedata.normalize("NFC", name)))
    id_ = clean_id(name)

    assert id_ == clean_id(id_) == unicodedata.normalize("NFC", id_)
    assert not set("/\\:\0 \n") & set(id_)
    assert not id_.startswith(".")


@given(texts | st.text())
def test_the_id_made_of_a_codes_name_is_a_codes_id(name: str) -> None:
    """In every script, whatever the name begins with; what is one already stays as it is."""
    assume(any(char.isalnum() for char in unicodedata.normalize("NFC", name)))
    id_ = code_id(name)

    assert is_code_id(id_)
    assert id_ == code_id(id_)
    assert is_code_id(clean_id(name)) == (id_ == clean_id(name))


@pytest.mark.parametrize(
    ("id_", "fine"),
    [("GOAL.REF", True), ("1-a", True), ("_x", True), ("हिन्दी", True), ("", False)]
    + [(id_, False) for id_ in ("-a", ".a", "\u0301a", "a b", "a/b", "a\n")],
)
def test_what_identifies_a_code(id_: str, fine: bool) -> None:  # noqa: FBT001
    """Letters with their marks, digits, `.`, `_`, `-`; first no mark, dot or hyphen."""
    assert fine == is_code_id(id_)


@pytest.mark.parametrize("name", ["", "  ", "---", "..", "!?"])
def test_a_name_needs_a_letter_or_a_digit(name: str) -> None:
    """What leaves nothing to call it by is refused."""
    with pytest.raises(ValueError, match="no letter or digit"):
        clean_id(name)


@pytest.mark.parametrize("name", ["Consensus", "consensus.ana", "CONSENSUS.x", "rules.food", "Rules.x"])
def test_shared_layers_have_reserved_names(name: str) -> None:
    """Nobody's id may lead into the folder of a shared layer, also where capitals do not count."""
    with pytest.raises(ValueError, match="reserved"):
        coder_id(name)


@given(st.sampled_from(["ana", "josé", "a.b", "rules", "consent"]), st.sampled_from(["", "consensus", "rules:x.y"]))
def test_a_ledger_folder_tells_whose_it_is(person: str, shared: str) -> None:
    """From coder and writer to the folder and back."""
    coder = shared or person
    writer = coder if shared.startswith("rules:") else person

    assert (coder, writer) == owner(layer_folder(coder, writer))
