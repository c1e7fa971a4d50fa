"""Who is in a study now, and who looks at which cluster: told to windows within a second, and never what is done there.

A place is told only of decisions, to whoever sees the clusters of that round; in a blind round nobody's place is told.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from codekit.errors import CodekitError
from codekit.team.register import Register
from codekit.web.stream import HereNow, PersonHere
from codekit.web.team.seats import Seat, Seats
from codekit.workbench.desk import Desk
from codekit.workbench.views.agreement import compared_round
from codekit.workflow.study import people

EVERY = 0.5  # seconds after which it is looked at
FRESH = 20.0  # seconds for which another server is believed
AGAIN = 8.0  # seconds after which a server says again who is with it, and whether a place may be told is asked


class Guest(NamedTuple):
    """Somebody with an open window."""

    study: str
    account: str
    coder: str
    round: str
    cluster: str


class Presence:
    """Who is where, on this server and on others of the same database."""

    def __init__(self, register: Register, seats: Seats, *, shared: bool) -> None:
        """`shared`: other servers may be on the same database."""
        self._register, self._seats, self._shared = register, seats, shared
        self._server = secrets.token_hex(8)
        self._said: frozenset[Guest] = frozenset()
        self._when = 0.0
        self._known: dict[Seat, tuple[object, tuple[PersonHere, ...]]] = {}  # as of what, and what was told

    async def watch(self) -> None:
        """Tell windows, until the server ends."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await asyncio.to_thread(self.tell)
            except (CodekitError, OSError):
                await asyncio.sleep(EVERY)

    def tell(self) -> None:
        """Tell each window of whom it may know, where that is not as it was told."""
        seats = self._seats.listening()
        here = {_guest(seat) for seat in seats}
        everybody = here | self._others(frozenset(here)) if self._shared else here
        by_study = defaultdict[str, list[Guest]](list)
        for guest in sorted(everybody):  # once, and not for each window
            by_study[guest.study].append(guest)
        self._known = {seat: self._told_to(seat, by_study[seat.study]) for seat in seats}

    def _told_to(self, seat: Seat, everybody: Iterable[Guest]) -> tuple[object, tuple[PersonHere, ...]]:
        """Tell a window of the others; its desk is asked only where they are others, or what it sees may be by now."""
        others = [guest for guest in everybody if guest.account != seat.account]
        asks_again = int(time.monotonic() / AGAIN) if any(guest.round for guest in others) else 0
        before, told = self._known.get(seat, ((), ()))
        if before == (others, asks_again) or not (others or told):
            return (others, asks_again), told
        shown = seat.room.ask(_shown, others)
        if shown != told:
            seat.room.tell_of(HereNow(people=list(shown)))
        return (others, asks_again), shown

    def _others(self, here: frozenset[Guest]) -> set[Guest]:
        """Those with other servers, who are told who is with this one."""
        from sqlalchemy import delete, insert, select

        from codekit.team.schema import presence as t

        now = self._register.now()
        if here != self._said or now - self._when > AGAIN:
            rows = [{"server": self._server, "seen": now, **guest._asdict()} for guest in here]
            with self._register.writing() as connection:
                connection.execute(delete(t).where((t.c.server == self._server) | (t.c.seen < now - FRESH)))
                if rows:
                    connection.execute(insert(t), rows)
            self._said, self._when = here, now
        if not here:
            return set()
        columns = (t.c.study, t.c.account, t.c.coder, t.c.round, t.c.cluster)
        asked = select(*columns).where(t.c.server != self._server, t.c.seen > now - FRESH)
        with self._register.reading() as connection:
            return {Guest(*row) for row in connection.execute(asked)}


def _guest(seat: Seat) -> Guest:
    round_id, cluster = seat.at
    return Guest(seat.study, seat.account, seat.coder, round_id, cluster)


def _shown(desk: Desk, guests: Iterable[Guest]) -> tuple[PersonHere, ...]:
    """Others as a desk may know them, and where: only of a round whose clusters the desk sees."""
    guests = tuple(guests)
    seen = {id_ for id_ in {guest.round for guest in guests} if id_ and _sees(desk, id_)}
    names = people.names_of(desk.study, [guest.coder for guest in guests])
    return tuple(_person(guest, name, seen) for guest, name in zip(guests, names, strict=True))


def _sees(desk: Desk, round_id: str) -> bool:
    try:
        return bool(compared_round(desk, round_id))
    except CodekitError:
        return False


def _person(guest: Guest, name: str, seen: Collection[str]) -> PersonHere:
    round_id, cluster = (guest.round, guest.cluster) if guest.round in seen else ("", "")
    return PersonHere(coder=guest.coder, name=name, round=round_id, cluster=cluster)
