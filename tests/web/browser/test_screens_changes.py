"""What the screens show when something changes elsewhere: other coders, other programs, the server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from studies import code
from web.browser.screens import go, says
from web.served import Workbench, becomes, op

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in to a blind round in which nothing is coded."""
    workbench.call("GET", "/api/session")
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    return page


def test_done_and_waiting_for_others(opened: Page, workbench: Workbench) -> None:
    """Only the number of those who are not done: no name, no content."""
    for transcript in ("T01", "T02", "T03"):
        workbench.do(op("assignment.finish", transcript))

    says(opened, "You are done. 1 of 2 coders has not finished.")
    assert "ben" not in opened.locator("main").inner_text()


def test_comparing_asks_for_the_name_and_then_shows_figures(
    page: Page, workbench: Workbench, food: Path, serve: Callable[..., Workbench]
) -> None:
    """When all are done the comparison is offered; it says what it does and wants the round's name typed."""
    for coder in ("ana", "ben"):
        server = workbench if coder == "ana" else serve(food, "--round", "r1", coder="ben", private=food.parent / "ben")
        span = server.span("T01", "We send them to the pantry.")
        server.do(op("coding.add", **span, code="REL.SEND" if coder == "ana" else "MONEY"))
        for transcript in ("T01", "T02", "T03"):
            server.do(op("assignment.finish", transcript))
    page.goto(workbench.launch_url())
    page.get_by_role("button", name="Compare…").click()
    go_on = page.get_by_role("button", name="Compare now")
    says(page, "cannot be undone")
    expect(go_on).to_be_disabled()
    page.get_by_role("dialog").get_by_role("textbox").fill("r1")
    go_on.click()

    says(page, "Agreement in round r1")
    page.get_by_role("table").first.wait_for()
    expect(page.locator(".badge")).to_contain_text("Unblinded")


def test_when_the_server_stops_the_page_says_so_and_comes_back(opened: Page, workbench: Workbench) -> None:
    """The page stays as it is, says what to do, and reconnects by itself with the token it has."""
    opened.allowed.extend(["ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY"])  # type: ignore[attr-defined]
    workbench.stop()
    says(opened, "codekit has stopped on this computer.")
    expect(opened.get_by_role("link", name="T01", exact=True)).to_be_visible()
    workbench.start()

    opened.get_by_text("codekit has stopped on this computer.").wait_for(state="detached", timeout=15_000)
    go(opened, "#/memos")
    says(opened, "No memos yet.")


def test_another_program_wrote_the_ledger(opened: Page, food: Path) -> None:
    """Codings that come from elsewhere appear without a reload."""
    from codekit.workflow.study.study import open_study

    row = opened.get_by_role("row").filter(has_text="T02")
    expect(row).to_contain_text("not started")
    code(open_study(food), "transcript,segment,code,coder\nT02,1,BOX.OWN,ana\n", by="turn", round_id="r1", partial=True)

    row.filter(has_text="in progress").wait_for()


def test_lock_now_blanks_the_page(opened: Page) -> None:
    """After locking nothing of the study is on the page or kept in the tab."""
    go(opened, "#/settings")
    opened.get_by_role("button", name="Lock now").click()

    says(opened, "Locked")
    becomes(0, lambda: opened.evaluate("sessionStorage.length"))
    assert "food" not in opened.locator("body").inner_text()
