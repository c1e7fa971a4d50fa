"""A workbook that codekit wrote for people to fill in: which one is it, and is its hidden sheet as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from codekit.errors import CodekitError
from codekit.tables import limits
from codekit.tables.rows import Sheet
from codekit.tables.workbooks import xlsx_sheets

HIDDEN = "codekit"  # the sheet in which every one of them says what it is about
_FACTS = 12  # rows of it in which its facts stand, at most


class Kind(NamedTuple):
    """One kind of workbook: what it is called, the sheets that people write in, and which command reads it back.

    The hidden sheet of one has the fact `fact`; where that is not enough, a sheet of it has the columns `columns`.
    """

    what: str
    tabs: Sequence[str]
    fact: str
    columns: Sequence[str]
    command: str


_IN_MATRIX = ("Fit", "Framework", "Quotes", "Fit grid", "Framework grid")
MATRIX = Kind("matrix workbook", _IN_MATRIX, "shown", (), "codekit matrix CODEBOOK --from")
PASS = Kind("sheet of a second pass or of sub-codes", ("Second pass", "Sub-codes"), "kind", (), "codekit code --from")
CODED = Kind("coding sheet", ("Coding",), "text_sha", (), "codekit code --from")
DECIDED = Kind("decision sheet", ("Decisions",), "round", ("cluster", "decision"), "codekit decide ROUND --from")
REVIEWED = Kind("review sheet", ("Review",), "round", ("id", "status"), "codekit review ROUND --from")
_KINDS = (MATRIX, PASS, CODED, DECIDED, REVIEWED)  # a sheet over what is coded has the facts of a coding sheet too


class Form(NamedTuple):
    """What a workbook of a kind must have: the facts that may stand in its hidden sheet, and those `needed`.

    `none` is what to do where it is none, `again` where the hidden sheet is gone or was changed.
    """

    kind: Kind
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
    """Open a workbook that was filled in.

    Raises CodekitError where it cannot be read, is of another kind, or is not whole any more.
    """
    sheets = sheets_of(path)
    refuse_other(sheets.values(), path.name, form.kind)
    tabs = [tab for tab in form.kind.tabs if tab in sheets]
    if not tabs and HIDDEN not in sheets:
        raise CodekitError(f"{path.name}: no {form.kind.what}", hint=form.none)
    if HIDDEN not in sheets:
        raise CodekitError(f"{path.name}: its hidden sheet '{HIDDEN}' is gone", hint=form.again)
    if not tabs:
        raise _renamed(path.name, form.kind)
    hidden = sheets[HIDDEN]
    facts = {row[0]: row[1] for _, row in hidden.rows if len(row) > 1 and row[0] in form.facts}
    if not all(facts.get(fact) for fact in form.needed):
        raise changed(path.name, form)
    return Filled(sheets, hidden, facts)


def sheets_of(path: Path) -> dict[str, Sheet]:
    """The sheets of a workbook by name. Raises CodekitError where it cannot be read."""
    try:
        data = limits.contents(path)
    except OSError as error:
        raise CodekitError(f"{path}: cannot be read ({error.strerror})") from None
    return {sheet.name: sheet for sheet in xlsx_sheets(data, path.name)}


def kind_of(sheets: Iterable[Sheet]) -> Kind | None:
    """Which of codekit's workbooks this is, by its hidden sheet, whatever the others are called; None for another."""
    by_name = {sheet.name: sheet for sheet in sheets}
    told = {cells[0] for _, cells in by_name[HIDDEN].rows[:_FACTS] if cells} if HIDDEN in by_name else set()
    alike = [kind for kind in _KINDS if kind.fact in told]
    named = [kind for kind in alike if by_name.keys() & {*kind.tabs}]
    heads = [{cell.strip().casefold() for cell in cells} for sheet in by_name.values() for _, cells in sheet.rows[:1]]
    fitting = [kind for kind in alike if any({*kind.columns} <= head for head in heads)]
    return next(iter([*named, *fitting]), None)


def refuse_other(sheets: Iterable[Sheet], name: str, wanted: Kind) -> None:
    """Raise CodekitError for a workbook of codekit's that is of another kind."""
    kind = kind_of(sheets)
    if kind and kind is not wanted:
        raise CodekitError(f"{name}: is a {kind.what}, no {wanted.what}", hint=f"{kind.command} {name} reads it")


def refuse_as_table(sheets: Iterable[Sheet], name: str, *, command: str = "") -> None:
    """Raise CodekitError for any workbook of codekit's, where a table is wanted by this command.

    What the command reads, but not as a table, was not known for what it is: a sheet of it has another name.
    """
    kind = kind_of(sheets)
    if kind:
        raise (
            _renamed(name, kind)
            if kind.command == command
            else CodekitError(
                f"{name}: is a {kind.what}, and no table for this", hint=f"{kind.command} {name} reads it"
            )
        )


def _renamed(name: str, kind: Kind) -> CodekitError:
    tabs = " or ".join(f"'{tab}'" for tab in kind.tabs)
    return CodekitError(f"{name}: no sheet {tabs}: gone, or under another name", hint="name it so again")


def changed(name: str, form: Form) -> CodekitError:
    """The error for a hidden sheet that does not say what codekit wrote into it."""
    return CodekitError(f"{name}: its hidden sheet was changed", hint=form.again)
