"""What can be saved, and a report as the page shows it: the content that every form is written from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.rounds import SECOND_PASS, SUBCODE
from codekit.workbench import reports
from codekit.workbench.desk import Desk
from codekit.workbench.offered import EXPORT, OFFERS, OPTIONS, Offer, Wish
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.reporting.content import Content, Part, Table

MOST_ROWS = 200  # of a table on the page; a file has all of them
SPACE = "\u2003"
NAMES = ("kind", "form", *OPTIONS)


class Offered(Value, frozen=True, kw_only=True):
    """One report or export."""

    kind: str
    title: str
    purpose: str
    command: str  # that writes the same
    about: str  # study, codebook, round, pass: what has to be chosen
    forms: list[str]  # endings
    options: list[str]
    preview: bool
    export: bool  # what may be seen, for other programs and readers; not closed to who is blind


class ReportsShown(Value, frozen=True, kw_only=True):
    """GET /api/reports: all that can be saved, and what it can be about."""

    names: str  # in files that leave the study: replaced, as said, or undecided
    closed: str  # why nothing that is computed over all coders is offered; "" where it is
    offers: list[Offered]
    codebooks: list[str]
    rounds: list[str]  # compared ones
    passes: list[str]  # second passes and rounds of sub-coding


class ReportColumn(Value, frozen=True, kw_only=True):
    """A column of a table."""

    title: str
    number: bool


class ReportTable(Value, frozen=True, kw_only=True):
    """A table; its first `heads` columns name the row."""

    title: str
    note: str
    columns: list[ReportColumn]
    rows: list[list[str]]
    heads: int
    total: int  # rows in the file
    folded: bool


class ReportFigure(Value, frozen=True, kw_only=True):
    """A figure, with what it shows in words."""

    name: str
    caption: str
    words: str
    svg: str


class ReportPart(Value, frozen=True, kw_only=True):
    """A part under one heading."""

    key: str
    title: str
    paragraphs: list[str]
    items: list[str]
    tables: list[ReportTable]
    figures: list[ReportFigure]


class ReportShown(Value, frozen=True, kw_only=True):
    """GET /api/reports/preview?kind=K[&codebook=ID][&round=R]…: 403 blind while a file of it is closed, too."""

    title: str
    subtitle: str
    parts: list[ReportPart]


def wish_of(given: Callable[[str], str]) -> Wish:
    """What the parameters of an address ask for."""
    return Wish(given("kind"), given("codebook"), given("round"), {name: given(name) for name in OPTIONS})


def offered(desk: Desk) -> ReportsShown:
    """All that can be saved by this coder."""
    sight, closed = desk.sight, ""
    try:
        sight.refuse_totals()
    except CodekitError as error:
        closed = error.message
    rounds = () if closed else sight.shown
    books = desk.study.codebook_ids() if not closed else sorted({round_.codebook_id for round_ in sight.shown})
    names = {True: "replaced", False: "as said", None: "undecided"}[desk.study.settings.pseudonyms]
    return ReportsShown(
        names=names,
        closed=closed,
        offers=[_offered(offer) for offer in OFFERS if not closed or offer.group == EXPORT],
        codebooks=books,
        rounds=[round_.id for round_ in rounds if round_.compared and round_.measures],
        passes=[round_.id for round_ in rounds if round_.kind in {SECOND_PASS, SUBCODE}],
    )


def preview(desk: Desk, wish: Wish) -> ReportShown:
    """A report on the page. Raises as `reports.content`."""
    return shown(reports.content(desk, wish))


def file(desk: Desk, wish: Wish, form: str) -> tuple[str, bytes]:
    """A report or export as a file. Raises as `reports.file`."""
    return reports.file(desk, wish, form)


def shown(content: Content) -> ReportShown:
    """A content as the page gets it."""
    return ReportShown(title=content.title, subtitle=content.subtitle, parts=[_part(part) for part in content.parts])


def _offered(offer: Offer) -> Offered:
    return Offered(
        kind=offer.kind,
        title=offer.title,
        purpose=offer.purpose,
        command=offer.command,
        about=offer.about,
        forms=list(offer.forms),
        options=list(offer.options),
        preview=offer.preview,
        export=offer.group == EXPORT,
    )


def _part(part: Part) -> ReportPart:
    return ReportPart(
        key=part.key,
        title=part.title,
        paragraphs=list(part.paragraphs),
        items=list(part.items),
        tables=[_table(table) for table in part.tables],
        figures=[
            ReportFigure(name=f.name, caption=f.caption, words=f.words, svg=f.svg.decode("utf-8")) for f in part.figures
        ],
    )


def _table(table: Table) -> ReportTable:
    from codekit.reporting.content import NUMBERS
    from codekit.reporting.content import shown as in_words

    kinds = [column.kind for column in table.columns]
    rows = [] if table.only_excel else list(islice(table.rows, MOST_ROWS))
    return ReportTable(
        title=table.title,
        note=table.note,
        columns=[ReportColumn(title=column.title, number=column.kind in NUMBERS) for column in table.columns],
        rows=[[_set_in(value) + in_words(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in rows],
        heads=table.heads,
        total=len(table.rows),
        folded=table.long,
    )


def _set_in(value: Any) -> str:
    """What stands before a value that is set in, such as a sub-code."""
    from codekit.reporting.content import depth_of

    return SPACE * depth_of(value)
