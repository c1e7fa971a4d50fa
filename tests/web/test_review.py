"""Review, meetings and memos over HTTP: what is said is recorded once, and nobody takes back what another wrote."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from codekit.model.memos import LIMIT
from codekit.workflow.study.study import open_study
from studies import build, code, folder_of, start
from web.served import Answer, Workbench
from workflow.deciding.test_review_sheet import fill
from workflow.deciding.test_reviewing import ANA

NAMED = "coders:\n  ana: {name: Ana Lee}\n  ben: {name: Ben Ito}\n  lee: {name: Lee Kim}\n"


def reviewed(place: Path) -> Path:
    """A study with an initial round p1 that ana finished; people have names."""
    root = folder_of(build(place))
    settings = root / "study.yaml"
    text = settings.read_text("utf-8")
    begin, end = text.index("coders:"), text.index("speakers:")
    settings.write_text(text[:begin] + NAMED + text[end:], "utf-8")
    study = open_study(root)
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, ANA)
    return root


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workbench, Workbench]]:
    """The windows of lee, who reviews, and of ana, whose codings these are, in one study."""
    place = tmp_path_factory.mktemp("both")
    study = reviewed(place)
    made = [Workbench(study, coder=coder, private=place / coder) for coder in ("lee", "ana")]
    yield made[0], made[1]
    for one in made:
        one.stop()


def rows(one: Workbench, more: str = "&status=all") -> list[Any]:
    """The queue of p1."""
    found = one.call("GET", f"/api/review?round=p1{more}")
    assert 200 == found.status, found.body
    return list(found.json["rows"])


def say(one: Workbench, row: Any, status: str, comment: str = "") -> Answer:
    """One word on a coding, as the page says it: having seen what it shows."""
    word = {"coding": row["id"], "status": status, "comment": comment, "saw": row["saw"]}
    return one.call("POST", "/api/review", {"round": "p1", "words": [word]})


def test_a_word_stands_and_only_its_writer_takes_it_back(both: tuple[Workbench, Workbench]) -> None:
    """Two who did not see each other's word differ; a query needs its question; shares are counted."""
    lee, ana = both
    first = next(row for row in rows(lee) if row["code"] == "MONEY")
    assert ("Interviewer", "Ana Lee") == (first["before"].partition(":")[0], first["coder_name"])

    done = say(lee, first, "accepted")
    assert 200 == done.status, done.body
    assert [("accepted", [("Lee Kim", True)])] == [
        (row["status"], [(said["name"], said["mine"]) for said in row["said"]]) for row in done.json["rows"]
    ]
    assert done.json["share"]["words"].startswith("1 of 5 codings was reviewed")
    assert [1] == [of["share"]["reviewed"] for of in done.json["codes"] if of["code"] == "MONEY"]
    assert first["id"] not in [row["id"] for row in rows(lee, "")]  # what waits
    assert 422 == say(lee, first, "queried").status
    stale = say(ana, first, "queried", "is it?")  # ana's page shows no review yet
    assert ("differing", 1) == (stale.json["rows"][0]["status"], stale.json["own"])
    marks = lee.call("GET", "/api/review/marks?round=p1&transcript=T01").json["rows"]
    assert [("differing", "Lee Kim: accepted; Ana Lee: queried, is it?")] == [(m["status"], m["words"]) for m in marks]

    back = {"round": "p1", "coding": first["id"]}
    assert "accepted" == ana.call("POST", "/api/review/retract", back).json["rows"][0]["status"]
    refused = ana.call("POST", "/api/review/retract", back)
    assert (403, "forbidden") == (refused.status, refused.json["error"]["kind"])
    assert "accepted" == next(row["status"] for row in rows(ana) if row["id"] == first["id"])


def test_a_query_is_decided_once_by_a_meeting(both: tuple[Workbench, Workbench]) -> None:
    """Of two windows that decide one point at the same moment one is told; on no list both are kept."""
    lee, ana = both
    wanted = next(row for row in rows(lee) if row["code"] == "BOX.OWN")
    assert 200 == say(lee, wanted, "queried", "whose shelf?").status
    point = next(p for p in ana.call("GET", "/api/meetings").json["points"] if p["coding"] == wanted["id"])
    assert ("query", "Lee Kim: whose shelf?", wanted["start"]) == (point["kind"], point["said"], point["start"])

    held = ana.call("POST", "/api/meetings", {"date": "2024-05-02", "present": ["ana", "lee", "Eva Guest"]})
    key = held.json["meetings"][0]["key"]
    assert ["Ana Lee", "Lee Kim", "Eva Guest"] == held.json["meetings"][0]["present"]

    def decide(one: Workbench, item: str, text: str) -> Answer:
        return one.call("POST", "/api/meetings/decide", {"meeting": key, "point": item, "text": text})

    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda one: decide(one, point["id"], f"by {one.coder}"), (lee, ana)))
        other = list(pool.map(lambda one: decide(one, "other", f"also {one.coder}"), (lee, ana)))
    assert [200, 409] == sorted(answer.status for answer in said)
    told = next(answer.json["error"] for answer in said if answer.status == 409)
    assert ("stale", True) == (told["kind"], "was decided already: D" in told["message"])
    assert [200, 200] == [answer.status for answer in other]
    decisions = lee.call("GET", "/api/meetings").json["meetings"][0]["decisions"]
    assert 3 == len(decisions)

    minutes = lee.call("GET", f"/api/meetings/minutes?meeting={key}&form=md").body.decode()
    assert all(words in minutes for words in ("Eva Guest", "Lee Kim", "also ana", "also lee"))
    assert b"PK" == lee.call("GET", f"/api/meetings/minutes?meeting={key}").body[:2]
    assert 422 == lee.call("GET", "/api/meetings/minutes?form=exe").status
    closing = next(one for one in decisions if one["kind"] == "query")
    mine, others = (lee, ana) if closing["by"] == "Lee Kim" else (ana, lee)
    refused = others.call("POST", "/api/meetings/retract", {"key": closing["key"]})
    assert (422, True) == (refused.status, "who alone takes it back" in refused.json["error"]["message"])
    again = mine.call("POST", "/api/meetings/retract", {"key": closing["key"]}).json
    assert point["id"] in [p["id"] for p in again["points"]]


