"""One writer's ledger held in memory: kept in step with the store, to which other programs may write too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from codekit.errors import Problem
from codekit.model.events import AssignmentReopen, CodingRemove, Event, RoundRetract
from codekit.model.standing import taken_back, unite
from codekit.store.ledgers import own_name
from codekit.store.protocols import EventStore, Look
from codekit.store.values import Frozen, Own, Token

Carry = Callable[[Any], Any]
CANCELLING: frozenset[type[Any]] = frozenset({CodingRemove, AssignmentReopen, RoundRetract})


class OwnLedger:
    """The events of one writer in one place, by id in the order of the ledger, and which of them stand.

    Only `refresh` and `append` change what is held. `frozen` says how much of the ledger was compared; `carried` gives
    what is equal as long as the text is, and what carries events over to it: None for one whose words are gone, which
    is held as it was written, in `astray`. `reworded` are the codings that lie on other words than were coded.
    """

    def __init__(
        self,
        store: EventStore,
        place: Own,
        frozen: Callable[[Look], Frozen | None] = lambda _: None,
        carried: Callable[[Look], tuple[Token, Carry | None]] = lambda _: ((), None),
    ) -> None:
        """Hold nothing yet. Raises LedgerError for a place with a name that is no id."""
        _ = own_name(place)
        self._store, self._place, self._frozen, self._carried = store, place, frozen, carried
        self.events: dict[str, Any] = {}
        self.astray: frozenset[str] = frozenset()
        self.reworded: frozenset[str] = frozenset()
        self.text: Token = ()
        self.problems: tuple[Problem, ...] = ()
        self._token: Token = ()
        self._gone: set[str] | None = None
        self._cancels: dict[str, str] = {}

    def refresh(self, look: Look | None = None, *, again: bool = False) -> bool:
        """Read anew if something was written (or `again`); True when the events are not those that were held."""
        as_of = look or self._store.look()
        now = as_of.own(self._place)
        text, carry = self._carried(as_of)
        if now == self._token and text == self.text and not again:
            return False
        moved, self.text = text != self.text, text
        read = self._store.own_events(self._place, frozen=self._frozen(as_of), look=as_of)
        self._token, self.problems = now, read.problems
        before = self.events
        self.events = unite(read.events)
        self._carry(carry)
        self._index(list(self.events.values()))
        return moved or list(before) != list(self.events)

    @property
    def token(self) -> tuple[Token, Token]:
        """What is equal as long as neither the ledger nor the text is another one than is held."""
        return self._token, self.text

    def _carry(self, carry: Carry | None) -> None:
        """Put every event where its words are in the text as it was corrected."""
        if carry is None:
            self.astray = self.reworded = frozenset()
            return
        now = {id_: carry(event) for id_, event in self.events.items()}
        self.astray = frozenset(id_ for id_, event in now.items() if event is None)
        words = (
            (id_, getattr(event, "quote", ""), getattr(now[id_], "quote", "")) for id_, event in self.events.items()
        )
        self.reworded = frozenset(id_ for id_, then, since in words if since and then.split() != since.split())
        self.events.update((id_, event) for id_, event in now.items() if event is not None)

    def append(self, events: Sequence[Event]) -> None:
        """Add events; no crash loses them when this returns. Raises LedgerError and CodekitError as the store does."""
        now = self._store.append_own(self._place, events, seen=self._token)
        if now is None:
            self.refresh(again=True)  # someone else wrote too
            return
        self._token = now
        self.events.update((event.id, event) for event in events)
        self._index(events, more=True)

    def _index(self, events: Sequence[Any], *, more: bool = False) -> None:
        if not more:
            self._cancels = {}
        if not CANCELLING.isdisjoint(map(type, events)):  # few ledgers hold any, and there may be thousands
            self._cancels.update({event.id: event.cancels for event in events if type(event) in CANCELLING})
        self._gone = None

    @property
    def gone(self) -> set[str]:
        """Ids of the events that are taken back."""
        if self._gone is None:
            self._gone = taken_back(self._cancels)
        return self._gone

    def stands(self, id_: str) -> bool:
        """True for an event that is there, not taken back, and on words that are still there."""
        return id_ in self.events and id_ not in self.gone and id_ not in self.astray

    def standing(self, kind: type[Any]) -> list[Any]:
        """The events of a kind that stand, in the order of the file."""
        gone = self.gone | self.astray if self.astray else self.gone
        return [event for event in self.events.values() if type(event) is kind and event.id not in gone]
