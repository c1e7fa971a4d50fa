"""The audit trail: what happened day by day, by whom and why, with where it is recorded."""

from __future__ import annotations

from itertools import groupby

from codekit.reporting.accounts.values import Entry, Trail
from codekit.reporting.content import LONG, Column, Content, Part, Table

_ABOUT = (
    "Made from what the study has recorded: events of rounds and codings, and the files themselves. Times are UTC, of "
    "the computer that wrote them. What happened outside codekit is not here."
)


def build(trail: Trail) -> Content:
    """The trail as a document, a part for each month."""
    words = [_ABOUT, f"{len(trail.entries)} entries with a time, {len(trail.untimed)} without."]
    if trail.withheld:
        words.append(f"Blind, so that only their start is told: {', '.join(trail.withheld)}.")
    parts = [Part("about", "About", tuple(words))]
    if trail.untimed:
        parts.append(Part("files", "Files, whose times are not recorded", tables=(_table("Files", trail.untimed),)))
    for month, entries in groupby(trail.entries, key=lambda entry: entry.at[:7]):
        parts.append(Part(f"month-{month}", month, tables=(_table(f"What happened in {month}", tuple(entries)),)))
    return Content("Audit trail", trail.study, tuple(parts))


def _table(title: str, entries: tuple[Entry, ...]) -> Table:
    """The entries; a column that none of them fills is left out."""
    columns: list[tuple[Column, list[str]]] = [
        (Column("when", width=17), [entry.at[:16].replace("T", " ") for entry in entries]),
        (Column("who", LONG, 18), [entry.who for entry in entries]),
        (Column("kind", width=16), [entry.kind for entry in entries]),
        (Column("what", LONG, 56), [entry.what for entry in entries]),
        (Column("why", LONG, 30), [entry.why for entry in entries]),
        (Column("recorded in", LONG, 34), [entry.record for entry in entries]),
    ]
    filled = [(column, values) for column, values in columns if any(values)]
    rows = tuple(zip(*(values for _, values in filled), strict=True))
    sheet = title.removeprefix("What happened in ")[:31]
    return Table(title, tuple(column for column, _ in filled), rows, sheet=sheet)
