"""Whether a sheet that came back is the one that was asked for, and its transcript still as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from codekit.errors import Problem, ProblemsError
from codekit.model.transcript import Segmentation, Transcript
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.formats.coding_sheet.read import SheetHeader

Fits = Callable[[Transcript, Segmentation], bool]


def refuse_misfits(study: Study, name: str, header: SheetHeader, fits: Fits, *, coder: str, round_id: str) -> None:
    """Raise ProblemsError for a sheet of another coder or round, or of another text or other segments than there are.

    Raises UnknownNameError for an unknown transcript.
    """
    misfits: list[Problem] = []
    if coder and coder != header.coder:
        misfits.append(Problem(name, None, f"is the sheet of {header.coder}, not of {coder}"))
    if round_id and round_id != header.round_id:
        misfits.append(Problem(name, None, f"is a sheet of round {header.round_id}, not of {round_id}"))
    transcript = study.transcript(header.transcript)
    if not transcript.sha256.startswith(header.text_sha):
        what = "was written for another text of this transcript"
        misfits.append(Problem(name, None, what, "it was corrected since: write the sheets anew"))
    elif not fits(transcript, study.segmentation(transcript.id, header.scheme)):
        what = f"was written for other {header.scheme}s of this transcript"
        misfits.append(Problem(name, None, what, "they were changed since: write the sheets anew"))
    if misfits:
        raise ProblemsError(f"{name}: nothing was imported", misfits)
