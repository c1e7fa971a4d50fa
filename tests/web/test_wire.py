"""The types that the page is built on (frontend/src/api/wire.ts) are what the server really says and takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codekit.workflow.coding.suggest import suggest
from codekit.workflow.study.study import open_study
from studies import BOTH, code, start
from web.served import Workbench, op, redo, undo
from web.wire_types import Types

TYPES = Types()


@pytest.fixture(scope="module")
def study(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rounds of every kind: r1 compared and partly decided, p1 over r0, s1 below it, r2 blind and open."""
    root = Path(shutil.copytree(food_template, tmp_path_factory.mktemp("wire") / "study"))
    frozen = root / "codebooks" / "food" / "1.0.yaml"
    frozen.write_text(frozen.read_text("utf-8").replace("name: Money", "name: Money\n  cues: [grant]"), "utf-8")
    (root / "codebooks" / "food.yaml").write_bytes(frozen.read_bytes())
    made = open_study(root)
    code(made, BOTH)
    start(made, "r0", kind="initial", coders=["ana"])
    code(made, "transcript,segment,code,coder\nT01,1,REL,ana\nT01,3,MONEY,ana\n", round_id="r0")
    start(made, "p1", kind="second-pass", coders=["ana"], over="r0")
    list(suggest(made, "food", round_id="p1"))
    start(made, "s1", kind="subcode", coders=["ana"], parent="REL", over="r0")
    return root


@pytest.fixture(scope="module")
def one(study: Path) -> Any:
    """Ana's workbench."""
    made = Workbench(study)
    assert 200 == made.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).status
    yield made
    made.stop()


def checked(one: Workbench, method: str, path: str, kind: str, body: Any = None) -> Any:
    """An answer that has its type; its value."""
    answer = one.call(method, path, body)
    assert 200 == answer.status, answer.body
    assert [] == TYPES.wrong(answer.json, kind)
    return answer.json


def test_operations_and_what_they_answer(one: Workbench) -> None:
    """Every kind of change, of refusal, and the steps of undo."""
    p1: dict[str, Any] = {"round_": "p1"}
    work = checked(one, "GET", "/api/work/p1/T01", "Work")
    rel, money = (c["id"] for c in work["below"]["codings"])
    made = op("coding.add", **p1, code="MONEY", **one.span("T01", "It ends in June."))
    sent = [
        made,
        op("coding.add", **p1, code="MONY", **one.span("T01", "It ends in June.")),
        op("memo.add", **p1, what="coding", about=made["op_id"], text="x"),
        op("memo.add", **p1, what="study", text="x", discuss=True),
        op("coding.confirm", **p1, below=rel),
        op("coding.reject", **p1, below=money),
        op("unit.skip", **p1, **one.span("T01", "We print the address."), reason="noise"),
        op("code.propose", **p1, name="Rides", definition="", parent="REL"),
        op("suggestion.accept", **p1, suggestion=work["suggestions"][0]["id"]),
        op("coding.replace", **p1, coding=made["op_id"], code="REL.DEAL"),
        op("assignment.finish", **p1),
        undo(),
        redo(),
        undo(),
        {"kind": "nonsense"},
    ]
    assert [] == TYPES.wrong({"ops": sent[:-1]}, "OpsRequest")
    found = checked(one, "POST", "/api/ops", "OpsAnswer", {"ops": sent})
    refused = [r["error"]["kind"] for r in found["results"] if not r["ok"]]
    assert ["unknown", "invalid"] == refused
    checked(one, "GET", "/api/work/p1/T01", "Work")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/session", "Session"),
        ("/api/library", "Library"),
        ("/api/transcripts/T01", "Transcript"),
        ("/api/work/r0/T01", "Work"),
        ("/api/work/r1/T01", "Work"),
        ("/api/work/s1/T01", "Work"),
        ("/api/work/r1/T01/others", "Others"),
        ("/api/codebook?round=p1", "Codebook"),
        ("/api/codebook?codebook=food", "Codebook"),
        ("/api/codebook/diff?old=food@1.0&new=food", "CodebookDiff"),
        ("/api/codes/REL/excerpts?round=r1&below=1&whose=visible", "Excerpts"),
        ("/api/memos", "Memos"),
        ("/api/history", "History"),
        ("/api/agreement?round=r1", "Agreement"),
        ("/api/claims?round=r1", "Claims"),
        ("/api/disagreements?round=r1", "Disagreements"),
        ("/api/clusters?round=r1", "Clusters"),
        ("/api/became?round=r1", "Became"),
        ("/api/matrix?codebook=food", "Matrix"),
        ("/api/matrix/cell?codebook=food&case=O1&code=REL", "MatrixCell"),
        ("/api/review?round=r1&status=all", "ReviewQueue"),
        ("/api/review/marks?round=r1&transcript=T01", "ReviewMarks"),
        ("/api/meetings", "Meetings"),
        ("/api/memos/all", "Notes"),
        ("/api/matrix/kinds?codebook=food&by=region", "Kinds"),
        ("/api/together?codebook=food", "Together"),
        ("/api/words?across=region", "Words"),
        ("/api/kwic?words=food&across=region", "Lines"),
        ("/api/crosstab?codebook=food&across=region&count=cases", "Crosstab"),
        ("/api/excerpts?codebook=food", "Retrieval"),
        ("/api/reports", "Reports"),
        ("/api/reports/preview?kind=methods&codebook=food", "Report"),
        ("/api/settings", "Settings"),
    ],
)
def test_what_is_read_has_its_type(one: Workbench, path: str, kind: str) -> None:
    """Each field that the contract names is there, and no other."""
    found = checked(one, "GET", path, kind)

    assert kind == "Settings" or found


