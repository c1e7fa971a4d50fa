"""Which role may ask which route: the one table. A route that is not in it is asked by nobody.

What may be *seen* by whoever may ask is decided where it is looked up, by the state of the rounds
(`workflow/rounds/visibility.py`): an owner who codes in a blind round is blind there.
"""

from __future__ import annotations

from collections.abc import Mapping

from codekit.team.roles import CODERS, EVERYBODY, LEADS, OWNERS, WRITERS

Roles = frozenset[str]
_READ = (
    "/api/session",
    "/api/library",
    "/api/transcripts/{id}",
    "/api/work/{round}/{id}",
    "/api/work/{round}/{id}/others",
    "/api/codebook",
    "/api/codebook/diff",
    "/api/codes/{code}/excerpts",
    "/api/memos",
    "/api/history",
    "/api/settings",
    "/api/events",
    "/api/agreement",
    "/api/claims",
    "/api/disagreements",
    "/api/clusters",
    "/api/became",
    "/api/matrix",
    "/api/matrix/kinds",
    "/api/matrix/cell",
    "/api/together",
    "/api/crosstab",
    "/api/words",
    "/api/kwic",
    "/api/rounds",
    "/api/rounds/{id}",
    "/api/rounds/{id}/diagnosis",
    "/api/rounds/{id}/practice",
    "/api/rounds/{id}/revisions",
    "/api/start",
    "/api/review",
    "/api/review/marks",
    "/api/meetings",
    "/api/memos/all",
    "/api/excerpts",
    "/api/reports",
    "/api/reports/preview",
    "/api/transcripts",
    "/api/transcripts/{id}/rules",
    "/api/tables/{table}",
    "/api/study",
    "/api/study/stages",
    "/api/study/amiss",
    "/api/study/check",
    "/api/codebooks",
    "/api/codebook/history",
    "/api/codebook/recheck",
)
# What leaves the study: each is written into the log.
_SAVED = (
    "/api/excerpts/file",
    "/api/memos/file",
    "/api/reports/file",
    "/api/meetings/minutes",
    "/api/tables/{table}/file",
    "/api/codebook/export",
    "/api/review/sheet",
    "/api/words/file",
)
_WRITTEN: dict[str, Roles] = {
    "POST /api/search": EVERYBODY,
    "PUT /api/settings": EVERYBODY,
    "POST /api/here": EVERYBODY,
    "POST /api/ops": CODERS,
    "POST /api/codebook/recheck": CODERS,
    "POST /api/memos": WRITERS,
    "POST /api/memos/edit": WRITERS,
    "POST /api/memos/remove": WRITERS,
    "POST /api/review": WRITERS,
    "POST /api/review/retract": WRITERS,
    "POST /api/review/sheet": WRITERS,
    "POST /api/meetings": WRITERS,
    "POST /api/meetings/decide": WRITERS,
    "POST /api/meetings/retract": WRITERS,
    "POST /api/matrix/cell": WRITERS,
    "POST /api/matrix/read": WRITERS,
    "POST /api/decisions": LEADS,
    "POST /api/decisions/preview": LEADS,
    "POST /api/transcripts/{id}/turns": LEADS,
    "POST /api/transcripts/{id}/correct": LEADS,
    "POST /api/transcripts/{id}/speakers": LEADS,
    "POST /api/transcripts/{id}/split": LEADS,
    "POST /api/transcripts/{id}/remove": LEADS,
    "GET /api/transcripts/{id}/withdrawal": LEADS,  # it says where words stand: for whoever may take them out
    "POST /api/transcripts/{id}/withdrawal": LEADS,
    "POST /api/import/preview": LEADS,
    "POST /api/import": LEADS,
    "POST /api/tables/{table}": LEADS,
    "POST /api/tables/{table}/paste": LEADS,
    "POST /api/tables/{table}/undo": LEADS,
    "POST /api/codebook/decline": LEADS,
    "POST /api/codebook/describe": LEADS,
    "POST /api/codebook/order": LEADS,
    "POST /api/codebook/change": LEADS,
    "POST /api/codebook/import": LEADS,
    "POST /api/codebook/new": LEADS,
    "POST /api/start": LEADS,
    "POST /api/start/rehearsal": LEADS,
    "POST /api/start/share": LEADS,
    "POST /api/start/sample": LEADS,
    "POST /api/study": OWNERS,
    "POST /api/study/undo": OWNERS,
    "POST /api/study/coders": OWNERS,
}
ACT = "POST /api/rounds/{id}/{act}"
_ACTS: dict[str, Roles] = {
    "sign": CODERS,
    "withdraw": CODERS,
    "propose": CODERS,
    "compare": LEADS,
    "close": LEADS,
    "cancel": LEADS,
    "resume": LEADS,
    "settle": LEADS,
    "finalise": LEADS,
}
RIGHTS: Mapping[str, Roles] = {
    **{f"GET {path}": EVERYBODY for path in _READ},
    **{f"GET {path}": WRITERS for path in _SAVED},
    **_WRITTEN,
    **{ACT.replace("{act}", act): roles for act, roles in _ACTS.items()},
}
EXPORTS = frozenset(f"GET {path}" for path in _SAVED)


def asked(method: str, path: str, parameters: Mapping[str, object]) -> str:
    """A route as the table names it: one that acts on a round by its act."""
    name = f"{'GET' if method == 'HEAD' else method} {path}"
    return name.replace("{act}", str(parameters.get("act", ""))) if name == ACT else name


def of(role: str) -> frozenset[str]:
    """The routes that a role may ask."""
    return frozenset(route for route, roles in RIGHTS.items() if role in roles)


def may(role: str, route: str) -> bool:
    """Whether a role may ask a route."""
    return role in RIGHTS.get(route, frozenset())
