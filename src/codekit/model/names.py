"""Ids: one spelling for every transcript, case, coder, round and codebook."""

from __future__ import annotations

import re
import unicodedata

CONSENSUS = "consensus"
RULES = "rules:"


def clean_id(name: str) -> str:
    """An id made from a name: NFC, every run of anything but letters, digits, `.`, `_`, `-` one hyphen.

    A letter keeps its combining marks. Raises ValueError where no letter or digit is left.
    """
    text = unicodedata.normalize("NFC", name.strip())
    if not any(char.isalnum() for char in text):
        raise ValueError(f"no letter or digit in '{name}' to make an id of")
    kept = "".join(char if _belongs(char) else " " for char in text)
    return re.sub(" +", "-", kept).lstrip(".")


def _belongs(char: str) -> bool:
    return char.isalnum() or char in "._-" or unicodedata.category(char).startswith("M")


def is_code_id(id_: str) -> bool:
    """True for what can identify a code: the signs of every id, and first a letter, a digit or `_`."""
    return id_[:1].replace("_", "0").isalnum() and all(map(_belongs, id_))


def code_id(name: str) -> str:
    """A code's id made from a name; it is one by `is_code_id`. Raises ValueError where `clean_id` does."""
    return re.sub(r"^\W+", "", clean_id(name))


def coder_id(name: str) -> str:
    """A coder's id; `consensus` and `rules:<name>` are the two kinds that are not people.

    Raises ValueError where `clean_id` does, and for a person who would be taken for one of the two.
    """
    if name == CONSENSUS:
        return name
    if name.startswith(RULES):
        return RULES + clean_id(name.removeprefix(RULES))
    cleaned = clean_id(name)
    first, dot, _ = cleaned.casefold().partition(".")
    if first == CONSENSUS or (first == "rules" and dot):
        raise ValueError(f"'{name}' is reserved for shared layers; choose another id")
    return cleaned


def layer_folder(coder: str, writer: str) -> str:
    """The folder of one writer's ledgers for one coder or shared layer.

    A person's folder is the person's id; `consensus` written by ana is `consensus.ana`; `rules:food` is
    `rules.food`.
    """
    if coder.startswith(RULES):
        return "rules." + coder.removeprefix(RULES)
    return coder if coder == writer else f"{coder}.{writer}"
