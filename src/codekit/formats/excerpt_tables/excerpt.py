"""What a row of coded words is, and what was understood of its table."""

from __future__ import annotations

from dataclasses import dataclass, field

from codekit.errors import Problem


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document that were given codes, all names as the other tool has them.

    `codes` are cells: one may hold several codes, which only somebody who knows the codes can part. `position` is what
    the table says of where the words begin, `counts` what it counts (`segmenting.placing`).
    """

    row: int
    document: str
    quote: str = field(repr=False)
    codes: tuple[str, ...] = ()
    coder: str = ""
    memo: str = field(default="", repr=False)
    position: int | None = None
    counts: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptTable:
    """The rows of a file, its header, how its columns were understood, and what is amiss with its form.

    `of_one_code` says that the file holds one code's passages only, so that it says nothing of other codes.
    """

    excerpts: tuple[Excerpt, ...]
    head: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    of_one_code: bool = False
