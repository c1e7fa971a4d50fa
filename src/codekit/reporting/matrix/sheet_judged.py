"""The Fit, Framework and Quotes sheets, in which analysts write; and the hidden sheet that remembers what they held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codekit.formats import judgement_sheets as form
from codekit.formats.judgement_sheets import FIT, FRAMEWORK, MEMORY, NO, QUOTES, YES, cell_key
from codekit.matrix.judged import Board, CellJudged, Judged, ShownQuote, seal
from codekit.model.judged import Said
from codekit.model.judgements import FITS
from codekit.reporting.matrix.look import LINKED, SIZE, TEXT, heading, page, titles
from codekit.reporting.matrix.plan import EXCERPTS, Plan
from codekit.reporting.matrix.sheet_matrix import state_text
from codekit.tables.look import Heights, offer, widths
from codekit.tables.streamed import BARE, Link, Rows
from codekit.tables.text import safe_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEAD = 3
OPEN, ALARM = "FFFFFBE6", "FFFBDDB0"  # where people write; what they should look at
_SPARE = 200  # rows below the last quotation in which one may be added


@dataclass
class Judging:
    """What the three sheets are made of, and what they must remember."""

    plan: Plan
    judged: Judged
    memory: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def board(self) -> Board:
        """The cells and what stands in them."""
        return self.judged.board

    @property
    def quotes(self) -> Sequence[ShownQuote]:
        """The passages chosen."""
        return self.judged.quotes

    @cached_property
    def cells(self) -> list[CellJudged]:
        """Every case of every theme shown, and of every other code about which something stands."""
        matrix = self.plan.matrix
        judged = {code for _, code in self.board.standing.cells}
        themes = [code for code in matrix.codes if code in judged or code in set(matrix.themes)]
        return [self.board.cell(case, code) for code in themes for case in matrix.cases]

    @cached_property
    def by_cell(self) -> dict[tuple[str, str], list[ShownQuote]]:
        """The quotations of each cell."""
        found: dict[tuple[str, str], list[ShownQuote]] = {}
        for quote in self.quotes:
            found.setdefault((quote.case, quote.code), []).append(quote)
        return found

    def theme(self, code: str) -> str:
        """A theme as people read it, and by which it is known again."""
        return f"{self.plan.matrix.codebook[code].name} ({code})"

    def called(self, case: str) -> str:
        """An organization as people read it."""
        return self.plan.matrix.called(case)

    def hold(self, sheet: str, key: str, column: str, text: str, events: Sequence[str]) -> str:
        """Remember what a cell holds, if anything, and give it back."""
        shown = safe_text(text).strip()
        if shown or events:
            self.memory.append((sheet, key, column, shown, " ".join(events)))
        return shown


def write_fit(judging: Judging, sheet: Worksheet) -> None:
    """Fill the Fit sheet."""
    titles(
        sheet,
        "Fit",
        "How each organization fits each theme, in your judgement, beside what the codings say. Write in the yellow "
        "columns; codekit matrix --from reads it back.",
    )
    table = _Table(judging, sheet, FIT)
    for cell in judging.cells:
        key, said = cell_key(cell.case, cell.code), cell.said
        fit, rating, reason = (said[name] for name in form.TYPED[FIT])
        typed = [judging.hold(FIT, key, name, said[name].text, said[name].ids) for name in form.TYPED[FIT]]
        differ = "analysts differ" if any(one.conflict for one in (fit, rating, reason)) else ""
        look = "; ".join(words for words in (differ, cell.at_odds) if words)
        excerpts = judging.plan.matrix.cells[cell.case, cell.code].excerpts
        state = state_of(judging, cell)
        table.add(
            [
                judging.called(cell.case),
                judging.theme(cell.code),
                state,
                excerpts,
                *typed,
                look,
                *_who(fit, rating, reason),
                key,
            ],
        )
    table.end()
    offer(
        sheet,
        [5],
        table.rows.last,
        f'"{",".join(FITS)}"',
        ("fit", f"Choose one of: {', '.join(FITS)}."),
        first=HEAD + 1,
    )


def write_framework(judging: Judging, sheet: Worksheet) -> None:
    """Fill the Framework sheet."""
    titles(
        sheet,
        "Framework",
        "Each organization and theme in your words, with the passage that says it best. Write in the yellow columns; "
        "the passage must be in an interview of the organization.",
    )
    table = _Table(judging, sheet, FRAMEWORK)
    for cell in judging.cells:
        key, summary = cell_key(cell.case, cell.code), cell.said[form.SUMMARY]
        quotes = judging.by_cell.get((cell.case, cell.code), [])
        best = quotes[0] if quotes else None
        text = judging.hold(FRAMEWORK, key, form.SUMMARY, summary.text, summary.ids)
        printed = judging.hold(FRAMEWORK, key, form.BEST, best.printed if best else "", best.events if best else ())
        where = f"{best.where}{f'; {len(quotes) - 1} more in {QUOTES}' if len(quotes) > 1 else ''}" if best else ""
        differ = "analysts differ" if summary.conflict else ""
        mend = best.problem if best else ""
        look = "; ".join(words for words in (differ, cell.since if summary.events else "", mend) if words)
        judging.hold(MEMORY, key, form.EVIDENCE, seal(judging.plan.matrix, cell.case, cell.code), ())
        state = state_of(judging, cell)
        table.add(
            [
                judging.called(cell.case),
                judging.theme(cell.code),
                state,
                text,
                printed,
                where,
                look,
                *_who(summary),
                key,
            ]
        )
    table.end()


def write_quotes(judging: Judging, sheet: Worksheet) -> None:
    """Fill the Quotes sheet."""
    titles(
        sheet,
        "Quotes",
        "The passages chosen to be printed, each held against the transcripts. Edit one, set 'chosen' to no, or add a "
        "row with theme, organization and quotation.",
    )
    table = _Table(judging, sheet, QUOTES)
    for quote in judging.quotes:
        key = f"{cell_key(quote.case, quote.code)}|{quote.key}"
        printed = judging.hold(QUOTES, key, form.PRINTED, quote.printed, quote.events)
        chosen = judging.hold(QUOTES, key, form.CHOSEN, YES, quote.events)
        mend = "; ".join(words for words in ("analysts differ" if quote.differ else "", quote.problem) if words)
        excerpt = quote.excerpt or "no excerpt of the theme"
        told = [quote.state, mend, quote.differences, quote.attribution, excerpt, quote.by, quote.day]
        table.add([judging.theme(quote.code), judging.called(quote.case), printed, chosen, *told, key])
    table.end()
    last = table.rows.last + _SPARE
    offer(sheet, [4], last, f'"{YES},{NO}"', ("chosen", f"{YES} or {NO}"), first=HEAD + 1)


def remember(judging: Judging, book: Workbook) -> None:
    """Add the hidden sheet, by which what was typed is told from what was there."""
    sheet = book.create_sheet(MEMORY)
    facts = [
        ("study", judging.judged.study),
        ("codebook", judging.plan.matrix.codebook.id),
        ("shown", judging.judged.only),
    ]
    called = [
        (form.CALLED, id_, "", name, "") for id_, name in judging.plan.matrix.registers.called.items() if name != id_
    ]
    rows = Rows(sheet, 1)
    for fact in [*facts, form.MEMORY_HEAD, *called, *judging.memory]:
        rows.add(fact, [BARE] * len(fact))
    sheet.sheet_state = "veryHidden"


class _Table:
    """One of the sheets while it is filled: who writes where is shown by colour, the key is hidden."""

    def __init__(self, judging: Judging, sheet: Worksheet, name: str) -> None:
        self.sheet, self.columns, self._name, self._memory = sheet, form.COLUMNS[name], name, judging.memory
        self.sizes = list(self.columns.values())
        heading(sheet, HEAD, list(self.columns), self.sizes)
        self.rows = Rows(sheet, HEAD + 1)
        typed = TEXT.but(fill=OPEN, form="@")
        plain = {column: typed if column in form.TYPED[name] else TEXT for column in self.columns}
        self._plain = {column: self.rows.wear(style) for column, style in plain.items()}
        self._alarm = {column: self.rows.wear(style.but(fill=ALARM)) for column, style in plain.items()}
        self._linked = self.rows.wear(LINKED)
        self._heights = Heights(self.sizes, size=SIZE)

    def add(self, values: Sequence[Any]) -> None:
        """A row; what is to be looked at has another colour."""
        row = dict(zip(self.columns, values, strict=True))
        told = form.sums(row[column] for column in form.computed(self._name))
        self._memory.append((self._name, row[form.KEY], form.COMPUTED, told, ""))
        worn = []
        for column, value in zip(self.columns, values, strict=True):
            alarmed = column in {"to look at", "to mend"} and value
            worn.append(
                self._linked if isinstance(value, Link) else self._alarm[column] if alarmed else self._plain[column]
            )
        self.rows.add(values, worn, self._heights.of([*values[:-1], ""]))

    def end(self) -> None:
        """The page, the widths, the hidden key."""
        from openpyxl.utils import get_column_letter

        widths(self.sheet, self.sizes)
        letter = get_column_letter(len(self.columns))
        self.sheet.column_dimensions[letter].hidden = True
        page(self.sheet, head=HEAD, freeze=f"C{HEAD + 1}", last=f"{letter}{max(self.rows.last, HEAD + 1)}")


def state_of(judging: Judging, cell: CellJudged) -> str | Link:
    """The computed state, leading to its excerpts."""
    matrix = judging.plan.matrix
    text, place = (
        state_text(matrix, matrix.cells[cell.case, cell.code]),
        judging.plan.blocks.get((cell.case, cell.code)),
    )
    return text if place is None else Link(text, EXCERPTS, f"A{place}")


def _who(*said: Said) -> tuple[str, str]:
    """Who wrote, and when the last of it."""
    by = dict.fromkeys(event.by for one in said for event in one.events)
    return ", ".join(by), max((one.day for one in said), default="")
