"""What can be done on the screens beside coding."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from codekit.workflow.deciding import closing
from codekit.workflow.study.study import open_study
from studies import agree, code, start
from web.browser.screens import go
from web.served import Workbench, op, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a copy of it, at her open round."""
    served = Workbench(Path(shutil.copytree(settled_template, tmp_path / "study")), "--round", "solo")
    yield served
    served.stop()


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in."""
    workbench.call("GET", "/api/session")
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    return page


def coded(workbench: Workbench, words: str = "我们自己付", code: str = "MONEY") -> str:
    """Code a passage of the open text; the coding's id."""
    made = op("coding.add", "T04", "solo", **workbench.span("T04", words), code=code)
    workbench.do(made)
    return str(made["op_id"])


def work(workbench: Workbench) -> Any:
    """What stands of ana's open text."""
    return workbench.call("GET", "/api/work/solo/T04").json


def said(page: Page) -> Locator:
    """The one place where the workbench speaks."""
    return page.locator("footer [role=status]")


@pytest.mark.both
def test_excerpts_are_recoded_in_place(opened: Page, workbench: Workbench) -> None:
    """All excerpts of a code stand together; another code is given from there, and undone from anywhere."""
    old = coded(workbench)
    go(opened, "#/codes/MONEY?round=solo")
    opened.locator(".excerpt mark").wait_for()
    expect(opened.locator(".excerpt mark")).to_have_text(["我们自己付"])
    opened.get_by_role("button", name="Recode…").click()
    opened.keyboard.type("contr")
    opened.keyboard.press("Enter")
    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["REL.DEAL"])
    opened.get_by_text("You have not used this code in this round.").wait_for()
    opened.keyboard.press("Control+z")

    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["MONEY"])
    opened.locator(".excerpt mark").wait_for()
    assert old in {c["id"] for c in work(workbench)["codings"]} | {old}


def test_a_second_code_on_the_same_passage_from_the_list(opened: Page, workbench: Workbench) -> None:
    """Coding from retrieval puts a further code on exactly the same span."""
    coded(workbench)
    go(opened, "#/codes/MONEY?round=solo")
    opened.get_by_role("button", name="Code also…").click()
    opened.keyboard.type("own program")
    opened.keyboard.press("Enter")

    until(lambda: len(work(workbench)["codings"]) == 2)
    assert len({(c["start"], c["end"]) for c in work(workbench)["codings"]}) == 1


@pytest.mark.both
def test_history_undoes_and_does_again(opened: Page, workbench: Workbench) -> None:
    """Every own operation stands there, and can be taken back and done again, each by itself."""
    coded(workbench)
    coded(workbench, "没有别人", "REL")
    go(opened, "#/history")
    row = opened.get_by_role("row").filter(has_text="MONEY")
    row.get_by_role("button", name="Undo").click()
    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["REL"])
    row.get_by_role("button", name="Redo").click()

    until(lambda: sorted(c["code"] for c in work(workbench)["codings"]) == ["MONEY", "REL"])


def test_memos_are_written_marked_and_removed(opened: Page, workbench: Workbench) -> None:
    """The journal takes an entry; it is edited, marked for discussion, found, and removed."""
    go(opened, "#/memos")
    opened.get_by_label("New journal entry").fill("The word partner means two things.")
    opened.keyboard.press("Control+Enter")
    memo = opened.locator(".memo")
    memo.get_by_text("means two things").wait_for()
    memo.get_by_role("button", name="Edit").click()
    memo.get_by_role("textbox").fill("The word partner means three things.")
    memo.get_by_role("button", name="Save").click()
    memo.get_by_text("means three things").wait_for()
    memo.get_by_role("button", name="Mark for discussion").click()
    memo.get_by_text("to discuss").wait_for()
    opened.get_by_role("button", name="To discuss").click()
    expect(opened.locator(".memo")).to_have_count(1)
    memo.get_by_role("button", name="Remove").click()

    until(lambda: workbench.call("GET", "/api/memos").json["rows"] == [])


