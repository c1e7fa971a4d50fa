"""Carry work between people: codings as a table, another copy of the study merged in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from codekit.model.events import Coding
from codekit.model.rounds import Round
from codekit.plugins import EXPORTERS, group
from codekit.workflow.study.merging import Merged, merge
from codekit.workflow.study.study import Study

__all__ = ["Merged", "export_codings", "merge", "visible"]


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen in the form that the file's ending names; returns how many.

    Codings of a blind round that has not been compared are left out, unless they are the coder's own. Raises
    CodekitError for an ending that nobody writes.
    """
    writer = group(EXPORTERS).of_file(path, "not a kind of table", "name it .csv or .xlsx")
    codings = [c for round_ in study.rounds() for c in visible(study, round_, coder)]
    writer.call(path, codings, study)
    return len(codings)


def write_table(path: Path, codings: Sequence[Coding], _study: Study) -> None:
    """Write codings as CSV or Excel."""
    from codekit.formats import coding_table as coding_tables

    coding_tables.write(path, codings)


def visible(study: Study, round_: Round, viewer: str) -> Iterator[Coding]:
    """The codings of a round that a viewer may see: all of them, or only the viewer's own while it is blind."""
    blind = round_.blind and not round_.compared and not round_.closed
    for (coder, _), layer in study.layers(round_).by_key.items():
        if not blind or coder == viewer:
            yield from layer.codings
