"""What a coding says about its own code and about the codes above it.

A code's evidence is its own codings and the supporting codings of its descendants. A descendant's contrary or
hypothetical coding says nothing about its ancestors: a denial is coded at the level it denies. A code that
rolls up as contrary is contrary evidence for every ancestor, whatever its polarity; what supports a code
below it is contrary evidence above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from codekit.model.codebook import Codebook
from codekit.model.polarities import CONTRARY, SUPPORTING

RULE = (
    "A code counts its own codings and the supporting codings of the codes below it, each excerpt once. "
    "Contrary and hypothetical codings stay at their own level, except for codes that roll up as contrary."
)


def targets(codebook: Codebook, code: str, polarity: str) -> Iterator[tuple[str, str]]:
    """The (code, kind of evidence) pairs that a coding of this code and polarity speaks to."""
    yield code, polarity
    turned = codebook[code].rolls_up_as == CONTRARY
    if polarity != SUPPORTING and not turned:
        return
    for above in codebook.ancestors(code):
        yield above, CONTRARY if turned else SUPPORTING
        turned = turned or codebook[above].rolls_up_as == CONTRARY
