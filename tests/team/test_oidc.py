"""Signing in by a provider of identities: over real HTTP, with real signatures; what is not confirmed is nobody."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, RefusedError
from codekit.team import oidc, oidc_settings
from codekit.team.oidc import Asked
from codekit.team.oidc_settings import OidcSettings
from team.provider import CLIENT, SECRET, Provider, jwk

BACK = "https://codekit.example.org/oidc"
ASKED = Asked("a nonce", "v" * 43, BACK)


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    """A provider."""
    one = Provider()
    yield one
    one.stop()


@pytest.fixture
def provider(running: Provider) -> Provider:
    """The provider, as it is when nobody plays with it."""
    running.key, running.header = running.own, {"alg": "RS256", "kid": "one"}
    running.twist = lambda claims: claims
    running.person = {"sub": "p-1", "name": "Ana Ruiz", "email": "ana@uni.example"}
    return running


def known_by(provider: Provider, **more: Any) -> oidc.Provider:
    """The provider, as a server knows it."""
    return oidc.Provider(OidcSettings(**{**provider.settings(), **more}), provider.now)


def who(provider: Provider, known: oidc.Provider | None = None, *, asked: Asked = ASKED) -> oidc.Known:
    """Who comes back from the provider."""
    one = known or known_by(provider)
    return one.who(provider.sign_in(one.address("state", ASKED))["code"], asked)


def refused(act: Callable[[], object]) -> str:
    """What is said to whoever is nobody."""
    with pytest.raises(RefusedError) as why:
        act()
    assert "unauthorised" == why.value.kind
    return why.value.message


def test_who_is_confirmed_comes_in(provider: Provider) -> None:
    """By issuer and subject; the name is the claim that the file names; keys are asked once."""
    known = known_by(provider)
    provider.asked.clear()
    found = who(provider, known)
    assert (provider.issuer, "p-1", "ana@uni.example") == found.identity
    assert "Ana Ruiz" == found.name
    assert found == who(provider, known)
    assert 1 == provider.asked.count("/keys") == provider.asked.count("/.well-known/openid-configuration")
    assert "ana@uni.example" == who(provider, known_by(provider, name_claim="email")).name


def test_what_is_not_confirmed_is_nobody(provider: Provider) -> None:
    """Another nonce, audience, issuer, party; expired, too early, without a subject; another key, no signature."""
    now = int(provider.now())
    changes: dict[str, dict[str, Any]] = {
        "nonce": {"nonce": "another"},
        "audience": {"aud": "somebody"},
        "audiences": {"aud": ["somebody", "else"]},
        "party": {"aud": [CLIENT, "else"], "azp": "else"},
        "issuer": {"iss": "https://evil.example"},
        "expired": {"exp": now - 61},
        "never": {"exp": None},
        "later": {"nbf": now + 600},
        "nobody": {"sub": ""},
        "number": {"sub": 5},
    }
    said = {}
    for name, change in changes.items():
        provider.twist = lambda claims, new=change: {**claims, **new}  # type: ignore[misc]
        said[name] = refused(lambda: who(provider))
    for missing in ("nonce", "exp", "sub", "iat"):
        provider.twist = lambda claims, key=missing: {k: v for k, v in claims.items() if k != key}  # type: ignore[misc]
        said[f"no {missing}"] = refused(lambda: who(provider))
    assert {"the sign-in of Uni sign-in was not confirmed"} == set(said.values())


def test_only_its_own_key_signs(provider: Provider) -> None:
    """Not that of another issuer, nor the client's secret, nor none."""
    provider.key = jwk.RSAKey.generate_key(2048, {"kid": "one"})
    assert "not confirmed" in refused(lambda: who(provider))
    provider.key, provider.header = jwk.OctKey.import_key(SECRET), {"alg": "HS256", "kid": "one"}
    assert "not confirmed" in refused(lambda: who(provider))
    provider.key, provider.header = provider.own, {"alg": "none"}
    one = known_by(provider)
    one._exchanged = lambda *_: {"id_token": "eyJhbGciOiJub25lIn0.e30."}  # type: ignore[method-assign]
    assert "not confirmed" in refused(lambda: one.who("code", ASKED))


