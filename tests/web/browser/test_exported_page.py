"""The page with coded transcripts works in browsers by itself: filter, links, phone width, no JavaScript, access."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from codekit.workflow.coding.export import Wanted, export
from studies import BOTH, build, code, start


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of coded transcripts and the codebook as a page."""
    place = tmp_path_factory.mktemp("exported")
    study = build(place)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    export(study, place / "coded.html", wanted=Wanted("transcript"))
    export(study, place / "book.html", wanted=Wanted("codebook"))
    return place


@pytest.mark.browser
@pytest.mark.both
def test_codes_are_put_off_and_on(page: Page, files: Path) -> None:
    """A code that is off has neither mark nor note; lines without a coding can be hidden; nothing is loaded."""
    page.goto((files / "coded.html").as_uri())
    notes, marks = page.locator(".notes li:visible"), page.locator("mark")
    expect(notes).to_have_count(8)
    expect(page.locator("mark i:visible")).to_have_count(8)
    page.get_by_role("button", name="No code").click()
    expect(notes).to_have_count(0)
    assert {"none"} == set(marks.evaluate_all("all => all.map(m => getComputedStyle(m).backgroundImage)"))
    page.get_by_role("checkbox", name="Money").check()
    expect(notes).to_have_count(3)
    page.get_by_role("checkbox", name="only lines").check()
    expect(page.locator(".line:visible")).to_have_count(3)
    page.get_by_role("button", name="All codes").click()
    page.get_by_role("checkbox", name="lee").uncheck()
    expect(notes).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["coded.html", "book.html"])
def test_on_a_phone_and_for_everybody(page: Page, files: Path, name: str) -> None:
    """Nothing is wider than a phone, and axe finds nothing to complain about at either width."""
    page.goto((files / name).as_uri())
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == [found["id"] for found in Axe().run(page).response["violations"]]


@pytest.mark.browser
def test_without_javascript_everything_is_there(chromium: Browser, files: Path) -> None:
    """Marks, notes and the list of codes, and no control that does nothing."""
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((files / "coded.html").as_uri())
        expect(page.locator(".notes li")).to_have_count(8)
        expect(page.locator("aside li")).not_to_have_count(0)
        expect(page.locator("input, button")).to_have_count(0)
    finally:
        context.close()
