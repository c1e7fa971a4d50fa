"""Tokens: by one a person's copies of studies ask the server, where no browser is signed in.

A token is shown once and kept as its hash; its account lists and ends it like a session. It ends by itself on a day
that is said when it is made, and with a new password.
"""

from __future__ import annotations

from typing import NamedTuple

from codekit.errors import RefusedError
from codekit.team.accounts import Account
from codekit.team.register import Register, digest, first, secret

DAYS, MOST_DAYS, MOST = 90, 366, 20
NOTED = 60.0  # how exactly it is noted when a token was last used
DAY = 86400.0


class Token(NamedTuple):
    """A token as its account sees it; times in seconds since 1970."""

    digest: str
    name: str
    made: float
    seen: float
    until: float


def make(register: Register, account: str, name: str, *, days: int = DAYS) -> str:
    """A new token; its secret, which is kept nowhere. Raises RefusedError where the account has too many."""
    from sqlalchemy import delete, func, insert, select

    from codekit.team.schema import token as t

    made, now = secret(), register.now()
    with register.writing() as connection:
        connection.execute(delete(t).where(t.c.until < now))
        if int(connection.execute(select(func.count()).where(t.c.account == account)).scalar() or 0) >= MOST:
            raise RefusedError("too_large", f"an account has at most {MOST} tokens", hint="end those that are not used")
        until = now + min(max(days, 1), MOST_DAYS) * DAY
        named = " ".join(name.split())[:80] or "a copy"
        row = {"digest": digest(made), "account": account, "name": named, "made": now, "seen": 0.0, "until": until}
        connection.execute(insert(t).values(**row))
        register.note(connection, account, "made a token")
    return made


def who(register: Register, given: str) -> Account | None:
    """Whose token this is; None where it is none, or over. It was used now."""
    from sqlalchemy import select, update

    from codekit.team.schema import account
    from codekit.team.schema import token as t

    if not given:
        return None
    name, now = digest(given), register.now()
    asked = select(account.c.id, account.c.name, account.c.keeper, t.c.seen).join(t, t.c.account == account.c.id)
    with register.reading() as connection:
        found = first(connection, asked.where(t.c.digest == name, t.c.until > now))
    if found is None:
        return None
    if now - float(found["seen"]) > NOTED:
        with register.writing() as connection:
            connection.execute(update(t).where(t.c.digest == name).values(seen=now))
    return Account(str(found["id"]), str(found["name"]), bool(found["keeper"]))


def of(register: Register, account: str) -> list[Token]:
    """The tokens of an account, the newest first."""
    from sqlalchemy import select

    from codekit.team.schema import token as t

    asked = select(t.c.digest, t.c.name, t.c.made, t.c.seen, t.c.until)
    asked = asked.where(t.c.account == account, t.c.until > register.now()).order_by(t.c.made.desc())
    with register.reading() as connection:
        return [Token(*row) for row in connection.execute(asked)]


def end(register: Register, account: str, name: str) -> None:
    """End one token of an account, by its digest."""
    from sqlalchemy import delete

    from codekit.team.schema import token as t

    with register.writing() as connection:
        connection.execute(delete(t).where(t.c.account == account, t.c.digest == name))
        register.note(connection, account, "ended a token")
