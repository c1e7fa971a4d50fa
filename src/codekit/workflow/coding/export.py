"""Carry work between people: codings as a table, another copy of the study merged in."""

from __future__ import annotations

from pathlib import Path

from codekit.errors import CodekitError
from codekit.workflow.rounds import visibility
from codekit.workflow.study.merging import Merged, merge
from codekit.workflow.study.study import Study

__all__ = ["Merged", "export_codings", "merge"]


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that a coder may see as a table, or whoever names nobody; returns how many.

    Raises CodekitError for another kind of file and for an unknown coder.
    """
    from codekit.formats import coding_table as coding_tables

    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise CodekitError(f"{path.name}: not a kind of table", hint="name it .csv or .xlsx")
    sight = visibility.sight_of(study, coder)
    codings = [c for round_ in sight.shown for c in visibility.visible(study, round_, sight)]
    coding_tables.write(path, codings)
    return len(codings)
