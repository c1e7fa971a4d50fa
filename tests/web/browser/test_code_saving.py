"""Nothing is lost: two tabs stay in step, and a server that dies in the middle is made up for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Locator, Page

pytestmark = pytest.mark.browser

ONE, TWO = "We send them to the pantry.", "We print the address."
PAYS, ENDS = "A grant pays.", "It ends in June."


def retry(bar: Locator) -> None:
    """Press the button, if the page has not tried again by itself meanwhile, and the bar is gone."""
    bar.get_by_role("button", name="Retry now").evaluate_all("(found) => found.forEach((one) => one.click())")


def test_two_tabs_stay_in_step(page: Page, context: BrowserContext, workbench: Workbench) -> None:
    """What is coded, changed, given a memo or undone in one tab appears in the other without a reload."""
    one = CodePage(page, workbench)
    two = CodePage(context.new_page(), workbench)
    one.press("ArrowDown", "ArrowDown")
    one.code("send")
    until(lambda: two.stripes == ["Sending"])
    two.press("n", "r")
    two.page.keyboard.type("money")
    two.press("Enter")
    until(lambda: one.stripes == ["Money"])
    two.press("m")
    two.page.keyboard.insert_text("Seen twice.")  # at once: a memo that is kept half-way is a step of its own
    two.press("Escape")
    expect(one.page.locator(".stripe.has-memo")).to_have_count(1)
    one.text.focus()
    one.press("Control+z", "Control+z", "Control+z")
    until(lambda: two.stripes == [] and one.stripes == [])
    becomes([], one.codings)


def test_a_killed_server_loses_nothing(page: Page, workbench: Workbench) -> None:
    """Coding goes on while the server is dead; the bar says so; after the restart all is there, each thing once."""
    page.allowed.append("Failed to load resource")  # type: ignore[attr-defined]
    page.allowed.append("net::ERR")  # type: ignore[attr-defined]
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    workbench.kill()
    code.press("ArrowDown", ".")
    code.code("money")
    code.press("ArrowDown", "ArrowDown")
    code.code("money")
    bar = page.get_by_role("alert").filter(has_text="not saved yet")
    expect(bar).to_contain_text("codekit has stopped on this computer. Start it again with codekit code")
    expect(page.locator(".stripe")).to_have_count(3 + 1)
    code.press("p", "u")
    expect(bar).to_contain_text("changes are not saved yet")
    workbench.start()
    retry(bar)
    expect(bar).to_have_count(0, timeout=15_000)
    stripes = page.locator(".stripe").count()
    until(lambda: len(code.codings()) == stripes)
    first = sorted(code.codings())
    code.reload()
    becomes(first, lambda: sorted(code.codings()))
    expect(page.locator(".stripe")).to_have_count(stripes)


def test_unsaved_work_can_be_downloaded_and_leaving_is_warned_of(page: Page, workbench: Workbench) -> None:
    """While something is not saved it can be kept as a file, and closing the page asks first."""
    page.allowed.append("Failed to load resource")  # type: ignore[attr-defined]
    page.allowed.append("net::ERR")  # type: ignore[attr-defined]
    code = CodePage(page, workbench)
    workbench.kill()
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    bar = page.get_by_role("alert").filter(has_text="1 change is not saved yet")
    expect(bar).to_be_visible()
    with page.expect_download() as download:
        bar.get_by_role("button", name="Download them").click()
    assert download.value.suggested_filename == "codekit-not-saved.json"
    warned: list[str] = []

    def asked(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", asked)
    page.close(run_before_unload=True)
    for _ in range(100):  # the dialog comes while the page is waited for
        if warned:
            break
        page.wait_for_timeout(50)
    assert warned == ["beforeunload"]
    workbench.start()


def test_after_fifty_unsaved_changes_nothing_more_is_taken(page: Page, workbench: Workbench) -> None:
    """Fifty operations wait; then the text can only be read, and the bar says why."""
    page.allowed.append("Failed to load resource")  # type: ignore[attr-defined]
    page.allowed.append("net::ERR")  # type: ignore[attr-defined]
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    code.press("Escape", "n")
    workbench.kill()
    code.press(*["-"] * 60)
    bar = page.get_by_role("alert").filter(has_text="50 changes are not saved yet")
    expect(bar).to_contain_text("Nothing more can be changed until they are.")
    expect(page.locator(".banner.warn")).to_contain_text("Too much is not saved yet")
    workbench.start()
    retry(bar)
    expect(bar).to_have_count(0, timeout=15_000)
    until(
        lambda: [polarity for _, _, polarity in code.codings()] == [("supporting", "contrary", "hypothetical")[50 % 3]]
    )
