"""When something goes wrong in the page: what still works, that nothing is lost, and the way out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.browser.screens import SCREENS, go
from web.conftest import Serve
from web.served import COMMAND, Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DAMAGE: list[Any] = [None, 7, "x", [[0, 4]], {"r1": 3, "r1/T01": [[0, 4]], "food": 5, "left": "wide", "size": "big"}]
KEYS = ["read", "places", "last", "pins", "panels", "text", "theme", "stripes", "wash", "painter", "titles"]
KEYS += ["touching", "snapWords", "keys", "singleKeys"]


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path, serve: Serve) -> Workbench:
    """Ana's workbench in a study in which every screen has something to show."""
    return serve(Path(shutil.copytree(settled_template, tmp_path / "settled")))


def test_stored_settings_of_any_shape_let_every_screen_open(page: Page, workbench: Workbench) -> None:
    """Settings come from a file that an older version wrote, or that somebody damaged: no screen depends on them."""
    for damage in DAMAGE:
        page.goto("about:blank")  # nothing of the page before is still to be kept
        assert workbench.call("PUT", "/api/settings", dict.fromkeys(KEYS, damage)).status == 200
        page.goto(workbench.launch_url())
        page.locator(".shell").wait_for()
        for name, where in SCREENS.items():
            go(page, where)
            page.locator("h1").first.wait_for(state="attached")
            assert (damage, name, 0) == (damage, name, page.locator("[role=alert]").count())


def test_a_screen_that_throws_says_what_still_works(opened: Page) -> None:
    """It names the fault, says that nothing is lost, and leads to the other screens; the header stays."""
    opened.locator(".shell").wait_for()
    opened.route("**/api/memos/all", lambda route: route.fulfill(json={"rows": 3}))
    go(opened, "#/memos")
    expect(opened.get_by_role("heading", name="This screen cannot be shown")).to_be_visible()
    expect(opened.locator("main")).to_contain_text("Nothing is lost.")
    expect(opened.get_by_role("alert")).to_contain_text("Memos failed:")
    opened.locator("main").get_by_role("link", name="Library").click()
    expect(opened.locator("main table").first).to_be_visible()
    opened.unroute("**/api/memos/all")
    go(opened, "#/memos")
    expect(opened.get_by_role("heading", name="Memos", level=1)).to_be_visible()


def test_a_fault_in_no_screen_is_told_in_a_bar(opened: Page) -> None:
    """A key or a button that failed is not passed over: a bar says so, and what to do; work goes on."""
    opened.allowed.append("a thing broke")  # type: ignore[attr-defined]
    opened.locator(".shell").wait_for()
    opened.evaluate("setTimeout(() => { throw new Error('a thing broke'); })")
    bar = opened.get_by_role("alert")
    expect(bar).to_contain_text("A thing broke. Nothing that was saved is lost.")
    go(opened, "#/settings")
    expect(opened.get_by_role("heading", name="Settings", level=1)).to_be_visible()
    bar.get_by_role("button", name="Go on").click()
    expect(bar).to_have_count(0)


@pytest.mark.parametrize("address", ["#/d/nowhere/T01", "#/d/r1/T99", "#/nowhere"])
def test_what_is_not_there_has_a_way_out(opened: Page, address: str) -> None:
    """An address of a round, transcript or screen that does not exist leads on."""
    opened.allowed.append("404")  # type: ignore[attr-defined]
    opened.locator(".shell").wait_for()
    opened.evaluate("(hash) => { location.hash = hash; }", address)
    opened.locator("main").get_by_role("link", name="Library").click()
    expect(opened.locator("main table").first).to_be_visible()


def test_what_was_downloaded_is_read_by_a_command(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """What could not be sent is kept as a file; the tab is closed, and `code --from` does what the file says."""
    page.allowed += ["Failed to load resource", "net::ERR"]  # type: ignore[attr-defined]
    code = CodePage(page, workbench, "T04", "solo")
    workbench.kill()
    code.press("Control+End", "Enter")
    page.keyboard.type("money")
    code.press("Enter")
    bar = page.get_by_role("alert").filter(has_text="1 change is not saved yet")
    expect(bar).to_contain_text("codekit code --from codekit-not-saved.json")
    with page.expect_download() as download:
        bar.get_by_role("button", name="Download them").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    page.close()
    command = [*COMMAND, "code", "--from", str(saved), "--study", str(workbench.study)]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    workbench.start()

    name = "codekit-not-saved.json"
    assert [f"{name}: 1 done, 0 done before, by ana\n", f"{name}: 0 done, 1 done before, by ana\n"] == said
    workbench.token = ""
    codings = until(lambda: workbench.call("GET", "/api/work/solo/T04").json["codings"])
    assert ["MONEY"] == [coding["code"] for coding in codings]
