"""How far everybody is: the state of each assignment, read again only where somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from codekit.model.layer import TODO
from codekit.store.held import Held
from codekit.store.protocols import Look
from codekit.store.values import Key, Own
from codekit.workflow.study.study import Study


class Everybody:
    """The states of assignments in rounds that are not compared, whose ledgers count as they are."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._store = study.store
        self._held: Held[Own, str] = Held()

    def states(self, round_id: str, pairs: Iterable[Key], look: Look) -> dict[Key, str]:
        """The state of each of these assignments, as of a look."""
        return {pair: self._state((round_id, *pair), look) for pair in pairs}

    def _state(self, place: Own, look: Look) -> str:
        now = look.own(place)
        return self._held.get(place, now, partial(self._store.own_state, place, look=look)) if now else TODO
