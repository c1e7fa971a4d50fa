"""codekit speaks to no other computer, but for the modules named here, each to the address that a person gave it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import codekit
from codekit.away import address
from codekit.errors import CodekitError

SOURCE = Path(codekit.__file__).parent
# What can open a connection. `socket` also listens, which is no connection to anybody.
OPENS = {"socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "imaplib", "telnetlib", "xmlrpc",
         "requests", "httpx", "aiohttp", "urllib3", "websockets", "psycopg", "paramiko", "asyncssh"}  # fmt: skip
MAY = {
    "away/connection.py": "to the server that a copy was told, and to no other",
    "team/oidc.py": "from a server to the identity provider that whoever keeps it named",
    "web/control.py": "to the workbenches of this person, on 127.0.0.1",
    "web/listening.py": "listens",
    "store/database.py": "to the database whose address a person gave (it looks whether psycopg is there)",
    "store/postgresql/hearing.py": "the same database",
}


def opening(file: Path) -> set[str]:
    """The modules that a file imports anywhere and that open connections."""
    found: set[str] = set()
    text = file.read_text("utf-8")
    if not any(name in text for name in (*OPENS, "_connection")):
        return found
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {name for name in names if name in OPENS or name.partition(".")[0] in OPENS}
        if isinstance(node, ast.Attribute) and node.attr in {"open_connection", "create_connection"}:
            found.add(node.attr)
    return found


def test_only_these_modules_can_open_a_connection() -> None:
    """Read in the code itself: another one is to be named here, with what it is for."""
    found = {str(path.relative_to(SOURCE)).replace("\\", "/") for path in SOURCE.rglob("*.py") if opening(path)}
    assert set(MAY) == found


def test_the_way_to_another_computer_is_taken_by_two_commands() -> None:
    """`away/connection.py` is imported by `clone`, `sync` and the window's button for the same, and by nothing else."""
    users = {
        str(path.relative_to(SOURCE)).replace("\\", "/")
        for path in SOURCE.rglob("*.py")
        if "away.connection" in path.read_text("utf-8") and path.name != "connection.py"
    }
    assert users <= {"cli/away.py", "web/areas/away.py"}


@pytest.mark.parametrize(
    "url",
    ["http://codekit.example.org", "http://10.0.0.5:8600/s/care", "ftp://x", "codekit.example.org", "https://", "x",
     "https://ana:secret@codekit.example.org", "https://x:port", "https://x/y", "https://x/s/care/more"],
)  # fmt: skip
def test_a_token_goes_encrypted_or_nowhere(url: str) -> None:
    """Only to this computer without TLS; nothing that is no address of a server is taken for one."""
    with pytest.raises(CodekitError):
        address.parsed(url)


def test_an_address_is_read_as_people_copy_it() -> None:
    """From the browser, with the study's window open or not."""
    assert ("https://codekit.example.org", "") == address.parsed("https://codekit.example.org/#/me")
    assert ("https://codekit.example.org", "my study") == address.parsed(
        "https://Codekit.example.org:443/s/my%20study/"
    )
    assert ("http://127.0.0.1:8600", "care") == address.parsed(" http://127.0.0.1:8600/s/care/#/code/T01 ")
