"""What a server writes about itself: enough to see what goes on, and no word of anybody."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from codekit.web.team import log
from codekit.web.team.rights import RIGHTS
from web.served import until
from web.team.conftest import Teams
from web.team.serving import Person, Team

MARK = "zebrawort"  # in every part of a request that may hold words
FIELDS = {
    "started": {"codekit", "url", "kept", "process"},
    "request": {"route", "status", "ms", "account", "study"},
    "signed in": {"account"},
    "signed out": {"account"},
    "a sign-in failed": {"why"},
    "stopped": {"why"},
}


@pytest.fixture(scope="module")
def team(data: Path, teams: Teams) -> Team:
    """A server that writes a log."""
    return teams(data, "--log", str(data.parent / "log.jsonl"))


def lines(team: Team) -> list[dict[str, Any]]:
    """What it wrote."""
    return [json.loads(line) for line in (team.data.parent / "log.jsonl").read_text("utf-8").splitlines()]


def test_no_word_of_anybody_is_in_the_log(team: Team) -> None:
    """Of no route: no word of texts, notes, searches, parameters, paths, names; only ids of accounts and studies."""
    one = team.person("olga", "care", "owner")
    for key in sorted(RIGHTS.keys() - {"GET /api/events"}):
        method, _, path = key.partition(" ")
        asked = re.sub(r"\{\w+\}", MARK, path) + f"?q={MARK}&round={MARK}&form={MARK}"
        one.call(method, asked, None if method == "GET" else {"text": MARK, "title": MARK, MARK: MARK})
    one.call("POST", f"/api/rounds/{MARK}/{MARK}", {})
    assert 200 == one.call("POST", "/api/memos", {"text": MARK, "case": "O1"}).status
    one.call("POST", "/api/search", {"text": MARK, "where": "texts"})
    one.call("GET", "/api/transcripts/T01")
    for path in (f"/{MARK}", f"/s/{MARK}/api/session", f"/s/{MARK}/", f"/static/{MARK}", f"/api/team/{MARK}"):
        one.raw("GET", path)
    one.raw(MARK.upper(), "/")
    signing = {"account": MARK, "password": MARK * 3}
    assert 401 == Person(team).call("POST", "/api/team/signin", signing).status
    assert 204 == one.call("DELETE", "/api/session").status

    found = lines(team)
    said = json.dumps(found)
    assert MARK not in said.lower()
    assert "T01" not in json.dumps([{**line, "at": ""} for line in found])  # of 01:00 there is one in every time
    assert "pantry" not in said
    assert 100 < len(found)
    asked_of = {line["route"] for line in found if line["what"] == "request"}
    assert {key for key in RIGHTS if key != "GET /api/events"} <= asked_of
    assert {"POST /api/team/signin", "no such route", "GET /static/{name}", "GET /s/{study}/"} <= asked_of
    for line in found:
        assert line.keys() - {"at", "what"} <= FIELDS[line["what"]]
        assert line.get("account", "olga") == "olga"
        assert line.get("study", "care") == "care"


def test_the_log_says_what_happened(team: Team) -> None:
    """Who asked what with which outcome and how long it took; starts, sign-ins; the file is the server's alone."""
    one = team.person("ana", "care", "coder")
    one.call("GET", "/api/library?round=r1")
    one.call("POST", "/api/decisions", {})
    wanted = [("GET /api/library", 200, "ana", "care"), ("POST /api/decisions", 403, "ana", "care")]

    def asked() -> list[dict[str, Any]]:
        requests = [line for line in lines(team) if line["what"] == "request" and line.get("account") == "ana"]
        return [line for line in requests if line["route"] in {route for route, *_ in wanted}]

    until(lambda: len(asked()) >= len(wanted))  # a line is written when the answer is away
    last = asked()
    assert wanted == [(line["route"], line["status"], line["account"], line["study"]) for line in last]
    assert all(0 < line["ms"] < 20_000 for line in last)
    first = lines(team)[0]
    assert ("started", "folder", team.url) == (first["what"], first["kept"], first["url"])
    file = team.data.parent / "log.jsonl"
    assert os.name != "posix" or 0o600 == stat.S_IMODE(file.stat().st_mode)


def test_a_log_that_is_turned_over_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a new file of the same name; one that cannot be written stops nobody, and prints nothing."""
    file = tmp_path / "log.jsonl"
    one = log.Log(str(file))
    one.say("first")
    file.rename(tmp_path / "old.jsonl")
    one.say("second", of=1)
    assert [{"what": "second", "of": 1}] == [
        {key: value for key, value in json.loads(line).items() if key != "at"} for line in file.read_text().splitlines()
    ]
    assert not log.Log()
    log.Log().say("nothing")
    if os.path.exists("/dev/full"):  # noqa: PTH110
        log.Log("/dev/full").say("nothing")
    assert ("", "") == capsys.readouterr()
    log.Log("-").say("third")
    assert '"third"' in capsys.readouterr().err
