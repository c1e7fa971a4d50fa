"""A server of several people in real browsers: the first account, an invitation, two windows, signing in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import others
from studies import build, folder_of, start
from web.browser.screens import faults, says, too_wide
from web.team.serving import PASSWORD, Team

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Team]:
    """A server with one study, in which ana and ben are blind."""
    for package in ("argon2", "sqlalchemy", "alembic", "psycopg"):
        pytest.importorskip(package, reason="needs the extra `team`")
    study = build(tmp_path)
    start(study)
    (tmp_path / "data").mkdir()
    others.busy(folder_of(study)).rename(tmp_path / "data" / "care")
    one = Team(tmp_path / "data")
    yield one
    one.stop()


def make_account(page: Page, link: str, account: str, name: str) -> None:
    """What somebody does who was sent a link."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Short name").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your studies")


@pytest.mark.both
def test_from_the_first_link_to_two_people_at_work(page: Page, context: BrowserContext, workbench: Team) -> None:
    """Olga keeps the server and invites ana, who hears of what she may know; a session ends and goes on."""
    page.allowed.extend(["401 (Unauthorized)", "status of 401"])  # type: ignore[attr-defined]
    page.goto(workbench.url)
    says(page, "No account? Ask an owner")
    assert [] == faults(page)
    make_account(page, workbench.link, "olga", "Olga Ortiz")
    page.get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People of Food")
    page.get_by_label("Signs as").fill("ana")
    page.get_by_label("Name", exact=True).fill("Ana Ruiz")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("code").inner_text()
    says(page, "Links that were not used yet")
    assert [] == faults(page)
    page.set_viewport_size({"width": 360, "height": 700})
    assert not too_wide(page)
    page.set_viewport_size({"width": 1440, "height": 900})

    assert context.browser is not None
    other = context.browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    ana = other.new_page()
    make_account(ana, link, "ana", "Ana Ruiz")
    ana.get_by_role("link", name="Food").click()
    expect(ana.get_by_role("button", name="You are")).to_contain_text("Ana Ruiz")
    assert "/s/care/" in ana.url
    ana.get_by_role("button", name="You are").click()
    expect(ana.get_by_role("button", name="I am somebody else…")).to_have_count(0)
    ana.keyboard.press("Escape")

    page.get_by_role("link", name="Open the study").click()
    page.goto(f"{workbench.url}/s/care/#/study")
    page.get_by_label("Title").fill("Food, rides and help")
    page.get_by_role("button", name="Save").click()
    expect(ana.get_by_role("button", name="You are")).to_contain_text("Food, rides and help")

    again = other.new_page()
    again.goto(f"{workbench.url}/#/me")
    again.get_by_role("button", name="End all of them").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Sign in")
    ana.evaluate("() => { location.hash = '#/history'; }")  # asks the server, which knows the session no more
    says(ana, "You are signed out")
    again.get_by_label("Short name").fill("ana")
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("button", name="Sign in").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Ana Ruiz")
    ana.get_by_role("button", name="Go on").click()
    expect(ana.get_by_role("button", name="You are")).to_contain_text("Ana Ruiz")
    other.close()
