"""Which transcripts attributes leave, and which cues a codebook has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.building import attributes
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.model.codebook import Codebook
    from codekit.workflow.coding.suggest import Cues


def chosen(corpus: Corpus, where: Iterable[tuple[str, str]]) -> frozenset[str] | None:
    """The transcripts whose attributes have these values, those of one attribute joined by or; None for no condition.

    Raises UnknownNameError for an attribute that nobody gave, CodekitError where no transcript is left.
    """
    wanted: dict[str, set[str]] = {}
    for name, value in where:
        wanted.setdefault(name, set()).add(value)
    if not wanted:
        return None
    columns = {name: attributes.of(corpus, name) for name in wanted}
    first = next(iter(columns.values()))
    left = frozenset(id_ for id_ in first if all(columns[name][id_] in values for name, values in wanted.items()))
    if not left:
        listed = ", ".join(f"{name}={'|'.join(sorted(values))}" for name, values in wanted.items())
        raise CodekitError(f"no transcript has {listed}")
    return left


def cues_of(book: Codebook, codes: Sequence[str] = ()) -> Cues:
    """The cues of a codebook's codes, or of some of them.

    Raises UnknownNameError for a code that it does not have, CodekitError where none of them has cues.
    """
    wanted = [book[code].id for code in codes] or [code.id for code in book.codes]
    cues = tuple((code, tuple(book[code].cues)) for code in wanted if book[code].cues)
    if not cues:
        raise CodekitError(f"no code of {book.key} has cues", hint="add `cues: [word, phrase]` to codes")
    return cues
