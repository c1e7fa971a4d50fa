"""Coding what a search found: proposed place by place, never coded by itself, taken back together or one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.browser.screens import faults, go
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ONE, TWO = "We send them to the pantry.", "We print the address."
FLOOD, COUNTY = "Since the flood.", "The county helped us."


def coded(workbench: Workbench, transcript: str) -> list[tuple[str, str]]:
    """Code and words of what stands on the server."""
    text = str(workbench.call("GET", f"/api/transcripts/{transcript}").json["text"])
    found = workbench.call("GET", f"/api/work/r1/{transcript}").json["codings"]
    return sorted((one["code"], text[one["start"] : one["end"]]) for one in found)


def test_what_search_finds_is_walked_through(page: Page, workbench: Workbench) -> None:
    """From Search into the first transcript and the next; whole sentences of respondents, each decided about."""
    code = CodePage(page, workbench)
    go(page, "#/search?q=the")
    page.get_by_role("link", name="Code these in r1…").click()
    bar = page.get_by_role("region", name="Code what was found")
    expect(bar).to_contain_text("3 places left")
    assert [] == coded(workbench, "T01")
    bar.get_by_label("Code to give").select_option("MONEY")
    assert [] == faults(page)
    bar.get_by_role("button", name="Code it").focus()
    code.press("a")
    until(lambda: coded(workbench, "T01") == [("MONEY", ONE)])
    expect(bar).to_contain_text("2 places left, 1 coded")
    code.press("x", "x")
    expect(bar).to_contain_text("1 coded, 2 skipped.")
    expect(bar.get_by_role("button", name="Next: T02, 2 places")).to_be_focused()
    code.press("Enter")
    page.get_by_role("heading", name="T02", exact=True).wait_for(state="attached")
    bar.get_by_label("Code to give").select_option("MONEY")
    bar.get_by_role("button", name="Code all 2 left").click()
    both = [("MONEY", FLOOD), ("MONEY", COUNTY)]
    until(lambda: coded(workbench, "T02") == both)
    bar.get_by_role("button", name="Undo all 2").click()
    until(lambda: coded(workbench, "T02") == [])
    bar.get_by_role("button", name="Code all 2 left").click()
    until(lambda: coded(workbench, "T02") == both)
    code.press("Control+z")
    until(lambda: coded(workbench, "T02") == [("MONEY", FLOOD)])
    assert [("MONEY", ONE)] == coded(workbench, "T01")


def test_what_find_finds_can_be_coded_as_words(page: Page, workbench: Workbench) -> None:
    """From the bar that finds in the text; what is coded already is not proposed again; Escape leaves."""
    code = CodePage(page, workbench)
    code.press("/")
    page.keyboard.type("pa")  # patients and pays of the interviewer, pantry and pays of the respondent
    page.get_by_role("button", name="Code these…").click()
    bar = page.get_by_role("region", name="Code what was found")
    bar.get_by_role("button", name="The words").click()
    expect(bar).to_contain_text("2 places left")
    bar.get_by_label("Code to give").select_option("MONEY")
    bar.get_by_role("button", name="Code all 2 left").click()
    code.wait(("MONEY", "pa"), ("MONEY", "pa"))
    code.press("Escape")
    expect(bar).to_have_count(0)
    code.text.focus()
    code.press("/", "Tab", "Tab", "Tab", "Enter")
    expect(bar).to_contain_text("Whole sentence")
    bar.get_by_role("button", name="The words").click()
    expect(bar).to_contain_text("Nothing to code here")
