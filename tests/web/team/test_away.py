"""Coding away from a real server, over HTTP, by the commands; studies in folders and in PostgreSQL."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec
import pytest

import others
import postgresql
from away.copies import lines
from codekit.away import clone, sync, wire
from codekit.away.connection import Connection
from codekit.cli.app import main
from codekit.errors import CodekitError, RefusedError
from codekit.store import copied
from codekit.store.opening import empty_store, open_store
from codekit.team import tokens
from codekit.team.roles import ROLES
from codekit.web.team import away as routes
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from others import CODES, STATES
from studies import BOTH, build, folder_of, start
from web.team.conftest import Teams
from web.team.serving import Team
from web.test_blindness import meet


def token_of(team: Team, account: str, role: str = "coder") -> str:
    """A token of somebody with a role in the study."""
    team.person(account, "care", role)
    return tokens.make(team.opened[0], account, "a test")


class Done(NamedTuple):
    """What a command said, and how it ended."""

    code: object
    out: str
    err: str


def command(place: Path, token: str, *words: str) -> Done:
    """A command of codekit in a folder, with the token in its environment; none with ""."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    env = {"CODEKIT_TOKEN": token, "CODEKIT_CONFIG_DIR": str(place / "own")}
    with (
        contextlib.chdir(place),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.object(sys, "argv", ["codekit", *words]),
        patch.object(sys, "stdin", io.StringIO()),
        patch.dict(os.environ, env),
    ):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
    return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture(params=["folder", pytest.param("postgresql", marks=postgresql.needed)])
def team(request: pytest.FixtureRequest, teams: Teams, tmp_path: Path) -> Iterator[Team]:
    """A server with the study `care`, in which ana and ben are blind in r1."""
    study = build(tmp_path / "made")
    start(study)
    data = tmp_path / "data"
    data.mkdir()
    if request.param == "folder":
        shutil.copytree(folder_of(study), data / "care")
        one = teams(data)
    else:
        url = postgresql.empty_database()
        copying.copy(study.store, empty_store(f"{url}#care"))
        one = teams(data, "--database", url)
    yield one
    one.stop()


def test_two_code_one_away_and_agree_as_on_the_server(team: Team, tmp_path: Path) -> None:
    """Clone, code, sync, compare on the server, sync: agreement and `check` are what the server's are."""
    ana, ben = token_of(team, "ana"), token_of(team, "ben", "lead")
    made = command(tmp_path, ana, "clone", f"{team.url}/s/care", "mine")
    assert (0, "") == (made.code, made.err.partition("next: ")[0]), made.err
    assert not [line for line in (tmp_path / "mine" / ".codekit-copy.json").read_text().splitlines() if ana in line]
    rows = BOTH.splitlines(keepends=True)
    (tmp_path / "ana.csv").write_text("".join([rows[0], *(row for row in rows if row.endswith("ana\n"))]))
    (tmp_path / "ben.csv").write_text("".join([rows[0], *(row for row in rows if row.endswith("ben\n"))]))
    mine = ("--study", "mine")
    assert 0 == command(tmp_path, ana, "code", "--from", "ana.csv", "--round", "r1", *mine).code
    window = team.person("ben", "care", "lead")
    sent = json.loads(command(tmp_path, ana, "sync", "--json", *mine).out)
    assert (8, 0, []) == (sent["sent"], sent["fetched"], sent["not_sent"])
    # ben has a copy, too
    assert 0 == command(tmp_path, ben, "clone", team.url, "bens").code
    assert not (tmp_path / "bens" / "codings").exists()
    assert 0 == command(tmp_path, ben, "code", "--from", "ben.csv", "--round", "r1", "--study", "bens").code
    assert 0 == command(tmp_path, ben, "sync", "--study", "bens").code
    assert 200 == window.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).status
    assert "codings/r1/ben" not in str(sorted((tmp_path / "mine").rglob("*")))
    assert 0 == command(tmp_path, ana, "sync", *mine).code
    assert 0 == command(tmp_path, ben, "sync", "--study", "bens").code

    server = team.opened[1].store("care")
    held = lines(server)
    assert held == lines(open_store(tmp_path / "mine")) == lines(open_store(tmp_path / "bens"))
    here = json.loads(command(tmp_path, ana, "agree", "r1", "--json", *mine).out)
    place = str(team.data / "care") if not team.args else f"{team.args[1]}#care"
    there = json.loads(command(tmp_path, ana, "agree", "r1", "--json", "--study", place).out)
    assert here == there
    checked = command(tmp_path, ana, "check", *mine)
    assert (0, True) == (checked.code, "0 errors" in checked.out), checked.out
    log = [(e.who, e.what) for e in team.opened[0].entries("care")]
    assert {("ana", "took a copy"), ("ben", "took a copy"), ("ana", "brought a copy up to date")} <= set(log)
    assert "pantry" not in team.log.read_text("utf-8")


