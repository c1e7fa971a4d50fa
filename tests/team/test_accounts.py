"""Accounts, sessions, invitations and roles of a server, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from codekit.errors import CodekitError, RefusedError
from codekit.team import accounts, invitations, members, sessions
from codekit.team.accounts import Account
from codekit.team.invitations import KEEPER, Invitation
from codekit.team.members import Member
from codekit.team.register import CHAIN, Register
from team.conftest import Clock

pytest.importorskip("argon2", reason="needs the extra `team`")
pytest.importorskip("sqlalchemy", reason="needs the extra `team`")
REAL = accounts._hasher
GOOD, OTHER = "correct horse battery", "staple for the battery"


def test_passwords_cost_what_they_should() -> None:
    """At least what OWASP asks for: argon2id, 19 MiB, two passes."""
    hasher = REAL()
    assert ("ID", True, True) == (hasher.type.name, hasher.memory_cost >= 19 * 1024, hasher.time_cost >= 2)


def make(register: Register, id_: str = "ana") -> Account:
    """An account."""
    with register.writing() as connection:
        return accounts.make(register, connection, id_, id_.title(), GOOD, keeper=False)


def join(register: Register, study: str, account: str, role: str) -> None:
    """A role."""
    with register.writing() as connection:
        members.join(register, connection, Member(study, account, account, role), by="olga")


def refused(act: Callable[[], object]) -> str:
    """The kind of the refusal."""
    with pytest.raises(RefusedError) as why:
        act()
    return why.value.kind


def test_only_a_password_signs_in_and_guessing_gets_slower(register: Register, clock: Clock) -> None:
    """Of an account that is not there it is told no more; the right one has to wait too, and then comes in."""
    assert accounts.nobody_keeps(register)
    ana = make(register)
    assert ana == accounts.sign_in(register, " ana ", GOOD, "1")
    for _ in range(accounts.FREE_OF_ACCOUNT):
        assert "unauthorised" == refused(lambda: accounts.sign_in(register, "ana", OTHER, "1"))
    assert "wait" == refused(lambda: accounts.sign_in(register, "ana", GOOD, "2"))
    clock.now += 2.1
    assert ana == accounts.sign_in(register, "ana", GOOD, "2")
    with pytest.raises(RefusedError) as unknown:
        accounts.sign_in(register, "nobody", OTHER, "3")
    assert accounts.WRONG == unknown.value.message
    clock.now += accounts.WINDOW
    assert "unauthorised" == refused(lambda: accounts.sign_in(register, "ana", OTHER, "1"))


def test_one_address_cannot_try_many_accounts(register: Register) -> None:
    """Others come in meanwhile."""
    ana = make(register)
    with register.writing() as connection:
        for number in range(accounts.FREE_OF_ADDRESS):
            accounts._tried(register, connection, f"somebody{number}", "6.6.6.6")
    assert "wait" == refused(lambda: accounts.sign_in(register, "ana", GOOD, "6.6.6.6"))
    assert ana == accounts.sign_in(register, "ana", GOOD, "7.7.7.7")


def test_without_a_password_none_signs_in(register: Register) -> None:
    """An account of a provider's or a passkey's: no word of this program's own fits, nor an empty one."""
    with register.writing() as connection:
        _ = accounts.make(register, connection, "olga", "Olga", None, keeper=True)
    for tried in ("", "nobody has this password", accounts._nobody()):
        assert "unauthorised" == refused(lambda tried=tried: accounts.sign_in(register, "olga", tried, "1"))  # type: ignore[misc]


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """What each of several acts comes to that are done at the same time: "" or the kind of its refusal."""
    ready = threading.Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        ready.wait()
        try:
            _ = act()
        except RefusedError as error:
            return error.kind
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_many_at_once_are_no_way_around(register: Register) -> None:
    """A link is used once, a study keeps an owner, guesses count before they are looked at: whoever races whom."""
    _ = make(register, "ana"), accounts._nobody()
    wanted = Invitation("", "", KEEPER, "", "", "", register.now() + 100)
    code = invitations.invite(register, wanted)

    def use(id_: str) -> Account:
        return invitations.accept(register, code, as_=None, id_=id_, name="", password=GOOD)

    assert ["", *["unknown"] * 3] == at_once([partial(use, f"keeper{n}") for n in range(4)])
    guess = partial(accounts.sign_in, register, "ana", OTHER, "9")
    assert accounts.FREE_OF_ACCOUNT == at_once([guess] * 12).count("unauthorised")
    both = ("keeper-a", "keeper-b")
    for study in ("care", "food", "home"):
        for each in both:
            if study == "care":
                make(register, each)
            join(register, study, each, "owner")
        leave = [partial(members.change, register, study, each, "", by=each) for each in both]
        assert ["", "invalid"] == at_once(leave)
    assert {"care", "food", "home"} == members.owned(register)


