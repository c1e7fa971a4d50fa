"""What a browser is asked and may answer once, within minutes: whichever server of a database it asks then."""

from __future__ import annotations

from codekit.errors import RefusedError
from codekit.team.register import Register, digest, secret

SECONDS = 300.0
MOST = 60  # open ones of one address (or account): nobody fills the tables who is not let in
LATE = "that took too long, or was answered already"


def ask(register: Register, kind: str, value: str = "", *, whose: str = "", key: str = "") -> str:
    """Keep `value` under a new secret (or under `key`), which is given back. Raises RefusedError for too many."""
    from sqlalchemy import delete, func, insert, select

    from codekit.team.schema import challenge as t

    made, now = key or secret(), register.now()
    with register.writing() as connection:
        connection.execute(delete(t).where(t.c.until < now))
        mine = select(func.count()).where(t.c.address == whose)
        if (connection.execute(mine).scalar() or 0) >= MOST:
            raise RefusedError("wait", "too many sign-ins that were begun and not ended; try again in some minutes")
        row = {"digest": digest(made), "kind": kind, "address": whose, "value": value, "until": now + SECONDS}
        connection.execute(insert(t).values(**row))
    return made


def answered(register: Register, kind: str, key: str) -> str:
    """What was kept under a secret, which is worth nothing from now on. Raises RefusedError for none, or an old one."""
    from sqlalchemy import delete

    from codekit.team.schema import challenge as t

    mine = (t.c.digest == digest(key), t.c.kind == kind, t.c.until > register.now())
    with register.writing() as connection:
        found = connection.execute(delete(t).where(*mine).returning(t.c.value)).scalar_one_or_none()
    if found is None:
        raise RefusedError("unauthorised", LATE, hint="begin again")
    return str(found)
