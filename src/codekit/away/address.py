"""The address of a server, and of a study on it, as people copy it from the browser."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from codekit.errors import CodekitError

LOCAL = ("127.0.0.1", "localhost", "::1")
DEFAULT_PORTS = {"http": 80, "https": 443}
EXAMPLE = "https://codekit.example.org/s/STUDY"


class Address(NamedTuple):
    """A server (`https://host`, or with a port), and the name of a study there; "" where none is named."""

    server: str
    study: str = ""


def parsed(url: str) -> Address:
    """Take an address apart. Raises CodekitError for what is none, or where a token would go unencrypted."""
    parts = urlsplit(url.strip())
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.username or parts.password:
        raise CodekitError("an address with a password in it would be kept in the study", hint=EXAMPLE)
    if port == -1 or parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise CodekitError(f"{url}: is no address of a server", hint=EXAMPLE)
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        raise CodekitError(f"{url}: your token would go over the network unencrypted", hint=f"{EXAMPLE}, with https")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    return Address(f"{parts.scheme}://{shown}", _study(parts.path, url))


def _study(path: str, url: str) -> str:
    steps = [unquote(step) for step in path.split("/") if step]
    if not steps:
        return ""
    if steps[0] != "s" or len(steps) != 2:
        raise CodekitError(f"{url}: is no address of a study on a server", hint=EXAMPLE)
    return steps[1]
