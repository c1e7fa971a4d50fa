"""A small provider of identities (OpenID Connect) on this computer: real HTTP, real signatures, and one person."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

jwt, jwk = (pytest.importorskip(f"joserfc.{name}", reason="needs the extra `team`") for name in ("jwt", "jwk"))
CLIENT, SECRET = "codekit", "a secret of the client"


class Provider:
    """Confirms whoever comes as `person`; `twist` changes what an id token says, `key` who signs it."""

    def __init__(self) -> None:
        """Listen."""
        self.person: dict[str, Any] = {"sub": "p-1", "name": "Ana Ruiz", "email": "ana@uni.example"}
        self.own = jwk.RSAKey.generate_key(2048, {"kid": "one"})
        self.key: Any = self.own
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.twist: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.now: Callable[[], float] = time.time
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()

    def settings(self, **more: object) -> dict[str, object]:
        """What stands in the file of a server that knows this provider."""
        return {"issuer": self.issuer, "client_id": CLIENT, "client_secret": SECRET, "name": "Uni sign-in", **more}

    def sign_in(self, address: str) -> dict[str, str]:
        """What the browser brings back, that was led to this address."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert ("code", "S256", CLIENT) == tuple(
            given[k] for k in ("response_type", "code_challenge_method", "client_id")
        )
        code = secrets.token_urlsafe(16)
        self._codes[code] = given
        return {"state": given["state"], "code": code}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """What it says of itself, its keys, tokens for a code."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            places = {f"{what}_endpoint": f"{self.issuer}/{what}" for what in ("authorization", "token")}
            return 200, {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **places}
        if path == "/keys":
            return 200, dict(jwk.KeySet([self.own]).as_dict())
        given = self._codes.pop(form.get("code", ""), None) if path == "/token" else None
        if given is None or not self._fits(given, form, authorization):
            return 400, {"error": "invalid_grant"}
        now = int(self.now())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": given["nonce"],
            **self.person,
        }
        token = jwt.encode(self.header, self.twist(claims), self.key, algorithms=[self.header["alg"]])
        return 200, {"access_token": "none", "token_type": "Bearer", "id_token": token}

    def _fits(self, given: dict[str, str], form: dict[str, str], authorization: str) -> bool:
        known = base64.b64decode(authorization.partition(" ")[2]).decode()
        hashed = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        client = known == f"{CLIENT}:{SECRET.replace(' ', '%20')}"
        return client and hashed == given["code_challenge"] and form["redirect_uri"] == given["redirect_uri"]


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Say something of itself; a browser that comes to sign in is led back at once."""
            if not self.path.startswith("/authorization"):
                self._say(*provider.answer(self.path, {}, ""))
                return
            query = parse_qs(urlsplit(self.path).query)
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{urlencode(provider.sign_in(self.path))}")
            self.end_headers()

        def do_POST(self) -> None:
            """Give tokens for a code."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._say(*provider.answer(self.path, form, self.headers.get("Authorization", "")))

        def _say(self, status: int, value: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