def test_a_code_counts_once_and_for_who_began(provider: Provider) -> None:
    """Used again, or by somebody without the verifier (PKCE), it is worth nothing."""
    known = known_by(provider)
    code = provider.sign_in(known.address("state", ASKED))["code"]
    assert "p-1" == known.who(code, ASKED).identity.subject
    refused(lambda: known.who(code, ASKED))
    refused(lambda: who(provider, asked=ASKED._replace(verifier="w" * 43)))
    refused(lambda: who(provider, asked=ASKED._replace(nonce="of another sign-in")))


def test_only_people_of_the_house(provider: Provider) -> None:
    """Whose address is in a domain that the file names, and confirmed."""
    known = known_by(provider, email_domains=["Uni.example"])
    assert "p-1" == who(provider, known).identity.subject
    for person in ({"email": "ana@evil.example"}, {"email": "a@uni.example", "email_verified": False}, {"email": ""}):
        provider.person = {"sub": "p-1", **person}
        assert "uni.example" in refused(lambda: who(provider, known))


def test_nobody_else_is_asked(provider: Provider) -> None:
    """An address elsewhere, which the provider names, is asked only where the file allows it; nor is one followed."""
    other = Provider()
    try:
        for name in ("token_endpoint", "jwks_uri", "authorization_endpoint"):
            known = known_by(provider)
            said = {**known._metadata(), name: f"{other.issuer}/token"}
            known._said = said
            refused(partial(who, provider, known))
        assert [] == other.asked
        allowed = known_by(provider, hosts=[other.issuer])
        allowed._said = {**allowed._metadata(), "jwks_uri": f"{other.issuer}/keys"}
        refused(lambda: who(provider, allowed))
        assert ["/keys"] == other.asked
        assert "another issuer" in str(_hint(lambda: known_by(provider, issuer=provider.issuer + "/")._metadata()))
    finally:
        other.stop()


def _hint(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as why:
        act()
    return why.value.hint


def test_the_file_is_its_owners_and_right(tmp_path: Path) -> None:
    """Others may not read it; a secret is there once; an address is safe; what is wrong is said in a line."""
    file, secret = tmp_path / "oidc.yaml", tmp_path / "secret.txt"
    base = "issuer: https://login.uni.example\nclient_id: codekit\n"

    def read(text: str, mode: int = 0o600) -> OidcSettings:
        file.write_text(text, "utf-8")
        file.chmod(mode)
        return oidc_settings.read(file)

    found = read(base + "client_secret: hush\nemail_domains: [uni.example]\n")
    assert ("hush", "login.uni.example", ["uni.example"]) == (found.client_secret, found.shown, found.email_domains)
    secret.write_text("hush hush\n", "utf-8")
    secret.chmod(0o600)
    assert "hush hush" == read(base + "client_secret_file: secret.txt\n").client_secret
    wrong = {
        base: "client_secret_file",
        base + "client_secret: a\nclient_secret_file: secret.txt\n": "client_secret_file",
        base.replace("https", "http") + "client_secret: a\n": "https",
        base + "client_secret: a\nhosts: [http://x]\n": "https",
        base + "client_secret: a\nscopes: email\n": "openid",
        base + "client_secret: a\nemail_domains: [a@b]\n": "@",
        base + "client_secret: a\nsecret: b\n": "secret",
        "- a\n": "object",
        "": "object",
    }
    for text, words in wrong.items():
        with pytest.raises(CodekitError, match=words):
            read(text)
    if os.name == "posix":
        with pytest.raises(CodekitError, match="others may read"):
            read(base + "client_secret: a\n", 0o640)
        secret.chmod(0o644)
        with pytest.raises(CodekitError, match="others may read"):
            read(base + "client_secret_file: secret.txt\n")
    with pytest.raises(CodekitError, match=r"none\.yaml"):
        oidc_settings.read(tmp_path / "none.yaml")
