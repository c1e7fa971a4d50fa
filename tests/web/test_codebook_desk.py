"""The codebook desk: shown before it is written, written into the file as people wrote it, told as one may know."""

from __future__ import annotations

import base64
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from codekit.model.events import CodePropose, stamp
from codekit.workflow.study.study import open_study
from others import busy, code_as
from studies import CODEBOOK, write
from web.conftest import Serve
from web.served import Workbench, op

COMMENTED = CODEBOOK.replace("- id: MONEY", "# asked by the funder\n- id: MONEY").replace(
    "  definition: Who pays.", "  definition: Who pays.   # said by hand"
)


def book(one: Workbench, id_: str = "food") -> dict[str, Any]:
    """The working copy as the page gets it."""
    return dict(one.call("GET", f"/api/codebook?codebook={id_}").json)


def change(one: Workbench, act: str, *codes: str, write: bool = True, **more: Any) -> Any:
    """Change the codebook as the page does; the answer."""
    asked = {"codebook": "food", "sha256": book(one)["sha256"], "act": act, "codes": codes, "write": write, **more}
    return one.call("POST", "/api/codebook/change", asked)


def test_each_kind_of_change_is_shown_and_written_into_the_file(workbench: Workbench) -> None:
    """A version in use stays; the file gets the next, keeps its comments, and says what was done and why."""
    file = write(workbench.study / "codebooks/food.yaml", COMMENTED)
    fields = {"name": "Loans & debts", "definition": "Money: given back."}
    asked: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
        ("add", (), {"fields": fields, "under": "MONEY"}),
        ("edit", ("MONEY",), {"fields": {"name": "Funds", "examples": ["A grant pays.", "Aid."], "colour": "#102030"}}),
        ("edit", ("MONEY",), {"fields": {"definition": "Who gives."}, "kind": "narrowed"}),
        ("move", ("BOX.OWN",), {"under": "REL"}),
        ("split", ("REL",), {"fields": {"name": "Lists", "definition": "Addresses."}, "new": "REL.LIST"}),
        ("merge", ("REL.SEND",), {"into": "REL.DEAL"}),
        ("retire", ("REL.LIST",), {}),
    ]
    for number, (act, codes, more) in enumerate(asked):
        before = file.read_bytes()
        shown = change(workbench, act, *codes, write=False, **more).json
        assert ("", False, before) == (shown["refused"], shown["written"], file.read_bytes()), act
        done = change(workbench, act, *codes, **more, reason=f"reason {number}")
        assert (200, True) == (done.status, done.json["written"]), done.body
        assert shown["after"] == done.json["after"] == "1.1"
    text = file.read_text("utf-8")
    assert "# asked by the funder\n- id: MONEY" in text
    assert re.search(r"definition: Who gives\. +# said by hand", text)
    assert (workbench.study / "codebooks/food/1.0.yaml").read_text("utf-8") == CODEBOOK
    made = open_study(workbench.study).codebook("food")
    kinds = ["added", "reworded", "narrowed", "moved", "split", "merged", "retired"]
    assert [(kind, f"reason {n}") for n, kind in enumerate(kinds)] == [(c.kind, c.reason) for c in made.changes]
    assert ("Loans-debts", "Money: given back.") == (made.children["MONEY"][0], made["Loans-debts"].definition)
    assert (("A grant pays.", "Aid."), "#102030") == (made["MONEY"].examples, made["MONEY"].colour)
    record = workbench.call("GET", "/api/codebook/history?codebook=food").json["record"]
    assert kinds[::-1] == [each["kind"] for each in record]
    assert {"ana"} == {each["by"] for each in record}


def test_a_file_that_was_changed_meanwhile_is_not_written(workbench: Workbench) -> None:
    """Nor after that before it was looked at again; the answer is one line."""
    shown = book(workbench)
    file = write(workbench.study / "codebooks/food.yaml", COMMENTED)
    asked = {"codebook": "food", "sha256": shown["sha256"], "act": "retire", "codes": ["MONEY"], "write": True}

    refused = workbench.call("POST", "/api/codebook/change", asked)
    assert (409, "stale") == (refused.status, refused.json["error"]["kind"])
    assert "changed meanwhile; nothing was written" in refused.json["error"]["message"]
    assert COMMENTED == file.read_text("utf-8")
    assert change(workbench, "retire", "MONEY").json["written"]


