"""The file that names a provider of identities (`codekit serve --oidc FILE`): only its owner may read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.store import private_files
from codekit.tables.yaml_nodes import compose, plain

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EXAMPLE = "issuer, client_id and client_secret (or client_secret_file); docs/server.md has an example"


class OidcSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider of identities, and who of its people may come."""

    issuer: str  # https://login.example.org/realms/uni
    client_id: str
    client_secret: str = ""
    client_secret_file: str = ""  # instead of the secret itself; beside this file, where it is no whole path
    name: str = ""  # of the button; without it the issuer's host
    name_claim: str = "name"  # which claim of the id token is somebody's name
    email_domains: list[str] = []  # [] any; else who has a confirmed address in one of them
    scopes: str = "openid profile email"
    hosts: list[str] = []  # others that the provider answers on, as https://oauth2.example.org; else its issuer's only

    @property
    def shown(self) -> str:
        """What the button says."""
        return self.name or urlsplit(self.issuer).netloc

    @property
    def origins(self) -> frozenset[str]:
        """The only places to which requests are sent."""
        return frozenset(origin(url) for url in (self.issuer, *self.hosts))


def read(path: Path) -> OidcSettings:
    """The settings in a file. Raises CodekitError where others may read it, it cannot be read, or it is wrong."""
    text = private_files.text_of(path)
    root = compose(text, path.name)
    value = None if root is None else plain(root, path.name)
    try:
        found = msgspec.convert(value, OidcSettings)
    except msgspec.ValidationError as error:
        raise CodekitError(str(error), where=str(path), hint=EXAMPLE) from None
    problems = [Problem(str(path), None, words, hint) for words, hint in _wrong(found)]
    if problems:
        raise ProblemsError(f"{path} cannot be used", problems)
    if found.client_secret_file:
        secret = private_files.text_of(path.parent / found.client_secret_file).strip()
        found = msgspec.structs.replace(found, client_secret=secret)
    return found


def origin(url: str) -> str:
    """Scheme, host and port of an address; "" for one that is not safe to speak to."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname or parts.username or not (parts.scheme == "https" or _is_here(parts.scheme, parts.hostname)):
        return ""
    return f"{parts.scheme}://{parts.hostname}:{port or (443 if parts.scheme == 'https' else 80)}"


def _is_here(scheme: str, host: str) -> bool:
    return scheme == "http" and host in LOOPBACK


def _wrong(found: OidcSettings) -> list[tuple[str, str]]:
    safe = all(origin(url) for url in (found.issuer, *found.hosts))
    checks: list[tuple[Any, str, str]] = [
        (safe, "issuer and hosts are addresses with https", "issuer: https://login.example.org/realms/uni"),
        (found.client_id.strip(), "client_id is empty", "it is what the provider called codekit"),
        (
            bool(found.client_secret) != bool(found.client_secret_file),
            "one of client_secret and client_secret_file is needed",
            "client_secret_file: secret.txt",
        ),
        ("openid" in found.scopes.split(), "scopes without openid", "scopes: openid profile email"),
        (all("@" not in each for each in found.email_domains), "a domain has no @", "email_domains: [example.org]"),
    ]
    return [(words, hint) for good, words, hint in checks if not good]
