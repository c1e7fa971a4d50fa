"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, on a socket only, gone when they end."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
import uuid
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from codekit.store.postgresql.opening import made
from codekit.store.postgresql.store import PostgresStore

OWNER = "nobody"  # who runs it where tests run as root, which PostgreSQL refuses


def _folder_of_programs() -> Path | None:
    """Where initdb and pg_ctl are, the newest version of several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: path.parts[4].zfill(4))
    there = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(there).parent if there else None


PROGRAMS = _folder_of_programs()


def _missing() -> str:
    if PROGRAMS is None or os.name != "posix":
        return "needs the programs of PostgreSQL"
    for package in ("sqlalchemy", "psycopg", "alembic"):
        try:
            __import__(package)
        except ImportError:
            return f"needs the package {package} (the extra `team`)"
    return ""


WHY_NOT = _missing()
needed = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@cache
def cluster() -> Path:
    """A running cluster, started once: the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="codekit-pg-"))
    who = _owner()
    if who:
        shutil.chown(folder, OWNER)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run("initdb", "-D", str(folder / "data"), "-U", "codekit", "-A", "trust", "-E", "UTF8", "--no-sync", **who)
    start(folder)
    atexit.register(stop, folder)
    return folder


def start(folder: Path | None = None) -> None:
    """Start the cluster that was stopped."""
    folder = folder or cluster()
    options = "-c fsync=off -c listen_addresses= -c max_connections=120 -c shared_buffers=16MB -c jit=off"
    place = ["-D", str(folder / "data"), "-l", str(folder / "log"), "-o", f"{options} -k {folder}"]
    run("pg_ctl", "start", "-w", *place, **_owner())


def stop(folder: Path | None = None) -> None:
    """Stop the cluster as a power cut would."""
    run("pg_ctl", "stop", "-m", "immediate", "-D", str((folder or cluster()) / "data"), **_owner())


def _owner() -> dict[str, Any]:
    return {"user": OWNER} if os.getuid() == 0 else {}


def run(program: str, *words: str, **how: Any) -> None:
    """Run one of PostgreSQL's programs; its words are told where it fails."""
    assert PROGRAMS is not None
    done = subprocess.run([PROGRAMS / program, *words], cwd="/", stdout=subprocess.DEVNULL, check=False, **how)
    assert 0 == done.returncode, program


def url(database: str = "postgres") -> str:
    """The address of a database of the cluster."""
    return f"postgresql://codekit@/{database}?host={cluster()}"


def address(name: str = "") -> str:
    """The address of a study, a new one where none is named."""
    return f"{url()}#{name or uuid.uuid4().hex}"


def store(_: Path | None = None) -> PostgresStore:
    """A store with nothing in it."""
    return made(address())


def empty_database(more: str = "") -> str:
    """The address of a database without any table, made with these words."""
    import psycopg

    name = f"db{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {more}".encode())
    return url(name)