def test_flaws_are_named_with_their_field_and_errors_are_not_written(workbench: Workbench) -> None:
    """As one types; what cannot be done at all is said in one line."""
    before = book(workbench)["sha256"]
    for fields, field in (
        ({"definition": " "}, "definition"),
        ({"colour": "red"}, "colour"),
        ({"values": ["1"]}, "values"),
    ):
        shown = change(workbench, "edit", "MONEY", fields=fields, write=False, brief=True).json
        assert [field] == [flaw["field"] for flaw in shown["flaws"] if flaw["level"] == "error"]
        assert 422 == change(workbench, "edit", "MONEY", fields=fields).status
    weak = change(workbench, "edit", "MONEY", fields={"examples": []}, write=False).json["flaws"]
    assert [("warning", "code 'MONEY' has no example")] == [(flaw["level"], flaw["message"]) for flaw in weak]
    impossible: list[tuple[str, list[str], dict[str, Any], str]] = [
        ("move", ["REL"], {"under": "REL.SEND"}, "cannot stand below itself"),
        ("edit", ["MONEY"], {"fields": {}}, "nothing would change"),
        ("add", [], {"fields": {"name": "?"}}, "letters"),
        ("retire", ["NONE"], {}, "no code 'NONE'"),
    ]
    for act, codes, more, says in impossible:
        assert says in change(workbench, act, *codes, write=False, **more).json["refused"]
        assert change(workbench, act, *codes, **more).status in {404, 422}
    assert before == book(workbench)["sha256"]


def test_what_a_change_means_is_told_of_own_codings_while_blind(food: Path, serve: Serve) -> None:
    """Both coders have coded the code; ana, who is blind, is told of hers, and confirms hers alone."""
    one = serve(food, "--round", "r1")
    one.do(op("coding.add", code="MONEY", **one.span("T01", "A grant pays.")))
    code_as("ben", "T01,4,MONEY")(open_study(food))
    asked: dict[str, Any] = {"fields": {"definition": "Who gives."}, "kind": "widened", "reason": "wider"}

    shown = change(one, "edit", "MONEY", write=False, **asked).json
    assert (1, 0, ["r1"]) == (shown["doubtful"], shown["carried"], shown["blind"])
    assert [("ana", "T01", "A grant pays.")] == [(c["coder"], c["transcript"], c["words"]) for c in shown["look_again"]]
    assert ["T01", "T02", "T03"] == shown["unread"]
    assert change(one, "edit", "MONEY", **asked).json["written"]
    queue = one.call("GET", "/api/codebook/recheck?codebook=food").json
    assert (["ana"], "1.1", []) == ([c["coder"] for c in queue["codings"]], queue["version"], queue["reread"])
    confirmed = {"codebook": "food", "version": "1.1", "codings": [queue["codings"][0]["id"]], "reason": "so"}
    assert [] == one.call("POST", "/api/codebook/recheck", confirmed).json["codings"]
    stale = one.call("POST", "/api/codebook/recheck", {**confirmed, "version": "1.0"})
    assert (409, "stale") == (stale.status, stale.json["error"]["kind"])


def test_who_is_not_blind_is_told_of_what_may_be_seen(food_template: Path, tmp_path: Path, serve: Serve) -> None:
    """Lee, in no blind round of food@1.0, sees what lee coded, and what others propose; taken is what stands there."""
    study = busy(Path(shutil.copytree(food_template, tmp_path / "study")))
    proposed = CodePropose(**stamp("lee"), round="r0", name="Money", definition="", codebook="food@1.0")
    open_study(study).store.append([proposed])
    one = serve(study, "--round", "r0", coder="lee")

    shown = book(one)
    assert [proposed.id] == shown["taken"] == [each["id"] for each in shown["proposals"]]
    meant = change(one, "edit", "REL", write=False, fields={"definition": "Any."}).json
    assert [("lee", "r0")] == [(c["coder"], c["round"]) for c in meant["look_again"]]


def test_title_and_purpose_are_written_in_their_place(food_template: Path, tmp_path: Path, serve: Serve) -> None:
    """In the file as it was written, under the same version; not over what somebody else wrote meanwhile."""
    one = serve(Path(shutil.copytree(food_template, tmp_path / "study")))
    file = one.study / "codebooks" / "food.yaml"
    file.write_text("# ours\n" + file.read_text("utf-8"), "utf-8")
    shown = book(one)
    asked = {"codebook": "food", "sha256": shown["sha256"], "title": "Food: and: rides", "purpose": "Who pays.\nWhy."}

    assert {"title": "Food: and: rides"}.items() <= one.call("POST", "/api/codebook/describe", asked).json.items()
    assert ("Food: and: rides", shown["version"]) == (book(one)["title"], book(one)["version"])
    was, now = file.read_text("utf-8").splitlines(), shown["codes"]
    assert "# ours" == was[0]
    assert [code["id"] for code in now] == [code["id"] for code in book(one)["codes"]]
    stale = one.call("POST", "/api/codebook/describe", asked)
    assert (409, "stale") == (stale.status, stale.json["error"]["kind"])
    lines = {**asked, "sha256": book(one)["sha256"], "title": "a\nb"}
    assert 422 == one.call("POST", "/api/codebook/describe", lines).status


