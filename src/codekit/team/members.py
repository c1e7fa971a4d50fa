"""Who has which role in which study, and under which name each signs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codekit.errors import RefusedError
from codekit.team.register import Register, first
from codekit.team.roles import OWNER, ROLES

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Member(NamedTuple):
    """An account in a study."""

    study: str
    account: str
    coder: str
    role: str


def of_account(register: Register, account: str) -> list[Member]:
    """The studies of an account, by name."""
    return _members(register, account=account)


def of_study(register: Register, study: str) -> list[Member]:
    """The people of a study."""
    return _members(register, study=study)


def _members(register: Register, **wanted: str) -> list[Member]:
    from sqlalchemy import select

    from codekit.team.schema import member as t

    asked = select(t.c.study, t.c.account, t.c.coder, t.c.role).order_by(t.c.study, t.c.account)
    for column, value in wanted.items():
        asked = asked.where(t.c[column] == value)
    with register.reading() as connection:
        return [Member(*row) for row in connection.execute(asked)]


def find(register: Register, study: str, account: str) -> Member | None:
    """An account in a study; None for whoever has no role there."""
    return next(iter(_members(register, study=study, account=account)), None)


def join(register: Register, connection: Connection, new: Member, *, by: str) -> None:
    """Give somebody a role in a study. Raises RefusedError where the account or the coder is somebody there already."""
    from sqlalchemy import insert, or_, select

    from codekit.team.schema import member as t

    one = select(t.c.account).where(t.c.study == new.study, or_(t.c.account == new.account, t.c.coder == new.coder))
    if connection.execute(one).first() is not None:
        raise RefusedError("duplicate", f"'{new.account}' or the coder '{new.coder}' has a role in this study already")
    connection.execute(insert(t).values(**new._asdict()))
    register.note(connection, by, f"gave the role {new.role}", study=new.study, about=new.account)


def change(register: Register, study: str, account: str, role: str, *, by: str) -> None:
    """Give a member another role, or none ("": the work stays, and so does the coder in study.yaml).

    Open links of somebody who is an owner no longer end.
    Raises RefusedError for no member, no role, and where the study would have no owner.
    """
    from sqlalchemy import delete, select, update

    from codekit.team.schema import invitation
    from codekit.team.schema import member as t

    if role not in {"", *ROLES}:
        raise RefusedError("invalid", "there is no such role")
    with register.writing() as connection:
        mine = (t.c.study == study, t.c.account == account)
        now = first(connection, select(t.c.role).where(*mine))
        if now is None:
            raise RefusedError("unknown", f"'{account}' has no role in this study")
        owners = connection.execute(select(t.c.account).where(t.c.study == study, t.c.role == OWNER)).scalars().all()
        if role != OWNER and list(owners) == [account]:
            raise RefusedError("invalid", "a study has an owner", hint="make somebody else an owner first")
        connection.execute(update(t).where(*mine).values(role=role) if role else delete(t).where(*mine))
        if role != OWNER:  # nobody comes back by a link that was made in time
            links = (invitation.c.study == study, invitation.c.invited_by == account)
            connection.execute(delete(invitation).where(*links))
        what = f"gave the role {role}" if role else "took the role away"
        register.note(connection, by, what, study=study, about=account)


def owned(register: Register) -> set[str]:
    """The studies that have an owner."""
    from sqlalchemy import select

    from codekit.team.schema import member as t

    with register.reading() as connection:
        return set(connection.execute(select(t.c.study).where(t.c.role == OWNER)).scalars())


def forget(register: Register, study: str) -> None:
    """Forget the roles in a study that is not there any more, and links to it: another one may get its name."""
    from sqlalchemy import delete

    from codekit.team.schema import invitation, member, preference

    with register.writing() as connection:
        gone = [connection.execute(delete(t).where(t.c.study == study)).rowcount for t in (member, invitation)]
        connection.execute(delete(preference).where(preference.c.study == study))
        if any(gone):
            register.note(connection, "", "forgot the roles in a study that was deleted", study=study)
