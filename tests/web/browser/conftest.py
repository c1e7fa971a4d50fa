"""What tests of the page share; each file has a `workbench` of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in."""
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    return page
