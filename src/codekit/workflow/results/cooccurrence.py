"""Which codes stand together, over what counts in the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit import __version__
from codekit.errors import UnknownNameError
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.workflow.comparing.axes import RESPONDENTS, axis
from codekit.workflow.results.tabulate import matrix
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.together import Cooccurrence

TURN, OVERLAP = "turn", "overlap"
BY = (TURN, "paragraph", "sentence", OVERLAP)
ALL = "all"


def cooccur(
    study: Study,
    codebook: str,
    *,
    by: str = TURN,
    codes: Sequence[str] = (),
    coder: str = "",
    polarity: str = SUPPORTING,
) -> Cooccurrence:
    """Every pair of codes by respondents' turns, paragraphs or sentences, or by excerpts that overlap.

    `codes` are by default those that were found; `polarity` is one kind of evidence or "all". Raises UnknownNameError
    for an unknown unit, code or polarity, and what `matrix` raises.
    """
    from codekit.matrix.cooccurrence import cooccurrence

    if by not in BY:
        raise UnknownNameError("unit", by, BY)
    if polarity not in {ALL, *POLARITIES}:
        raise UnknownNameError("polarity", polarity, [ALL, *POLARITIES])
    tabulated = matrix(study, codebook, coder=coder)
    units = None
    if by != OVERLAP:
        axes = [axis(study, transcript.id, by, RESPONDENTS) for transcript in tabulated.evidence.ground.transcripts]
        units = [(one.starts, one.ends) for one in axes]
    return cooccurrence(
        tabulated, by=by, units=units, codes=codes, kinds=POLARITIES if polarity == ALL else (polarity,)
    )


def write(study: Study, found: Cooccurrence, path: Path) -> None:
    """Write the table and its pairs: a workbook, rows for programs, a document, or the map as a picture.

    Raises CodekitError for another ending.
    """
    from codekit.reporting.crosstab import together
    from codekit.reporting.matrix.sheet_cooccurrence import write_workbook
    from codekit.workflow.results import crosstab_files

    if path.suffix.lower() == ".xlsx":
        write_workbook(found, path, title=study.title, codekit_version=__version__)
        return
    crosstab_files.write_as(
        path,
        rows=lambda: together.records(found),
        drawing=lambda: together.drawing(found),
        content=lambda: together.build(found, study=study.title),
    )
