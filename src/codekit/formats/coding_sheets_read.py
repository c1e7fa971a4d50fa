"""Read a coding sheet back: all problems at once with row numbers, whatever order the rows are in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError, Problem, nearest
from codekit.formats.coding_sheets import CODING, FACTS, HIDDEN
from codekit.formats.coding_tables import CodingRow
from codekit.formats.grids import Sheet, column_name, xlsx_sheets
from codekit.model.events import POLARITIES

_SLOT = re.compile(r"(code|polarity) ?(\d+)")


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """What the hidden sheet says: which text, coder and round a coding sheet belongs to."""

    transcript: str
    text_sha: str
    coder: str
    round_id: str
    scheme: str
    codebook: str


def is_sheet(path: Path) -> bool:
    """True for a workbook that codekit wrote as a coding sheet."""
    import openpyxl

    try:
        with path.open("rb") as file:
            names = openpyxl.load_workbook(file, read_only=True).sheetnames
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError, CodekitError, _bad_zip()):
        return False
    return {CODING, HIDDEN} <= set(names)


def _bad_zip() -> type[Exception]:
    import zipfile

    return zipfile.BadZipFile


def read(path: Path) -> tuple[SheetHeader, list[CodingRow], list[Problem]]:
    """What a colleague coded, one row per code, and everything that is wrong with it.

    A segment without any code gives a row with an empty code, since the whole sheet was read. Codes may be
    typed in other capitals. Raises CodekitError where the file is no coding sheet.
    """
    sheets = {sheet.name: sheet for sheet in xlsx_sheets(path.read_bytes(), path.name)}
    if not {CODING, HIDDEN} <= sheets.keys():
        raise CodekitError(f"{path.name}: no coding sheet", hint="codekit code --sheets DIR writes them")
    header, codes = _facts(sheets[HIDDEN], path.name)
    reader = _Reader(path.name, header, codes)
    rows = reader.rows(sheets[CODING])
    return header, rows, reader.problems


def _facts(sheet: Sheet, name: str) -> tuple[SheetHeader, list[str]]:
    facts = {row[0]: row[1] for _, row in sheet.rows if len(row) > 1 and row[0] in FACTS}
    if set(FACTS) - facts.keys():
        raise CodekitError(
            f"{name}: its hidden sheet was changed", hint="write the sheet again and copy the codes over"
        )
    codes = [row[3] for _, row in sheet.rows if len(row) > 3 and row[3]]
    return SheetHeader(*(facts[fact] for fact in FACTS)), codes


class _Reader:
    """Turn the rows of the sheet into rows of codings, collecting problems."""

    def __init__(self, name: str, header: SheetHeader, codes: Sequence[str]) -> None:
        self.name, self.header = name, header
        self.folded = {code.casefold(): code for code in codes}
        self.problems: list[Problem] = []

    def note(self, line: int | None, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.name, line, message, remedy))

    def rows(self, sheet: Sheet) -> list[CodingRow]:
        if not sheet.rows:
            self.note(1, "the sheet Coding is empty")
            return []
        line, head = sheet.rows[0]
        names = [column_name(cell) for cell in head]
        slots = {m.group(1, 2): at for at, name in enumerate(names) if (m := _SLOT.fullmatch(name))}
        if "segment" not in names or not slots:
            self.note(line, "the header was changed", "it needs segment, code 1, polarity 1, ...")
            return []
        found: list[CodingRow] = []
        seen: dict[int, int] = {}
        for number, cells in sheet.rows[1:]:
            found += self.segment(number, names, cells, slots, seen)
        return found

    def segment(
        self,
        line: int,
        names: Sequence[str],
        cells: Sequence[str],
        slots: Mapping[tuple[str | Any, ...], int],
        seen: dict[int, int],
    ) -> list[CodingRow]:
        row = [*cells, *[""] * (len(names) - len(cells))]
        values = dict(zip(names, row, strict=False))
        given = {key: row[at] for key, at in slots.items() if row[at]}
        if not values["segment"].isdigit():
            if given or values["segment"]:
                self.note(line, f"segment is '{values['segment'][:20]}'", "leave the segment numbers as they are")
            return []
        segment = int(values["segment"])
        if values.get("speaker", "").endswith(" (continued)"):
            if given:
                self.note(line, f"codes in the continuation of segment {segment}", "code its first row")
            return []
        if segment in seen:
            self.note(line, f"segment {segment} stands twice, first in row {seen[segment]}")
            return []
        seen[segment] = line
        return self.codes(line, segment, given, values.get("note", ""))

    def codes(self, line: int, segment: int, given: Mapping[tuple[str | Any, ...], str], note: str) -> list[CodingRow]:
        found: list[CodingRow] = []
        for slot in sorted({int(slot) for _, slot in given}):
            typed, polarity = given.get(("code", str(slot)), ""), given.get(("polarity", str(slot)), "").casefold()
            if not typed:
                self.note(line, f"polarity {slot} without code {slot}", "choose the code or clear the polarity")
                continue
            if polarity and polarity not in POLARITIES:
                near = nearest(polarity, POLARITIES)
                self.note(line, f"no polarity '{polarity[:20]}'", f"did you mean '{near}'?" if near else "")
                continue
            code = self.folded.get(typed.casefold())
            if code is None:
                near = nearest(typed, self.folded.values())
                remedy = f"did you mean '{near}'?" if near else "see the sheet Codebook"
                self.note(line, f"no code '{typed[:40]}' in this round", remedy)
                continue
            found.append(self.row(line, segment, code=code, polarity=polarity))
        if note:
            found.append(self.row(line, segment, memo=note))
        return found or [self.row(line, segment)]

    def row(self, line: int, segment: int, *, code: str = "", polarity: str = "", memo: str = "") -> CodingRow:
        header = self.header
        return CodingRow(
            row=line,
            transcript=header.transcript,
            code=code,
            coder=header.coder,
            segment=segment,
            round=header.round_id,
            polarity=polarity,
            memo=memo,
        )
