"""What is wrong or weak about codes of a codebook, each with the code and the field that it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from codekit.formats.codebook import quality, rules
from codekit.model.codebook import Code, Codebook, is_colour

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One flaw; `field` is "" where it is about the whole code. An error keeps the codebook from being used."""

    code: str
    field: str
    message: str
    remedy: str
    level: str


def flaws(book: Codebook, about: Collection[str]) -> list[Flaw]:
    """The flaws of some codes: first what cannot stand, then what makes them hard to apply the same way twice."""
    found = rules.findings(book.codes)
    wrong = [Flaw(code.id, field, message, remedy, ERROR) for code, field, message, remedy in found]
    wrong += [flaw for id_ in about if id_ in book for flaw in _of(book[id_])]
    poor = [] if wrong else quality.of_codes(book)
    weak = [Flaw(code.id, "", message, remedy, WARNING) for code, message, remedy in poor]
    return [*wrong, *(flaw for flaw in weak if flaw.code in about)]


def _of(code: Code) -> Iterator[Flaw]:
    for field in ("name", "definition"):
        if not getattr(code, field).strip():
            yield Flaw(code.id, field, f"{field} is empty", f"write the {field}", ERROR)
    if code.colour and not is_colour(code.colour):
        yield Flaw(code.id, "colour", f"'{code.colour}' is no colour", "such as #1f77b4", ERROR)
