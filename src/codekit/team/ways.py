"""By what an account signs in, beside its password; and an account's end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from codekit.errors import CodekitError, RefusedError
from codekit.team import accounts
from codekit.team.accounts import Account
from codekit.team.register import Register, first
from codekit.team.roles import OWNER

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Identity(NamedTuple):
    """Who somebody is with a provider of identities (OpenID Connect)."""

    issuer: str
    subject: str
    name: str


def of(register: Register, account: str) -> list[Identity]:
    """The identities that an account is linked with."""
    from sqlalchemy import select

    from codekit.team.schema import identity as t

    asked = select(t.c.issuer, t.c.subject, t.c.name).where(t.c.account == account).order_by(t.c.made)
    with register.reading() as connection:
        return [Identity(*row) for row in connection.execute(asked)]


def whose(register: Register, who: Identity) -> Account | None:
    """The account that an identity is linked with; None where it is linked with none."""
    from sqlalchemy import select

    from codekit.team.schema import identity as t

    asked = select(t.c.account).where(t.c.issuer == who.issuer, t.c.subject == who.subject)
    with register.reading() as connection:
        found = first(connection, asked)
    return accounts.find(register, str(found["account"])) if found else None


def link(register: Register, connection: Connection, account: str, who: Identity) -> None:
    """Link an identity with an account. Raises RefusedError where it is linked with another one."""
    from sqlalchemy import insert, select

    from codekit.team.schema import identity as t

    asked = select(t.c.account).where(t.c.issuer == who.issuer, t.c.subject == who.subject)
    found = first(connection, asked)
    if found is not None:
        if found["account"] != account:
            raise RefusedError("duplicate", "this identity is linked with another account")
        return
    row = {**who._asdict(), "account": account, "made": register.now()}
    connection.execute(insert(t).values(**row))
    register.note(connection, account, "linked an identity")


def unlink(register: Register, account: str, issuer: str) -> None:
    """Part an account from its identity. Raises RefusedError where there is no other way to sign in."""
    from sqlalchemy import delete

    from codekit.team.schema import identity as t

    with register.writing() as connection:
        refuse_last(connection, account)
        connection.execute(delete(t).where(t.c.account == account, t.c.issuer == issuer))
        register.note(connection, account, "took a link to an identity back")


def has_password(register: Register, account: str) -> bool:
    """Whether an account can sign in by a password."""
    with register.reading() as connection:
        return bool(_password(connection, account))


def refuse_last(connection: Connection, account: str) -> None:
    """Raise RefusedError where an account has but one way to sign in."""
    from sqlalchemy import func, select

    from codekit.team.schema import identity, passkey

    others = (
        connection.execute(select(func.count()).where(t.c.account == account)).scalar() or 0
        for t in (identity, passkey)
    )
    if sum(others) + bool(_password(connection, account)) < 2:
        hint = "set a password, or make another passkey first"
        raise RefusedError("invalid", "you could not sign in any more", hint=hint)


def _password(connection: Connection, account: str) -> str:
    from sqlalchemy import select

    from codekit.team.schema import account as t

    return str(connection.execute(select(t.c.password).where(t.c.id == account)).scalar() or "")


def end(register: Register, account: str, studies: Iterable[str], *, by: str) -> list[str]:
    """Delete an account with all that is only its own: roles, sessions, passkeys, links; the studies that it was in.

    `studies` are those that there are; of these each keeps an owner.
    What its person coded stays in the studies, signed by the coder's id; the log keeps the account's short name.
    Raises CodekitError for an unknown account, RefusedError for the last owner of a study: nothing is deleted then.
    """
    from sqlalchemy import delete, or_, select

    from codekit.team.schema import account as t
    from codekit.team.schema import attempt, invitation, member

    with register.writing() as connection:
        if first(connection, select(t.c.id).where(t.c.id == account)) is None:
            raise CodekitError(f"there is no account '{account}' on this server")
        mine = dict(connection.execute(select(member.c.study, member.c.role).where(member.c.account == account)).all())
        for study in sorted(study for study in studies if mine.get(study) == OWNER):
            _refuse_last_owner(connection, account, study)
        made = or_(invitation.c.invited_by == account, (invitation.c.study == "") & (invitation.c.coder == account))
        connection.execute(delete(invitation).where(made))
        connection.execute(delete(attempt).where(attempt.c.what == f"account {account}"))
        connection.execute(delete(t).where(t.c.id == account))
        for study in ("", *sorted(mine)):
            register.note(connection, by, "deleted an account", study=study, about=account)
    return sorted(mine)


def _refuse_last_owner(connection: Connection, account: str, study: str) -> None:
    from sqlalchemy import select

    from codekit.team.schema import member as t

    others = select(t.c.account).where(t.c.study == study, t.c.role == OWNER, t.c.account != account)
    if connection.execute(others).first() is None:
        hint = "make somebody else an owner, under People of the study"
        raise RefusedError("invalid", f"'{account}' is the only owner of the study '{study}'", hint=hint)
