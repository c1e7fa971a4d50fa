"""What people see, by the pixels: marks in the text, every screen; and a sitting that is longer than every timer.

Chromium draws marks where Firefox draws none (and the other way round) by the same style sheet, so both are looked at.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.browser.screens import SCREENS, go
from web.conftest import Serve
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.both]

STRONG = 90  # of 255, between the strongest and the weakest of red, green and blue
TIMERS = 75_000  # ms; the longest timer of the page waits a minute
# Where a highlight lies on the screen: its first piece as [x, y, width, height].
PLACE = """(name) => {
  const [range] = CSS.highlights.get(name) ?? [];
  if (!range) return null;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const box = [...live.getClientRects()].find((one) => one.width > 20);
  return box ? [box.x, box.y, box.width, box.height].map(Math.round) : null;
}"""
# Right of the first words of the last turn, where nothing is marked.
PAPER = """() => {
  const box = [...document.querySelectorAll(".words")].at(-1).getBoundingClientRect();
  return [box.right - 4, box.top + 4].map(Math.round);
}"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
Colour = tuple[int, ...]


def _pixels(page: Page) -> NDArray[np.uint8]:
    """What is seen [height, width, 3]."""
    from PIL import Image

    page.evaluate(FRAMES)  # what is painted follows what is marked by a frame
    seen = page.screenshot(caret="initial")  # to hide the caret would be an inline style, which the page forbids
    return np.asarray(Image.open(io.BytesIO(seen)).convert("RGB"))


def _part(page: Page, name: str) -> NDArray[np.uint8]:
    """The pixels of a highlight's first piece [pixels, 3]; waits for it to lie on the screen."""
    x, y, width, height = until(lambda: page.evaluate(PLACE, name))
    return _pixels(page)[y : y + height, x : x + width].reshape(-1, 3)


def _bright(part: NDArray[np.uint8]) -> int:
    """How many pixels have a strong colour, which neither ink, paper nor a wash have."""
    return int((part.max(axis=1).astype(int) - part.min(axis=1) > STRONG).sum())


def _colour(page: Page, name: str) -> Colour:
    """The most frequent colour on a highlight."""
    return Counter(tuple(map(int, pixel)) for pixel in _part(page, name)).most_common(1)[0][0]


def _paper(page: Page) -> Colour:
    """The colour of the page where nothing is marked."""
    x, y = page.evaluate(PAPER)
    return tuple(map(int, _pixels(page)[y, x]))


def _coded(code: CodePage) -> Any:
    return code.work()["codings"]


def test_cursor_selection_and_washes_are_seen(page: Page, workbench: Workbench) -> None:
    """What the keys select, what is coded, and what is found has another colour than the paper under it."""
    code = CodePage(page, workbench)
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

    assert 4 == len({paper, selected, washed, found})


def test_the_coding_in_focus_is_underlined(page: Page, workbench: Workbench) -> None:
    """The coding that keys would change is underlined in a colour that nothing else on it has."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    until(lambda: _coded(code))
    code.press("p")
    underlined = _bright(_part(page, "mark-focus"))
    code.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown")
    until(lambda: not page.evaluate(PLACE, "mark-focus"))

    assert underlined > 100 + _bright(_part(page, "wash-1"))


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
