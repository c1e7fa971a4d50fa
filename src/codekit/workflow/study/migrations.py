"""What the versions of a codebook say must be looked at again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.model.migrations import Migration, again_since
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study

Again = Mapping[str, tuple[Migration, str]]  # by code: the entry that says so, and the version that it stands in


class Migrations:
    """The `changes:` of every kept version of a codebook and of the version now, read once."""

    def __init__(self, study: Study, now: Codebook) -> None:
        """Read the versions that can be read; one that a round uses and that cannot is told elsewhere."""
        self.now = now.version
        self._noted = {now.version: now.changes}
        self._again: dict[str, Again] = {}
        for version in codebooks.versions(study.store, now.id):
            with contextlib.suppress(CodekitError):
                book = study.codebook(f"{now.id}@{version}")
                self._noted.setdefault(book.version, book.changes)  # the file of a copy is called otherwise

    def again(self, before: Codebook) -> Again:
        """The codes that must be looked at again in what was read under a version before."""
        if before.version not in self._again:
            self._again[before.version] = again_since(
                before.version, self.now, {before.version: before.changes} | self._noted
            )
        return self._again[before.version]
