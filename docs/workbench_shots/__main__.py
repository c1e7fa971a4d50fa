"""Make the pictures of the window from the sample study: python docs/workbench_shots [NAME ...].

Every screen in light and dark at 1366 pixels, and at 380. Needs playwright and a chromium on PATH (or
CODEKIT_TEST_BROWSER); some are taken in Firefox, where it is installed. Nothing is downloaded.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from acts import ACTS, Files, choose
from cameras import DOCS, FIREFOX, PICTURES, chromium, firefox, look_at, save, served
from page import screens
from places import EVERY, HOME, IN_FIREFOX, LOOKS, PLACES, TOUR, Look, looks
from playwright.sync_api import Browser, Page, sync_playwright
from study import act, corrected, recording, run, sample

Shot = tuple[str, Look]


def settle(page: Page) -> None:
    """Wait until a screen stands; what it shows first may ask for more."""
    for _ in range(2):
        page.wait_for_timeout(300)
        page.locator("main[aria-busy=false]").wait_for(state="attached")


def take(page: Page, name: str, look: Look, files: Files) -> None:
    """Go to a screen, press its keys, take its picture."""
    place = PLACES[name]
    look_at(page, name, look)
    page.evaluate("(hash) => { location.hash = hash; }", "#/memos" if name != "memos" else "#/history")
    if name == "sound":
        choose(page, str(files.heard))
    page.evaluate("(hash) => { location.hash = hash; }", place.address)
    settle(page)
    for key in (*place.keys, *("l" if name == "sound" else "")):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    if name in ACTS:
        ACTS[name](page, files)
    page.wait_for_timeout(200)
    save(page, name, look)
    if name == "sound":
        choose(page, "")
    for _ in range(2):
        page.keyboard.press("Escape")


def take_all(browser: Browser, address: str, shots: Sequence[Shot], files: Files, *, first: bool) -> None:
    """The pictures of one browser."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(address)
    page.locator(".shell").wait_for()
    if first:
        act(page)
    for name, look in shots:
        take(page, name, look, files)
    browser.close()


def take_tour(browser: Browser, private: Path, study: Path) -> None:
    """The tour in the sample, at its second step."""
    chosen = ("--transcripts", "O04-1", "--codebook", "social-care-domains")
    run(study, "round", "start", "tour", "--kind", "initial", "--coders", "B", *chosen)
    with served(private, "code", "O04-1", "--coder", "B", "--round", "tour", "--study", str(study)) as address:
        page = browser.new_context(locale="en-GB").new_page()
        look_at(page, TOUR, "light")
        page.goto(address)
        page.locator(".transcript").focus()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        page.get_by_text("Tour, 2 of 8").wait_for()
        page.wait_for_timeout(300)
        save(page, TOUR, "light")
        browser.close()


def take_home(browser: Browser, private: Path, study: Path, names: Sequence[str]) -> None:
    """The home page of a person who opened the sample study."""
    at = {"home": "#/", "home-new": "#/new", "home-open": f"#/folders?path={quote(str(study.parent))}"}
    with served(private, "home") as address:
        page = browser.new_context(locale="en-GB").new_page()
        page.goto(address)
        page.get_by_role("list", name="Recent studies").wait_for()
        for name, look in [(name, look) for look in LOOKS for name in names]:
            look_at(page, name, look)
            page.evaluate("(hash) => { location.hash = hash; }", at[name])
            page.wait_for_timeout(700)
            save(page, name, look)
        browser.close()


def main(wanted: list[str]) -> None:
    """All pictures, or the named ones."""
    if unknown := [name for name in wanted if name not in EVERY]:
        sys.exit(f"no picture {', '.join(unknown)}; there are {', '.join(EVERY)}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    (DOCS / "screens.md").write_text(screens(), "utf-8")
    names = [name for name in wanted or EVERY if name in PLACES] or ["library"]  # for the home page one was opened
    shots = [(name, look) for look in LOOKS for name in names if look in looks(name)]
    there = [(name, look) for name, look in shots if name in IN_FIREFOX and look == "light" and FIREFOX]
    with tempfile.TemporaryDirectory(prefix="ana-") as made, sync_playwright() as driver:
        folder = Path(made)
        studies = folder / "Documents"
        studies.mkdir()
        study = sample(studies)
        files = Files(corrected(study), recording(study))
        first = True
        for browser, chosen in (("chromium", [shot for shot in shots if shot not in there]), ("firefox", there)):
            if not chosen:
                continue
            with served(folder, "code", "--coder", "A", "--round", "r1", "--study", str(study)) as address:
                started = chromium(driver) if browser == "chromium" else firefox(driver, folder)
                take_all(started, address, chosen, files, first=first)
            first = False
        if at_home := [name for name in wanted or HOME if name in HOME]:
            take_home(chromium(driver), folder, study, at_home)
        if TOUR in wanted or not wanted:
            take_tour(chromium(driver), folder, study)


if __name__ == "__main__":
    main(sys.argv[1:])
