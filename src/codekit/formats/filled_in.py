"""A workbook that codekit wrote for people to fill in: is it that, and is its hidden sheet as it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from codekit.errors import CodekitError
from codekit.tables import limits
from codekit.tables.rows import Sheet
from codekit.tables.workbooks import xlsx_sheets


class Form(NamedTuple):
    """What a workbook must have: the sheet that people write in, the hidden one, and the facts that this one holds.

    `sheet` is "" where a fact says which it is. `none` is what to do where it is not there, `again` where the hidden
    sheet is gone or was changed; `facts` may stand in the hidden sheet, and those `needed` must.
    """

    what: str
    sheet: str
    hidden: str
    facts: Sequence[str]
    needed: Sequence[str]
    none: str
    again: str


class Filled(NamedTuple):
    """The sheets of such a workbook by name, the hidden one, and its facts."""

    sheets: Mapping[str, Sheet]
    hidden: Sheet
    facts: Mapping[str, str]


def opened(path: Path, form: Form) -> Filled:
    """Open a workbook that was filled in. Raises CodekitError where it cannot be read, or is not whole any more."""
    try:
        data = limits.contents(path)
    except OSError as error:
        raise CodekitError(f"{path}: cannot be read ({error.strerror})") from None
    sheets = {sheet.name: sheet for sheet in xlsx_sheets(data, path.name)}
    if form.sheet and form.sheet not in sheets:
        raise CodekitError(f"{path.name}: no {form.what}", hint=form.none)
    if form.hidden not in sheets:
        raise CodekitError(f"{path.name}: its hidden sheet '{form.hidden}' is gone", hint=form.again)
    hidden = sheets[form.hidden]
    facts = {row[0]: row[1] for _, row in hidden.rows if len(row) > 1 and row[0] in form.facts}
    if not all(facts.get(fact) for fact in form.needed):
        raise changed(path.name, form)
    return Filled(sheets, hidden, facts)


def changed(name: str, form: Form) -> CodekitError:
    """The error for a hidden sheet that does not say what codekit wrote into it."""
    return CodekitError(f"{name}: its hidden sheet was changed", hint=form.again)
