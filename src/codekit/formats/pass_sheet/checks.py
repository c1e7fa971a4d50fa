"""What is wrong with the cells that somebody filled in, row by row, and what they mean where nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codekit.formats.coding_sheet.codes import Codes
from codekit.formats.pass_sheet.rows import CHANGE, DECISIONS, KEEP, OWN, PLACE, REMOVE, Given, Row
from codekit.model.polarities import POLARITIES
from codekit.tables.header import brief, did_you_mean

Wrong = tuple[str, str]  # what is wrong, and how to mend it


def problems_of(typed: Given, row: Row, codes: Codes) -> tuple[list[Wrong], Given]:
    """Everything that is wrong with a row, and its cells with codes by id and words in small letters."""
    given = replace(typed, decision=typed.decision.casefold(), polarity=typed.polarity.casefold())
    wrong: list[Wrong] = []
    if given.code:
        code, message, remedy = codes.find(given.code)
        wrong += [(message, remedy)] if message else []
        given = replace(given, code=code)
    if given.polarity and given.polarity not in POLARITIES:
        remedy = did_you_mean(given.polarity, POLARITIES, f"one of {', '.join(POLARITIES)}")
        wrong.append((f"no polarity '{brief(given.polarity)}'", remedy))
    if given.decision and given.decision not in DECISIONS:
        remedy = did_you_mean(given.decision, DECISIONS, f"one of {', '.join(DECISIONS)}")
        wrong.append((f"no decision '{brief(given.decision)}'", remedy))
    if not wrong:
        wrong += _of_place(given) if row.kind == PLACE else _of_coding(given, row)
    return wrong, given


def _of_place(given: Given) -> Iterator[Wrong]:
    """A row of text: a code there adds a coding."""
    if given.decision:
        yield f"'{given.decision}' stands in a row of text", "decide in the rows of codings (12a, 12b)"
    elif any(given.new) and not given.code:
        name = next(name for name in ("polarity", "value", "words") if getattr(given, name))
        yield f"'new {name}' without 'new code'", "choose the code, or clear the cell"


def _of_coding(given: Given, row: Row) -> Iterator[Wrong]:
    """A row of a coding: it is kept, removed, or changed."""
    if given.decided == row.given.decided:
        return
    others = any(given.new)
    if given.decision in {KEEP, REMOVE} and others:
        yield f"'{given.decision}' beside another code, polarity, value or words", "choose change, or clear those cells"
    elif given.decision == CHANGE and not others:
        yield "'change' without what it is changed to", "fill in a new code, polarity or words"
    elif given.decision == KEEP and row.kind == OWN:
        yield "'keep' beside a coding of your own", "leave the decision empty: it stays"
    elif others and not given.words and _is_the_same(given, row):
        yield "what is filled in is what stands there already", "choose keep, or fill in what is different"


def _is_the_same(given: Given, row: Row) -> bool:
    code, polarity, value = row.was.as_coded
    new = (given.code or code, given.polarity or polarity, given.value or (value if given.code in {"", code} else ""))
    return new == (code, polarity, value)
