"""Carry work to other people: the codings that may be seen as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codekit.errors import UnknownNameError
from codekit.model.events import Coding, UnitSkip
from codekit.model.project import Told
from codekit.plugins import EXPORTERS, group
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study


class Exported(tuple[Coding, ...]):  # noqa: SLOT001  (a tuple has no slots but empty ones)
    """The codings that are exported, with the places that their coders skipped beside them.

    `sight` is what whoever exports may see, of `rounds`; `profile` names the tool that the file is for. A writer of
    whole projects puts what it changes and leaves out into `told`.
    """

    skipped: tuple[UnitSkip, ...] = ()
    sight: Sight | None = None
    rounds: tuple[str, ...] = ()
    profile: str = ""
    told: tuple[Told, ...] = ()


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen; returns how many. Raises what `export` raises."""
    return len(export(study, path, coder=coder))


def export(study: Study, path: Path, *, coder: str = "", rounds: Sequence[str] = (), profile: str = "") -> Exported:
    """Write all codings that may be seen in the form that the file's ending names; returns what was written.

    What may be seen is what a coder may see, or whoever names nobody; of some rounds, where they are named. Raises
    CodekitError for an ending that nobody writes, UnknownNameError for an unknown coder or round.
    """
    writer = group(EXPORTERS).of_file(path, "not a kind of table", "name it .csv, .xlsx or .qdpx")
    sight = visibility.sight_of(study, coder)
    shown = {round_.id: round_ for round_ in sight.shown}
    for id_ in rounds:
        if id_ not in shown:
            raise UnknownNameError("round", id_, shown)
    chosen = [round_ for id_, round_ in shown.items() if not rounds or id_ in rounds]
    layers = [layer for round_ in chosen for layer in visibility.visible_layers(study, round_, sight)]
    codings = Exported(coding for layer in layers for coding in layer.codings)
    codings.skipped = tuple(skip for layer in layers for skip in layer.skipped)
    codings.sight, codings.rounds, codings.profile = sight, tuple(rounds), profile
    writer.call(path, codings, study)
    return codings


def write_table(path: Path, codings: Sequence[Coding], _study: Study) -> None:
    """Write codings as CSV or Excel."""
    from codekit.formats import coding_table as coding_tables

    coding_tables.write(path, codings, codings.skipped if isinstance(codings, Exported) else ())
