"""All that codekit says of a code in the one description that other tools have, and back again.

Each field but the definition is a paragraph of its own that begins with its label, so that people can read it in the
other tool, and may write it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from codekit.formats.codebook.fields import clean_text
from codekit.model.codebook import Code
from codekit.model.polarities import CONTRARY, SUPPORTING
from codekit.model.scales import SCALES, Value, parse

NO_DEFINITION = "No definition yet: say in one sentence what belongs here."
_ONE = {"Include": "include", "Exclude": "exclude", "Origin": "origin", "Source": "source"}
_MANY = {"Example": "examples", "Alias": "aliases", "Cue": "cues", "Value": "values"}
_OTHERS = ("Rolls up as", "Scale", "Replaced by", "Code id")
_LABELS = (*_ONE, *_MANY, *_OTHERS)
_LABEL = re.compile(rf"(?:\A|\n\s*\n)({'|'.join(_LABELS)}): ")


def description(code: Code) -> str:
    """Everything about a code but its name, place and colour."""
    definition = "" if code.definition == NO_DEFINITION else code.definition
    return "\n\n".join(filter(None, [definition, *(f"{label}: {words}" for label, words in _paragraphs(code))]))


def _paragraphs(code: Code) -> Iterator[tuple[str, str]]:
    yield from ((label, words) for label, field in _ONE.items() if (words := getattr(code, field)))
    yield from ((label, str(words)) for label, field in _MANY.items() for words in getattr(code, field))
    if code.rolls_up_as != SUPPORTING:
        yield "Rolls up as", code.rolls_up_as
    if code.values:
        yield "Scale", code.scale
    if code.replaced_by:
        yield "Replaced by", code.replaced_by
    yield "Code id", code.id


def described(code: Code, words: str) -> tuple[Code, str, str]:
    """The code with what a description says of it; the id, and the id of the code in its place, that codekit gave."""
    parts = _LABEL.split(words.replace("\r\n", "\n"))
    fields: dict[str, Any] = {"definition": clean_text(parts[0]) or NO_DEFINITION}
    others: dict[str, str] = {}
    for label, text in zip(parts[1::2], map(str.strip, parts[2::2]), strict=True):
        if field := _ONE.get(label):
            fields[field] = "\n\n".join(filter(None, [fields.get(field, ""), text]))
        elif field := _MANY.get(label):
            fields[field] = (*fields.get(field, ()), *filter(None, [_value(text) if label == "Value" else text]))
        else:
            others[label] = text
    if others.get("Rolls up as") == CONTRARY:
        fields["rolls_up_as"] = CONTRARY
    if "values" in fields and others.get("Scale") in SCALES:
        fields["scale"] = others["Scale"]
    return replace(code, **fields), others.get("Code id", ""), others.get("Replaced by", "")


def _value(text: str) -> Value | None:
    return parse(text)
