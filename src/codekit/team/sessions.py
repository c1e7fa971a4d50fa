"""Sessions: records on the server, which their account can list and end; a cookie holds the only copy of the secret."""

from __future__ import annotations

from typing import NamedTuple

from codekit.errors import RefusedError
from codekit.team.accounts import Account
from codekit.team.register import Register, digest, first, secret

IDLE, LONGEST = 1800.0, 12 * 3600.0  # seconds without a request, and altogether
NOTED = 60.0  # how exactly it is noted when a session was last used
FRESH = 900.0  # seconds after signing in, in which one may change by what one signs in, or go


class Signed(NamedTuple):
    """Who asks, and by which session."""

    account: Account
    session: str  # its digest
    made: float  # when it began


class Session(NamedTuple):
    """A session as its account sees it."""

    digest: str
    made: float
    seen: float
    browser: str


def begin(register: Register, account: Account, browser: str) -> str:
    """A new session; its secret, which is kept nowhere else. Sessions that are over are forgotten."""
    from sqlalchemy import delete, insert, or_

    from codekit.team.schema import session as t

    made, now = secret(), register.now()
    with register.writing() as connection:
        connection.execute(delete(t).where(or_(t.c.seen < now - IDLE, t.c.made < now - LONGEST)))
        row = {"digest": digest(made), "account": account.id, "made": now, "seen": now, "browser": browser[:120]}
        connection.execute(insert(t).values(**row))
    return made


def who(register: Register, cookie: str) -> Signed | None:
    """Whose session this is; None where it is none, or over. It was used now."""
    from sqlalchemy import select, update

    from codekit.team.schema import account
    from codekit.team.schema import session as t

    if not cookie:
        return None
    name, now = digest(cookie), register.now()
    asked = select(account.c.id, account.c.name, account.c.keeper, t.c.seen, t.c.made).join(
        t, t.c.account == account.c.id
    )
    good = (t.c.digest == name, t.c.seen > now - IDLE, t.c.made > now - LONGEST)
    with register.reading() as connection:
        found = first(connection, asked.where(*good))
    if found is None:
        return None
    if now - float(found["seen"]) > NOTED:
        with register.writing() as connection:
            connection.execute(update(t).where(t.c.digest == name).values(seen=now))
    return Signed(Account(str(found["id"]), str(found["name"]), bool(found["keeper"])), name, float(found["made"]))


def refuse_old(register: Register, signed: Signed) -> None:
    """Raise RefusedError for a session that is not new: whoever finds a browser open must not take over the account."""
    if register.now() - signed.made > FRESH:
        raise RefusedError(
            "forbidden", "you signed in some time ago", hint="sign out, sign in again, then do it at once"
        )


def lives(register: Register, name: str) -> bool:
    """Whether a session goes on; asking does not use it."""
    from sqlalchemy import select

    from codekit.team.schema import session as t

    now = register.now()
    good = (t.c.digest == name, t.c.seen > now - IDLE, t.c.made > now - LONGEST)
    with register.reading() as connection:
        return first(connection, select(t.c.digest).where(*good)) is not None


def of(register: Register, account: str) -> list[Session]:
    """The sessions of an account, the last used first."""
    from sqlalchemy import select

    from codekit.team.schema import session as t

    now = register.now()
    good = (t.c.account == account, t.c.seen > now - IDLE, t.c.made > now - LONGEST)
    asked = select(t.c.digest, t.c.made, t.c.seen, t.c.browser).where(*good).order_by(t.c.seen.desc())
    with register.reading() as connection:
        return [Session(*row) for row in connection.execute(asked)]


def end(register: Register, account: str, name: str = "") -> None:
    """End one session of an account, or all of them."""
    from sqlalchemy import delete

    from codekit.team.schema import session as t

    with register.writing() as connection:
        ended = delete(t).where(t.c.account == account)
        connection.execute(ended.where(t.c.digest == name) if name else ended)
        register.note(connection, account, "ended a session" if name else "ended all sessions")
