"""A project of another tool becomes a study: what `init --from` and `open` print of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.cli import output

if TYPE_CHECKING:
    from codekit.workflow.projects.opening import Opened


def made(
    path: Path,
    folder: Path | None,
    *,
    interviewers: Sequence[str] = (),
    title: str = "",
    round_id: str,
    levels: str = "",
    case_codes: str,
) -> Opened:
    """Make the study of a project, and print what became of everything in it."""
    from codekit import plugins
    from codekit.workflow.projects import opening, report
    from codekit.workflow.study.study import whoami

    output.problems(plugins.group(plugins.PROJECTS).problems)
    opened = opening.open_project(
        path,
        folder,
        title=title,
        round_id=round_id,
        interviewers=interviewers,
        levels=levels,
        case_codes=case_codes,
        writer=whoami(),
    )
    study = opened.study
    place = folder or opening.folder_for(path)
    if not opened.made:
        output.say(f"{study.title}: the study in {place} was made of this file before; nothing was changed")
        return opened
    for diagnosis in opened.diagnoses:
        output.say(diagnosis.line)
    for line in report.lines(opened.told):
        output.say(line)
    output.say(f"{study.title}: a study in {place}; all this stands in {place / report.FILE}")
    if opened.compared and opened.round:
        many, all_ = len(opened.compared), len(opened.round.transcripts)
        output.note(f"two or more people coded {many} of {all_} texts: codekit agree {opened.round.id} --study {place}")
        output.note(f"first see who speaks, since agreement is frozen then: codekit speakers --study {place}")
    return opened
