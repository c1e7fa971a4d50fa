"""From a compared round to its consensus, over real HTTP."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from codekit.model.names import CONSENSUS
from codekit.workflow.study.study import open_study
from studies import BOTH, code
from web.conftest import Serve
from web.served import Workbench


@pytest.fixture
def compared(food_template: Path, tmp_path: Path, serve: Serve) -> Workbench:
    """Ana's workbench on a round that was just compared."""
    root = Path(shutil.copytree(food_template, tmp_path / "study"))
    code(open_study(root), BOTH)
    one = serve(root, "--round", "r1")
    assert 200 == one.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).status
    return one


def clusters(one: Workbench) -> Any:
    """The queue."""
    return one.call("GET", "/api/clusters?round=r1").json


def decide(one: Workbench, cluster: str, choice: str, **more: Any) -> Any:
    """Decide; the answer."""
    return one.call("POST", "/api/decisions", {"round": "r1", "cluster": cluster, "choice": choice, **more})


def test_the_queue_holds_what_differs_and_what_is_agreed(compared: Workbench) -> None:
    """In text order, with everybody's codings; agreed groups are decided already."""
    found = clusters(compared)
    open_ = [c for c in found["rows"] if not c["agreed"]]
    places = [(c["transcript"], c["start"]) for c in found["rows"]]

    assert len(open_) >= 3
    assert sorted(places) == places
    assert {"open"} == {c["status"] for c in open_}
    assert {"decided"} == {c["status"] for c in found["rows"] if c["agreed"]}
    assert len(open_) == found["progress"]["total"] == found["progress"]["open"]
    assert {"ana", "ben"} == {coding["coder"] for c in found["rows"] for coding in c["codings"]}


def test_decisions_are_made_taken_back_and_become_the_consensus(compared: Workbench) -> None:
    """Each with its author and reason; the consensus is refused until nothing is open."""
    open_ = [c["id"] for c in clusters(compared)["rows"] if not c["agreed"]]
    assert 409 == compared.call("POST", "/api/rounds/r1/finalise", {"transcripts": ["T01", "T02", "T03"]}).status
    first = decide(compared, open_[0], "accept", coder="ben").json

    assert ("decided", "accept", "ben", "ana") == (
        first["cluster"]["status"],
        *(first["cluster"]["decisions"][0][name] for name in ("choice", "coder", "by")),
    )
    assert 1 == first["progress"]["decided"]
    assert "open" == decide(compared, open_[0], "reopen").json["cluster"]["status"]
    assert "deferred" == decide(compared, open_[0], "defer").json["cluster"]["status"]
    for id_ in open_:
        answer = decide(compared, id_, "neither", reason="not what the code means", problem="MONEY is too wide")
        assert 200 == answer.status, answer.body
    done = compared.call("POST", "/api/rounds/r1/finalise", {}).json["transcripts"]
    study = open_study(compared.study)
    layers = study.layers(study.round("r1"))

    assert ["T01", "T02", "T03"] == sorted(done)
    assert ["BOX.OWN"] == [c.code for c in layers.get(CONSENSUS, "T02").codings]
    others = compared.call("GET", "/api/work/r1/T02/others").json
    assert ("finished", ["BOX.OWN"]) == (
        others["consensus"]["state"],
        [c["code"] for c in others["consensus"]["codings"]],
    )


def test_what_became_of_my_codings(compared: Workbench) -> None:
    """Kept, dropped or still open, with the words and the reason."""
    open_ = [c for c in clusters(compared)["rows"] if not c["agreed"]]
    mine = next(c for c in open_ if any(coding["coder"] == "ana" for coding in c["codings"]))
    decide(compared, mine["id"], "neither", reason="no contact there")
    rows = compared.call("GET", "/api/became?round=r1").json["rows"]

    assert {"kept", "dropped", "open"} <= {row["fate"] for row in rows}
    assert {"no contact there"} == {row["reason"] for row in rows if row["fate"] == "dropped"}
    assert all(row["text"] for row in rows)


def test_a_wish_that_does_not_fit_is_refused(compared: Workbench) -> None:
    """Unknown cluster, unknown choice, a reason that is missing, a field that is none."""
    id_ = next(c["id"] for c in clusters(compared)["rows"] if not c["agreed"])

    assert 404 == decide(compared, "T01:99", "defer").status
    assert decide(compared, id_, "toss a coin").status in {404, 422}
    assert decide(compared, id_, "neither").status == 422
    assert 422 == decide(compared, id_, "defer", unheard_of=1).status
    assert decide(compared, id_, "accept", coder="zoe").status in {404, 422}
    assert "open" == next(c["status"] for c in clusters(compared)["rows"] if c["id"] == id_)


