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
    timed = any(entry.at for entry in entries)
    columns = [
        *([Column("when", width=17)] if timed else []),
        Column("who", LONG, 18),
        Column("kind", width=16),
        Column("what", LONG, 56),
        Column("why", LONG, 30),
        Column("recorded in", LONG, 34),
    ]
    rows = tuple(
        (
            *([entry.at[:16].replace("T", " ")] if timed else []),
            entry.who,
            entry.kind,
            entry.what,
            entry.why,
            entry.record,
        )
        for entry in entries
    )
    return Table(title, tuple(columns), rows, sheet=title.removeprefix("What happened in ")[:31])
