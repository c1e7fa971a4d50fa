"""A codebook from a table that codekit or a team wrote, with every problem and its row at once."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from codekit.errors import CodebookError, CodekitError, Problem
from codekit.formats.codebook import changes
from codekit.formats.codebook.cells import HEADER_FIELDS, split
from codekit.formats.codebook.columns import Columns, check_mapped, find_columns, from_header
from codekit.formats.codebook.fields import clean_text
from codekit.formats.codebook.rules import check_codes, unusable, version_problem
from codekit.formats.codebook.scale_fields import not_values, values_in
from codekit.formats.codebook.tree import PATH, by_levels, placed, respelt
from codekit.formats.codebook.understood import Column, joined, not_kept, said, taken_for
from codekit.model.codebook import Code, Codebook
from codekit.model.names import clean_id, code_id
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, SCALES
from codekit.tables.header import brief, did_you_mean
from codekit.tables.read import read_sheets
from codekit.tables.rows import Sheet

_YES, _NO = {"", "yes", "true", "1", "y", "x"}, {"no", "false", "0", "n"}


@dataclass(frozen=True, slots=True)
class TableRead:
    """A codebook of a table, how the table was understood, and what of it is not in the codebook."""

    codebook: Codebook
    understood: tuple[str, ...]
    left_out: tuple[Problem, ...]


def read(path: Path, *, sheet: str = "") -> Codebook:
    """The codebook of a table; see `understand`."""
    return understand(path, sheet=sheet).codebook


def understand(path: Path, *, sheet: str = "", mapped: Mapping[str, str] = MappingProxyType({})) -> TableRead:
    """A codebook from a table that codekit, a team or another tool wrote.

    Columns go by their usual names in four languages (code, label, description, inclusion criteria, Ankerbeispiel ...);
    `mapped` says what others hold. Without ids they are made from the names. The tree comes from a column of parents or
    categories, from names such as `Parent > Child`, from a column of levels or a column for each level, or from
    indented names; a category that is no code itself becomes a container. A row without a name goes on with the code
    above it. `sheet` names a sheet of a workbook; by default the one that looks most like a codebook.

    Raises CodebookError with every problem of the table at once, each with its row, and CodekitError for a file
    that cannot be read at all or has no sheet or column of that name.
    """
    sheets = _sheets(path)
    check_mapped(sheets, mapped, path.name)
    chosen, columns = _chosen(sheets, sheet, path.name, mapped)
    problems: list[Problem] = []
    rows = _Rows(chosen, columns, path.name, problems)
    codes = respelt(rows.codes, columns, chosen)
    codes = placed(codes, columns, chosen, path.name, problems)
    problems += check_codes(codes, path.name)
    head = _header(sheets, chosen, columns, path, problems)
    ids = [code.id for code in codes]
    noted = changes.read_cell(head.pop("changes"), path.name, problems, ids)
    if not codes:
        problems.append(Problem(path.name, None, "the table has a header and no codes", "one row for each code"))
    if problems:
        raise unusable(path.name, problems)
    book = Codebook(codes=tuple(replace(code, line=0) for code in codes), changes=noted, **head)
    return TableRead(book, said(chosen, columns), (*not_kept(chosen, columns, path.name), *rows.left_out))


def columns_of(path: Path, *, mapped: Mapping[str, str] = MappingProxyType({})) -> tuple[Column, ...]:
    """The columns of the table that looks most like a codebook, also of one that cannot be read as one yet.

    Raises CodekitError as `understand`.
    """
    sheets = _sheets(path)
    check_mapped(sheets, mapped, path.name)
    tables = [from_header(sheet, mapped) for sheet in sheets]
    found = max(((t, find_columns(t, mapped)) for t in tables), key=lambda each: each[1].score, default=None)
    return tuple(taken_for(*found)) if found and found[0].rows else ()


def _sheets(path: Path) -> list[Sheet]:
    if path.suffix.lower() != ".docx":
        return read_sheets(path, indents=True)
    from codekit.formats.word_tables import sheets

    return joined(sheets(path))


def _chosen(sheets: Sequence[Sheet], wanted: str, name: str, mapped: Mapping[str, str]) -> tuple[Sheet, Columns]:
    if wanted and wanted not in [sheet.name for sheet in sheets]:
        raise CodekitError(f"{name}: no sheet '{wanted}'", hint=did_you_mean(wanted, [sheet.name for sheet in sheets]))
    if not sheets:
        raise CodekitError(f"{name}: there is no table in it", hint="a table with a row for each code")
    tables = [from_header(sheet, mapped) for sheet in sheets if not wanted or sheet.name == wanted]
    sheet, columns = max(((t, find_columns(t, mapped)) for t in tables), key=lambda candidate: candidate[1].score)
    if columns.named:
        return sheet, columns
    head = ", ".join(map(brief, filter(None, sheet.rows[0][1]))) if sheet.rows else "nothing"
    problem = Problem(name, 1, f"no column for the codes' names (found: {head})", "use id, name, definition, parent")
    raise CodebookError(f"{name}: not a table of codes", [problem])


class _Rows:
    """The codes of a table's rows, and the rows that are none."""

    def __init__(self, sheet: Sheet, columns: Columns, name: str, problems: list[Problem]) -> None:
        self.columns, self.name, self.problems = columns, name, problems
        self.codes: list[Code] = []
        self.left_out: list[Problem] = []
        self._made: dict[str, str] = {}  # the ids made so far, and of what
        above: list[str] = []
        for line, cells in sheet.rows[1:]:
            values = {field: clean_text(cells[at]) if at < len(cells) else "" for field, at in columns.places.items()}
            if columns.levels:
                above, values["name"] = by_levels(cells, columns.levels, above)
            self._row(line, values)

    def _row(self, line: int, values: Mapping[str, str]) -> None:
        label = values.get("name", "") or values.get("id", "")
        if not label and not values.get("definition"):
            self._without_name(line, values)
            return
        try:
            id_ = _id(values, label, self.columns, self._made)
        except ValueError as error:
            message = str(error) if label else "a definition without a name"
            self.problems.append(Problem(self.name, line, message, "give the code a name with letters or digits"))
            return
        self.problems += [
            Problem(self.name, line, f"code '{id_}': {message}", remedy) for message, remedy in _wrong_values(values)
        ]
        self.codes.append(_code(line, id_, label, values))

    def _without_name(self, line: int, values: Mapping[str, str]) -> None:
        """A row that goes on with the code above it, as where cells were merged; totals and notes are left out."""
        more = {field: values[field] for field in ("include", "exclude", "examples") if values.get(field)}
        if not more or not self.codes:
            self.left_out.append(Problem(self.name, line, "a row without a code is left out", level="warning"))
            return
        code = self.codes[-1]
        self.codes[-1] = replace(
            code,
            include="\n".join(filter(None, (code.include, more.get("include")))),
            exclude="\n".join(filter(None, (code.exclude, more.get("exclude")))),
            examples=(*code.examples, *split(more.get("examples", ""))),
        )
        self.left_out.append(Problem(self.name, line, f"goes on with code '{code.id}'", level="note"))


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
    except (ValueError, RecursionError):
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
