"""From a review to the minutes: a coding is accepted, one is queried, a meeting decides, and the minutes have it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import faults, go, too_wide
from web.conftest import Serve
from web.served import Workbench, until
from web.test_review import reviewed

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study in which ana finished p1."""
    return reviewed(tmp_path_factory.mktemp("reviewed"))


@pytest.fixture
def workbench(template: Path, tmp_path: Path, serve: Serve) -> Workbench:
    """The window of lee, who reviews."""
    lee = serve(Path(shutil.copytree(template, tmp_path / "lees")), coder="lee")
    lee.log_in()
    return lee


def test_from_a_review_to_the_minutes(opened: Page) -> None:
    """By keyboard, the place is held, the address keeps what is listed, and own words are taken back."""
    page = opened
    go(page, "#/review?round=p1&transcript=T01")
    rows, share = page.locator(".queue ol button"), page.locator("#share")
    expect(rows).to_have_count(2)
    expect(page.locator(".desk .context mark")).to_contain_text("We print the address.")

    page.keyboard.press("a")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")  # on to the next, and the first stays listed
    expect(rows.nth(0)).to_contain_text("accepted")
    page.keyboard.press("q")
    page.keyboard.type("is it a grant?")
    page.keyboard.press("Enter")
    expect(share).to_contain_text("2 of 5 codings reviewed 1 accepted, 1 queried")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("u")
    expect(share).to_contain_text("1 of 5 codings reviewed 1 queried")
    page.keyboard.press("a")
    expect(share).to_contain_text("2 of 5")
    page.keyboard.press("Control+z")
    expect(share).to_contain_text("1 of 5")
    page.get_by_label("Status").select_option("all")
    expect(page.locator(".queue ol .tag")).to_have_text(["queried"])
    page.go_back()
    expect(page.get_by_label("Status")).to_have_value("")
    assert "transcript=T01" in page.url

    go(page, "#/meetings")
    point = page.locator(".point")
    expect(point).to_contain_text("Lee Kim: is it a grant?")
    page.get_by_role("button", name="Hold a meeting").click()
    page.get_by_label("Lee Kim").check()
    page.get_by_label("Guests").fill("Eva Guest")
    page.get_by_role("button", name="Put it on record").click()
    point.get_by_role("button", name="Decide").click()
    page.keyboard.type("It is a grant: MONEY stays.")
    page.keyboard.press("Control+Enter")
    expect(point).to_have_count(0)
    expect(page.locator("#open-points")).to_be_focused()
    expect(page.locator(".decisions")).to_contain_text("It is a grant: MONEY stays.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Minutes as Markdown").click()
    minutes = saved.value.path().read_text("utf-8")
    assert all(words in minutes for words in ("Eva Guest", "It is a grant: MONEY stays.", "is it a grant?", "Lee Kim"))
    page.locator(".decisions").get_by_role("button", name="Take back").click()
    expect(point).to_have_count(1)
    point.get_by_role("link", name="In the review").click()
    expect(page.locator(".desk section[aria-label=Reviews]")).to_contain_text("is it a grant?")


def test_a_note_on_a_cell_is_written_marked_and_taken_back(opened: Page, workbench: Workbench) -> None:
    """The screens with something on them have no fault that axe finds, and fit a phone."""
    page, lee = opened, workbench
    go(page, "#/memos")
    page.get_by_text("New memo on a case").click()
    page.get_by_role("combobox", name="About").select_option("cell")
    page.get_by_role("combobox", name="Case").select_option("O1")
    page.get_by_role("combobox", name="Code").select_option("MONEY")
    page.get_by_role("textbox", name="Memo", exact=True).fill("Who pays? As in [[T01:4|the grant]], not [[T99]].")
    page.get_by_role("button", name="Keep the memo").click()
    memo = page.locator(".memo")
    expect(memo).to_contain_text("Who pays? As in the grant, not T99")
    expect(memo).to_contain_text("no transcript, case, round or code has this name")
    assert "#/transcripts" == memo.get_by_role("link", name="the grant").get_attribute("href")  # in no round of lee's
    memo.get_by_role("button", name="Mark for discussion").click()
    expect(memo).to_contain_text("to discuss")
    assert 200 == lee.call("POST", "/api/meetings", {"date": "2024-05-02", "present": ["lee"]}).status
    found: dict[str, tuple[list[str], bool]] = {}
    for address in ("#/memos", "#/meetings", "#/review?round=p1"):
        go(page, address)
        page.locator("main .card, main .desk").first.wait_for()
        wrong = faults(page)
        page.set_viewport_size({"width": 360, "height": 640})
        found[address] = (wrong, too_wide(page))
        page.set_viewport_size({"width": 1440, "height": 900})
    assert dict.fromkeys(found, ([], False)) == found
    go(page, "#/memos")
    memo.get_by_role("button", name="Remove").click()
    memo.get_by_role("button", name="Take it back, for good").click()
    until(lambda: lee.call("GET", "/api/memos/all").json["rows"] == [])
