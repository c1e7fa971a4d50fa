"""Signing in by passkey and by a provider of identities over the server's own routes, and the end of an account."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from codekit.store import settings
from codekit.workflow.study.study import open_study
from team.authenticator import Device
from team.provider import Provider
from web.served import COMMAND, SECONDS, op
from web.team.conftest import Teams
from web.team.serving import PASSWORD, Listening, Person, Team


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider of identities."""
    one = Provider()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def team(data: Path, teams: Teams, provider: Provider) -> Team:
    """A server that knows the provider, and has a name."""
    file = data.parent / "oidc.yaml"
    file.write_text(json.dumps(provider.settings()), "utf-8")
    file.chmod(0o600)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    one = teams(data, "--oidc", str(file), "--port", str(port), "--public-url", f"http://localhost:{port}")
    one.person("olga", "care", "owner", keeper=True)
    return one


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """A command beside the server."""
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False, timeout=SECONDS)


def ask(one: Person, name: str, body: dict[str, Any], status: int = 200) -> Any:
    """What the server answers."""
    answer = one.call("POST", f"/api/team/{name}", body)
    assert status == answer.status, answer.body
    return answer.json if answer.body else None


def invited(team: Team, coder: str, role: str = "coder") -> str:
    """The code of a link."""
    made = ask(team.person("olga", "care"), "invite", {"study": "care", "role": role, "coder": coder})
    return str(made["url"].partition("code=")[2])


def through(one: Person, provider: Provider, person: dict[str, str], status: int = 200, **wish: str) -> Any:
    """What comes of going to the provider and back."""
    provider.person = person
    url = ask(one, "oidc/begin", wish)["url"]
    assert url.startswith(f"{provider.issuer}/authorization?")
    assert parse_qs(urlsplit(url).query)["redirect_uri"] == [f"{one.team.url}/oidc"]
    return ask(one, "oidc/finish", provider.sign_in(url), status)


def test_an_identity_comes_by_a_link_or_by_its_person(team: Team, provider: Provider) -> None:
    """Nobody registers: without a link, or an account that was linked, the provider's word makes nobody."""
    ana = {"sub": "p-ana", "name": "Ana Ruiz", "email": "ana@uni.example"}
    assert {"oidc": "Uni sign-in", "passkeys": True} == Person(team).call("GET", "/api/team/ways").json
    told = through(Person(team), provider, ana, 401, purpose="signin")
    assert "nobody here is linked with ana@uni.example" == told["error"]["message"]
    ask(Person(team), "oidc/begin", {"purpose": "accept", "code": "none"}, 404)
    ask(Person(team), "oidc/begin", {"purpose": "link"}, 401)

    browser = Person(team, "care")
    home = through(browser, provider, ana, purpose="accept", code=invited(team, "ana"), account="ana")
    assert ("ana", "Ana Ruiz", "care") == (home["account"], home["name"], home["studies"][0]["name"])
    assert "ana" == browser.call("GET", "/api/session").json["coder"]
    again = Person(team, "care")
    assert "ana" == through(again, provider, ana, purpose="signin")["account"]
    own = again.call("GET", "/api/team/own").json
    assert (False, ["ana@uni.example"]) == (own["password"], [each["name"] for each in own["identities"]])
    ask(again, "identities/remove", {"issuer": provider.issuer}, 422)
    ask(Person(team), "signin", {"account": "ana", "password": ""}, 401)
    assert 200 == again.call("POST", "/api/team/password", {"old": "", "new": "another four words"}).status
    assert [] == ask(again, "identities/remove", {"issuer": provider.issuer})["identities"]

    ben = team.person("ben", "care", "coder")
    through(ben, provider, {"sub": "p-ben"}, purpose="link")
    assert "ben" == through(Person(team), provider, {"sub": "p-ben"}, purpose="signin")["account"]
    through(team.person("cai"), provider, {"sub": "p-ben"}, 409, purpose="link")


def test_a_sign_in_ends_once_in_the_browser_that_began_it(team: Team, provider: Provider) -> None:
    """A link that somebody sends signs nobody in as somebody else; nor is one answered twice."""
    dan = team.person("dan")
    through(dan, provider, {"sub": "p-dan"}, purpose="link")
    one, victim = Person(team), Person(team)
    url = ask(one, "oidc/begin", {"purpose": "signin"})["url"]
    ask(victim, "oidc/finish", provider.sign_in(url), 401)
    url = ask(one, "oidc/begin", {"purpose": "signin"})["url"]
    back = provider.sign_in(url)
    ask(one, "oidc/finish", {**back, "state": "made up"}, 401)
    assert "dan" == ask(one, "oidc/finish", back)["account"]
    ask(one, "oidc/finish", back, 401)
    page = Person(team).raw(
        "GET", "/oidc?code=x&state=y", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    )
    assert (200, True) == (page.status, b"team.js" in page.body)


