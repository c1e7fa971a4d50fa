"""Passkeys: real signatures by a device in software; what does not fit signs nobody in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from codekit.errors import RefusedError
from codekit.team import accounts, passkeys, ways
from codekit.team.accounts import Account
from codekit.team.passkeys import Site
from codekit.team.register import Register
from team.authenticator import Device
from team.conftest import Clock

SITE = Site("codekit.example.org", "https://codekit.example.org")


def make(register: Register, id_: str = "ana", password: str | None = None) -> Account:
    """An account."""
    with register.writing() as connection:
        return accounts.make(register, connection, id_, id_.title(), password, keeper=False)


def device(register: Register, account: Account, name: str = "phone") -> Device:
    """A device with a passkey of the account."""
    one = Device(SITE.origin, SITE.host)
    passkeys.add(register, account, SITE, name, one.make(passkeys.begin(register, account, SITE)))
    return one


def refused(act: Callable[[], object]) -> str:
    """The kind of the refusal."""
    with pytest.raises(RefusedError) as why:
        act()
    return why.value.kind


def signed(register: Register, one: Device, *, counted: bool = True) -> Account:
    """Who signs in by a device."""
    return passkeys.sign_in(register, SITE, one.sign(passkeys.begin_sign_in(register, SITE, "x"), counted=counted))


def test_a_device_signs_its_person_in(register: Register) -> None:
    """Whose passkey it is, the device says; each answer counts once."""
    ana, ben = make(register), make(register, "ben")
    phone, key = device(register, ana), device(register, ben, "key")
    assert [ana, ben, ana] == [signed(register, one) for one in (phone, key, phone)]
    answer = phone.sign(passkeys.begin_sign_in(register, SITE, "x"))
    assert ana == passkeys.sign_in(register, SITE, answer)
    assert "unauthorised" == refused(lambda: passkeys.sign_in(register, SITE, answer))
    assert [("phone", True)] == [(each.name, each.used > 0) for each in passkeys.of(register, "ana")]


def test_what_does_not_fit_signs_nobody_in(register: Register, clock: Clock) -> None:
    """Another site's page, another RP id, nobody verified, an old count, an old or foreign challenge, another key."""
    phone = device(register, make(register))
    assert "ana" == signed(register, phone).id

    def twisted(**fields: object) -> str:
        before = {name: getattr(phone, name) for name in fields}
        for name, value in fields.items():
            setattr(phone, name, value)
        try:
            return refused(lambda: signed(register, phone))
        finally:
            for name, value in before.items():
                setattr(phone, name, value)

    assert {"unauthorised"} == {
        twisted(origin="https://codekit.example.net"),
        twisted(host="example.net"),
        twisted(verified=False),
        twisted(_key=Device(SITE.origin, SITE.host)._key),
        twisted(id=b"another id"),
    }
    assert "ana" == signed(register, phone).id
    assert "unauthorised" == refused(lambda: signed(register, phone, counted=False))  # a copy of the device
    late = passkeys.begin_sign_in(register, SITE, "x")
    clock.now += 301
    assert "unauthorised" == refused(lambda: passkeys.sign_in(register, SITE, phone.sign(late)))
    of_another = passkeys.begin(register, make(register, "eve"), SITE)
    assert "unauthorised" == refused(lambda: passkeys.sign_in(register, SITE, phone.sign(of_another)))
    for nonsense in ("", "{}", "[]", "null", '{"response": {"clientDataJSON": "W10"}}', "[" * 100_000):
        assert "invalid" == refused(partial(passkeys.sign_in, register, SITE, nonsense))
    assert "ana" == signed(register, phone).id


def test_a_passkey_is_made_for_who_asked(register: Register) -> None:
    """Nobody gives another account a passkey, nor one of a page elsewhere, nor without being verified."""
    ana, eve = make(register), make(register, "eve")
    theirs = Device(SITE.origin, SITE.host)
    of_ana = theirs.make(passkeys.begin(register, ana, SITE))
    assert "unauthorised" == refused(lambda: passkeys.add(register, eve, SITE, "mine", of_ana))
    elsewhere, unknown = Device("https://evil.test", SITE.host), Device(SITE.origin, SITE.host)
    unknown.verified = False
    for one in (elsewhere, unknown):
        answer = one.make(passkeys.begin(register, ana, SITE))
        assert "unauthorised" == refused(partial(passkeys.add, register, ana, SITE, "x", answer))
    phone = device(register, ana)
    again = phone.make(passkeys.begin(register, eve, SITE))
    assert "duplicate" == refused(lambda: passkeys.add(register, eve, SITE, "x", again))
    assert "invalid" == refused(lambda: passkeys.begin(register, ana, Site("127.0.0.1", "http://127.0.0.1:8600")))


def test_the_last_way_to_sign_in_stays(register: Register) -> None:
    """One of two passkeys goes; the last one where there is a password."""
    ana, ben = make(register), make(register, "ben", "four words are good")
    for account in (ana, ana, ben):
        device(register, account)
    first, second = passkeys.of(register, "ana")
    passkeys.remove(register, "ana", first.id)
    assert "invalid" == refused(lambda: passkeys.remove(register, "ana", second.id))
    passkeys.remove(register, "ben", passkeys.of(register, "ben")[0].id)
    assert [1, 0] == [len(passkeys.of(register, id_)) for id_ in ("ana", "ben")]
    assert "unauthorised" == refused(lambda: accounts.sign_in(register, "ana", "", "x"))


def test_nobody_fills_the_tables(register: Register) -> None:
    """Of sign-ins that are begun and not ended an address has so many, for some minutes."""
    for _ in range(60):
        passkeys.begin_sign_in(register, SITE, "one")
    assert "wait" == refused(lambda: passkeys.begin_sign_in(register, SITE, "one"))
    assert passkeys.begin_sign_in(register, SITE, "another")


def test_an_account_ends_with_all_that_is_its_own(register: Register) -> None:
    """Passkeys, identities, links; the log keeps the short name. Whoever comes later by that name is somebody else."""
    ana = make(register)
    phone = device(register, ana)
    who = ways.Identity("https://uni.example", "p-1", "ana@uni.example")
    with register.writing() as connection:
        ways.link(register, connection, "ana", who)
    assert ana == ways.whose(register, who)
    assert [] == ways.end(register, "ana", [], by="ana")
    assert (None, []) == (ways.whose(register, who), passkeys.of(register, "ana"))
    make(register)
    assert "unauthorised" == refused(lambda: signed(register, phone))
    assert "deleted an account" in [line.what for line in register.entries()]
