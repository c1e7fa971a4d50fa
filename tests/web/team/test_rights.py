"""Every route, for every role, whoever is nobody there, and whoever is not signed in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codekit.team.roles import ROLES
from codekit.web.room import Room
from codekit.web.routes import ACTS, StudyApi
from codekit.web.settings import Settings
from codekit.web.team import rights
from codekit.web.team.rights import ACT, EXPORTS, RIGHTS
from codekit.web.team.seats import HERE
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import open_study
from web.team.conftest import Teams
from web.team.serving import Listening, Person, Team


def routes(study: Path) -> set[str]:
    """Every method and path of a study's window; what acts on a round, by its act."""
    room = Room(Desk(open_study(study), "ana"), round_id=None, transcript=None)
    found = StudyApi(room, Settings(study / "none")).routes()
    named = {f"{method} {route.path}" for route in found for method in {*(route.methods or ())} - {"HEAD"}}
    named |= {f"POST {HERE}"}  # which a server for several people has beside them
    return (named - {ACT}) | {ACT.replace("{act}", act) for act in ACTS}


@pytest.fixture(scope="module")
def team(data: Path, teams: Teams) -> Team:
    """A server, and an owner, so that others may have any role."""
    one = teams(data)
    one.person("olga", "care", "owner")
    return one


@pytest.fixture(scope="module")
def people(team: Team) -> dict[str, Person]:
    """Somebody of every role, all of them as lee; a stranger; nobody."""
    of_role = {}
    for role in ROLES:
        one = team.person("lee", "care", role)
        of_role[role] = one
    return of_role | {"stranger": team.person("zoe", "care"), "nobody": Person(team, "care")}


def test_the_table_has_every_route_and_no_other(data: Path) -> None:
    """A route that is added is asked by nobody until it is written down; all that is saved is logged."""
    assert routes(data / "care") == RIGHTS.keys()
    assert {key for key in RIGHTS if re.search(r"^GET.*(file|export|sheet|minutes)$", key)} == EXPORTS < RIGHTS.keys()
    assert not rights.may("owner", "GET /api/none")
    assert not rights.may("", "GET /api/session")


def test_every_route_asks_the_role(team: Team, people: dict[str, Person]) -> None:
    """Over HTTP: who may not is told so, before anything is looked for; who may is never told so."""
    told = {}
    for role in [*ROLES, "stranger", "nobody"]:
        if role in ROLES:
            team.give("lee", "care", role)
        for key in sorted(RIGHTS.keys() - {"GET /api/events"}):
            told[role, key] = answer_to(people[role], key)
    expected = {
        (role, key): "stranger" if role == "stranger" else "nobody" if role == "nobody" else refusal(role, key)
        for role, key in told
    }
    assert expected == told
    assert 500 < len(told)


def refusal(role: str, key: str) -> str:
    """What the table says."""
    return "may" if role in RIGHTS[key] else f"as {role} you may not do that"


def answer_to(one: Person, key: str) -> str:
    """What is answered to a route, in a word; what it names is not there, and bodies say nothing."""
    method, _, path = key.partition(" ")
    answer = one.call(method, re.sub(r"\{\w+\}", "none", path), None if method == "GET" else [])
    assert answer.status < 500, (key, answer.body)
    if answer.status == 401:
        return "nobody"
    error = answer.json.get("error", {}) if answer.status >= 400 else {}
    if error.get("message", "").startswith("there is no such study"):
        return "stranger"
    return error["message"] if error.get("message", "").startswith("as ") else "may"


def test_the_stream_ends_with_the_role(team: Team) -> None:
    """Of whoever has another one since, or none."""
    one = team.person("lee", "care", "coder")
    tab = Listening(one)
    assert 200 == one.call("GET", "/api/session").status
    assert 200 == team.person("olga", "care").call("POST", "/api/team/role", role("lee", "")).status
    assert 404 == one.call("GET", "/api/session").status
    assert b"hello" in tab.first
    note = {"text": "not for lee", "case": "O1"}
    assert 200 == team.person("olga", "care").call("POST", "/api/memos", note).status
    assert b"rounds" not in tab.heard(1.5)


def role(account: str, wanted: str) -> dict[str, str]:
    """A wish of an owner."""
    return {"study": "care", "account": account, "role": wanted}


def test_only_owners_and_keepers_have_the_servers_pages(team: Team) -> None:
    """People of a study, its log, links and roles are its owners'; new studies and free ones a keeper's."""
    coder, owner = team.person("cai", "care", "coder"), team.person("ben", "care", "owner")
    keeper = team.person("kim", keeper=True)
    asked = {
        "people": {"study": "care"},
        "invite": {"study": "care", "role": "coder", "coder": "new"},
        "uninvite": {"study": "care", "id": "x"},
        "role": role("cai", "reader"),
        "take": {"study": "care"},
        "new": {"title": "Another one"},
    }
    told = {
        name: [who.call("POST", f"/api/team/{name}", body).status for who in (Person(team), coder, keeper, owner)]
        for name, body in asked.items()
    }
    of_owner, of_keeper = [401, 403, 403, 200], [401, 403, 200, 403]
    assert (
        dict.fromkeys(("people", "invite", "uninvite", "role"), of_owner)
        | {
            "take": [401, 403, 403, 403],
            "new": of_keeper,
        }
        == told
    )
    assert ["another-one"] == [study["name"] for study in keeper.call("GET", "/api/team/home").json["studies"]]
