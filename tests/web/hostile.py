"""Requests that no page of ours would send: bodies from the server's own structs with wrong values, and worse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args
from urllib.parse import quote

import msgspec
from hypothesis import strategies as st
from starlette.routing import Route

from codekit.web.entrance import SessionRequest
from codekit.web.language import LanguageRequest
from codekit.web.routes import ACTS
from codekit.workbench import (
    bringing,
    codebook_changes,
    codebook_files,
    deciding,
    filled_in,
    meeting_acts,
    noted,
    operations,
    reviewed,
    tables_changed,
    texts_changed,
    transcript_acts,
    withdrawing,
)
from codekit.workbench.home import doors
from codekit.workbench.offered import OPTIONS
from codekit.workbench.views import cell, recoding, reports, retrieved, search, study, vocabulary

LONG = "x" * 300  # longer than any file's name may be
DEEP = 100_000
WORDS = [
    "T01",
    "T02",
    "r1",
    "r3",
    "ana",
    "MONEY",
    "REL.SEND",
    "food",
    "food@1.0",
    "mine",
    "turn",
    "O1",
    "T01:1",
    "span",
    "methods",
    "codings",
    "csv",
    "region=North",
    "",
]
TEXTS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        [
            "\0",
            "T01\0",
            "\ud800",
            "T01\udfff",
            LONG,
            "x" * 5000,
            "../T01",
            "..",
            ".",
            "CON",
            "a/b",
            "a\\b",
            "\n",
            "\u202e",
        ]
    ),
    st.text(max_size=20),
)
NUMBERS = st.one_of(
    st.sampled_from([0, -1, 1, 10, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**400]),
    st.sampled_from([1.5, -0.0, 1e308, 1e-308]),
    st.integers(),
)
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)
NO_JSON = st.sampled_from(
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"\0",
        b'"\\ud800"',
        b'{"ops": [{"kind": "\\udfff"}]}',
        b'{"code": "\\ud800"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"q": NaN}',
        b'{"round": 1e999}',
        b'{"limit": ' + b"9" * 5000 + b"}",
        b"[" * DEEP,
        b"[" * DEEP + b"]" * DEEP,
        b'{"a":' * DEEP + b"1" + b"}" * DEEP,
        b'{"ops": [' + b"[" * 5000 + b"]" * 5000 + b"]}",
        b'{"ops": [' + b'{"kind":' * 2000 + b"1" + b"}" * 2000 + b"]}",
        b'{"a": 1, "a": 2}',
        b" " * 100_000,
    ]
)
KINDS = get_args(operations.AnyOp)
BODIES: dict[str, tuple[type[msgspec.Struct], ...]] = {
    "/api/session": (SessionRequest,),
    "/api/language": (LanguageRequest,),
    "/api/ops": KINDS,
    "/api/search": (search.SearchRequest,),
    "/api/study": (study.StudyRequest,),
    "/api/study/coders": (study.CoderRequest,),
    "/api/home/folders": (doors.FoldersRequest,),
    "/api/home/study": (doors.DoorRequest,),
    "/api/home/forget": (doors.DoorRequest,),
    "/api/home/stop": (doors.DoorRequest,),
    "/api/decisions": (deciding.DecisionRequest,),
    "/api/decisions/preview": (deciding.DecisionRequest,),
    "/api/codebook/change": (codebook_changes.CodebookChangeRequest,),
    "/api/codebook/import": (codebook_files.CodebookImportRequest,),
    "/api/codebook/new": (codebook_files.NewCodebookRequest,),
    "/api/codebook/describe": (codebook_changes.DescribeRequest,),
    "/api/codebook/order": (codebook_changes.OrderRequest,),
    "/api/codebook/decline": (meeting_acts.DeclineRequest,),
    "/api/codebook/recheck": (recoding.ConfirmRequest,),
    "/api/matrix/cell": (cell.CellRequest,),
    "/api/matrix/read": (filled_in.ReadBackRequest,),
    "/api/transcripts/{id}/turns": (texts_changed.TurnRequest,),
    "/api/transcripts/{id}/correct": (texts_changed.CorrectionRequest,),
    "/api/review": (reviewed.ReviewRequest,),
    "/api/review/retract": (reviewed.ReviewBackRequest,),
    "/api/review/sheet": (reviewed.ReviewSheetRequest,),
    "/api/meetings": (meeting_acts.HoldRequest,),
    "/api/meetings/decide": (meeting_acts.DecideRequest,),
    "/api/meetings/retract": (meeting_acts.MeetingBackRequest,),
    "/api/memos": (noted.NoteRequest,),
    "/api/memos/edit": (noted.NoteEditRequest,),
    "/api/memos/remove": (noted.NoteBackRequest,),
    "/api/import/preview": (bringing.ImportRequest,),
    "/api/import": (bringing.ImportRequest,),
    "/api/transcripts/{id}/split": (transcript_acts.SplitRequest,),
    "/api/transcripts/{id}/speakers": (transcript_acts.SpeakersRequest,),
    "/api/transcripts/{id}/remove": (transcript_acts.RemovalRequest,),
    "/api/transcripts/{id}/withdrawal": (withdrawing.WithdrawalRequest,),
    "/api/tables/{table}": (tables_changed.TableEdit,),
    "/api/tables/{table}/undo": (tables_changed.StepRequest,),
    "/api/study/undo": (tables_changed.StepRequest,),
    "/api/tables/{table}/paste": (tables_changed.PasteRequest,),
    "/api/rounds/{id}/{act}": tuple(kind for kind, _ in ACTS.values()),
}
# What the handlers ask for; any of them on any route.
QUERIES = (
    "round", "codebook", "old", "new", "below", "whose", "limit", "before", "transcript", "unit", "exclusive",
    "themes", "case", "code", "epoch", "since", "by", "status", "sample", "seed", "meeting", "form", "as",
    *retrieved.NAMES, *reports.NAMES, *vocabulary.NAMES, *OPTIONS,
)  # fmt: skip


class Sent(NamedTuple):
    """One request."""

    method: str
    path: str
    body: bytes | None


def struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[dict[str, Any]]:
    """A body for a struct: each field right, wrong or missing, and sometimes one that it does not have."""
    fields = {field.encode_name: _field(field) for field in msgspec.structs.fields(kind)}
    tag = kind.__struct_config__.tag
    fixed: dict[str, st.SearchStrategy[Any]] = {"kind": st.just(tag)} if tag else {}
    extra = st.dictionaries(TEXTS, ANYTHING, max_size=1)
    return st.builds(
        lambda known, more: {**more, **known} if len(more) % 2 else known,
        st.fixed_dictionaries(fixed, optional=fields),
        extra,
    )


def _field(field: msgspec.structs.FieldInfo) -> st.SearchStrategy[Any]:
    if field.encode_name == "op_id":
        return st.uuids().map(str) | TEXTS
    kinds = str(field.type)
    likely: st.SearchStrategy[Any] = (
        NUMBERS if "int" in kinds or "float" in kinds else st.booleans() if "bool" in kinds else TEXTS
    )
    if "list" in kinds or "tuple" in kinds:
        likely = st.lists(TEXTS | NUMBERS, max_size=4)
    return likely | likely | likely | ANYTHING


def body(path: str) -> st.SearchStrategy[bytes]:
    """A body for a route."""
    kinds = BODIES.get(path, ())
    right = st.one_of([struct(kind) for kind in kinds]) if kinds else ANYTHING
    if path == "/api/ops":
        right = st.builds(lambda ops: {"ops": ops}, st.lists(right | ANYTHING, min_size=1, max_size=6))
    return st.one_of(right.map(_json), right.map(_json), right.map(_json), ANYTHING.map(_json), NO_JSON)


def _json(value: Any) -> bytes:
    """As a browser would send it, but for surrogates, which stay escaped; NaN is no JSON and comes raw."""
    return json.dumps(value, ensure_ascii=True).encode()


def path(template: str, actions: tuple[str, ...] = tuple(ACTS)) -> st.SearchStrategy[str]:
    """An address of a route: its parameters and any queries, right or wrong."""
    parts = [
        (st.sampled_from(actions) if part == "{act}" else TEXTS).map(_quoted) if part.startswith("{") else st.just(part)
        for part in template.split("/")
    ]
    joined = st.tuples(*parts).map("/".join)
    query = st.dictionaries(st.sampled_from(QUERIES), TEXTS.map(_quoted) | st.sampled_from(["%ff", "%ed%a0%80", "%"]))
    return st.builds(
        lambda where, asked: where + ("?" + "&".join(f"{k}={v}" for k, v in asked.items()) if asked else ""),
        joined,
        query,
    )


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def requests(routes: list[Route]) -> dict[str, st.SearchStrategy[Sent]]:
    """What to send to each route, by method and path."""
    return {f"{method} {route.path}": _requests(method, route.path) for method, route in _methods(routes)}


def _methods(routes: list[Route]) -> Iterator[tuple[str, Route]]:
    for route in routes:
        for method in sorted(route.methods or ()):
            if method != "HEAD":
                yield method, route


def _requests(method: str, template: str) -> st.SearchStrategy[Sent]:
    bodies = body(template) if method in {"POST", "PUT"} else st.none()
    return st.builds(Sent, st.just(method), path(template), bodies)
