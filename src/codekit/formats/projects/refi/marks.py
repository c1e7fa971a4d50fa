"""What codekit says of a coding and other programs cannot: in the first line of its comment, and out of it again."""

from __future__ import annotations

import re
from dataclasses import replace

from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.project import Applied

PROGRAM = "codekit"
_MARK = re.compile(rf"\[codekit: ({'|'.join(POLARITIES)})(?:, value ([^\]\n]+))?\](?:\n|\Z)")


def marked(coding: Applied) -> str:
    """The comment of a coding, with a line before it where the coding says more than that a code is there.

    A comment that begins with such a line itself has one too, so that it comes back whole.
    """
    polarity = coding.polarity or SUPPORTING
    if polarity == SUPPORTING and not coding.value and not _MARK.match(coding.memo):
        return coding.memo
    value = f", value {coding.value}" if coding.value else ""
    return f"[codekit: {polarity}{value}]\n{coding.memo}"


def unmarked(coding: Applied) -> Applied:
    """The coding as it was before `marked`."""
    found = _MARK.match(coding.memo)
    if found is None:
        return coding
    return replace(coding, polarity=found[1], value=found[2] or "", memo=coding.memo[found.end() :])
