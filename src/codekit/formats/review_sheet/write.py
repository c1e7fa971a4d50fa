"""Excel review sheets: one row per coding, with a place for what the reviewer says of it.

A hidden sheet says which round the workbook belongs to and what each row said, so that rows may be sorted, filtered and
deleted: a row is known by its id, and one that was not touched says nothing. Only the cells to fill in are unlocked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet.look import FIELD
from codekit.formats.coding_sheet.write import write_codebook
from codekit.formats.filled_in import HIDDEN, REVIEWED
from codekit.model.codebook import Codebook
from codekit.tables.look import A3, Heights, form_heading, name_cells, offer, page, protect, text_page
from codekit.tables.streamed import BARE, Rows
from codekit.tables.style import FORM_HEAD, QUIET, TEXT_FORM, Style, dress, edges
from codekit.tables.text import safe_text
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

(REVIEW,), BOOK, HELP = REVIEWED.tabs, "Codebook", "How to"
FACTS = ("round", "codebook", "codekit")
WIDTHS = {
    "id": 11.0,
    "transcript": 12.0,
    "turn": 7.0,
    "question before": 32.0,
    "passage": 58.0,
    "code": 24.0,
    "definition": 36.0,
    "coder": 11.0,
    "memo": 22.0,
    "said so far": 22.0,
    "status": 13.0,
    "comment": 36.0,
}
COLUMNS = tuple(WIDTHS)
INPUTS = ("status", "comment")
# Columns of the hidden sheet: what may be chosen, and what was written about each coding.
CHOICE, ID, CODING, SAW, SAID = 4, 6, 7, 8, 9
_GREEN = "FF2F6B57"
_READ = Style(side="left", lines=edges("bottom"))
_SOFT = _READ.but(size=10, ink=QUIET)
_FIELD = _READ.but(fill=FIELD, open=True, form=TEXT_FORM, lines=edges("bottom", "left"))
_LOOKS = {
    "passage": _READ,
    "code": _READ.but(bold=True),
    **dict.fromkeys(("id", "question before", "definition", "said so far"), _SOFT),
    **dict.fromkeys(INPUTS, _FIELD),
}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One coding as a row: its id, the cells to be read, and what stands in the cells to fill in.

    `saw` are the ids of the reviews that were known when the row was written.
    """

    id: str
    coding: str
    read: tuple[str | int, ...]
    given: tuple[str, str] = ("", "")
    saw: tuple[str, ...] = ()


def said(given: Sequence[str]) -> str:
    """A fingerprint of what stands in the cells to fill in."""
    cells = [safe_text(cell).strip() for cell in given]
    return hashlib.sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write(
    path: Path,
    rows: Sequence[ReviewRow],
    *,
    title: str,
    round_id: str,
    codebook: Codebook,
    codes: Sequence[str],
    statuses: Sequence[str],
    version: str = "",
) -> None:
    """Write the review sheet of a round; `statuses` are what may stand under "status"."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = REVIEW
    _table(sheet, rows)
    write_codebook(book.create_sheet(BOOK), codebook, codes)
    text_page(book.create_sheet(HELP), how_to(title, round_id))
    _hidden(book, (round_id, codebook.key, version), rows, statuses)
    error = ("Not a status", "Choose a status from the list; see the sheet How to.")
    offer(sheet, [COLUMNS.index("status") + 1], len(rows) + 1, "=statuses", error)
    save(book, path)


def _table(sheet: Worksheet, rows: Sequence[ReviewRow]) -> None:
    from openpyxl.utils import get_column_letter

    sizes = list(WIDTHS.values())
    form_heading(sheet, COLUMNS, sizes)
    for name in INPUTS:
        dress(sheet.cell(1, COLUMNS.index(name) + 1), FORM_HEAD.but(fill=_GREEN))
    table, heights = Rows(sheet, 2), Heights(sizes, least=2)
    looks = [table.wear(_LOOKS.get(name, _READ)) for name in COLUMNS]
    for row in rows:
        cells = [row.id, *row.read, *row.given]
        table.add(cells, looks, heights.of(cells))
    # A3: what is to be filled in is on the same page as the passage.
    page(sheet, freeze="B2", last=f"{get_column_letter(len(COLUMNS))}{max(table.last, 2)}", paper=A3)
    protect(sheet)
    sheet.sheet_view.zoomScale = 90


def how_to(title: str, round_id: str) -> tuple[str, ...]:
    """What to do with the sheet, one paragraph each."""
    text = _HOW_TO.replace("{title}", title).replace("{round}", round_id)
    return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


_HOW_TO = """\
Review sheet: {title}, round {round}

1. Each row of the sheet Review is one coding: the passage, what was asked before it, the code with its definition.

2. Choose under 'status' (Alt and the down arrow open the list). accepted: the code fits. queried: it should be talked
over; say what the question is under 'comment'. changed: the coding was changed, and stands now as it should.

3. 'said so far' is what reviewers said before. Your word takes its place. Where somebody said something else meanwhile,
both stand, and both are shown.

4. A row that is left as it is says nothing. Rows may be sorted, filtered and deleted. The first column must stay with
its row.

5. Save as .xlsx and read it: codekit review {round} --from FILE.xlsx. All problems are named at once, and nothing is
recorded by half."""


def _hidden(book: Workbook, facts: Sequence[str], rows: Sequence[ReviewRow], statuses: Sequence[str]) -> None:
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "hidden"
    name_cells(book, "statuses", HIDDEN, CHOICE, len(statuses))
    listed: dict[int, Sequence[str]] = {1: FACTS, 2: facts, CHOICE: statuses}
    listed[ID], listed[CODING] = [row.id for row in rows], [row.coding for row in rows]
    listed[SAW], listed[SAID] = [" ".join(row.saw) for row in rows], [said(row.given) for row in rows]
    hidden = Rows(sheet, 1)
    for cells in zip_longest(*(listed.get(column, ()) for column in range(1, SAID + 1))):
        hidden.add(cells, [BARE] * SAID)
