"""Who is in a study now: told within a second, on one server and on two; of a blind round nobody's place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import postgresql
from codekit.store.opening import empty_store
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from web.team.conftest import Teams
from web.team.serving import Listening, Person, Team

PATIENCE = 4.0  # seconds: a second is promised, and a machine that does other things as well gets some more


@pytest.fixture(scope="module", params=["folder", pytest.param("postgresql", marks=postgresql.needed)])
def two(
    request: pytest.FixtureRequest, settled_template: Path, teams: Teams, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Team, Team]]:
    """A study whose round r1 is compared, and in whose round solo ana works: one server, or two on one database."""
    data = tmp_path_factory.mktemp("presence") / "data"
    shutil.copytree(settled_template, data / "care")
    if request.param == "folder":
        one = teams(data)
        yield one, one
        return
    url = postgresql.empty_database()
    copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
    yield teams(data, "--database", url), teams(data, "--database", url)


def here(window: Listening, wanted: list[tuple[str, str, str]]) -> None:
    """The window hears that these are here, with round and cluster, and nobody else."""
    said, window.first = window.first, b""  # it may be told as soon as the window is open
    while True:
        said += window.heard(0.3)
        told = [line for line in said.decode().splitlines() if line.startswith('data: {"people"')]
        found = [_parts(line) for line in told]
        if found and found[-1] == wanted:
            return
        window.waited += 0.3  # type: ignore[attr-defined]
        assert window.waited < PATIENCE * 3, (wanted, found)  # type: ignore[attr-defined]


def _parts(line: str) -> list[tuple[str, str, str]]:
    value: Any = json.loads(line.removeprefix("data: "))
    return [(one["coder"], one["round"], one["cluster"]) for one in value["people"]]


def window(one: Person) -> Listening:
    """An open window."""
    found = Listening(one, 0.2)
    found.waited = 0.0  # type: ignore[attr-defined]
    return found


def at(one: Person, round_id: str, cluster: str) -> None:
    """Somebody's window shows a cluster."""
    assert 200 == one.call("POST", "/api/here", {"round": round_id, "cluster": cluster}).status


def test_who_comes_goes_and_looks_at_what(two: tuple[Team, Team]) -> None:
    """Others are named, with the cluster that they look at; in a round that nobody may see yet no place is told."""
    ana, ben = two[0].person("ana", "care", "owner"), two[1].person("ben", "care", "coder")
    mine = window(ana)
    theirs = window(ben)
    here(mine, [("ben", "", "")])
    here(theirs, [("ana", "", "")])
    at(ben, "r1", "T01:1")
    here(mine, [("ben", "r1", "T01:1")])
    at(ben, "solo", "T04:1")  # not compared: its clusters are nobody's to see
    here(mine, [("ben", "", "")])
    theirs.sock.close()
    here(mine, [])
    again = window(ana)
    assert b"people" not in again.first  # nobody but oneself
    again.sock.close()
    mine.sock.close()


def test_whoever_is_blind_learns_of_nobodys_place(two: tuple[Team, Team]) -> None:
    """Not of a round that others may see, either: who is here, and nothing of where."""
    from studies import start

    if two[0] is two[1]:
        start(open_study(two[0].data / "care"), "r7", coders=["ana", "ben"], transcripts=["T02"])
    else:
        start(open_study(f"{two[0].args[1]}#care"), "r7", coders=["ana", "ben"], transcripts=["T02"])
    ana, ben = two[0].person("ana", "care", "owner"), two[1].person("ben", "care", "coder")
    mine, theirs = window(ana), window(ben)
    at(ben, "r7", "T02:1")
    here(mine, [("ben", "", "")])
    assert b"T02" not in mine.heard(1.2)
    for one in (mine, theirs):
        one.sock.close()
