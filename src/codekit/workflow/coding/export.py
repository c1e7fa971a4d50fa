"""Carry work to other people: the codings that may be seen as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codekit.model.events import Coding, UnitSkip
from codekit.plugins import EXPORTERS, group
from codekit.workflow.rounds import visibility
from codekit.workflow.study.study import Study


class Exported(tuple[Coding, ...]):  # noqa: SLOT001  (a tuple has no slots but empty ones)
    """The codings that are exported, with the places that their coders skipped beside them."""

    skipped: tuple[UnitSkip, ...] = ()


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen in the form that the file's ending names; returns how many.

    What may be seen is what a coder may see, or whoever names nobody. Raises CodekitError for an ending that nobody
    writes, UnknownNameError for an unknown coder.
    """
    writer = group(EXPORTERS).of_file(path, "not a kind of table", "name it .csv or .xlsx")
    sight = visibility.sight_of(study, coder)
    layers = [layer for round_ in sight.shown for layer in visibility.visible_layers(study, round_, sight)]
    codings = Exported(coding for layer in layers for coding in layer.codings)
    codings.skipped = tuple(skip for layer in layers for skip in layer.skipped)
    writer.call(path, codings, study)
    return len(codings)


def write_table(path: Path, codings: Sequence[Coding], _study: Study) -> None:
    """Write codings as CSV or Excel."""
    from codekit.formats import coding_table as coding_tables

    coding_tables.write(path, codings, codings.skipped if isinstance(codings, Exported) else ())
