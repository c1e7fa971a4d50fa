"""Which studies are looked at again, and when."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import pytest

from codekit.web.team import news


class Seat(NamedTuple):
    """Somebody with an open window."""

    study: str


class Looked:
    """Two studies with a window each; which of them was looked at."""

    def __init__(self) -> None:
        """None yet."""
        self.studies: list[str] = []

    def listening(self) -> list[Seat]:
        """Both."""
        return [Seat("busy"), Seat("quiet")]

    def look_again(self, study: str) -> None:
        """Note it."""
        self.studies.append(study)


def test_a_busy_study_keeps_nobody_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another program writes into a folder is seen, though there is news of another study all the time."""
    monkeypatch.setattr(news, "EVERY", 0.2)
    monkeypatch.setattr(news, "GATHER", 0.01)
    seats: Any = Looked()

    async def busy() -> None:
        one = news.News(seats, "")
        one.enter(asyncio.get_running_loop())
        until = asyncio.get_running_loop().time() + 1.0
        while asyncio.get_running_loop().time() < until:
            one.changed("busy")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(one.tell(), 1.0)

    with ThreadPoolExecutor(1) as apart:  # browsers of other tests may have a loop running in this thread
        apart.submit(asyncio.run, busy()).result()
    assert seats.studies.count("busy") > seats.studies.count("quiet") > 1
