"""A copy of a server's study in a folder: what changes the study for everybody is done on the server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from codekit.errors import LedgerError
from codekit.model.codebook_log import CodebookChange
from codekit.model.events import Event, RoundAbandon, RoundClose, RoundCompare, RoundStart
from codekit.model.withdrawals import Withdrawal
from codekit.store.folder.store import FolderStore

ON_SERVER: dict[type[Any], str] = {
    RoundStart: "rounds are started",
    RoundCompare: "rounds are compared for the first time",
    RoundClose: "rounds are closed",
    RoundAbandon: "rounds are cancelled",
    CodebookChange: "codebooks are changed",
    Withdrawal: "withdrawn participants are taken out",
}
HINT = "do it in the window of the server, then: codekit sync"


class CopyStore(FolderStore):
    """A folder that takes no event which the server would not take."""

    def written(self, events: Sequence[Event]) -> int:
        """Append events; how many bytes that were. Raises LedgerError for what is done on the server."""
        for event in events:
            if what := ON_SERVER.get(type(event)):
                raise LedgerError(f"this is a copy of a server's study: {what} there", hint=HINT)
        return super().written(events)