def test_a_sheet_is_read_as_it_was_shown(both: tuple[Workbench, Workbench], tmp_path: Path) -> None:
    """Nothing is written before it was seen, nor where it comes to something else by then."""
    lee, _ = both
    sheet = tmp_path / "review.xlsx"
    found = lee.call("GET", "/api/review/sheet?round=p1&status=all&transcript=T03")
    assert "review-p1.xlsx" in found.headers["content-disposition"]
    sheet.write_bytes(found.body)
    fill(sheet, {2: ("accepted", ""), 3: ("queried", "which deal?")})
    data = base64.b64encode(sheet.read_bytes()).decode()
    asked = {"round": "p1", "file": "review.xlsx", "data": data}

    shown = lee.call("POST", "/api/review/sheet", asked)
    assert 200 == shown.status, shown.body
    assert [False, ["accepted", "queried"]] == [shown.json["written"], [row["status"] for row in shown.json["rows"]]]
    assert {"unreviewed"} == {row["status"] for row in rows(lee, "&status=all&transcript=T03")}
    assert 409 == lee.call("POST", "/api/review/sheet", {**asked, "seen": "another"}).status
    done = lee.call("POST", "/api/review/sheet", {**asked, "seen": shown.json["seal"]})
    assert done.json["written"]
    assert ["accepted", "queried"] == [row["status"] for row in rows(lee, "&status=all&transcript=T03")]
    assert (2, []) == ((again := lee.call("POST", "/api/review/sheet", asked).json)["unchanged"], again["rows"])
    assert 422 == lee.call("POST", "/api/review/sheet", {**asked, "data": base64.b64encode(b"no").decode()}).status


def test_a_sample_is_the_same_again(both: tuple[Workbench, Workbench]) -> None:
    """The same seed draws the same codings; what is no share, no seed, no status is refused."""
    lee, _ = both
    drawn = [[row["id"] for row in rows(lee, f"&status=all&sample=40&seed={seed}")] for seed in ("7", "7", "8")]

    assert (2, drawn[0]) == (len(drawn[0]), drawn[1])
    refused = [lee.call("GET", f"/api/review?round=p1&{wrong}").status for wrong in ("sample=x", "sample=0", "seed=a")]
    assert [422, 422, 422] == refused
    assert [404, 404] == [lee.call("GET", f"/api/review?round=p1&{w}").status for w in ("status=x", "code=NONE")]


def test_notes_stand_in_one_list_and_belong_to_their_writer(both: tuple[Workbench, Workbench]) -> None:
    """On a cell, changed with its mark for the meeting; another's is neither changed nor taken back."""
    lee, ana = both
    written = lee.call("POST", "/api/memos", {"text": "who pays?", "case": "O1", "code": "MONEY"})
    assert "cell" == written.json["about"], written.body
    own = written.json["id"]
    for path, more in (("edit", {"text": "x", "discuss": False}), ("remove", {})):
        assert 404 == ana.call("POST", f"/api/memos/{path}", {"id": own, **more}).status
        assert 404 == lee.call("POST", f"/api/memos/{path}", {"id": own[:8], **more}).status
    changed = lee.call("POST", "/api/memos/edit", {"id": own, "text": "who pays for it?", "discuss": True}).json

    found = {row["id"]: row for row in ana.call("GET", "/api/memos/all").json["rows"]}
    assert own not in found
    note = found[changed["id"]]
    assert ("cell", "study", "Lee Kim", False) == (note["about"], note["ledger"], note["coder_name"], note["mine"])
    points = ana.call("GET", "/api/meetings").json["points"]
    assert [("O1", "MONEY", "who pays for it?")] == [(p["case"], p["code"], p["said"]) for p in points if p["case"]]
    assert b"who pays for it?" in ana.call("GET", "/api/memos/file?form=md").body
    assert 200 == lee.call("POST", "/api/memos/remove", {"id": changed["id"]}).status
    assert changed["id"] not in [row["id"] for row in lee.call("GET", "/api/memos/all").json["rows"]]
    wrong = ({"text": ""}, {"text": "x" * (LIMIT + 1)}, {"text": "x", "case": "O1", "transcript": "T01"})
    assert [422, 422, 422] == [lee.call("POST", "/api/memos", body).status for body in wrong]
    assert 404 == lee.call("POST", "/api/memos", {"text": "x", "case": "O99"}).status
