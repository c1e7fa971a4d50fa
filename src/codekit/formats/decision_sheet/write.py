"""Excel decision sheets: what coders differ in, one row per cluster, with a place for the decision.

Sheet "Decisions" has the clusters, "Agreed" what all coders have alike, "Codebook" and "How to" are there to be
read. A hidden sheet says which round the workbook belongs to and what each row said, so that a workbook that
comes back can be checked: a row that was not touched says nothing. Only the cells for decisions are unlocked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet.write import write_codebook
from codekit.formats.decision_sheet import look
from codekit.formats.filled_in import DECIDED, HIDDEN
from codekit.model.codebook import Codebook
from codekit.model.polarities import POLARITIES
from codekit.tables.look import name_cells, text_page
from codekit.tables.streamed import BARE, Rows
from codekit.tables.text import safe_text
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

(DECISIONS,), AGREED, BOOK, HELP = DECIDED.tabs, "Agreed", "Codebook", "How to"
INPUTS = ("decision", "code", "words", "numbers", "polarity", "reason", "codebook problem")
FACTS = ("round", "codebook", "codekit")
REOPEN = "reopen"
# Columns of the hidden sheet: what may be chosen, and what was written about each cluster.
CHOICE, CODE, POLARITY, CLUSTER, ABOUT, STANDING, SAID = 4, 5, 6, 8, 9, 10, 11


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One cluster as a row: what is to be read, and what stands in the cells for the decision so far.

    `text` is the passage in parts, each with whether it is in dispute. `coders` holds a cell for each coder.
    `about` and `standing` identify the cluster and the decisions that stood when the row was written;
    `conflict` shows two decisions that differ.
    """

    cluster: str
    type: str
    agreed: bool
    before: str
    text: tuple[tuple[str, bool], ...]
    coders: tuple[str, ...]
    about: str
    standing: str = ""
    given: tuple[str, ...] = ("",) * len(INPUTS)
    conflict: str = ""


def digest(parts: Sequence[str]) -> str:
    """A short hash of some texts, to know them again."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def columns(coders: Sequence[str]) -> list[str]:
    """The header of the sheets Decisions and Agreed."""
    return ["cluster", "type", "before", "text", *coders, *INPUTS]


def write(
    path: Path,
    rows: Sequence[DecisionRow],
    *,
    title: str,
    round_id: str,
    codebook: Codebook,
    codes: Sequence[str],
    coders: Sequence[str],
    choices: Sequence[str],
    version: str = "",
) -> None:
    """Write the decision sheet of a round; `choices` are the words that may stand under "decision".

    Raises UnknownNameError where one of `codes` is not in the codebook.
    """
    from openpyxl import Workbook

    book = Workbook()
    head = columns(coders)
    book.worksheets[0].title = DECISIONS
    book.create_sheet(AGREED)
    last: dict[str, int] = {}
    for name, agreed in ((DECISIONS, False), (AGREED, True)):
        sheet = book[name]
        look.dress_head(sheet, head, len(coders))
        table = look.Table(sheet, head, len(coders))
        for row in rows:
            if row.agreed == agreed:
                table.add(_cells(row), row.text)
        last[name] = table.rows.last
        look.dress_sheet(sheet, head, last[name], len(coders))
    write_codebook(book.create_sheet(BOOK), codebook, codes)
    text_page(book.create_sheet(HELP), how_to(title, round_id))
    _hidden(book, (round_id, codebook.key, version), rows, choices, codes)
    for name in (DECISIONS, AGREED):
        look.drop_downs(book[name], head, last[name])
    save(book, path)


def _cells(row: DecisionRow) -> list[str]:
    """The cells of a row; the passage is put by its parts."""
    type_ = f"{row.type}\n{row.conflict}" if row.conflict else row.type
    return [row.cluster, type_, row.before, "", *row.coders, *row.given]


def said(row: DecisionRow) -> str:
    """A fingerprint of what the input cells of a row said when it was written."""
    return digest([safe_text(cell).strip() for cell in row.given])


def how_to(title: str, round_id: str) -> tuple[str, ...]:
    """What to do with the sheet, one paragraph each."""
    text = _HOW_TO.replace("{title}", title).replace("{round}", round_id)
    return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


_HOW_TO = """\
Decision sheet: {title}, round {round}

1. Each row of the sheet Decisions is one cluster: codings that overlap or belong together, and differ. The passage in
dispute is bold; each coder's codings are numbered.

2. Choose under 'decision' (Alt and the down arrow open the list) and say why under 'reason'.

3. accept ana: ana's codings count, also where that means none. both: all codings of the row count. neither: none of
them counts; needs a reason.

4. union, intersection: one coding of the code, over all characters that somebody coded, or over those that everybody
coded who used the code. Where the row has codes that only some used, choose the one that is meant under 'code'.

5. other-code: the passage gets the code that you choose under 'code'. other-span: the code goes to the words that you
copy from the passage into 'words'; needs a reason.

6. keep: the codings whose numbers stand under 'numbers', such as 1, 3. defer: for the next meeting; the round stays
open. reopen: takes back what was decided.

7. 'codebook problem': what the next version of the codebook should make clear.

8. The sheet Agreed lists what all coders coded alike. It counts as it is; decide there only to revoke it.

9. A row that is left as it is says nothing. Save as .xlsx and read it: codekit decide {round} --from FILE.xlsx. All
problems are named at once, and nothing is decided by half."""


def _hidden(
    book: Workbook, facts: Sequence[str], rows: Sequence[DecisionRow], choices: Sequence[str], codes: Sequence[str]
) -> None:
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "hidden"
    lists = (("decisions", CHOICE, choices), ("codes", CODE, codes), ("polarities", POLARITY, POLARITIES))
    for name, column, values in lists:
        name_cells(book, name, HIDDEN, column, len(values))
    # Fingerprints of what was written tell the rows that somebody filled in, whatever order they come back in.
    written = [(row.cluster, row.about, row.standing, said(row)) for row in rows]
    listed: dict[int, Sequence[str]] = {1: FACTS, 2: facts, **{column: values for _, column, values in lists}}
    listed |= dict(zip((CLUSTER, ABOUT, STANDING, SAID), zip(*written, strict=True), strict=True)) if written else {}
    hidden = Rows(sheet, 1)
    for cells in zip_longest(*(listed.get(column, ()) for column in range(1, SAID + 1))):
        hidden.add(cells, [BARE] * SAID)