@pytest.fixture(scope="module")
def one(teams: Teams, data: Path) -> Team:
    """A server in whose study ana and ben are blind in r1."""
    return teams(data)


def test_a_copy_of_any_role_holds_no_byte_of_hidden_work(one: Team, data: Path) -> None:
    """Whatever others do: what comes over the network is the same to the byte, for every role."""
    token = token_of(one, "ana", "owner")
    link = Connection(one.url, "care", token)

    def walked(role: str) -> list[Any]:
        one.give("ana", "care", role)
        look = link.look()
        return [look, *link.fetch(sorted(look.documents), sorted(look.ledgers))]

    token_of(one, "ben", "owner")  # so that ana may have every role
    before = {role: walked(role) for role in ROLES}
    for change in (*CODES.values(), meet, *STATES.values()):
        change(open_study(data / "care"))
    after = {role: walked(role) for role in ROLES}
    assert before == after
    assert len(before["coder"]) > 20
    hidden = ["codings/r1/ben/T01.jsonl", "codings/r0/lee/T03.jsonl", "study/memos/ben.jsonl", "originals/T01.txt"]
    assert [] == list(link.fetch(hidden, hidden))


def test_who_is_let_in(one: Team) -> None:
    """No token, a wrong one, one of nobody's study, a cookie, another page, another version: each with its reason."""
    token = token_of(one, "lee", "coder")
    person = one.person("lee", "care", "coder")
    path = f"{wire.PATH}/care"
    good = {"Authorization": f"Bearer {token}", "X-Codekit": "away", wire.HEADER: "1", "Cookie": ""}
    assert 200 == person.raw("GET", path, headers=good).status
    for headers, expected in (
        ({"Authorization": ""}, 401),
        ({"Authorization": "", "Cookie": person.cookie}, 401),
        ({"Authorization": f"Bearer {token[:-1]}"}, 401),
        ({"Authorization": f"Basic {token}"}, 401),
        ({"X-Codekit": ""}, 403),
        ({"X-Codekit": "page"}, 403),
        ({"Host": "evil.test"}, 421),
        ({"Origin": "https://evil.test"}, 403),
        ({wire.HEADER: ""}, 422),
        ({wire.HEADER: "2"}, 422),
    ):
        assert expected == person.raw("GET", path, headers={**good, **headers}).status, headers
    assert b"ask whoever keeps the server" in person.raw("GET", path, headers={**good, wire.HEADER: "2"}).body
    assert b"update codekit on your computer" in person.raw("GET", path, headers={**good, wire.HEADER: "0"}).body
    assert 404 == person.raw("GET", f"{wire.PATH}/none", headers=good).status
    assert 403 == person.raw("GET", "/s/care/api/session", headers=good).status  # a token opens no window
    with pytest.raises(CodekitError, match="has no role"):
        _ = clone.choose(Connection(one.url, "", token).whose(), one.url, "none")
    with pytest.raises(CodekitError, match="is not reached"):
        Connection("http://127.0.0.1:9", "care", token).whose()


