"""Non-interference on a server: whatever the role, a blind coder gets not a byte that others changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.team.roles import ROLES
from codekit.workflow.study.study import open_study
from others import CODES, STATES
from web.served import Answer, op
from web.team.conftest import Teams
from web.team.serving import Listening, Person, Team
from web.test_blindness import SETTINGS, everything, meet

LOOK = 2.0  # seconds: longer than the server takes to see what other programs wrote


def walk(one: Person, done: list[dict[str, Any]]) -> dict[str, Answer]:
    """Every answer that one can get without writing anything; the server's own pages too."""
    found = dict(everything(one, done))
    for path in ("home", "sessions"):
        found[path] = one.call("GET", f"/api/team/{path}")
    found["link"] = one.call("POST", "/api/team/link", {"code": "none"})
    found["people of others"] = one.call("POST", "/api/team/people", {"study": "none"})
    return found


@pytest.mark.slow
def test_a_blind_coder_of_any_role_learns_nothing(data: Path, teams: Teams) -> None:
    """An owner who codes in a blind round is blind too: every route and the stream, for every role."""
    team = teams(data)
    one = team.person("ana", "care", "owner")
    ben = team.person("ben", "care", "owner")  # so that ana may have every role
    done = [op("coding.add", code="MONEY", **one.span("T01", "It ends in June."))]
    for operation in done:
        one.do(operation)
    one.call("PUT", "/api/settings", SETTINGS)
    before = {role: walked(team, one, role, done) for role in ROLES}
    tab = Listening(one)
    for change in (*CODES.values(), meet, *STATES.values()):
        change(open_study(data / "care"))
    ben.do(op("memo.add", what="study", text="by the server, not beside it"))
    said = tab.heard(LOOK)
    tab.sock.close()
    after = {role: walked(team, one, role, done) for role in ROLES}

    assert 100 < len(before["owner"]) == len(after["owner"])
    differs = {role: [name for name in before[role] if before[role][name] != after[role][name]] for role in ROLES}
    assert {role: [] for role in ROLES} == differs
    assert b"" == said


def walked(team: Team, one: Person, role: str, done: list[dict[str, Any]]) -> dict[str, Answer]:
    """What ana gets in this role, without what tells the time of day."""
    team.give("ana", "care", role)
    found = walk(one, done)
    return {name: answer for name, answer in found.items() if name != "sessions"}
