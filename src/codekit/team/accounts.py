"""Accounts: a password of at least twelve characters, argon2id, and slower answers to whoever guesses."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from codekit.errors import CodekitError, RefusedError
from codekit.model.names import new_id
from codekit.team.register import Register, first, secret

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from sqlalchemy import Connection

SHORTEST, LONGEST = 12, 1000  # characters of a password
WINDOW = 900.0  # seconds in which failed sign-ins count
FREE_OF_ACCOUNT, FREE_OF_ADDRESS = 5, 20  # failed ones in that time before one has to wait
WRONG = "no account with this name and password"
_AT_ONCE = threading.BoundedSemaphore(
    4
)  # a hash takes 64 MiB: whoever signs in a thousand times must not take them all


class Account(NamedTuple):
    """Somebody who may sign in."""

    id: str
    name: str
    keeper: bool


def sign_in(register: Register, id_: str, password: str, address: str) -> Account:
    """The account of whoever knows its password. Raises RefusedError: "unauthorised", or "wait" after many failures.

    An unknown account takes as long as a wrong password.
    """
    id_ = id_.strip()
    with register.writing() as connection:  # counted before it is looked at: many at once are no way around it
        _refuse_guessing(register, connection, id_, address)
        tried = _tried(register, connection, id_, address)
        known = _row(connection, id_)
    stored = str(known["password"] if known else "")
    fits = _verify(stored or _nobody(), password) and bool(stored)  # without a password nothing fits
    again = _rehashed(stored, password) if fits else ""
    with register.writing() as connection:
        if fits:
            _forgive(connection, tried)
            _keep(connection, id_, stored, again)
        register.note(connection, id_ if fits else "", "signed in" if fits else "a sign-in failed")
    if not fits or known is None:
        raise RefusedError("unauthorised", WRONG)
    return Account(id_, str(known["name"]), bool(known["keeper"]))


def make(
    register: Register, connection: Connection, id_: str, name: str, password: str | None, *, keeper: bool
) -> Account:
    """A new account; `password` None: it is signed in to by other ways only.

    Raises RefusedError where the id is taken or none, or the password too short.
    """
    from sqlalchemy import func, insert, select

    from codekit.team.schema import account as t

    try:
        id_ = new_id(id_)
    except ValueError as error:
        raise RefusedError("invalid", str(error)) from None
    taken = select(func.count()).where(func.lower(t.c.id) == id_.lower())
    if connection.execute(taken).scalar():
        raise RefusedError(
            "duplicate", f"there is an account '{id_}' already", hint="sign in, then open the link again"
        )
    name = " ".join(name.split())[:200] or id_
    kept = "" if password is None else hashed(password)
    row = {"id": id_, "name": name, "password": kept, "keeper": keeper, "made": register.now()}
    connection.execute(insert(t).values(**row))
    register.note(connection, id_, "made an account")
    return Account(id_, name, keeper)


def set_password(register: Register, connection: Connection, id_: str, password: str) -> None:
    """Another password; all sessions, tokens and links for a new one end. Raises RefusedError where it is too short."""
    from sqlalchemy import delete, update

    from codekit.team.schema import account as t
    from codekit.team.schema import invitation, session, token

    connection.execute(update(t).where(t.c.id == id_).values(password=hashed(password)))
    for held in (session, token):
        connection.execute(delete(held).where(held.c.account == id_))
    links = delete(invitation).where(invitation.c.study == "", invitation.c.role == "", invitation.c.coder == id_)
    connection.execute(links)
    register.note(connection, id_, "set a new password")


def find(register: Register, id_: str) -> Account:
    """An account by its id. Raises CodekitError for an unknown one."""
    with register.reading() as connection:
        known = _row(connection, id_)
    if known is None:
        raise CodekitError(f"there is no account '{id_}' on this server")
    return Account(str(known["id"]), str(known["name"]), bool(known["keeper"]))


def nobody_keeps(register: Register) -> bool:
    """True for a server that nobody keeps: a new one, or one whose keepers deleted their accounts."""
    from sqlalchemy import select

    from codekit.team.schema import account as t

    with register.reading() as connection:
        return connection.execute(select(t.c.id).where(t.c.keeper)).first() is None


def nobody_yet(register: Register) -> bool:
    """True for a server on which nobody has an account."""
    from sqlalchemy import select

    from codekit.team.schema import account as t

    with register.reading() as connection:
        return connection.execute(select(t.c.id)).first() is None


def hashed(password: str) -> str:
    """What is kept of a password. Raises RefusedError for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RefusedError(
            "invalid", f"a password has at least {SHORTEST} characters", hint="four words are a good one"
        )
    with _AT_ONCE:
        return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        hint = "install it: pip install 'codekit-qda[team]'"
        raise CodekitError("a server needs the package argon2-cffi", hint=hint) from None
    return PasswordHasher()  # argon2id with the parameters of RFC 9106 for little memory


@cache
def _nobody() -> str:
    """The hash of what nobody can type, not even whoever reads this: so an unknown account takes as long."""
    return _hasher().hash(secret())


def _verify(stored: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    try:
        with _AT_ONCE:
            return _hasher().verify(stored, password[: LONGEST + 1])
    except VerificationError:
        return False


def _rehashed(stored: str, password: str) -> str:
    """A password as this version keeps them; "" where it is kept so."""
    return hashed(password) if _hasher().check_needs_rehash(stored) else ""


def _keep(connection: Connection, id_: str, stored: str, again: str) -> None:
    """Keep another hash of a password, unless it is another password by now."""
    from sqlalchemy import update

    from codekit.team.schema import account as t

    if again:
        connection.execute(update(t).where(t.c.id == id_, t.c.password == stored).values(password=again))


def _row(connection: Connection, id_: str) -> dict[str, object] | None:
    from sqlalchemy import select

    from codekit.team.schema import account as t

    return first(connection, select(t.c.id, t.c.name, t.c.password, t.c.keeper).where(t.c.id == id_))


def _refuse_guessing(register: Register, connection: Connection, id_: str, address: str) -> None:
    from sqlalchemy import func, select

    from codekit.team.schema import attempt as t

    since = register.now() - WINDOW
    for what, free in ((f"account {id_[:200]}", FREE_OF_ACCOUNT), (f"address {address}", FREE_OF_ADDRESS)):
        asked = select(func.count(), func.max(t.c.at)).where(t.c.what == what, t.c.at > since)
        count, last = connection.execute(asked).one()
        wait = min(2.0 ** (count - free), WINDOW) if count >= free else 0.0
        left = (last or 0.0) + wait - register.now()
        if left > 0:
            raise RefusedError("wait", f"too many sign-ins that failed; try again in {left + 1:.0f} seconds")


def _tried(register: Register, connection: Connection, id_: str, address: str) -> list[int]:
    """Count a sign-in as one that failed, until it is known; the rows that say so."""
    from sqlalchemy import delete, insert

    from codekit.team.schema import attempt as t

    now = register.now()
    connection.execute(delete(t).where(t.c.at < now - WINDOW))
    said = (f"account {id_[:200]}", f"address {address}")
    made = (insert(t).values(what=what, at=now).returning(t.c.id) for what in said)
    return [int(connection.execute(each).scalar_one()) for each in made]


def _forgive(connection: Connection, tried: list[int]) -> None:
    from sqlalchemy import delete

    from codekit.team.schema import attempt as t

    connection.execute(delete(t).where(t.c.id.in_(tried)))
