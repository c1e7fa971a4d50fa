"""Signing in by a provider of identities: OpenID Connect's authorization code flow with PKCE, state and nonce.

Source: OpenID Connect Core 1.0, 3.1; RFC 7636. Requests are sent to the provider only, and follow nobody elsewhere.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.no_json import NO_JSON
from codekit.team.oidc_settings import OidcSettings, origin
from codekit.team.ways import Identity

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
SECONDS, LARGEST = 10.0, 1 << 20  # for one answer of the provider, and its bytes
LEEWAY = 60  # seconds by which its clock may be another one
AGAIN = 60.0  # seconds after which keys are fetched again for an id token that names an unknown one
WELL_KNOWN = "/.well-known/openid-configuration"
BASIC = "client_secret_basic"  # how a client says its secret, where a provider names no other way
AWAY = "the sign-in of {name} does not answer"
WRONG = "the sign-in of {name} was not confirmed"


class Asked(NamedTuple):
    """What one sign-in is known by: kept by the server, while the browser is at the provider."""

    nonce: str
    verifier: str
    back: str  # the address to which the provider leads


class Known(NamedTuple):
    """Who the provider says that it is."""

    identity: Identity
    name: str


class Provider:
    """A provider of identities; what it says of itself is asked when it is first needed. For several threads."""

    def __init__(self, settings: OidcSettings, now: Callable[[], float]) -> None:
        """Ask nothing yet."""
        self.settings, self._now = settings, now
        self._opener = _opener()
        self._asking = threading.Lock()
        self._said: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._fetched = 0.0

    def address(self, state: str, asked: Asked) -> str:
        """Where the browser is led to sign in. Raises RefusedError where the provider does not answer."""
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        given = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": asked.back,
            "scope": self.settings.scopes,
            "state": state,
            "nonce": asked.nonce,
            "code_challenge": create_s256_code_challenge(asked.verifier),
            "code_challenge_method": "S256",
        }
        to = self._of("authorization_endpoint")
        return f"{to}{'&' if '?' in to else '?'}{urlencode(given)}"

    def who(self, code: str, asked: Asked) -> Known:
        """Who has signed in there, for the code that the browser brought.

        Raises RefusedError("unauthorised") where that is not confirmed, or somebody of another domain.
        """
        told = self._exchanged(code, asked)
        claims = self._confirmed(str(told.get("id_token", "")), str(told.get("access_token", "")), asked)
        self._refuse_domain(claims)
        name = claims.get(self.settings.name_claim)
        name = name if isinstance(name, str) else ""
        shown = next((str(claims[key]) for key in ("email", "preferred_username") if claims.get(key)), name)
        return Known(Identity(self.settings.issuer, str(claims["sub"]), shown[:200]), " ".join(name.split())[:200])

    def _exchanged(self, code: str, asked: Asked) -> dict[str, Any]:
        """The tokens for a code (RFC 6749, 4.1.3), as a client that has a secret."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": asked.back,
            "code_verifier": asked.verifier,
        }
        of = self.settings
        headers = {}
        if BASIC in self._metadata().get("token_endpoint_auth_methods_supported", [BASIC]):
            pair = f"{quote(of.client_id, safe='')}:{quote(of.client_secret, safe='')}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        else:
            form |= {"client_id": of.client_id, "client_secret": of.client_secret}
        return self._asked(self._of("token_endpoint"), form=form, headers=headers, refused=WRONG)

    def _confirmed(self, token: str, access: str, asked: Asked) -> Mapping[str, Any]:
        """The claims of an id token that this provider signed, for this client, for this sign-in, now."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError

        options = {
            "iss": {"essential": True, "value": self.settings.issuer},
            "aud": {"essential": True, "value": self.settings.client_id},
        }
        wanted = {"nonce": asked.nonce, "client_id": self.settings.client_id, "access_token": access}
        try:
            try:
                read = jwt.decode(token, self._key_set(), algorithms=ALGORITHMS)
            except (JoseError, ValueError):  # the provider may have other keys by now
                read = jwt.decode(token, self._key_set(again=True), algorithms=ALGORITHMS)
            claims = CodeIDToken(read.claims, read.header, options, wanted)
            claims.validate(int(self._now()), LEEWAY)
        except (JoseError, ValueError, TypeError):
            raise self._refused(WRONG) from None
        if (
            not isinstance(claims.get("sub"), str)
            or not claims["sub"]
            or not isinstance(claims.get("exp"), int | float)
        ):
            raise self._refused(WRONG)
        found: dict[str, Any] = {**claims}
        return found

    def _refuse_domain(self, claims: Mapping[str, Any]) -> None:
        domains = {each.lower() for each in self.settings.email_domains}
        address = str(claims.get("email", ""))
        confirmed = claims.get("email_verified", True) in {True, "true"}
        if domains and not (confirmed and address.rpartition("@")[2].lower() in domains):
            raise RefusedError(
                "unauthorised", f"this server takes people with an address in {', '.join(sorted(domains))}"
            )

    # what the provider says of itself

    def _metadata(self) -> dict[str, Any]:
        with self._asking:
            if not self._said:
                said = self._asked(self.settings.issuer.rstrip("/") + WELL_KNOWN)
                if said.get("issuer") != self.settings.issuer:
                    raise self._refused(AWAY, "its configuration names another issuer than the file of the server")
                self._said = said
            return self._said

    def _of(self, name: str) -> str:
        """An address of the provider. Raises RefusedError for one that is not the provider's."""
        to = str(self._metadata().get(name, ""))
        self._refuse_elsewhere(to)
        return to

    def _refuse_elsewhere(self, to: str) -> None:
        if origin(to) not in self.settings.origins:
            raise self._refused(AWAY, "it names an address elsewhere; `hosts` in the file of the server may allow it")

    def _key_set(self, *, again: bool = False) -> KeySet:
        from joserfc.jwk import KeySet

        to = self._of("jwks_uri")
        with self._asking:
            if self._keys is None or (again and self._now() - self._fetched > AGAIN):
                self._fetched = self._now()
                self._keys = KeySet.import_key_set(self._asked(to))  # type: ignore[arg-type]
            return self._keys

    def _asked(
        self,
        to: str,
        *,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        refused: str = AWAY,
    ) -> dict[str, Any]:
        """An object that the provider answers with. Raises RefusedError where it does not, or with something else."""
        self._refuse_elsewhere(to)
        data = urlencode(form).encode() if form is not None else None
        request = Request(to, data, {"Accept": "application/json", **(headers or {})})  # noqa: S310
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                body = answer.read(LARGEST + 1)
            found = msgspec.json.decode(body if len(body) <= LARGEST else b"")
        except (OSError, HTTPException, *NO_JSON):
            raise self._refused(refused) from None
        if not isinstance(found, dict):
            raise self._refused(refused)
        return found

    def _refused(self, words: str, hint: str = "try again, or ask whoever keeps the server") -> CodekitError:
        return RefusedError("unauthorised", words.format(name=self.settings.shown), hint=hint)


class _Nowhere(HTTPRedirectHandler):
    """Follows nobody elsewhere."""

    def redirect_request(self, *_args: object, **_options: object) -> None:
        return None


def _opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}), _Nowhere())
