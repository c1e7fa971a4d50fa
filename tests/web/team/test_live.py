"""What one person does is in the windows of the others within a second, on one server and on two."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import postgresql
from codekit.store.opening import empty_store
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from others import code_as, note_elsewhere
from studies import start
from web.served import op
from web.team.conftest import Teams
from web.team.serving import Listening, Person, Team

SOON = 1.0  # seconds that are promised; a machine that does other things as well gets some more
ROUNDS = b"event: rounds"


@pytest.fixture(scope="module", params=["folder", pytest.param("postgresql", marks=postgresql.needed)])
def two(
    request: pytest.FixtureRequest, data: Path, teams: Teams, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Team, Team]]:
    """One server on a folder; two on one database."""
    if request.param == "folder":
        copy = tmp_path_factory.mktemp("live") / "data"
        shutil.copytree(data, copy)
        _open_round(copy / "care")
        one = teams(copy)
        yield one, one
        return
    url = postgresql.empty_database()
    copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
    _open_round(f"{url}#care")
    yield teams(data, "--database", url), teams(data, "--database", url)


def _open_round(place: Path | str) -> None:
    """A round of lee that is not blind, whose work others see when it is complete."""
    study = open_study(place)
    start(study, "r5", kind="initial", coders=["lee"], transcripts=["T01"])


def listening(one: Person) -> Listening:
    """A window that is open, and has looked once."""
    assert 200 == one.call("GET", "/api/session").status
    return Listening(one, 2.5)


def test_what_may_be_seen_arrives_and_nothing_else(two: tuple[Team, Team]) -> None:
    """A note and a study's table reach who is blind nowhere; a blind coder hears of the table, not of the note."""
    here, there = two
    olga = here.person("olga", "care", "owner")
    cai, ana = there.person("cai", "care", "coder"), there.person("ana", "care", "coder")
    windows = {"cai": listening(cai), "ana": listening(ana)}
    assert 200 == olga.call("POST", "/api/memos", {"text": "for all", "case": "O1"}).status
    assert SOON * 3 > windows["cai"].waits_for(ROUNDS)
    assert ["for all"] == [note["text"] for note in cai.call("GET", "/api/memos/all").json["rows"]]
    assert b"" == windows["ana"].heard(1.5)

    renamed = olga.call("POST", "/api/study", {"title": "Care and rides"})
    assert 200 == renamed.status, renamed.body
    for window in windows.values():
        assert SOON * 3 > window.waits_for(ROUNDS)
    assert "Care and rides" == ana.call("GET", "/api/session").json["study"]["title"]


def test_ones_own_work_arrives_in_ones_other_windows(two: tuple[Team, Team]) -> None:
    """On both servers, with the operation or as work to be fetched again; nobody else hears of it while it is open."""
    here, there = two
    lee, olga = here.person("lee", "care", "coder"), there.person("olga", "care", "owner")
    other = there.person("lee", "care", "coder")
    mine, theirs = listening(other), listening(olga)
    done = lee.do(op("coding.add", "T01", "r5", code="MONEY", **lee.span("T01", "It ends in June.")))
    assert SOON * 3 > mine.waits_for(b"r5")
    work = other.call("GET", "/api/work/r5/T01").json
    assert ["MONEY"] == [coding["code"] for coding in work["codings"]]
    assert done["ok"]
    assert b"MONEY" not in theirs.heard(1.5)


def test_a_restarted_server_tells_windows_to_fetch_again(two: tuple[Team, Team]) -> None:
    """Nothing that was acknowledged is lost, and sessions go on."""
    here, _ = two
    lee = here.person("lee", "care", "coder")
    lee.do(op("memo.add", "T01", "r5", what="transcript", text="kept"))
    here.kill()
    port = here.port
    here.args = (*(a for a in here.args if a != "--port"),)
    here.start()
    lee.port, lee.url = here.port, here.url
    assert port != 0
    notes = lee.call("GET", "/api/work/r5/T01").json["memos"]
    assert ["kept"] == [note["text"] for note in notes]


def test_what_commands_write_beside_the_server_arrives(two: tuple[Team, Team]) -> None:
    """By whichever program: a folder is looked at, a database tells."""
    here, there = two
    cai = there.person("cai", "care", "coder")
    window = listening(cai)
    place = here.data / "care" if not here.args else f"{here.args[1]}#care"
    note_elsewhere(open_study(place))
    assert SOON * 4 > window.waits_for(ROUNDS)
    code_as("ben", "T01,4,MONEY")(open_study(place))  # in the blind round, of which cai is told nothing
    assert b"" == window.heard(1.5)
