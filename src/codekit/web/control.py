"""How the command line speaks to a server that runs already."""

from __future__ import annotations

from typing import Any

import msgspec

from codekit.web import registry
from codekit.web.registry import Running

SECONDS = 3.0


def ask(entry: Running, order: str) -> dict[str, Any] | None:
    """Ask a running server: `code` for a launch code, `stop` to end. None where nobody answers to that secret."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", entry.port, timeout=SECONDS)
    origin = f"http://127.0.0.1:{entry.port}"
    headers = {"Authorization": f"Control {entry.control}", "Content-Type": "application/json", "Origin": origin}
    try:
        connection.request("POST", f"/control/{order}", body="{}", headers=headers)
        answer = connection.getresponse()
        data = answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    if answer.status != 200:
        return None
    return msgspec.json.decode(data, type=dict[str, Any])


def running() -> list[tuple[str, Running]]:
    """The servers that are known and answer; a file left by one that is gone is corrected."""
    import socket

    answering = []
    for name, entry in registry.everywhere():
        try:
            with socket.create_connection(("127.0.0.1", entry.port), timeout=SECONDS):
                answering.append((name, entry))
        except OSError:
            entry.running = False
            registry.write(name, entry)
    return answering


def stop(study: str = "") -> list[Running]:
    """Stop the servers of a study, or every one of this person, that answer; those that were stopped."""
    return [entry for _, entry in running() if study in {"", entry.study} and ask(entry, "stop") is not None]