def test_a_codebook_begins_as_a_draft(workbench: Workbench) -> None:
    """Ids are made from names; nothing is noted before somebody codes with it; none is written over."""
    codes = [{"name": "Cost of living", "definition": "What it costs."}, {"name": "Help", "definition": "Who helps."}]
    asked = {"id": "New book", "title": "Neu", "codes": codes}

    made = workbench.call("POST", "/api/codebook/new", asked)
    assert (200, "New-book") == (made.status, made.json["id"])
    assert 422 == workbench.call("POST", "/api/codebook/new", asked).status
    shown = book(workbench, "New-book")
    assert ["Cost-of-living", "Help"] == [code["id"] for code in shown["codes"]]
    edit = {"codebook": "New-book", "sha256": shown["sha256"], "act": "edit", "codes": ["Help"], "write": True}
    done = workbench.call("POST", "/api/codebook/change", {**edit, "fields": {"include": "Family."}})
    assert (True, False, "1.0") == (done.json["written"], done.json["noted"], done.json["after"])
    assert "changes" not in (workbench.study / "codebooks/New-book.yaml").read_text("utf-8")
    listed = workbench.call("GET", "/api/codebooks").json["books"]
    assert [("New-book", "Neu", 2), ("food", "Food and rides", 6)] == [
        (b["id"], b["title"], b["codes"]) for b in listed
    ]
    unsaid = {"id": "b", "codes": [{"name": "A", "definition": ""}]}
    assert (422, ["code 'A': definition is empty"]) == _problems(workbench.call("POST", "/api/codebook/new", unsaid))


def _problems(answer: Any) -> tuple[int, list[str]]:
    return answer.status, [p.partition(": ")[2].partition(" (")[0] for p in answer.json["error"]["problems"]]


TABLE = "Kategorie,Bedeutung,Beispiel,Wer\nGeld,Wer zahlt.,Ein Zuschuss.,ana\nHilfe,Wer hilft.,,ben\n"


def test_a_table_is_shown_as_it_was_understood_and_taken_in_as_shown(workbench: Workbench) -> None:
    """Each column with what it is taken for; what is not kept is said; mapped columns count, and `-` leaves one out."""

    def bring(text: str, **more: Any) -> Any:
        data = base64.b64encode(text.encode()).decode()
        return workbench.call("POST", "/api/codebook/import", {"file": "team.csv", "data": data, **more})

    shown = bring(TABLE).json
    known = {c["title"]: c["field"] for c in shown["columns"]}
    assert (False, "team", "1.0", "name", "examples", "") == (
        shown["written"], shown["id"], shown["version"], known["Kategorie"], known["Beispiel"], known["Wer"],
    )  # fmt: skip
    assert any("'Wer' is not kept (2 cells)" in line for line in shown["told"])
    mapped = {"Wer": "source", "Bedeutung": "definition", "Beispiel": "-"}
    shown = bring(TABLE, mapped=mapped).json
    assert ["name", "definition", "", "source"] == [column["field"] for column in shown["columns"]]
    assert any("'Beispiel' is not kept (1 cell)" in line for line in shown["told"])
    assert not (workbench.study / "codebooks/team.yaml").exists()
    assert 409 == bring(TABLE, mapped=mapped, seen="another").status
    assert bring(TABLE, mapped=mapped, seen=shown["seal"]).json["written"]
    made = open_study(workbench.study).codebook("team")
    assert [("Geld", "ana", ()), ("Hilfe", "ben", ())] == [(c.id, c.source, c.examples) for c in made.codes]
    again = bring(TABLE.replace("Wer hilft.", "Wer hilft uns."), mapped=mapped, version="1.1").json
    assert ("1.0", "1.1") == (again["replaces"], again["version"])
    bad = bring("Code,Definition\nGeld,Wer.\nGeld,Wem.\n").json
    assert ("", 2, True) == (bad["seal"], len(bad["columns"]), "Geld" in bad["problems"][0])
    assert 422 == bring("x", file="picture.png").status


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("xlsx", b"PK"),
        ("docx", b"PK"),
        ("html", b"<!"),
        ("qdc", b"<?xml"),
        ("csv", b"\xef\xbb\xbfid"),
        ("yaml", b"codebook: food"),
    ],
)
def test_a_codebook_goes_out_as_a_file(workbench: Workbench, form: str, begins: bytes) -> None:
    """In every form that the commands write, by a name that says its version; another form is refused."""
    got = workbench.call("GET", f"/api/codebook/export?codebook=food&as={form}")

    assert (200, begins) == (got.status, got.body[: len(begins)])
    assert f"food-1.0.{form}" in got.headers["content-disposition"]
    assert 404 == workbench.call("GET", "/api/codebook/export?codebook=food&as=exe").status