def preview(one: Workbench, cluster: str, choice: str, **more: Any) -> Any:
    """What a decision would come to; the answer."""
    wish = {"round": "r1", "cluster": cluster, "choice": choice, **more}
    return one.call("POST", "/api/decisions/preview", wish)


def written(one: Workbench) -> bytes:
    """The ledgers of the round."""
    return b"".join(path.read_bytes() for path in sorted((one.study / "rounds" / "r1").glob("*.jsonl")))


@pytest.mark.parametrize(
    "wish",
    [
        {"choice": "accept", "coder": "ben"},
        {"choice": "both"},
        {"choice": "union", "code": "REL"},
        {"choice": "other-code", "code": "MONEY"},
        {"choice": "other-span", "code": "REL", "start": 60, "end": 70, "reason": "x"},
        {"choice": "neither", "reason": "x"},
        {"choice": "defer"},
    ],
    ids=lambda wish: wish["choice"],
)
def test_a_preview_says_what_the_decision_gives_and_writes_nothing(compared: Workbench, wish: dict[str, Any]) -> None:
    """With or without the reason; the same codings stand once it is decided."""
    before = written(compared)
    seen = preview(compared, "T01:1", **wish).json
    assert before == written(compared)

    (decision,) = decide(compared, "T01:1", **wish).json["cluster"]["decisions"]

    assert {"outcome": decision["outcome"], "polarities": [], "refused": None} == seen
    assert seen == preview(compared, "T01:1", **{**wish, "reason": ""}).json


@pytest.mark.parametrize(
    ("wish", "message", "hint"),
    [
        ({"choice": "union"}, "cluster T01:1 has the codes REL.SEND, REL", "name the code that is meant"),
        (
            {"choice": "other-code", "code": "BOX"},
            "cluster T01:1: 'BOX' is a container and is not coded directly",
            "use one of BOX.OWN",
        ),
        (
            {"choice": "other-span", "code": "REL", "start": 13, "end": 20},
            "cluster T01:1: 13..20 of T01 holds no respondent's words",
            "codekit speakers T01 shows the roles",
        ),
    ],
)
def test_a_preview_says_why_a_wish_does_not_fit(
    compared: Workbench, wish: dict[str, Any], message: str, hint: str
) -> None:
    """In the words with which the decision is refused."""
    seen = preview(compared, "T01:1", **wish).json
    refused = decide(compared, "T01:1", **wish, reason="x")

    assert {"outcome": None, "polarities": [], "refused": {"message": message, "hint": hint}} == seen
    assert (422, message) == (refused.status, refused.json["error"]["message"])


def test_a_preview_is_guarded_like_a_decision(compared: Workbench, serve: Serve, tmp_path: Path) -> None:
    """No such cluster, a field that is none, somebody who does not code this round."""
    lee = serve(compared.study, coder="lee", private=tmp_path / "lee")

    assert [404, 422, 409] == [
        preview(compared, "T01:99", "defer").status,
        preview(compared, "T01:1", "defer", unheard_of=1).status,
        preview(lee, "T01:1", "defer").status,
    ]


def test_codings_of_different_polarity_are_joined_by_naming_it(
    food_template: Path, tmp_path: Path, serve: Serve
) -> None:
    """The preview offers the polarities that differ; the decision takes the one that is named."""
    root = Path(shutil.copytree(food_template, tmp_path / "study"))
    rows = "T01,152,165,MONEY,ana,supporting\nT01,152,182,MONEY,ben,contrary\nT02,58,83,REL,ana,\nT02,58,83,REL,ben,\n"
    code(open_study(root), f"transcript,start,end,code,coder,polarity\n{rows}T03,51,89,REL,ana,\nT03,51,89,REL,ben,\n")
    one = serve(root, "--round", "r1")
    assert 200 == one.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).status

    asked, named = preview(one, "T01:1", "union").json, preview(one, "T01:1", "union", polarity="contrary").json
    done = decide(one, "T01:1", "union", polarity="contrary").json["cluster"]["decisions"][0]

    joined = [{"code": "MONEY", "start": 152, "end": 182, "polarity": "contrary", "value": ""}]
    assert (None, ["supporting", "contrary"]) == (asked["outcome"], asked["polarities"])
    assert "the codings differ in polarity" == asked["refused"]["message"]
    assert (joined, ["supporting", "contrary"], None) == (named["outcome"], named["polarities"], named["refused"])
    assert joined == done["outcome"]