def test_settings_are_kept(opened: Page, workbench: Workbench) -> None:
    """The theme stays after a reload, whatever the system says."""
    go(opened, "#/settings")
    opened.get_by_role("group", name="Colours").get_by_role("button", name="Dark").click()
    expect(opened.locator("html")).to_have_attribute("data-theme", "dark")
    until(lambda: workbench.call("GET", "/api/settings").json.get("theme") == "dark")
    opened.reload()
    opened.locator(".shell").wait_for()

    expect(opened.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_key_is_changed(opened: Page) -> None:
    """An action takes the key that is pressed for it, and no longer the old one."""
    go(opened, "#/settings")
    opened.get_by_role("button", name="Change the key of All keys").click()
    opened.keyboard.press("Control+Alt+h")
    said(opened).get_by_text("Ctrl+Alt+H").wait_for()
    go(opened, "#/d/r1/T01/compare")
    opened.locator(".compare .list li").first.wait_for()
    opened.keyboard.press("?")
    expect(opened.get_by_role("dialog")).to_have_count(0)
    opened.keyboard.press("Control+Alt+h")

    opened.get_by_role("dialog").wait_for()


def test_a_second_tab_stays_in_step(opened: Page, workbench: Workbench) -> None:
    """What is coded elsewhere counts here without a reload."""
    go(opened, "#/")
    row = opened.get_by_role("row").filter(has=opened.locator("a[href='#/d/solo/T04']"))
    expect(row).to_contain_text("not started")
    coded(workbench)

    row.filter(has_text="in progress").wait_for()


def queue(page: Page) -> Locator:
    """The clusters in the list on the left."""
    return page.get_by_role("complementary", name="Queue").locator("li button")


def card(page: Page) -> Locator:
    """The card of a cluster that is to be decided: keys are heard from when it stands there, after its text came."""
    shown = page.get_by_role("region", name="Decision")
    shown.get_by_text("open", exact=True).wait_for()
    return shown


def decisions(workbench: Workbench) -> list[tuple[str, str]]:
    """What stands, in the order of the queue: the choice and the reason."""
    rows = workbench.call("GET", "/api/clusters?round=r1").json["rows"]
    return [(one["choice"], one["reason"]) for row in rows for one in row["decisions"]]


@pytest.mark.both
def test_every_disagreement_is_decided_by_keys(opened: Page, workbench: Workbench) -> None:
    """Keys decide, a reason is asked for where one is needed, undo opens the last again, and the end says so."""
    go(opened, "#/adjudicate/r1")
    queue(opened).first.wait_for()
    total = 5
    expect(queue(opened)).to_have_count(total)
    card(opened)
    opened.keyboard.press("1")
    opened.keyboard.press("Enter")
    until(lambda: len(decisions(workbench)) == 1)
    card(opened)
    opened.keyboard.press("r")
    opened.keyboard.press("n")
    said(opened).get_by_text("This decision needs a reason.").wait_for()
    opened.keyboard.type("Outside the definition")
    opened.keyboard.press("Enter")
    until(lambda: ("neither", "Outside the definition") in decisions(workbench))
    opened.keyboard.press("Control+z")
    until(lambda: len(decisions(workbench)) == 1)
    for done in range(1, total):
        card(opened)
        opened.keyboard.press("2")
        opened.keyboard.press("Enter")
        until(lambda done=done: len(decisions(workbench)) == done + 1)

    opened.get_by_text("Everything is decided: 5 clusters.").wait_for()
    opened.get_by_role("button", name="Finalise…").click()
    opened.get_by_role("dialog").get_by_role("button", name="Finalise").click()
    said(opened).get_by_text("The consensus of 3 transcripts is written.").wait_for()


def test_an_own_span_and_another_code(opened: Page, workbench: Workbench) -> None:
    """Bounds are moved by arrow keys, a code is chosen by typing; both are shown before they are committed."""
    go(opened, "#/adjudicate/r1")
    card(opened)
    opened.keyboard.press("c")
    opened.get_by_role("combobox", name="Code", exact=True).fill("money")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("region", name="Decision")).to_contain_text("Money")
    opened.keyboard.press("e")
    opened.get_by_role("group", name="Own span").wait_for()
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("Enter")
    opened.keyboard.type("Ends earlier")
    opened.keyboard.press("Enter")

    until(lambda: decisions(workbench) == [("other-span", "Ends earlier")])


