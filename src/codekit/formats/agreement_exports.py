"""Figures of agreement that another tool exported: NVivo's coding comparison and matrix, ATLAS.ti's workbook.

They are read to be set beside codekit's own, never to be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from codekit.errors import CodekitError
from codekit.tables.read import column_name, read_sheets
from codekit.tables.rows import Sheet

KAPPA, AGREEMENT, BOTH, NEITHER, ALPHA, HOLSTI = FIGURES = ("kappa", "agree", "both", "neither", "alpha", "holsti")
REFERENCES = "references"
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "code": ("node", "code", "code name", "knoten", "kode", "semantic domain", "domain", "code group", "nodo"),
    "document": ("source", "file", "source name", "file name", "document", "quelle", "datei", "dokument", "fuente"),
    "size": ("source size", "file size", "size", "quellgröße", "dateigröße"),
    KAPPA: ("kappa", "kappa coefficient", "cohen's kappa"),
    AGREEMENT: ("agreement (%)", "agreement %", "percent agreement", "agreement", "übereinstimmung (%)"),
    BOTH: ("a and b (%)", "a und b (%)"),
    NEITHER: ("not a and not b (%)", "nicht a und nicht b (%)"),
    ALPHA: ("krippendorff's alpha", "alpha", "c-alpha-binary", "krippendorff's c-alpha-binary", "cu-alpha"),
    HOLSTI: ("holsti", "holsti index"),
})  # fmt: skip
_SHARES = frozenset({AGREEMENT, BOTH, NEITHER})
_FIRST_ROWS = 20
_COLUMN, _ROW = re.compile(r"[A-Z]{1,3} ?: ?(.+)", re.DOTALL), re.compile(r"\d+ ?: ?(.+)", re.DOTALL)
_NUMBER = re.compile(r"[-−]?\d{1,12}(?:[.,]\d{1,12})?")


@dataclass(frozen=True, slots=True)
class Theirs:
    """One figure of another tool: of a code in a document ("" for all), as the file names them.

    Percentages are shares from 0 to 1. `size` is how many characters the document has there, 0 where it is not said.
    """

    row: int
    code: str
    document: str
    figure: str
    value: float
    size: int = 0


def read(path: Path) -> list[Theirs]:
    """The figures of a file. Raises CodekitError for one that cannot be read or holds none."""
    sheets = read_sheets(path)
    found = [each for sheet in sheets for each in (*_table(sheet), *_matrix(sheet))]
    if not found:
        hint = (
            "NVivo's coding comparison (Node, File, Kappa, Agreement), its matrix, or ATLAS.ti's agreement, as a table"
        )
        raise CodekitError(f"{path.name}: no figures of another tool are in it", hint=hint)
    return found


def _table(sheet: Sheet) -> Iterator[Theirs]:
    """A row for each code, or for each code and document."""
    for at, (_, head) in enumerate(sheet.rows[:_FIRST_ROWS]):
        names = [column_name(cell) for cell in head]
        places = {f: next((names.index(n) for n in own if n in names), -1) for f, own in _NAMES.items()}
        figures = [figure for figure in FIGURES if places[figure] >= 0]
        if places["code"] >= 0 and figures:
            for row, cells in sheet.rows[at + 1 :]:
                yield from _figures(row, cells, places, figures)
            return


def _figures(row: int, cells: Sequence[str], places: Mapping[str, int], figures: Sequence[str]) -> Iterator[Theirs]:
    def cell(field: str) -> str:
        return cells[places[field]] if 0 <= places[field] < len(cells) else ""

    digits = re.sub(r"[., ](?=\d{3}\b)", "", cell("size"))
    size = int(found[0]) if (found := re.search(r"\d{1,9}", digits)) else 0
    for figure in figures:
        value = _number(cell(figure))
        if cell("code") and value is not None:
            share = value / 100 if figure in _SHARES else value
            yield Theirs(row, cell("code"), cell("document"), figure, share, size)


def _matrix(sheet: Sheet) -> Iterator[Theirs]:
    """A row for each code and a column for each document, with how many passages: `1 : Money`, `A : Interview 1`."""
    for at, (_, head) in enumerate(sheet.rows[:_FIRST_ROWS]):
        columns = {place: found[1] for place, cell in enumerate(head) if (found := _COLUMN.fullmatch(cell))}
        below = sheet.rows[at + 1 :]
        if columns and any(cells and _ROW.fullmatch(cells[0]) for _, cells in below):
            for row, cells in below:
                named = _ROW.fullmatch(cells[0]) if cells else None
                for place, document in columns.items() if named else ():
                    value = _number(cells[place]) if place < len(cells) else None
                    if named and value is not None:
                        yield Theirs(row, named[1], document, REFERENCES, value)
            return


def _number(cell: str) -> float | None:
    bare = cell.strip().removesuffix("%").strip()
    return float(bare.replace(",", ".").replace("−", "-")) if _NUMBER.fullmatch(bare) else None
