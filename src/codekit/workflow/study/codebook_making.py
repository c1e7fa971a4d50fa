"""A new codebook is begun: a name, a first version, a few codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codekit.errors import CodekitError, Problem
from codekit.formats.codebook import yaml_file
from codekit.formats.codebook.rules import check_codes, unusable
from codekit.model.codebook import Code, Codebook
from codekit.model.names import clean_id, code_id
from codekit.store.protocols import Document
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study, alone

FIRST = "1.0"


@alone
def begin(study: Study, id_: str, codes: Sequence[Code], *, title: str = "", purpose: str = "") -> Document:
    """Write a codebook that the study does not have yet, with its first codes.

    Raises CodekitError for a name that is taken or none, or without codes; CodebookError with every problem of the
    codes.
    """
    try:
        named = clean_id(id_)
    except ValueError as error:
        raise CodekitError(f"codebook: {error}", hint="give it a short name") from None
    taken = next((each for each in codebooks.ids(study.store) if each.casefold() == named.casefold()), "")
    if taken:
        raise CodekitError(f"codebook '{taken}' is there already", hint="give the new one another name")
    target = codebooks.new(study.store, named)
    if not codes:
        raise CodekitError("a codebook has at least one code", hint="a name, and what it means")
    problems = [*check_codes(codes, target.key), *_unsaid(codes, target.key)]
    if problems:
        raise unusable(target.key, problems)
    book = Codebook(named, FIRST, tuple(codes), title=title.strip(), purpose=purpose.strip())
    target.write(yaml_file.dump(book).encode("utf-8"))
    study.refresh()
    return target


def _unsaid(codes: Sequence[Code], path: str) -> list[Problem]:
    return [
        Problem(path, None, f"code '{code.id}': {field} is empty", f"write the {field}")
        for code in codes
        for field in ("name", "definition")
        if not getattr(code, field)
    ]


def id_of(name: str, taken: Iterable[str]) -> str:
    """An id for a code of this name that no other has. Raises CodekitError for a name without letters."""
    try:
        base = code_id(name)
    except ValueError as error:
        raise CodekitError(str(error), hint="give the code a name with letters") from None
    known = {each.casefold() for each in taken}
    number, id_ = 2, base
    while id_.casefold() in known:
        id_, number = f"{base}-{number}", number + 1
    return id_
