"""A small screen, or a page enlarged to twice its size: nothing is pushed out of reach."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import go
from web.conftest import Serve
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


def test_a_code_that_is_changed_takes_the_place_of_the_tree(opened: Page) -> None:
    """The form is at the top at once; a link leads back to the codes."""
    go(opened, "#/codes/REL?codebook=food&show=edit")
    tree = opened.get_by_role("tree", name="Codes")
    expect(opened.get_by_label("Definition")).to_be_visible()
    expect(tree).to_be_hidden()
    opened.get_by_role("link", name="All codes").click()
    expect(tree).to_be_visible()