def test_tokens_in_the_page(one: Team) -> None:
    """Made under one's own name, shown once, ended there."""
    person = one.person("pia", "care", "coder")
    made = person.call("POST", "/api/team/tokens/new", {"name": "my laptop"}).json
    assert ("my laptop", 90) == (made["tokens"][0]["name"], made["days"])
    link = Connection(one.url, "", made["secret"])
    assert ("pia", ["care"]) == (link.whose().account, [s.name for s in link.whose().studies])
    listed = person.call("GET", "/api/team/tokens").json
    assert ("", True) == (listed["secret"], made["secret"] not in json.dumps(listed))
    assert [] == person.call("POST", "/api/team/tokens/end", {"id": listed["tokens"][0]["id"]}).json["tokens"]
    with pytest.raises(RefusedError, match="has ended"):
        link.whose()
    assert 401 == one.person("pia").raw("GET", "/api/team/tokens", headers={"Cookie": ""}).status


def test_whoever_asks_all_the_time_waits(one: Team) -> None:
    """One request in a second on average; then each is refused, and nothing is computed for it."""
    link = Connection(one.url, "", token_of(one, "ron", "reader"))
    for _ in range(routes.MOST):
        link.whose()
    with pytest.raises(RefusedError, match="in a minute") as why:
        link.whose()
    assert "wait" == why.value.kind


def test_a_server_that_is_killed_loses_nothing(one: Team, tmp_path: Path) -> None:
    """While a copy sends: what was acknowledged is there, and running again sends the rest once."""
    token = token_of(one, "lee", "coder")
    link = Connection(one.url, "care", token)
    found = clone.choose(link.whose(), one.url, "care")
    clone.clone(link, found, tmp_path / "mine")
    study = open_study(tmp_path / "mine")
    others.note_elsewhere(study)
    one.kill()
    with pytest.raises(CodekitError, match="is not reached"):
        sync.sync(study, link)
    assert 1 == sync.waiting(study.store)
    one.start()
    again = Connection(one.url, "care", token)
    of = sync.origin_of(study.store)
    copied.note(study.store, msgspec.structs.replace(of, server=one.url))  # it came back on another port
    assert (1, 0) == (sync.sync(study, again).sent, sync.waiting(study.store))
    assert 0 == sync.sync(study, again).sent


def test_a_folder_that_is_taken_is_refused(one: Team, tmp_path: Path) -> None:
    """A folder with something in it, one that is a copy already; a study that is no copy does not sync."""
    token = token_of(one, "lee", "coder")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("a")
    for folder, expected in (("full", "is not empty"), ("new", ""), ("new", "is a copy of this study already")):
        done = command(tmp_path, token, "clone", f"{one.url}/s/care", folder)
        assert (1 if expected else 0, True) == (done.code, expected in done.err), done.err
    done = command(tmp_path, token, "sync", "--study", str(one.data / "care"))
    assert (1, True) == (done.code, "is no copy of a server's study" in done.err)
    assert "a.txt" in os.listdir(tmp_path / "full")  # noqa: PTH208


def test_a_token_is_never_on_the_command_line(one: Team, tmp_path: Path) -> None:
    """From a private file it is kept among one's settings, which nobody else can read; an open file is refused."""
    token = token_of(one, "lee", "coder")
    file = tmp_path / "token"
    file.write_text(token + "\n")
    file.chmod(0o644)
    refused = command(tmp_path, "", "clone", one.url, "mine", "--token-file", "token")
    assert (1, True) == (refused.code, "chmod 600" in refused.err), refused.err
    assert "no token" in command(tmp_path, "", "clone", one.url, "mine").err
    file.chmod(0o600)
    done = command(tmp_path, "", "clone", f"{one.url}/s/care", "mine", "--token-file", "token")
    assert 0 == done.code, done.err
    file.unlink()
    assert 0 == command(tmp_path, "", "sync", "--study", "mine").code
    (kept,) = (tmp_path / "own" / "servers").iterdir()
    assert 0o600 == kept.stat().st_mode & 0o777
    assert not [path for path in (tmp_path / "mine").rglob("*") if path.is_file() and token in path.read_text("utf-8")]
