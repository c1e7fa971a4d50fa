"""Codebooks in Excel and CSV, out and in, because that is where a team's codebook lives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from codekit.errors import CodebookError, Problem
from codekit.formats.codebook_rules import check_codes
from codekit.formats.grids import Sheet, column_name, read_sheets
from codekit.model.codebook import Code, Codebook
from codekit.model.events import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.names import clean_id
from codekit.sheets import put, replace_file, save

COLUMNS = (
    "id", "name", "definition", "parent", "include", "exclude", "examples", "assignable", "rolls_up_as",
    "origin", "source", "aliases", "cues", "colour", "replaced_by",
)  # fmt: skip
WIDTHS = (20, 30, 60, 18, 44, 44, 44, 11, 12, 14, 40, 20, 20, 10, 14)
HEADER_FIELDS = ("codebook", "version", "title", "purpose", "unit", "polarity", "case_classification")
SEPARATOR = " | "
SYNONYMS = {
    "id": ("id", "code id", "code_id"),
    "name": ("name", "code", "label", "code name", "code label", "tag", "theme", "quality factor"),
    "definition": ("definition", "description", "meaning", "explanation", "desc"),
    "parent": ("parent", "parent code", "category", "group", "belongs to"),
    "include": ("include", "inclusion", "inclusion criteria", "when to use", "includes"),
    "exclude": ("exclude", "exclusion", "exclusion criteria", "when not to use", "excludes"),
    "examples": ("examples", "example", "example quote", "typical example", "example quotation"),
}
_PATH = re.compile(r"\s*(?:>|\\|::)\s*")


def write_csv(codebook: Codebook, path: Path) -> None:
    """Write the codes as CSV (UTF-8 with a byte order mark), the header fields in columns of the first row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *HEADER_FIELDS))
    head = _head(codebook)
    for number, code in enumerate(codebook.codes):
        writer.writerow((*_cells(code), *(head if number == 0 else [""] * len(head))))
    replace_file(path, b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


def write_xlsx(codebook: Codebook, path: Path) -> None:
    """Write a workbook that a team can read, print and edit: the codes, and a sheet with the header."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Codes"
    depth = dict(codebook.walk())
    for row, values in enumerate([COLUMNS, *(_cells(code) for code in codebook.codes)], start=1):
        for column, value in enumerate(values, start=1):
            if value:
                put(sheet.cell(row, column), value)
    _dress(sheet, [depth[code.id] for code in codebook.codes], [code.assignable for code in codebook.codes])
    about = book.create_sheet("Codebook")
    head = _head(codebook)
    for row, (name, value) in enumerate(zip(HEADER_FIELDS, head, strict=True), start=1):
        put(about.cell(row, 1), name)
        put(about.cell(row, 2), value)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 14, 90
    save(book, path)


def _head(codebook: Codebook) -> list[str]:
    """The header fields as text; what has a structure of its own as JSON."""
    cases = json.dumps(codebook.case_classification, ensure_ascii=False) if codebook.case_classification else ""
    polarity = "" if codebook.polarity == POLARITIES else SEPARATOR.join(codebook.polarity)
    return [codebook.id, codebook.version, codebook.title, codebook.purpose, codebook.unit, polarity, cases]


def _cells(code: Code) -> tuple[str, ...]:
    return (
        code.id,
        code.name,
        code.definition,
        code.parent,
        code.include,
        code.exclude,
        SEPARATOR.join(code.examples),
        "yes" if code.assignable else "no",
        code.rolls_up_as if code.rolls_up_as != SUPPORTING else "",
        code.origin,
        code.source,
        SEPARATOR.join(code.aliases),
        SEPARATOR.join(code.cues),
        code.colour,
        code.replaced_by,
    )


def _dress(sheet: object, depths: Sequence[int], assignable: Sequence[bool]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        cell = sheet.cell(1, column)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="2F4858")
    for row, (depth, codable) in enumerate(zip(depths, assignable, strict=True), start=2):
        for column in range(1, len(COLUMNS) + 1):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top", indent=depth if column == 2 else 0)
            if column <= 2:
                cell.font = Font(bold=depth == 0, italic=not codable)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(depths) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"


def read(path: Path) -> Codebook:
    """A codebook from a table that codekit or a team wrote.

    Columns go by their usual names (code, label, description, inclusion criteria, ...). Without ids they are
    made from the names; `Parent > Child` in a name gives the parent. Raises CodebookError with every problem
    and its row.
    """
    sheets = read_sheets(path)
    best = max(sheets, key=lambda sheet: len(_columns(sheet)))
    places = _columns(best)
    if "name" not in places and "id" not in places:
        found = ", ".join(filter(None, best.rows[0][1])) if best.rows else "nothing"
        problem = Problem(path.name, 1, f"no column for the codes' names (found: {found})", "name, definition, parent")
        raise CodebookError(f"{path.name}: not a table of codes", [problem])
    head = _header(sheets, best, path)
    problems: list[Problem] = []
    codes = _parents(_codes(best, places, path.name, problems))
    problems += [p for p in check_codes(codes, path.name) if p.level == "error"]
    if problems:
        ordered = sorted(problems, key=lambda problem: problem.line or 0)
        raise CodebookError(f"{path.name}: cannot be used, {len(problems)} to mend", ordered)
    return Codebook(codes=tuple(replace(code, line=0) for code in codes), **head)


def _columns(sheet: Sheet) -> dict[str, int]:
    """The place of each known column; a column that is called exactly as ours goes first."""
    if not sheet.rows:
        return {}
    names = [column_name(cell) for cell in sheet.rows[0][1]]
    places = {name: names.index(name) for name in (*COLUMNS, *HEADER_FIELDS) if name in names}
    for field, synonyms in SYNONYMS.items():
        for synonym in synonyms:
            if field not in places and synonym in names and names.index(synonym) not in places.values():
                places[field] = names.index(synonym)
    return places


def _header(sheets: Sequence[Sheet], codes: Sheet, path: Path) -> dict[str, Any]:
    """The header fields, from a sheet of their own or from columns of the first code."""
    given: dict[str, str] = {}
    for sheet in sheets:
        if sheet is not codes:
            given |= {row[0]: row[1] for _, row in sheet.rows if len(row) > 1 and row[0] in HEADER_FIELDS and row[1]}
    places = _columns(codes)
    if len(codes.rows) > 1:
        first = codes.rows[1][1]
        given |= {name: first[at] for name, at in places.items() if name in HEADER_FIELDS and first[at : at + 1] > [""]}
    try:
        cases = json.loads(given.get("case_classification") or "{}")
    except ValueError:
        problem = Problem(path.name, None, "case_classification is not what codekit wrote", "clear the cell")
        raise CodebookError(f"{path.name}: cannot be used", [problem]) from None
    return {
        "id": clean_id(given.get("codebook") or path.stem),
        "version": given.get("version") or "1.0",
        "title": given.get("title", ""),
        "purpose": given.get("purpose", ""),
        "unit": given.get("unit", ""),
        "polarity": _several(given.get("polarity", "")) or POLARITIES,
        "case_classification": cases,
    }


def _codes(sheet: Sheet, places: dict[str, int], name: str, problems: list[Problem]) -> list[Code]:
    codes = []
    for line, cells in sheet.rows[1:]:
        values = {field: cells[at] if at < len(cells) else "" for field, at in places.items()}
        label = values.get("name", "") or values.get("id", "")
        if not label:
            continue
        path = [part for part in _PATH.split(label) if part]
        try:
            id_ = values.get("id", "") or clean_id(label if len(path) < 2 else ".".join(path))
        except ValueError as error:
            problems.append(Problem(name, line, str(error)))
            continue
        if not values.get("definition"):
            problems.append(Problem(name, line, f"code '{id_}': no definition", "say what it means in one sentence"))
        codes.append(_code(line, id_, path, values))
    return codes


def _code(line: int, id_: str, path: Sequence[str], values: dict[str, str]) -> Code:
    parent = values.get("parent", "")
    if not parent and len(path) > 1:
        parent = clean_id(".".join(path[:-1]))
    contrary = values.get("rolls_up_as", "").casefold() == CONTRARY
    return Code(
        id=id_,
        name=path[-1] if len(path) > 1 else values.get("name", "") or id_,
        definition=values.get("definition", ""),
        parent=parent if parent != "-" else "",
        include=values.get("include", ""),
        exclude=values.get("exclude", ""),
        examples=_several(values.get("examples", "")),
        assignable=values.get("assignable", "").casefold() not in {"no", "false", "0"},
        rolls_up_as=CONTRARY if contrary else SUPPORTING,
        origin=values.get("origin", ""),
        source=values.get("source", ""),
        aliases=_several(values.get("aliases", "")),
        cues=_several(values.get("cues", "")),
        colour=values.get("colour", ""),
        replaced_by=values.get("replaced_by", ""),
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(SEPARATOR.strip()) if part.strip())


def _parents(codes: Sequence[Code]) -> list[Code]:
    """A parent may be given by its id or by its name."""
    ids = {code.id for code in codes}
    by_name = {code.name.casefold(): code.id for code in codes}
    return [
        replace(code, parent=by_name.get(code.parent.casefold(), code.parent)) if code.parent not in ids else code
        for code in codes
    ]
