"""Tokens of people who code away: shown once, kept as hashes, listed, ended, over by themselves, in both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import postgresql
from codekit.errors import RefusedError
from codekit.team import accounts, tokens
from codekit.team.register import Register, embedded

pytest.importorskip("argon2", reason="needs the extra `team`")
pytest.importorskip("sqlalchemy", reason="needs the extra `team`")
GOOD = "correct horse battery"


class Clock:
    """A time that a test sets."""

    def __init__(self) -> None:
        """Some time."""
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """What the server reads."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time of the server."""
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=postgresql.needed)])
def register(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Register:
    """A server with two accounts; hashes cost a hundredth."""
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    url = embedded(tmp_path) if request.param == "sqlite" else postgresql.empty_database()
    made = Register(url, clock=clock)
    for id_ in ("ana", "ben"):
        with made.writing() as connection:
            accounts.make(made, connection, id_, id_.title(), GOOD, keeper=False)
    return made


def whose(register: Register, token: str) -> str:
    """Whose token it is, or ""."""
    found = tokens.who(register, token)
    return found.id if found else ""


def test_a_token_is_its_accounts_until_it_ends(register: Register, clock: Clock) -> None:
    """Kept as a hash, noted when used, ended by its own account only, over on its day."""
    token = tokens.make(register, "ana", "  my \n laptop ", days=2)
    other = tokens.make(register, "ben", "")
    assert ("ana", "ben", "", "") == tuple(whose(register, t) for t in (token, other, "", token[:-1]))
    (listed,) = tokens.of(register, "ana")
    assert ("my laptop", clock.now, 2 * 86400.0) == (listed.name, listed.seen, listed.until - listed.made)
    assert token not in repr(listed)
    tokens.end(register, "ben", listed.digest)
    assert "ana" == whose(register, token)
    tokens.end(register, "ana", listed.digest)
    assert ("", "ben") == (whose(register, token), whose(register, other))
    clock.now += 91 * 86400.0
    assert ("", []) == (whose(register, other), tokens.of(register, "ben"))


def test_a_new_password_ends_every_token(register: Register) -> None:
    """Whoever got hold of one has nothing then; another's stay."""
    mine, other = tokens.make(register, "ana", ""), tokens.make(register, "ben", "")
    with register.writing() as connection:
        accounts.set_password(register, connection, "ana", "staple for the battery")
    assert ("", "ben") == (whose(register, mine), whose(register, other))


def test_an_account_has_so_many_and_no_more(register: Register) -> None:
    """A page that runs wild does not fill the table."""
    make: Callable[[], str] = lambda: tokens.make(register, "ana", "x", days=10**9)  # noqa: E731
    assert tokens.MOST == len({make() for _ in range(tokens.MOST)})
    with pytest.raises(RefusedError):
        make()
    assert max(t.until - t.made for t in tokens.of(register, "ana")) <= tokens.MOST_DAYS * 86400.0
