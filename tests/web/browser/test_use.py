"""Small things that a person meets in the first minutes, and deciding coding by coding."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from web.browser.screens import go
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a study with a compared round."""
    served = Workbench(Path(shutil.copytree(settled_template, tmp_path / "study")))
    yield served
    served.stop()


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in and shows the library."""
    workbench.call("GET", "/api/session")
    page.goto(workbench.launch_url())
    page.locator("a.open").first.wait_for()
    return page


def clusters(workbench: Workbench) -> list[dict[str, Any]]:
    """The clusters of the compared round."""
    return list(workbench.call("GET", "/api/clusters?round=r1").json["rows"])


def test_the_library_needs_no_mouse_from_the_start(opened: Page) -> None:
    """The arrow keys choose a transcript although nothing has the focus yet, and Enter opens it."""
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("a.open").first).to_be_focused()
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("a.open").nth(1)).to_be_focused()
    opened.keyboard.press("ArrowUp")
    opened.keyboard.press("Enter")

    opened.locator(".transcript").wait_for()


def test_the_first_hint_is_one_sentence(opened: Page) -> None:
    """The hint over an uncoded text flows as text: no gaps beside its brackets."""
    go(opened, "#/d/solo/T04")

    expect(opened.locator(".banner.mode > span")).to_have_text("Select a sentence (↓), press Enter.")


def test_some_of_the_codings_are_kept(opened: Page, workbench: Workbench) -> None:
    """K offers every coding of a cluster to be ticked; what is ticked is the consensus, and the rest is not."""
    wanted = next(row for row in clusters(workbench) if not row["agreed"] and len(row["codings"]) > 1)
    go(opened, f"#/adjudicate/r1?cluster={wanted['id']}")
    opened.locator(".card.coder").first.wait_for()
    opened.keyboard.press("k")
    ticks = opened.locator(".keep input")
    expect(ticks).to_have_count(len(wanted["codings"]))
    expect(ticks.first).to_be_focused()
    expect(opened.get_by_role("button", name="Commit, next")).to_be_disabled()
    opened.keyboard.press("Space")
    expect(ticks.first).to_be_checked()
    opened.keyboard.press("Enter")

    def decided() -> dict[str, Any]:
        return next(row for row in clusters(workbench) if row["id"] == wanted["id"])

    until(lambda: decided()["status"] == "decided")
    (decision,) = decided()["decisions"]
    first = next(one for one in wanted["codings"] if one["coder"] == wanted["coders"][0])
    assert decision["choice"] == "keep"
    assert [(first["code"], first["start"], first["end"])] == [
        (one["code"], one["start"], one["end"]) for one in decision["outcome"]
    ]


def test_the_menu_is_about_what_was_clicked(opened: Page, workbench: Workbench) -> None:
    """A right-click outside the selection is about the sentence under the pointer."""
    go(opened, "#/d/solo/T04")
    opened.get_by_text("我们自己付").first.click(click_count=3)
    opened.get_by_text("明年再说").first.click(button="right")
    opened.locator(".menu-box").wait_for()
    opened.get_by_role("menuitem", name="Choose a code…").click()
    opened.keyboard.type("Money")
    opened.keyboard.press("Enter")

    def coded() -> list[str]:
        found = workbench.call("GET", "/api/work/solo/T04").json["codings"]
        text = str(workbench.call("GET", "/api/transcripts/T04").json["text"])
        return [text[one["start"] : one["end"]] for one in found]

    until(lambda: coded() == ["明年再说。"])
