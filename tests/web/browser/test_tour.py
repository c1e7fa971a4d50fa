"""The tour through the sample: it comes once, each step is over when one has done it, and it can be left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from codekit.workflow.study.study import open_study
from studies import start
from web.browser.code_page import CodePage
from web.browser.screens import faults, in_all_colours, too_wide
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a study with a compared round r1, and the round in which one may do anything."""
    root = Path(shutil.copytree(settled_template, tmp_path / "study"))
    start(open_study(root), "tour", kind="initial", coders=["ana"], transcripts=["T01"])
    one = Workbench(root, private=tmp_path / "private")
    yield one
    one.stop()


@pytest.mark.both
def test_each_step_is_over_when_it_is_done(page: Page, workbench: Workbench) -> None:
    """By keys: cursor, code, undo, codebook, pinned code, finishing, comparing, a cell; then it is over for good."""
    code = CodePage(page, workbench, "T01", "tour")
    tour = page.get_by_role("region", name="Tour")
    at = tour.get_by_role("status")
    expect(at).to_contain_text("Tour, 1 of 8: Go through the text.")
    assert [] == faults(page)
    code.press("ArrowDown", "ArrowDown", "ArrowDown")
    expect(at).to_contain_text("2 of 8")
    code.press("ArrowUp", "ArrowUp", "Control+Home", "ArrowDown")
    code.code("money")
    expect(at).to_contain_text("3 of 8")
    code.press("Control+z")
    expect(at).to_contain_text("4 of 8")
    code.press("Shift+F6")
    expect(page.get_by_role("tree", name="Codes").locator(":focus")).to_have_count(1)
    code.press("1")
    expect(at).to_contain_text("5 of 8")
    code.press("F6")
    expect(code.text).to_be_focused()
    code.press("1")
    expect(at).to_contain_text("6 of 8")
    code.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Finish").click()
    expect(at).to_contain_text("7 of 8: Where two coders differ.")
    tour.get_by_role("button", name="Go there").click()
    page.get_by_role("heading", name="Compare T01").wait_for()
    code.press("d")
    expect(at).to_contain_text("8 of 8")
    tour.get_by_role("button", name="Go there").click()
    page.get_by_role("grid").locator("td[tabindex='0']").press("Enter")
    expect(at).to_contain_text("That was the tour.")
    assert [] == faults(page)
    tour.get_by_role("button", name="Close").click()
    expect(tour).to_have_count(0)
    until(lambda: workbench.call("GET", "/api/settings").json.get("tour", {}).get("left"))
    page.reload()
    page.locator(".shell").wait_for()
    expect(tour).to_have_count(0)


def test_it_is_left_at_any_time_and_comes_when_asked_for(page: Page, workbench: Workbench) -> None:
    """By its button, by command; a step can be skipped; help begins it anew. Help is one key away, in fields too."""
    code = CodePage(page, workbench, "T01", "tour")
    tour = page.get_by_role("region", name="Tour")
    at = tour.get_by_role("status")
    tour.get_by_role("button", name="Skip this").click()
    expect(at).to_contain_text("2 of 8")
    code.press("Control+k")
    page.keyboard.type("leave the tour")
    code.press("Enter")
    expect(tour).to_have_count(0)
    code.reload()
    expect(tour).to_have_count(0)
    page.get_by_label("Filter the codes").focus()
    code.press("F1")
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Tour").click()
    expect(at).to_contain_text("1 of 8")
    page.evaluate("() => { location.hash = '#/memos'; }")
    page.get_by_role("heading", name="Memos", level=1).wait_for()
    expect(at).to_contain_text("Tour, 1 of 8: Go through the text.")
    assert [] == in_all_colours(page)
    page.set_viewport_size({"width": 360, "height": 700})
    assert not too_wide(page)
    tour.get_by_role("button", name="Go there").click()
    expect(code.text).to_be_visible()
    tour.get_by_role("button", name="Leave the tour").click()
    expect(tour).to_have_count(0)


def test_home_and_who_are_commands_and_help_is_everywhere(page: Page, workbench: Workbench) -> None:
    """Who one is opens by name; on every screen one key shows the help."""
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("who am")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="You are").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("home")
    expect(page.get_by_role("option", name="Home: all studies on this computer")).to_be_visible()
    page.keyboard.press("Escape")
    help_ = page.get_by_role("dialog", name="Keys")
    for address in (
        *("#/", "#/study", "#/transcripts", "#/cases", "#/codes", "#/rounds", "#/memos", "#/history", "#/search"),
        *("#/settings", "#/agreement/r1", "#/matrix", "#/excerpts", "#/reports", "#/review", "#/meetings"),
        *("#/d/tour/T01", "#/d/r1/T01/compare", "#/adjudicate/r1", "#/became/r1", "#/print/r1/T01"),
    ):
        page.evaluate("(hash) => { location.hash = hash; }", address)
        page.locator("main[aria-busy=false]").wait_for(state="attached")
        page.keyboard.press("F1")
        help_.wait_for()
        page.keyboard.press("Escape")
        expect(help_).to_have_count(0)


def test_a_coded_passage_becomes_an_example(page: Page, workbench: Workbench) -> None:
    """E takes the words with their place to the form of the code; without a code it says what is missing."""
    code = CodePage(page, workbench, "T01", "tour")
    code.press("Control+Home", "ArrowDown", "e")
    until(lambda: code.said == "Code it first: an example belongs to a code.")
    code.code("money")
    code.wait(("MONEY", "We send them to the pantry."))
    code.press("e")
    page.wait_for_url("**/#/codes/MONEY?*")
    expect(page.get_by_role("main")).to_contain_text("Money")
    values = "(all) => all.map((one) => one.value)"
    fields = page.locator("main textarea, main input")
    until(
        lambda: any("We send them to the pantry." in value and "T01" in value for value in fields.evaluate_all(values))
    )
