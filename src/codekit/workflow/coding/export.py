"""Carry work between people: codings as a table, another copy of the study merged in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.model.rounds import Round
from codekit.workflow.study.merging import Merged, merge
from codekit.workflow.study.study import Study

__all__ = ["Merged", "export_codings", "merge", "visible"]


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen as a table; returns how many.

    Codings of a blind round that has not been compared are left out, unless they are the coder's own.
    """
    from codekit.formats import coding_table as coding_tables

    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise CodekitError(f"{path.name}: not a kind of table", hint="name it .csv or .xlsx")
    codings = [c for round_ in study.rounds() for c in visible(study, round_, coder)]
    coding_tables.write(path, codings)
    return len(codings)


def visible(study: Study, round_: Round, viewer: str) -> Iterator[Coding]:
    """The codings of a round that a viewer may see: all of them, or only the viewer's own while it is blind."""
    blind = round_.blind and not round_.compared and not round_.closed
    for (coder, _), layer in study.layers(round_).by_key.items():
        if not blind or coder == viewer:
            yield from layer.codings
