"""The tree of a team's own table: parents by id or name, categories, paths, levels, indentation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from codekit.errors import Problem
from codekit.formats.codebook.columns import Columns
from codekit.formats.codebook.fields import clean_text
from codekit.model.codebook import Code
from codekit.model.names import code_id
from codekit.model.numbering import whole
from codekit.tables.header import brief
from codekit.tables.rows import Sheet

PATH = re.compile(r"\s*(?:\s>|\\+|::)\s*")


def placed(codes: Sequence[Code], columns: Columns, sheet: Sheet, name: str, problems: list[Problem]) -> list[Code]:
    """The codes with their parents, containers that only a category or a path names put before their first code."""
    if columns.levels:
        return _by_path(codes)
    if "parent" in columns.places:
        return _by_parent(codes)
    if "category" in columns.places:
        return _below(codes, categories(sheet, columns))
    if any(PATH.search(code.name) for code in codes):
        return _by_path(codes)
    if "level" in columns.places:
        levels = _levels(codes, _cells(sheet, columns.places["level"]), name, problems)
    else:
        at = columns.places.get("name", columns.places.get("id", 0))
        levels = [sheet.indents.get((code.line, at), 0) for code in codes]
    return _by_level(codes, levels) if len({*levels}) > 1 else list(codes)


def by_levels(cells: Sequence[str], levels: Sequence[int], above: Sequence[str]) -> tuple[list[str], str]:
    """The path of a row whose levels have a column each, and as one name; what is empty is as in the row above.

    A path is as deep as the last column that is filled.
    """
    own = [clean_text(cells[at]) if at < len(cells) else "" for at in levels]
    depth = max((number for number, cell in enumerate(own, 1) if cell), default=0)
    path: list[str] = []
    for number, cell in enumerate(own[:depth]):
        same = path == list(above[:number])  # below another parent nothing is as above
        path.append(cell or (above[number] if same and number < len(above) else ""))
    path = [name for name in path if name]
    return (path or list(above)), " > ".join(path)


def respelt(codes: Sequence[Code], columns: Columns, sheet: Sheet) -> list[Code]:
    """The codes with references as their ids are: where ids were made (`C 1` is C-1), the table says them as it did."""
    given = _cells(sheet, columns.places["id"]) if "id" in columns.places else {}
    made = {unicodedata.normalize("NFC", given.get(code.line, "")): code.id for code in reversed(codes)}
    made |= {"": ""} | {code.id: code.id for code in codes}
    return [
        replace(
            code, parent=made.get(code.parent, code.parent), replaced_by=made.get(code.replaced_by, code.replaced_by)
        )
        for code in codes
    ]


def _cells(sheet: Sheet, at: int) -> Mapping[int, str]:
    return {line: cells[at] if at < len(cells) else "" for line, cells in sheet.rows[1:]}


def _by_parent(codes: Iterable[Code]) -> list[Code]:
    """A parent may be given by its id, or by its name in any capitals."""
    known = list(codes)
    ids = {code.id for code in known}
    by_name = {code.name.casefold(): code.id for code in known}
    return [
        code if code.parent in ids else replace(code, parent=by_name.get(code.parent.casefold(), code.parent))
        for code in known
    ]


def categories(sheet: Sheet, columns: Columns) -> Mapping[int, str]:
    """The category of each row. Where each stands once, at the first of its codes, it holds for those below it too."""
    cells = _cells(sheet, columns.places["category"])
    given = [cell for cell in cells.values() if cell]
    if len({*given}) < len(given) or len(given) == len(cells) or not next(iter(cells.values()), ""):
        return cells
    above = ""
    return {line: (above := cell or above) for line, cell in cells.items()}


def _below(codes: Sequence[Code], categories: Mapping[int, str]) -> list[Code]:
    by_name = {code.name.casefold(): code.id for code in codes}
    taken = {code.id.casefold() for code in codes}
    with_parents: list[Code] = []
    for code in codes:
        category = categories.get(code.line, "")
        if not category or category.casefold() == code.name.casefold():
            with_parents.append(code)
            continue
        if category.casefold() not in by_name:
            container = _container(category, code.line, taken)
            by_name[category.casefold()] = container.id
            with_parents.append(container)
        with_parents.append(replace(code, parent=by_name[category.casefold()]))
    return with_parents


def _container(name: str, line: int, taken: set[str]) -> Code:
    id_ = base = code_id(name) if any(char.isalnum() for char in name) else "group"
    number = 2
    while id_.casefold() in taken:
        id_, number = f"{base}-{number}", number + 1
    taken.add(id_.casefold())
    return Code(id_, name, f"Container for the codes on: {name}.", assignable=False, line=line)


def _by_path(codes: Sequence[Code]) -> list[Code]:
    """`Barriers > Cost` is Cost below Barriers; what stands only in paths becomes a container."""
    ids = {tuple(PATH.split(code.name)): code.id for code in codes}
    taken = {code.id.casefold() for code in codes}
    with_parents: list[Code] = []
    for code in codes:
        path = tuple(PATH.split(code.name))
        parent = ""
        for length in range(1, len(path)):
            above = path[:length]
            if above not in ids:
                container = replace(_container(above[-1], code.line, taken), parent=parent)
                ids[above] = container.id
                with_parents.append(container)
            parent = ids[above]
        with_parents.append(replace(code, name=path[-1], parent=parent))
    return with_parents


def _levels(codes: Sequence[Code], cells: Mapping[int, str], name: str, problems: list[Problem]) -> list[int]:
    levels = []
    for code in codes:
        cell = cells.get(code.line, "")
        level = whole(cell)
        if level is None:
            problems.append(
                Problem(name, code.line, f"code '{code.id}': level is '{brief(cell)}'", "a number: 1, 2, 3")
            )
        levels.append(level or 0)
    return levels


def _by_level(codes: Sequence[Code], levels: Sequence[int]) -> list[Code]:
    """Each code stands below the last one before it that is less deep."""
    with_parents: list[Code] = []
    open_: list[tuple[int, str]] = []
    for code, level in zip(codes, levels, strict=True):
        while open_ and open_[-1][0] >= level:
            open_.pop()
        with_parents.append(replace(code, parent=open_[-1][1] if open_ else ""))
        open_.append((level, code.id))
    return with_parents
