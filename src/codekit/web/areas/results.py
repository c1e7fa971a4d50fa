"""Agreement, differences, decisions and the matrix."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from codekit.web.asked import Ask, convert, get, post, query
from codekit.web.room import Room
from codekit.workbench import filled_in
from codekit.workbench.views import adjudicate, agreement, cell, claims, crossed, matrix, together


def routes(room: Room) -> list[Route]:
    """Routes to what is computed over several coders; what may be seen is decided where it is computed."""
    ask = room.ask_apart
    questions: dict[str, Ask] = {
        "/api/agreement": lambda r: ask(
            agreement.agreement, query(r, "round"), unit=query(r, "unit"), exclusive=query(r, "exclusive")
        ),
        "/api/claims": lambda r: ask(claims.claims, query(r, "round")),
        "/api/disagreements": lambda r: ask(agreement.disagreements, query(r, "round")),
        "/api/clusters": lambda r: ask(adjudicate.clusters, query(r, "round")),
        "/api/became": lambda r: ask(adjudicate.became, query(r, "round")),
        "/api/matrix": lambda r: ask(matrix.matrix, query(r, "codebook"), themes=query(r, "themes")),
        "/api/matrix/kinds": lambda r: ask(together.kinds, query(r, "codebook"), query(r, "by")),
        "/api/together": lambda r: ask(
            together.together, query(r, "codebook"), by=query(r, "by"), polarity=query(r, "polarity")
        ),
        "/api/crosstab": lambda r: ask(
            crossed.crosstab, query(r, "codebook"), crossed.wish_of(lambda name: query(r, name))
        ),
        "/api/matrix/cell": lambda r: ask(
            cell.cell,
            query(r, "codebook"),
            case=query(r, "case"),
            code=query(r, "code"),
            alone=query(r, "alone") == "1",
        ),
    }
    return [
        *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
        Route("/api/matrix/cell", post(lambda _, body: _judge(room, body)), methods=["POST"]),
        Route("/api/matrix/read", post(lambda _, body: _read_back(room, body)), methods=["POST"]),
    ]


def _read_back(room: Room, body: Any) -> Any:
    asked = convert(body, filled_in.ReadBackRequest)
    return (room.change if asked.seen else room.ask_apart)(filled_in.read_back, asked)


def _judge(room: Room, body: Any) -> Any:
    return room.change(cell.write, convert(body, cell.CellRequest))
