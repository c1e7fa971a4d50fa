"""What the page offers by role is what the server's table allows: routes that some may not ask are looked up."""

from __future__ import annotations

import re
from pathlib import Path

from codekit.team.roles import EVERYBODY
from codekit.web.team.rights import RIGHTS

SOURCE = Path(__file__).resolve().parents[3] / "frontend" / "src"
ASKED = re.compile(r"[\"`]((?:GET|POST) /api/[^\"`]+)[\"`]")
FILES = {f"GET /api/{name}/file" for name in ("excerpts", "reports", "words")}  # app/save_as.tsx, by their address
# What stands where another right is asked already, or where the server says in a round's `may` that it is not allowed.
WITHIN = {
    "GET /api/transcripts/{id}/withdrawal": "POST /api/transcripts/{id}/withdrawal",
    "POST /api/codebook/order": "POST /api/codebook/change",
    "POST /api/decisions/preview": "POST /api/decisions",
    "POST /api/import/preview": "POST /api/import",
    "POST /api/memos/remove": "POST /api/memos/edit",
    "POST /api/start/rehearsal": "POST /api/start",
    "POST /api/start/sample": "POST /api/start",
    "POST /api/start/share": "POST /api/start",
    "POST /api/study/undo": "POST /api/study",
    "POST /api/tables/{table}/undo": "POST /api/tables/{table}",
    "POST /api/transcripts/{id}/split": "POST /api/transcripts/{id}/speakers",
}


def looked_up() -> set[str]:
    """The rights that the page asks for, each as the table names it."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.ts*"):
        if path.name != "wire.ts":
            found |= set(ASKED.findall(path.read_text("utf-8")))
    acts = {f"POST /api/rounds/{{id}}/{act}" for act in ("sign", "close", "withdraw")}
    return {route for route in found if "${" not in route} | acts | FILES


def test_every_right_is_one_of_the_table() -> None:
    """No right is misspelt, which would be refused to everybody."""
    assert set() == looked_up() - set(RIGHTS)


def test_every_route_that_somebody_may_not_ask_is_looked_up() -> None:
    """Or stands within one that is, which the same roles may ask."""
    limited = {route for route, roles in RIGHTS.items() if roles != EVERYBODY}
    assert set(WITHIN) == limited - looked_up()
    assert {route: RIGHTS[route] for route in WITHIN} == {route: RIGHTS[outer] for route, outer in WITHIN.items()}
