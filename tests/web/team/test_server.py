"""The server of several people: who is let in, how an account comes about, and what is done under whose name."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.store import settings
from codekit.web.guard import CSP
from codekit.web.team.guard import Public
from codekit.workflow.study.study import create_study, open_study
from web.served import op
from web.team.conftest import Teams
from web.team.serving import PASSWORD, Listening, Person, Team, status


@pytest.fixture(scope="module")
def team(data: Path, teams: Teams) -> Team:
    """A server."""
    return teams(data)


def sign_in(team: Team, account: str, password: str) -> Person:
    """A browser in which somebody signs in."""
    one = Person(team, "care")
    answer = one.call("POST", "/api/team/signin", {"account": account, "password": password})
    assert 200 == answer.status, answer.body
    return one


def test_the_first_person_comes_by_the_link_and_invites_the_others(team: Team, data: Path) -> None:
    """Nobody registers; a link makes one account, and a coder of the study keeps the own work."""
    olga = Person(team, "care")
    code = team.link.partition("code=")[2]
    new = {"code": code, "account": "olga", "name": "Olga", "password": PASSWORD}
    assert 422 == olga.call("POST", "/api/team/accept", new | {"password": "short"}).status
    home = olga.call("POST", "/api/team/accept", new)
    assert [("care", "owner", "olga")] == [(s["name"], s["role"], s["coder"]) for s in home.json["studies"]]
    assert 404 == Person(team).call("POST", "/api/team/accept", new | {"account": "eve"}).status

    invited = olga.call("POST", "/api/team/invite", {"study": "care", "role": "coder", "coder": "ana"})
    assert invited.json["url"].startswith(f"{team.url}/#/link?code=")
    ana = Person(team, "care")
    code = invited.json["url"].partition("code=")[2]
    link = ana.call("POST", "/api/team/link", {"code": code}).json
    assert ("coder", "ana", "olga") == (link["role"], link["coder"], link["by"])
    accepted = ana.call("POST", "/api/team/accept", {"code": code, "account": "ana", "password": PASSWORD})
    cookie = accepted.headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert ("ana", True) == tuple(ana.call("GET", "/api/session").json[key] for key in ("coder", "blind"))

    done = ana.do(op("coding.add", code="MONEY", **ana.span("T01", "It ends in June.")))
    assert done["ok"]
    assert "care" == ana.call("GET", "/api/study").json["place"]  # no path of the server's
    mine = open_study(data / "care").store.own_events(("r1", "ana", "T01")).events
    assert {"ana"} == {event.by for event in mine}
    assert "olga" in settings.read(open_study(data / "care").store.document(settings.FILE)).coders


def test_strangers_are_refused_before_anything_is_looked_for(team: Team) -> None:
    """By address, origin, site and header; a link from a mail opens a page, which holds nothing."""
    one = team.person("lee", "care", "coder")
    path = "/s/care/api/session"
    assert 200 == one.raw("GET", path).status
    for headers, expected in (
        ({"Host": "evil.test"}, 421),
        ({"Origin": "https://evil.test"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ({"X-Codekit": ""}, 403),
        ({"Cookie": ""}, 401),
        ({"Cookie": "codekit=wrong"}, 401),
    ):
        assert expected == one.raw("GET", path, headers=headers).status, headers
    assert 403 == one.raw("POST", "/s/care/api/ops", b"{}", {"Origin": ""}).status
    assert 415 == one.raw("POST", "/s/care/api/ops", b"{}", {"Content-Type": "text/plain"}).status
    mailed = one.raw("GET", "/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Origin": ""})
    assert (200, CSP) == (mailed.status, mailed.headers["content-security-policy"])
    assert b"team.js" in mailed.body
    assert b"app.js" in one.raw("GET", "/s/care/").body
    assert 404 == one.raw("GET", "/s/none/api/session").status
    assert [200, 200] == [status(team, path) for path in ("/health/live", "/health/ready")]


def test_nobody_writes_under_another_name(team: Team, data: Path) -> None:
    """Whatever an operation says: the session says who it is."""
    one = team.person("lee", "care", "lead")
    wish = op("coding.add", "T03", "r0", code="MONEY", by="ana", coder="ana", **one.span("T03", "Yes, two pages."))
    one.ops(wish)
    study = open_study(data / "care")
    assert [] == study.store.own_events(("r0", "ana", "T03")).events
    assert {"lee"} == {event.by for event in study.store.own_events(("r0", "lee", "T03")).events}


def test_signing_in_and_out_and_another_password(team: Team) -> None:
    """Every sign-in is a new session; ending one ends its windows; what was guessed wrong is refused alike."""
    team.person("cai", "care", "coder")
    one, two = sign_in(team, "cai", PASSWORD), sign_in(team, "cai", PASSWORD)
    assert one.cookie != two.cookie
    wrong = [
        Person(team).call("POST", "/api/team/signin", {"account": who, "password": "wrong wrong wrong"}).body
        for who in ("cai", "nobody")
    ]
    assert wrong[0] == wrong[1]
    tab = Listening(one)
    assert b"hello" in tab.first
    assert 204 == one.call("DELETE", "/api/session").status
    assert [401, 200] == [each.call("GET", "/api/session").status for each in (one, two)]
    changed = two.call("POST", "/api/team/password", {"old": PASSWORD, "new": "another four words"})
    assert 200 == changed.status
    assert 401 == Person(team).call("POST", "/api/team/signin", {"account": "cai", "password": PASSWORD}).status
    three = sign_in(team, "cai", "another four words")
    listed = three.call("GET", "/api/team/sessions").json["sessions"]
    assert (2, [True]) == (len(listed), [s["this"] for s in listed if s["this"]])
    assert {"sessions": []} == three.call("POST", "/api/team/sessions/end", {"id": ""}).json
    assert [401, 401] == [each.call("GET", "/api/session").status for each in (two, three)]


def test_what_is_saved_is_logged_without_a_word(team: Team) -> None:
    """Who, when, which kind of file; in the server's own log nothing."""
    owner = team.person("ben", "care", "owner")
    assert 200 == owner.call("GET", "/api/codebook/export?codebook=food&as=csv").status
    assert 404 == owner.call("GET", "/api/codebook/export?codebook=none&as=csv").status
    log = owner.call("POST", "/api/team/people", {"study": "care"}).json["log"]
    saved = [(line["who"], line["about"]) for line in log if line["what"] == "saved a file"]
    assert [("ben", "codebook/export csv")] == saved
    assert "pantry" not in team.log.read_text("utf-8")


