"""WebKit, where it can be driven: what is seen by its pixels, coding from the keyboard, and every screen.

One browser is started for all of it; the steps are those that Chromium and Firefox take.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from web.browser.code_page import CodePage
from web.browser.screens import SCREENS, go
from web.browser.test_code_undo import OPERATIONS, standing
from web.conftest import Serve
from web.pixels import FAR, PAPER, PLACE, Colour, bright
from web.served import Workbench, becomes, until
from web.webkit import WebKit, found
from web.webkit_page import WebKitPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[WebKit]:
    """The system's WebKitGTK."""
    programs = found()
    if not programs:
        pytest.skip("these tests need WebKitWebDriver, MiniBrowser and xvfb-run")
    with WebKit(programs) as started:
        yield started


@pytest.fixture
def tab(browser: WebKit) -> Iterator[WebKitPage]:
    """Its tab; the test fails when the page threw or wrote an error to the console."""
    browser.goto("about:blank")  # an address that differs in its fragment alone loads nothing
    browser.faults.clear()
    page = WebKitPage(browser)
    yield page
    assert [] == page.faults()


def _code_page(tab: WebKitPage, workbench: Workbench) -> CodePage:
    return CodePage(cast("Any", tab), workbench)


def _part(tab: WebKitPage, name: str) -> NDArray[np.uint8]:
    x, y, width, height = until(lambda: tab.evaluate(PLACE, name))
    return tab.browser.pixels()[y : y + height, x : x + width].reshape(-1, 3)


CURSOR = """() => {
  const box = document.querySelector(".transcript .at").getBoundingClientRect();
  return [box.x, box.y, Math.min(box.width, 120), box.height + 8].map(Math.round);
}"""
WORDS = """(wanted) => {
  const walker = document.createTreeWalker(document.querySelector(".transcript"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const at = text.data.indexOf(wanted);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + wanted.length);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, box.top + box.height / 2];
  }
}"""


def _colour(tab: WebKitPage, name: str) -> Colour:
    return Counter(tuple(map(int, pixel)) for pixel in _part(tab, name)).most_common(1)[0][0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_seen_and_the_coding_in_focus_is_underlined(
    tab: WebKitPage, workbench: Workbench, scheme: str
) -> None:
    """What is selected, coded and found has another colour than the paper; the focus is underlined in a strong one."""
    workbench.call("PUT", "/api/settings", {"theme": scheme})
    code = _code_page(tab, workbench)
    x, y = tab.evaluate(PAPER)
    paper = tuple(map(int, tab.browser.pixels()[y, x]))
    code.press("ArrowDown", "ArrowDown")
    selected = _colour(tab, "mark-selected")
    code.code("send")
    until(code.codings)
    code.press("p")
    underlined = bright(_part(tab, "mark-focus"))
    code.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown")
    until(lambda: not tab.evaluate(PLACE, "mark-focus"))
    washed = _colour(tab, "wash-1")
    plain = bright(_part(tab, "wash-1"))
    code.press("/")
    tab.keyboard.type("patient")
    found_ = _colour(tab, "mark-found")

    for one, other in combinations((paper, selected, washed, found_), 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) >= FAR, (one, other)
    assert underlined > 100 + plain


def test_coding_from_the_keyboard_is_undone_and_done_again(tab: WebKitPage, workbench: Workbench) -> None:
    """Every operation in a row; all are taken back one by one, across a reload, and done again."""
    code = _code_page(tab, workbench)
    code.press("ArrowDown", "ArrowDown", "Shift+ArrowDown")
    code.code("send")
    until(lambda: len(code.codings()) == 1)
    code.press("Escape", "n")
    stood = [standing(code)]
    for name in ("split", "recode", "polarity", "mark", "memo", "skip"):
        OPERATIONS[name](code)
        stood.append(until(lambda: (now := standing(code)) != stood[-1] and now))
        code.text.focus()
    code.reload()
    for before in reversed(stood[:-1]):
        code.press("Control+z")
        becomes(before, lambda: standing(code))
    for after in stood[1:]:
        code.press("Control+Shift+z")
        becomes(after, lambda: standing(code))


def test_the_cursor_is_seen_and_the_mouse_selects_words(tab: WebKitPage, workbench: Workbench) -> None:
    """Where keys would go is underlined with dots; a drag of the mouse selects the words that it went over."""
    code = _code_page(tab, workbench)
    code.press("ArrowDown", "Escape")
    becomes("", lambda: code.selected)
    x, y, width, height = tab.evaluate(CURSOR)
    here = tab.browser.pixels()[y : y + height, x : x + width].astype(int)
    code.press("Control+End", "Escape")
    gone = tab.browser.pixels()[y : y + height, x : x + width].astype(int)
    dots = int((abs(here - gone).max(axis=2) > FAR).sum())
    left, right, middle = tab.evaluate(WORDS, "to the pantry")
    tab.browser.drag((left + 1, middle), ((left + right) / 2, middle), (right - 1, middle))

    assert dots > 20
    becomes("to the pantry", lambda: code.selected)


def test_every_screen_is_drawn_and_compare_marks_what_differs(
    tab: WebKitPage, settled_template: Path, tmp_path: Path, serve: Serve
) -> None:
    """Each screen has a heading and words, and nothing on it failed; in Compare coders' passages are washed."""
    workbench = serve(Path(shutil.copytree(settled_template, tmp_path / "settled")))
    tab.goto(workbench.launch_url())
    tab.locator(".shell").wait_for()
    for name, where in SCREENS.items():
        go(cast("Any", tab), where)
        until(lambda: tab.evaluate("() => document.querySelector('main').innerText.length > 80"))
        assert tab.locator("h1").count()
        assert (name, 0, []) == (name, tab.locator("[role=alert]").count(), tab.faults())
    go(cast("Any", tab), SCREENS["Compare"])
    tab.locator(".compare .list li").first.wait_for()
    x, y = tab.evaluate(PAPER)
    assert _colour(tab, "wash-1") != tuple(map(int, tab.browser.pixels()[y, x]))