def test_what_is_posted_and_answered_has_its_type(one: Workbench) -> None:
    """Search, launch codes, decisions, rounds, errors."""
    found = checked(one, "POST", "/api/search", "SearchAnswer", {"q": "the", "mode": "word"})
    checked(one, "POST", "/api/session/code", "LaunchCode", {})
    cluster = next(c for c in one.call("GET", "/api/clusters?round=r1").json["rows"] if not c["agreed"])
    wish = {"round": "r1", "cluster": cluster["id"], "choice": "neither", "reason": "no"}
    assert [] == TYPES.wrong(wish, "DecisionRequest")
    for choice in ("neither", "toss a coin"):
        checked(one, "POST", "/api/decisions/preview", "DecisionPreview", wish | {"choice": choice})
    decided = checked(one, "POST", "/api/decisions", "DecisionAnswer", wish)
    checked(one, "POST", "/api/rounds/r1/finalise", "Finalised", {"transcripts": ["T02"]})
    checked(one, "POST", "/api/rounds/r1/sign", "Round", {})
    row = one.call("GET", "/api/review?round=r1&status=all").json["rows"][0]
    words = [{"coding": row["id"], "status": "accepted", "saw": row["saw"]}]
    checked(one, "POST", "/api/review", "ReviewAnswer", {"round": "r1", "words": words})
    checked(one, "POST", "/api/meetings", "Meetings", {"date": "2024-05-02", "present": ["ana"]})
    checked(one, "POST", "/api/memos", "NoteWritten", {"text": "on the study"})
    assert [] == TYPES.wrong(one.call("GET", "/api/work/r9/T01").json, "ErrorBody")
    assert [] == TYPES.wrong(one.raw("GET", "/api/session").json, "ErrorBody")

    assert found["hits"]
    assert decided["cluster"]["decisions"]


def test_the_page_is_built_on_what_the_server_says_now() -> None:
    """The types of the page are written anew from the server's structs, to the letter."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, root / "frontend" / "make_wire.py", "--check"], check=False, capture_output=True, text=True
    )

    assert (0, "") == (done.returncode, done.stderr)
