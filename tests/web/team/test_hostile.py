"""Malformed requests to a server for several people: one of our answers each, never a bug, and nothing in its log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.routing import Route

import postgresql
from codekit.away import wire as away
from codekit.store.opening import empty_store
from codekit.team import tokens
from codekit.web.team import own_tokens, wire
from codekit.web.team.guard import Public
from codekit.web.team.pages import Pages
from codekit.web.team.seats import Seats
from codekit.web.team.ways import WaysApi
from codekit.workbench.round_acts import Nothing
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from web import hostile
from web.team.conftest import Teams
from web.team.serving import Person, Team

# What the server's own routes take.
BODIES: dict[str, type[msgspec.Struct]] = {
    "/api/team/people": wire.StudyNameRequest,
    "/api/team/take": wire.StudyNameRequest,
    "/api/team/invite": wire.InviteRequest,
    "/api/team/uninvite": wire.InvitationBack,
    "/api/team/role": wire.RoleRequest,
    "/api/team/new": wire.NewTeamStudy,
    "/api/team/sessions/end": wire.SessionEnd,
    "/api/team/tokens/new": own_tokens.TokenRequest,
    "/api/team/tokens/end": own_tokens.TokenEnd,
    "/api/team/password": wire.PasswordRequest,
    "/api/team/signin": wire.SignIn,
    "/api/team/link": wire.LinkRequest,
    "/api/team/accept": wire.AcceptRequest,
    "/api/team/passkeys/begin": Nothing,
    "/api/team/passkeys": wire.PasskeyMade,
    "/api/team/passkeys/remove": wire.PasskeyBack,
    "/api/team/identities/remove": wire.IdentityBack,
    "/api/team/oidc/begin": wire.OidcRequest,
    "/api/team/oidc/finish": wire.OidcAnswer,
    "/api/team/passkey/begin": Nothing,
    "/api/team/passkey": wire.PasskeyUsed,
    "/api/team/leave": wire.LeaveRequest,
    "/api/away/{study}/fetch": away.Wanted,
    "/api/away/{study}/send": away.Sent,
}
RIGHT: dict[str, Any] = {"study": "care", "role": "coder", "days": 7, "purpose": "signin", "documents": ["study.yaml"]}
LEDGER = "codings/r1/ana/T01"
WRONG: tuple[Any, ...] = (
    *("care\0", "../care", "x" * 5000, -1, 2**64, 10**400, True, None, [], ["../study.yaml\0"], {}, {"../x\0": ["{}"]}),
    *(
        {LEDGER: ["[" * 9999, '{"type":1}', "\0"]},
        '{"id":"\\u0000","rawId":"x","response":{},"type":"public-key"}',
        "[" * 9999,
    ),
)
NO_JSON = (None, b"{", b"\xff\xfe", b'{"study": "\\udfff"}', b"[" * 100_000, b"null")
METHODS = ("GET", "PUT", "DELETE", "PATCH", "MADE-UP")
PARTS = ("%00", "care%00", "%ff", "..%2fcare", "x" * 3000, "%ed%a0%80")
TOKEN_OF = 50  # requests: an account may ask sixty times in a minute


@pytest.fixture(scope="module")
def team(data: Path, teams: Teams, tmp_path_factory: pytest.TempPathFactory) -> Team:
    """A server with the study `care`: on PostgreSQL where it is installed, since that takes no NUL."""
    if postgresql.WHY_NOT:
        return teams(data)
    url = postgresql.empty_database()
    copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
    return teams(tmp_path_factory.mktemp("data"), "--database", url)


def own_routes(team: Team) -> list[Route]:
    """The server's own routes, but for those of a study's window."""
    register, places = team.opened
    pages = Pages(register, places, team.url)
    routes = WaysApi(pages, Seats(register, places), Public(team.url), frozenset(), None).routes()
    return [route for route in routes if isinstance(route, Route) and "{rest:path}" not in route.path]


def bodies(kind: type[msgspec.Struct], identity: str) -> Iterator[bytes | None]:
    """What is no body at all, and a body with each field wrong in turn, all others as they may be."""
    right = {field.encode_name: RIGHT.get(field.encode_name, "ana") for field in msgspec.structs.fields(kind)}
    if kind is away.Wanted:
        right["ledgers"] = [LEDGER]
    if kind is away.Sent:
        right |= {"study": identity, "ledgers": {LEDGER: ["{}"]}}
    yield from NO_JSON
    yield from (json.dumps(right | {name: wrong}).encode() for name in right for wrong in WRONG)


def requests(routes: list[Route], identity: str) -> Iterator[hostile.Sent]:
    """All that is sent, route by route."""
    for route in routes:
        path = route.path.replace("{study}", "care")
        yield from (hostile.Sent(method, path, None) for method in METHODS)
        if path != route.path:
            yield from (
                hostile.Sent(one, route.path.replace("{study}", part), None) for part in PARTS for one in METHODS
            )
        if kind := BODIES.get(route.path):
            yield from (hostile.Sent("POST", path, body) for body in bodies(kind, identity))


def asking(team: Team) -> Iterator[tuple[Person, dict[str, str]]]:
    """Who sends each request to copies of studies, and by which headers."""
    for number in count():
        if number % TOKEN_OF == 0:
            one = team.person(f"dan{number}", "care", "owner")
            token = tokens.make(team.opened[0], f"dan{number}", "a copy")
            headers = {"Authorization": f"Bearer {token}", away.HEADER: str(away.VERSION), "X-Codekit": "away"}
        yield one, headers | {"Cookie": ""}


def test_every_route_that_takes_a_body_gets_wrong_ones(team: Team) -> None:
    """One that is added must be listed."""
    posted = {route.path for route in own_routes(team) if "POST" in (route.methods or ())}

    assert posted - {"/api/team/signout", "/s/{study}/api/session"} == BODIES.keys()


def test_no_request_of_the_servers_own_is_a_bug(team: Team) -> None:
    """Each field of each body wrong in turn, what is no JSON, names with NULs, methods that no route has."""
    of_page, of_copies = team.person("dan", "care", "owner", keeper=True), asking(team)
    identity = team.opened[1].study("care", "dan").store.identity
    answered: Counter[int] = Counter()
    for sent in requests(own_routes(team), identity):
        one, headers = next(of_copies) if sent.path.startswith(away.PATH) else (of_page, {})
        answer = one.raw(sent.method, sent.path, sent.body, headers)
        answered[answer.status] += 1
        assert answer.status < 500, (sent, answer.body)
        assert b'"kind":"failed"' not in answer.body, (sent, answer.body)

    assert answered[422] > 200
    assert not {"bug", "Traceback"} & {*team.log.read_text("utf-8").split()}
