"""What people see, by the pixels: marks in the text, every screen; and a sitting that is longer than every timer.

Chromium draws marks where Firefox draws none (and the other way round) by the same style sheet, so both are looked at.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.browser.screens import SCREENS, go
from web.conftest import Serve
from web.pixels import FAR, PAPER, PLACE, Colour, bright
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.both]

READ = 10_000  # ms; what is read is kept after eight seconds
TIMERS = 75_000  # ms; the longest timer of the page waits a minute
# The driver puts the style `body {}` into the page when it takes a picture; the page's own rules refuse it, and only
# Firefox writes that to the console.
DRIVERS_OWN = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA="
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"


def _pixels(page: Page) -> NDArray[np.uint8]:
    """What is seen [height, width, 3]."""
    from PIL import Image

    page.evaluate(FRAMES)  # what is painted follows what is marked by a frame
    page.allowed.append(DRIVERS_OWN)  # type: ignore[attr-defined]
    seen = page.screenshot(caret="initial")
    return np.asarray(Image.open(io.BytesIO(seen)).convert("RGB"))


def _part(page: Page, name: str) -> NDArray[np.uint8]:
    """The pixels of a highlight's first piece [pixels, 3]; waits for it to lie on the screen."""
    x, y, width, height = until(lambda: page.evaluate(PLACE, name))
    return _pixels(page)[y : y + height, x : x + width].reshape(-1, 3)


def _colour(page: Page, name: str) -> Colour:
    """The most frequent colour on a highlight."""
    return Counter(tuple(map(int, pixel)) for pixel in _part(page, name)).most_common(1)[0][0]


def _paper(page: Page) -> Colour:
    """The colour of the page where nothing is marked."""
    x, y = page.evaluate(PAPER)
    return tuple(map(int, _pixels(page)[y, x]))


def _coded(code: CodePage) -> Any:
    return code.work()["codings"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cursor_selection_and_washes_are_seen(page: Page, workbench: Workbench, scheme: str) -> None:
    """What the keys select, what is coded, and what is found has another colour than the paper, in dark ones too."""
    workbench.call("PUT", "/api/settings", {"theme": scheme})
    code = CodePage(page, workbench)
    assert scheme == page.locator("html").get_attribute("data-theme")
    paper = _paper(page)
    code.press("ArrowDown", "ArrowDown")
    selected = _colour(page, "mark-selected")
    code.code("send")
    until(lambda: _coded(code))
    code.press("ArrowDown", "ArrowDown", "ArrowDown")
    washed = _colour(page, "wash-1")
    code.press("/")
    page.keyboard.type("patient")
    found = _colour(page, "mark-found")

    seen = (paper, selected, washed, found)
    for one, other in combinations(seen, 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) >= FAR, (one, other)


def test_the_coding_in_focus_is_underlined(page: Page, workbench: Workbench) -> None:
    """The coding that keys would change is underlined in a colour that nothing else on it has."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    until(lambda: _coded(code))
    code.press("p")
    underlined = bright(_part(page, "mark-focus"))
    code.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown")
    until(lambda: not page.evaluate(PLACE, "mark-focus"))

    assert underlined > 100 + bright(_part(page, "wash-1"))


class TestSettled:
    """A study in which every screen has something to show."""

    @pytest.fixture
    def workbench(self, settled_template: Path, tmp_path: Path, serve: Serve) -> Workbench:
        """Ana's workbench in a copy of it."""
        return serve(Path(shutil.copytree(settled_template, tmp_path / "settled")))

    def test_every_screen_is_drawn_and_compare_marks_what_differs(self, opened: Page) -> None:
        """Each screen has a heading, words, and nothing that failed; in Compare coders' passages are washed."""
        opened.locator(".shell").wait_for()
        for name, where in SCREENS.items():
            go(opened, where)
            opened.locator("h1").first.wait_for(state="attached")
            assert (name, 0) == (name, opened.locator("[role=alert]").count())
            until(lambda: len(opened.locator("main").inner_text()) > 80)
        go(opened, SCREENS["Compare"])
        opened.locator(".compare .list li").first.wait_for()
        assert _colour(opened, "wash-1") != _paper(opened)


def test_a_sitting_longer_than_every_timer(page: Page, workbench: Workbench) -> None:
    """After a minute and more in Code the Library and Code are still there, and after a restart of the page too."""
    page.clock.install()
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    until(lambda: _coded(code))
    page.clock.run_for(READ)  # and no further before it is kept: the page waits for an answer by its clock
    until(lambda: workbench.call("GET", "/api/settings").json.get("read"))
    page.clock.run_for(TIMERS)
    for _ in range(2):
        page.goto(f"{workbench.url}#/")
        expect(page.locator("table").first).to_contain_text("% read")
        page.goto(f"{workbench.url}#/d/r1/T01")
        page.locator(".transcript").wait_for()
        page.clock.run_for(TIMERS)
        page.reload()
        page.locator(".transcript").wait_for()
    expect(page.locator("[role=alert]")).to_have_count(0)