def test_an_address_must_be_safe() -> None:
    """Unencrypted only on this computer; cookies of others cannot be set over it."""
    assert ("codekit.example.org", "__Host-codekit") == (
        Public("https://codekit.example.org/").host,
        Public("https://codekit.example.org").cookie,
    )
    assert "127.0.0.1:8600" == Public("http://127.0.0.1:8600").host
    for url in ("http://codekit.example.org", "ftp://x", "https://", "https://x/y", "x", "https://x:port"):
        with pytest.raises(CodekitError):
            Public(url)


def test_a_kept_server_needs_no_restart_for_a_new_study(team: Team, data: Path) -> None:
    """A folder that is put beside the others is there; a keeper takes it in; a damaged one keeps nobody out."""
    keeper = team.person("kim", keeper=True)
    create_study(data / "later", title="Later", coders=["ana"])
    assert "later" in keeper.call("GET", "/api/team/home").json["free"]
    taken = keeper.call("POST", "/api/team/take", {"study": "later"})
    assert [("later", "Later", "owner")] == [(s["name"], s["title"], s["role"]) for s in taken.json["studies"]]
    (data / "later" / "study.yaml").write_text("title: [", "utf-8")
    assert ["later"] == [s["title"] for s in keeper.call("GET", "/api/team/home").json["studies"]]


def test_one_network_is_one_address() -> None:
    """Of IPv6 somebody has a whole network to guess from; another one is somebody else."""
    from codekit.web.team.routes import _network

    assert _network("2001:db8:1:2::1") == _network("2001:db8:1:2:ffff::9") != _network("2001:db8:1:3::1")
    assert ["10.0.0.1", "10.0.0.1", "a proxy's word"] == [
        _network(each) for each in ("10.0.0.1", "::ffff:10.0.0.1", "a proxy's word")
    ]
