"""The database stops and is there again: the server lives, says that it is not ready, and recovers by itself."""

from __future__ import annotations

import time
from pathlib import Path

import postgresql
from codekit.store import database
from codekit.store.opening import empty_store
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from web.served import op
from web.team.conftest import Teams
from web.team.serving import Listening, status

pytestmark = postgresql.needed
SOON = 20.0  # seconds for a machine that does other things as well


def test_a_database_that_stops_is_no_end(data: Path, teams: Teams) -> None:
    """Live stays, ready and requests say 503 in time and in one line; then work goes on.

    A study that is deleted is not there, and brought back it is, without a server that is started anew.
    """
    url = postgresql.empty_database()
    copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
    team = teams(data, "--database", url)
    one, other = team.person("lee", "care", "lead"), team.person("olga", "care", "owner")
    note = {"text": "before", "case": "O1"}
    assert 200 == one.call("POST", "/api/memos", note).status
    window = Listening(one)
    postgresql.stop()
    try:
        began = time.monotonic()
        assert [200, 503] == [status(team, path) for path in ("/health/live", "/health/ready")]
        told = one.call("GET", "/api/library")
        assert (503, "2") == (told.status, told.headers["retry-after"])
        assert "failed" == told.json["error"]["kind"]
        assert "\n" not in told.json["error"]["message"]
        assert "T01" not in told.json["error"]["message"]
        assert "PostgreSQL: " in told.json["error"]["message"]  # and not where it is
        assert postgresql.cluster().name not in told.json["error"]["message"]
        refused = one.call("POST", "/api/ops", {"ops": [op("memo.add", "T01", "r1", what="study", text="during")]})
        signing = {"account": "lee", "password": "four words are good"}
        assert [503, 503] == [refused.status, one.call("POST", "/api/team/signin", signing).status]
        assert SOON > time.monotonic() - began
    finally:
        postgresql.start()
    until = time.monotonic() + SOON
    while status(team, "/health/ready") != 200:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert 200 == one.call("POST", "/api/memos", {"text": "after", "case": "O1"}).status
    assert {"before", "after"} == {row["text"] for row in one.call("GET", "/api/memos/all").json["rows"]} & {
        *("before", "during", "after")
    }
    assert 200 == other.call("POST", "/api/study", {"title": "Heard again"}).status
    assert SOON > window.waits_for(b"event: rounds", SOON)

    with database.engine(url).begin() as connection:  # as docs/server.md has it
        connection.exec_driver_sql("DELETE FROM codekit.study WHERE name = 'care'")
    assert (404, "the study was deleted") == (
        (told := one.call("GET", "/api/library")).status,
        told.json["error"]["message"],
    )
    assert [] == team.person("lee").call("GET", "/api/team/home").json["studies"]
    copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
    again = one.call("POST", "/api/memos", {"text": "again", "case": "O1"})
    assert (200, ["again"]) == (again.status, [row["text"] for row in one.call("GET", "/api/memos/all").json["rows"]])
