"""Fixtures for accounts on a server.

`clock`      the time of the server, which a test sets
`register`   a server on which nobody has an account, in SQLite and in PostgreSQL
"""

from __future__ import annotations

from pathlib import Path

import pytest

import postgresql
from codekit.team import accounts
from codekit.team.register import Register, embedded


class Clock:
    """A time that a test sets."""

    def __init__(self) -> None:
        """Some time."""
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """What the server reads."""
        return self.now


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost a hundredth: how many there are is what these tests are about."""
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()


@pytest.fixture
def clock() -> Clock:
    """The time of the server."""
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=postgresql.needed)])
def register(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Register:
    """A server on which nobody has an account."""
    url = embedded(tmp_path) if request.param == "sqlite" else postgresql.empty_database()
    return Register(url, clock=clock)
