"""A reporting checklist: every item with its class, what the study says of it, and where that is recorded."""

from __future__ import annotations

from codekit.reporting.accounts.values import (
    AUTOMATIC,
    FILLED,
    IN_PART,
    MANUAL,
    PARTLY,
    TO_WRITE,
    UNRECORDED,
    Checklist,
    Item,
)
from codekit.reporting.content import COUNT, LONG, Column, Content, Part, Table

COLUMNS = ("item", "topic", "title", "class", "status", "text", "source", "page")
_CLASSES = (
    (AUTOMATIC, "filled from the data of the study"),
    (PARTLY, "filled in part; the team completes it"),
    (MANUAL, "the team writes it: nothing is ever filled in"),
)


def build(checklist: Checklist) -> Content:
    """The checklist with what its classes mean."""
    counts = Table(
        "How far it is filled",
        (Column("status", width=24), Column("items", COUNT, 8)),
        tuple((status, checklist.count(status)) for status in (FILLED, IN_PART, UNRECORDED, TO_WRITE)),
    )
    words = [f"{checklist.title} ({checklist.source})."]
    words += [checklist.note] if checklist.note else []
    classes = Table("Classes", (Column("class", width=10), Column("meaning", LONG, 60)), _CLASSES)
    return Content(
        f"{checklist.name} checklist",
        checklist.study,
        (
            Part("about", "About", tuple(words), tables=(counts, classes)),
            Part("items", "Items", tables=(_table(checklist),)),
        ),
    )


def row(item: Item) -> tuple[str, ...]:
    """An item as a row of a table; the last cell is for the page of the manuscript."""
    return (item.number, item.topic, item.title, item.kind, item.status, item.text, item.source, "")


def _table(checklist: Checklist) -> Table:
    columns = (
        Column("item", width=7),
        Column("topic", LONG, 16),
        Column("what to report", LONG, 22),
        Column("class", width=7),
        Column("status", width=13),
        Column("text", LONG, 60),
        Column("recorded in", LONG, 20),
        Column("page", width=7),
    )
    return Table("Items", columns, tuple(map(row, checklist.items)), sheet="Items")
