"""What is shown when something is missing, not allowed, not saved, or gone: each state has its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studies import code
from web.browser.screens import go
from web.served import Workbench, op

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


def says(page: Page, words: str) -> None:
    """The page shows these words."""
    page.get_by_text(words).first.wait_for()


def test_without_a_launch_code_nothing_is_shown(page: Page, workbench: Workbench) -> None:
    """An address without the key shows how to start, and nothing of the study."""
    page.goto(workbench.url)

    says(page, "Open the workbench from codekit")
    assert "Food" not in page.locator("body").inner_text()


def test_a_launch_code_works_once(page: Page, workbench: Workbench) -> None:
    """The second use of a code is told apart from a wrong start."""
    page.allowed.append("401")  # type: ignore[attr-defined]
    url = workbench.launch_url()
    page.goto(url)
    page.locator(".shell").wait_for()
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(url)

    says(page, "This address has been used, or is too old")


def test_lock_now_blanks_the_page(opened: Page) -> None:
    """After locking nothing of the study is on the page or kept in the tab."""
    go(opened, "#/settings")
    opened.get_by_role("button", name="Lock now").click()

    says(opened, "Locked")
    assert opened.evaluate("sessionStorage.length") == 0
    assert "food" not in opened.locator("body").inner_text()


def test_the_badge_is_on_every_screen_of_a_blind_coder(opened: Page) -> None:
    """Whoever works blind can see so, wherever they are."""
    shown = []
    for address in ("#/", "#/d/r1/T01", "#/codes", "#/memos", "#/search", "#/history", "#/settings", "#/print/r1/T01"):
        go(opened, address)
        shown.append(opened.locator(".badge").inner_text())

    assert len(shown) == 8
    assert all("Blinded" in words for words in shown)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("#/d/r1/T01/compare", "You work blind in this round."),
        ("#/agreement/r1", "Round r1 has not been compared yet."),
        ("#/adjudicate/r1", "Nothing to decide yet."),
        ("#/matrix/food", "You are blind in round r1"),
    ],
)
def test_what_a_blind_coder_may_not_see_says_why(opened: Page, address: str, words: str) -> None:
    """A screen that would show others' work says calmly that it is closed, as a heading, not as a fault."""
    go(opened, address)

    says(opened, words)
    assert opened.get_by_role("alert").count() == 0


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
    assert go_on.is_disabled()
    page.get_by_role("dialog").get_by_role("textbox").fill("r1")
    go_on.click()

    says(page, "Agreement in round r1")
    page.get_by_role("table").wait_for()
    assert "Unblinded" in page.locator(".badge").inner_text()


def test_a_filter_that_finds_nothing_offers_the_nearest_name(opened: Page) -> None:
    """A slip of the finger is mended by one press."""
    go(opened, "#/codes")
    field = opened.get_by_role("searchbox", name="Filter codes")
    field.fill("mnoey")

    says(opened, "No code matches ‘mnoey’. Did you mean Money?")
    opened.get_by_role("button", name="Money").click()
    assert opened.get_by_role("treeitem").all_inner_texts() == ["Money"]
    field.press("Escape")
    assert opened.get_by_role("treeitem").count() == 6


def test_nothing_yet(opened: Page) -> None:
    """Screens without content say what will stand there and how it gets there."""
    words = {
        "#/memos": "No memos yet.",
        "#/history": "Nothing done here yet.",
        "#/codes/MONEY": "You have not used this code in this round.",
        "#/nowhere": "There is no screen “nowhere”.",
        "#/codes/NOPE": "This version has no code NOPE.",
    }
    for address, expected in words.items():
        go(opened, address)
        says(opened, expected)


def test_a_search_without_hits_says_so(opened: Page) -> None:
    """An empty list is told apart from a search that has not been made."""
    go(opened, "#/search")
    opened.get_by_role("searchbox").fill("zebra")
    opened.keyboard.press("Enter")

    says(opened, "Nothing found for ‘zebra’.")


def test_a_fault_stays_in_its_panel(opened: Page) -> None:
    """When one screen fails the others go on, and the details to copy hold no interview text."""
    opened.allowed.append("500")  # type: ignore[attr-defined]
    fault = {"error": {"kind": "failed", "message": "disk full", "hint": "make room"}}
    opened.route("**/api/history*", lambda route: route.fulfill(status=500, json=fault))
    go(opened, "#/history")

    says(opened, "History failed: Disk full.")
    says(opened, "Copy details (no interview text included)")
    opened.unroute("**/api/history*")
    opened.get_by_role("button", name="Try again").click()
    says(opened, "Nothing done here yet.")


def test_when_the_server_stops_the_page_says_so_and_comes_back(opened: Page, workbench: Workbench) -> None:
    """The page stays as it is, says what to do, and reconnects by itself with the token it has."""
    opened.allowed.extend(["ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY"])  # type: ignore[attr-defined]
    workbench.stop()
    says(opened, "codekit has stopped on this computer.")
    assert opened.get_by_role("link", name="T01", exact=True).is_visible()
    workbench.start()

    opened.get_by_text("codekit has stopped on this computer.").wait_for(state="detached", timeout=15_000)
    go(opened, "#/memos")
    says(opened, "No memos yet.")


def test_a_study_without_rounds_says_how_to_begin(page: Page, workbench: Workbench) -> None:
    """Someone who is in no round is told who can change that."""
    workbench.call("GET", "/api/session")
    empty = {"rows": []}
    page.route("**/api/library*", lambda route: route.fulfill(json=empty))
    page.goto(workbench.launch_url())

    says(page, "No transcripts yet.")
    assert "codekit import" in page.locator("main").inner_text()


def test_another_program_wrote_the_ledger(opened: Page, food: Path) -> None:
    """Codings that come from elsewhere appear without a reload."""
    from codekit.workflow.study import Study

    row = opened.get_by_role("row").filter(has_text="T02")
    assert "not started" in row.inner_text()
    code(Study(food), "transcript,segment,code,coder\nT02,1,BOX.OWN,ana\n", by="turn", round_id="r1", partial=True)

    row.filter(has_text="in progress").wait_for()
