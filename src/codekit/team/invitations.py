"""Links that work once and expire: to a role in a study, to keeping the server, to a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codekit.errors import RefusedError
from codekit.team import accounts, members, ways
from codekit.team.accounts import Account
from codekit.team.members import Member
from codekit.team.register import Register, digest, first, secret
from codekit.team.roles import ROLES
from codekit.team.ways import Identity

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEEPER = "keeper"
DAYS, MOST_DAYS = 7, 60
GONE = "this link has been used, was taken back, or is too old"


class Invitation(NamedTuple):
    """What a link is good for; `study` "": keeping the server, and with no role a new password."""

    digest: str
    study: str
    role: str
    coder: str
    name: str
    invited_by: str
    until: float


def invite(register: Register, wanted: Invitation) -> str:
    """The secret of a new link, which is kept nowhere; `digest` is given by it. Raises RefusedError for no role."""
    from sqlalchemy import delete, insert

    from codekit.team.schema import invitation as t

    if wanted.study and wanted.role not in ROLES:
        raise RefusedError("invalid", "there is no such role")
    made = secret()
    with register.writing() as connection:
        connection.execute(delete(t).where(t.c.until < register.now()))
        if not wanted.study:  # of these the last one counts
            connection.execute(delete(t).where(t.c.study == "", t.c.role == wanted.role, t.c.coder == wanted.coder))
        connection.execute(insert(t).values(**wanted._replace(digest=digest(made))._asdict()))
        about = f"{wanted.coder} as {wanted.role or 'oneself, for a new password'}"
        register.note(connection, wanted.invited_by, "made a link", study=wanted.study, about=about)
    return made


def read(register: Register, code: str) -> Invitation:
    """What a link is good for; it stays good. Raises RefusedError for one that is not."""
    with register.reading() as connection:
        return _find(register, connection, code)


def open_ones(register: Register, study: str) -> list[Invitation]:
    """The links to a study that were not used yet."""
    from sqlalchemy import select

    from codekit.team.schema import invitation as t

    with register.reading() as connection:
        rows = connection.execute(select(t).where(t.c.study == study, t.c.until > register.now()).order_by(t.c.until))
        return [Invitation(*row) for row in rows]


def take_back(register: Register, study: str, name: str, *, by: str) -> None:
    """Make a link to a study worth nothing."""
    from sqlalchemy import delete

    from codekit.team.schema import invitation as t

    with register.writing() as connection:
        connection.execute(delete(t).where(t.c.study == study, t.c.digest == name))
        register.note(connection, by, "took a link back", study=study)


def accept(
    register: Register,
    code: str,
    *,
    as_: Account | None,
    id_: str = "",
    name: str = "",
    password: str | None,
    identity: Identity | None = None,
) -> Account:
    """Use a link, as an account that is signed in or as a new one, with a password or an identity; the account.

    Raises RefusedError where the link is not good, or the account cannot be made; the link stays good then.
    """
    with register.writing() as connection:
        found = _find(register, connection, code)
        if not found.study and not found.role:
            if password is None:
                raise RefusedError("invalid", "this link is for a new password")
            accounts.set_password(register, connection, found.coder, password)
            _use(connection, found)
            return _account(connection, found.coder)
        keeper = found.role == KEEPER
        account = as_ or accounts.make(register, connection, id_ or found.coder, name, password, keeper=keeper)
        if found.study:
            new = Member(found.study, account.id, found.coder or account.id, found.role)
            members.join(register, connection, new, by=found.invited_by)
        elif as_:
            raise RefusedError("invalid", "whoever keeps a server makes an account for it; sign out first")
        if identity:
            ways.link(register, connection, account.id, identity)
        _use(connection, found)
    return account


def _account(connection: Connection, id_: str) -> Account:
    from sqlalchemy import select

    from codekit.team.schema import account as t

    return Account(*connection.execute(select(t.c.id, t.c.name, t.c.keeper).where(t.c.id == id_)).one())


def _find(register: Register, connection: Connection, code: str) -> Invitation:
    from sqlalchemy import select

    from codekit.team.schema import invitation as t

    found = first(connection, select(t).where(t.c.digest == digest(code), t.c.until > register.now()))
    if found is None:
        raise RefusedError("unknown", GONE, hint="ask whoever sent it for a new one")
    return Invitation(**found)


def _use(connection: Connection, found: Invitation) -> None:
    from sqlalchemy import delete

    from codekit.team.schema import invitation as t

    connection.execute(delete(t).where(t.c.digest == found.digest))
