"""The header of a table, checked for everybody, and the nearest word to one that is not known."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from codekit.errors import Problem, nearest

_SAID = re.compile(r"[“”„«»…?!]|\w\.[\"'’”]?\s*$")  # no column is called so: somebody said it
_BETWEEN = re.compile(r"[\s\"“”„«»]+")  # between words; a code may have dots and dashes in it


def header_problems(
    columns: Sequence[str],
    name: str,
    line: int,
    *,
    needed: Sequence[str] = (),
    known: Collection[str] | None = None,
    unused: Collection[str] = (),
    otherwise: str = "",
    unique: bool = True,
) -> list[Problem]:
    """What is wrong with a header: columns that are missing, stand twice or are not known, each with a remedy.

    Args:
        columns: The header's cells as they are compared.
        name: The table's name.
        line: The header's row.
        needed: Columns that must be there.
        known: Every column that means something; None where people add columns of their own.
        unused: Columns that are left out without a word.
        otherwise: How to mend a missing column that no other is close to; by default the columns are listed.
        unique: Whether a column may stand only once.
    """
    given = [column for column in columns if column]
    others = [column for column in given if column not in needed and column not in (known or ())]
    listed = otherwise or columns_found(given)
    problems = []
    for column in (column for column in needed if column not in given):
        near = nearest(column, others)
        problems.append(Problem(name, line, f"no column '{column}'", f"rename '{near}'" if near else listed))
    twice = [column for column in dict.fromkeys(given) if unique and given.count(column) > 1]
    problems += [
        Problem(name, line, f"column '{brief(column)}' stands twice", "rename or delete one") for column in twice
    ]
    for column in others if known is not None else ():
        if column not in unused:
            near = nearest(column, known or ())
            remedy, level = (f"did you mean '{near}'?", "error") if near else ("it is left out", "warning")
            message = f"column '{brief(column)}' is not known"
            problems.append(Problem(name, line, message, remedy, level))
    return problems


def columns_found(cells: Sequence[str]) -> str:
    """The columns that a table has, as a remedy; of a first row that may be what somebody said only single words."""
    if any(_SAID.search(cell) for cell in cells):
        return f"columns found: {', '.join(f'({len(cell):,} characters)' for cell in cells)}"
    names = [brief(cell) for cell in cells]
    if names != list(cells):  # commas may have parted a sentence into short cells, too
        names = [name if len(_BETWEEN.split(name.strip())) == 1 else f"({len(cell):,} characters)"
                 for name, cell in zip(names, cells, strict=True)]  # fmt: skip
    return f"columns found: {', '.join(names) or 'none'}"


def did_you_mean(word: str, known: Collection[str], otherwise: str = "") -> str:
    """A remedy for a word that is not known: the nearest one that is, else what is said otherwise."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise


def brief(cell: str) -> str:
    """A cell in a message: a word or three as they stand; of anything longer, which may be a passage, its length."""
    return cell if len(cell) <= 40 and len(_BETWEEN.split(cell.strip())) <= 3 else f"({len(cell):,} characters)"
