"""The sample study to try things in: laid out once, with a round of one's own on one interview."""

from __future__ import annotations

from pathlib import Path

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model.names import is_id
from codekit.store.opening import placing_study
from codekit.workbench.home import doors
from codekit.workbench.home.folders import is_study, the_folder
from codekit.workflow.results import example
from codekit.workflow.rounds import rounds
from codekit.workflow.study import settings_changing
from codekit.workflow.study.study import Study, open_study, whoami

FOLDER = "codekit sample"
ROUND, TRANSCRIPT, CODEBOOK = "tour", "O04-1", "social-care-domains"
NOBODY = "you"  # where the login is no name of a person


class TryRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home/try: the sample study with a round in which one may do anything. The answer is CameIn."""

    place: str = ""  # the folder in which its folder stands or is made; "" where new studies are offered to stand


def laid_out(asked: TryRequest, step: example.Step = example.quietly) -> tuple[str, str]:
    """The sample study and who tries it; where it is there already, that one.

    Raises RefusedError where another study or other files stand there, CodekitError where the disk refuses.
    """
    folder = the_folder(asked.place or doors.place()) / FOLDER
    if not folder.exists():
        with placing_study(folder) as draft:  # nothing half-done stays
            _with_a_round(example.create(draft, "social-care", step))
    coder = _coder(folder)
    return open_study(folder).store.identity, coder


def _with_a_round(study: Study) -> None:
    login = whoami()
    name = login if is_id(login) and login != "root" and login not in study.settings.coders else NOBODY
    coder = settings_changing.add_coder(study, name)
    rounds.start(study, ROUND, kind="initial", coders=[coder], transcripts=[TRANSCRIPT], codebook=CODEBOOK)


def _coder(folder: Path) -> str:
    refused = RefusedError("duplicate", f"{folder} is there already, and is not the sample", hint="move it elsewhere")
    if not is_study(folder):
        raise refused
    try:
        return open_study(folder).round(ROUND).coders[0]
    except CodekitError:
        raise refused from None
