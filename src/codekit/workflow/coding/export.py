"""Carry work to other people: the codings that may be seen as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codekit.model.events import Coding
from codekit.plugins import EXPORTERS, group
from codekit.workflow.rounds import visibility
from codekit.workflow.study.study import Study


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen in the form that the file's ending names; returns how many.

    What may be seen is what a coder may see, or whoever names nobody. Raises CodekitError for an ending that nobody
    writes, UnknownNameError for an unknown coder.
    """
    writer = group(EXPORTERS).of_file(path, "not a kind of table", "name it .csv or .xlsx")
    sight = visibility.sight_of(study, coder)
    codings = [c for round_ in sight.shown for c in visibility.visible(study, round_, sight)]
    writer.call(path, codings, study)
    return len(codings)


def write_table(path: Path, codings: Sequence[Coding], _study: Study) -> None:
    """Write codings as CSV or Excel."""
    from codekit.formats import coding_table as coding_tables

    coding_tables.write(path, codings)
