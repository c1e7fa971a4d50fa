"""A codebook from a table that codekit or a team wrote, with every problem and its row at once."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from codekit.errors import CodebookError, CodekitError, Problem
from codekit.formats.codebook import changes
from codekit.formats.codebook.cells import HEADER_FIELDS, split
from codekit.formats.codebook.columns import Columns, find_columns
from codekit.formats.codebook.fields import clean_text
from codekit.formats.codebook.rules import check_codes, unusable, version_problem
from codekit.formats.codebook.scale_fields import not_values, values_in
from codekit.formats.codebook.tree import PATH, placed, respelt
from codekit.model.codebook import Code, Codebook
from codekit.model.names import clean_id, code_id
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, SCALES
from codekit.tables.header import brief, did_you_mean
from codekit.tables.read import read_sheets
from codekit.tables.rows import Sheet

_YES, _NO = {"", "yes", "true", "1", "y", "x"}, {"no", "false", "0", "n"}


def read(path: Path, *, sheet: str = "") -> Codebook:
    """A codebook from a table that codekit or a team wrote.

    Columns go by their usual names (code, label, description, inclusion criteria, ...). Without ids they are
    made from the names. The tree comes from a column of parents or categories, from names such as
    `Parent > Child`, from a column of levels, or from indented names; a category that is no code itself
    becomes a container. `sheet` names a sheet of a workbook; by default the one that looks most like a codebook.

    Raises CodebookError with every problem of the table at once, each with its row, and CodekitError for a file
    that cannot be read at all or has no sheet of that name.
    """
    sheets = read_sheets(path, indents=True)
    chosen, columns = _chosen(sheets, sheet, path.name)
    problems: list[Problem] = []
    codes = respelt(_codes(chosen, columns, path.name, problems), columns, chosen)
    codes = placed(codes, columns, chosen, path.name, problems)
    problems += check_codes(codes, path.name)
    head = _header(sheets, chosen, columns, path, problems)
    ids = [code.id for code in codes]
    noted = changes.read_cell(head.pop("changes"), path.name, problems, ids)
    if not codes:
        problems.append(Problem(path.name, None, "the table has a header and no codes", "one row for each code"))
    if problems:
        raise unusable(path.name, problems)
    return Codebook(codes=tuple(replace(code, line=0) for code in codes), changes=noted, **head)


def _chosen(sheets: Sequence[Sheet], wanted: str, name: str) -> tuple[Sheet, Columns]:
    if wanted and wanted not in [sheet.name for sheet in sheets]:
        raise CodekitError(f"{name}: no sheet '{wanted}'", hint=did_you_mean(wanted, [sheet.name for sheet in sheets]))
    candidates = [(sheet, find_columns(sheet)) for sheet in sheets if not wanted or sheet.name == wanted]
    sheet, columns = max(candidates, key=lambda candidate: candidate[1].score)
    if "name" in columns.places or "id" in columns.places:
        return sheet, columns
    head = ", ".join(filter(None, sheet.rows[0][1])) if sheet.rows else "nothing"
    problem = Problem(name, 1, f"no column for the codes' names (found: {head})", "use id, name, definition, parent")
    raise CodebookError(f"{name}: not a table of codes", [problem])


def _codes(sheet: Sheet, columns: Columns, name: str, problems: list[Problem]) -> list[Code]:
    codes = []
    made: dict[str, str] = {}  # the ids made so far, and of what
    for line, cells in sheet.rows[1:]:
        values = {field: clean_text(cells[at]) if at < len(cells) else "" for field, at in columns.places.items()}
        label = values.get("name", "") or values.get("id", "")
        if not label and not values.get("definition"):
            continue  # totals and notes below the table
        try:
            id_ = _id(values, label, columns, made)
        except ValueError as error:
            message = str(error) if label else "a definition without a name"
            problems.append(Problem(name, line, message, "give the code a name with letters or digits"))
            continue
        wrong_values = _wrong_values(values)
        problems += [Problem(name, line, f"code '{id_}': {message}", remedy) for message, remedy in wrong_values]
        codes.append(_code(line, id_, label, values))
    return codes


def _id(values: Mapping[str, str], label: str, columns: Columns, made: dict[str, str]) -> str:
    """The id as given; one made from a name or from a column that is not called id is cleaned.

    Of two names that give one id (`Cost?`, `Cost!`) the second gets a number; a name that stands twice is a mistake.
    """
    given = unicodedata.normalize("NFC", values.get("id", ""))
    if given and columns.own_ids:
        return given
    name = (given or label).casefold()
    id_ = base = code_id(given or ".".join(PATH.split(label)))
    number = 2
    while made.setdefault(id_.casefold(), name) != name:
        id_, number = f"{base}-{number}", number + 1
    return id_


def _wrong_values(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not values.get("definition"):
        yield "definition is empty", "say in one sentence what the code means"
    if (assignable := values.get("assignable", "").casefold()) not in _YES | _NO:
        yield f"assignable cannot be '{assignable}'", "write yes or no"
    if (rolls := values.get("rolls_up_as", "").casefold()) not in {"", SUPPORTING, CONTRARY}:
        remedy = did_you_mean(rolls, (SUPPORTING, CONTRARY), "leave it empty, or: contrary")
        yield f"rolls_up_as cannot be '{rolls}'", remedy
    for text in not_values(values.get("values", "")):
        yield f"value '{brief(text)}' is no number", "one value a line: 2, or 2 = severe"
    if (scale := values.get("scale", "").casefold()) not in {"", *SCALES}:
        yield f"scale cannot be '{scale}'", did_you_mean(scale, SCALES, f"leave it empty, or: {', '.join(SCALES)}")


def _code(line: int, id_: str, label: str, values: Mapping[str, str]) -> Code:
    return Code(
        id=id_,
        name=label,
        definition=values.get("definition", ""),
        parent=unicodedata.normalize("NFC", values.get("parent", "")),
        include=values.get("include", ""),
        exclude=values.get("exclude", ""),
        examples=split(values.get("examples", "")),
        assignable=values.get("assignable", "").casefold() not in _NO,
        rolls_up_as=values.get("rolls_up_as", "").casefold() or SUPPORTING,
        origin=values.get("origin", ""),
        source=values.get("source", ""),
        aliases=split(values.get("aliases", "")),
        cues=split(values.get("cues", "")),
        colour=values.get("colour", ""),
        replaced_by=unicodedata.normalize("NFC", values.get("replaced_by", "")),
        values=values_in(values.get("values", "")),
        scale=values.get("scale", "").casefold() or ORDINAL,
        line=line,
    )


def _header(
    sheets: Sequence[Sheet], codes: Sheet, columns: Columns, path: Path, problems: list[Problem]
) -> dict[str, Any]:
    """The header fields, from a sheet of their own or from columns of the first code."""
    given: dict[str, str] = {}
    for sheet in sheets:
        if sheet is not codes:
            given |= {row[0]: row[1] for _, row in sheet.rows if len(row) > 1 and row[0] in HEADER_FIELDS}
    if len(codes.rows) > 1:
        first = codes.rows[1][1]
        given |= {name: first[at] for name, at in columns.header.items() if at < len(first) and first[at]}
    try:
        cases = json.loads(given.get("case_classification") or "{}")
    except ValueError:
        problems.append(Problem(path.name, None, "case_classification is not what codekit wrote", "clear the cell"))
        cases = {}
    version = given.get("version") or "1.0"
    problems += [Problem(path.name, None, *wrong) for wrong in version_problem(version)]
    polarity = split(given.get("polarity", "").casefold())
    for word in set(polarity) - set(POLARITIES):
        remedy = did_you_mean(word, POLARITIES, "use one of: " + ", ".join(POLARITIES))
        problems.append(Problem(path.name, None, f"polarity cannot be '{word}'", remedy))
    return {
        "id": _book_id(given.get("codebook") or path.stem, path.name, problems),
        "version": version,
        **{name: clean_text(given.get(name, "")) for name in ("title", "purpose", "unit")},
        "polarity": polarity or POLARITIES,
        "case_classification": cases,
        "changes": given.get("changes", ""),
    }


def _book_id(name: str, file: str, problems: list[Problem]) -> str:
    try:
        return clean_id(name)
    except ValueError as error:
        problems.append(Problem(file, None, f"codebook: {error}", "give the file a short name"))
        return ""
