"""What is shown when something is missing or not allowed, or fails: each state has its words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import go, says
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def workbench(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench in a blind round in which nothing is coded; nothing here writes."""
    folder = tmp_path_factory.mktemp("states")
    served = Workbench(Path(shutil.copytree(food_template, folder / "study")), "--round", "r1")
    served.log_in()
    yield served
    served.stop()


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
        ("#/agreement/r1", "Round r1 has no figures."),
        ("#/adjudicate/r1", "Nothing to decide here."),
        ("#/became/r1", "Nothing is decided here."),
        ("#/review?round=r1", "Nothing to review yet."),
        ("#/excerpts?codebook=food", "You are blind in round r1"),
        ("#/matrix/food", "You are blind in round r1"),
    ],
)
def test_what_a_blind_coder_may_not_see_says_why(opened: Page, address: str, words: str) -> None:
    """A screen that would show others' work says calmly that it is closed, as a heading, not as a fault."""
    go(opened, address)

    says(opened, words)
    expect(opened.get_by_role("alert")).to_have_count(0)


def test_a_filter_that_finds_nothing_offers_the_nearest_name(opened: Page) -> None:
    """A slip of the finger is mended by one press."""
    go(opened, "#/codes")
    field = opened.get_by_role("searchbox", name="Filter codes")
    field.fill("mnoey")

    says(opened, "No code matches ‘mnoey’. Did you mean Money?")
    opened.get_by_role("button", name="Money").click()
    expect(opened.get_by_role("treeitem")).to_have_text(["Money"])
    field.press("Escape")
    expect(opened.get_by_role("treeitem")).to_have_count(6)


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


def test_a_study_without_rounds_says_how_to_begin(page: Page, workbench: Workbench) -> None:
    """What comes next is said, with the way there: it is done in the page."""
    empty: dict[str, list[object]] = {"rows": []}
    page.route("**/api/library*", lambda route: route.fulfill(json=empty))
    page.goto(workbench.launch_url())

    says(page, "You have nothing to code yet.")
    stages = page.get_by_role("list", name="How far the study is")
    assert ["Coders", "Transcripts", "Cases", "Codebook", "Rounds"] == stages.get_by_role("link").all_inner_texts()


def test_the_library_does_not_wait_for_the_words_of_texts(page: Page, workbench: Workbench) -> None:
    """Rows stand with what is known; the words come once the server has read the texts."""
    held: list[Route] = []

    def unread(route: Route) -> None:
        rows = route.fetch().json()["rows"]
        route.fulfill(json={"rows": [row | {"read": False, "words": 0} for row in rows]})

    page.route("**/api/library", lambda route: held.append(route))  # noqa: PLW0108  (playwright takes no built-in)
    page.route("**/api/library?now=1", unread)
    page.goto(workbench.launch_url())
    words = page.locator("table.library tbody tr").first.locator("td").nth(2)
    expect(words).to_have_text("…")
    held[0].continue_()
    expect(words).to_have_text(re.compile(r"^\d+$"))
