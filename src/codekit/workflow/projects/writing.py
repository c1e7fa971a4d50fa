"""A study as a project file of the exchange format REFI-QDA."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.model.project import KEPT
from codekit.workflow.coding.export import Exported
from codekit.workflow.projects.giving import project_of
from codekit.workflow.study.study import Study


def write_refi(path: Path, codings: Sequence[Coding], study: Study) -> None:
    """Write the study as far as whoever exports may see it; what is changed and left out is told in `codings`.

    Raises CodekitError for a profile that the format has not, and where the file cannot be written.
    """
    from codekit.formats.projects import refi

    if not isinstance(codings, Exported) or codings.sight is None:  # nobody said who looks: nothing is shown
        raise TypeError("a project is written of what `export_codings` gathered")
    wanted = codings.wanted
    if wanted.transcripts or wanted.by:
        raise CodekitError(
            f"{path.name}: a project holds all texts and coders", hint="leave --transcripts and --by out; --rounds fits"
        )
    project = project_of(study, codings.sight, rounds=wanted.rounds)
    more = refi.write(project, path, profile=wanted.profile)
    codings.told = tuple(each for each in (*project.told, *(more or ())) if each.outcome != KEPT)
