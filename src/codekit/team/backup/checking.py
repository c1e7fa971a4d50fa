"""Prove that a copy is whole: every byte, and that what is in it opens."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.plugins import WARNING
from codekit.team.backup import people
from codekit.team.backup.archive import ACCOUNTS, Archive, opened
from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study


@dataclass(frozen=True)
class Checked:
    """A copy whose every byte is as it was written: when it was taken, and by study what `check` finds in it."""

    at: str
    accounts: bool
    studies: dict[str, tuple[Problem, ...]]

    @property
    def fine(self) -> bool:
        """Whether no study has an error."""
        return not any(problem.level != WARNING for found in self.studies.values() for problem in found)


def check(path: Path, *, only: Sequence[str] = ()) -> Checked:
    """Hold every byte of a copy against its sums, then unpack, open and check each study, and open the accounts.

    Raises CodekitError for what is no copy, ProblemsError naming each file that is not as it was.
    """
    with opened(path) as archive, tempfile.TemporaryDirectory(prefix="codekit-backup-") as folder:
        if archive.manifest.accounts:
            file = Path(folder) / ACCOUNTS
            file.write_bytes(archive.zip.read(ACCOUNTS))
            people.refuse_unreadable(file)
        wanted = [name for name in archive.manifest.studies if not only or name in only]
        found = {name: tuple(_problems(archive, name, Path(folder) / name)) for name in wanted}
        return Checked(archive.manifest.at, archive.manifest.accounts, found)


def _problems(archive: Archive, study: str, folder: Path) -> list[Problem]:
    archive.unpack(study, folder)
    try:
        problems, _ = study_check.check(open_study(folder))
    except CodekitError as error:
        return [Problem(study, None, f"does not open: {error.what}", error.hint)]
    return problems
