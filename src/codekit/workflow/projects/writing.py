"""A study as a project file of the exchange format REFI-QDA."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.model.project import KEPT
from codekit.plugins import ending
from codekit.workflow.coding.export import Exported
from codekit.workflow.projects.giving import project_of
from codekit.workflow.study.study import Study

CODES_ONLY = "qdc"


def write_refi(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write the study as far as whoever exports may see it, and say what that is; losses are told in `codings`.

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
    codes = f"{len(project.codes)} codes"
    if ending(path) == CODES_ONLY:
        return codes
    return f"{len(project.texts)} texts, {codes}, {len(project.codings)} codings"
