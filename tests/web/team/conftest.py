"""Fixtures for the server of several people.

`teams`   a function that starts one on a folder of studies: `teams(data, "--database", URL)`; stopped afterwards
`data`    a folder with one study, `care`, in which ana and ben are blind in r1, as tests/web/test_blindness.py has it
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import others
from web.team.serving import Team

Teams = Callable[..., Team]


@pytest.fixture(scope="module")
def teams() -> Iterator[Teams]:
    """Start servers; all are stopped in the end."""
    for package in ("argon2", "sqlalchemy", "alembic", "psycopg", "authlib", "webauthn"):
        pytest.importorskip(package, reason="needs the extra `team`")
    started: list[Team] = []

    def run(data: Path, *args: str) -> Team:
        started.append(Team(data, *args))
        return started[-1]

    yield run
    for one in started:
        one.stop()


@pytest.fixture(scope="module")
def data(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of studies."""
    folder = tmp_path_factory.mktemp("team") / "data"
    others.busy(Path(shutil.copytree(food_template, folder / "care")))
    return folder