def test_only_the_coders_of_the_round_decide(compared: Workbench, serve: Serve, tmp_path: Path) -> None:
    """Others may look, once it is compared."""
    lee = serve(compared.study, coder="lee", private=tmp_path / "lee")
    id_ = next(c["id"] for c in clusters(lee)["rows"] if not c["agreed"])

    assert 409 == decide(lee, id_, "defer").status
    assert 409 == lee.call("POST", "/api/rounds/r1/finalise", {}).status


def test_a_round_is_signed_and_closed(compared: Workbench, serve: Serve, tmp_path: Path) -> None:
    """By each coder in their own workbench; closing needs both, and nothing open."""
    for cluster in clusters(compared)["rows"]:
        if not cluster["agreed"]:
            decide(compared, cluster["id"], "neither", reason="x")
    compared.call("POST", "/api/rounds/r1/finalise", {})
    ben = serve(compared.study, coder="ben", private=tmp_path / "ben")

    assert 409 == compared.call("POST", "/api/rounds/r1/close", {}).status
    assert ["ana"] == compared.call("POST", "/api/rounds/r1/sign", {}).json["signed"]
    assert ["ana", "ben"] == ben.call("POST", "/api/rounds/r1/sign", {}).json["signed"]
    assert "closed" == compared.call("POST", "/api/rounds/r1/close", {}).json["state"]
    assert 200 == compared.call("GET", "/api/agreement?round=r1").status
    assert 200 == compared.call("GET", "/api/matrix?codebook=food").status


def test_nobody_signs_before_the_comparison_and_it_bears_the_coder(food: Path, serve: Serve) -> None:
    """Signing says "we agree", which nobody knows before; whoever compares in the window does it by their own name."""
    code(open_study(food), BOTH)
    ana = serve(food, "--round", "r1")
    assert 409 == ana.call("POST", "/api/rounds/r1/sign", {}).status
    compared = ana.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).json["compared"]
    assert "ana" == compared["by"]
    assert ["ana"] == ana.call("POST", "/api/rounds/r1/sign", {}).json["signed"]


def test_the_matrix_says_whether_asking_was_recorded(compared: Workbench) -> None:
    """So that the page writes "asked, none" only where somebody recorded it, as the workbook does."""
    assert compared.call("GET", "/api/matrix?codebook=food").json["asking_recorded"] is False
    (compared.study / "coverage.csv").write_text("transcript,topic,asked\nT01,REL,yes\n", "utf-8")
    assert compared.call("GET", "/api/matrix?codebook=food").json["asking_recorded"] is True


def test_a_decision_on_what_is_no_longer_so_is_refused_and_asked_about(compared: Workbench) -> None:
    """Somebody else decided, or took it back, since it was shown: nothing is superseded unseen, nothing is lost."""
    cluster = next(c["id"] for c in clusters(compared)["rows"] if not c["agreed"])
    first = decide(compared, cluster, "accept", coder="ben", seen=[])
    assert 200 == first.status
    (theirs,) = [one["id"] for one in first.json["cluster"]["decisions"]]

    late = decide(compared, cluster, "neither", reason="Unclear", seen=[])
    assert (409, "stale") == (late.status, late.json["error"]["kind"])
    assert late.json["error"]["message"] == f"cluster {cluster} was decided meanwhile (by ana: accept)"
    assert 409 == decide(compared, cluster, "reopen", seen=[]).status
    same = decide(compared, cluster, "accept", coder="ben", seen=[])
    assert [theirs] == [one["id"] for one in same.json["cluster"]["decisions"]]  # what was decided so is no clash

    anyway = decide(compared, cluster, "neither", reason="Unclear", seen=[theirs])
    (mine,) = [one["id"] for one in anyway.json["cluster"]["decisions"]]
    assert 200 == decide(compared, cluster, "reopen", seen=[mine]).status
    gone = decide(compared, cluster, "accept", coder="ana", seen=[mine])
    assert gone.json["error"]["message"] == f"cluster {cluster} is open again meanwhile"
    assert 200 == decide(compared, cluster, "accept", coder="ana").status  # a program that saw nothing
