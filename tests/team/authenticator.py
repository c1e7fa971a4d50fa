"""A device that keeps a passkey, in software: real keys, real signatures, and a count that goes up with each."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from typing import Any

import pytest

cbor2, hashes, ec = (
    pytest.importorskip(name, reason="needs the extra `team`")
    for name in ("cbor2", "cryptography.hazmat.primitives.hashes", "cryptography.hazmat.primitives.asymmetric.ec")
)
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    """In base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Device:
    """Somebody's device, at the pages of one origin."""

    def __init__(self, origin: str, host: str) -> None:
        """It keeps a passkey for one account."""
        self.origin, self.host, self.count, self.verified = origin, host, 0, True
        self.id, self._key = secrets.token_bytes(16), ec.generate_private_key(ec.SECP256R1())

    def make(self, options: str) -> str:
        """What the browser answers where a passkey is to be made."""
        numbers = self._key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        of_key = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + of_key}
        client = self._client("webauthn.create", options)
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(cbor2.dumps(made))})

    def sign(self, options: str, *, counted: bool = True) -> str:
        """What the browser answers where somebody signs in by it."""
        self.count += counted
        client, data = self._client("webauthn.get", options), self._data(0)
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        given = {"clientDataJSON": client, "authenticatorData": data, "signature": signature, "userHandle": b"who"}
        return self._answer({name: text(value) for name, value in given.items()})

    def _answer(self, response: dict[str, str]) -> str:
        one: dict[str, Any] = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        return json.dumps({**one, "clientExtensionResults": {}})

    def _client(self, kind: str, options: str) -> bytes:
        return json.dumps({"type": kind, "challenge": json.loads(options)["challenge"], "origin": self.origin}).encode()

    def _data(self, more: int) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verified else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")
