"""Where each transcript came from, read again when its document changed."""

from __future__ import annotations

from codekit.store import transcripts
from codekit.store.held import Held
from codekit.store.origin import Origin
from codekit.store.protocols import Store


class Origins:
    """What is recorded of every text; asked of all of them with each file that is brought in."""

    def __init__(self, store: Store) -> None:
        """Read nothing yet."""
        self._store = store
        self._held: Held[tuple[str, str], Origin] = Held()

    def of(self, id_: str, version: str = "") -> Origin:
        """What is recorded of one text. Raises CodekitError where it cannot be read."""
        now = transcripts.origin_of(self._store, id_, version).token()
        return self._held.get((id_, version), now, lambda: transcripts.read_origin(self._store, id_, version))