def test_a_passkey_signs_in(team: Team) -> None:
    """Made under one's name, soon after signing in; listed, used, and taken away."""
    lee, device = team.person("lee", "care", "coder"), Device(team.url, "localhost")
    made = {"name": "phone", "credential": device.make(ask(lee, "passkeys/begin", {})["options"])}
    assert ["phone"] == [each["name"] for each in ask(lee, "passkeys", made)["passkeys"]]
    one = Person(team, "care")
    begun = ask(one, "passkey/begin", {})["options"]
    assert "lee" == ask(one, "passkey", {"credential": device.sign(begun)})["account"]
    assert "lee" == one.call("GET", "/api/session").json["coder"]
    ask(Person(team), "passkey", {"credential": device.sign(begun)}, 401)
    old = team.person("lee")
    age(team, 901)
    ask(old, "passkeys/begin", {}, 403)
    ask(old, "oidc/begin", {"purpose": "link"}, 403)
    ask(old, "leave", {"account": "lee"}, 403)
    (key,) = one.call("GET", "/api/team/own").json["passkeys"]
    ask(old, "passkeys/remove", {"id": key["id"]}, 403)
    ask(old, "identities/remove", {"issuer": "somebody"}, 403)
    ask(old, "tokens/new", {"name": "a copy"}, 403)
    assert [] == ask(team.person("lee"), "passkeys/remove", {"id": key["id"]})["passkeys"]
    ask(Person(team), "passkey", {"credential": device.sign(ask(Person(team), "passkey/begin", {})["options"])}, 401)


def age(team: Team, seconds: float) -> None:
    """Let every session be older."""
    from sqlalchemy import update

    from codekit.team.schema import session

    with team.opened[0].writing() as connection:
        connection.execute(update(session).values(made=session.c.made - seconds))


def test_an_account_ends_and_the_work_stays(team: Team, data: Path) -> None:
    """By its person, or from beside the server; roles, sessions and windows end; the last owner stays."""
    lee = team.person("lee", "care", "coder")
    lee.do(op("coding.add", "T03", "r0", code="MONEY", **lee.span("T03", "Yes, two pages.")))
    tab = Listening(lee)
    ask(lee, "leave", {"account": "somebody"}, 422)
    ask(lee, "leave", {"account": "lee"}, 204)
    assert b"0\r\n\r\n" == tab.heard(1.0)  # its end
    assert 401 == lee.call("GET", "/api/session").status
    ask(Person(team), "signin", {"account": "lee", "password": PASSWORD}, 401)
    study = open_study(data / "care")
    assert {"lee"} == {event.by for event in study.store.own_events(("r0", "lee", "T03")).events}
    assert "lee" in settings.read(study.store.document(settings.FILE)).coders
    owner = team.person("olga", "care")
    assert "lee" not in {each["account"] for each in ask(owner, "people", {"study": "care"})["people"]}
    told = ask(owner, "leave", {"account": "olga"}, 422)["error"]
    assert "only owner of the study 'care'" in told["message"]

    team.person("hal", "care", "reader")
    ended = run("serve", str(data), "--delete-account", "hal")
    assert (0, True) == (ended.returncode, "deleted the account hal (of care)" in ended.stdout), ended.stderr
    for who, words in (("hal", "there is no account 'hal'"), ("olga", "only owner")):
        refused = run("serve", str(data), "--delete-account", who)
        assert (1, True) == (refused.returncode, words in refused.stderr)


def test_a_secret_is_no_bodys_but_the_servers(provider: Provider, data: Path) -> None:
    """A file that others may read is refused before anything runs."""
    open_to_all = data.parent / "open.yaml"
    open_to_all.write_text(json.dumps(provider.settings()), "utf-8")
    open_to_all.chmod(0o644)
    if os.name == "posix":
        told = run("serve", str(data), "--oidc", str(open_to_all))
        assert (1, 1) == (told.returncode, len(re.findall("others may read it", told.stderr)))