def test_links_end_with_the_ownership_of_who_made_them(register: Register, clock: Clock) -> None:
    """Nobody comes back by a link made in time; a study that was deleted leaves no role to one of its name."""
    for id_ in ("ana", "ben"):
        make(register, id_)
        join(register, "care", id_, "owner")
    wanted = Invitation("", "care", "owner", "other", "", "ben", clock.now + 100)
    bens = invitations.invite(register, wanted)
    _ = invitations.invite(register, wanted._replace(invited_by="ana"))
    members.change(register, "care", "ben", "coder", by="ana")
    assert "unknown" == refused(lambda: invitations.read(register, bens))
    assert ["ana"] == [each.invited_by for each in invitations.open_ones(register, "care")]
    members.forget(register, "care")
    assert ([], []) == (members.of_study(register, "care"), invitations.open_ones(register, "care"))


def test_what_is_kept_of_secrets_are_hashes(register: Register) -> None:
    """Of a password argon2id; of sessions and links digests. Short passwords and taken names are refused."""
    ana = make(register)
    secret = sessions.begin(register, ana, "Firefox on Linux")
    link = invitations.invite(register, Invitation("", "care", "coder", "ben", "", "ana", register.now() + 9))
    with register.reading() as connection:
        from sqlalchemy import text

        tables = ("account", "session", "invitation", "log")
        held = "".join(str(connection.execute(text(f"SELECT * FROM {table}")).all()) for table in tables)
    assert "$argon2id$" in held
    assert not [each for each in (GOOD, secret, link) if each in held]
    with register.writing() as connection:
        for id_, password in (("ben", "short"), ("Ana", GOOD), ("..", GOOD)):
            with pytest.raises(RefusedError):
                accounts.make(register, connection, id_, "", password, keeper=False)


def test_sessions_end_by_hand_when_idle_and_after_a_day_of_work(register: Register, clock: Clock) -> None:
    """Each is listed with its browser; one that is used goes on, but not for ever."""
    ana, ben = make(register), make(register, "ben")
    one, two = sessions.begin(register, ana, "Firefox"), sessions.begin(register, ana, "Chrome")
    other = sessions.begin(register, ben, "Safari")
    signed = sessions.who(register, one)
    assert signed is not None
    assert ana == signed.account
    assert {"Firefox", "Chrome"} == {each.browser for each in sessions.of(register, "ana")}
    sessions.end(register, "ben", signed.session)  # nobody ends another's
    assert sessions.lives(register, signed.session)
    sessions.end(register, "ana", signed.session)
    assert (None, False) == (sessions.who(register, one), sessions.lives(register, signed.session))
    began = clock.now
    while clock.now - began < sessions.LONGEST - sessions.IDLE:
        clock.now += sessions.IDLE - 100
        assert sessions.who(register, two) is not None
    assert sessions.who(register, other) is None
    clock.now = began + sessions.LONGEST + 1
    assert sessions.who(register, two) is None
    assert sessions.who(register, "") is None


