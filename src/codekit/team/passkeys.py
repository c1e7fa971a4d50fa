"""Passkeys (WebAuthn): kept by a person's device, which signs for this server only, once it knows the person."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import ipaddress
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from codekit.errors import CodekitError, RefusedError
from codekit.team import accounts, challenges, ways
from codekit.team.accounts import Account
from codekit.team.register import Register, first

NEW, SIGN_IN = "passkey new", "passkey"
WRONG = "no account with this passkey"
LONGEST_NAME = 60  # characters


class Site(NamedTuple):
    """For which server a passkey is: its host (the RP id), and the origin of its pages."""

    host: str
    origin: str

    @property
    def can_have_passkeys(self) -> bool:
        """Browsers make them for names of hosts, and not for bare addresses."""
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return True
        return False


class Passkey(NamedTuple):
    """A passkey as its person sees it."""

    id: str
    name: str
    made: float
    used: float


def begin(register: Register, account: Account, site: Site) -> str:
    """What a browser needs to make a passkey, as JSON. Raises RefusedError where the server's address allows none."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    _refuse_bare(site)
    challenge = _challenge(register, NEW, f"account {account.id}", account.id)
    selected = AuthenticatorSelectionCriteria(
        resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
    )
    known = [PublicKeyCredentialDescriptor(id=_bytes(key.id)) for key in of(register, account.id)]
    made = generate_registration_options(
        rp_id=site.host,
        rp_name="codekit",
        user_id=hashlib.sha256(f"codekit {account.id}".encode()).digest(),  # the device keeps it, so it is no name
        user_name=account.id,
        user_display_name=account.name,
        challenge=challenge,
        timeout=int(challenges.SECONDS * 1000),
        authenticator_selection=selected,
        exclude_credentials=known,
    )
    return options_to_json(made)


def add(register: Register, account: Account, site: Site, name: str, answer: str) -> None:
    """Keep a passkey that a browser made for this server and this account; `answer` is JSON, as the browser gives it.

    Raises RefusedError for any other.
    """
    from sqlalchemy import insert
    from webauthn import verify_registration_response

    from codekit.team.schema import passkey as t

    credential, asked = _answer(answer)
    if challenges.answered(register, NEW, asked) != account.id:
        raise RefusedError("unauthorised", challenges.LATE)
    with _refusals("this is no passkey for this server"):
        made = verify_registration_response(
            credential=credential,
            expected_challenge=_bytes(asked),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    now = register.now()
    row = {
        "id": _text(made.credential_id),
        "account": account.id,
        "name": " ".join(name.split())[:LONGEST_NAME] or "a passkey",
        "key": made.credential_public_key,
        "count": made.sign_count,
        "made": now,
        "used": 0.0,
    }
    with register.writing() as connection:
        if first(connection, _one(_text(made.credential_id))) is not None:
            raise RefusedError("duplicate", "this passkey is known already")
        connection.execute(insert(t).values(**row))
        register.note(connection, account.id, "made a passkey")


def begin_sign_in(register: Register, site: Site, address: str) -> str:
    """What a browser needs to sign in by a passkey, as JSON; whose, the device says."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    _refuse_bare(site)
    made = generate_authentication_options(
        rp_id=site.host,
        challenge=_challenge(register, SIGN_IN, f"address {address}"),
        timeout=int(challenges.SECONDS * 1000),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(made)


def sign_in(register: Register, site: Site, answer: str) -> Account:
    """The account of whoever's device signed. Raises RefusedError("unauthorised") for an unknown or wrong signature.

    Challenge, origin, RP id, user verification and the count of signatures are checked (WebAuthn level 3, 7.2).
    """
    from sqlalchemy import update
    from webauthn import verify_authentication_response

    from codekit.team.schema import passkey as t

    credential, asked = _answer(answer)
    _ = challenges.answered(register, SIGN_IN, asked)
    with register.writing() as connection:  # alone from the count that is read to the one that is written
        known = first(connection, _one(str(credential.get("id", ""))).with_for_update())
        if known is None:
            raise RefusedError("unauthorised", WRONG)
        with _refusals(WRONG):
            seen = verify_authentication_response(
                credential=credential,
                expected_challenge=_bytes(asked),
                expected_rp_id=site.host,
                expected_origin=site.origin,
                credential_public_key=known["key"],
                credential_current_sign_count=known["count"],
                require_user_verification=True,
            )
        used = {"count": seen.new_sign_count, "used": register.now()}
        connection.execute(update(t).where(t.c.id == known["id"]).values(**used))
        register.note(connection, known["account"], "signed in by a passkey")
    return accounts.find(register, known["account"])


def of(register: Register, account: str) -> list[Passkey]:
    """The passkeys of an account, the oldest first."""
    from sqlalchemy import select

    from codekit.team.schema import passkey as t

    asked = select(t.c.id, t.c.name, t.c.made, t.c.used).where(t.c.account == account).order_by(t.c.made)
    with register.reading() as connection:
        return [Passkey(*row) for row in connection.execute(asked)]


def remove(register: Register, account: str, id_: str) -> None:
    """Forget a passkey. Raises RefusedError where there is no other way to sign in."""
    from sqlalchemy import delete

    from codekit.team.schema import passkey as t

    with register.writing() as connection:
        ways.refuse_last(connection, account)
        connection.execute(delete(t).where(t.c.account == account, t.c.id == id_))
        register.note(connection, account, "removed a passkey")


def _challenge(register: Register, kind: str, whose: str, value: str = "") -> bytes:
    return _bytes(challenges.ask(register, kind, value, whose=whose))


def _one(id_: str) -> Any:
    from sqlalchemy import select

    from codekit.team.schema import passkey as t

    return select(t).where(t.c.id == id_)


def _answer(text: str) -> tuple[dict[str, Any], str]:
    """What a browser says, and the challenge that it answers. Raises RefusedError for what is no such answer."""
    try:
        credential = json.loads(text)
        said = json.loads(_bytes(credential["response"]["clientDataJSON"]))
        return credential, str(said["challenge"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise RefusedError("invalid", "this is no answer of a browser about a passkey") from None


def _refuse_bare(site: Site) -> None:
    if not site.can_have_passkeys:
        hint = "passkeys need --public-url with a name"
        raise RefusedError("invalid", "this server is reached by a bare address", hint=hint)


@contextlib.contextmanager
def _refusals(message: str) -> Iterator[None]:
    """Raise RefusedError in place of all that the library may say about what came over the network."""
    try:
        yield
    except CodekitError:
        raise
    except Exception:  # noqa: BLE001 - of bytes that anybody may have sent
        raise RefusedError("unauthorised", message) from None


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
