"""A small screen, or a page enlarged to twice its size: nothing is pushed out of reach."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import sounding
from web.browser.code_page import CodePage
from web.browser.screens import go
from web.conftest import Serve
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

pytestmark = [pytest.mark.browser, pytest.mark.context(viewport={"width": 680, "height": 400})]


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path, serve: Serve) -> Workbench:
    """Ana's workbench in a study in which every screen has something to show."""
    return serve(Path(shutil.copytree(settled_template, tmp_path / "settled")))


def test_compare_opens_at_its_top(opened: Page) -> None:
    """The list shows the difference at hand by itself; header and tools stay where they are."""
    opened.locator(".shell").wait_for()
    go(opened, "#/d/r1/T01/compare")
    opened.locator(".compare .list li").first.wait_for()
    for _ in range(3):
        opened.keyboard.press("d")
    expect(opened.get_by_role("heading", name="Compare T01")).to_be_in_viewport()
    expect(opened.locator("header.head")).to_be_in_viewport()


def box_of(page: Page, what: str) -> FloatRect:
    """Where something stands on the page."""
    box = page.locator(what).bounding_box()
    assert box is not None
    return box


def test_on_a_phone_nothing_hides_what_one_works_with(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """Text and recording stand below each other, panels open from the foot, and an opened cell comes into view."""
    sounding.recording(tmp_path / "T04.wav")
    workbench.call("POST", "/api/recordings/T04", {"path": str(tmp_path / "T04.wav")})
    page.set_viewport_size({"width": 380, "height": 740})
    CodePage(page, workbench, "T04", "solo")
    page.locator(".wave[data-drawn]").wait_for()  # with it the bar has its height
    text, bar, foot = (box_of(page, one) for one in (".code-middle", ".sound-bar", ".code-foot"))
    assert text["width"] > 300
    assert text["height"] > 300
    assert text["y"] + text["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= foot["y"] + 1
    for side in ("left", "right"):  # over the foot, not over words
        assert box_of(page, f".side.{side} .side-toggle")["y"] >= foot["y"] - 1

    go(page, "#/matrix/food")
    page.locator('.grid [data-at="0/0"]').click()
    expect(page.locator("#cell")).to_be_in_viewport()
    go(page, "#/print/solo/T04")
    assert "start" == page.locator(".sheet .speaker").first.evaluate("(one) => getComputedStyle(one).textAlign")

    page.keyboard.press("Control+k")
    page.keyboard.type("rounds")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Rounds", exact=True).wait_for()


def test_a_code_that_is_changed_takes_the_place_of_the_tree(opened: Page) -> None:
    """The form is at the top at once; a link leads back to the codes."""
    go(opened, "#/codes/REL?codebook=food&show=edit")
    tree = opened.get_by_role("tree", name="Codes")
    expect(opened.get_by_label("Definition")).to_be_visible()
    expect(tree).to_be_hidden()
    opened.get_by_role("link", name="All codes").click()
    expect(tree).to_be_visible()