def test_a_link_works_once_and_until_it_is_too_old(register: Register, clock: Clock) -> None:
    """For a new account, for one that is signed in, and not for a coder who is somebody already."""
    wanted = Invitation("", "care", "coder", "ben", "Ben B", "olga", clock.now + 100)
    code = invitations.invite(register, wanted)
    assert ("care", "coder", "ben") == invitations.read(register, code)[1:4]
    assert "invalid" == refused(lambda: accept(register, code, password="short"))
    assert Account("ben", "Ben B", keeper=False) == accept(register, code, password=GOOD, name="Ben B")
    assert "unknown" == refused(lambda: accept(register, code, password=GOOD))
    assert Member("care", "ben", "ben", "coder") == members.find(register, "care", "ben")

    again = invitations.invite(register, wanted)
    ana = make(register)
    assert "duplicate" == refused(lambda: accept(register, again, as_=ana))
    late = invitations.invite(register, wanted._replace(coder="anna"))
    assert ana == accept(register, late, as_=ana)
    assert Member("care", "ana", "anna", "coder") == members.find(register, "care", "ana")
    (left,) = invitations.open_ones(register, "care")
    invitations.take_back(register, "care", left.digest, by="olga")
    old = invitations.invite(register, wanted._replace(coder="cai"))
    clock.now += 101
    assert {"unknown"} == {refused(lambda code=code: invitations.read(register, code)) for code in (again, old)}  # type: ignore[misc]
    assert "invalid" == refused(lambda: invitations.invite(register, wanted._replace(role="king")))


def accept(register: Register, code: str, *, as_: Account | None = None, password: str = "", name: str = "") -> Account:
    """Use a link."""
    return invitations.accept(register, code, as_=as_, id_="", name=name, password=password)


def test_of_links_to_keep_the_server_the_last_one_counts(register: Register, clock: Clock) -> None:
    """And a link for a new password ends all sessions of its account."""
    wanted = Invitation("", "", KEEPER, "", "", "", clock.now + 100)
    first, second = invitations.invite(register, wanted), invitations.invite(register, wanted)
    assert "unknown" == refused(lambda: invitations.read(register, first))
    made = invitations.accept(register, second, as_=None, id_="olga", name="", password=GOOD)
    assert (made, True) == (accounts.find(register, "olga"), made.keeper)
    session = sessions.begin(register, made, "")
    code = invitations.invite(register, wanted._replace(role="", coder="olga"))
    assert made == accept(register, code, password=OTHER)
    assert sessions.who(register, session) is None
    assert made == accounts.sign_in(register, "olga", OTHER, "")
    with pytest.raises(CodekitError):
        accounts.find(register, "nobody")


def test_a_study_keeps_an_owner_and_roles_are_logged(register: Register) -> None:
    """Who has no role is nobody there; the log has ids and roles, and nothing else."""
    for id_ in ("ana", "ben"):
        make(register, id_)
    join(register, "care", "ana", "owner")
    assert "invalid" == refused(lambda: members.change(register, "care", "ana", "coder", by="ana"))
    assert "unknown" == refused(lambda: members.change(register, "care", "ben", "coder", by="ana"))
    join(register, "care", "ben", "owner")
    members.change(register, "care", "ana", "", by="ben")
    assert members.find(register, "care", "ana") is None
    assert {"care"} == members.owned(register)
    assert ["took the role away", "gave the role owner", "gave the role owner"] == [
        entry.what for entry in register.entries("care")
    ]
    assert not [e for e in register.entries() if not re.fullmatch(r"[\w ,:-]*", f"{e.who} {e.what} {e.about}")]


def test_the_tables_are_those_of_the_migrations(register: Register) -> None:
    """Column by column, in both databases."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from codekit.team.schema import metadata

    with register.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": CHAIN.table, "compare_type": True})
        assert [] == [
            difference
            for difference in compare_metadata(context, metadata)
            if not re.search("store_version|token_version", str(difference))
        ]