def test_a_polarity_is_picked_where_the_codings_differ(opened: Page, workbench: Workbench) -> None:
    """Joining waits for it; what the consensus would get is shown before it is committed."""
    study = open_study(workbench.study)
    start(study, "r3", transcripts=["T03"])
    head = "transcript,start,end,code,coder,polarity\n"
    code(study, head + "T03,51,61,REL,ana,supporting\nT03,51,89,REL,ben,contrary\n", round_id="r3")
    agree(study, "r3")
    opened.reload()
    go(opened, "#/adjudicate/r3")
    decision = card(opened)
    opened.keyboard.press("u")
    expect(decision).to_contain_text("The codings differ in polarity.")
    expect(opened.get_by_role("button", name="Commit, next")).to_be_disabled()
    expect(decision.get_by_role("button", name="supporting")).to_be_focused()
    decision.get_by_role("button", name="contrary").click()
    expect(decision).to_contain_text("Volunteers from the church drive them.")
    opened.keyboard.press("Enter")

    opened.get_by_text("Everything is decided: 1 cluster.").wait_for()

    def stands() -> list[str]:
        rows = workbench.call("GET", "/api/clusters?round=r3").json["rows"]
        return [one["polarity"] for row in rows for decision in row["decisions"] for one in decision["outcome"]]

    until(lambda: stands() == ["contrary"])


def test_a_coder_sees_what_became_of_their_codings(opened: Page, workbench: Workbench) -> None:
    """Each own coding has its fate, with the reason of whoever decided."""
    cluster = workbench.call("GET", "/api/clusters?round=r1").json["rows"][0]["id"]
    wish = {"round": "r1", "cluster": cluster, "choice": "neither", "reason": "Said by someone else"}
    assert workbench.call("POST", "/api/decisions", wish).status == 200
    go(opened, "#/became/r1")
    fates = opened.locator(".fate")

    expect(fates).to_have_count(4)
    expect(fates.filter(has_text="rejected").filter(has_text="Said by someone else").first).to_be_visible()


def test_a_closed_round_keeps_its_record(opened: Page, workbench: Workbench) -> None:
    """Adjudicate shows every cluster of a closed round with what was decided, and offers no decision; nor does Code."""
    for row in workbench.call("GET", "/api/clusters?round=r1").json["rows"]:
        if not row["agreed"]:
            wish = {"round": "r1", "cluster": row["id"], "choice": "both"}
            assert workbench.call("POST", "/api/decisions", wish).status == 200
    assert workbench.call("POST", "/api/rounds/r1/finalise", {}).status == 200
    for coder in ("ana", "ben"):
        closing.sign(open_study(workbench.study), "r1", coder)
    closing.close(open_study(workbench.study), "r1")
    opened.reload()
    go(opened, "#/adjudicate/r1")

    expect(opened.get_by_role("region", name="Decision")).to_contain_text("decided")
    expect(opened.get_by_text("Round r1 is closed. This is the record of its decisions.")).to_be_visible()
    expect(opened.get_by_role("button", name="Accept")).to_have_count(0)
    before = opened.url
    opened.get_by_role("button", name="Next").click()
    expect(opened).not_to_have_url(before)

    go(opened, "#/d/r1/T01")
    expect(opened.locator(".banner.warn")).to_contain_text("Round r1 is closed.")
    opened.locator(".transcript").press("n")
    expect(opened.locator(".here-item[data-open]")).to_have_count(1)
    expect(opened.get_by_role("toolbar", name="Change this coding")).to_have_count(0)
    opened.keyboard.press("Shift+F10")
    menu = opened.get_by_role("menu").get_by_role("menuitem")
    expect(menu.filter(has_text="What the codes here mean")).to_be_visible()
    expect(menu.filter(has_text="Remove the coding")).to_have_count(0)
