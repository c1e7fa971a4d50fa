"""From the command to the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_launch_code_is_used_and_forgotten(opened: Page, workbench: Workbench) -> None:
    """The page trades the code for a token, and the address bar no longer shows it."""
    opened.wait_for_url(lambda url: "launch=" not in url)

    opened.locator(".shell").wait_for()

    assert opened.url.startswith(workbench.url)
    assert opened.evaluate("sessionStorage.length") > 0


@pytest.mark.both
def test_the_private_file_opens_the_page(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """The browser follows the file that leads to the address, as the command opens it; the page can be loaded anew."""
    from codekit.web.launch import PAGE

    path = tmp_path / "open.html"
    path.write_text(PAGE.format(url=workbench.launch_url()), "utf-8")
    page.goto(path.as_uri(), wait_until="commit")

    page.wait_for_url(lambda url: url.startswith(workbench.url))
    page.locator(".shell").wait_for()
    page.reload()
    expect(page.locator(".shell")).to_be_visible()
